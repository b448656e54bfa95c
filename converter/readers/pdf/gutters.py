"""White space that runs down a page between columns of text, found before characters are put to lines.

A gutter may be as narrow as a gap inside a line; what distinguishes it is that it stands in the same place
in line after line, with full columns of text on both sides.
"""

from __future__ import annotations

import statistics
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from converter.lexicon.characters import NEVER_FIRST, OPENING, is_wide
from converter.readers.pdf.characters import Char

LEAST_ROWS = 4
LEAST_WIDTH = 0.75
"""Ems."""
_MOST_WIDTH = 6.0
"""Ems; wider white space parts lines without that it need be known."""
_LEAST_CHARS = 8
"""Median of the characters of a line in a column of text."""
_FULL = 0.55
"""Median share of a column's width its lines fill, at least."""
_HUNG = 0.35
"""Ems that are left of a gutter where a mark hangs into it."""
_MOST = 5
_SIZE = 10.0
"""Points of text that is not Chinese."""


@dataclass(frozen=True, slots=True)
class Gutter:
    """Where no character of a stretch of the page stands."""

    x: float
    top: float
    bottom: float

    def parts(self, first: Char, second: Char) -> bool:
        """Whether it runs between two characters of a row."""
        before, after = (first.x0 + first.x1) / 2, (second.x0 + second.x1) / 2
        return before <= self.x <= after and self.top <= second.base <= self.bottom


@dataclass(frozen=True, slots=True)
class _Row:
    """Where the ink of a row's characters begins and ends, from the left."""

    base: float
    ink: tuple[tuple[float, float], ...]

    def crosses(self, x: float, least: float) -> bool:
        """Whether text runs over a place, with no gap there of this width at least."""
        after = bisect_left(self.ink, (x, x))
        if after and self.ink[after - 1][1] > x:
            return True
        return 0 < after < len(self.ink) and self.ink[after][0] - self.ink[after - 1][1] < least

    def sides(self, x: float, apart: float) -> tuple[Stretch | None, Stretch | None]:
        """The stretches of text next to a place, left and right of it, up to gaps of this width."""
        after = bisect_left(self.ink, (x, x))
        return _stretch(self.ink[:after][::-1], apart), _stretch(self.ink[after:], apart)


Stretch = tuple[float, float, int]
"""From, to, how many characters."""


def _stretch(ink: Sequence[tuple[float, float]], apart: float) -> Stretch | None:
    if not ink:
        return None
    count = 1
    for last, char in pairwise(ink):
        if max(char[0] - last[1], last[0] - char[1]) > apart:
            break
        count += 1
    return min(x0 for x0, _ in ink[:count]), max(x1 for _, x1 in ink[:count]), count


def gutters_of(rows: Sequence[Sequence[Char]]) -> list[Gutter]:
    """The gutters of a page.

    Args:
        rows: the characters of the page by base line, from the top.
    """
    if len(rows) < LEAST_ROWS:
        return []
    em = statistics.median(
        [char.x1 - char.x0 for row in rows for char in row if is_wide(char.text)] or [_SIZE]
    )
    inked = [_Row(row[0].base, tuple(sorted(map(_ink, _visible(row))))) for row in rows]
    gaps = [
        (first[1], second[0])
        for row in inked
        for first, second in pairwise(row.ink)
        if LEAST_WIDTH * em <= second[0] - first[1] <= _MOST_WIDTH * em
    ]
    found: list[Gutter] = []
    for _ in range(_MOST):
        if len(gaps) < LEAST_ROWS:
            break
        x = _commonest(gaps)
        run = _run(inked, x, _HUNG * em)
        if run and _are_columns(run, x, LEAST_WIDTH * em):
            found.append(Gutter(x, run[0].base - em, run[-1].base + em))
        gaps = [(start, end) for start, end in gaps if not start <= x <= end]
    return found


def _visible(row: Sequence[Char]) -> list[Char]:
    return [char for char in row if not char.text.isspace()]


def _ink(char: Char) -> tuple[float, float]:
    """Where a character's ink may be: closing marks have it in their left half, opening ones in the right."""
    half = (char.x1 - char.x0) / 2
    if char.text in NEVER_FIRST:
        return char.x0, char.x1 - half
    return (char.x0 + half, char.x1) if char.text in OPENING else (char.x0, char.x1)


def _commonest(gaps: Sequence[tuple[float, float]]) -> float:
    """A place in as many gaps as may be, in the middle of what they share."""
    ends = sorted([(start, -1, end) for start, end in gaps] + [(end, 1, end) for _, end in gaps])
    most = depth = 0
    best = (0.0, 0.0)
    for place, (x, kind, _) in enumerate(ends):
        depth -= kind
        if depth > most:
            most, best = depth, (x, ends[place + 1][0] if place + 1 < len(ends) else x)
    return sum(best) / 2


def _run(rows: Sequence[_Row], x: float, least: float) -> list[_Row]:
    """The longest run of rows that leave a place free."""
    best: list[_Row] = []
    run: list[_Row] = []
    for row in rows:
        if row.crosses(x, least):
            run = []
            continue
        run.append(row)
        best = run if len(run) > len(best) else best
    return best


def _are_columns(run: Sequence[_Row], x: float, apart: float) -> bool:
    sides = [row.sides(x, apart) for row in run]
    both = sum(left is not None and right is not None for left, right in sides)
    return (
        both >= LEAST_ROWS
        and _is_column([left for left, _ in sides if left])
        and _is_column([right for _, right in sides if right])
    )


def _is_column(parts: Sequence[Stretch]) -> bool:
    if len(parts) < LEAST_ROWS:
        return False
    widths = sorted(x1 - x0 for x0, x1, _ in parts)
    usual = widths[len(widths) * 9 // 10]
    full = statistics.median(widths) >= _FULL * usual
    return full and statistics.median(count for _, _, count in parts) >= _LEAST_CHARS
