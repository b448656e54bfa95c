"""Which charts are shown: how measures changed in a year, and each section's largest counts of one unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from converter import figures
from converter.content.labels import ByEdition, Labels
from converter.content.tree import BarChart, ChartBar, Figure, Group, IndicatorRow
from converter.lexicon import Lexicon
from converter.model import Indicator

FEWEST: Final = 3
"""Bars below which a table says it better."""
MOST_COUNTS: Final = 8
_VISIBLE: Final = Decimal("0.01")
"""Of the longest bar; what is shorter cannot be seen beside it."""
_LARGE: Final = ((Decimal(10) ** 8, "hundred_million"), (Decimal(10) ** 4, "ten_thousand"))
"""Figures above a hundred times such a unit are shown in it, as the reports do."""


def charts(
    rows: Sequence[IndicatorRow],
    groups: Iterable[Group[IndicatorRow]],
    labels: Labels,
    most: int,
    lexicon: Lexicon,
) -> tuple[BarChart, ...]:
    """The charts a report gives rise to: changes first, then counts by section.

    Args:
        rows: all indicators in the report's order.
        groups: the same by section.
        labels: the program's own words.
        most: bars a chart of changes may have.
        lexicon: whose units count or measure.
    """
    return (
        *_changes(rows, labels, most),
        *(chart for group in groups for chart in _counts(group, labels, lexicon)),
    )


def _changes(rows: Sequence[IndicatorRow], labels: Labels, most: int) -> Iterator[BarChart]:
    """The year-on-year changes in per cent: those that moved furthest, in the report's order."""
    found = [(place, _moved(row.figure[0])) for place, row in enumerate(rows) if _is_yearly(row.figure[0])]
    kept = sorted(sorted(found, key=lambda each: -abs(each[1]))[:most])
    if len(kept) < FEWEST:
        return
    bars = tuple(
        ChartBar(
            rows[place].id,
            amount,
            _names(rows[place].figure),
            tuple(
                figures.amount(each.change, own) if each.change else ""
                for each, own in zip(rows[place].figure, labels.words, strict=True)
            ),
            target=False,
        )
        for place, amount in kept
    )
    yield BarChart(
        key="changes",
        kind="changes",
        section=None,
        title=labels("chart"),
        unit=labels.same("%"),
        bars=bars,
        omitted=len(found) - len(kept),
        alt=_alt("chart_alt", bars, labels, [bar.written for bar in bars]),
    )


def _counts(group: Group[IndicatorRow], labels: Labels, lexicon: Lexicon) -> Iterator[BarChart]:
    """The largest counts of a section in the unit it uses most: only like is compared with like."""
    by_unit: dict[str, list[IndicatorRow]] = {}
    for row in group.rows:
        if _is_count(row.figure[0], lexicon):
            by_unit.setdefault(row.figure[0].unit or "", []).append(row)
    same = max(by_unit.values(), key=len, default=[])
    if len(same) < FEWEST:
        return
    ranked = sorted(same, key=lambda row: -_value(row))[:MOST_COUNTS]
    shown = [row for row in ranked if _value(row) >= _value(ranked[0]) * _VISIBLE]
    if len(shown) < FEWEST:
        return
    scale, prefix = _scale(_value(shown[0]))
    bars = tuple(
        ChartBar(row.id, _value(row) / scale, _names(row.figure), _written(row.figure, labels), row.target)
        for row in shown
    )
    unit = tuple(
        (words[prefix] if prefix else "") + (each.unit or "")
        for words, each in zip(labels.words, shown[0].figure, strict=True)
    )
    whole = [
        tuple(figures.value(each, own) for each, own in zip(row.figure, labels.words, strict=True))
        for row in shown
    ]
    yield BarChart(
        key=f"counts_{(group.section or 'preamble').replace('.', '_')}",
        kind="counts",
        section=group.section,
        title=labels("largest_of", section=group.name, unit=unit),
        unit=unit,
        bars=bars,
        omitted=len(same) - len(shown),
        alt=_alt("largest_alt", bars, labels, whole),
    )


def _is_yearly(indicator: Indicator) -> bool:
    change = indicator.change
    return change is not None and change.unit == "%" and change.basis == "yoy" and not indicator.target


def _moved(indicator: Indicator) -> Decimal:
    return indicator.change.amount if indicator.change is not None else Decimal(0)


def _is_count(indicator: Indicator, lexicon: Lexicon) -> bool:
    """A whole number of something, or an amount of money; no share, rate or goal."""
    value, unit = indicator.value, indicator.unit
    if value is None or not unit or indicator.target or value <= 0 or indicator.value_max is not None:
        return False
    measure = lexicon.measure(unit)
    return (
        value == value.to_integral_value() and measure is not None and measure.kind in ("counts", "measures")
    )


def _value(row: IndicatorRow) -> Decimal:
    return row.figure[0].value or Decimal(0)


def _written(figure: Figure, labels: Labels) -> ByEdition:
    parts = (figures.figure_and_unit(each, own) for each, own in zip(figure, labels.words, strict=True))
    return tuple(f"{value} {unit}" for value, unit in parts)


def _scale(largest: Decimal) -> tuple[Decimal, str | None]:
    """The unit figures are told in, as a number and as the key of its word."""
    return next(((size, name) for size, name in _LARGE if largest >= size * 100), (Decimal(1), None))


def _names(figure: Figure) -> ByEdition:
    return tuple(each.name for each in figure)


def _alt(key: str, bars: Sequence[ChartBar], labels: Labels, written: Sequence[ByEdition]) -> ByEdition:
    items = tuple(
        "；".join(f"{bar.name[at]} {own[at]}" for bar, own in zip(bars, written, strict=True))
        for at in range(len(labels.variants))
    )
    return labels(key, count=len(bars), items=items)
