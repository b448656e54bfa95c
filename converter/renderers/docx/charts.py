"""Which charts the summary shows: how measures changed in a year, and a section's largest counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from converter import figures
from converter.model import Indicator
from converter.renderers.docx.speech import Said, Speech, joined
from converter.renderers.docx.summary import Figure

FEWEST: Final = 3
"""Bars below which a table says it better."""
MOST_COUNTS: Final = 8
_VISIBLE: Final = Decimal("0.01")
"""Of the longest bar; what is shorter cannot be seen beside it."""
_LARGE: Final = ((Decimal(10) ** 8, "hundred_million"), (Decimal(10) ** 4, "ten_thousand"))
"""Figures above a hundred times such a unit are shown in it, as the reports do."""


@dataclass(frozen=True, slots=True)
class Series:
    """Bars of one colour; None leaves the place to another series."""

    name: str
    colour: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart, its bars lying, the first on top."""

    title: Said
    about: str
    """For readers who cannot see it."""
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    formats: tuple[str, ...]
    """Of the figure at each bar, in Excel's notation."""


def yearly_changes(
    indicators: Sequence[Figure], speech: Speech, colours: tuple[str, str], most: int
) -> Chart | None:
    """The year-on-year changes in per cent: those that moved furthest, in the report's order.

    Args:
        indicators: of the report.
        speech: the words of the document.
        colours: of rises and of falls.
        most: how many bars there may be.
    """
    found = [
        (place, figure[0].change.amount)
        for place, figure in enumerate(indicators)
        if figure[0].change is not None
        and figure[0].change.unit == "%"
        and figure[0].change.basis == "yoy"
        and not figure[0].target
    ]
    kept = sorted(sorted(found, key=lambda each: -abs(each[1]))[:most])
    if len(kept) < FEWEST:
        return None
    shown = [indicators[place] for place, _ in kept]
    amounts = [amount for _, amount in kept]
    rise, fall = (joined(speech(key)) for key in ("rise", "fall"))
    series = [
        Series(rise, colours[0], tuple(each if each >= 0 else None for each in amounts)),
        Series(fall, colours[1], tuple(each if each < 0 else None for each in amounts)),
    ]
    lead = speech.words[0]
    items = _items(shown, lambda each: figures.amount(each.change, lead) if each.change else "")
    return Chart(
        title=speech("chart"),
        about=lead.format("chart_alt", count=len(shown), items=items),
        categories=_names(shown),
        series=tuple(each for each in series if any(value is not None for value in each.values)),
        formats=(f'+General"%";{figures.MINUS}General"%";0"%"',) * len(shown),
    )


def largest_counts(indicators: Sequence[Figure], section: Said, speech: Speech, colour: str) -> Chart | None:
    """The largest counts of a section in the unit it uses most: only like is compared with like.

    Args:
        indicators: of the section.
        section: its printed heading.
        speech: the words of the document.
        colour: of the bars.
    """
    by_unit: dict[str, list[int]] = {}
    for place, figure in enumerate(indicators):
        if _is_count(figure[0]):
            by_unit.setdefault(figure[0].unit or "", []).append(place)
    places = max(by_unit.values(), key=len, default=[])
    if len(places) < FEWEST:
        return None
    ranked = sorted((indicators[place] for place in places), key=lambda each: -_value(each))[:MOST_COUNTS]
    shown = [each for each in ranked if _value(each) >= _value(ranked[0]) * _VISIBLE]
    if len(shown) < FEWEST:
        return None
    scale, prefix = _scale(_value(shown[0]))
    values = tuple(_value(each) / scale for each in shown)
    units = tuple(
        (words[prefix] if prefix else "") + (each.unit or "")
        for words, each in zip(speech.words, shown[0], strict=True)
    )
    lead = speech.words[0]
    items = _items(shown, lambda each: figures.value(each, lead))
    return Chart(
        title=speech("largest_of", section=section, unit=units),
        about=lead.format("largest_alt", count=len(shown), items=items),
        categories=_names(shown),
        series=(Series(joined(units), colour, values),),
        formats=tuple(map(_format, values)),
    )


def _is_count(indicator: Indicator) -> bool:
    """A whole number of something, or an amount of money; no share, rate or goal."""
    value, unit = indicator.value, indicator.unit
    if value is None or not unit or indicator.target or value <= 0 or indicator.value_max is not None:
        return False
    return value == value.to_integral_value() and not unit.startswith(("%", "‰", "％"))


def _value(figure: Figure) -> Decimal:
    return figure[0].value or Decimal(0)


def _scale(largest: Decimal) -> tuple[Decimal, str | None]:
    """The unit figures are told in, as a number and as the key of its word."""
    return next(((size, name) for size, name in _LARGE if largest >= size * 100), (Decimal(1), None))


def _format(value: Decimal) -> str:
    """As many decimals as a figure has, two at most."""
    exponent = round(value, 2).normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def _names(shown: Sequence[Figure]) -> tuple[str, ...]:
    """Both wordings of each, under each other where they differ."""
    return tuple("\n".join(dict.fromkeys(each.name for each in figure)) for figure in shown)


def _items(shown: Sequence[Figure], told: Callable[[Indicator], str]) -> str:
    return "；".join(f"{figure[0].name} {told(figure[0])}" for figure in shown)
