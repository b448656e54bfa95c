"""The tables of the summary: indicators, all of them or a section's, and the action tracker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from converter import figures
from converter.model import Indicator
from converter.renderers.docx.look import Look, twips
from converter.renderers.docx.ooxml import (
    Child,
    Element,
    bookmark,
    control,
    date_picker,
    drop_down,
    link,
    paragraph,
    row,
    run,
    table,
    text_field,
    w,
)
from converter.renderers.docx.summary import Task
from converter.renderers.docx.widths import Wish, fit
from converter.words import Words

NOTHING: Final = "—"
"""Stands in a cell of figures where the report gives none."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where rows may link to; None where the document does not have the place."""

    section: Callable[[str | None], tuple[str, str] | None]
    """Anchor and short name of a section's heading."""
    sentence: Callable[[Indicator], str | None]
    """Anchor of the sentence an indicator stands in."""
    number: Callable[[], int]
    """A fresh number for a bookmark or a control."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of a table of indicators."""

    head: str
    text: Callable[[Indicator], str]
    kind: Literal["text", "number", "name", "place", "change"] = "text"
    flexible: bool = False
    needed: bool = True
    """Whether it stands in the table though it may be empty."""


class IndicatorTables:
    """Tables of indicators that share their columns, so that they line up through the document."""

    def __init__(self, look: Look, words: Words, places: Places, indicators: Sequence[Indicator]) -> None:
        self._look, self._words, self._places = look, words, places
        self._order = {indicator.id: place for place, indicator in enumerate(indicators, start=1)}
        self._section_columns = self._used(self._columns_of_section(), indicators)
        self._key_columns = self._used(self._columns_of_key_figures(), indicators)
        self._annex_columns = self._used(self._columns_of_annex(), indicators)
        self._section_widths = self._widths(self._section_columns, indicators, look.width)

    def of_section(self, indicators: Sequence[Indicator], title: str) -> Element:
        """The indicators of one section."""
        return self._table(self._section_columns, self._section_widths, indicators, title)

    def of_key_figures(self, indicators: Sequence[Indicator], title: str) -> Element:
        """The figures at the head of the summary, with the sections they come from."""
        widths = self._widths(self._key_columns, indicators, self._look.width)
        return self._table(self._key_columns, widths, indicators, title)

    def of_all(self, indicators: Sequence[Indicator], title: str, width: int) -> Element:
        """Every indicator with all that is known of it, one number in a cell, to sort and calculate."""
        widths = self._widths(self._annex_columns, indicators, width)
        return self._table(self._annex_columns, widths, indicators, title, annex=True)

    # --- columns ---

    def _columns_of_section(self) -> tuple[_Column, ...]:
        words = self._words
        return (
            _Column(words["column_indicator"], lambda each: each.name, "name", flexible=True),
            *self._figures(),
            _Column(words["column_note"], self._note, flexible=True, needed=False),
        )

    def _columns_of_key_figures(self) -> tuple[_Column, ...]:
        words = self._words
        return (
            _Column(words["column_indicator"], lambda each: each.name, "name", flexible=True),
            *self._figures(),
            _Column(words["column_section"], self._place, "place", needed=False),
        )

    def _columns_of_annex(self) -> tuple[_Column, ...]:
        words = self._words
        return (
            _Column(words["column_number"], lambda each: str(self._order[each.id]), "number"),
            _Column(words["column_section"], self._place, "place", needed=False),
            _Column(words["column_indicator"], lambda each: each.name, "name", flexible=True),
            _Column(words["column_written"], lambda each: each.written.text, flexible=True),
            _Column(words["column_bound"], lambda each: figures.bound_word(each.bound, words), needed=False),
            _Column(words["column_exact"], _exact, "number"),
            _Column(words["column_unit"], lambda each: each.unit or ""),
            _Column(words["column_previous"], _previous, "number", needed=False),
            _Column(words["column_change"], self._change, "change", needed=False),
            _Column(words["column_basis"], self._basis, needed=False),
            _Column(words["column_period"], _period, flexible=True, needed=False),
            _Column(words["column_scope"], self._scope, flexible=True, needed=False),
        )

    def _figures(self) -> tuple[_Column, ...]:
        words = self._words
        return (
            _Column(words["column_value"], self._value, "number"),
            _Column(words["column_unit"], lambda each: each.unit or ""),
            _Column(words["column_change"], self._change, "change", needed=False),
            _Column(words["column_basis"], self._basis, needed=False),
        )

    def _value(self, indicator: Indicator) -> str:
        bound = figures.bound_word(indicator.bound, self._words) if indicator.value is not None else ""
        return f"{bound} {_exact(indicator)}" if bound else _exact(indicator)

    def _change(self, indicator: Indicator) -> str:
        change = indicator.change
        return f"{figures.arrow(change)} {figures.amount(change, self._words)}" if change else NOTHING

    def _basis(self, indicator: Indicator) -> str:
        return figures.basis(indicator.change, self._words) if indicator.change else ""

    def _scope(self, indicator: Indicator) -> str:
        return indicator.scope.text if indicator.scope else ""

    def _note(self, indicator: Indicator) -> str:
        target = self._words["target"] if indicator.target else ""
        return "，".join(filter(None, (_period(indicator), self._scope(indicator), target)))

    def _place(self, indicator: Indicator) -> str:
        place = self._places.section(indicator.section)
        return place[1] if place else ""

    # --- the table ---

    def _used(self, columns: Sequence[_Column], indicators: Sequence[Indicator]) -> tuple[_Column, ...]:
        return tuple(
            column
            for column in columns
            if column.needed or any(column.text(each) not in ("", NOTHING) for each in indicators)
        )

    def _widths(self, columns: Sequence[_Column], indicators: Sequence[Indicator], width: int) -> list[int]:
        wishes = [
            Wish(
                [column.head, *map(column.text, indicators)],
                column.flexible,
                most=24.0 if column.flexible else 40,
            )
            for column in columns
        ]
        return fit_table(self._look, wishes, width)

    def _table(
        self,
        columns: Sequence[_Column],
        widths: Sequence[int],
        indicators: Sequence[Indicator],
        title: str,
        *,
        annex: bool = False,
    ) -> Element:
        heads = [self._head(column) for column in columns]
        rows = [row(heads, widths, head=True)]
        rows += [row([self._cell(column, each, annex) for column in columns], widths) for each in indicators]
        about = self._words.format("alt_indicators", count=len(indicators))
        return table("ReportTable", widths, rows, title=title, about=about)

    def _head(self, column: _Column) -> Element:
        return head_cell(column.head, self._look, right=column.kind in ("number", "change"))

    def _cell(self, column: _Column, indicator: Indicator, annex: bool) -> Element:
        text, lang = column.text(indicator), self._look.lang
        if column.kind == "name":
            return paragraph("TableText", self._name(indicator, annex))
        if column.kind == "place":
            place = self._places.section(indicator.section)
            linked = link(place[0], run(text, lang, style="Hyperlink")) if place else None
            return paragraph("TableText", linked)
        if column.kind == "change":
            return paragraph("TableNumber", run(text, lang, style=_tone(indicator)))
        return paragraph("TableNumber" if column.kind == "number" else "TableText", run(text, lang))

    def _name(self, indicator: Indicator, annex: bool) -> Child:
        anchor = f"ind_{indicator.id}"
        target = self._places.sentence(indicator) if annex else anchor
        name = run(indicator.name, self._look.lang, style="Hyperlink" if target else None)
        linked: Child = link(target, name, tip=None) if target else name
        return bookmark(self._places.number(), anchor, linked) if annex else linked


def tracker(tasks: Sequence[Task], look: Look, words: Words, places: Places, title: str) -> Element:
    """The action tracker: what the report says, and three fields for each item to fill in."""
    several = len({task.item.section for task in tasks}) > 1
    heads = [
        words["column_number"],
        *([words["column_section"]] if several else []),
        *(words[f"column_{key}"] for key in ("action", "detail", "responsible", "due", "status")),
    ]
    names = [place[1] if (place := places.section(task.item.section)) else "" for task in tasks]
    wishes = [
        Wish([heads[0]], flexible=False),
        *([Wish([words["column_section"], *names], flexible=True, most=6)] if several else []),
        Wish([task.action for task in tasks], flexible=True, least=6, most=10),
        Wish([task.detail for task in tasks], flexible=True, least=10),
        Wish([words["column_responsible"], words["fill_unit"]], flexible=False, least=5),
        Wish([words["column_due"], words["fill_date"]], flexible=False, least=5),
        Wish([words["column_status"], words["fill_status"]], flexible=False),
    ]
    widths = fit_table(look, wishes, look.width)
    rows = [
        row([head_cell(head, look, right=place == 0) for place, head in enumerate(heads)], widths, head=True)
    ]
    for task in tasks:
        cells = _task_cells(task, look, words, places, several=several)
        rows.append(row(cells, widths, whole=len(task.detail) < _HALF_A_PAGE))
    about = words.format("alt_tracker", count=len(tasks))
    return table("ReportTable", widths, rows, title=title, about=about)


_HALF_A_PAGE: Final = 300
"""Characters of a cell above which its row may break over pages."""


def _task_cells(task: Task, look: Look, words: Words, places: Places, *, several: bool) -> list[Element]:
    item, lang = task.item, look.lang
    place = places.section(item.section)
    action = run(task.action, lang, style="Hyperlink" if place else None)
    linked: Child = link(place[0], action) if place else action
    section = paragraph(
        "TableText", link(place[0], run(place[1], lang, style="Hyperlink")) if place else None
    )
    states = [words["status_open"], words["status_doing"], words["status_done"]]
    fields = (
        ("column_responsible", "fill_unit", "unit", text_field()),
        ("column_due", "fill_date", "due", date_picker(lang)),
        ("column_status", "fill_status", "status", drop_down(states)),
    )
    return [
        paragraph("TableNumber", run(str(item.number), lang)),
        *([section] if several else []),
        paragraph("TableText", bookmark(places.number(), f"item_{item.id}", linked)),
        paragraph("TableText", run(task.detail, lang)),
        *(
            paragraph(
                "TableText",
                control(
                    _CONTROLS + places.number(),
                    words[title],
                    f"{tag}:{item.id}",
                    run(words[prompt], lang, style="PlaceholderText"),
                    kind,
                ),
            )
            for title, prompt, tag, kind in fields
        ),
    ]


_CONTROLS: Final = 100_000
"""Numbers of content controls begin here, apart from those of bookmarks."""


def head_cell(text: str, look: Look, *, right: bool = False) -> Element:
    """A cell of the head of a table; heads of figures stand over them, at the right."""
    return paragraph("TableHead", run(text, look.lang), properties=w("jc", val="right") if right else None)


def fit_table(look: Look, wishes: Sequence[Wish], width: int) -> list[int]:
    """Widths of columns for the style's type and padding."""
    padding = 2 * twips(look.style.table.padding)
    return fit(wishes, available=width, em=twips(look.page.table_size), padding=padding)


def _exact(indicator: Indicator) -> str:
    if indicator.value is None:
        return NOTHING
    figure = figures.number(indicator.value)
    return figure if indicator.value_max is None else f"{figure}–{figures.number(indicator.value_max)}"


def _previous(indicator: Indicator) -> str:
    return NOTHING if indicator.previous is None else figures.number(indicator.previous)


def _period(indicator: Indicator) -> str:
    return indicator.period.text if indicator.period else ""


def _tone(indicator: Indicator) -> str | None:
    change = indicator.change
    if change is None or change.amount == 0:
        return None
    return "Rise" if change.amount > 0 else "Fall"
