"""What is shown of a comparison, decided once: what does not agree first, then aims, values, changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from converter import __version__, number_format
from converter.comparing import (
    ComparedReport,
    Disagreement,
    MeasureSeries,
    ReportComparison,
    SeriesPoint,
)
from converter.content.compared_names import ComparedNames
from converter.content.comparison_charts import comparison_charts
from converter.content.comparison_tree import (
    ComparedCell,
    ComparedCellKind,
    ComparedColumn,
    ComparedRow,
    ComparisonContent,
    ComparisonTable,
    ComparisonTableKey,
)
from converter.content.labels import ByEdition, Labels
from converter.content.magnitudes import shortest_power
from converter.content.tree import Fact, Group
from converter.model import Change, Edition, Indicator
from converter.strings import Strings

_MOST_COLUMNS: Final = 6
"""Reports whose values stand in one table; of more, each part has a table of its own."""
_NO_BREAK: Final = number_format.NO_BREAK
_HASH: Final = 16
"""Characters of a checksum that are shown; the JSON has all."""
_FEWEST_TO_SHOW: Final = 2
"""Years whose values the table of changes has already."""
_NEVER: Final = "—"
_COLUMNS: Final[Mapping[ComparisonTableKey, tuple[tuple[str, ComparedCellKind], ...]]] = {
    "disagreements": (
        ("indicator", "name"), ("period", "words"), ("problem", "words"), ("stated", "figure"),
        ("found", "figure"), ("unit", "words"), ("remark", "words"),
    ),
    "aims_and_results": (
        ("indicator", "name"), ("aim", "words"), ("result", "words"), ("unit", "words"), ("outcome", "words"),
    ),
    "values_compared": (("indicator", "name"), ("unit", "words")),
    "changes_checked": (
        ("indicator", "name"), ("unit", "words"), ("before", "figure"), ("now", "figure"),
        ("reckoned", "change"), ("claimed", "change"), ("change_unit", "words"), ("check", "words"),
    ),
    "unmatched": (("indicator", "name"), ("figure", "words"), ("nearest", "words"), ("why", "words")),
    "matches": (
        ("indicator", "name"), ("period", "words"), ("matched", "words"), ("matched_period", "words"),
        ("score", "figure"), ("score_name", "figure"), ("score_unit", "figure"),
        ("score_section", "figure"), ("score_magnitude", "figure"),
    ),
}  # fmt: skip
"""What each table has in its columns; behind those of the values stand the reports."""
_DATA_ONLY: Final[tuple[tuple[ComparisonTableKey, str], ...]] = (
    ("disagreements", "unit"),
    ("aims_and_results", "unit"),
    ("changes_checked", "unit"),
    ("changes_checked", "change_unit"),
)
"""Columns for a workbook, whose numbers stand without what they are counted in."""


def build_comparison(
    comparison: ReportComparison,
    editions: Sequence[Sequence[Edition]],
    *,
    engine: str | None = None,
    title: str | None = None,
) -> ComparisonContent:
    """Decide what is shown of a comparison.

    Args:
        comparison: what was found.
        editions: each of its reports in one or more variants, the leading one first.
        engine: conversion engine with its version, for the colophon.
        title: to show in place of one made of the body and the years.
    """
    return _Builder(comparison, editions).content(engine, title)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A series as it is written: in one magnitude."""

    series: MeasureSeries
    power: int | None


class _Builder:
    def __init__(self, comparison: ReportComparison, editions: Sequence[Sequence[Edition]]) -> None:
        self._own = comparison
        self._labels = Labels([edition.variant for edition in editions[0]])
        self._names = ComparedNames(comparison, editions, self._labels)
        self._shown = {each.id: _Shown(each, _power(each)) for each in comparison.series}
        self._revised = {(each.series, each.later) for each in comparison.disagreements if each.revised}

    def content(self, engine: str | None, title: str | None) -> ComparisonContent:
        labels, own = self._labels, self._own
        years = own.kind == "years"
        tables = [
            self._disagreements(),
            self._aims(),
            *self._values(data_only=years and len(own.reports) <= _FEWEST_TO_SHOW),
            self._changes() if years else None,
            self._unmatched(),
            self._matches(),
        ]
        return ComparisonContent(
            variants=labels.variants,
            title=labels.same(title) if title else self._names.title(),
            facts=tuple(self._names.facts()),
            overview=tuple(self._overview()),
            tables=tuple(table for table in tables if table is not None and table.groups),
            charts=comparison_charts(
                own, self._names, {key: each.power for key, each in self._shown.items()}, labels
            ),
            charts_title=labels("series_charts" if years else "bodies_charts"),
            colophon=tuple(self._colophon(engine)),
            made_by=labels("made_by", version=__version__),
        )

    # --- words -------------------------------------------------------------------------------------------

    def _overview(self) -> Iterator[ByEdition]:
        own, labels = self._own, self._labels
        yield labels("comparison_counted", series=len(own.series), unmatched=len(own.unmatched))
        if own.kind == "years":
            key = "comparison_disagree" if own.disagreements else "comparison_agree"
            yield labels(key, count=len(own.disagreements))
        if own.aims:
            outcomes = Counter(each.outcome for each in own.aims)
            yield labels(
                "comparison_aims",
                count=len(own.aims),
                **{key: outcomes[key] for key in ("reached", "missed", "unknown")},
            )

    def _colophon(self, engine: str | None) -> Iterator[Fact]:
        labels = self._labels
        for each in self._own.reports:
            source = each.report.source
            told = f"{source.name}（SHA-256 {source.sha256[:_HASH]}…）"
            yield Fact("source_file", labels("source_file"), labels.same(told))
        yield Fact("variants", labels("variants"), labels("language"))
        if engine:
            yield Fact("engine", labels("engine"), labels.same(engine))

    # --- tables ------------------------------------------------------------------------------------------

    def _disagreements(self) -> ComparisonTable | None:
        rows = [
            ComparedRow(f"d{number}", self._disagreement(each))
            for number, each in enumerate(self._own.disagreements, start=1)
        ]
        return ComparisonTable(
            "disagreements", self._labels("disagreements"), self._columns("disagreements"),
            _one_group(rows, self._labels), self._labels("rounding_note"),
        )  # fmt: skip

    def _disagreement(self, own: Disagreement) -> tuple[ComparedCell, ...]:
        series = self._own.series_of(own.series)
        shown = self._shown[own.series]
        key = "previous_revised" if own.kind == "previous" and own.revised else own.kind
        stated, found = (self._either(each, own, shown) for each in (own.stated, own.found))
        remark = self._labels.same("")
        if own.implied is not None:
            low, high = (self._amount(each, shown) for each in (own.implied.low, own.implied.high))
            plain = tuple(text.split(_NO_BREAK)[0] for text in low)
            if low == high:
                remark = self._labels("implied_one", low=low)
            else:
                remark = self._labels("implied_earlier", low=plain, high=high)
        return (
            self._name(series, own.later),
            self._words(self._names.report(own.later)),
            self._words(self._labels(f"problem_{key}"), marked=True),
            ComparedCell(stated, own.stated),
            ComparedCell(found, round(own.found, 4)),
            self._words(self._unit_words(own.unit)),
            self._words(remark),
        )

    def _either(self, value: Decimal, own: Disagreement, shown: _Shown) -> ByEdition:
        """A change, or a value of the series."""
        if own.kind == "previous":
            return self._amount(value, shown)
        return self._change(round(value, _decimals(own.stated)), own.unit)

    def _aims(self) -> ComparisonTable | None:
        groups = []
        for report in self._own.reports:
            rows = [
                self._aim(number)
                for number, each in enumerate(self._own.aims)
                if each.report == report.number
            ]
            if not rows:
                continue
            later = next(each.later for each in self._own.aims if each.report == report.number)
            names = self._names.report(report.number), self._names.report(later or 0)
            heading = self._labels("aims_of", earlier=names[0], later=names[1])
            groups.append(Group(None, heading, tuple(rows)))
        return ComparisonTable(
            "aims_and_results",
            self._labels("aims_and_results"),
            self._columns("aims_and_results"),
            tuple(groups),
        )

    def _aim(self, number: int) -> ComparedRow:
        own, labels = self._own.aims[number], self._labels
        aim = self._names.indicator(own.report, own.aim.id)
        outcome = labels(f"outcome_{own.outcome}")
        if own.why is not None:
            reason = labels(f"aim_{own.why}")
            outcome = tuple(f"{word}（{why}）" for word, why in zip(outcome, reason, strict=True))
        result = labels.same(_NEVER)
        if own.result is not None and own.later is not None:
            result = self._result(own.later, own.result, stated=own.by in (None, "stated"))
            if own.by == "reckoned" and own.measured is not None:
                result = self._change(round(own.measured, 1), "%")
        return ComparedRow(
            f"a{number + 1}",
            (
                ComparedCell(tuple(each.name for each in aim)),
                ComparedCell(self._by_edition(aim, number_format.aim)),
                ComparedCell(result, own.measured if own.by is not None else None),
                self._words(self._measured_unit(number)),
                ComparedCell(outcome, marked=own.outcome == "missed"),
            ),
        )

    def _measured_unit(self, number: int) -> ByEdition:
        """What the measured number of an aim is counted in."""
        own = self._own.aims[number]
        if own.by == "value":
            return tuple(each.unit or "" for each in self._names.indicator(own.report, own.aim.id))
        change = own.aim.change
        return (
            self._unit_words(change.unit)
            if own.by is not None and change is not None
            else self._labels.same("")
        )

    def _unit_words(self, unit: str) -> ByEdition:
        """A unit, or what a change is told in."""
        return tuple(
            number_format.change_unit(Change(Decimal(0), unit, None), words) for words in self._labels.words
        )

    def _result(self, report: int, own: Indicator, *, stated: bool) -> ByEdition:
        there = self._names.indicator(report, own.id)
        change = self._by_edition(there, lambda each, words: _moved(each.change or own.change, words))
        value = self._by_edition(there, number_format.figure)
        return change if stated and any(change) else value

    def _values(self, *, data_only: bool) -> Iterator[ComparisonTable]:
        """The values side by side; of many reports in several tables."""
        reports = self._own.reports
        note = self._labels("matching_note", least=f"{self._own.least:g}")
        for start in range(0, len(reports), _MOST_COLUMNS):
            part = reports[start : start + _MOST_COLUMNS]
            columns = (
                *self._columns("values_compared"),
                *(
                    ComparedColumn(f"r{each.number}", self._names.report(each.number), "figure")
                    for each in part
                ),
            )
            rows = [
                (series, ComparedRow(series.id, self._value_cells(series, part)))
                for series in self._own.series
                if any(series.points[each.number] is not None for each in part)
            ]
            yield ComparisonTable(
                "values_compared", self._labels("values_compared"), columns, self._by_section(rows),
                note if part[-1] is reports[-1] else None, data_only,
            )  # fmt: skip

    def _value_cells(
        self, series: MeasureSeries, reports: Sequence[ComparedReport]
    ) -> tuple[ComparedCell, ...]:
        shown = self._shown[series.id]
        return (
            self._name(series),
            ComparedCell(self._unit(shown), self._labels.same(series.unit or "")),
            *(self._value(series.points[each.number], shown) for each in reports),
        )

    def _changes(self) -> ComparisonTable | None:
        """Each value beside the one before it, the change reckoned beside the change stated."""
        groups = []
        for later in self._own.reports:
            if later.earlier is None:
                continue
            rows = tuple(
                ComparedRow(f"{series.id}.{later.number}", cells)
                for series in self._own.series
                if (cells := self._change_cells(series, later)) is not None
            )
            names = self._names.report(later.earlier), self._names.report(later.number)
            heading = tuple(f"{one} → {other}" for one, other in zip(*names, strict=True))
            groups.append(Group(None, heading, rows))
        return ComparisonTable(
            "changes_checked", self._labels("changes_checked"), self._columns("changes_checked"),
            tuple(group for group in groups if group.rows), self._labels("basis_note"),
        )  # fmt: skip

    def _change_cells(self, series: MeasureSeries, later: ComparedReport) -> tuple[ComparedCell, ...] | None:
        move = series.move_to(later.number)
        if move is None:
            return None
        shown = self._shown[series.id]
        now = series.points[move.later]
        revised = (series.id, move.later) in self._revised
        reckoned = self._words(self._labels.same(""))
        if move.reckoned is not None:
            told = round(move.reckoned, _told_decimals(now))
            reckoned = ComparedCell(
                self._change(told, move.unit, arrow=True), round(move.reckoned, 4), _sign(told)
            )
        name, unit = self._name(series, later.number).texts, self._unit(shown)
        measured = tuple(f"{own}（{each}）" if each else own for own, each in zip(name, unit, strict=True))
        return (
            ComparedCell(measured, name),
            self._words(self._labels.same(series.unit or "")),
            self._value(series.points[move.earlier], shown),
            self._value(now, shown),
            reckoned,
            self._claimed(now),
            self._words(self._unit_words(move.unit)),
            ComparedCell(
                self._labels("check_revised" if revised else f"check_{move.verdict}"),
                marked=move.verdict == "disagrees",
            ),
        )

    def _claimed(self, point: SeriesPoint | None) -> ComparedCell:
        """The change a report states."""
        change = point.indicator.change if point is not None else None
        if point is None or change is None:
            return self._words(self._labels.same(""))
        there = self._names.indicator(point.report, point.indicator.id)
        texts = self._by_edition(there, lambda each, words: _moved(each.change or change, words))
        exact = change.amount * 100 if change.unit == "times" else change.amount
        return ComparedCell(texts, exact, _sign(change.amount))

    def _unmatched(self) -> ComparisonTable | None:
        groups = []
        for report in self._own.reports:
            rows = tuple(
                ComparedRow(f"u{number}", self._unmatched_cells(number))
                for number, each in enumerate(self._own.unmatched, start=1)
                if each.report == report.number
            )
            if rows:
                groups.append(Group(None, self._names.report(report.number), rows))
        return ComparisonTable(
            "unmatched", self._labels("unmatched"), self._columns("unmatched"), tuple(groups)
        )

    def _unmatched_cells(self, number: int) -> tuple[ComparedCell, ...]:
        own = self._own.unmatched[number - 1]
        there = self._names.indicator(own.report, own.indicator.id)
        figure = self._by_edition(there, number_format.figure)
        if not any(figure):
            figure = self._by_edition(there, lambda each, words: _moved(each.change, words))
        nearest = why = self._labels.same("")
        if own.nearest is not None:
            near = self._names.indicator(own.nearest.report, own.nearest.indicator)
            nearest = tuple(
                f"{each.name}（{label}）"
                for each, label in zip(near, self._names.report(own.nearest.report), strict=True)
            )
            why = self._labels(f"refusal_{own.nearest.why}")
        return (
            ComparedCell(tuple(each.name for each in there)),
            ComparedCell(figure, own.indicator.value),
            self._words(nearest),
            self._words(why),
        )

    def _matches(self) -> ComparisonTable | None:
        """How each pair was matched: for whoever checks it."""
        rows = []
        for series in self._own.series:
            for number, match in enumerate(series.matches, start=1):
                ends = [
                    tuple(each.name for each in self._names.indicator(report, identity))
                    for report, identity in zip(match.reports, match.indicators, strict=True)
                ]
                parts = (match.score, match.name, match.unit, match.section, match.magnitude)
                cells = (
                    ComparedCell(ends[0]),
                    self._words(self._names.report(match.reports[0])),
                    ComparedCell(ends[1]),
                    self._words(self._names.report(match.reports[1])),
                    *(
                        ComparedCell(self._labels.same(f"{part:.2f}"), Decimal(f"{part:.2f}"))
                        for part in parts
                    ),
                )
                rows.append(ComparedRow(f"{series.id}.{number}", cells))
        return ComparisonTable(
            "matches", self._labels("matches"), self._columns("matches"), _one_group(rows, self._labels),
            data_only=True,
        )  # fmt: skip

    # --- pieces ------------------------------------------------------------------------------------------

    def _columns(self, table: ComparisonTableKey) -> tuple[ComparedColumn, ...]:
        return tuple(
            ComparedColumn(key, self._labels(f"column_{key}"), kind, (table, key) in _DATA_ONLY)
            for key, kind in _COLUMNS[table]
        )

    def _words(self, texts: ByEdition, *, marked: bool = False) -> ComparedCell:
        return ComparedCell(texts, marked=marked)

    def _name(self, series: MeasureSeries, report: int | None = None) -> ComparedCell:
        """A measure as one report words it; the first that has it by default."""
        point = series.points[report] if report is not None else None
        own = point or series.lead
        return ComparedCell(self._names.name(own.report, own.indicator.id))

    def _by_section(
        self, rows: Sequence[tuple[MeasureSeries, ComparedRow]]
    ) -> tuple[Group[ComparedRow], ...]:
        """Rows under the headings of the first report that has them."""
        grouped: dict[ByEdition, list[ComparedRow]] = {}
        for series, row in rows:
            grouped.setdefault(self._names.section(series.lead.report, series.section), []).append(row)
        return tuple(Group(None, name, tuple(own)) for name, own in grouped.items())

    def _unit(self, shown: _Shown) -> ByEdition:
        """The unit of a series with its magnitude, as its first value is written."""
        point = next((each for each in shown.series.present if each.value is not None), None)
        if point is None:
            return self._labels.same("")
        return tuple(
            number_format.figure_and_unit(each, words, shown.power)[1]
            for each, words in self._pairs(point, shown)
        )

    def _value(self, point: SeriesPoint | None, shown: _Shown) -> ComparedCell:
        if point is None:
            return self._words(self._labels.same(_NEVER))
        if point.value is None:
            return self._claimed(point)
        texts = tuple(
            number_format.figure_and_unit(each, words, shown.power)[0]
            for each, words in self._pairs(point, shown)
        )
        return ComparedCell(texts, point.value)

    def _pairs(self, point: SeriesPoint, shown: _Shown) -> Iterator[tuple[Indicator, Strings]]:
        """A point as each edition has it, in the unit of its series, with the program's words."""
        there = self._names.indicator(point.report, point.indicator.id)
        first = self._names.indicator(shown.series.lead.report, shown.series.lead.indicator.id)
        for each, lead, words in zip(there, first, self._labels.words, strict=True):
            same = point.value == each.value
            yield (each if same else _told_in(each, point.value, lead.unit)), words

    def _amount(self, value: Decimal, shown: _Shown) -> ByEdition:
        """A reckoned value of a series, with its unit, in as many decimals as its values have."""
        point = next(each for each in shown.series.present if each.value is not None)
        there = self._names.indicator(point.report, point.indicator.id)
        power = shown.power if shown.power is not None else number_format.shown_power(point.indicator)
        decimals = max(_decimals((each.value or Decimal(0)).scaleb(-power)) for each in shown.series.present)
        told = round(value.scaleb(-power), decimals)
        return tuple(
            number_format.with_unit(
                number_format.number(told), number_format.figure_and_unit(each, words, shown.power)[1]
            ).replace(" ", _NO_BREAK)
            for each, words in zip(there, self._labels.words, strict=True)
        )

    def _change(self, amount: Decimal, unit: str, *, arrow: bool = False) -> ByEdition:
        change = Change(amount, unit, None)
        say = number_format.moved if arrow else number_format.amount
        return tuple(say(change, words) for words in self._labels.words)

    def _by_edition(self, there: Sequence[Indicator], say: Callable[[Indicator, Strings], str]) -> ByEdition:
        return tuple(say(each, words) for each, words in zip(there, self._labels.words, strict=True))


def _moved(change: Change | None, words: Strings) -> str:
    return number_format.moved(change, words) if change is not None else ""


def _told_in(own: Indicator, value: Decimal | None, unit: str | None) -> Indicator:
    """An indicator in another unit of its family."""
    return replace(own, value=value, value_max=None, unit=unit, corrected=True)


def _sign(amount: Decimal) -> Literal[-1, 0, 1]:
    if not amount:
        return 0
    return 1 if amount > 0 else -1


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _told_decimals(point: SeriesPoint | None) -> int:
    """Decimals of a reckoned change: those of the stated one, one at least and two at most."""
    change = point.indicator.change if point is not None else None
    return min(2, max(1, _decimals(change.amount) if change is not None else 1))


def _power(series: MeasureSeries) -> int | None:
    """The power of ten in which the values of a series are written; None for that of all as printed."""
    valued = [point.indicator for point in series.present if point.value is not None]
    chosen = shortest_power(valued)
    if chosen is None and len(set(map(number_format.shown_power, valued))) > 1:
        return 0  # no magnitude does for all
    return chosen


def _one_group(rows: Sequence[ComparedRow], labels: Labels) -> tuple[Group[ComparedRow], ...]:
    return (Group(None, labels.same(""), tuple(rows)),) if rows else ()
