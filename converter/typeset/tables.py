"""Tables in both scripts: cells composed, rows whole, the head repeated on every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from converter import figures
from converter.model import ActionItem, EditionPair, Indicator, Section, Variant
from converter.typeset.body import BASELINE, section_heading
from converter.typeset.flow import Fragment, Row
from converter.typeset.geometry import Geometry
from converter.typeset.layout import Line, Link, Shape, StructRole
from converter.typeset.line import Inline
from converter.typeset.setter import Setter, lang
from converter.words import words

CellAlign = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Column:
    share: float
    """Of the table's width; the shares of all columns make 1."""
    align: CellAlign = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the same thing in one script or both, each beginning a line of its own."""

    parts: tuple[tuple[Variant, tuple[Inline, ...]], ...]
    link: str | None = None
    """Destination of the row's source."""
    link_alt: str = ""


def cell(variant: Variant, *inlines: Inline | str, link: str | None = None, alt: str = "") -> Cell:
    """A cell in one script."""
    content = tuple(Inline(part) if isinstance(part, str) else part for part in inlines)
    return Cell(((variant, content),), link, alt)


def both(pair: EditionPair, hant: str, hans: str) -> Cell:
    """A cell that says a thing once where both scripts agree, else in each on its own line."""
    if hant == hans:
        return cell(pair.hant.variant, hant)
    return Cell(((pair.hant.variant, (Inline(hant),)), (pair.hans.variant, (Inline(hans),))))


@dataclass(frozen=True, slots=True)
class Table:
    """A table being set."""

    id: str
    columns: tuple[Column, ...]
    desk: Setter
    page: Geometry

    def head(self, cells: Sequence[Cell]) -> Row:
        """The head row: strong, on a ground, between rules."""
        look, colours = self.desk.style.table, self.desk.style.colours
        row = self._row("head", cells, "TH", look_strong=True)
        width = self.page.text_width
        shapes = (
            Shape("rect", self.page.left, 0.0, width, row.height, fill=colours.table_head),
            self._rule(0.0, look.head_rule_width, colours.accent),
            self._rule(row.height, look.rule_width, colours.accent),
        )
        return Row(row.height, row.fragments, shapes, keep=True)

    def body(self, number: int, cells: Sequence[Cell], head: Row, *, keep: bool, last: bool) -> Row:
        """One row of the body."""
        look, colours = self.desk.style.table, self.desk.style.colours
        row = self._row(str(number), cells, "TD")
        band = number % 2 == 0
        shapes: tuple[Shape, ...] = ()
        if band:
            shapes += (
                Shape("rect", self.page.left, 0.0, self.page.text_width, row.height, fill=colours.table_band),
            )
        rule = self._rule(row.height, look.head_rule_width, colours.accent) if last else None
        shapes += (rule or self._rule(row.height, look.rule_width, colours.rule),)
        return Row(row.height, row.fragments, shapes, keep=keep, heads=(head,))

    def _rule(self, y: float, width: float, colour: str) -> Shape:
        return Shape("line", self.page.left, y, self.page.text_width, 0.0, stroke=colour, stroke_width=width)

    def _row(self, name: str, cells: Sequence[Cell], role: StructRole, look_strong: bool = False) -> Row:
        look = self.desk.style.table
        placed = [
            self._cell_lines(column, x, width, one, look_strong)
            for (column, x, width), one in zip(self._places(), cells, strict=True)
        ]
        height = max(sum(len(lines) for _, lines in parts) for parts in placed) * look.leading + look.padding
        fragments = [
            fragment
            for number, ((_, x, width), one, parts) in enumerate(
                zip(self._places(), cells, placed, strict=True)
            )
            for fragment in self._fragments(f"{self.id}.{name}", number, x, width, one, parts, role, height)
        ]
        return Row(height, tuple(fragments))

    def _places(self) -> Iterator[tuple[Column, float, float]]:
        x = self.page.left
        for column in self.columns:
            width = column.share * self.page.text_width
            yield column, x, width
            x += width

    def _cell_lines(
        self, column: Column, x: float, width: float, one: Cell, strong: bool
    ) -> list[tuple[Variant, tuple[Line, ...]]]:
        look = self.desk.style.table
        placed = []
        y = look.padding / 2 + look.leading * BASELINE
        for variant, content in one.parts:
            inlines = (
                [Inline(part.text, "strong", part.colour, part.variant) for part in content]
                if strong
                else content
            )
            composed = self.desk.lines(
                inlines, variant, size=look.size, measure=width - 2 * look.padding, align=column.align,
                node=self.id,
            )  # fmt: skip
            placed.append((variant, self.desk.place(composed, x + look.padding, y, look.leading)))
            y += len(composed) * look.leading
        return placed

    def _fragments(
        self, row: str, number: int, x: float, width: float, one: Cell,
        parts: Sequence[tuple[Variant, tuple[Line, ...]]], role: StructRole, height: float,
    ) -> Iterator[Fragment]:  # fmt: skip
        section = "THead" if role == "TH" else "TBody"
        path = (("Table", self.id), (section, f"{self.id}.{section}"), ("TR", row))
        attributes = (("Scope", "Column"),) if role == "TH" else ()
        links: tuple[Link, ...] = ()
        if one.link:
            links = (Link(x, 0.0, width, height, one.link, one.link_alt),)
        for part, (variant, lines) in enumerate(parts):
            node = f"{row}.{number}"
            yield Fragment(
                node,
                role,
                lang(variant),
                path,
                lines,
                links=links if part == 0 else (),
                attributes=attributes,
            )


def action_rows(desk: Setter, page: Geometry, pair: EditionPair) -> list[Row]:
    """The action items of the report as one table."""
    left, right = words(pair.hant.variant), words(pair.hans.variant)
    table = Table("items", (Column(0.07, "center"), Column(0.465), Column(0.465)), desk, page)
    head = table.head(
        (
            both(pair, left["column_number"], right["column_number"]),
            cell(pair.hant.variant, left["action_items"]),
            cell(pair.hans.variant, right["action_items"]),
        )
    )
    items = list(zip(pair.hant.report.action_items(), pair.hans.report.action_items(), strict=True))
    rows = [head]
    place = left["column_place"]
    for number, (hant, hans) in enumerate(items, start=1):
        cells = (
            cell(
                pair.hant.variant,
                str(hant.number),
                link=hant.node,
                alt=f"{place} {hant.title.text}",
            ),
            cell(pair.hant.variant, *_item_text(hant)),
            cell(pair.hans.variant, *_item_text(hans)),
        )
        rows.append(table.body(number, cells, head, keep=number == 1, last=number == len(items)))
    return rows


def _item_text(item: ActionItem) -> tuple[Inline, ...]:
    """The title strong, the rest after it."""
    title, body = item.title.text, item.body.text
    if title and body.startswith(title):
        return (Inline(title, "strong"), Inline(body[len(title) :]))
    return (Inline(body),)


INDICATOR_COLUMNS = (Column(0.29), Column(0.29), Column(0.17, "right"), Column(0.15, "right"), Column(0.10))


def indicator_rows(
    desk: Setter,
    page: Geometry,
    pair: EditionPair,
    table_id: str,
    indicators: Iterable[tuple[Indicator, Indicator]],
) -> list[Row]:
    """The indicators of one section as a table; every row leads to the paragraph it comes from."""
    left, right = words(pair.hant.variant), words(pair.hans.variant)
    table = Table(table_id, INDICATOR_COLUMNS, desk, page)
    head = table.head(
        (
            cell(pair.hant.variant, left["column_indicator"]),
            cell(pair.hans.variant, right["column_indicator"]),
            both(pair, left["column_value"], right["column_value"]),
            both(pair, left["column_change"], right["column_change"]),
            both(pair, left["column_period"], right["column_period"]),
        )
    )
    found = list(indicators)
    rows = [head]
    for number, (hant, hans) in enumerate(found, start=1):
        cells = (
            cell(pair.hant.variant, hant.name, link=hant.node, alt=f"{left['column_place']} {hant.name}"),
            cell(pair.hans.variant, hans.name, link=hans.node, alt=f"{right['column_place']} {hans.name}"),
            both(pair, figures.value(hant, left), figures.value(hans, right)),
            both(pair, _change(hant, pair.hant.variant), _change(hans, pair.hans.variant)),
            both(pair, hant.period.text if hant.period else "", hans.period.text if hans.period else ""),
        )
        rows.append(table.body(number, cells, head, keep=number == 1, last=number == len(found)))
    return rows


def _change(indicator: Indicator, variant: Variant) -> str:
    return figures.change(indicator, words(variant))


def by_section(pair: EditionPair) -> Iterator[tuple[tuple[str, str], list[tuple[Indicator, Indicator]]]]:
    """Pairs of indicators under the headings of the sections they stand in, in the order of the report."""
    hant = {section.id: section for section in pair.hant.report.walk()}
    hans = {section.id: section for section in pair.hans.report.walk()}
    pairs = zip(pair.hant.report.indicators, pair.hans.report.indicators, strict=True)
    for section, group in groupby(pairs, key=lambda both_sides: both_sides[0].section):
        if section is None:
            heading = (words(pair.hant.variant)["preamble"], words(pair.hans.variant)["preamble"])
        else:
            heading = (_named(hant[section]), _named(hans[section]))
        yield heading, list(group)


def _named(section: Section) -> str:
    """What a section without a heading is called: its opening words."""
    heading = section_heading(section)
    if section.heading or not section.paragraphs:
        return heading
    opening = section.paragraphs[0].text.text
    return heading + (opening if len(opening) <= 16 else opening[:15] + "…")
