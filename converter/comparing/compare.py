"""Reports ordered, their measures matched, changes reckoned, aims held against results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Final

from converter.comparing.aims import outcomes
from converter.comparing.matching import Grouping, group
from converter.comparing.measures import MeasureView, body_of, in_unit, measures_in, one_body, same_days
from converter.comparing.model import (
    ComparedReport,
    ComparisonKind,
    Disagreement,
    MeasureSeries,
    ReportComparison,
    SeriesPoint,
    UnmatchedMeasure,
)
from converter.comparing.moves import disagreements_of, moves_of
from converter.comparing.settings import match_settings
from converter.errors import UsageError
from converter.lexicon import fold
from converter.messages import message
from converter.model import Report

FEWEST: Final = 2
"""Reports that can be compared."""
_SLACK: Final = 4
"""Days by which halves, quarters and months of the year differ from each other."""


def compare_reports(reports: Sequence[Report], *, least: float | None = None) -> ReportComparison:
    """Hold reports against each other.

    They are ordered by the last day they cover, those of one time by body in the order given; a report whose
    time is not known comes after those whose is.

    Args:
        reports: two or more, in either script.
        least: the score below which no two figures are matched, from 0 to 1; by default that of
            `data/weights.toml`.

    Raises:
        UsageError: there are fewer than two reports, or `least` is not between 0 and 1.
    """
    if len(reports) < FEWEST:
        raise UsageError(message("compare: two reports or more are needed"))
    settings = match_settings()
    floor = settings.limits.score if least is None else least
    if not 0 <= floor <= 1:
        raise UsageError(message("min-score: {value:g} is not between 0 and 1", value=floor))
    placed = _placed(reports)
    kind = _kind(placed)
    results = [measures_in(each) for each in placed]
    views = [view for own in results for view in own]
    made = group(views, placed, settings.years if kind == "years" else settings.bodies, floor)
    matched = [own for own in made.groups if len(own) > 1]
    series = tuple(_series(number, own, made, placed) for number, own in enumerate(matched, start=1))
    return ReportComparison(
        kind=kind,
        reports=placed,
        series=series,
        disagreements=_disagreements(series, placed),
        aims=tuple(outcomes(placed, results, series, floor)),
        unmatched=tuple(
            UnmatchedMeasure(view.report, view.indicator, made.near.get((view.report, view.indicator.id)))
            for own in made.groups
            if len(own) == 1
            for view in own
        ),
        least=floor,
    )


def _placed(reports: Sequence[Report]) -> tuple[ComparedReport, ...]:
    """The reports in their order, each with the one it follows."""
    made = []
    for given, report in enumerate(reports):
        period = report.period
        first, last = (period.first, period.last) if period is not None else (None, None)
        made.append(
            (
                last is None,
                last or date.min,
                given,
                ComparedReport(0, report, body_of(report), first, last, None, False),
            )
        )
    made.sort(key=lambda each: each[:3])
    placed: list[ComparedReport] = []
    for number, (*_, own) in enumerate(made):
        before = [
            each
            for each in placed
            if each.last is not None
            and own.last is not None
            and each.last < own.last
            and one_body(each.body, own.body)
            and _of_one_length(each, own)
        ]  # fmt: skip
        yearly = next((each for each in before if _a_year_before(each, own)), None)
        earlier = yearly or (before[-1] if before else None)
        placed.append(
            replace(
                own,
                number=number,
                earlier=earlier.number if earlier is not None else None,
                yearly=yearly is not None,
            )
        )
    return tuple(placed)


def _kind(placed: Sequence[ComparedReport]) -> ComparisonKind:
    """Whether several bodies are compared, or the times of one or more."""
    one_time = len({(each.first, each.last) for each in placed}) == 1
    strangers = not any(one_body(one.body, other.body) for one, other in combinations(placed, 2))
    return "bodies" if one_time or strangers else "years"


def _of_one_length(one: ComparedReport, other: ComparedReport) -> bool:
    """Whether two reports cover times of the same length, so that what they count can be compared."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return False
    return abs((one.last - one.first).days - (other.last - other.first).days) <= _SLACK


def _a_year_before(one: ComparedReport, other: ComparedReport) -> bool:
    return same_days(one.first, other.first, 1) and same_days(one.last, other.last, 1)


def _series(
    number: int, views: Sequence[MeasureView], made: Grouping, reports: Sequence[ComparedReport]
) -> MeasureSeries:
    unit = next((view.indicator.unit for view in views if view.value is not None), None)
    by_report = {view.report: view for view in views}
    points = tuple(
        _point(by_report[each.number], unit) if each.number in by_report else None for each in reports
    )
    lead = views[0]
    own = MeasureSeries(
        id=f"m{number}",
        name=lead.indicator.name,
        unit=unit,
        section=lead.indicator.section,
        points=points,
        matches=tuple(
            made.matches[(a.report, a.indicator.id), (b.report, b.indicator.id)]
            for a, b in combinations(views, 2)
        ),
        moves=(),
    )
    return replace(own, moves=tuple(moves_of(points, unit, reports)))


def _point(view: MeasureView, unit: str | None) -> SeriesPoint:
    value = in_unit(view.value, view.unit, fold(unit) if unit is not None else None)
    return SeriesPoint(view.report, view.indicator, value, view.again)


def _disagreements(
    series: Sequence[MeasureSeries], reports: Sequence[ComparedReport]
) -> tuple[Disagreement, ...]:
    return tuple(each for own in series for each in disagreements_of(own, reports))
