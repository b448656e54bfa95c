"""A comparison as one page for the browser: what was found, the tables, the charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from converter.content import Fact, Labels
from converter.content.comparison_tree import (
    ComparedCell,
    ComparedCellKind,
    ComparedColumn,
    ComparedRow,
    ComparisonContent,
    ComparisonTable,
)
from converter.renderers.html.charts import chart_figure
from converter.renderers.html.editions import Editions
from converter.renderers.html.head import page_file, page_head
from converter.renderers.html.markup import document, element
from converter.renderers.html.page import script_switch, wide

_NUMBERS: Final[tuple[ComparedCellKind, ...]] = ("figure", "change")


def render_comparison_html(content: ComparisonContent) -> bytes:
    """A comparison as one page that holds all it needs.

    Args:
        content: what is shown, in one or more editions.

    Returns:
        A self-contained page in UTF-8; its security policy forbids all network.
    """
    return document(_Page(content).page())


class _Page:
    def __init__(self, content: ComparisonContent) -> None:
        self._content = content
        self._editions = Editions(content.langs, Labels(content.variants))
        self._style, self._code = (
            page_file("base.css", "reading.css", "comparison.css"),
            page_file("reading.js"),
        )

    def page(self) -> etree._Element:
        content = self._content
        parts = [(_identity(at), table) for at, table in enumerate(content.shown)]
        sections = [
            self._section(identity, table.title, self._table(identity, table)) for identity, table in parts
        ]
        entries = [(identity, table.title) for identity, table in parts]
        if content.charts:
            figures = (chart_figure(chart, self._editions, "chart_figures") for chart in content.charts)
            place = sum(table.key != "unmatched" for table in content.shown)
            sections.insert(place, self._section("charts", content.charts_title, list(figures)))
            entries.insert(place, ("charts", content.charts_title))
        main = element("main", self._overview(), *sections, id="main")
        body = element("body", self._header(), self._contents(entries), main, self._colophon())
        body.append(element("script", self._code))
        head = page_head(content.title[0], content.made_by[0], self._style, self._code)
        return element("html", head, body, lang=content.langs[0])

    def _header(self) -> etree._Element:
        title = self._editions.title(self._content.title)
        return element("header", title, script_switch(self._editions), role="banner")

    def _contents(self, entries: Sequence[tuple[str, tuple[str, ...]]]) -> etree._Element:
        links = (
            element("li", self._editions.cells("a", title, href=f"#{identity}"))
            for identity, title in (("overview", self._editions.words("overview")), *entries)
        )
        title = self._editions.labelled("h2", "contents", id="contents")
        return element("nav", title, element("ol", *links, role="list"), aria_labelledby="contents")

    def _overview(self) -> etree._Element:
        lines = [self._editions.pair("p", [[text] for text in line]) for line in self._content.overview]
        title = self._editions.labelled("h3", "compared_reports")
        blocks = [*lines, title, self._facts(self._content.facts)]
        return self._section("overview", self._editions.words("overview"), blocks)

    def _table(self, identity: str, table: ComparisonTable) -> list[etree._Element]:
        heads = (
            self._editions.cells("th", column.head, scope="col", class_=_class(column), data_column=str(at))
            for at, column in enumerate(table.columns)
        )
        bodies = []
        for group in table.groups:
            rows = [self._row(row, table.columns) for row in group.rows]
            if any(group.name):
                name = self._editions.cells(
                    "th", group.name, scope="colgroup", colspan=str(len(table.columns))
                )
                rows.insert(0, element("tr", name, class_="group"))
            bodies.append(element("tbody", *rows))
        made = element(
            "table", element("thead", element("tr", *heads)), *bodies, class_=f"figures {table.key}"
        )
        blocks = [wide(made, identity)]
        if table.note is not None:
            blocks.append(self._editions.pair("p", [[text] for text in table.note]))
        return blocks

    def _row(self, row: ComparedRow, columns: Sequence[ComparedColumn]) -> etree._Element:
        cells = (self._cell(cell, column) for cell, column in zip(row.cells, columns, strict=True))
        return element("tr", *cells)

    def _cell(self, cell: ComparedCell, column: ComparedColumn) -> etree._Element:
        if column.kind == "name":
            return self._editions.cells("th", cell.texts, scope="row")
        kinds = [_class(column), "marked" if cell.marked else None]
        return self._editions.cells("td", cell.texts, class_=" ".join(filter(None, kinds)) or None)

    def _section(
        self, identity: str, title: tuple[str, ...], blocks: Sequence[etree._Element]
    ) -> etree._Element:
        heading = self._editions.cells("h2", title, id=f"{identity}-heading")
        return element("section", heading, *blocks, id=identity, aria_labelledby=f"{identity}-heading")

    def _colophon(self) -> etree._Element:
        made_by = self._editions.cells("p", self._content.made_by)
        return element("footer", self._facts(self._content.colophon), made_by, role="contentinfo")

    def _facts(self, facts: Sequence[Fact]) -> etree._Element:
        return element("dl", *self._lines(facts), class_="facts")

    def _lines(self, facts: Sequence[Fact]) -> Iterator[etree._Element]:
        for fact in facts:
            yield element(
                "div", self._editions.cells("dt", fact.name), self._editions.cells("dd", fact.value)
            )


def _identity(at: int) -> str:
    return f"table-{at + 1}"


def _class(column: ComparedColumn) -> str | None:
    return "number" if column.kind in _NUMBERS else None
