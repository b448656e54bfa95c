"""Rows of a report that bear one name."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from converter.lexicon import fold
from converter.model import Indicator
from converter.parsing.figures.vocabulary import doubting


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The time and the place that a row is told of."""

    period: str | None
    several_years: bool | None
    """Whether it is told of several years, by its period or by what opens its stretch; None for unknown."""
    scope: str | None

    def may_be(self, other: _Stretch) -> bool:
        """Whether nothing tells the two apart."""
        if self.scope and other.scope and self.scope != other.scope:
            return False
        if self.period and other.period:
            return self.period == other.period
        unknown = self.several_years is None or other.several_years is None
        return unknown or self.several_years == other.several_years


class Rows:
    """What stands in the rows of a report under one name."""

    def __init__(self, text: str, records: Sequence[Indicator]) -> None:
        self._text = text
        self._opened: list[tuple[int, bool]] | None = None
        self._figures: dict[Hashable, dict[_Stretch, set[Hashable]]] = {}
        heads = list(map(_head, records))
        often = Counter(heads)
        for each, head in zip(records, heads, strict=True):
            if often[head] > 1:
                told = self._figures.setdefault(head, defaultdict(set))
                told[self._stretch(each)].add(_figure(each))

    def has_alike(self, record: Indicator) -> bool:
        """Whether another row tells another figure, and no other period or scope."""
        rows = self._figures.get(_head(record))
        if rows is None:
            return False
        own, stretch = {_figure(record)}, self._stretch(record)
        return any(figures - own and stretch.may_be(other) for other, figures in rows.items())

    def _stretch(self, record: Indicator) -> _Stretch:
        scope = record.scope.text if record.scope is not None else None
        if record.period is not None:
            period = fold(record.period.text)
            return _Stretch(period, doubting().of_years.search(period) is not None, scope)
        if self._opened is None:
            found = doubting().of_times.finditer(self._text)
            self._opened = [(match.start(), match.group("years") is not None) for match in found]
        place = bisect_right(self._opened, (record.written.span.start, True))
        return _Stretch(None, self._opened[place - 1][1] if place else None, scope)


def _head(record: Indicator) -> Hashable:
    change = record.change
    return (record.name, record.unit or (change and change.unit), record.target)


def _figure(record: Indicator) -> Hashable:
    return record.value if record.value is not None else record.change and record.change.amount
