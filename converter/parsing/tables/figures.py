"""The indicators of a table of figures: a record for each value of a row, with its change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from converter.lexicon import fold
from converter.messages import message
from converter.model import Bound, Change, Indicator, Span, Text
from converter.parsing.figures import Reason
from converter.parsing.figures.counting import read_quantities
from converter.parsing.figures.quantities import Quantity
from converter.parsing.numerals import read_numeral
from converter.parsing.tables.columns import Column, columns_of, is_unit, label_cells, unit_in
from converter.parsing.tables.grid import Grid, GridRow, bare
from converter.parsing.tables.vocabulary import cell_words, words

_LEAD = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十\d]{1,2}[)]|\d{1,2}[.、](?!\d)|[①-⑳])?\s*"
)
_TAIL = re.compile(r"\s*[(\[][^()\[\]]{1,10}[)\]]\s*$")
_BESIDE = re.compile(r"(?<=\S{3})\u3000(?=\S{4})")
"""Where something else begins in the cell of a name, such as a box laid over it."""
_OWN_VALUE = message("a value in a table")
_BESIDE_IT = message("its change or its earlier value")


@dataclass(frozen=True, slots=True)
class TableReading:
    """What was read from a table."""

    indicators: tuple[Indicator, ...] = ()
    reasons: tuple[Reason, ...] = ()
    """Each names its indicator by the place among these, from 0."""
    read: frozenset[Span] = frozenset()
    """The cells that were read; others may hold text."""

    @staticmethod
    def of(tables: Iterable[TableReading]) -> TableReading:
        """Those of several tables, one after the other."""
        indicators: list[Indicator] = []
        reasons: list[Reason] = []
        read: set[Span] = set()
        for table in tables:
            first = len(indicators)
            reasons += [
                replace(each, indicator=str(int(each.indicator or 0) + first)) for each in table.reasons
            ]
            indicators += table.indicators
            read |= table.read
        return TableReading(tuple(indicators), tuple(reasons), frozenset(read))


@dataclass(frozen=True, slots=True)
class _Group:
    """A value column, with the columns to its right that add to the same value."""

    value: Column | None
    changes: tuple[Column, ...]
    previous: Column | None


@dataclass(frozen=True, slots=True)
class _Named:
    """What the figures of a row are about."""

    measures: tuple[Span, ...]
    place: Span | None
    time: Span | None
    unit: str
    """In brackets after the name; empty where none is."""


@dataclass(frozen=True, slots=True)
class _Cell:
    span: Span
    value: Decimal
    value_max: Decimal | None
    bound: Bound
    unit: str | None
    """As the source writes it."""
    unit_span: Span | None
    """Where the cell has it; None where it has none."""
    folded_unit: str | None
    falls: bool


def read_figures(
    text: str, whole: Grid, section: str | None, caption: str, *, plan: bool = False
) -> TableReading:
    """The indicators of a table; none where it is not a table of figures.

    Args:
        text: the normalised source.
        whole: the table; one whose heads recur is several side by side.
        section: id of the section it stands in.
        caption: what stands above the table and may give the unit of all its figures.
        plan: whether the section is on what is to be done.
    """
    over = f"{caption} {whole.caption}"
    return TableReading.of(_figures_of(text, grid, section, over, plan=plan) for grid in whole.side_by_side())


def _figures_of(text: str, grid: Grid, section: str | None, caption: str, *, plan: bool) -> TableReading:
    columns = columns_of(text, grid)
    groups = _groups(text, columns)
    if not groups or not any(column.kind == "name" for column in columns):
        return TableReading()
    reader = _TableReader(text, section, grid, columns, _caption_unit(caption), plan)
    reader.rows(groups)
    return TableReading(tuple(reader.indicators), tuple(reader.reasons), frozenset(reader.read))


def _groups(text: str, columns: Sequence[Column]) -> list[_Group]:
    values = [column for column in columns if column.kind in ("value", "share", "target")]
    earlier = _earlier_year(text, values)
    if earlier is not None:
        values.remove(earlier)
    groups = []
    for number, value in enumerate(values):
        end = values[number + 1].place if number + 1 < len(values) else len(columns)
        begin = value.place if number else 0
        own = [column for column in columns[begin:end] if column.kind == "change"]
        before = next((column for column in columns[begin:end] if column.kind == "previous"), None)
        if earlier is not None and before is None and number == len(values) - 1:
            before = earlier
        groups.append(_Group(value, tuple(own), before))
    if not values:
        changes = tuple(column for column in columns if column.kind == "change")
        groups = [_Group(None, (change,), None) for change in changes]
    return groups


def _earlier_year(text: str, values: Sequence[Column]) -> Column | None:
    """Of two columns that are a year and the year before it, the earlier."""
    years = [_year(text, column) for column in values]
    if len(values) == 2 and years[0] and years[1] and abs(years[0] - years[1]) == 1:
        return values[years.index(min(years[0], years[1]))]
    return None


def _year(text: str, column: Column) -> int | None:
    match = re.fullmatch(r"((?:19|20)\d{2})年?", bare(text, column.period)) if column.period else None
    return int(match.group(1)) if match and not column.measures else None


def _caption_unit(caption: str) -> str:
    found = re.search(words()["units"]["caption"], fold(caption))
    return found.group(1) if found and is_unit(found.group(1)) else ""


class _TableReader:
    def __init__(
        self, text: str, section: str | None, grid: Grid, columns: Sequence[Column], unit: str, plan: bool
    ) -> None:
        self._text = text
        self._section = section
        self._grid = grid
        self._columns = columns
        self._labels = [column for column in columns if column.kind == "name"]
        self._unit = unit
        self._plan = plan
        self.indicators: list[Indicator] = []
        self.reasons: list[Reason] = []
        self.read: list[Span] = []

    def rows(self, groups: Sequence[_Group]) -> None:
        """The records of all rows, one for each group of columns in each."""
        column = next((column for column in self._columns if column.kind == "unit"), None)
        whole: tuple[Span, ...] = ()
        for row, cells in zip(self._grid.body, label_cells(self._grid, self._labels), strict=True):
            named = self._named(cells)
            if named is None:
                continue
            if whole and len(named.measures) == 1 and self._tells_part(named.measures[0]):
                named = replace(named, measures=whole + named.measures)
            else:
                whole = named.measures
            unit = self._at(row, column)
            row_unit = bare(self._text, unit) if unit else named.unit
            for group in groups:
                made = self._record(row, group, named, row_unit)
                if made is not None:
                    self.indicators.append(made)

    def _tells_part(self, name: Span) -> bool:
        """Whether a row says of whom or of where alone: 城镇 below 户籍人口."""
        return re.fullmatch(words()["names"]["of_whom"], bare(self._text, name)) is not None

    def _named(self, cells: Sequence[Span]) -> _Named | None:
        """What the columns of names say of a row; None where the last of them says nothing."""
        measures: list[Span] = []
        place: Span | None = None
        time: Span | None = None
        unit = ""
        for column, cell in zip(self._labels, cells, strict=True):
            span = self._bare_name(cell)
            if span is None:
                if column is self._labels[-1]:
                    return None
            elif column.label == "place":
                place = span
            elif column.label == "time":
                time = span
            else:
                unit = unit_in(bare(self._text, cell)) or unit
                if measures and bare(self._text, measures[-1]) in bare(self._text, span):
                    measures.pop()  # 刑事 before 刑事立案
                measures.append(span)
        return _Named(tuple(measures), place, time, unit)

    def _record(self, row: GridRow, group: _Group, named: _Named, row_unit: str) -> Indicator | None:
        column = group.value or group.changes[0]
        unit = (group.value.unit if group.value else "") or row_unit or self._unit
        value = self._figure(row, group.value, unit)
        changes = [
            (each, cell) for each in group.changes if (cell := self._change(row, each, unit)) is not None
        ]
        told = changes[0] if changes else None
        main = value or (told[1] if told else None)
        if main is None or (value is not None and not changes and not self._measures(value, group, named)):
            return None
        spans = named.measures + column.measures
        place = named.place
        if not spans and place is not None and named.time is None:
            spans, place = (place,), None
        if not spans:
            return None
        previous = self._figure(row, group.previous, unit)
        scope = place or column.scope
        period = named.time or column.period
        own_unit = self._unit_span(value, row, group) if value else None
        self._explain([value, previous, *(cell for _, cell in changes)], main)
        return Indicator(
            id="",
            section=self._section,
            node=row.node,
            name="".join(span.of(self._text) for span in spans),
            name_spans=spans,
            written=Text(main.span.of(self._text), main.span),
            sentence=Text(row.span.of(self._text), row.span),
            value=value.value if value else None,
            value_max=value.value_max if value else None,
            bound=main.bound,
            unit=own_unit.of(self._text) if own_unit else (value.unit if value else None),
            unit_span=own_unit,
            change=self._told(told, value) if told else None,
            change_span=told[1].span if told and value else None,
            previous=previous.value if previous else None,
            previous_span=previous.span if previous else None,
            target=self._plan or (group.value is not None and group.value.kind == "target"),
            scope=Text(scope.of(self._text), scope) if scope else None,
            period=Text(period.of(self._text), period) if period else None,
        )

    def _measures(self, value: _Cell, group: _Group, named: _Named) -> bool:
        """Whether a figure without a change measures something: by its unit, or by words that count."""
        if value.unit is not None:
            return True
        column = group.value
        if column is not None and (column.counted or column.kind == "target"):
            return True
        return bool(named.measures) and self._counts(named.measures[-1])

    def _told(self, told: tuple[Column, _Cell], value: _Cell | None) -> Change:
        column, cell = told
        amount = -abs(cell.value) if cell.falls or (column.falls and cell.value > 0) else cell.value
        unit = cell.folded_unit or ""
        if unit in words()["units"]["points"]:
            unit = "pp"
        elif unit == words()["units"]["times"]:
            unit = "times"
        elif unit not in ("%", "‰"):
            unit = cell.unit or (value.unit if value and value.unit else "%")
        return Change(amount, unit, None).on(column.basis)

    def _unit_span(self, value: _Cell, row: GridRow, group: _Group) -> Span | None:
        """Where the unit of a value stands: in its cell, in the row, or at the head of the column."""
        unit = value.unit
        if unit is None or unit.isascii() or value.unit_span is not None:
            return value.unit_span
        for span in (*row.cells, *(group.value.head.spans if group.value else ())):
            place = fold(span.of(self._text)).find(fold(unit))
            if place >= 0:
                return Span(span.start + place, span.start + place + len(unit))
        return None

    def _counts(self, name: Span) -> bool:
        return re.fullmatch(words()["values"]["counted"], bare(self._text, name)) is not None

    # --- cells ------------------------------------------------------------------------------------------

    def _span(self, row: GridRow, column: Column) -> Span:
        return row.cells[column.place] if column.place < len(row.cells) else Span(row.span.end, row.span.end)

    def _at(self, row: GridRow, column: Column | None) -> Span | None:
        if column is None:
            return None
        span = self._span(row, column)
        return span if len(span) else None

    def _bare_name(self, span: Span) -> Span | None:
        """A name without its number, 其中：, and the unit in brackets."""
        beside = _BESIDE.search(span.of(self._text))
        span = Span(span.start, span.start + beside.start()) if beside else span
        folded = fold(span.of(self._text))
        lead = _LEAD.match(folded)
        start = lead.end() if lead else 0
        parts = re.compile(words()["names"]["parts"]).match(folded, start)
        if parts:
            start = parts.end()
        tail = _TAIL.search(folded)
        end = tail.start() if tail and unit_in(re.sub(r"\s", "", folded)) else len(folded)
        while start < end and folded[start].isspace():
            start += 1
        while end > start and folded[end - 1].isspace():
            end -= 1
        return Span(span.start + start, span.start + end) if start < end else None

    def _figure(self, row: GridRow, column: Column | None, unit: str) -> _Cell | None:
        span = self._at(row, column)
        return None if span is None or column is None else _cell(self._text, span, column.unit or unit)

    def _change(self, row: GridRow, column: Column, unit: str) -> _Cell | None:
        """A change: in its own unit, the head's, per cent where the head tells a rate, else the value's."""
        span = self._at(row, column)
        if span is None:
            return None
        rate = not column.unit and re.search(words()["changes"]["rate"], column.head.text) is not None
        return _cell(self._text, span, column.unit or ("%" if rate else unit))

    def _explain(self, cells: Sequence[_Cell | None], main: _Cell) -> None:
        for cell in cells:
            if cell is None:
                continue
            own = cell is main
            self.read.append(cell.span)
            self.reasons.append(
                Reason(
                    cell.span,
                    cell.span.of(self._text),
                    "indicator" if own else "part",
                    "table" if own else "part of a record",
                    _OWN_VALUE if own else _BESIDE_IT,
                    str(len(self.indicators)),
                )
            )


def _cell(text: str, span: Span, unit: str) -> _Cell | None:
    """The figure in a cell, in its own unit or the one given for it; None where the cell is not a figure."""
    written = span.of(text)
    folded = fold(written)
    start = next(
        (
            place
            for place, char in enumerate(folded)
            if char.isdigit() or char in "一二三四五六七八九十百两零"
        ),
        None,
    )
    known = cell_words()
    if start is None or not known.lead.fullmatch(folded[:start]):
        return None
    falls = known.falls.search(folded[:start]) is not None
    numeral = read_numeral(folded, start)
    if numeral is None:
        return None
    sign = -1 if re.search(r"[-−]\s*$", folded[:start]) else 1
    rest = folded[numeral.end :].strip()
    given = "" if unit and rest and is_unit(rest.rstrip(words()["units"]["vague"])) else unit
    lead = known.changes.sub("", folded[:start])
    whole = f"{lead or '共'}{folded[start:].strip()}{given}"
    found, _ = read_quantities(whole)
    quantity: Quantity | None = found[0] if len(found) == 1 else None
    if quantity is None:  # no unit at all, or one that the rules for text do not know
        if rest:
            return None
        return _Cell(span, sign * numeral.value, None, "exact", given or None, None, given or None, falls)
    value = sign * quantity.value
    own = _own_unit(span, folded, whole, quantity)
    unit_as_written = own.of(text) if own else whole[quantity.unit_start : quantity.unit_end].strip()
    if quantity.unit in (None, "%", "‰"):
        own, unit_as_written = None, quantity.unit or ""
    return _Cell(
        span, value, quantity.value_max, quantity.bound, unit_as_written or None, own, quantity.unit, falls
    )


def _own_unit(span: Span, folded: str, whole: str, quantity: Quantity) -> Span | None:
    """Where a cell has its unit itself; None where the head or the unit column gives it."""
    unit = whole[quantity.unit_start : quantity.unit_end].strip()
    place = folded.rfind(unit) if unit else -1
    return Span(span.start + place, span.start + place + len(unit)) if place >= 0 else None
