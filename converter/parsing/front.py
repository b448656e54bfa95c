"""The title block above the text: which line is the title, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.parsing.lines import Line

_LONGEST_TITLE = 45
_REPORT_WORD = re.compile(
    "报告|報告|总结|總結|汇报|匯報|公报|公報|通报|通報|综述|綜述|情况|情況|述职|述職|要点|要點|计划|計劃"
)
_NO_TITLE = re.compile(
    r"[（(【]?[\d０-９〇零一二三四五六七八九十]{2,4}[-/.年].{0,20}[日)）】\d]$|.*(来源|來源|作者|时间|時間|日期|[记記]者|发布|發布|撰稿|编辑|供稿)[:：].*"
    r"|[—–-].*|各位.*|同志们.*|同志們.*|.*摄$|.*攝$|【.*"
)


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
    return bool(
        line.numbering
        or line.hint.row
        or (line.marked and line.hint.level is not None)
        or len(line.text) > _LONGEST_TITLE
        or line.text.endswith(tuple("。；;！!？?：:"))
    )


def split_front(lines: Sequence[Line]) -> tuple[Line | None, int]:
    """The title, and how many lines the title block has (0 if there is none).

    The block is what stands before the first line that is numbered, long, or closed like a sentence. Of its
    lines the longest that names a kind of report is the title, else the first that is no date or source.
    """
    head: list[Line] = []
    known = _known_title(lines)
    for line in lines:
        if line is not known and _ends_block(line):
            break
        head.append(line)
    else:
        return (known, len(head)) if known else (None, 0)
    if known in head:
        return known, len(head)
    candidates = [line for line in head if not _NO_TITLE.match(line.text)]
    if not candidates:
        return None, len(head)
    named = [line for line in candidates if _REPORT_WORD.search(line.text)]
    return max(named or candidates[:1], key=lambda line: len(line.text)), len(head)
