"""What a figure measures, as far as two reports can be compared by it: names as words, units as families."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final, TypeAlias

from converter.comparing.model import ComparedReport
from converter.comparing.naming import MeasureName, measure_name, name_words
from converter.comparing.reckoning import printed
from converter.comparing.settings import match_settings, wording_tables
from converter.lexicon import fold
from converter.model import Change, Indicator, Report, Script
from converter.parsing.dating import Standpoint, days_of
from converter.parsing.figures.naming import all_deeds
from converter.variants.convert import simplified_reading

_CLAUSE: Final = re.compile("[,;。:]")
_SHARES: Final = ("%", "‰")
RelativeDays: TypeAlias = tuple[int, tuple[int, int], tuple[int, int]] | str | None
"""The time of a figure as its report sees it: None for the report's own."""


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A figure as matching sees it."""

    report: int
    order: int
    """Its place among the figures of the report."""
    indicator: Indicator
    name: MeasureName
    headings: frozenset[str]
    """Words of the headings it stands under."""
    scope: str
    """Empty for the whole of what the report speaks of."""
    days: RelativeDays
    beside: str | None = None
    """Id of the figure told before it in its sentence."""
    again: tuple[Indicator, ...] = ()

    @property
    def value(self) -> Decimal | None:
        return self.indicator.value

    @property
    def unit(self) -> str | None:
        """The unit, folded; None where only a change is stated."""
        return fold(self.indicator.unit or "") if self.indicator.value is not None else None


def reading(text: str, script: Script) -> str:
    """A wording as the tables have it: Simplified, half-width."""
    return fold(simplified_reading(text, script))


# --- units -----------------------------------------------------------------------------------------------


def unit_factor(unit: str, other: str) -> Decimal | None:
    """How many of `other` one of `unit` is; None where the two cannot be compared.

    >>> unit_factor("公里", "米"), unit_factor("起", "件"), unit_factor("元", "%")
    (Decimal('1000'), Decimal('1'), None)
    """
    if unit == other:
        return Decimal(1)
    for family in wording_tables().units.values():
        if unit in family and other in family:
            return family[unit] / family[other]
    return None


def unit_similarity(one: MeasureView, other: MeasureView) -> float:
    """How alike two units are; 0 where they cannot be compared."""
    own = match_settings().units
    if one.unit is None or other.unit is None:
        return own["unknown"] if one.unit != other.unit else 1.0
    if one.unit == other.unit:
        return 1.0
    return own["family"] if unit_factor(one.unit, other.unit) is not None else 0.0


# --- the figures of a report -----------------------------------------------------------------------------


def measures_in(compared: ComparedReport, *, aims: bool = False) -> tuple[MeasureView, ...]:
    """The results of a report, or its aims, each once.

    Args:
        compared: the report.
        aims: whether its aims are wanted.
    """
    report = compared.report
    stand = Standpoint.of(report)
    headings = {
        section: frozenset(word for text in path for word in name_words(reading(text, report.script)))
        for section, path in report.headings().items()
    }
    wanted = [own for own in report.indicators if own.target == aims]
    ahead = _told_before(wanted)
    names: dict[str, MeasureName] = {}
    for own in wanted:
        names[own.id] = _name(own, report, " ".join(report.headings().get(own.section or "", ())))
        if own.id in ahead:
            names[own.id] = _with_subject(names[own.id], own, names[ahead[own.id].id], ahead[own.id])
    made = (
        MeasureView(
            compared.number,
            order,
            own,
            name,
            headings.get(own.section or "", frozenset()),
            _scope(own, report.script),
            None if aims else _relative_days(own, report, stand),
            ahead[own.id].id if own.id in ahead else None,
        )
        for order, (own, name) in enumerate(_as_change(own, names[own.id]) for own in wanted)
    )
    return tuple(sorted(_once(made), key=lambda view: view.order))


def _told_before(found: Sequence[Indicator]) -> dict[str, Indicator]:
    """By id: the figure that is told before another in its sentence."""
    return {
        own.id: before
        for before, own in pairwise(found)
        if before.sentence.span == own.sentence.span and before.written.span.start < own.written.span.start
    }


def _with_subject(name: MeasureName, own: Indicator, other: MeasureName, before: Indicator) -> MeasureName:
    """A name of deeds alone with what the figure before it counts: 新增 behind 5G基站总数1392个."""
    if not name.new or own.unit != before.unit or not all(map(all_deeds, name.words)):
        return name
    return replace(name, words=(*name.words, *(word for word in other.words if not all_deeds(word))))


def _as_change(own: Indicator, name: MeasureName) -> tuple[Indicator, MeasureName]:
    """A value that is itself a change, as a change: 居民消费价格涨幅3%左右 is a rise of 居民消费价格."""
    last = name.words[-1]
    rate = next((word for word in wording_tables().rates if last.endswith(word)), None)
    if rate is None or own.value is None or own.unit != "%" or own.change is not None:
        return own, name
    rest = (*name.words[:-1], *filter(None, (last.removesuffix(rate),)))
    if not rest:
        return own, name
    sign = wording_tables().rates[rate]
    highest = sign * own.value_max if own.value_max is not None else None
    change = Change(sign * own.value, "%", "yoy", own.bound, highest)
    moved = replace(own, value=None, value_max=None, unit=None, change=change)
    return moved, replace(name, words=rest)


def _name(own: Indicator, report: Report, headings: str) -> MeasureName:
    ahead = report.text[own.sentence.span.start : own.written.span.start]
    clause = _CLAUSE.split(reading(ahead, report.script))[-1]
    if own.unit not in _SHARES:
        return measure_name(reading(own.name, report.script), clause)
    around = f"{headings} {own.sentence.text}"
    begins = own.written.span.start - len(clause)
    pieces = [
        "".join(
            report.text[span.start : span.end] for span in own.name_spans if (span.end <= begins) is before
        )
        for before in (True, False)
    ]
    told = [reading(each, report.script) for each in (own.name, around, *pieces)]
    return measure_name(told[0], clause, *told[1:])


def _scope(own: Indicator, script: Script) -> str:
    scope = reading(own.scope.text, script) if own.scope is not None else ""
    return "" if scope in wording_tables().whole else scope


def _relative_days(own: Indicator, report: Report, stand: Standpoint) -> RelativeDays:
    """The time of a result as its report sees it."""
    if own.period is None or stand.first is None or stand.last is None:
        return None
    days = days_of(own, stand)
    if days.first is None or days.last is None:
        return None if days.why == "no-period" else reading(own.period.text, report.script)
    first, last = days.first, days.last
    if last == stand.last and first in (stand.first, last):
        return None
    return last.year - stand.last.year, (first.month, first.day), (last.month, last.day)


def _once(found: Iterator[MeasureView]) -> Iterator[MeasureView]:
    """Each figure once: what is told in the overview and in its section again."""
    kept: dict[object, MeasureView] = {}
    for each in found:
        key: object = (each.name.key, each.scope, each.days, each.unit, each.value)
        if each.value is None:
            change = each.indicator.change
            key = (key, change.amount if change else None, each.order if change is None else 0)
        first = kept.get(key)
        if first is None:
            kept[key] = each
            continue
        fuller = each if first.indicator.change is None and each.indicator.change is not None else first
        other = first if fuller is each else each
        again = (*first.again, other.indicator)
        kept[key] = MeasureView(
            fuller.report, first.order, fuller.indicator, fuller.name, fuller.headings, fuller.scope,
            fuller.days, first.beside, again,
        )  # fmt: skip
    yield from _rounded_once(list(kept.values()))


def _rounded_once(found: Sequence[MeasureView]) -> Iterator[MeasureView]:
    """Each figure once: of one that is told rounded in the overview, or with a mark it passed, the finer."""
    by_name: dict[object, list[MeasureView]] = {}
    for each in found:
        by_name.setdefault((each.name.key, each.scope, each.days, each.unit), []).append(each)
    for same in by_name.values():
        finest = min(same, key=lambda view: (_is_mark(view), _coarseness(view)))
        others = (each for each in same if each is not finest)
        coarser = [each for each in others if _rounds_to(finest, each) or _has_passed(finest, each)]
        again = (*finest.again, *(each.indicator for each in coarser))
        for each in same:
            if each is finest:
                yield replace(each, order=min(one.order for one in (finest, *coarser)), again=again)
            elif each not in coarser:
                yield each


def _coarseness(view: MeasureView) -> Decimal:
    own = printed(view.indicator) if view.value is not None else None
    return own.high - own.low if own is not None else Decimal(0)


def _is_mark(view: MeasureView) -> bool:
    """Whether a figure is a mark that was passed: 迈上200亿元台阶."""
    return wording_tables().passed.search(fold(view.indicator.written.text)) is not None


def _has_passed(own: MeasureView, mark: MeasureView) -> bool:
    """Whether a value is beyond a mark, and no mark itself."""
    if own.value is None or mark.value is None or not _is_mark(mark) or _is_mark(own):
        return False
    return own.value >= mark.value


def _rounds_to(fine: MeasureView, coarse: MeasureView) -> bool:
    """Whether a coarser figure is the finer one rounded."""
    if fine.value is None or coarse.value is None or _coarseness(coarse) <= _coarseness(fine):
        return False
    own = printed(coarse.indicator)
    return own.low <= fine.value <= own.high


def in_unit(value: Decimal | None, unit: str | None, wanted: str | None) -> Decimal | None:
    """A value in another unit of its family; None where that cannot be told."""
    if value is None or unit is None or wanted is None:
        return value
    factor = unit_factor(unit, wanted)
    return None if factor is None else value * factor


def same_days(one: date | None, other: date | None, years: int) -> bool:
    """Whether a day is `years` before another; the last of February is one day."""
    if one is None or other is None:
        return False
    if (one.month, one.day) in ((2, 28), (2, 29)) and (other.month, other.day) in ((2, 28), (2, 29)):
        return other.year - one.year == years
    return (one.year + years, one.month, one.day) == (other.year, other.month, other.day)


def body_of(report: Report) -> str | None:
    """The body a report is of, folded to Simplified; its place where it names none."""
    named = report.body or (report.place.text if report.place is not None else None)
    return reading(named, report.script).replace(" ", "") if named is not None else None


def one_body(one: str | None, other: str | None) -> bool:
    """Whether two names may be of one body: one is part of the other, or is not known."""
    return not one or not other or one.endswith(other) or other.endswith(one) or one == other
