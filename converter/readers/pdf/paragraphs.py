"""Lines joined to the paragraphs they are of.

Chinese text may be broken after nearly every character, so a line that had room for what begins the next one
was ended on purpose: that is the end of a paragraph. Where lines are full to the edge, the next one's indent,
its size, the distance to it and the label it begins with decide.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from converter.lexicon import join_lines
from converter.lexicon.characters import is_wide
from converter.readers.labels import OPENING
from converter.readers.pdf.contents import is_entry
from converter.readers.pdf.lines import HOLE, LineSegment
from converter.readers.pdf.regions import Region

_INDENT = 0.8
"""Ems from which on a line is indented."""
_MOST_INDENT = 4.5
_MOSTLY_FULL = 0.75
"""Share of the column that a line takes which ends in the middle of a sentence, if lines count characters."""
_LEAST_BROKEN = 12
"""Characters of such a line: a date or a name is whole."""
_OTHER_SIZE = 1.12
_LOOSE = 1.45
"""Times the usual distance of lines from which on there is space before a paragraph."""
_FIGURE = 0.57
"""Ems that a figure or a Latin letter takes."""
_LOOSE_TITLE = 2.6
"""Ems from one line of a title to the next, at most."""
_NOT_FIRST = "，。、；：！？,.;:!?”’」』）)》〉】…—％%"
"""What may not begin a line, and so comes along with the character before it."""
_SHORT = 5.0
"""Ems a line leaves free that is the last of its paragraph, and, unclosed, no sentence."""
_CLOSED = ("。", "！", "？", "；", "：", "”")
_TITLE_SIZE = 1.15
_NEIGHBOURS = 6
_CENTRED = 1.2
"""Ems by which the white space left and right may differ."""


_DATE = re.compile(r"[〇○零一二三四五六七八九十\d]{2,4}\s*年.{1,4}月(?:.{1,4}日)?")


@dataclass(slots=True)
class ParagraphDraft:
    """A paragraph in the making."""

    text: str
    bold: int
    first: LineSegment
    last: LineSegment
    align: Literal["center", "right"] | None
    page: int
    indented: bool
    """Whether its first line is, as those of paragraphs are."""
    room: float = 0.0
    """How much of its column the last line leaves free at its end."""


@dataclass(frozen=True, slots=True)
class PageColumn:
    """A region on its page, and how its text is set."""

    lines: tuple[LineSegment, ...]
    page: int
    left: float
    right: float
    """Where its full lines end."""
    leading: float


def columns_of(regions: Sequence[tuple[Region, int]]) -> list[PageColumn]:
    """The regions of a document with their measures; those in one place on following pages share them."""
    made = []
    for place, (region, page) in enumerate(regions):
        em = region.lines[0].em
        mates = [
            other
            for other, its_page in regions[max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]
            if abs(page - its_page) <= 1 and abs(other.left - region.left) < 3 * em
            and abs(other.right - region.right) < 12 * em
        ]  # fmt: skip
        right = max(other.right for other in mates)
        made.append(PageColumn(region.lines, page, region.left, right, _leading(region.lines)))
    return made


def paragraphs_of(columns: Sequence[PageColumn], em: float) -> list[ParagraphDraft]:
    """The paragraphs of the columns of a document, in order; one may go on in the next column or page.

    Args:
        columns: in reading order.
        em: size of the document's text, in points.
    """
    made: list[ParagraphDraft] = []
    for column in columns:
        before: LineSegment | None = None
        for line in column.lines:
            align = _align(line, column)
            last = made[-1] if made else None
            if last and before and last.last is before and _is_beside(before, line):
                last.text += f" {line.text}"
                last.last = line
            elif last and _goes_on(last, line, before, column, align, em):
                _extend(last, line)
            else:
                indented = _INDENT < (line.x0 - column.left) / line.em < _MOST_INDENT
                made.append(ParagraphDraft(line.text, line.bold, line, line, align, column.page, indented))
            made[-1].room = column.right - line.x1
            before = line
    return made


def _leading(lines: Sequence[LineSegment]) -> float:
    steps = [b.base - a.base for a, b in pairwise(lines) if b.base - a.base > 0.5 * a.em]
    return statistics.median(steps) if steps else 0.0


def _align(line: LineSegment, column: PageColumn) -> Literal["center", "right"] | None:
    before, after = line.x0 - column.left, column.right - line.x1
    if before > 2.5 * line.em and abs(before - after) < _CENTRED * line.em:
        return "center"
    return "right" if before > 8 * line.em and after < 5 * line.em else None


def _goes_on(
    last: ParagraphDraft,
    line: LineSegment,
    before: LineSegment | None,
    column: PageColumn,
    align: Literal["center", "right"] | None,
    em: float,
) -> bool:
    """Whether a line goes on with the paragraph before it. `before`: the line above it in its column."""
    previous = last.last
    if (
        max(line.em, previous.em) > _OTHER_SIZE * min(line.em, previous.em)
        or HOLE in (line.text[0], last.text[0])
        or is_entry(last.text)
    ):
        return False
    large = line.em > _TITLE_SIZE * em
    usual = max(column.leading, _LOOSE * line.em if large else 0.0)
    loose = before is not None and column.leading > 0 and line.base - before.base > _LOOSE * usual
    centred = align == last.align == "center" or (large and _share_a_middle(previous, line))
    if before is previous and centred:
        loose = line.base - previous.base > _LOOSE_TITLE * line.em
        return large and line.all_bold == previous.all_bold and not loose
    indent = line.x0 - column.left
    if loose or (last.room >= _needed(line) and not _is_broken(last, line, column)):
        return False
    if indent > _INDENT * line.em:
        hanging = previous is last.first and line.x0 > previous.x0 + _INDENT * line.em
        aligned = previous is not last.first and abs(line.x0 - previous.x0) < 0.3 * line.em
        return aligned or (hanging and OPENING.match(last.text) is not None)
    unclosed = not line.text.endswith((*_CLOSED, "，", "、")) and column.right - line.x1 > _SHORT * line.em
    opened = (unclosed or OPENING.match(line.text)) and last.text.endswith(_CLOSED)
    return not (opened and last.first.x0 - column.left <= _INDENT * line.em)


def _is_broken(last: ParagraphDraft, line: LineSegment, column: PageColumn) -> bool:
    """Whether a line with room at its end goes on all the same: some programs count characters."""
    return (
        last.indented
        and len(last.last.text) >= _LEAST_BROKEN
        and line.x0 - column.left <= _INDENT * line.em
        and last.room < (1 - _MOSTLY_FULL) * (column.right - column.left)
        and not last.text.endswith(_CLOSED)
        and not last.last.all_bold
        and OPENING.match(line.text) is None
    )


def _share_a_middle(first: LineSegment, second: LineSegment) -> bool:
    """Whether two lines of different length are centred on one another."""
    middles = abs(first.x0 + first.x1 - second.x0 - second.x1) / 2
    return middles < 0.3 * second.em < abs(first.x0 - second.x0) and not _DATE.fullmatch(second.text)


def _is_beside(before: LineSegment, line: LineSegment) -> bool:
    """Whether a line stands further along the one before it: a reader reads across."""
    return (
        abs(line.base - before.base) < 0.5 * line.em
        and line.x0 >= before.x1
        and HOLE
        not in (
            line.text[0],
            before.text[0],
        )
    )


def _needed(line: LineSegment) -> float:
    """The width of what may not be parted at the start of a line."""
    text = line.text
    width = 0.0
    place = 0
    while place < len(text):
        char = text[place]
        width += line.em * (1.0 if is_wide(char) or char == "%" else _FIGURE)
        place += 1
        if place >= len(text):
            break
        follows = text[place]
        together = (
            follows in _NOT_FIRST
            or char in "“‘「『（(《〈【"
            or (char.isascii() and follows.isascii() and follows != " ")
        )
        if not together:
            break
    return width + 0.25 * line.em


def _extend(last: ParagraphDraft, line: LineSegment) -> None:
    whole_bold = last.bold >= len(last.text)
    joined = join_lines(last.text, line.text)
    if whole_bold:
        last.bold = len(joined) - len(line.text) + line.bold if line.bold else len(last.text)
    last.text = joined
    last.last = line
