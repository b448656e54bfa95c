"""Aims of one report held against the results of the next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from converter.comparing.matching import score
from converter.comparing.measures import MeasureView, in_unit, measures_in, reading
from converter.comparing.model import (
    AimOutcome,
    ComparedReport,
    Interval,
    MeasureMove,
    MeasureSeries,
    Measuring,
    Outcome,
)
from converter.comparing.moves import claimed
from converter.comparing.naming import head_of, measure_name
from converter.comparing.reckoning import around, printed, quantum
from converter.comparing.settings import match_settings, reckoning_tables
from converter.lexicon import fold
from converter.model import Bound, Indicator

_LEAST_HEAD: Final = 3
"""Characters of a word that tells a measure by itself."""


class _Measured(NamedTuple):
    """What became of an aim: how it is known, and what it may be as figures are rounded."""

    by: Measuring
    amount: Decimal
    possible: Interval


def outcomes(
    reports: Sequence[ComparedReport],
    results: Sequence[Sequence[MeasureView]],
    series: Sequence[MeasureSeries],
    least: float,
) -> Iterator[AimOutcome]:
    """Every aim of every report that a later one could tell of, in their order.

    Args:
        reports: those compared.
        results: the results of each.
        series: the measures, for changes that no report states.
        least: the score below which an aim is matched with no result.
    """
    of = {(point.report, point.indicator.id): each for each in series for point in each.present}
    for own in reports:
        later = next((each for each in reports if each.earlier == own.number and each.yearly), None)
        if later is None:
            continue
        around = _Around(own, later, results[own.number], results[later.number], of, least)
        for aim in measures_in(own, aims=True):
            yield _outcome(aim, around)


class _Around(NamedTuple):
    """Where the result of an aim is looked for."""

    report: ComparedReport
    later: ComparedReport
    own: Sequence[MeasureView]
    """The results of the report that has the aim,"""
    results: Sequence[MeasureView]
    """and of the later one."""
    series: Mapping[tuple[int, str], MeasureSeries]
    least: float

    def move(self, result: MeasureView) -> MeasureMove | None:
        found = self.series.get((self.later.number, result.indicator.id))
        return found.move_to(self.later.number) if found is not None else None


def _outcome(aim: MeasureView, around: _Around) -> AimOutcome:
    """What became of an aim."""
    own, later, net = around.report, around.later, False
    found = _result_of(aim, around)
    if found is None and (whole := _whole_of(aim, own)) is not None:
        net = True
        found = _result_of(whole, around)
    if found is None:
        return AimOutcome(own.number, aim.indicator, later.number, None, "unknown", why="no-result")
    result, sureness = found
    move = around.move(result)
    measured = _net(result, around) if net else _measured(aim, result, move)
    return _judgement(aim, around, result, measured, sureness)


def _result_of(aim: MeasureView, around: _Around) -> tuple[MeasureView, float] | None:
    return (
        _by_own_words(aim, around)
        or _result(aim, around.results, around.least)
        or _by_own_result(aim, around)
    )


def _by_own_words(aim: MeasureView, around: _Around) -> tuple[MeasureView, float] | None:
    """The later result of the measure that the report itself calls as it calls the aim."""
    settings = match_settings()
    for result in around.own:
        match, refused, _ = score(aim, result, settings.aims)
        named = match.name >= settings.limits.own_words and refused in (None, "unit")
        if not named or result.days is not None or (refused and aim.value is not None):
            continue
        if (later := _followed(result, around)) is not None:
            return later, match.score
    return None


def _followed(result: MeasureView, around: _Around) -> MeasureView | None:
    """What a result of the report is matched with in the later one."""
    series = around.series.get((around.report.number, result.indicator.id))
    point = series.points[around.later.number] if series is not None else None
    if point is None:
        return None
    return next(each for each in around.results if each.indicator.id == point.indicator.id)


def _by_own_result(aim: MeasureView, around: _Around) -> tuple[MeasureView, float] | None:
    """The later result of the measure which, of the results of its own report, an aim speaks of."""
    own = _result(aim, around.own, around.least)
    later = _followed(own[0], around) if own is not None else None
    return (later, own[1]) if own is not None and later is not None else None


def _whole_of(aim: MeasureView, own: ComparedReport) -> MeasureView | None:
    """What an aim wants more of: 规上工业企业 of 净增规上工业企业; None where it speaks of no more."""
    named = reading(aim.indicator.name, own.report.script)
    net = reckoning_tables().net.match(named)
    if net is None or net.end() == len(named) or aim.value is None:
        return None
    return replace(aim, name=measure_name(named[net.end() :]))


def _net(result: MeasureView, around: _Around) -> _Measured | None:
    """By how many there are more than a year before: as the later report says, or the values do."""
    change, unit = result.indicator.change, result.indicator.unit
    if change is not None and change.unit == unit and change.base in (None, "yoy"):
        return _Measured("stated", change.amount, Interval(change.amount, change.amount))
    series = around.series.get((around.later.number, result.indicator.id))
    before = series.points[around.report.number] if series is not None else None
    if before is None or before.value is None or result.value is None or before.indicator.unit != unit:
        return None
    now, then = printed(result.indicator), printed(before.indicator)
    more = result.value - before.value
    return _Measured("reckoned", more, Interval(now.low - then.high, now.high - then.low))


def _result(
    aim: MeasureView, results: Sequence[MeasureView], least: float
) -> tuple[MeasureView, float] | None:
    """The result an aim speaks of; None where there is none, or several are as likely."""
    settings = match_settings()
    judged = []
    for result in results:
        match, refused, _ = score(aim, result, settings.aims, contained=True)
        if refused in ("unit", "name") and aim.value is None and match.name >= settings.limits.name:
            refused = None
        if refused is None and result.days is None and match.score >= least:
            judged.append((match.score, result))
    judged.sort(key=lambda each: (-each[0], each[1].order))
    if not judged:
        return _by_head(aim, results)
    if len(judged) > 1 and judged[0][0] - judged[1][0] <= settings.limits.tie:
        return None
    return judged[0][1], judged[0][0]


def _by_head(aim: MeasureView, results: Sequence[MeasureView]) -> tuple[MeasureView, float] | None:
    """The only result that ends in the last word of an aim's name: 失业率 of 全县失业率.

    In a list of aims a name may have words of the aim before it.
    """
    head = head_of(aim.name)
    if len(head) < _LEAST_HEAD:
        return None
    found = [each for each in results if head_of(each.name) == head and each.days is None]
    if len(found) != 1:
        return None
    match, refused, _ = score(aim, found[0], match_settings().aims)
    return (found[0], match.score) if refused in (None, "name") else None


def _judgement(
    aim: MeasureView, around: _Around, result: MeasureView, measured: _Measured | None, sureness: float
) -> AimOutcome:
    own, wanted, later = around.report, aim.indicator, around.later.number
    if measured is None:
        return AimOutcome(
            own.number, wanted, later, result.indicator, "unknown", why="no-change", score=sureness
        )
    outcome = _judged(aim, measured, reading(wanted.sentence.text, own.report.script))
    return AimOutcome(
        own.number, wanted, later, result.indicator, outcome, measured.by, measured.amount,
        "rounding" if outcome == "unknown" else None, sureness,
    )  # fmt: skip


def _measured(aim: MeasureView, result: MeasureView, move: MeasureMove | None) -> _Measured | None:
    """Value against value, change against change."""
    own, there = aim.indicator, result.indicator
    if own.value is not None:
        value = in_unit(there.value, result.unit, aim.unit) if result.unit is not None else None
        if value is None or there.value is None:
            return None
        possible = printed(there)
        if there.value and value != there.value:
            possible = possible.scaled(value / there.value)
        return _Measured("value", value, possible)
    if own.change is None:
        return None
    kind: Literal["%", "pp"] = "pp" if own.change.unit == "pp" else "%"
    if there.change is not None and there.change.base in (None, "yoy"):
        told = claimed(there, kind)
        if told is not None:
            # what a report states is held against an aim as it is printed
            return _Measured(
                "stated", there.change.amount, Interval(there.change.amount, there.change.amount)
            )
    if move is not None and move.reckoned is not None and move.possible is not None and move.unit == kind:
        return _Measured("reckoned", move.reckoned, move.possible)
    return None


def _judged(aim: MeasureView, measured: _Measured, sentence: str) -> Outcome:
    """Whether what may be is within what is aimed at, all of it or none."""
    wanted = _wanted(aim, sentence)
    if wanted.low <= measured.possible.low and measured.possible.high <= wanted.high:
        return "reached"
    if not wanted.meets(measured.possible):
        return "missed"
    if wanted.low <= measured.amount <= wanted.high and measured.by == "value":
        return "reached"  # a value as it is printed
    return "unknown"


_ENDLESS: Final = Decimal("1e30")


def _wanted(aim: MeasureView, sentence: str) -> Interval:
    """Every number that reaches an aim."""
    own = aim.indicator
    amount, bound = _told(own)
    top = own.value_max if own.value is not None else own.change.amount_max if own.change else None
    fewer = _fewer(aim, sentence)
    if own.value is None and amount < 0:
        fewer = bound != "less_than"  # 下降5%以上 is -5 and less; 降幅控制在5%以内 is more
    elif bound == "less_than" or (bound == "nearly" and fewer):
        fewer = True
    elif bound == "more_than":
        fewer = False
    edge = amount
    if top is not None:
        edge = max(amount, top) if fewer else min(amount, top)
    if bound == "about":
        step = quantum(amount, own.written.text)
        rounding = around(edge, step, "exact")
        edge = rounding.high if fewer else rounding.low
    return Interval(-_ENDLESS, edge) if fewer else Interval(edge, _ENDLESS)


def _told(own: Indicator) -> tuple[Decimal, Bound]:
    if own.value is not None:
        return own.value, own.bound
    assert own.change is not None
    return own.change.amount, own.change.bound


def _fewer(aim: MeasureView, sentence: str) -> bool:
    """Whether an aim is reached by what is less: its clause says so, or less is better."""
    tables = reckoning_tables()
    own = aim.indicator
    written = fold(own.written.text)
    place = sentence.find(written)
    clause = sentence[:place].rpartition(",")[2].rpartition(";")[2].rpartition("、")[2] if place >= 0 else ""
    if tables.most.search(clause) or tables.most.search(written):
        return True
    return tables.fewer.search(aim.name.key) is not None and "增" not in clause
