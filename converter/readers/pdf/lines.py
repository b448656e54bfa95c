"""Characters put together to lines, by where they stand and not by the order they come in."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from converter.lexicon.characters import OPENING, is_wide
from converter.readers.pdf.characters import Char
from converter.readers.pdf.gutters import gutters_of
from converter.readers.raised import SUPERSCRIPT

HOLE = "\ufffc"
"""Begins the line that keeps the place of a table."""
_SAME_BASE = 0.35
"""Share of an em by which characters of one line may stand higher or lower."""
_GAP = {(False, False): 0.15, (True, True): 0.15, (True, False): 0.75, (False, True): 0.75}
"""Ems beyond the usual from which on a gap between Latin or Chinese characters is a space; where the one kind
meets the other it is but the space that composers set there by themselves."""
_RAISED = 0.75
"""Ems by which a small character may stand higher or lower than its line."""
_SMALLER = 0.86
"""Times the size of its line that it may have: pages make it a sixth smaller, office programs a third."""
_BESIDE = 0.4
"""Ems between such a character and what it belongs to."""
_PART_GAP = 1.6
"""Ems; a wider gap parts what stands beside one another."""
_BRACKET = 0.5
"""Ems of white at the outer side of a bracket."""
_SPACED_SHARE = 0.5
"""Share of Chinese characters with a space between them from which on the spaces are look, not text."""


@dataclass(frozen=True, slots=True)
class LineSegment:
    """A stretch of characters on one line, with no wide gap in it."""

    text: str
    x0: float
    x1: float
    base: float
    em: float
    bold: int
    """How many characters at the start are bold."""
    text_end: float
    """Where its last character ends that is not a closing mark: marks may hang out of the column."""

    @property
    def text_start(self) -> float:
        """Where its first character begins, but for a bracket that hangs out of the column."""
        return self.x0 + (_BRACKET * self.em if self.text[0] in OPENING else 0.0)

    @property
    def all_bold(self) -> bool:
        return self.bold >= len(self.text) > 0

    @property
    def top(self) -> float:
        return self.base - self.em

    @property
    def bottom(self) -> float:
        return self.base + 0.3 * self.em


def lines_of(chars: Iterable[Char]) -> list[LineSegment]:
    """The lines of characters, from the top; what stands on one line with a wide gap between are two."""
    made: list[LineSegment] = []
    rows = _with_raised(_rows(sorted(chars, key=lambda char: (char.base, char.x0))))
    gutters = gutters_of(rows)
    for row in rows:
        row.sort(key=lambda char: (char.x0, char.x1))
        part: list[Char] = []
        spaced: set[int] = set()
        space = False
        em = _em(row)
        for char in row:
            if char.text.isspace() and char.text != "\u3000":
                space = True
                continue
            if part and _again(part[-1], char):
                continue
            if part and (
                char.x0 - part[-1].x1 > _PART_GAP * em or any(each.parts(part[-1], char) for each in gutters)
            ):
                made.append(_line(part, spaced, _em(part)))
                part, spaced = [], set()
            if space:
                spaced.add(len(part))
            part.append(char)
            space = False
        if part:
            made.append(_line(part, spaced, _em(part)))
    return [line for line in made if line.text.strip()]


def _rows(chars: list[Char]) -> list[list[Char]]:
    """Characters by base line; small ones set a little higher belong to the line they overlap."""
    rows: list[list[Char]] = []
    for char in chars:
        if rows:
            last = rows[-1]
            near = abs(char.base - last[0].base) <= _SAME_BASE * max(char.size, last[0].size, 1.0)
            if near:
                last.append(char)
                continue
        rows.append([char])
    return rows


def _with_raised(rows: Sequence[list[Char]]) -> list[list[Char]]:
    """The rows, those of exponents and marks of notes alone put to the line they stand beside."""
    made = [list(row) for row in rows]
    for place, row in enumerate(rows):
        marks = [char for char in row if not char.text.isspace()]
        for other in (place + 1, place - 1):
            if 0 <= other < len(rows) and marks and all(_belongs(mark, made[other]) for mark in marks):
                made[other] += row
                made[place] = []
                break
    return [row for row in made if row]


def _belongs(mark: Char, row: Sequence[Char]) -> bool:
    """Whether a small figure stands a little higher or lower than a row, close behind one of it."""
    return (mark.text.isdecimal() or mark.text in "+-−") and any(
        mark.size <= _SMALLER * char.size
        and abs(mark.base - char.base) <= _RAISED * char.size
        and -_BESIDE * char.size < mark.x0 - char.x1 < _BESIDE * char.size
        for char in row
    )


def _em(row: Sequence[Char]) -> float:
    wide = [char.x1 - char.x0 for char in row if is_wide(char.text) and char.x1 > char.x0]
    return statistics.median(wide) if wide else max(0.7 * max(char.size for char in row), 1.0)


def _again(last: Char, char: Char) -> bool:
    """Whether a character is the one before it printed again, a hair aside, to look bold.

    One drawn right after the other is none: a long dash may be one sign that stands for two.
    """
    return (
        char.text == last.text
        and abs(char.order - last.order) > 1
        and abs(char.x0 - last.x0) < 0.25 * max(last.x1 - last.x0, 0.1)
    )


def _line(chars: list[Char], spaced: set[int], em: float) -> LineSegment:
    bases = sorted(char.base for char in chars)
    base = bases[len(bases) // 2]
    gaps = _gaps(chars, spaced, em)
    text, bold, is_bold = "", 0, True
    for place, char in enumerate(chars):
        piece = gaps[place] + (char.text.translate(SUPERSCRIPT) if _is_raised(char, base, em) else char.text)
        text += piece
        is_bold = is_bold and char.bold
        bold += len(piece) if is_bold else 0
    bare = text.strip()
    ends = [char.x1 for char in chars if char.text not in "，。、；：！？,.;:!?”’」』）)》"]
    return LineSegment(
        bare, chars[0].x0, chars[-1].x1, base, em, min(bold, len(bare)), max(ends, default=chars[0].x0)
    )


def _is_raised(char: Char, base: float, em: float) -> bool:
    return char.text.isdecimal() and char.text.isascii() and base - char.base > 0.2 * em and char.size < em


def _gaps(chars: list[Char], spaced: set[int], em: float) -> list[str]:
    """What stands before each character: a space where one is printed, or words or figures part."""
    widths = [char.x0 - last.x1 for last, char in pairwise(chars)]
    usual = max(0.0, statistics.median(widths)) if widths else 0.0  # justified lines are let out everywhere
    gaps = [""]
    for place, width in enumerate(widths, start=1):
        kinds = is_wide(chars[place - 1].text), is_wide(chars[place].text)
        gaps.append(" " if place in spaced or width > usual + _GAP[kinds] * em else "")
    between = [
        place
        for place in range(1, len(chars))
        if is_wide(chars[place].text) and is_wide(chars[place - 1].text)
    ]
    parted = [place for place in between if gaps[place]]
    if parted and len(parted) > _SPACED_SHARE * len(between):
        for place in parted:
            gaps[place] = ""
    return gaps
