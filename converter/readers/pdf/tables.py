"""Tables that rules are drawn around: their grid, and which characters stand in which cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from converter.lexicon import join_lines
from converter.readers.pdf.characters import Char
from converter.readers.pdf.file import RuledLine
from converter.readers.pdf.lines import lines_of

NEAR = 3.0
"""Points: rules this near are one, and meet."""
_LEAST_ROW = 5.0
_MOST_WORK = 4_000_000
"""Cells times rules; a drawing has more."""


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on a page."""

    rows: tuple[tuple[str, ...], ...]
    x0: float
    top: float
    x1: float
    bottom: float


def take_tables(chars: Sequence[Char], rules: Sequence[RuledLine]) -> tuple[list[PageTable], list[Char]]:
    """The tables of a page, and the characters that stand in none."""
    tables: list[PageTable] = []
    left = list(chars)
    for group in _groups([rule for rule in rules if _is_of_size(rule)]):
        xs = _places([rule.x0 for rule in group if not rule.level])
        ys = _places([rule.y0 for rule in group if rule.level])
        if len(xs) < 3 or len(ys) < 3 or len(xs) * len(ys) * len(group) > _MOST_WORK:
            continue
        inside, rest = take_chars(left, xs[0], ys[0], xs[-1], ys[-1])
        rows = _grid(inside, group, xs, ys)
        if sum(any(row) for row in rows) < 2 or max(sum(map(bool, row)) for row in rows) < 2:
            continue
        left = rest
        tables.append(PageTable(tuple(map(tuple, rows)), xs[0], ys[0], xs[-1], ys[-1]))
    return tables, left


def _is_of_size(rule: RuledLine) -> bool:
    return max(rule.x1 - rule.x0, rule.y1 - rule.y0) >= _LEAST_ROW


def _groups(rules: list[RuledLine]) -> list[list[RuledLine]]:
    """Rules that touch one another, directly or by others."""
    groups: list[list[RuledLine]] = []
    boxes: list[list[float]] = []
    for rule in sorted(rules, key=lambda rule: (rule.y0, rule.x0)):
        hit = [
            place
            for place, box in enumerate(boxes)
            if rule.x0 <= box[2] + NEAR and rule.x1 >= box[0] - NEAR and rule.y0 <= box[3] + NEAR
            and rule.y1 >= box[1] - NEAR
        ]  # fmt: skip
        members, box = [rule], [rule.x0, rule.y0, rule.x1, rule.y1]
        for place in reversed(hit):
            members += groups.pop(place)
            other = boxes.pop(place)
            box = [*map(min, box[:2], other[:2]), *map(max, box[2:], other[2:])]
        groups.append(members)
        boxes.append(box)
    return groups


def _places(values: list[float]) -> list[float]:
    """Places of rules, those that are nearly the same as one."""
    made: list[float] = []
    for value in sorted(values):
        if not made or value - made[-1] > NEAR:
            made.append(value)
    return made


def take_chars(
    chars: Sequence[Char], x0: float, top: float, x1: float, bottom: float
) -> tuple[list[Char], list[Char]]:
    """The characters that stand in a box, and the others."""
    inside: list[Char] = []
    rest: list[Char] = []
    for char in chars:
        within = x0 <= (char.x0 + char.x1) / 2 <= x1 and top <= char.base <= bottom + NEAR
        (inside if within else rest).append(char)
    return inside, rest


def _grid(chars: list[Char], rules: list[RuledLine], xs: list[float], ys: list[float]) -> list[list[str]]:
    """The text of each cell; that of cells with no rule between them in the first of them."""
    owners = _owners(rules, xs, ys)
    cells: dict[tuple[int, int], list[Char]] = {}
    for char in chars:
        column = _slot(xs, (char.x0 + char.x1) / 2)
        row = _slot(ys, char.base - 0.3 * char.size)
        cells.setdefault(owners[row, column], []).append(char)
    grid = [[""] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    for (row, column), inside in cells.items():
        text = ""
        for line in lines_of(inside):
            text = join_lines(text, line.text)
        grid[row][column] = text
    return grid


def _slot(places: list[float], value: float) -> int:
    return max(0, min(len(places) - 2, sum(place <= value for place in places) - 1))


def _owners(
    rules: list[RuledLine], xs: list[float], ys: list[float]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For each cell the first of those it forms one with, for want of a rule between them."""
    level = [rule for rule in rules if rule.level]
    upright = [rule for rule in rules if not rule.level]
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            middle_x, middle_y = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
            owner = row, column
            if column and not any(
                abs(rule.x0 - xs[column]) <= NEAR and rule.y0 - NEAR <= middle_y <= rule.y1 + NEAR
                for rule in upright
            ):
                owner = owners[row, column - 1]
            elif row and not any(
                abs(rule.y0 - ys[row]) <= NEAR and rule.x0 - NEAR <= middle_x <= rule.x1 + NEAR
                for rule in level
            ):
                owner = owners[row - 1, column]
            owners[row, column] = owner
    return owners
