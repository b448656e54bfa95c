"""Lines broken for the width of a page are joined to paragraphs again: text copied from a PDF or a mail.

A text is taken for broken only where most of its lines are of one full width and end in the middle of a
sentence; a text with a paragraph a line is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from converter.lexicon import join_lines

_FEWEST_LINES = 6
_NARROWEST, _WIDEST = 36, 130
"""In columns: a Chinese character takes two."""
_RAGGED = 5
"""Columns a full line may be short of the width, where a mark could not begin the next line."""
_CLOSED = tuple("。！？；：!?;:”」』")
_HAN = "[一二三四五六七八九十百]{1,3}"
_NEVER_FIRST = tuple("。，、；：！？”」』）%％")
_BEGINS_ANEW = re.compile(
    rf"[ \u3000]{{2,}}|\u3000|[（(]?\s*(?:{_HAN}|[0-9０-９]{{1,2}}|[壹贰貳叁參肆伍陆陸柒捌玖拾]{{1,2}})\s*"
    rf"(?:[、)）．]|\.(?![0-9]))|第\s*(?:{_HAN}|[0-9]{{1,2}})\s*(?:部分|部份|章|节|節|篇|[，,])|[①-⓿⑴-⒛㈠-㈩]"
    rf"|{_HAN}[是要]|[-－—–•·●■◆▲*]|首先|其次|再次|最后|最後"
)
_PAGE = re.compile(r"\s*(?:[-－—–]?\s*\d{1,4}\s*[-－—–]?|第\s*\d+\s*[页頁].*)\s*")


@dataclass(frozen=True, slots=True)
class Joined:
    """A paragraph and the number of the source's line it begins on, from 1."""

    text: str
    line: int


def joined_lines(text: str) -> list[Joined]:
    """The lines of `text`, those broken for a width only put together again."""
    lines = text.split("\n")
    found = next(
        ((measure, width) for measure in (_columns, _twice) if (width := _width_of(lines, measure))), None
    )
    if found is None:
        return [Joined(line, number) for number, line in enumerate(lines, start=1)]
    measure, width = found
    indented = _marks_paragraphs_by_indent(lines)
    joined: list[Joined] = []
    pieces: list[str] = []
    begins = 1
    for number, line in enumerate(lines, start=1):
        if not pieces:
            begins = number
        pieces.append(line if len(pieces) == 0 else line.strip())
        follower = lines[number] if number < len(lines) else ""
        full = measure(line) >= width - _RAGGED
        full = full or follower.startswith(_NEVER_FIRST)
        if not full or not _goes_on(line, follower, indented=indented):
            joined.append(Joined(join_lines(*pieces) if len(pieces) > 1 else pieces[0], begins))
            pieces = []
    return joined


def _width_of(lines: Sequence[str], measure: Callable[[str], int]) -> int | None:
    """The width that most lines fill, in columns; None where the text is not broken to a width."""
    widths = sorted(measure(line) for line in lines if line.strip())
    if len(widths) < _FEWEST_LINES:
        return None
    width = widths[len(widths) * 9 // 10]
    if not _NARROWEST <= width <= _WIDEST or widths[-1] > width + 2 * _RAGGED:
        return None
    full = [line for line in lines if width - _RAGGED <= measure(line)]
    unfinished = [line for line in full if not line.rstrip().endswith(_CLOSED)]
    broken = 2 * len(full) >= len(widths) and 3 * len(unfinished) >= 2 * len(full)
    return width if broken else None


def _marks_paragraphs_by_indent(lines: Sequence[str]) -> bool:
    filled = [line for line in lines if line.strip()]
    indented = sum(line.startswith(("\u3000", "  ")) for line in filled)
    return 0 < indented < len(filled) / 2


def _goes_on(line: str, follower: str, *, indented: bool) -> bool:
    if not follower.strip() or not line.strip():
        return False
    if indented:
        return not (
            follower.startswith(("\u3000", "  ")) or _PAGE.fullmatch(follower) or _PAGE.fullmatch(line)
        )
    if _BEGINS_ANEW.match(follower) or _PAGE.fullmatch(follower) or _PAGE.fullmatch(line):
        return False
    return not line.rstrip().endswith(_CLOSED)


def _columns(line: str) -> int:
    bare = line.rstrip()
    if len(bare) > _WIDEST:
        return len(bare)
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in bare)


def _twice(line: str) -> int:
    """The width in columns if all characters were wide: some programs count characters."""
    return 2 * len(line.rstrip())
