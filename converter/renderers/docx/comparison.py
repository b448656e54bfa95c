"""A comparison as an editable Word file: what was found, its tables, its charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from converter.content.comparison_tree import (
    ComparedCell,
    ComparedColumn,
    ComparedRow,
    ComparisonContent,
    ComparisonTable,
)
from converter.content.labels import ByEdition, joined
from converter.content.tree import BarChart, Fact
from converter.opc.packing import moment
from converter.renderers.docx.alignment import FigureColumn
from converter.renderers.docx.cells import Cells
from converter.renderers.docx.chart_part import chart_paragraph, chart_part, workbook
from converter.renderers.docx.charts import ChartColours, word_chart
from converter.renderers.docx.contents import caption
from converter.renderers.docx.labels import DocxLabels, differing
from converter.renderers.docx.making import furniture_of, parts_of
from converter.renderers.docx.numbering import scheme
from converter.renderers.docx.ooxml import (
    Child,
    Element,
    bookmark,
    keep_rows,
    keep_with_next,
    paragraph,
    row,
    spanning_row,
    table,
    w,
)
from converter.renderers.docx.package import Package
from converter.renderers.docx.pages import Pages
from converter.renderers.docx.prose import Numbers
from converter.renderers.docx.settings import settings_part
from converter.renderers.docx.theme import DocxTheme
from converter.renderers.docx.widths import Wish
from converter.styles import Style

_WHOLE: Final = 5
"""Rows of a table that stay on one page."""
_LEAST_NAME: Final = 8.0
_LEAST_WORDS: Final = 3.0
"""Em below which columns that wrap do not go."""
_TONES: Final = {1: "Rise", -1: "Fall"}


def render_comparison_docx(content: ComparisonContent, style: Style) -> bytes:
    """The Word file of a comparison.

    Args:
        content: what to show, in the variant to write; or in two, side by side, the leading one first.
        style: its `[docx]` section, colours and table measures are used.

    Returns:
        The bytes of the .docx, the same for the same arguments and SOURCE_DATE_EPOCH.
    """
    theme = DocxTheme(style, content.variants)
    labels, package = DocxLabels(theme), Package()
    furniture = furniture_of(package, content.title, labels, theme, None)
    builder = _Builder(content, theme, labels, package)
    body = w("body", builder.elements(), Pages(theme, furniture).end())
    for kind, root in parts_of(scheme([], theme.variant), theme).items():
        package.add(kind, root)
    package.add("settings", settings_part(theme, update_fields=False, two_sided=style.page.two_sided))
    package.describe(
        title=joined(content.title),
        author="",
        subject=labels("compared_reports")[0],
        language=content.langs[0],
        keywords="",
        comments=content.made_by[0],
    )
    return package.finish(body)


class _Builder:
    def __init__(
        self, content: ComparisonContent, theme: DocxTheme, labels: DocxLabels, package: Package
    ) -> None:
        self._content, self._theme, self._labels, self._package = content, theme, labels, package
        self._cells = Cells(theme, labels)
        self._number = Numbers()
        self._figures = 0

    def elements(self) -> list[Element]:
        content = self._content
        made = [paragraph("Title", self._labels.runs(content.title, heading=True)), *self._overview()]
        for part in content.shown:
            if part.key == "unmatched":
                made += self._charts()
            made += self._table(part)
        if not any(part.key == "unmatched" for part in content.shown):
            made += self._charts()
        return [*made, *self._colophon()]

    def _heading(self, wording: ByEdition, level: int = 1) -> Element:
        anchor = f"_Toc{self._number():09d}"
        return paragraph(
            f"Heading{level}", bookmark(self._number(), anchor, self._labels.runs(wording, heading=True))
        )

    def _overview(self) -> list[Element]:
        labels = self._labels
        made = [self._heading(labels("overview"))]
        made += [
            paragraph("BodyText", labels.one(text, at))
            for line in self._content.overview
            for at, text in _once(line)
        ]
        made.append(self._heading(labels("compared_reports"), 2))
        made += [paragraph("Fact", self._fact(fact)) for fact in self._content.facts]
        return made

    def _fact(self, fact: Fact) -> list[Child]:
        labels = self._labels
        return [*labels.runs(fact.name, style="Strong"), labels.one("："), *labels.runs(fact.value)]

    # --- tables ------------------------------------------------------------------------------------------

    def _table(self, own: ComparisonTable) -> list[Element]:
        rows = own.rows
        widths = self._cells.fit(
            [self._wish(column, [each.cells[at] for each in rows]) for at, column in enumerate(own.columns)],
            self._theme.width,
        )
        figures = [
            FigureColumn(text for each in rows for text in _unbroken(each.cells[at].texts))
            if column.kind in ("figure", "change")
            else None
            for at, column in enumerate(own.columns)
        ]
        heads = [
            self._cells.head(column.head, right=aligned is not None, width=width)
            for column, aligned, width in zip(own.columns, figures, widths, strict=True)
        ]
        made = [row(heads, widths, head=True)]
        for group in own.groups:
            if any(group.name):
                name = paragraph("TableText", self._labels.runs(group.name, style="Strong"))
                made.append(spanning_row(name, widths))
            made += [row(self._row(each, own.columns, figures), widths) for each in group.rows]
        keep_rows(made, whole=_WHOLE)
        about = joined(self._labels("alt_comparison", count=len(rows)))
        elements = [
            self._heading(own.title),
            table("ReportTable", widths, made, title=joined(own.title), about=about),
        ]
        if own.note is not None:
            keep_with_next(elements[-1])
            elements += [paragraph("SourceNote", self._labels.one(text, at)) for at, text in _once(own.note)]
        return elements

    def _wish(self, column: ComparedColumn, cells: Sequence[ComparedCell]) -> Wish:
        figures = column.kind in ("figure", "change")
        texts = [_unbroken(cell.texts) if figures else cell.texts for cell in cells]
        room = FigureColumn(text for each in texts for text in each).room if figures else 0.0
        least = _LEAST_NAME if column.kind == "name" else _LEAST_WORDS
        return Wish(column.head, texts, not figures, 0.0 if figures else least, room)

    def _row(
        self, own: ComparedRow, columns: Sequence[ComparedColumn], figures: Sequence[FigureColumn | None]
    ) -> list[Child]:
        return [
            self._cell(cell, column, aligned)
            for cell, column, aligned in zip(own.cells, columns, figures, strict=True)
        ]

    def _cell(self, cell: ComparedCell, column: ComparedColumn, aligned: FigureColumn | None) -> Child:
        if aligned is not None:
            tone = _TONES.get(cell.direction or 0) if column.kind == "change" else None
            return self._cells.number(_unbroken(cell.texts), aligned, style=tone)
        if cell.marked:
            return [
                paragraph("TableText", self._labels.one(text, at, style="Strong"))
                for at, text in _once(cell.texts)
            ]
        return self._cells.text(cell.texts)

    # --- charts and the end ------------------------------------------------------------------------------

    def _charts(self) -> list[Element]:
        charts = self._content.charts
        if not charts:
            return []
        made = [self._heading(self._content.charts_title)]
        for chart in charts:
            made += self._chart(chart)
        return made

    def _chart(self, own: BarChart) -> list[Element]:
        """A chart over its caption."""
        colours, theme = self._theme.style.chart, self._theme
        drawn = word_chart(own, self._labels, ChartColours(colours.rise, colours.fall, colours.bar))
        identity = self._package.add_chart(
            workbook(drawn, moment()), lambda book: chart_part(drawn, theme, book)
        )
        self._figures += 1
        word = self._labels("figure")[0]
        return [
            chart_paragraph(drawn, theme, identity, self._number()),
            caption(
                word,
                self._figures,
                own.title,
                f"fig_{self._figures}",
                self._number(),
                self._labels,
                follows=False,
            ),
        ]

    def _colophon(self) -> list[Element]:
        labels = self._labels
        made = [self._heading(labels("colophon"))]
        for fact in self._content.colophon:
            told = labels.code(joined(fact.value))
            made.append(
                paragraph("Colophon", labels.one(f"{fact.name[0]}\t"), told, properties=w("keepNext"))
            )
        made.append(paragraph("Colophon", labels.one(self._content.made_by[0])))
        return made


def _once(wording: ByEdition) -> list[tuple[int, str]]:
    """The wordings with their editions; only the first where all are the same."""
    return [(at, wording[at]) for at in differing(wording)]


def _unbroken(wording: ByEdition) -> ByEdition:
    """Figures that no line parts."""
    return tuple(text.replace(" ", "\u00a0") for text in wording)
