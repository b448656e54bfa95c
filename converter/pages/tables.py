"""Tables: cells composed, rows whole, the head repeated on every page; figures stand under each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

from converter.compose.paragraph import ComposedLine
from converter.pages.decimals import DecimalWidths, aligned
from converter.pages.geometry import BASELINE, Anchor, Geometry, anchor_of
from converter.pages.layout import Enclosing, Line, Link, Path, Shape, StructRole
from converter.pages.pagination import Fragment, Strip
from converter.pages.setter import TextSetter, lang
from converter.pages.table_columns import EditionCells, TableCell, TableColumn, fitted

_WHITE: Final = "#ffffff"
"""A style without bands has rules between its rows instead."""
_KEPT: Final = 2
"""Rows that stay with the head, and with one another at a group's end."""

Kind = Literal["head", "group", "row"]


class _Tag(NamedTuple):
    """What a row is in the structure tree."""

    part: str
    """Of the table: `THead`, or `TBody` with a number where there are several."""
    row: str
    kind: Kind
    field: int = 0
    """What heads the row."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row as it is asked for."""

    cells: Sequence[EditionCells]
    """What it says; a field shows one of them."""
    anchors: Sequence[Anchor] = ()
    """What links lead to it by."""
    kind: Kind = "row"


@dataclass(frozen=True, slots=True)
class TableSetter:
    """A table being set."""

    id: str
    columns: tuple[TableColumn, ...]
    setter: TextSetter
    page: Geometry
    around: Path = ()
    """The structure elements that enclose it."""
    heading: StructRole = "H2"
    """Role of the names of its groups, so that they are found as other headings are."""

    def rows(
        self, head: Sequence[EditionCells], entries: Sequence[TableRow], anchors: Sequence[Anchor] = ()
    ) -> list[Strip]:
        """The whole table, its head repeated at the top of every page with the name of the group there.

        No row stands alone: the head keeps the first rows with it, a group's name its first,
        and the last one what stands before it.

        Args:
            head: what stands above each field.
            entries: names of groups and rows, in order.
            anchors: what links lead to the head by.
        """
        top = self._head([column.cell(head[column.field]) for column in self.columns])
        made = [replace(top, anchors=tuple(anchors))]
        heads: tuple[Strip, ...] = (top,)
        banded = self.setter.style.colours.table_band != _WHITE
        place = group = 0
        for number, entry in enumerate(entries):
            if entry.kind == "group":
                place, heads = 0, (top,)
                group += 1
            else:
                place += 1
            following = [later.kind for later in entries[number + 1 : number + 3]]
            tag = _Tag(f"TBody{group or ''}", str(number + 1), entry.kind)
            rows = self._body(tag, entry, heads, banded=banded and place % 2 == 0, last=not following)
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
        if kind in ("head", "group"):
            return True
        if following[0] != "row":
            return False
        begins, ends = place < _KEPT, len(following) == 1 or following[1] != "row"
        return begins or ends

    def _head(self, cells: Sequence[TableCell]) -> Strip:
        """The head row: strong, on a ground, between rules."""
        look, colours = self.setter.style.table, self.setter.style.colours
        placed = self._compose([strong(one) for one in cells], figures=False)
        count = max(map(len, placed))
        height = count * look.leading + look.padding
        fragments = []
        for number, lines in enumerate(placed):
            down = (count - len(lines)) * look.leading / 2  # in the middle of the row
            own = _lower(lines, down)
            fragments.append(
                self._fragment(_Tag("THead", "head", "head"), number, cells[number], own, height)
            )
        shapes = (
            *self._ground(height, colours.table_head),
            *self._rule(0.0, look.head_rule_width, colours.accent),
            *self._rule(height, look.rule_width, colours.accent),
        )
        return Strip(height, tuple(fragments), shapes, keep=True)

    def _body(
        self, tag: _Tag, entry: TableRow, heads: tuple[Strip, ...], *, banded: bool, last: bool
    ) -> list[Strip]:
        """One row of the body: whole, or line by line where no page would hold it."""
        look = self.setter.style.table
        cells = [column.cell(entry.cells[column.number]) for column in self.columns]
        placed = self._compose(cells if entry.kind == "row" else [strong(one) for one in cells])
        count = max(map(len, placed))
        height = count * look.leading + look.padding
        if height + sum(head.height for head in heads) <= self.page.text_height:
            parts = [(0, count, height)]
        else:
            parts = [(line, line + 1, look.leading) for line in range(count)]
            parts[0] = (0, 1, look.leading + look.padding / 2)
            parts[-1] = (count - 1, count, look.leading + look.padding / 2)
        tag = tag._replace(
            field=next((column.field for column, one in zip(self.columns, cells, strict=True) if one.text), 0)
        )
        rows = []
        for start, end, tall in parts:
            up = start * look.leading + (look.padding / 2 if start else 0.0)
            fragments = tuple(
                self._fragment(tag, place, one, _lower(lines[start:end], -up), 0.0 if start else tall)
                for place, (one, lines) in enumerate(zip(cells, placed, strict=True))
                if start == 0 or lines[start:end]
            )
            shapes = tuple(self._shapes(entry.kind, tall, start == 0, end == count, banded, last))
            few = len(parts) > 1 and (start == 0 or end == count - 1)
            rows.append(Strip(tall, fragments, shapes, keep=few, heads=heads))
        return rows

    def _shapes(
        self, kind: Kind, tall: float, begins: bool, ends: bool, banded: bool, last: bool
    ) -> Iterator[Shape]:
        """Ground and rules of a row, or of a part of one."""
        look, colours = self.setter.style.table, self.setter.style.colours
        if banded:
            yield from self._ground(tall, colours.table_band)
        if begins and kind == "group":
            yield from self._rule(0.0, look.rule_width, colours.accent)
        if ends and last:
            yield from self._rule(tall, look.head_rule_width, colours.accent)
        elif ends and (colours.table_band == _WHITE or kind == "group"):
            yield from self._rule(tall, look.rule_width, colours.rule)

    def _compose(self, cells: Sequence[TableCell], *, figures: bool = True) -> list[tuple[Line, ...]]:
        """Lines of each cell, the first baseline of all on one height."""
        look = self.setter.style.table
        y = look.padding / 2 + look.leading * BASELINE
        placed = []
        for column, cell in zip(self.columns, cells, strict=True):
            room = column.width - 2 * look.padding
            left = column.x + look.padding
            numeric = isinstance(column.look, DecimalWidths)
            one = fitted(self.setter, cell, room)
            composed = self.setter.lines(
                one.inlines, one.variant, size=look.size, measure=room, node=self.id,
                align="center" if column.look == "center" or (numeric and not figures) else "left",
                solid=numeric and figures,
            )  # fmt: skip
            if figures and isinstance(column.look, DecimalWidths):
                left += max(0.0, (room - column.look.width) / 2)
                placed.append(tuple(aligned(self.setter, composed, column.look, left, y, look.leading)))
            else:
                lines = (
                    self._put(line, one, left, y + at * look.leading) for at, line in enumerate(composed)
                )
                placed.append(tuple(lines))
        return placed

    def _put(self, line: ComposedLine, one: TableCell, left: float, y: float) -> Line:
        """A line of a cell; where each wording leads to its own place, that is the line's."""
        own = [link.target for link in one.links if link.start <= line.start] if len(one.links) > 1 else []
        linked = [(0, len(line.text), own[-1])] if own else ()
        return self.setter.put(line, left, y, linked=linked, quiet=True)

    def _links(self, place: int, one: TableCell, lines: Sequence[Line], height: float) -> Iterator[Link]:
        """The link of a cell of this height, or of each of its lines; a row in parts has it in the first."""
        column, leading = self.columns[place], self.setter.style.table.leading
        if len(one.links) == 1 and height:
            yield Link(column.x, 0.0, column.width, height, *one.links[0][1:])
        alts = {link.target: link.alt for link in one.links}
        for line in lines if len(one.links) > 1 else ():
            target = line.runs[0].target if line.runs else None
            if target:
                y = line.y - leading * BASELINE
                yield Link(column.x, y, column.width, leading, target, alts[target])

    def _fragment(
        self, tag: _Tag, place: int, one: TableCell, lines: tuple[Line, ...], height: float
    ) -> Fragment:
        """A cell of the structure tree, `place` counted in all columns."""
        column = self.columns[place]
        first = next(number for number, other in enumerate(self.columns) if other.part == column.part)
        table = anchor_of(self.id, column.part)
        path = (
            *self.around,
            Enclosing("Table", table),
            Enclosing(tag.part.rstrip("0123456789"), f"{table}.{tag.part}"),
            Enclosing("TR", f"{table}.{tag.row}"),
        )
        node = f"{table}.{tag.row}.{place - first + 1}"
        role: StructRole = "TD"
        attributes: tuple[tuple[str, str], ...] = ()
        if tag.kind == "head":
            role, attributes = "TH", (("Scope", "Column"),)
        elif column.field == tag.field and one.text:
            role, attributes = "TH", (("Scope", "Row"),)
        if tag.kind == "group" and role == "TH":
            role, path, attributes = (
                self.heading,
                (*path, Enclosing("TH", node, attributes, lang(one.variant))),
                (),
            )
        return Fragment(
            node, role, lang(one.variant), path, lines, links=tuple(self._links(place, one, lines, height)),
            attributes=attributes, page_of_spread=column.page_of_spread,
        )  # fmt: skip

    def _spans(self) -> list[tuple[float, float]]:
        """Left edge and width of each table that stands beside another; once on all pages of a spread."""
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


def strong(one: TableCell) -> TableCell:
    """The cell as it is set in a head."""
    return replace(one, inlines=tuple(replace(part, role="strong") for part in one.inlines))


def _lower(lines: Sequence[Line], down: float) -> tuple[Line, ...]:
    """Lines moved down the page."""
    return tuple([line.moved(0.0, down) for line in lines]) if down else tuple(lines)
