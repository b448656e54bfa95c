"""The charts of a comparison: small multiples, a measure in each, or how measures moved between two years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from converter import number_format
from converter.comparing import MeasureMove, MeasureSeries, ReportComparison
from converter.content.compared_names import ComparedNames
from converter.content.labels import ByEdition, Labels
from converter.content.tree import BarChart, ChartBar
from converter.content.weights import weights
from converter.model import Change


def comparison_charts(
    comparison: ReportComparison, names: ComparedNames, powers: Mapping[str, int | None], labels: Labels
) -> tuple[BarChart, ...]:
    """One chart of the changes between two years, else one for each of the measures that tell most.

    Args:
        comparison: what was found.
        names: of reports and measures.
        powers: of ten in which each series is written, by its id.
        labels: the program's own words.
    """
    if comparison.kind == "years" and len(comparison.reports) < weights().comparison.fewest_years:
        return tuple(_changes(comparison, names, labels))
    own = weights().charts
    asked = {(each.later, each.result.id) for each in comparison.aims if each.result is not None}
    doubted = {each.series for each in comparison.disagreements}
    fitting = [each for each in comparison.series if _drawable(each)]
    fewest = min(weights().comparison.fewest_years, len(comparison.reports))

    def rank(series: MeasureSeries) -> tuple[int, int, int]:
        told = sum(point.value is not None for point in series.present)
        wanted = any((point.report, point.indicator.id) in asked for point in series.present)
        return -told, -int(wanted), -int(series.id in doubted)

    chosen = sorted(
        (each for each in fitting if sum(point.value is not None for point in each.present) >= fewest),
        key=rank,
    )[: own.most_charts]
    order = {each.id: place for place, each in enumerate(comparison.series)}
    chosen.sort(key=lambda each: order[each.id])
    return tuple(_series(each, names, powers[each.id], labels) for each in chosen)


def _drawable(series: MeasureSeries) -> bool:
    """Whether bars tell it: no value below nought, and some of another length than the rest."""
    values = [point.value for point in series.present if point.value is not None]
    if len(values) < 2 or min(values) < 0:
        return False
    return max(values) - min(values) > max(values) * Decimal(str(weights().comparison.least_spread))


def _series(series: MeasureSeries, names: ComparedNames, power: int | None, labels: Labels) -> BarChart:
    """A measure through the reports, at most as many bars as a chart has."""
    points = [point for point in series.present if point.value is not None][-weights().charts.most :]
    shown = power if power is not None else max(number_format.shown_power(each.indicator) for each in points)
    first = names.indicator(points[0].report, points[0].indicator.id)
    unit = tuple(
        number_format.figure_and_unit(each, words, power)[1]
        for each, words in zip(first, labels.words, strict=True)
    )
    bars = []
    for point in points:
        assert point.value is not None
        amount = point.value.scaleb(-shown)
        written = tuple(number_format.with_unit(number_format.number(amount), each) for each in unit)
        bars.append(
            ChartBar(f"{series.id}.{point.report}", amount, names.report(point.report), written, target=False)
        )
    name = names.name(series.lead.report, series.lead.indicator.id)
    return BarChart(
        key=f"series_{series.id}",
        kind="counts",
        section=None,
        title=tuple(f"{own}（{each}）" if each else own for own, each in zip(name, unit, strict=True)),
        unit=unit,
        bars=tuple(bars),
        omitted=0,
        alt=labels("series_alt", name=name, items=_items(bars, labels)),
    )


def _changes(comparison: ReportComparison, names: ComparedNames, labels: Labels) -> Iterator[BarChart]:
    """How far the measures moved between two reports: those that moved furthest, in the report's order."""
    own = weights().charts
    found = [
        (series, move)
        for series in comparison.series
        for move in series.moves
        if move.unit == "%" and move.reckoned is not None
    ]
    if len(found) < own.fewest:
        return
    ranked = sorted(found, key=lambda each: -abs(each[1].reckoned or Decimal(0)))[: own.most]
    least = abs(ranked[0][1].reckoned or Decimal(0)) * Decimal(str(own.visible))
    kept = {series.id for series, move in ranked if abs(move.reckoned or Decimal(0)) >= least}
    shown = [(series, move) for series, move in found if series.id in kept]
    bars = [_moved(series, move, names, labels) for series, move in shown]
    if len(bars) >= own.fewest:
        yield BarChart(
            key="changes",
            kind="changes",
            section=None,
            title=labels("chart_reckoned"),
            unit=labels.same("%"),
            bars=tuple(bars),
            omitted=len(found) - len(bars),
            alt=labels("chart_alt", count=len(bars), items=_items(bars, labels)),
        )


def _moved(series: MeasureSeries, move: MeasureMove, names: ComparedNames, labels: Labels) -> ChartBar:
    amount = round(move.reckoned or Decimal(0), 1).normalize()
    point = series.points[move.later] or series.lead
    written = tuple(number_format.amount(Change(amount, "%", None), words) for words in labels.words)
    return ChartBar(series.id, amount, names.name(point.report, point.indicator.id), written, target=False)


def _items(bars: list[ChartBar], labels: Labels) -> ByEdition:
    return tuple(
        "；".join(f"{bar.name[at]} {bar.written[at]}" for bar in bars) for at in range(len(labels.variants))
    )
