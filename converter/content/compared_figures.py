"""How the figures of a comparison are written: a measure in one magnitude through all reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final, Literal

from converter import number_format
from converter.comparing import MeasureSeries, ReportComparison, SeriesPoint
from converter.content.compared_names import ComparedNames
from converter.content.comparison_tree import ComparedCell
from converter.content.labels import ByEdition, Labels
from converter.content.magnitudes import shortest_power
from converter.model import Change, Indicator
from converter.strings import Strings

NEVER: Final = "—"
"""Stands for what a report does not have."""
NO_BREAK: Final = number_format.NO_BREAK


class ComparedFigures:
    """Writes values and changes in every edition."""

    def __init__(self, comparison: ReportComparison, names: ComparedNames, labels: Labels) -> None:
        self._names, self._labels = names, labels
        self.powers = {each.id: _power(each) for each in comparison.series}
        """Of ten in which each series is written, by its id; None for that of all as printed."""

    def unit(self, series: MeasureSeries) -> ByEdition:
        """The unit of a series with its magnitude, as its first value is written."""
        point = next((each for each in series.present if each.value is not None), None)
        if point is None:
            return self._labels.same("")
        return tuple(
            number_format.figure_and_unit(each, words, self.powers[series.id])[1]
            for each, words in self._pairs(point, series)
        )

    def value(self, point: SeriesPoint | None, series: MeasureSeries) -> ComparedCell:
        """A value of a series without its unit; the change where a report states no more."""
        if point is None:
            return ComparedCell(self._labels.same(NEVER))
        if point.value is None:
            return self.claimed(point)
        texts = tuple(
            number_format.figure_and_unit(each, words, self.powers[series.id])[0]
            for each, words in self._pairs(point, series)
        )
        return ComparedCell(texts, point.value)

    def claimed(self, point: SeriesPoint | None) -> ComparedCell:
        """The change a report states."""
        change = point.indicator.change if point is not None else None
        if point is None or change is None:
            return ComparedCell(self._labels.same(""))
        there = self._names.indicator(point.report, point.indicator.id)
        texts = self.by_edition(there, lambda each, words: moved_words(each.change or change, words))
        exact = change.amount * 100 if change.unit == "times" else change.amount
        return ComparedCell(texts, exact, sign_of(change.amount))

    def _pairs(self, point: SeriesPoint, series: MeasureSeries) -> Iterator[tuple[Indicator, Strings]]:
        """A point as each edition has it, in the unit of its series, with the program's words."""
        there = self._names.indicator(point.report, point.indicator.id)
        valued = next((one for one in series.present if one.value is not None), series.lead)
        first = self._names.indicator(valued.report, valued.indicator.id)
        for each, lead, words in zip(there, first, self._labels.words, strict=True):
            same = point.value == each.value
            yield (each if same else _told_in(each, point.value, lead.unit)), words

    def amount(self, value: Decimal, series: MeasureSeries) -> ByEdition:
        """A reckoned value of a series, with its unit, in as many decimals as its values have."""
        point = next(each for each in series.present if each.value is not None)
        there = self._names.indicator(point.report, point.indicator.id)
        chosen = self.powers[series.id]
        power = chosen if chosen is not None else number_format.shown_power(point.indicator)
        decimals = max(decimals_of((each.value or Decimal(0)).scaleb(-power)) for each in series.present)
        told = number_format.number(round(value.scaleb(-power), decimals))
        units = (
            number_format.figure_and_unit(each, words, chosen)[1]
            for each, words in zip(there, self._labels.words, strict=True)
        )
        return tuple(number_format.with_unit(told, unit).replace(" ", NO_BREAK) for unit in units)

    def change(self, amount: Decimal, unit: str, *, arrow: bool = False) -> ByEdition:
        """A reckoned change, with the arrow of its direction or without."""
        change = Change(amount.normalize(), unit, None)
        say = number_format.moved if arrow else number_format.amount
        return tuple(say(change, words) for words in self._labels.words)

    def unit_words(self, unit: str) -> ByEdition:
        """A unit, or what a change is told in."""
        return tuple(
            number_format.change_unit(Change(Decimal(0), unit, None), words) for words in self._labels.words
        )

    def by_edition(self, there: Sequence[Indicator], say: Callable[[Indicator, Strings], str]) -> ByEdition:
        """What is said of an indicator, as each edition has it."""
        return tuple(say(each, words) for each, words in zip(there, self._labels.words, strict=True))


def moved_words(change: Change | None, words: Strings) -> str:
    """A change with its arrow; nothing where there is none."""
    return number_format.moved(change, words) if change is not None else ""


def _told_in(own: Indicator, value: Decimal | None, unit: str | None) -> Indicator:
    """An indicator in another unit of its family."""
    return replace(own, value=value, value_max=None, unit=unit, corrected=True)


def sign_of(amount: Decimal) -> Literal[-1, 0, 1]:
    """Whether it is below nought, nought, or above."""
    if not amount:
        return 0
    return 1 if amount > 0 else -1


def decimals_of(value: Decimal) -> int:
    """Its decimals without noughts at the end."""
    return number_format.decimals_of(value.normalize())


def _power(series: MeasureSeries) -> int | None:
    """The power of ten in which the values of a series are written; None for that of all as printed."""
    valued = [point.indicator for point in series.present if point.value is not None]
    chosen = shortest_power(valued)
    if chosen is None and len(set(map(number_format.shown_power, valued))) > 1:
        return 0  # no magnitude does for all
    return chosen
