"""What stands below the text of a report and is none of its sections: annexes, notes, who signed and when."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.parsing.lines import Line

_ANNEX = re.compile(
    r"附(?:件|表|录|图|注)\s*[一二三四五六七八九十\d]{0,3}\s*(?:[:.、]|$|\s).{0,60}|附[:].{0,60}"
)
_NOTE = re.compile(r"(?:注|备注|附注|附记|注释|说明|资料来源|数据来源)\s*\d{0,2}\s*[:.].*")
_AFTER_DATE = re.compile(r"\([^()]{2,30}\)|(?:联系人|联系电话|抄送|印发|主题词).{0,60}")
"""What may stand below the date: how far a document goes, whom to ask."""
_DATE = re.compile(
    r"\(?(?:\d{4}|[〇零一二三四五六七八九十]{2,4})\s*年\s*[\d〇一二三四五六七八九十]{1,3}\s*月(?:\s*[\d〇一二三四五六七八九十]{1,3}\s*日)?\)?"
)
_SIGNED = 30
"""The name of who signs is no longer than this."""


def is_annex(line: Line) -> bool:
    """Whether a line begins what is annexed: 附件：, 附表1."""
    return _ANNEX.fullmatch(line.folded) is not None and "。" not in line.text


def is_note(line: Line) -> bool:
    """Whether a line begins the notes: 注：, 资料来源：."""
    return _NOTE.fullmatch(line.folded) is not None


def where_signed(lines: Sequence[Line], last_numbered: int) -> int:
    """Where the name and the date at the end begin; behind the last line if there are none.

    Args:
        lines: the lines of the text.
        last_numbered: the place of the last numbered line; what is signed stands below it.
    """
    end = dated = len(lines)
    while dated > 3 and end - dated < 2 and _AFTER_DATE.fullmatch(lines[dated - 1].folded):
        dated -= 1  # （此件公开发布）, 联系人：…
    if dated < 3 or not _DATE.fullmatch(lines[dated - 1].folded):
        return end
    start = dated - 1
    while start - 1 > max(last_numbered, dated - 4) and _may_sign(lines[start - 1]):
        start -= 1
    return start if start > last_numbered else end


def _may_sign(line: Line) -> bool:
    return (
        line.numbering is None
        and line.hint.row is None
        and len(line.text) <= _SIGNED
        and not line.text.endswith(tuple("。；;！!？?：:，,、"))
    )
