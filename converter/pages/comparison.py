"""A comparison as a document: what was found, its tables, its charts, the colophon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from converter.compose.paragraph import Inline
from converter.content.comparison_tree import (
    ComparedCell,
    ComparedColumn,
    ComparisonContent,
    ComparisonTable,
)
from converter.fonts import Fonts, load_fonts
from converter.pages.annex import group_row
from converter.pages.charts import chart_rows
from converter.pages.contents import ContentsEntry
from converter.pages.decimals import figure_gap, measure_figures
from converter.pages.frame import DocumentFrame, Typeset, with_colophon
from converter.pages.geometry import Geometry, told_once
from converter.pages.layout import Destination
from converter.pages.pagination import Sheet
from converter.pages.parallel import ParagraphLook, ParagraphTag, heading_rows, parallel_rows
from converter.pages.setter import TextSetter
from converter.pages.strips import Strip
from converter.pages.table_columns import (
    BETWEEN,
    ColumnLook,
    EditionCells,
    TableCell,
    TableField,
    cell,
    cell_of,
    table_columns,
    unbroken,
)
from converter.pages.table_widths import LEAST_NAME_EM, LEAST_SPLIT_EM, SMALLER
from converter.pages.tables import TableRow, TableSetter, strong
from converter.styles import Style

_LONGEST_WORDS_EM: Final = 10.0
"""Of a column of words that has a width of its own; longer words share what is left with the names."""
_LEAST_WORDS_EM: Final = 6.0


def typeset_comparison(content: ComparisonContent, style: Style, *, fonts: Fonts | None = None) -> Typeset:
    """Set a comparison in all its editions.

    Args:
        content: what is shown; a single edition takes the whole measure.
        style: sizes, faces and colours.
        fonts: where faces come from, if they are loaded already.

    Raises:
        FontError: a face cannot be found or used.
    """
    return _Comparison(content, style, fonts or load_fonts(style)).document()


class _Comparison(DocumentFrame):
    def __init__(self, content: ComparisonContent, style: Style, fonts: Fonts) -> None:
        names = "\n".join(
            cell.texts[0] for table in content.tables for row in table.rows for cell in row.cells
        )
        super().__init__(content.title, content.variants, style, fonts, "parallel", names)
        self._content = content

    def _sheets(self, places: Mapping[str, Destination], body: Sequence[Strip]) -> list[Sheet]:
        """All pages; the contents stand below the title."""
        title = heading_rows(
            self._setter, self._page, told_once(self._page, self._title), node="title", level=0
        )
        return self._paginate([*title, *self._contents(places), *body])

    def _body(self) -> list[Strip]:
        content = self._content
        rows = self._overview()
        tables = list(content.shown)
        charts_at = sum(table.key != "unmatched" for table in tables)
        for number, table in enumerate(tables, start=1):
            if number == charts_at + 1:
                rows += self._charts()
            rows += self._table(f"t{number}", table)
        if charts_at == len(tables):
            rows += self._charts()
        return with_colophon(rows, self._colophon(content.colophon, content.made_by))

    def _overview(self) -> list[Strip]:
        content, page = self._content, self._page
        rows = self._heading("overview", self._words("overview"))
        look = ParagraphLook(page.size, page.leading, align="left")
        for number, line in enumerate(content.overview, start=1):
            rows += parallel_rows(self._setter, page, line, look, ParagraphTag(f"overview.{number}", "P"))
        rows += self._heading("reports", self._words("compared_reports"), level=2, printed=False)
        for number, fact in enumerate(content.facts, start=1):
            told = [f"{name}：{value}" for name, value in zip(fact.name, fact.value, strict=True)]
            rows += parallel_rows(self._setter, page, told, look, ParagraphTag(f"reports.{number}", "P"))
        return rows

    def _table(self, node: str, table: ComparisonTable) -> list[Strip]:
        rows = self._heading(node, table.title)
        entries: list[TableRow] = []
        for number, group in enumerate(table.groups, start=1):
            if any(group.name):
                name = cell_of(self._page, group.name, BETWEEN)
                place = f"{node}.{number}"
                self._entries.append(ContentsEntry(place, 2, group.name, printed=False))
                entries.append(group_row(self._page, place, {0: name}, len(table.columns)))
            for row in group.rows:
                cells = [
                    _cells(self._page, own, column)
                    for own, column in zip(row.cells, table.columns, strict=True)
                ]
                entries.append(TableRow(cells))
        setter, fields = _roomy(self._setter, self._page, table.columns, entries)
        columns = table_columns(self._page, fields)
        head = TableRow([field.head for field in fields])
        rows += TableSetter(f"{node}.table", columns, setter, self._page).rows([head], entries)
        if table.note is not None:
            rows += [Strip(self._page.leading / 2, keep=True), *self._small(table.note, f"{node}.note")]
        return [*rows, Strip(0.0, snap=True)]

    def _charts(self) -> list[Strip]:
        charts = self._content.charts
        if not charts:
            return []
        rows = self._heading("charts", self._content.charts_title)
        for chart in charts:
            own = self._heading(f"{chart.key}.heading", chart.title, level=2, printed=False)
            rows = self._under(rows, own) if chart is charts[0] else [*rows, *own]
            rows += chart_rows(self._setter, self._page, chart)
        return rows


def _cells(page: Geometry, own: ComparedCell, column: ComparedColumn) -> EditionCells:
    """A cell in every edition; what a person should look at is strong."""
    if not own.marked:
        return cell_of(page, own.texts, figures=column.kind in ("figure", "change"))
    made = (
        cell(each.variant, Inline(text, "strong")) for each, text in zip(page.columns, own.texts, strict=True)
    )
    return EditionCells(tuple(made))


def _roomy(
    setter: TextSetter, page: Geometry, columns: Sequence[ComparedColumn], entries: Sequence[TableRow]
) -> tuple[TextSetter, list[TableField]]:
    """Who sets a table, and its fields: in smaller type where figures leave names too little room."""
    look = setter.style.table
    for scale in SMALLER:
        smaller = look.scaled(scale)
        tried = setter if scale == 1 else replace(setter, style=replace(setter.style, table=smaller))
        fields, room = _fields(tried, page, columns, entries)
        if room >= LEAST_NAME_EM * smaller.size:
            break
    return tried, fields


def _fields(
    setter: TextSetter, page: Geometry, columns: Sequence[ComparedColumn], entries: Sequence[TableRow]
) -> tuple[list[TableField], float]:
    """The fields of a table, and the room that is left for each of those without a width, in points."""
    look = setter.style.table
    rows = [entry.cells for entry in entries if entry.kind == "row"]
    made = []
    for number, column in enumerate(columns):
        head = cell_of(page, column.head)
        above = EditionCells(tuple(map(strong, head.cells)))
        own: ColumnLook = "left"
        width = _widest(setter, [above, *(cells[number] for cells in rows)])
        least = 2 * look.padding + LEAST_NAME_EM * look.size
        if column.kind in ("figure", "change"):
            shown = [one for cells in rows for one in _shown(page, cells[number])]
            own = measure_figures(unbroken(setter, shown), figure_gap(setter.style))
            width = max(own.width, _widest(setter, [above]))
        elif column.kind == "name" or width > _LONGEST_WORDS_EM * look.size:
            width = 0.0
            if column.kind != "name":
                least = 2 * look.padding + _LEAST_WORDS_EM * look.size
        fixed = width + 2 * look.padding if width else None
        rigid = column.kind in ("figure", "change")
        made.append(TableField(head, number, own, fixed, least if fixed is None else 0.0, rigid, apart=rigid))
    left = page.text_width - sum(field.width or 0.0 for field in made)
    open_fields = [field for field in made if field.width is None]
    room = left / max(len(open_fields), 1) - 2 * look.padding
    if page.shared and len(open_fields) == 1 and room / 2 - look.padding >= LEAST_SPLIT_EM * look.size:
        made = [replace(field, split=field.width is None) for field in made]
    return made, room


def _shown(page: Geometry, cells: EditionCells) -> Sequence[TableCell]:
    return (cells.together(apart=True),) if page.shared else cells.cells


def _widest(setter: TextSetter, cells: Sequence[EditionCells]) -> float:
    """The widest wording of any edition, in points."""
    size = setter.style.table.size
    return max(setter.width(one.inlines, one.variant, size=size) for each in cells for one in each.cells)
