"""A table of a page as a grid: its cells with what covers them, and the words that stand outside of any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lxml.etree import _Element as Element

from converter.model import Cover

_SPAN_LIMIT: Final = 1000
"""Most rows or columns one cell spans (HTML's own limit for columns)."""
AREA_LIMIT: Final = 500_000
"""Most cells of a table, those counted that are covered by a neighbour."""
_CELLS: Final = ("td", "th")
_OF_TABLE: Final = ("table", "thead", "tbody", "tfoot", "tr", "colgroup", "col")


def cells_of(table: Element) -> list[list[Element]]:
    """The cells of a table that has none inside it, row by row."""
    return [[cell for cell in row if cell.tag in _CELLS] for row in table.iter("tr")]


def area_of(cells: Sequence[Sequence[Element]]) -> int:
    """How many places of a grid cells take."""
    return sum(_span(cell, "colspan") * _span(cell, "rowspan") for row in cells for cell in row)


def grid_of(cells: Sequence[Sequence[Element]], texts: Sequence[Sequence[str]]) -> list[list[str | Cover]]:
    """The grid of a table: at each place the text of its cell, or what covers it.

    Args:
        cells: row by row, as the markup has them.
        texts: theirs.
    """
    grid: dict[tuple[int, int], str | Cover] = {}
    for number, row in enumerate(cells):
        column = 0
        for place, cell in enumerate(row):
            while (number, column) in grid:
                column += 1
            for down in range(min(_span(cell, "rowspan"), len(cells) - number)):
                for right in range(_span(cell, "colspan")):
                    cover = Cover.LEFT if right else Cover.ABOVE
                    grid.setdefault((number + down, column + right), cover)
            grid[number, column] = texts[number][place]
    width = max((column for _, column in grid), default=-1) + 1
    return [[grid.get((row, column), "") for column in range(width)] for row in range(len(cells))]


def words_outside(table: Element) -> Iterator[str]:
    """Text that stands in a table and in none of its cells; browsers set it before the table."""
    for element in table.iter(*_OF_TABLE):
        if element.text and element.text.strip():
            yield element.text
        for child in element:
            if child.tail and child.tail.strip():
                yield child.tail


def _span(cell: Element, name: str) -> int:
    given = (cell.get(name) or "1").strip()
    return min(max(1, int(given)), _SPAN_LIMIT) if given.isdecimal() and len(given) < 6 else 1
