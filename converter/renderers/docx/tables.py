"""The tables of indicators: key figures, a section's, and all of them to sort and calculate with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from converter import figures
from converter.model import Indicator
from converter.renderers.docx.alignment import FigureColumn, with_unit_below
from converter.renderers.docx.cells import Cells
from converter.renderers.docx.look import Look
from converter.renderers.docx.ooxml import Child, Element, bookmark, keep_rows, paragraph, row, table
from converter.renderers.docx.prose import Numbers, Prose
from converter.renderers.docx.sources import Sources
from converter.renderers.docx.speech import Said, Speech, joined
from converter.renderers.docx.summary import Figure
from converter.renderers.docx.widths import Wish
from converter.words import Words

_WHOLE: Final = 5
"""Rows of a table that stay on one page."""
_LEAST_NAME: Final = 6.0
_LEAST_WRITTEN: Final = 4.0
_LEAST_NOTE: Final = 3.0
"""Em below which columns that wrap do not go."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where rows may link to; None where the document does not have the place."""

    section: Callable[[str | None], tuple[str, Said] | None]
    """Anchor and short name of a section's heading."""
    sources: Sources
    prose: Prose
    numbers: Numbers


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of a table of indicators."""

    head: str
    """Key of the program's words."""
    text: Callable[[Indicator, Words], str]
    kind: Literal["text", "number", "name", "place", "change", "source"] = "text"
    wraps: bool = False
    needed: bool = True
    """Whether it stands in the table though it may be empty."""
    least: float = 0.0


class IndicatorTables:
    """Tables of indicators that share their columns, so that they line up through the document."""

    def __init__(self, look: Look, speech: Speech, places: Places, indicators: Sequence[Figure]) -> None:
        self._look, self._speech, self._places = look, speech, places
        self._cells = Cells(look, speech)
        self._order = {figure[0].id: place for place, figure in enumerate(indicators, start=1)}
        self._section_columns = self._used(self._columns_of_section(), indicators)
        self._key_columns = self._used(self._columns_of_key_figures(), indicators)
        self._annex_columns = self._used(self._columns_of_annex(), indicators)
        self._section_widths = self._widths(self._section_columns, indicators, look.width)

    def of_section(self, indicators: Sequence[Figure], title: str) -> Element:
        """The indicators of one section."""
        return self._table(self._section_columns, self._section_widths, indicators, title)

    def of_key_figures(self, indicators: Sequence[Figure], title: str) -> Element:
        """The figures at the head of the summary, with the sections they come from."""
        widths = self._widths(self._key_columns, indicators, self._look.width)
        return self._table(self._key_columns, widths, indicators, title)

    def of_all(self, indicators: Sequence[Figure], title: str, width: int) -> Element:
        """Every indicator with all that is known of it, one number in a cell, to sort and calculate."""
        widths = self._widths(self._annex_columns, indicators, width)
        return self._table(self._annex_columns, widths, indicators, title, annex=True)

    # --- columns ---

    def _columns_of_section(self) -> tuple[_Column, ...]:
        return (
            *self._figures(),
            _Column("column_note", _note, wraps=True, needed=False, least=_LEAST_NOTE),
            _Column("column_sentence", self._source, "source", needed=False),
        )

    def _columns_of_key_figures(self) -> tuple[_Column, ...]:
        return (
            *self._figures(),
            _Column("column_section", self._place, "place", wraps=True, needed=False),
            _Column("column_sentence", self._source, "source", needed=False),
        )

    def _columns_of_annex(self) -> tuple[_Column, ...]:
        return (
            _Column("column_number", lambda each, words: str(self._order[each.id]), "number"),
            _Column("column_section", self._place, "place", wraps=True, needed=False),
            _Column("column_indicator", _name, "name", wraps=True, least=_LEAST_NAME),
            _Column("column_written", _written, wraps=True, least=_LEAST_WRITTEN),
            _Column("column_bound", lambda each, words: figures.bound_word(each.bound, words), needed=False),
            _Column("column_exact", _exact, "number"),
            _Column("column_unit", lambda each, words: each.unit or ""),
            _Column("column_previous", _previous, "number", needed=False),
            _Column("column_change", _change, "change", needed=False),
            _Column("column_basis", _basis, needed=False),
            _Column("column_period", _period, wraps=True, needed=False, least=_LEAST_NOTE),
            _Column("column_scope", _scope, wraps=True, needed=False, least=_LEAST_NOTE),
            _Column("column_sentence", self._source, "source", needed=False),
        )

    def _figures(self) -> tuple[_Column, ...]:
        """The name, and its figures as the report gives them: 1.5 萬起 and not 15,000 起 (GB/T 15835 5.4)."""
        return (
            _Column("column_indicator", _name, "name", wraps=True, least=_LEAST_NAME),
            _Column("column_value", _figure, "number", needed=False),
            _Column("column_unit", _unit, needed=False),
            _Column("column_change", _change, "change", needed=False),
            _Column("column_basis", _basis, needed=False),
        )

    def _place(self, indicator: Indicator, words: Words) -> str:
        place = self._places.section(indicator.section)
        return place[1][self._speech.variants.index(words.variant)] if place else ""

    def _source(self, indicator: Indicator, _words: Words) -> str:
        source = self._places.sources.of_figure(indicator.id)
        return f"[{source.number}]" if source else ""

    # --- the table ---

    def _said(self, column: _Column, figure: Figure) -> Said:
        return tuple(column.text(each, own) for each, own in zip(figure, self._speech.words, strict=True))

    def _used(self, columns: Sequence[_Column], indicators: Sequence[Figure]) -> tuple[_Column, ...]:
        lead = self._speech.words[0]
        return tuple(
            column
            for column in columns
            if column.needed or any(column.text(each[0], lead) for each in indicators)
        )

    def _filled(
        self, columns: Sequence[_Column], widths: Sequence[int], indicators: Sequence[Figure]
    ) -> tuple[Sequence[_Column], Sequence[int]]:
        """Without columns that are empty in this table.

        What wraps takes of their room what it needs, and the names take the rest, so that columns of figures
        stand alike in all tables.
        """
        used = self._used(columns, indicators)
        kept = {column: width for column, width in zip(columns, widths, strict=True) if column in used}
        free = sum(widths) - sum(kept.values())
        for column in sorted((each for each in used if each.wraps), key=lambda each: each.kind == "name"):
            lacking = max(0, self._cells.natural(self._wish(column, indicators)) - kept[column])
            taken = free if column.kind == "name" else min(free, lacking)
            kept[column] += taken
            free -= taken
        return tuple(kept), tuple(kept.values())

    def _wish(self, column: _Column, indicators: Sequence[Figure]) -> Wish:
        said = [self._said(column, figure) for figure in indicators]
        aligned = _aligned(column, said)
        rows = [_lines(column, each) for each in said]
        room = aligned.room if aligned else 0.0
        return Wish(self._speech(column.head), rows, column.wraps, column.least, room)

    def _widths(self, columns: Sequence[_Column], indicators: Sequence[Figure], width: int) -> list[int]:
        return self._cells.fit([self._wish(column, indicators) for column in columns], width)

    def _table(
        self,
        columns: Sequence[_Column],
        widths: Sequence[int],
        indicators: Sequence[Figure],
        title: str,
        *,
        annex: bool = False,
    ) -> Element:
        columns, widths = self._filled(columns, widths, indicators)
        heads = [
            self._cells.head(self._speech(column.head), right=column.kind in ("number", "change"), width=own)
            for column, own in zip(columns, widths, strict=True)
        ]
        said = [[self._said(column, each) for each in indicators] for column in columns]
        aligned = [_aligned(column, own) for column, own in zip(columns, said, strict=True)]
        rows = [row(heads, widths, head=True)]
        for figure, texts in zip(indicators, zip(*said, strict=True), strict=True):
            cells = [
                self._cell(column, figure[0], text, own, annex)
                for column, text, own in zip(columns, texts, aligned, strict=True)
            ]
            rows.append(row(cells, widths))
        keep_rows(rows, whole=_WHOLE)
        about = joined(self._speech("alt_indicators", count=len(indicators)))
        return table("ReportTable", widths, rows, title=title, about=about)

    def _cell(
        self, column: _Column, lead: Indicator, said: Said, aligned: FigureColumn | None, annex: bool
    ) -> Child:
        if column.kind == "name":
            return self._name_cell(said, lead, annex)
        if column.kind == "place":
            place = self._places.section(lead.section)
            return self._cells.linked(said, place[0] if place else None)
        if column.kind == "source":
            source = self._places.sources.of_figure(lead.id)
            return paragraph("TableText", self._places.prose.reference(source, "Hyperlink"))
        if column.kind in ("number", "change"):
            style = _tone(lead) if column.kind == "change" else None
            return self._cells.number(said, aligned, style=style)
        return self._cells.text(said)

    def _name_cell(self, said: Said, lead: Indicator, annex: bool) -> Child:
        """In the annex the place the other tables lead to; there the row of the annex."""
        anchor = f"ind_{lead.id}"
        if not annex:
            return self._cells.linked(said, anchor)
        first, *others = dict.fromkeys(said)
        named = bookmark(self._places.numbers(), anchor, self._speech.one(first))
        return [paragraph("TableText", named), *(self._cells.other(each) for each in others)]


def _aligned(column: _Column, said: Iterable[Said]) -> FigureColumn | None:
    """How the figures of a column stand in line; None where it holds none."""
    if column.kind not in ("number", "change"):
        return None
    return FigureColumn(text for each in said for text in each)


def _lines(column: _Column, said: Said) -> tuple[str, ...]:
    """A cell's content as lines, long units under their figures."""
    if column.kind not in ("number", "change"):
        return said
    return tuple(line for text in said for line in with_unit_below(text))


def _name(indicator: Indicator, _words: Words) -> str:
    return indicator.name


def _figure(indicator: Indicator, words: Words) -> str:
    return figures.figure_and_unit(indicator, words)[0]


def _unit(indicator: Indicator, words: Words) -> str:
    return figures.figure_and_unit(indicator, words)[1]


def _written(indicator: Indicator, _words: Words) -> str:
    return indicator.written.text


def _exact(indicator: Indicator, _words: Words) -> str:
    if indicator.value is None:
        return ""
    figure = figures.number(indicator.value)
    return figure if indicator.value_max is None else f"{figure}–{figures.number(indicator.value_max)}"


def _previous(indicator: Indicator, _words: Words) -> str:
    return "" if indicator.previous is None else figures.number(indicator.previous)


def _change(indicator: Indicator, words: Words) -> str:
    return figures.moved(indicator.change, words) if indicator.change else ""


def _basis(indicator: Indicator, words: Words) -> str:
    return figures.basis(indicator.change, words) if indicator.change else ""


def _period(indicator: Indicator, _words: Words) -> str:
    return indicator.period.text if indicator.period else ""


def _scope(indicator: Indicator, _words: Words) -> str:
    return indicator.scope.text if indicator.scope else ""


def _note(indicator: Indicator, words: Words) -> str:
    target = words["target"] if indicator.target else ""
    return "，".join(filter(None, (_period(indicator, words), _scope(indicator, words), target)))


def _tone(indicator: Indicator) -> str | None:
    change = indicator.change
    if change is None or change.amount == 0:
        return None
    return "Rise" if change.amount > 0 else "Fall"
