"""Tables of the source, set as tables: one in each edition, their rows in step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple, TypeAlias

from converter.compose.segments import JOINER
from converter.lexicon.characters import is_han
from converter.model import Extent, Paragraph, extents, head_rows
from converter.pages.annex import parted_names, short_names
from converter.pages.decimals import figure_gap, measure_figures
from converter.pages.geometry import Geometry, anchors_of
from converter.pages.layout import Path
from converter.pages.setter import TextSetter
from converter.pages.strips import Strip
from converter.pages.table_columns import ColumnLook, EditionCells, TableColumn, cell_of, unbroken
from converter.pages.tables import TableRow, TableSetter, strong

_LEAST_EM: Final = 2.0
"""Of a column, in em of the table."""
_TEXT_EM: Final = 4.0
"""Least of a column of text, if it has as much."""
_NAME_EM: Final = 6.5
"""The same, of one with names or dates."""
_MOST_EM: Final = 16.0
"""What a column asks for at most before room is shared out."""
_FIGURE: Final = re.compile(r"[-+−±]?\d[\d,.]*\s*[%％‰]?$")


Sides: TypeAlias = Sequence[Paragraph]
"""A paragraph as each edition has it."""


def grouped(paragraphs: Sequence[Sides]) -> Iterator[tuple[bool, list[Sides]]]:
    """Paragraphs in order: the rows of a table together, marked so, all others alone."""
    for table, group in groupby(paragraphs, key=lambda sides: sides[0].row and sides[0].row.table):
        own = list(group)
        if table is not None and len(own) > 1:
            yield True, own
        else:
            yield from ((False, [each]) for each in own)


def source_table_rows(
    setter: TextSetter,
    page: Geometry,
    paragraphs: Sequence[Sides],
    sentences: Sequence[Sequence[str]],
    around: Path = (),
) -> list[Strip]:
    """A table of the source; its first row is the head, with the rows that its cells reach over.

    Beside each row's own id, `sentences` lead to it.

    Where its figures need more room than a column of the page has, each edition takes the whole width, one
    under the other.
    """
    texts = [[side.cells() for side in sides] for sides in paragraphs]
    count = max(len(cells) for row in texts for cells in row)
    cells = [
        [cell_of(page, [_said(each[at]) if at < len(each) else "" for each in row]) for at in range(count)]
        for row in texts
    ]
    taken = [own[:count] for own in extents([sides[0].row for sides in paragraphs if sides[0].row])]
    heads = head_rows(taken)
    editions = range(len(page.columns))
    asks = [_asks(setter, cells, number, taken, heads) for number in editions]
    narrow = page.shared and max(sum(each.least for each in own) for own in asks) > page.measure
    together = [(number,) for number in editions] if narrow or not page.beside else [tuple(editions)]
    rows: list[Strip] = [Strip(page.leading / 2, keep=True)]
    for shown in together:
        columns: list[TableColumn] = []
        for number in shown:
            x, width = (page.left, page.text_width) if narrow else (page.columns[number].x, page.measure)
            columns += _columns(page, asks[number], number, x, width)
        table = TableSetter(paragraphs[0][0].id, tuple(columns), setter, page, around)
        made = [
            TableRow(own, anchors_of(sides[0].id, *more, editions=shown), taken=extent)
            for sides, own, more, extent in zip(paragraphs, cells, sentences, taken, strict=True)
        ]
        rows += table.rows(made[:heads], made[heads:])
        rows.append(Strip(page.leading / 2))
    return [*rows, Strip(0.0, snap=True)]


def _names(text: str) -> list[str]:
    """The names and dates that are all of a cell and do not part; none where it says more, or a figure."""
    bare = text.replace(JOINER, "")
    names = short_names(bare) if any(map(is_han, bare)) else []
    return names if sum(map(len, names)) == len(bare) else []


def _said(text: str) -> str:
    """What a cell says; short names and dates, several or one, are not torn."""
    return parted_names(text) if _names(text) else text


class _Ask(NamedTuple):
    """What a column asks for, in points."""

    look: ColumnLook
    least: float
    """Figures need all of theirs."""
    best: float


def _asks(
    setter: TextSetter,
    rows: Sequence[Sequence[EditionCells]],
    number: int,
    taken: Sequence[Sequence[Extent | None]],
    heads: int,
) -> list[_Ask]:
    """What the columns of one edition ask for; cells over several columns have the room of all.

    Args:
        setter: that of the document.
        rows: the table's.
        number: of the edition.
        taken: what each cell takes of the grid.
        heads: how many of the rows are the head.
    """
    look = setter.style.table
    found = []
    for at in range(len(rows[0])):
        alone = [
            (place, row[at].cells[number])
            for place, (row, own) in enumerate(zip(rows, taken, strict=True))
            if (extent := own[at]) and extent.columns == 1
        ]
        cells = [each for place, each in alone if place >= heads]
        room = measure_figures(unbroken(setter, cells), figure_gap(setter.style))
        filled = [each for each in cells if each.text]
        figures = bool(filled) and all(_FIGURE.match(each.text) for each in filled)
        above = max(
            (
                setter.width(strong(each).inlines, each.variant, size=look.size)
                for place, each in alone
                if place < heads
            ),
            default=0.0,
        )
        best = min(max(room.width, above, _LEAST_EM * look.size), _MOST_EM * look.size)
        names = (name for each in filled for name in _names(each.text))
        widths = (setter.width(name, filled[0].variant, size=look.size) for name in names)
        whole = min(max(widths, default=0.0), _NAME_EM * look.size)
        least = room.width if figures else max(min(best, _TEXT_EM * look.size), whole)
        found.append(
            _Ask(room if figures else "left", least + 2 * look.padding, max(best, least) + 2 * look.padding)
        )
    return found


def _columns(
    page: Geometry, asks: Sequence[_Ask], number: int, x: float, width: float
) -> Iterator[TableColumn]:
    """The columns of one edition: as wide as they ask for in proportion, or what there is shared out."""
    least, best = sum(each.least for each in asks), sum(each.best for each in asks)
    for at, each in enumerate(asks):
        if best <= width:
            own = each.best * width / best
        elif least < width:
            own = each.least + (width - least) * (each.best - each.least) / (best - least)
        else:
            own = each.least * width / least
        yield TableColumn(at, at, number, page.columns[number].page_of_spread, x, own, each.look, number)
        x += own
