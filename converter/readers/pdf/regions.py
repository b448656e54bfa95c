"""Reading order: a page cut into the regions that are read one after another, columns from the left.

Recursive cuts along white space (Nagy & Seth's XY tree, 1984), with one rule of its own: white space between
what stands side by side is a gutter only if both sides are columns of running text. The cells of a table
without rules and the two ends of a signature line stand apart, too, and are read across.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from converter.readers.pdf.lines import LineSegment

_LEAST_LINES = 4
_GUTTER = 0.7
"""Ems: narrowest white space between columns."""
_LEAST_CHARS = 8
_FULL = 0.55
"""Median share of a column's width its lines fill, at least."""
_DEEPEST = 12
_MOST_BANDS = 60
_MOST_ACROSS = 8
"""White bands from the top and from the foot of a page between which columns are looked for."""


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that are read from top to bottom, and the column they stand in."""

    lines: tuple[LineSegment, ...]
    left: float
    right: float


def regions_of(lines: Sequence[LineSegment]) -> list[Region]:
    """The regions of a page in reading order."""
    return _merged(_cut(list(lines), 0))


def _cut(lines: list[LineSegment], depth: int) -> list[Region]:
    if not lines:
        return []
    if depth < _DEEPEST and len(lines) >= 2 * _LEAST_LINES:
        gutter = _gutter(lines)
        if gutter is not None:
            left = [line for line in lines if line.text_end <= gutter]
            right = [line for line in lines if line.text_end > gutter]
            return _cut(left, depth + 1) + _cut(right, depth + 1)
        ordered, places = _bands(lines)
        for place in places:
            above, below = ordered[:place], ordered[place:]
            if _gutter(above) is not None or _gutter(below) is not None:
                return _cut(above, depth + 1) + _cut(below, depth + 1)
        for first, last in _between(places, len(ordered)):
            if _gutter(ordered[first:last]) is not None:
                parts = ordered[:first], ordered[first:last], ordered[last:]
                return [region for part in parts for region in _cut(part, depth + 1)]
    return [
        Region(tuple(_across(lines)), min(line.x0 for line in lines), max(line.text_end for line in lines))
    ]


def _across(lines: Sequence[LineSegment]) -> list[LineSegment]:
    """Lines from the top, those on one base line from the left."""
    rows: list[list[LineSegment]] = []
    for line in sorted(lines, key=lambda line: line.base):
        if rows and line.base - rows[-1][0].base < 0.35 * min(line.em, rows[-1][0].em):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.x0)]


def _gutter(lines: Sequence[LineSegment]) -> float | None:
    """Where a gutter runs through all these lines."""
    if len(lines) < 2 * _LEAST_LINES:
        return None
    em = statistics.median(line.em for line in lines)
    spans = sorted((line.text_start, line.text_end) for line in lines)  # marks may hang into a gutter
    end = spans[0][1]
    for x0, x1 in spans[1:]:
        if x0 - end >= _GUTTER * em:
            middle = (end + x0) / 2
            sides = (
                [line for line in lines if line.text_end <= middle],
                [line for line in lines if line.text_end > middle],
            )
            if all(map(_is_column, sides)) and _side_by_side(*sides):
                return middle
        end = max(end, x1)
    return None


def _is_column(lines: Sequence[LineSegment]) -> bool:
    if len(lines) < _LEAST_LINES:
        return False
    widths = sorted(line.x1 - line.x0 for line in lines)
    usual = widths[len(widths) * 9 // 10]  # there may be several columns on this side
    fills = statistics.median(widths) / usual if usual else 0.0
    return fills >= _FULL and statistics.median(len(line.text) for line in lines) >= _LEAST_CHARS


def _side_by_side(left: Sequence[LineSegment], right: Sequence[LineSegment]) -> bool:
    top = max(min(line.top for line in left), min(line.top for line in right))
    bottom = min(max(line.bottom for line in left), max(line.bottom for line in right))
    return bottom > top


def _bands(lines: Sequence[LineSegment]) -> tuple[list[LineSegment], list[int]]:
    """The lines from the top, and where white bands run across, those that part off the fewest first."""
    ordered = sorted(lines, key=lambda line: line.top)
    places = []
    bottom = ordered[0].bottom
    for place, line in enumerate(ordered[1:], start=1):
        if line.top >= bottom - 0.2 * line.em:
            places.append(place)
        bottom = max(bottom, line.bottom)
    places.sort(key=lambda place: min(place, len(ordered) - place))
    return ordered, places[:_MOST_BANDS]


def _between(places: Sequence[int], lines: int) -> list[tuple[int, int]]:
    """Pairs of bands: what may stand across the page above columns and below them, the fewest lines first."""
    bands = sorted(places)
    heads, feet = bands[:_MOST_ACROSS], bands[-_MOST_ACROSS:]
    pairs = [(head, foot) for head in heads for foot in feet if head < foot]
    return sorted(pairs, key=lambda pair: pair[0] + lines - pair[1])


def _merged(regions: list[Region]) -> list[Region]:
    """Neighbours in one column as one region, so that a paragraph may go on from one to the other."""
    made: list[Region] = []
    for region in regions:
        last = made[-1] if made else None
        if (
            last
            and region.lines[0].top >= last.lines[-1].top
            and abs(last.left - region.left) < 3 * region.lines[0].em
            and abs(last.right - region.right) < 3 * region.lines[0].em
        ):
            made[-1] = Region(
                last.lines + region.lines, min(last.left, region.left), max(last.right, region.right)
            )
        else:
            made.append(region)
    return made
