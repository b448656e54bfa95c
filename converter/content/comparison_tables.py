"""The tables of a comparison: what does not agree, aims, values, changes, the rest, how all was matched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from converter import number_format
from converter.comparing import (
    ComparedReport,
    Disagreement,
    MeasureSeries,
    ReportComparison,
    SeriesPoint,
)
from converter.content.compared_figures import (
    NEVER,
    NO_BREAK,
    ComparedFigures,
    decimals_of,
    moved_words,
    sign_of,
)
from converter.content.compared_names import ComparedNames
from converter.content.comparison_tree import (
    ComparedCell,
    ComparedCellKind,
    ComparedColumn,
    ComparedRow,
    ComparisonTable,
    ComparisonTableKey,
)
from converter.content.labels import ByEdition, Labels
from converter.content.tree import Group
from converter.content.weights import weights
from converter.model import Indicator

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


class ComparisonTables:
    """Builds the tables of one comparison."""

    def __init__(
        self, comparison: ReportComparison, names: ComparedNames, figures: ComparedFigures, labels: Labels
    ) -> None:
        self._own, self._names, self._figures, self._labels = comparison, names, figures, labels
        self._revised = {(each.series, each.later) for each in comparison.disagreements if each.revised}

    def all(self) -> Iterator[ComparisonTable]:
        """Those that have rows, in their order."""
        years = self._own.kind == "years"
        tables = [
            self._disagreements(),
            self._aims(),
            *self._values(data_only=years and len(self._own.reports) <= weights().comparison.years_told),
            self._changes() if years else None,
            self._unmatched(),
            self._matches(),
        ]
        return (table for table in tables if table is not None and table.groups)

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
        key = "previous_revised" if own.kind == "previous" and own.revised else own.kind
        stated, found = (self._either(each, own, series) for each in (own.stated, own.found))
        remark = self._labels.same("")
        if own.implied is not None:
            low, high = (self._figures.amount(each, series) for each in (own.implied.low, own.implied.high))
            plain = tuple(text.split(NO_BREAK)[0] for text in low)
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
            self._words(self._figures.unit_words(own.unit)),
            self._words(remark),
        )

    def _either(self, value: Decimal, own: Disagreement, series: MeasureSeries) -> ByEdition:
        """A change, or a value of the series."""
        if own.kind == "previous":
            return self._figures.amount(value, series)
        return self._figures.change(round(value, decimals_of(own.stated)), own.unit)

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
        result = labels.same(NEVER)
        if own.result is not None and own.later is not None:
            result = self._result(own.later, own.result, stated=own.by in (None, "stated"))
            if own.by == "reckoned" and own.measured is not None:
                more = own.aim.unit if own.aim.change is None else None
                result = self._figures.change(
                    round(own.measured, 1) if more is None else own.measured,
                    more or "%",
                    arrow=more is not None,
                )
        return ComparedRow(
            f"a{number + 1}",
            (
                ComparedCell(tuple(each.name for each in aim)),
                ComparedCell(self._figures.by_edition(aim, number_format.aim)),
                ComparedCell(result, own.measured if own.by is not None else None),
                self._words(self._measured_unit(number)),
                ComparedCell(outcome, marked=own.outcome == "missed"),
            ),
        )

    def _measured_unit(self, number: int) -> ByEdition:
        """What the measured number of an aim is counted in."""
        own = self._own.aims[number]
        if own.by is not None and own.aim.change is None:
            return tuple(each.unit or "" for each in self._names.indicator(own.report, own.aim.id))
        change = own.aim.change
        return (
            self._figures.unit_words(change.unit)
            if own.by is not None and change is not None
            else self._labels.same("")
        )

    def _result(self, report: int, own: Indicator, *, stated: bool) -> ByEdition:
        there = self._names.indicator(report, own.id)
        change = self._figures.by_edition(
            there, lambda each, words: moved_words(each.change or own.change, words)
        )
        value = self._figures.by_edition(there, number_format.figure)
        return change if stated and any(change) else value

    def _values(self, *, data_only: bool) -> Iterator[ComparisonTable]:
        """The values side by side; of many reports in several tables."""
        reports = self._own.reports
        note = self._labels("matching_note", least=f"{self._own.least:g}")
        most = weights().comparison.most_columns
        for start in range(0, len(reports), most):
            part = reports[start : start + most]
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
        return (
            self._name(series),
            ComparedCell(self._figures.unit(series), self._labels.same(series.unit or "")),
            *(self._figures.value(series.points[each.number], series) for each in reports),
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
        now = series.points[move.later]
        revised = (series.id, move.later) in self._revised
        reckoned = self._words(self._labels.same(""))
        if move.reckoned is not None:
            told = round(move.reckoned, _told_decimals(now))
            reckoned = ComparedCell(
                self._figures.change(told, move.unit, arrow=True), round(move.reckoned, 4), sign_of(told)
            )
        name, unit = self._name(series, later.number).texts, self._figures.unit(series)
        measured = tuple(f"{own}（{each}）" if each else own for own, each in zip(name, unit, strict=True))
        return (
            ComparedCell(measured, name),
            self._words(self._labels.same(series.unit or "")),
            self._figures.value(series.points[move.earlier], series),
            self._figures.value(now, series),
            reckoned,
            self._figures.claimed(now),
            self._words(self._figures.unit_words(move.unit)),
            ComparedCell(
                self._labels("check_revised" if revised else f"check_{move.verdict}"),
                marked=move.verdict == "disagrees",
            ),
        )

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
        figure = self._figures.by_edition(there, number_format.figure)
        if not any(figure):
            figure = self._figures.by_edition(there, lambda each, words: moved_words(each.change, words))
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


def _told_decimals(point: SeriesPoint | None) -> int:
    """Decimals of a reckoned change: those of the stated one, one at least and two at most."""
    change = point.indicator.change if point is not None else None
    return min(2, max(1, decimals_of(change.amount) if change is not None else 1))


def _one_group(rows: Sequence[ComparedRow], labels: Labels) -> tuple[Group[ComparedRow], ...]:
    return (Group(None, labels.same(""), tuple(rows)),) if rows else ()
