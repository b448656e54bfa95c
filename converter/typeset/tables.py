"""Tables: cells composed, rows whole, the head repeated on every page; figures stand under each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from converter.model import Variant
from converter.typeset.body import BASELINE
from converter.typeset.flow import Fragment, Row
from converter.typeset.geometry import Geometry, anchor_on
from converter.typeset.layout import Line, Link, Shape, StructRole
from converter.typeset.line import ComposedLine, Inline
from converter.typeset.setter import Setter, lang

_FIGURE: Final = re.compile(r"[^\d]*[\d,]+")
"""What stands left of the decimal point: bound, sign and whole number."""
_ANY_WIDTH: Final = 10_000.0
_WHITE: Final = "#ffffff"
"""A style without bands has rules between its rows instead."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says. Words of the other script are inlines of that variant."""

    variant: Variant
    inlines: tuple[Inline, ...]
    link: str | None = None
    """Destination of the row's source."""
    link_alt: str = ""

    @property
    def text(self) -> str:
        return "".join(inline.text for inline in self.inlines)


def cell(variant: Variant, *inlines: Inline | str, link: str | None = None, alt: str = "") -> Cell:
    """A cell in one script."""
    return Cell(variant, tuple(Inline(one) if isinstance(one, str) else one for one in inlines), link, alt)


@dataclass(frozen=True, slots=True)
class Pair:
    """What a cell says in both scripts, Traditional first."""

    hant: Cell
    hans: Cell

    def together(self) -> Cell:
        """One cell: once where both scripts agree, else each on its own line."""
        if self.hant.text == self.hans.text:
            return self.hant
        own = tuple(replace(part, variant=self.hans.variant) for part in self.hans.inlines)
        line_end = (Inline("\n"),) if self.hant.text and self.hans.text else ()
        return replace(self.hant, inlines=(*self.hant.inlines, *line_end, *own))


@dataclass(frozen=True, slots=True)
class Figures:
    """Room that figures need left and right of the decimal point, in points."""

    left: float = 0.0
    right: float = 0.0

    @property
    def width(self) -> float:
        return self.left + self.right


Look: TypeAlias = Literal["left", "center"] | Figures
"""How a column stands: its text, or its figures with their decimal points under each other."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a table says of each of its rows: one column, or one for each script."""

    head: Pair
    look: Look = "left"
    width: float | None = None
    """In points, at most; a field of None shares what the others leave."""
    split: bool = False
    """Whether each script has its own column where both share the page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; lengths in points."""

    field: int
    """Index of what it shows."""
    side: int | None
    """Script it shows, 0 or 1; None for both together."""
    leaf: int
    x: float
    """From the page's edge."""
    width: float
    look: Look

    def cell(self, entry: Pair) -> Cell:
        """What it shows of an entry."""
        if self.side is None:
            return entry.together()
        return entry.hans if self.side else entry.hant


_MOST_SHARED: Final = 0.56
"""Of the table's width that fields with a width of their own may take together."""


def columns(page: Geometry, fields: Sequence[Field]) -> tuple[Column, ...]:
    """The columns across the type area, on each page of an opening."""
    made: list[Column] = []
    for leaf in range(page.leaves):
        shown: list[tuple[int, int | None]] = []
        for number, field in enumerate(fields):
            if page.leaves > 1:
                shown.append((number, leaf))
            else:
                shown += [(number, 0), (number, 1)] if field.split else [(number, None)]
        fixed = sum(fields[number].width or 0.0 for number, _ in shown)
        shrink = min(1.0, _MOST_SHARED * page.text_width / fixed) if fixed else 1.0
        open_columns = sum(fields[number].width is None for number, _ in shown)
        rest = (page.text_width - fixed * shrink) / max(open_columns, 1)
        x = page.left
        for number, side in shown:
            field = fields[number]
            width = rest if field.width is None else field.width * shrink
            made.append(Column(number, side, leaf, x, width, field.look))
            x += width
    return tuple(made)


def measure_figures(desk: Setter, cells: Iterable[Cell]) -> Figures:
    """The room that the figures of a column need."""
    left = right = 0.0
    for one in cells:
        for line in desk.lines(
            one.inlines, one.variant, size=desk.style.table.size, measure=_ANY_WIDTH, align="left"
        ):
            before = _before_point(line)
            left, right = max(left, before), max(right, line.width - before)
    return Figures(left, right)


def _before_point(line: ComposedLine) -> float:
    """Width of what stands left of the decimal point; nothing where there is no figure."""
    found = _FIGURE.match(line.text)
    if not found:
        return 0.0
    places = [x for run in line.runs for x in run.xs]
    return places[found.end()] if found.end() < len(places) else line.width


@dataclass(frozen=True, slots=True)
class Table:
    """A table being set."""

    id: str
    columns: tuple[Column, ...]
    desk: Setter
    page: Geometry

    def rows(self, head: Sequence[Pair], body: Sequence[Sequence[Pair]], anchors: Sequence[str]) -> list[Row]:
        """The whole table; the head stays with the first row, and the last row with the one before.

        Args:
            head: what stands above each field.
            body: of each row, what it says in each field.
            anchors: of each row, the node that links lead to it by.
        """
        look, colours = self.desk.style.table, self.desk.style.colours
        top = self._head([column.cell(head[column.field]) for column in self.columns])
        made = [top]
        banded = colours.table_band != _WHITE
        for number, (entries, anchor) in enumerate(zip(body, anchors, strict=True), start=1):
            cells = [column.cell(entries[column.field]) for column in self.columns]
            rule: Shape | None = None
            if number == len(body):
                rule = self._rule(0.0, look.head_rule_width, colours.accent)
            elif not banded:
                rule = self._rule(0.0, look.rule_width, colours.rule)
            ground = colours.table_band if banded and number % 2 == 0 else None
            rows = self._body(number, cells, top, ground, rule)
            rows[0] = replace(rows[0], anchors=(anchor,))
            if number == len(body) - 1:
                rows[-1] = replace(rows[-1], keep=True)
            made += rows
        return made

    def _head(self, cells: Sequence[Cell]) -> Row:
        """The head row: strong, on a ground, between rules."""
        look, colours = self.desk.style.table, self.desk.style.colours
        strong = [
            replace(one, inlines=tuple(replace(part, role="strong") for part in one.inlines)) for one in cells
        ]
        placed = self._compose(strong, figures=False)
        count = max(map(len, placed))
        height = count * look.leading + look.padding
        fragments = []
        for number, lines in enumerate(placed):
            down = (count - len(lines)) * look.leading / 2  # in the middle of the row
            fragments.append(self._fragment("head", number, cells[number], _lower(lines, down), "TH", ()))
        shapes = (
            Shape("rect", self.page.left, 0.0, self.page.text_width, height, fill=colours.table_head),
            self._rule(0.0, look.head_rule_width, colours.accent),
            self._rule(height, look.rule_width, colours.accent),
        )
        return Row(height, tuple(fragments), shapes, keep=True)

    def _body(
        self, number: int, cells: Sequence[Cell], head: Row, ground: str | None, rule: Shape | None
    ) -> list[Row]:
        """One row of the body: whole, or line by line where no page would hold it."""
        look = self.desk.style.table
        placed = self._compose(cells)
        count = max(map(len, placed))
        height = count * look.leading + look.padding
        if height + head.height <= self.page.text_height:
            parts = [(0, count, height)]
        else:
            parts = [(line, line + 1, look.leading) for line in range(count)]
            parts[0] = (0, 1, look.leading + look.padding / 2)
            parts[-1] = (count - 1, count, look.leading + look.padding / 2)
        rows = []
        for start, end, tall in parts:
            up = start * look.leading + (look.padding / 2 if start else 0.0)
            links = start == 0
            fragments = tuple(
                self._fragment(
                    str(number), place, one, _lower(lines[start:end], -up), "TD",
                    self._links(place, one, tall) if links else (),
                )
                for place, (one, lines) in enumerate(zip(cells, placed, strict=True))
                if links or lines[start:end]
            )  # fmt: skip
            shapes: tuple[Shape, ...] = ()
            if ground:
                shapes += (Shape("rect", self.page.left, 0.0, self.page.text_width, tall, fill=ground),)
            if rule and end == count:
                shapes += (replace(rule, y=tall),)
            few = len(parts) > 1 and (start == 0 or end == count - 1)
            rows.append(Row(tall, fragments, shapes, keep=few, heads=(head,)))
        return rows

    def _compose(self, cells: Sequence[Cell], *, figures: bool = True) -> list[tuple[Line, ...]]:
        """Lines of each cell, the first baseline of all on one height."""
        look = self.desk.style.table
        y = look.padding / 2 + look.leading * BASELINE
        placed = []
        for column, one in zip(self.columns, cells, strict=True):
            room = column.width - 2 * look.padding
            left = column.x + look.padding
            numeric = isinstance(column.look, Figures)
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
        """Lines moved so that their decimal points stand under each other."""
        for number, line in enumerate(lines):
            before = _before_point(line)
            shift = room.left - before if before else 0.0
            yield self.desk.put(line, left + shift, y + number * self.desk.style.table.leading)

    def _links(self, place: int, one: Cell, height: float) -> tuple[Link, ...]:
        if not one.link:
            return ()
        column = self.columns[place]
        return (Link(column.x, 0.0, column.width, height, one.link, one.link_alt),)

    def _fragment(
        self, name: str, place: int, one: Cell, lines: tuple[Line, ...], role: StructRole,
        links: tuple[Link, ...],
    ) -> Fragment:  # fmt: skip
        leaf = self.columns[place].leaf
        first = next(number for number, column in enumerate(self.columns) if column.leaf == leaf)
        table = anchor_on(self.id, leaf)
        part, row = ("THead" if role == "TH" else "TBody"), f"{table}.{name}"
        path = (("Table", table), (part, f"{table}.{part}"), ("TR", row))
        attributes = (("Scope", "Column"),) if role == "TH" else ()
        return Fragment(
            f"{row}.{place - first + 1}", role, lang(one.variant), path, lines, links=links,
            attributes=attributes, leaf=leaf,
        )  # fmt: skip

    def _rule(self, y: float, width: float, colour: str) -> Shape:
        return Shape("line", self.page.left, y, self.page.text_width, 0.0, stroke=colour, stroke_width=width)


def _lower(lines: Sequence[Line], down: float) -> tuple[Line, ...]:
    """Lines moved down the page."""
    return tuple(
        replace(line, y=line.y + down, runs=tuple(replace(run, y=run.y + down) for run in line.runs))
        for line in lines
    )
