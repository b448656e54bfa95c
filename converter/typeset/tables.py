"""Tables: cells composed, rows whole, the head repeated on every page; figures stand under each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from converter.typeset.columns import Cell, Column, Figures, Pair, before_point, before_words, fitted
from converter.typeset.flow import Anchor, Fragment, Row
from converter.typeset.geometry import BASELINE, Geometry, anchor_of
from converter.typeset.layout import Enclosing, Line, Link, Path, Shape, StructRole
from converter.typeset.line import ComposedLine
from converter.typeset.setter import Setter, lang

_WHITE: Final = "#ffffff"
"""A style without bands has rules between its rows instead."""
_KEPT: Final = 2
"""Rows that stay with the head, and with one another at a group's end."""

Kind = Literal["head", "group", "row", "total"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row as it is asked for."""

    cells: Sequence[Pair]
    """What it says; a field shows one of them."""
    anchors: Sequence[Anchor] = ()
    """What links lead to it by."""
    kind: Kind = "row"


@dataclass(frozen=True, slots=True)
class Table:
    """A table being set."""

    id: str
    columns: tuple[Column, ...]
    desk: Setter
    page: Geometry
    around: Path = ()
    """The structure elements that enclose it."""

    def rows(
        self, head: Sequence[Pair], entries: Sequence[Entry], anchors: Sequence[Anchor] = ()
    ) -> list[Row]:
        """The whole table, its head repeated at the top of every page with the name of the group there.

        No row stands alone: the head keeps the first rows with it, a group's name its first, and the last
        one and a total what stands before them.

        Args:
            head: what stands above each field.
            entries: names of groups, rows and totals, in order.
            anchors: what links lead to the head by.
        """
        top = self._head([column.cell(head[column.field]) for column in self.columns])
        made = [replace(top, anchors=tuple(anchors))]
        heads: tuple[Row, ...] = (top,)
        banded = self.desk.style.colours.table_band != _WHITE
        place = 0
        for number, entry in enumerate(entries):
            if entry.kind == "group":
                place, heads = 0, (top,)
            else:
                place += 1
            following = [later.kind for later in entries[number + 1 : number + 3]]
            rows = self._body(number + 1, entry, heads, banded=banded and place % 2 == 0, last=not following)
            rows[0] = replace(rows[0], anchors=tuple(entry.anchors))
            if self._holds(entry.kind, place, following):
                rows[-1] = replace(rows[-1], keep=True)
            if entry.kind == "group":
                heads = (top, rows[0])
            made += rows
        return made

    @staticmethod
    def _holds(kind: Kind, place: int, following: Sequence[Kind]) -> bool:
        """Whether the next row must stand on the same page."""
        if not following:
            return False
        if kind in ("head", "group") or following[0] == "total":
            return True
        if following[0] != "row":
            return False
        begins, ends = place < _KEPT, len(following) == 1 or following[1] != "row"
        return begins or ends

    def _head(self, cells: Sequence[Cell]) -> Row:
        """The head row: strong, on a ground, between rules."""
        look, colours = self.desk.style.table, self.desk.style.colours
        placed = self._compose(_strong(cells), figures=False)
        count = max(map(len, placed))
        height = count * look.leading + look.padding
        fragments = []
        for number, lines in enumerate(placed):
            down = (count - len(lines)) * look.leading / 2  # in the middle of the row
            fragments.append(self._fragment("head", "head", number, cells[number], _lower(lines, down), ()))
        shapes = (
            *self._ground(height, colours.table_head),
            *self._rule(0.0, look.head_rule_width, colours.accent),
            *self._rule(height, look.rule_width, colours.accent),
        )
        return Row(height, tuple(fragments), shapes, keep=True)

    def _body(
        self, number: int, entry: Entry, heads: tuple[Row, ...], *, banded: bool, last: bool
    ) -> list[Row]:
        """One row of the body: whole, or line by line where no page would hold it."""
        look = self.desk.style.table
        cells = [column.cell(entry.cells[column.number]) for column in self.columns]
        placed = self._compose(cells if entry.kind == "row" else _strong(cells))
        count = max(map(len, placed))
        height = count * look.leading + look.padding
        if height + sum(head.height for head in heads) <= self.page.text_height:
            parts = [(0, count, height)]
        else:
            parts = [(line, line + 1, look.leading) for line in range(count)]
            parts[0] = (0, 1, look.leading + look.padding / 2)
            parts[-1] = (count - 1, count, look.leading + look.padding / 2)
        named = next((column.field for column, one in zip(self.columns, cells, strict=True) if one.text), 0)
        rows = []
        for start, end, tall in parts:
            up = start * look.leading + (look.padding / 2 if start else 0.0)
            links = start == 0
            fragments = tuple(
                self._fragment(
                    str(number), entry.kind, place, one, _lower(lines[start:end], -up),
                    self._links(place, one, tall) if links else (), named,
                )
                for place, (one, lines) in enumerate(zip(cells, placed, strict=True))
                if links or lines[start:end]
            )  # fmt: skip
            shapes = tuple(self._shapes(entry.kind, tall, start == 0, end == count, banded, last))
            few = len(parts) > 1 and (start == 0 or end == count - 1)
            rows.append(Row(tall, fragments, shapes, keep=few, heads=heads))
        return rows

    def _shapes(
        self, kind: Kind, tall: float, begins: bool, ends: bool, banded: bool, last: bool
    ) -> Iterator[Shape]:
        """Ground and rules of a row, or of a part of one."""
        look, colours = self.desk.style.table, self.desk.style.colours
        if banded:
            yield from self._ground(tall, colours.table_band)
        if begins and kind in ("group", "total"):
            yield from self._rule(0.0, look.rule_width, colours.accent)
        if ends and last:
            yield from self._rule(tall, look.head_rule_width, colours.accent)
        elif ends and (colours.table_band == _WHITE or kind == "group"):
            yield from self._rule(tall, look.rule_width, colours.rule)

    def _compose(self, cells: Sequence[Cell], *, figures: bool = True) -> list[tuple[Line, ...]]:
        """Lines of each cell, the first baseline of all on one height."""
        look = self.desk.style.table
        y = look.padding / 2 + look.leading * BASELINE
        placed = []
        for column, cell in zip(self.columns, cells, strict=True):
            room = column.width - 2 * look.padding
            left = column.x + look.padding
            numeric = isinstance(column.look, Figures)
            one = fitted(self.desk, cell, room)
            composed = self.desk.lines(
                one.inlines, one.variant, size=look.size, measure=room, node=self.id,
                align="center" if column.look == "center" or (numeric and not figures) else "left",
            )  # fmt: skip
            if figures and isinstance(column.look, Figures):
                left += max(0.0, (room - column.look.width) / 2)
                placed.append(tuple(self._aligned(composed, column.look, left, y)))
            else:
                placed.append(self.desk.place(composed, left, y, look.leading))
        return placed

    def _aligned(self, lines: Sequence[ComposedLine], room: Figures, left: float, y: float) -> Iterator[Line]:
        """Lines moved so that their decimal points stand under each other, and words under words."""
        words = 0.0
        for number, line in enumerate(lines):
            before = before_point(line)
            shift = room.left - before if before else words
            words = words or shift + before_words(line)
            yield self.desk.put(line, left + shift, y + number * self.desk.style.table.leading)

    def _links(self, place: int, one: Cell, height: float) -> tuple[Link, ...]:
        if not one.link:
            return ()
        column = self.columns[place]
        return (Link(column.x, 0.0, column.width, height, one.link, one.link_alt),)

    def _fragment(
        self, name: str, kind: Kind, place: int, one: Cell, lines: tuple[Line, ...], links: tuple[Link, ...],
        named: int = 0,
    ) -> Fragment:  # fmt: skip
        """A cell of the structure tree; what the field `named` says heads its row."""
        column = self.columns[place]
        first = next(number for number, other in enumerate(self.columns) if other.part == column.part)
        table = anchor_of(self.id, column.part)
        part, row = ("THead" if kind == "head" else "TBody"), f"{table}.{name}"
        path = (Enclosing("Table", table), Enclosing(part, f"{table}.{part}"), Enclosing("TR", row))
        role: StructRole = "TD"
        attributes: tuple[tuple[str, str], ...] = ()
        if kind == "head":
            role, attributes = "TH", (("Scope", "Column"),)
        elif column.field == named and one.text:
            role, attributes = "TH", (("Scope", "Row"),)
        return Fragment(
            f"{row}.{place - first + 1}", role, lang(one.variant),
            (*self.around, *path), lines, links=links, attributes=attributes, leaf=column.leaf,
        )  # fmt: skip

    def _spans(self) -> list[tuple[float, float]]:
        """Left edge and width of each table that stands beside another; once on both pages of an opening."""
        spans: dict[tuple[float, float], None] = {}
        for part in dict.fromkeys(column.part for column in self.columns):
            own = [column for column in self.columns if column.part == part]
            spans[own[0].x, own[-1].x + own[-1].width - own[0].x] = None
        return list(spans)

    def _ground(self, height: float, colour: str) -> Iterator[Shape]:
        for x, width in self._spans():
            yield Shape("rect", x, 0.0, width, height, fill=colour)

    def _rule(self, y: float, width: float, colour: str) -> Iterator[Shape]:
        for x, length in self._spans():
            yield Shape("line", x, y, length, 0.0, stroke=colour, stroke_width=width)


def _strong(cells: Sequence[Cell]) -> list[Cell]:
    return [
        replace(one, inlines=tuple(replace(part, role="strong") for part in one.inlines)) for one in cells
    ]


def _lower(lines: Sequence[Line], down: float) -> tuple[Line, ...]:
    """Lines moved down the page."""
    return tuple(
        replace(line, y=line.y + down, runs=tuple(replace(run, y=run.y + down) for run in line.runs))
        for line in lines
    )
