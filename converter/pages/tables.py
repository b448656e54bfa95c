"""Tables: cells composed, rows whole, the head repeated on every page; figures stand under each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final, Literal, NamedTuple

from converter.compose.paragraph import ComposedLine
from converter.model import Extent
from converter.pages.decimals import DecimalWidths, aligned
from converter.pages.geometry import BASELINE, Anchor, Geometry, anchor_of
from converter.pages.layout import Enclosing, Line, Link, Path, Shape, StructRole
from converter.pages.setter import TextSetter, lang
from converter.pages.strips import Fragment, Strip
from converter.pages.table_columns import EditionCells, TableCell, TableColumn, fitted
from converter.style_sections import WHITE

_KEPT: Final = 2
"""Rows that stay with the head, and with one another at a group's end."""
_TALL: Final = 4
"""Lines of a row that needs no other beside it there."""
_MOST_WHOLE: Final = 0.25
"""Of a page's height, that a row may take before it is divided where a page ends,"""
_PART: Final = 3
"""and the lines of it that stay together at its top and at its foot."""

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
    taken: Sequence[Extent | None] = ()
    """How many columns and rows the cell of each field takes, None where another covers it; empty where all
    take one."""

    def extent(self, field: int) -> Extent | None:
        """What the cell of a field takes; None where another covers it."""
        return self.taken[field] if self.taken else Extent()


@dataclass(frozen=True, slots=True)
class _Composed:
    """A row with its cells composed, one for each column of the table."""

    entry: TableRow
    cells: list[TableCell]
    lines: list[tuple[Line, ...]]
    count: int
    """Lines of the tallest of the cells that take one row."""
    extra: float = 0.0
    """Points that a cell from above needs more."""
    reaching: frozenset[int] = frozenset()
    """Columns whose cell goes on in the next row."""


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
    _paths: dict[tuple[int, str, str], Path] = field(default_factory=dict, repr=False, compare=False)

    def rows(self, head: Sequence[TableRow], entries: Sequence[TableRow]) -> list[Strip]:
        """The whole table, its head repeated at the top of every page with the name of the group there.

        No row stands alone: the head keeps the first rows with it, a group's name its first,
        and the last one what stands before it, but for rows of many lines. Rows that share a cell stand on
        one page.

        Args:
            head: what stands above each field, in one row or several.
            entries: names of groups and rows, in order.
        """
        top = self._head(head)
        made = [replace(strip, anchors=tuple(row.anchors)) for strip, row in zip(top, head, strict=True)]
        heads = top
        banded = self.setter.style.colours.table_band != WHITE
        place = group = ground = number = 0
        bands = list(self._bands(entries, sum(strip.height for strip in top)))
        composed = [row for band in bands for row in band]
        for band in bands:
            ground += 1
            for at, row in enumerate(band):
                if row.entry.kind == "group":
                    place, ground, heads = 0, 0, top
                    group += 1
                else:
                    place += 1
                number += 1
                following = composed[number : number + 2]
                tag = _Tag(f"TBody{group or ''}", str(number), row.entry.kind)
                alone = len(band) == 1
                own = self._body(
                    tag, row, heads, banded=banded and ground % 2 == 0, last=not following, alone=alone
                )
                own[0] = replace(own[0], anchors=tuple(row.entry.anchors))
                if at < len(band) - 1 or self._holds(row, place, following):
                    own[-1] = replace(own[-1], keep=True)
                if row.entry.kind == "group":
                    heads = (*top, own[0])
                made += own
        return made

    def _bands(self, entries: Sequence[TableRow], above: float) -> Iterator[list[_Composed]]:
        """The rows composed, those together that share a cell; if no page holds them, none is shared.

        Args:
            entries: names of groups and rows, in order.
            above: height of the head, in points.
        """
        start = end = 0
        for number, entry in enumerate(entries, start=1):
            end = max(end, number, *(number - 1 + each.rows for each in entry.taken if each))
            if number < min(end, len(entries)):
                continue
            band = self._composed(entries[start:number])
            if len(band) > 1 and above + sum(map(self._height, band)) > self.page.text_height:
                for each in entries[start:number]:
                    yield self._composed([replace(each, taken=())])
            else:
                yield band
            start = number

    def _composed(self, entries: Sequence[TableRow], *, head: bool = False) -> list[_Composed]:
        """Rows that share cells, together as high as these need."""
        rows = [self._one(entry, head=head) for entry in entries]
        for number, row in enumerate(rows):
            for place, column in enumerate(self.columns):
                extent = row.entry.extent(column.field)
                if extent is None or extent.rows < 2:
                    continue
                over = range(number, min(number + extent.rows, len(rows)))
                places = range(place, place + extent.columns)
                for at in over[:-1]:
                    rows[at] = replace(rows[at], reaching=rows[at].reaching.union(places))
                look = self.setter.style.table
                needs = len(row.lines[place]) * look.leading + look.padding
                lacks = needs - sum(self._height(rows[at]) for at in over)
                if lacks > 0:
                    rows[over[-1]] = replace(rows[over[-1]], extra=rows[over[-1]].extra + lacks)
        return rows

    def _one(self, entry: TableRow, *, head: bool) -> _Composed:
        if head:
            cells = [strong(column.cell(entry.cells[column.field])) for column in self.columns]
        else:
            cells = [column.cell(entry.cells[column.number]) for column in self.columns]
            cells = cells if entry.kind == "row" else [strong(one) for one in cells]
        lines = self._compose(cells, entry, figures=not head)
        counts = [
            len(own)
            for column, own in zip(self.columns, lines, strict=True)
            if (extent := entry.extent(column.field)) and extent.rows == 1
        ]
        return _Composed(entry, cells, lines, max(counts, default=1))

    def _height(self, row: _Composed) -> float:
        look = self.setter.style.table
        return row.count * look.leading + look.padding + row.extra

    @staticmethod
    def _holds(row: _Composed, place: int, following: Sequence[_Composed]) -> bool:
        """Whether the next row must stand on the same page."""
        if not following:
            return False
        if row.entry.kind in ("head", "group"):
            return True
        after = following[0]
        if after.entry.kind != "row":
            return False
        begins, ends = place < _KEPT, len(following) == 1 or following[1].entry.kind != "row"
        return (begins and row.count < _TALL) or (ends and after.count < _TALL)

    def _head(self, head: Sequence[TableRow]) -> tuple[Strip, ...]:
        """The rows of the head: strong, on a ground, between rules."""
        look, colours = self.setter.style.table, self.setter.style.colours
        rows = self._composed(head, head=True)
        strips = []
        for number, row in enumerate(rows):
            height = self._height(row)
            tag = _Tag("THead", f"head{number + 1}" if number else "head", "head")
            fragments = []
            for place, column in enumerate(self.columns):
                extent = row.entry.extent(column.field)
                if extent is not None:
                    whole = sum(map(self._height, rows[number : number + extent.rows]))
                    lines = row.lines[place]
                    down = (whole - look.padding - len(lines) * look.leading) / 2  # in the middle
                    fragments.append(self._fragment(tag, place, row, _lower(lines, down), height))
            shapes = [] if colours.table_head == WHITE else list(self._ground(height, colours.table_head))
            if number == 0:
                shapes += self._rule(0.0, look.head_rule_width, colours.accent)
            shapes += self._rule(height, look.rule_width, colours.accent, row.reaching)
            strips.append(Strip(height, tuple(fragments), tuple(shapes), keep=True, block=True))
        return tuple(strips)

    def _body(
        self, tag: _Tag, row: _Composed, heads: tuple[Strip, ...], *, banded: bool, last: bool, alone: bool
    ) -> list[Strip]:
        """One row of the body: whole, or line by line where it would take much of a page.

        Args:
            tag: what it is.
            row: what it says.
            heads: what is repeated above it at the top of a page.
            banded: whether it stands on a ground.
            last: whether the table ends with it.
            alone: whether it shares no cell with others; those that do are divided if no page holds them.
        """
        look = self.setter.style.table
        count, height = row.count, self._height(row)
        most = self.page.text_height - sum(head.height for head in heads)
        if alone and count >= 2 * _PART:
            most = min(most, _MOST_WHOLE * self.page.text_height)
        if height <= most:
            parts = [(0, count, height)]
        else:
            parts = [(line, line + 1, look.leading) for line in range(count)]
            parts[0] = (0, 1, look.leading + look.padding / 2)
            parts[-1] = (count - 1, count, look.leading + look.padding / 2)
        whole = len(parts) == 1
        tag = tag._replace(
            field=next(
                (column.field for column, one in zip(self.columns, row.cells, strict=True) if one.text), 0
            )
        )
        rows = []
        for start, end, tall in parts:
            up = start * look.leading + (look.padding / 2 if start else 0.0)
            fragments = tuple(
                self._fragment(
                    tag, place, row, _lower(lines if whole else lines[start:end], -up), 0.0 if start else tall
                )
                for place, (column, lines) in enumerate(zip(self.columns, row.lines, strict=True))
                if row.entry.extent(column.field) is not None and (start == 0 or lines[start:end])
            )
            edges = start == 0, end == count
            shapes = tuple(self._shapes(row, tall, edges, banded=banded, last=last))
            few = not whole and (end < _PART or count - _PART < end < count)
            rows.append(Strip(tall, fragments, shapes, keep=few, heads=heads, block=True))
        return rows

    def _shapes(
        self, row: _Composed, tall: float, edges: tuple[bool, bool], *, banded: bool, last: bool
    ) -> Iterator[Shape]:
        """Ground and rules of a row, or of a part of one; `edges`: whether its top and its foot are in it."""
        (begins, ends), kind = edges, row.entry.kind
        look, colours = self.setter.style.table, self.setter.style.colours
        if banded:
            yield from self._ground(tall, colours.table_band)
        if begins and kind == "group":
            yield from self._rule(0.0, look.rule_width, colours.accent)
        if ends and last:
            yield from self._rule(tall, look.head_rule_width, colours.accent)
        elif ends and (colours.table_band == WHITE or kind == "group"):
            yield from self._rule(tall, look.rule_width, colours.rule, row.reaching)

    def _compose(
        self, cells: Sequence[TableCell], entry: TableRow, *, figures: bool = True
    ) -> list[tuple[Line, ...]]:
        """Lines of each cell, the first baseline of all on one height."""
        look = self.setter.style.table
        y = look.padding / 2 + look.leading * BASELINE
        placed: list[tuple[Line, ...]] = []
        for place, (column, cell) in enumerate(zip(self.columns, cells, strict=True)):
            extent = entry.extent(column.field)
            if extent is None:
                placed.append(())
                continue
            over = self.columns[place : place + extent.columns]
            room = sum(each.width for each in over) - 2 * look.padding
            left = column.x + look.padding
            numeric = isinstance(column.look, DecimalWidths) and len(over) == 1
            middle = column.look == "center" or (not figures and (numeric or len(over) > 1))
            one = fitted(self.setter, cell, room)
            composed = self.setter.lines(
                one.inlines, one.variant, size=look.size, measure=room, node=self.id,
                align="center" if middle else "left",
                solid=numeric and figures,
            )  # fmt: skip
            if figures and numeric and isinstance(column.look, DecimalWidths):
                left += max(0.0, (room - column.look.width) / 2)
                figures_in = aligned(self.setter, composed, column.look, left, y, look.leading, one.leads)
                placed.append(tuple(figures_in))
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
        self, tag: _Tag, place: int, row: _Composed, lines: tuple[Line, ...], height: float
    ) -> Fragment:
        """A cell of the structure tree, `place` counted in all columns."""
        column, one = self.columns[place], row.cells[place]
        extent = row.entry.extent(column.field) or Extent()
        first = next(number for number, other in enumerate(self.columns) if other.part == column.part)
        table, path = anchor_of(self.id, column.part), self._path(column.part, tag)
        node = f"{table}.{tag.row}.{place - first + 1}"
        role: StructRole = "TD"
        spans = (("ColSpan", extent.columns), ("RowSpan", extent.rows))
        attributes = tuple((name, str(count)) for name, count in spans if count > 1)
        if tag.kind == "head":
            role, attributes = "TH", (("Scope", "Column"), *attributes)
        elif column.field == tag.field and one.text:
            role, attributes = "TH", (("Scope", "Row"), *attributes)
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

    def _path(self, part: int, tag: _Tag) -> Path:
        """The elements around the cells of a row: the same objects for all of them."""
        key = part, tag.part, tag.row
        known = self._paths.get(key)
        if known is None:
            table = anchor_of(self.id, part)
            known = self._paths[key] = (
                *self.around,
                Enclosing("Table", table),
                Enclosing(tag.part.rstrip("0123456789"), f"{table}.{tag.part}"),
                Enclosing("TR", f"{table}.{tag.row}"),
            )
        return known

    def _spans(self, without: Set[int] = frozenset()) -> list[tuple[float, float]]:
        """Left edge and width of each table that stands beside another, without some of the columns.

        Once on all pages of a spread.
        """
        spans: dict[tuple[float, float], None] = {}
        shown = [(place, column) for place, column in enumerate(self.columns) if place not in without]
        for _, group in groupby(enumerate(shown), key=lambda each: (each[1][1].part, each[1][0] - each[0])):
            own = [column for _, (_, column) in group]
            spans[own[0].x, own[-1].x + own[-1].width - own[0].x] = None
        return list(spans)

    def _ground(self, height: float, colour: str) -> Iterator[Shape]:
        for x, width in self._spans():
            yield Shape("rect", x, 0.0, width, height, fill=colour)

    def _rule(self, y: float, width: float, colour: str, without: Set[int] = frozenset()) -> Iterator[Shape]:
        for x, length in self._spans(without):
            yield Shape("line", x, y, length, 0.0, stroke=colour, stroke_width=width)


def strong(one: TableCell) -> TableCell:
    """The cell as it is set in a head."""
    return replace(one, inlines=tuple(replace(part, role="strong") for part in one.inlines))


def _lower(lines: Sequence[Line], down: float) -> tuple[Line, ...]:
    """Lines moved down the page."""
    return tuple([line.moved(0.0, down) for line in lines]) if down else tuple(lines)
