"""The title block above the text: which line is the title, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from converter.lexicon import fold
from converter.parsing.lines import Line, no_heading, unnumbered_heading

_HAN = re.compile("[\u3400-\u9fff]")
_SHORTEST_HEADING = 4
"""A shorter line at the end of a title block is a name."""
_LONGEST_TITLE = 45
_LONGEST_NAMED_TITLE = 90
_REPORT_WORD = re.compile("报告|总结|汇报|公报|通报|综述|情况|述职|要点|计划|综览|年报|白皮书")
_NAMED = re.compile("[^,。;!?]*(?:报告|总结|汇报|公报|通报|草案)(?:\\([^()]{1,12}\\))?")
_BODY = re.compile(
    "(?:局|厅|部|署|处|科|院|委|委员会|办公室|政府|大队|支队|总队|中心|公司|集团|协会|机关|学校)$"
)
"""The end of the name of who reports."""
_FIRST_HEADING = re.compile(r"(?:前\s*言|引\s*言|序\s*言|导\s*言|绪\s*论|摘\s*要|概\s*述|目\s*的|背\s*景)")
_WORK = re.compile("工作|问题|任务|情况|措施|成效|安排|打算|计划|回顾|展望|建议|特点|分析|形势")
_NO_TITLE = re.compile(
    r"[-·]+.*|各位.*|同志们.*|【[^】]*】?|\(.*\)|.*〔\d{4}〕.{0,8}号|.{2,16}文件|签发人.*|(?:机密|秘密|绝密|内部).{0,6}|送审稿|征求意见稿"
)


def split_front(lines: Sequence[Line]) -> tuple[Line | None, int]:
    """The title, and how many lines the title block has (0 if there is none).

    The block is what stands before the first line that is numbered, long, or closed like a sentence. Of its
    lines the longest that names a kind of report is the title, else the first that is no date or source.
    """
    head: list[Line] = []
    known = _known_title(lines)
    for line in lines:
        if line is not known and (_ends_block(line) or _FIRST_HEADING.fullmatch(line.folded)):
            break
        head.append(line)
    else:
        return (known, len(head)) if known else (None, 0)
    if known in head:
        return known, len(head)
    candidates = [
        line for line in head if not _NO_TITLE.fullmatch(line.folded) and not no_heading(line.folded)
    ]
    if not candidates:
        return None, len(head)
    named = [line for line in candidates if _REPORT_WORD.search(line.folded)]
    title = max(named or candidates[:1], key=lambda line: len(line.text))
    return title, len(head) - _opens_text(lines, head, title)


def _opens_text(lines: Sequence[Line], head: Sequence[Line], title: Line) -> bool:
    """Whether the last line of the block is the first heading of the text: `2022年主要工作` above `一、`."""
    last = head[-1]
    return (
        last is not title
        and last.start > title.start
        and (lines[len(head)].numbering is not None or _heads_follow(lines[len(head) :]))
        and unnumbered_heading(last)
        and len(_HAN.findall(last.text)) >= _SHORTEST_HEADING
        and not any(char.isspace() for char in last.text)  # 专员　李某某
        and not _NO_TITLE.fullmatch(last.folded)
        and not repeats(last.text, title.text)
        and _BODY.search(last.folded) is None
    )


def _heads_follow(lines: Sequence[Line]) -> bool:
    """Whether a text has headings without numbers: short lines, each with text below it."""
    headings = [
        line
        for line, below in pairwise(lines)
        if unnumbered_heading(line) and below.numbering is None and len(below.text) > 2 * len(line.text)
    ]
    if len(headings) > 1:
        return True
    return not any(line.numbering for line in lines) and any(_WORK.search(each.folded) for each in headings)


def _known_title(lines: Sequence[Line]) -> Line | None:
    """The line the source itself marks as the title: as such, or as its only heading of the highest level."""
    for line in lines:
        if line.hint.kind == "title":
            return line
    levels = [line.hint.level for line in lines if line.marked and line.hint.level is not None]
    if len(levels) > 1 and levels.count(min(levels)) == 1:
        top = next(line for line in lines if line.marked and line.hint.level == min(levels))
        return None if top.numbering else top
    return None


def _ends_block(line: Line) -> bool:
    if line.numbering or line.hint.row or (line.marked and line.hint.level is not None):
        return True
    if line.text.endswith(tuple("。；;！!？?：:")):
        return True
    if len(line.text) <= _LONGEST_TITLE:
        return False
    named = len(line.text) <= _LONGEST_NAMED_TITLE and _NAMED.fullmatch(line.folded)
    subtitle = len(line.text) <= _LONGEST_NAMED_TITLE and line.text.startswith(("——", "--", "—"))
    return not named and not subtitle


def repeats(line: str, title: str) -> bool:
    """Whether a line says the title again, or a part of it: no section begins there."""
    bare = re.sub(r"\W", "", fold(line))
    return len(bare) >= 4 and bare in re.sub(r"\W", "", fold(title))
