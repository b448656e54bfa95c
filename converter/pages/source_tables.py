"""Tables of the source, set as tables: one in each script, their rows in step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from converter.model import Paragraph
from converter.pages.decimals import measure_figures
from converter.pages.geometry import Geometry
from converter.pages.layout import Path
from converter.pages.pagination import Row, anchors_of
from converter.pages.setter import TextSetter
from converter.pages.table_columns import Column, Look, Pair, pair_of, unbroken
from converter.pages.tables import Entry, Table, strong

_LEAST_EM: Final = 2.0
"""Of a column, in em of the table."""
_TEXT_EM: Final = 4.0
"""Least of a column of text, if it has as much."""
_MOST_EM: Final = 16.0
"""What a column asks for at most before room is shared out."""
_FIGURE: Final = re.compile(r"[-+−±]?\d[\d,.]*\s*[%％‰]?$")


def grouped(
    hant: Sequence[Paragraph], hans: Sequence[Paragraph]
) -> Iterator[tuple[bool, list[tuple[Paragraph, Paragraph]]]]:
    """Pairs of paragraphs in order: the rows of a table together, marked so, all others alone."""
    pairs = zip(hant, hans, strict=True)
    for table, group in groupby(pairs, key=lambda both: both[0].row and both[0].row.table):
        own = list(group)
        if table is not None and len(own) > 1:
            yield True, own
        else:
            yield from ((False, [each]) for each in own)


def source_table_rows(
    setter: TextSetter,
    page: Geometry,
    pairs: Sequence[tuple[Paragraph, Paragraph]],
    sentences: Sequence[Sequence[str]],
    around: Path = (),
) -> list[Row]:
    """A table of the source; its first row is the head. Beside each row's own id, `sentences` lead to it.

    Where its figures need more room than a column of the page has, both scripts share the whole width, one
    under the other.
    """
    texts = [(hant.cells(), hans.cells()) for hant, hans in pairs]
    count = max(len(cells) for both in texts for cells in both)
    cells = [
        [pair_of(page, [each[at] if at < len(each) else "" for each in both]) for at in range(count)]
        for both in texts
    ]
    asks = [_asks(setter, cells, number) for number in (0, 1)]
    narrow = page.leaves == 1 and max(sum(each.least for each in own) for own in asks) > page.column
    together = [(0,), (1,)] if narrow or not page.beside else [(0, 1)]
    rows: list[Row] = [Row(page.leading / 2, keep=True)]
    for sides in together:
        columns: list[Column] = []
        for number in sides:
            x, width = (page.left, page.text_width) if narrow else (page.sides[number].x, page.column)
            columns += _columns(page, asks[number], number, x, width)
        table = Table(pairs[0][0].id, tuple(columns), setter, page, around)
        head, *body = (
            Entry(own, anchors_of(hant.id, *more, sides=sides))
            for (hant, _), own, more in zip(pairs, cells, sentences, strict=True)
        )
        rows += table.rows(head.cells, body, head.anchors)
        rows.append(Row(page.leading / 2))
    return [*rows, Row(0.0, snap=True)]


class _Ask(NamedTuple):
    """What a column asks for, in points."""

    look: Look
    least: float
    """Figures need all of theirs."""
    best: float


def _asks(setter: TextSetter, rows: Sequence[Sequence[Pair]], number: int) -> list[_Ask]:
    """What the columns of one script ask for."""
    look = setter.style.table
    found = []
    for at in range(len(rows[0])):
        head, *cells = (row[at].hans if number else row[at].hant for row in rows)
        room = measure_figures(unbroken(setter, cells))
        filled = [each for each in cells if each.text]
        figures = bool(filled) and all(_FIGURE.match(each.text) for each in filled)
        above = setter.width(strong(head).inlines, head.variant, size=look.size)
        best = min(max(room.width, above, _LEAST_EM * look.size), _MOST_EM * look.size)
        least = room.width if figures else min(best, _TEXT_EM * look.size)
        found.append(
            _Ask(room if figures else "left", least + 2 * look.padding, max(best, least) + 2 * look.padding)
        )
    return found


def _columns(page: Geometry, asks: Sequence[_Ask], number: int, x: float, width: float) -> Iterator[Column]:
    """The columns of one script: as wide as they ask for in proportion, or what there is shared out."""
    least, best = sum(each.least for each in asks), sum(each.best for each in asks)
    for at, each in enumerate(asks):
        if best <= width:
            own = each.best * width / best
        elif least < width:
            own = each.least + (width - least) * (each.best - each.least) / (best - least)
        else:
            own = each.least * width / least
        yield Column(at, at, number, page.sides[number].leaf, x, own, each.look, number)
        x += own
