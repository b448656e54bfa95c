"""A source table as a grid of cells, its head told from its body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from converter.lexicon import fold
from converter.model import Paragraph, Span

_FIGURE = re.compile(
    r"(?:[-+±~−↑↓▼]|约|近|逾|超过?|达到?|增长|增加|增|上升|升|提高|下降|降低|降|减少|减|回落)?"
    r" ?(?:\d[\d,. ]*(?:[~-] ?\d[\d,. ]*)?[^\d]{0,6}|[一二三四五六七八九十百千万零两]{1,9}[^\d]{0,3})"
)
_MOST_HEAD_ROWS = 3
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class GridRow:
    node: str
    """Id of the paragraph it is."""
    span: Span
    cells: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a column, from the outer rows of the head to the inner."""

    spans: tuple[Span, ...]
    text: str
    """Folded, without white space."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Where the head has several rows, an empty cell of an outer row is covered by the one before it.
    """

    table: int
    """Its number in the document."""
    heads: tuple[Head, ...]
    body: tuple[GridRow, ...]


def grids_of(text: str, paragraphs: Iterable[Paragraph]) -> Iterator[Grid]:
    """The tables among the paragraphs of one section, in order; one without a head or a body is none.

    Args:
        text: the normalised source.
        paragraphs: of one section; those that are rows know their table.
    """
    for table, members in groupby(paragraphs, key=lambda each: each.row.table if each.row else None):
        if table is None:
            continue
        rows = [GridRow(each.id, each.text.span, each.row.cells) for each in members if each.row is not None]
        height = _head_rows(text, rows)
        if 0 < height < len(rows):
            yield Grid(table, _heads(text, rows[:height]), tuple(rows[height:]))


def bare(text: str, span: Span) -> str:
    """What stands at a place, folded, without white space."""
    return _SPACE.sub("", fold(span.of(text)))


def is_figure(cell: str) -> bool:
    """Whether a bare cell is a figure, with its unit at most."""
    return _FIGURE.fullmatch(cell) is not None


def _head_rows(text: str, rows: Sequence[GridRow]) -> int:
    """How many rows the head has: those before the first with a figure beside its name; else one."""
    for number, row in enumerate(rows[: _MOST_HEAD_ROWS + 1]):
        cells = [bare(text, cell) for cell in row.cells]
        if any(is_figure(cell) and not _is_period(cell) for cell in cells):
            return number
    return 1


def _is_period(cell: str) -> bool:
    """Whether a figure in a head is a time: 2023年, 1-9月."""
    return cell.endswith(("年", "月", "季度", "日"))


def _heads(text: str, rows: Sequence[GridRow]) -> tuple[Head, ...]:
    width = max(len(row.cells) for row in rows)
    columns: list[list[Span]] = [[] for _ in range(width)]
    for number, row in enumerate(rows):
        last: Span | None = None
        for column, cell in enumerate(row.cells):
            if len(cell):
                last = cell
            covered = not len(cell) and number < len(rows) - 1 and column > 0
            stands = cell if len(cell) else (last if covered else None)
            if stands is not None and stands not in columns[column]:
                columns[column].append(stands)
    return tuple(Head(tuple(spans), "".join(bare(text, span) for span in spans)) for spans in columns)
