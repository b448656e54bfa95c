"""A source table as a grid of cells, its head and its body apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from converter.lexicon import fold
from converter.model import Cover, Paragraph, SourceRow, Span
from converter.parsing.tables.vocabulary import cell_words, heads_work, words

_MOST_HEAD_ROWS = 3
_UNIT_BEHIND = re.compile(r"[(\[][^()\[\]]*[)\]]$")
_SPACE = re.compile(r"\s+")
_NOTHING = Span(0, 0)
_PAIR = 2
"""Columns of a name and its value."""


@dataclass(frozen=True, slots=True)
class GridRow:
    node: str
    """Id of the paragraph it is."""
    span: Span
    cells: tuple[Span, ...]
    """Its own; those that are empty or covered have length 0."""
    seen: tuple[Span, ...]
    """What a reader sees at each column: the cell itself, or the one that covers it."""
    covered: bool = False
    """Whether the source says which of its cells are covered."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a column, from the outer rows of the head to the inner."""

    spans: tuple[Span, ...]
    text: str
    """Folded, without white space."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    Where the head has several rows and the source does not say what is covered, an empty cell of an outer
    row is covered by the one before it.
    """

    table: int
    """Its number in the document."""
    heads: tuple[Head, ...]
    body: tuple[GridRow, ...]
    caption: str = ""
    """What a row over all columns above the head says."""

    def part(self, start: int, end: int) -> Grid:
        """The columns from `start` to before `end` as a table of their own."""
        body = tuple(replace(row, cells=row.cells[start:end], seen=row.seen[start:end]) for row in self.body)
        return replace(self, heads=self.heads[start:end], body=body)

    def side_by_side(self) -> Iterator[Grid]:
        """The tables it is made of: it alone, or several where its heads recur: 指标|数值|指标|数值."""
        heads = [head.text for head in self.heads]
        width = next(
            (
                width
                for width in range(_PAIR, len(heads) // 2 + 1)
                if len(heads) % width == 0 and heads == heads[:width] * (len(heads) // width)
            ),
            len(heads),
        )
        for start in range(0, len(heads), width):
            yield self.part(start, start + width)


def grids_of(text: str, paragraphs: Iterable[Paragraph]) -> Iterator[Grid]:
    """The tables among the paragraphs of one section, in order; one without a head or a body is none.

    Args:
        text: the normalised source.
        paragraphs: of one section; those that are rows know their table.
    """
    for table, members in groupby(paragraphs, key=lambda each: each.row.table if each.row else None):
        if table is None:
            continue
        rows = _rows(members)
        captions = _captions(rows)
        caption = " ".join(row.span.of(text).strip() for row in rows[:captions])
        rows = rows[captions:]
        height = _head_rows(text, rows)
        if 0 < height < len(rows):
            yield Grid(table, _heads(text, rows[:height]), tuple(rows[height:]), caption)
        elif rows and not height and _are_pairs(text, rows):
            yield Grid(table, (Head((), ""),) * len(rows[0].cells), tuple(rows), caption)


def bare(text: str, span: Span) -> str:
    """What stands at a place, folded, without white space."""
    return _SPACE.sub("", fold(span.of(text)))


def is_figure(cell: str) -> bool:
    """Whether a bare cell is a figure, with its unit at most."""
    return cell_words().figure.fullmatch(cell) is not None


def _rows(members: Iterable[Paragraph]) -> list[GridRow]:
    rows: list[GridRow] = []
    for member in members:
        if member.row is not None:
            above = rows[-1].seen if rows else ()
            rows.append(
                GridRow(
                    member.id,
                    member.text.span,
                    member.row.cells,
                    _seen(member.row, above),
                    bool(member.row.covers),
                )
            )
    return rows


def _seen(row: SourceRow, above: Sequence[Span]) -> tuple[Span, ...]:
    seen: list[Span] = []
    for column, cell in enumerate(row.cells):
        cover = row.covered(column)
        if cover is Cover.LEFT and column:
            seen.append(seen[-1])
        elif cover is Cover.ABOVE and column < len(above):
            seen.append(above[column])
        else:
            seen.append(cell)
    return tuple(seen)


def _captions(rows: Sequence[GridRow]) -> int:
    """How many of the first rows are one cell over all columns, or one alone in its row."""
    count = 0
    for row in rows[:_MOST_HEAD_ROWS]:
        alone = (
            len(row.cells) > _PAIR and sum(map(bool, map(len, row.cells))) == 1 and bool(len(row.cells[0]))
        )
        if not alone or (row.covered and len(set(row.seen)) > 1):
            break
        count += 1
    return count


def _head_rows(text: str, rows: Sequence[GridRow]) -> int:
    """How many rows the head has: those before the first with a figure beside its name; else one.

    One, too, where the first row says that the table gives out work: 6月底 below 完成时限 is no figure.
    """
    if rows and not rows[0].covered and heads_work([bare(text, cell) for cell in rows[0].cells]):
        return 1
    for number, row in enumerate(rows[: _MOST_HEAD_ROWS + 1]):
        cells = [bare(text, cell) for cell in row.cells]
        if any(is_figure(cell) and not _is_period(cell) for cell in cells):
            return number
    return 1


def _is_period(cell: str) -> bool:
    """Whether a figure in a head is a time or begins with a year: 2023年, 1-9月, 2024年(亿元)."""
    told = _UNIT_BEHIND.sub("", cell)
    return (
        told.endswith(tuple(words()["head"]["times"]))
        or re.match(words()["head"]["of_year"], told) is not None
    )


def _are_pairs(text: str, rows: Sequence[GridRow]) -> bool:
    """Whether a table without head is names and values side by side, a pair or several in each row."""
    if len(rows[0].cells) % _PAIR:
        return False
    for row in rows:
        for name, value in zip(row.cells[::_PAIR], row.cells[1::_PAIR], strict=True):
            if len(name) and (is_figure(bare(text, name)) or not is_figure(bare(text, value))):
                return False
    return True


def _heads(text: str, rows: Sequence[GridRow]) -> tuple[Head, ...]:
    known = any(row.covered for row in rows)
    columns: list[list[Span]] = [[] for _ in range(max(len(row.cells) for row in rows))]
    for number, row in enumerate(rows):
        last = _NOTHING
        for column, cell in enumerate(row.seen if known else row.cells):
            last = cell if len(cell) else last
            guessed = not known and number < len(rows) - 1 and column > 0
            stands = last if guessed else cell
            if len(stands) and stands not in columns[column]:
                columns[column].append(stands)
    return tuple(Head(tuple(spans), "".join(bare(text, span) for span in spans)) for spans in columns)
