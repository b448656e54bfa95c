"""Which charts are shown: how measures changed in a year, and each section's largest counts of one unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from converter import number_format
from converter.content.labels import ByEdition, Labels
from converter.content.magnitudes import is_short
from converter.content.names import with_marks
from converter.content.tree import BarChart, ChartBar, ColumnKey, Figure, Group, IndicatorRow
from converter.content.weights import weights
from converter.lexicon import Lexicon
from converter.model import Indicator

_LARGE: Final = ((Decimal(10) ** 8, "hundred_million"), (Decimal(10) ** 4, "ten_thousand"))
"""Units of large figures, the largest first."""


def charts(
    rows: Sequence[IndicatorRow],
    groups: Iterable[Group[IndicatorRow]],
    labels: Labels,
    lexicon: Lexicon,
) -> tuple[BarChart, ...]:
    """The charts a report gives rise to: changes first, then counts by section.

    Args:
        rows: all indicators in the report's order.
        groups: the same by section.
        labels: the program's own words.
        lexicon: whose units count.
    """
    grouped = tuple(groups)
    aims = [row for group in grouped for row in group.rows if row.target]
    counts = (chart for group in grouped for chart in _counts(group, aims, labels, lexicon))
    made = [*_changes(rows, labels), *counts]
    return tuple(made[: weights().charts.most_charts])


def _changes(rows: Sequence[IndicatorRow], labels: Labels) -> Iterator[BarChart]:
    """The year-on-year changes in per cent: those that moved furthest, in the report's order."""
    found = _told_once([row for row in rows if _is_yearly(row.figure[0])], _moved)
    shown = _visible(found, lambda row: abs(_moved(row.figure[0])))
    if len(shown) < weights().charts.fewest:
        return
    order = {row.id: place for place, row in enumerate(rows)}
    shown.sort(key=lambda row: order[row.id])
    written = [_amounts(row.figure, labels) for row in shown]
    names = _names(shown)
    bars = tuple(
        ChartBar(row.id, _moved(row.figure[0]), name, own, target=False)
        for row, name, own in zip(shown, names, written, strict=True)
    )
    yield BarChart(
        key="changes",
        kind="changes",
        section=None,
        title=labels("chart"),
        unit=labels.same("%"),
        bars=bars,
        omitted=len(found) - len(shown),
        alt=_alt("chart_alt", bars, labels, written),
    )


def _counts(
    group: Group[IndicatorRow], aims: Sequence[IndicatorRow], labels: Labels, lexicon: Lexicon
) -> Iterator[BarChart]:
    """The largest counts of a section in the unit it uses most: only like is compared with like.

    Below a result stands what is aimed at in the same measure and unit, if the report says so.
    """
    by_unit: dict[str, list[IndicatorRow]] = {}
    for row in group.rows:
        if _is_count(row.figure[0], lexicon):
            by_unit.setdefault(row.figure[0].unit or "", []).append(row)
    same = _told_once(max(by_unit.values(), key=len, default=[]), lambda each: each.value)
    shown = _visible(same, _value)
    if len(shown) < weights().charts.fewest:
        return
    omitted = len(same) - len(shown)
    shown = _with_aims(shown, aims)
    scale, prefix = _scale(shown)
    names = {row.cells["indicator"] for row in shown if not row.target}
    bars = tuple(
        ChartBar(
            row.id,
            _value(row) / scale,
            _name_of_aim(name, labels) if row.cells["indicator"] in names and row.target else name,
            _written(row, scale.adjusted() or None, labels),
            row.target,
        )
        for row, name in zip(shown, _names(shown), strict=True)
    )
    unit = tuple(
        (words[prefix] if prefix else "") + (each.unit or "")
        for words, each in zip(labels.words, shown[0].figure, strict=True)
    )
    yield BarChart(
        key=f"counts_{(group.section or 'preamble').replace('.', '_')}",
        kind="counts",
        section=group.section,
        title=labels("largest_of", section=group.name, unit=unit),
        unit=unit,
        bars=bars,
        omitted=omitted,
        alt=_alt("largest_alt", bars, labels, [bar.written for bar in bars]),
    )


def _with_aims(shown: Sequence[IndicatorRow], aims: Sequence[IndicatorRow]) -> list[IndicatorRow]:
    """Results, each with the aim of its measure and unit behind it, as far as there is room for bars.

    No aim is so long that bars vanish beside it, or so short that it does.
    """
    own = weights().charts
    room = own.most - len(shown)
    share = Decimal(str(own.visible))
    least, most = _value(shown[0]) * share, _value(shown[-1]) / share
    made: list[IndicatorRow] = []
    for row in shown:
        made.append(row)
        lead = row.figure[0]
        same = (each for each in aims if (each.figure[0].name, each.figure[0].unit) == (lead.name, lead.unit))
        fitting = (each for each in same if least <= _value(each) <= most)
        aim = next((each for each in fitting if each.figure[0].value_max is None), None)
        if aim is not None and room > 0 and aim not in made:
            made.append(aim)
            room -= 1
    return made


def _names(rows: Sequence[IndicatorRow]) -> list[ByEdition]:
    """What bars are called: with their time and place where these are not those of the others.

    A time that the page says of the whole report is that of bars without one. Of places the one most bars
    have needs no word.
    """
    times = [_if_told(row, "period") for row in rows]
    places = [row.cells["scope"] for row in rows]
    counted = Counter(places).most_common(1)
    usual = counted[0][0] if counted and 2 * counted[0][1] > len(rows) else None
    made: list[ByEdition] = []
    for row, time, place in zip(rows, times, places, strict=True):
        marks = [time] if len(set(times)) > 1 else []
        marks += [place] if len(set(places)) > 1 and place != usual else []
        name = row.cells["indicator"]
        made.append(
            tuple(with_marks(own, [each[at] for each in marks if each[at]]) for at, own in enumerate(name))
        )
    return made


def _if_told(row: IndicatorRow, key: ColumnKey) -> ByEdition:
    """A cell where the name of the row in its context has it, else nothing."""
    own = row.cells[key]
    return own if own[0] and own[0] in row.cells["named"][0] else ("",) * len(own)


def _name_of_aim(name: ByEdition, labels: Labels) -> ByEdition:
    """The name of an aim beside a result of the same name."""
    return tuple(with_marks(own, [word]) for own, word in zip(name, labels("target"), strict=True))


def _visible(found: Sequence[IndicatorRow], size: Callable[[IndicatorRow], Decimal]) -> list[IndicatorRow]:
    """The longest bars, the longest first, without those that cannot be seen beside it."""
    own = weights().charts
    ranked = sorted(found, key=lambda row: -size(row))[: own.most]
    least = size(ranked[0]) * Decimal(str(own.visible)) if ranked else Decimal(0)
    return [row for row in ranked if size(row) >= least]


def _told_once(
    rows: Sequence[IndicatorRow], size: Callable[[Indicator], Decimal | None]
) -> list[IndicatorRow]:
    """The rows without those that tell of the same measure what one before tells."""
    first: dict[tuple[str, Decimal | None], IndicatorRow] = {}
    for row in rows:
        first.setdefault((row.figure[0].name, size(row.figure[0])), row)
    return list(first.values())


def _amounts(figure: Figure, labels: Labels) -> ByEdition:
    return tuple(
        number_format.amount(each.change, own) if each.change else ""
        for each, own in zip(figure, labels.words, strict=True)
    )


def _is_yearly(indicator: Indicator) -> bool:
    change = indicator.change
    return change is not None and change.unit == "%" and change.base == "yoy" and not indicator.target


def _moved(indicator: Indicator) -> Decimal:
    return indicator.change.amount if indicator.change is not None else Decimal(0)


def _is_count(indicator: Indicator, lexicon: Lexicon) -> bool:
    """Persons, things or cases that are counted, or an amount of money; no share, rate, range or aim."""
    value, unit = indicator.value, indicator.unit
    if value is None or not unit or indicator.target or value <= 0 or indicator.value_max is not None:
        return False
    return lexicon.counts(unit) or unit.endswith("元")


def _value(row: IndicatorRow) -> Decimal:
    return row.figure[0].value or Decimal(0)


def _written(row: IndicatorRow, power: int | None, labels: Labels) -> ByEdition:
    """The figure and its unit in the magnitude of the chart, or as the table has them."""
    if power is None:
        return tuple(map(number_format.with_unit, row.cells["value"], row.cells["unit"]))
    return tuple(
        number_format.with_unit(*number_format.figure_and_unit(each, words, power))
        for each, words in zip(row.figure, labels.words, strict=True)
    )


def _scale(rows: Sequence[IndicatorRow]) -> tuple[Decimal, str | None]:
    """The unit figures are told in, as a number and as the key of its word.

    It is that in which the table has all of them, else one that makes all short.
    """
    powers = {number_format.power_of(row.cells["unit"][0], row.figure[0]) for row in rows}
    values = list(map(_value, rows))
    times = weights().charts.in_large_units
    for size, name in _LARGE:
        power = size.adjusted()
        if powers == {power} or (
            max(values) >= size * times and all(is_short(each, power) for each in values)
        ):
            return size, name
    return Decimal(1), None


def _alt(key: str, bars: Sequence[ChartBar], labels: Labels, written: Sequence[ByEdition]) -> ByEdition:
    items = tuple(
        "；".join(f"{bar.name[at]} {own[at]}" for bar, own in zip(bars, written, strict=True))
        for at in range(len(labels.variants))
    )
    return labels(key, count=len(bars), items=items)
