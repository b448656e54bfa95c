"""Tables of the source, set as tables: one in each script, their rows in step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from converter.model import Paragraph
from converter.typeset.columns import Column, Look, Pair, measure_figures, pair_of
from converter.typeset.flow import Row, anchors_of
from converter.typeset.geometry import Geometry
from converter.typeset.layout import Path
from converter.typeset.setter import Setter
from converter.typeset.tables import Entry, Table

_LEAST_EM: Final = 2.0
"""Of a column, in em of the table."""
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
    desk: Setter,
    page: Geometry,
    pairs: Sequence[tuple[Paragraph, Paragraph]],
    sentences: Sequence[Sequence[str]],
    around: Path = (),
) -> list[Row]:
    """A table of the source; its first row is the head. Beside each row's own id, `sentences` lead to it."""
    texts = [(hant.text.text.split("\t"), hans.text.text.split("\t")) for hant, hans in pairs]
    count = max(len(cells) for both in texts for cells in both)
    cells = [
        [pair_of(page, [each[at] if at < len(each) else "" for each in both]) for at in range(count)]
        for both in texts
    ]
    together = [(0, 1)] if page.beside else [(0,), (1,)]
    rows: list[Row] = [Row(page.leading / 2, keep=True)]
    for sides in together:
        columns = tuple(column for side in sides for column in _columns(desk, page, cells, side))
        table = Table(pairs[0][0].id, columns, desk, page, around)
        head, *body = (
            Entry(own, anchors_of(hant.id, *more, sides=sides))
            for (hant, _), own, more in zip(pairs, cells, sentences, strict=True)
        )
        rows += table.rows(head.cells, body, head.anchors)
        rows.append(Row(page.leading / 2))
    return [*rows, Row(0.0, snap=True)]


def _columns(desk: Setter, page: Geometry, rows: Sequence[Sequence[Pair]], number: int) -> Iterator[Column]:
    """The columns of one script: as wide as they need to be, in proportion."""
    look, side = desk.style.table, page.sides[number]
    looks: list[Look] = []
    asked: list[float] = []
    for at in range(len(rows[0])):
        cells = [row[at].hans if number else row[at].hant for row in rows]
        room = measure_figures(desk, cells[1:])
        filled = [each for each in cells[1:] if each.text]
        figures = bool(filled) and all(_FIGURE.match(each.text) for each in filled)
        looks.append(room if figures else "left")
        widest = max(
            [room.width, *(desk.width(each.inlines, each.variant, size=look.size) for each in cells[:1])]
        )
        asked.append(min(max(widest, _LEAST_EM * look.size), _MOST_EM * look.size) + 2 * look.padding)
    x, scale = side.x, page.column / sum(asked)
    for at, (width, own) in enumerate(zip(asked, looks, strict=True)):
        yield Column(at, at, number, side.leaf, x, width * scale, own, number)
        x += width * scale
