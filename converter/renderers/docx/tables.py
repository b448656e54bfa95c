"""The tables of indicators: key figures, a section's, and all of them to sort and calculate with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, TypeAlias

from converter.content.tree import ColumnKey, Content, Group, IndicatorRow, IndicatorTable
from converter.renderers.docx.alignment import FigureColumn
from converter.renderers.docx.cells import Cells, wordings
from converter.renderers.docx.headline import with_whole_bracket
from converter.renderers.docx.labels import ByEdition, DocxLabels, joined
from converter.renderers.docx.ooxml import (
    Child,
    Element,
    bookmark,
    keep_rows,
    link,
    paragraph,
    row,
    spanning_row,
    table,
)
from converter.renderers.docx.prose import Numbers, Prose
from converter.renderers.docx.sources import Sources
from converter.renderers.docx.table_styles import NARROW
from converter.renderers.docx.theme import DocxTheme
from converter.renderers.docx.widths import Wish

_WHOLE: Final = 5
"""Rows of a table that stay on one page."""
_LONGEST_TIP: Final = 240
"""Characters that Word shows at a link."""
_LEAST_NAME: Final = 8.0
_LEAST_NOTE: Final = 3.0
"""Em below which columns that wrap do not go."""


Anchors: TypeAlias = Callable[["str | None"], str]


@dataclass(frozen=True, slots=True)
class Places:
    """Where rows may link to; None where the document does not have the place."""

    section: Callable[[str | None], str | None]
    """Bookmark of the heading a section stands under."""
    sources: Sources
    prose: Prose
    numbers: Numbers
    marks: Callable[[IndicatorRow], list[Child]]
    """What stands raised behind the name of a figure."""


@dataclass(frozen=True, slots=True)
class _Column:
    """How one column of a table of indicators is set."""

    key: ColumnKey
    kind: Literal["text", "number", "name", "place", "change", "source"] = "text"
    wraps: bool = False
    least: float = 0.0

    @property
    def head(self) -> str:
        """Key of the program's words."""
        return _HEADS.get(self.key, f"column_{self.key}")


_HEADS: Final[Mapping[ColumnKey, str]] = {"exact_unit": "column_unit"}
_COLUMNS: Final[Mapping[ColumnKey, _Column]] = {
    column.key: column
    for column in (
        _Column("number", "number"),
        _Column("section", "place", wraps=True),
        _Column("indicator", "name", wraps=True, least=_LEAST_NAME),
        _Column("value", "number"),
        _Column("unit"),
        _Column("change", "change"),
        _Column("basis"),
        _Column("note", wraps=True, least=_LEAST_NOTE),
        _Column("written"),
        _Column("moved", "change"),
        _Column("exact", "number"),
        _Column("exact_unit"),
        _Column("previous", "number"),
        _Column("sentence", "source"),
    )
}


class IndicatorTables:
    """Tables of indicators that share their columns, so that they line up through the document."""

    def __init__(
        self, theme: DocxTheme, labels: DocxLabels, places: Places, content: Content, *, annex: bool
    ) -> None:
        """Args:
        theme: sizes and the width of the text.
        labels: languages.
        places: where rows lead to.
        content: what is shown.
        annex: whether a table of all indicators follows, to which the others lead.
        """
        self._annex = annex
        self._theme, self._labels, self._places = theme, labels, places
        self._content = content
        self._section_columns = tuple(
            column for column in _columns(content.indicators) if annex or column.key != "note"
        )

    @cached_property
    def _section_cells(self) -> Cells:
        return self._cells_for(self._section_columns, self._content.indicators.rows, self._theme.width)

    def _cells_for(self, columns: Sequence[_Column], rows: Sequence[IndicatorRow], width: int) -> Cells:
        """Cells of the size of tables, or smaller ones where figures would be torn in those."""
        return cells_for([self._wish(column, rows) for column in columns], width, self._theme, self._labels)

    def hold(self, annex: int) -> bool:
        """Whether the tables of figures tear nothing.

        Args:
            annex: width of the table of all of them, if that is shown, in twips.
        """
        tables = [(self._section_columns, self._content.indicators.rows, self._theme.width)]
        if self._annex:
            own = self._content.all_indicators
            tables.append((_columns(own), own.rows, annex))
        return all(self._holds(columns, rows, width) for columns, rows, width in tables)

    def _holds(self, columns: Sequence[_Column], rows: Sequence[IndicatorRow], width: int) -> bool:
        wishes = [self._wish(column, rows) for column in columns]
        return not wishes or cells_for(wishes, width, self._theme, self._labels).hold(wishes, width)

    @cached_property
    def _section_widths(self) -> Sequence[int]:
        rows = self._content.indicators.rows
        return self._widths(self._section_cells, self._section_columns, rows, self._theme.width)

    def of_section(self, rows: Sequence[IndicatorRow], title: str) -> Element:
        """The indicators of one section."""
        return self._table(self._section_cells, self._section_columns, self._section_widths, rows, title)

    def of_groups(self, groups: Sequence[Group[IndicatorRow]], title: str, anchors: Anchors) -> Element:
        """All indicators in one table, under the names of their sections.

        Args:
            groups: the indicators by section.
            title: of the table.
            anchors: bookmark of the name of a section.
        """
        rows = [each for group in groups for each in group.rows]
        own = self._section_cells
        columns, widths = self._filled(own, self._section_columns, self._section_widths, rows)
        aligned = {
            column.key: _aligned(column, [self._wording(column, each) for each in rows]) for column in columns
        }
        made = [row(self._heads(own, columns, widths), widths, head=True)]
        for group in groups:
            if len(groups) > 1:
                made.append(spanning_row(self._group_name(group, anchors(group.section)), widths))
            for each in group.rows:
                cells = [
                    self._cell(own, column, each, self._wording(column, each), aligned[column.key], width)
                    for column, width in zip(columns, widths, strict=True)
                ]
                made.append(row(cells, widths))
        keep_rows(made, whole=_WHOLE)
        about = joined(self._labels("alt_indicators", count=len(rows)))
        return table("ReportTable", widths, made, title=title, about=about)

    def told(self, groups: Sequence[Group[IndicatorRow]]) -> Iterator[str]:
        """All that `of_groups` shows of them."""
        rows = [each for group in groups for each in group.rows]
        used = self._used(self._section_columns, rows)
        for column in used:
            yield from wordings(self._labels(column.head))
            for each in rows:
                yield from wordings(self._wording(column, each))
        for group in groups if len(groups) > 1 else ():
            yield from wordings(group.name)
            yield from wordings(self._labels("count_of", count=len(group.rows)))

    def _group_name(self, group: Group[IndicatorRow], anchor: str) -> Child:
        """The name of a section and how many rows it has."""
        words = self._labels.runs(group.name, style="Strong")
        return self._section_cells.group(bookmark(self._places.numbers(), anchor, words), len(group.rows))

    def _heads(self, cells: Cells, columns: Sequence[_Column], widths: Sequence[int]) -> list[Child]:
        return [
            cells.head(self._labels(column.head), right=column.kind in ("number", "change"), width=own)
            for column, own in zip(columns, widths, strict=True)
        ]

    def of_all(self, title: str, width: int) -> Element:
        """Every indicator with all that is known of it, one number in a cell, to sort and calculate."""
        return self._whole(self._content.all_indicators, title, width, annex=True)

    def _whole(self, own: IndicatorTable, title: str, width: int, *, annex: bool = False) -> Element:
        columns = _columns(own)
        cells = self._cells_for(columns, own.rows, width)
        widths = self._widths(cells, columns, own.rows, width)
        return self._table(cells, columns, widths, own.rows, title, annex=annex)

    # --- the table ---

    def _wording(self, column: _Column, row: IndicatorRow) -> ByEdition:
        if column.kind == "source":
            source = self._places.sources.of_figure(row.id)
            return (f"[{source.number}]" if source else "",)
        if column.kind == "name" and not self._annex:
            return row.cells["named"]
        text = row.cells[column.key]
        if column.kind in ("number", "change"):  # which no line parts
            return tuple(each.replace(" ", "\u00a0") for each in text)
        return text

    def _filled(
        self,
        cells: Cells,
        columns: Sequence[_Column],
        widths: Sequence[int],
        indicators: Sequence[IndicatorRow],
    ) -> tuple[Sequence[_Column], Sequence[int]]:
        """Without columns that are empty in this table.

        What wraps takes of their room what it needs, and the names take the rest, so that columns of figures
        stand alike in all tables.
        """
        used = self._used(columns, indicators)
        kept = {column: width for column, width in zip(columns, widths, strict=True) if column in used}
        free = sum(widths) - sum(kept.values())
        for column in sorted((each for each in used if each.wraps), key=lambda each: each.kind == "name"):
            lacking = max(0, cells.natural(self._wish(column, indicators)) - kept[column])
            taken = free if column.kind == "name" else min(free, lacking)
            kept[column] += taken
            free -= taken
        return tuple(kept), tuple(kept.values())

    def _used(self, columns: Iterable[_Column], indicators: Sequence[IndicatorRow]) -> list[_Column]:
        """The columns that any of the rows fills."""
        return [column for column in columns if any(self._wording(column, each)[0] for each in indicators)]

    def _wish(self, column: _Column, indicators: Sequence[IndicatorRow]) -> Wish:
        wording = [self._wording(column, figure) for figure in indicators]
        aligned = _aligned(column, wording)
        room = aligned.room if aligned else 0.0
        return Wish(self._labels(column.head), wording, column.wraps, column.least, room)

    def _widths(
        self, cells: Cells, columns: Sequence[_Column], rows: Sequence[IndicatorRow], width: int
    ) -> list[int]:
        return cells.fit([self._wish(column, rows) for column in columns], width)

    def _table(
        self,
        cells: Cells,
        columns: Sequence[_Column],
        widths: Sequence[int],
        indicators: Sequence[IndicatorRow],
        title: str,
        *,
        annex: bool = False,
    ) -> Element:
        columns, widths = self._filled(cells, columns, widths, indicators)
        heads = self._heads(cells, columns, widths)
        wording = [[self._wording(column, each) for each in indicators] for column in columns]
        aligned = [_aligned(column, own) for column, own in zip(columns, wording, strict=True)]
        rows = [row(heads, widths, head=True)]
        for figure, texts in zip(indicators, zip(*wording, strict=True), strict=True):
            line = [
                self._cell(cells, column, figure, text, own, width, annex=annex)
                for column, text, own, width in zip(columns, texts, aligned, widths, strict=True)
            ]
            rows.append(row(line, widths))
        keep_rows(rows, whole=_WHOLE)
        about = joined(self._labels("alt_indicators", count=len(indicators)))
        return table("ReportTable", widths, rows, title=title, about=about)

    def _cell(
        self,
        cells: Cells,
        column: _Column,
        lead: IndicatorRow,
        wording: ByEdition,
        aligned: FigureColumn | None,
        width: int,
        *,
        annex: bool = False,
    ) -> Child:
        if column.kind == "name":
            whole = tuple(with_whole_bracket(text, cells.room(width)) for text in wording)
            return self.name_cell(cells, whole, lead, annex=annex)
        if column.kind == "place":
            return cells.linked(wording, self._places.section(lead.figure[0].section))
        if column.kind == "source":
            source = self._places.sources.of_figure(lead.id)
            return paragraph(cells.text_style, self._places.prose.reference(source, "Hyperlink"))
        if column.kind in ("number", "change"):
            style = _TONES.get(lead.direction or 0) if column.kind == "change" else None
            return cells.number(wording, aligned, style=style)
        return cells.text(wording)

    def name_cell(
        self, cells: Cells, wording: ByEdition, lead: IndicatorRow, *, annex: bool = False
    ) -> Child:
        """A link to the row of the annex; there, or where there is none, the place others lead to.

        Args:
            cells: of the table.
            wording: the name.
            lead: its figure.
            annex: whether the table is the annex.
        """
        anchor = f"ind_{lead.id}"
        if self._annex and not annex:
            return cells.linked(wording, anchor)
        first, *others = dict.fromkeys(wording)
        words: Child = self._labels.one(first)
        if not self._annex and self._places.sources.of_figure(lead.id) is None:
            words = link(anchor, words, tip=lead.evidence.texts[0][:_LONGEST_TIP])
        named = bookmark(self._places.numbers(), anchor, words)
        return [
            paragraph(cells.text_style, named, self._places.marks(lead)),
            *(cells.other(each) for each in others),
        ]


def cells_for(
    wishes: Sequence[Wish], width: int, theme: DocxTheme, labels: DocxLabels, kind: str = NARROW
) -> Cells:
    """Cells of the size of tables, or smaller ones where figures would be torn in those.

    Args:
        wishes: the columns.
        width: of the table, in twips.
        theme: sizes.
        labels: languages.
        kind: of the smaller ones.
    """
    cells = Cells(theme, labels)
    return cells if cells.hold(wishes, width) else Cells(theme, labels, kind=kind)


def _aligned(column: _Column, wording: Iterable[ByEdition]) -> FigureColumn | None:
    """How the figures of a column stand in line; None where it holds none."""
    if column.kind not in ("number", "change"):
        return None
    return FigureColumn(text for each in wording for text in each)


def _columns(own: IndicatorTable) -> tuple[_Column, ...]:
    return tuple(_COLUMNS[key] for key in own.columns)


_TONES: Final = {1: "Rise", -1: "Fall"}


def doubt_mark(figure: IndicatorRow, labels: DocxLabels) -> list[Child]:
    """A small mark on a figure that a person should look at."""
    return [labels.one("*", style="SourceReference")] if figure.is_doubtful else []
