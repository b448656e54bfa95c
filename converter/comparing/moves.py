"""How a measure moved between two reports, and where the later one's words do not agree with the values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, Literal

from converter.comparing.measures import reading, unit_factor
from converter.comparing.model import (
    ComparedReport,
    Disagreement,
    Interval,
    MeasureMove,
    MeasureSeries,
    SeriesPoint,
    Verdict,
)
from converter.comparing.reckoning import (
    implied_earlier,
    in_per_cent,
    previous_printed,
    printed,
    quantum,
    reckoned,
    stated,
)
from converter.comparing.settings import reckoning_tables
from converter.lexicon import fold
from converter.model import Indicator

_HUNDRED: Final = Decimal(100)
_SHARES: Final = ("%", "‰")


def moves_of(
    points: Sequence[SeriesPoint | None], unit: str | None, reports: Sequence[ComparedReport]
) -> Iterator[MeasureMove]:
    """The moves of a measure from each report to the next of the same body.

    Args:
        points: by report.
        unit: of the series.
        reports: those compared.
    """
    for later in reports:
        if later.earlier is None:
            continue
        before, now = points[later.earlier], points[later.number]
        if before is None or now is None:
            continue
        kind: Literal["%", "pp"] = "pp" if fold(unit or "") in _SHARES else "%"
        possible = _possible(before, now, kind)
        found = _found(before.value, now.value, kind) if possible is not None else None
        verdict = _verdict(now.indicator, possible, kind, later)
        yield MeasureMove(later.earlier, later.number, found, kind, possible, verdict)


def _possible(before: SeriesPoint, now: SeriesPoint, kind: Literal["%", "pp"]) -> Interval | None:
    if before.value is None or now.value is None:
        return None
    return reckoned(_interval(before), _interval(now), kind)


def _interval(point: SeriesPoint) -> Interval:
    """What a value may be, in the unit of its series."""
    own = printed(point.indicator)
    if point.indicator.value and point.value is not None and point.value != point.indicator.value:
        return own.scaled(point.value / point.indicator.value)
    return own


def _found(before: Decimal | None, now: Decimal | None, kind: Literal["%", "pp"]) -> Decimal | None:
    if before is None or now is None:
        return None
    if kind == "pp":
        return now - before
    return (now / before - 1) * _HUNDRED if before else None


def _verdict(
    now: Indicator, possible: Interval | None, kind: Literal["%", "pp"], later: ComparedReport
) -> Verdict:
    claim = claimed(now, kind)
    if now.change is None:
        return "unclaimed"
    if possible is None or claim is None or not later.yearly or now.change.base not in (None, "yoy"):
        return "unchecked"
    if possible.meets(claim):
        return "agrees"
    return "own-basis" if _own_basis(now, later) else "disagrees"


def claimed(now: Indicator, kind: Literal["%", "pp"]) -> Interval | None:
    """The change a report states in the way it is reckoned here; None where it is told in another."""
    change = now.change
    if change is None:
        return None
    if change.unit == kind or (kind == "%" and change.unit == "times"):
        return in_per_cent(stated(change, now.sentence.text), change.unit)
    if kind == "pp" and change.unit in ("%", "‰") and change.unit == fold(now.unit or ""):
        return None  # 下降0.2% of a share: nobody knows which is meant
    return None


def _own_basis(now: Indicator, later: ComparedReport) -> bool:
    """Whether the growth of a measure is told at constant prices, or on another basis."""
    tables, script = reckoning_tables(), later.report.script
    return (
        tables.own_basis_names.search(reading(now.name, script)) is not None
        or tables.own_basis_wording.search(reading(now.sentence.text, script)) is not None
    )


def disagreements_of(series: MeasureSeries, reports: Sequence[ComparedReport]) -> Iterator[Disagreement]:
    """Where a report's words about a measure agree neither with its own values nor with the earlier report's.

    An earlier value that was revised is told once, and not again for the change that follows from it.
    """
    for point in series.present:
        later = reports[point.report]
        revised = None
        before = series.points[later.earlier] if later.earlier is not None else None
        move = series.move_to(later.number)
        if before is not None and later.yearly:
            revised = _revised(series, before, point, move)
        within = _within(series, point)
        yield from (each for each in (revised, within) if each is not None)
        if (
            move is not None
            and move.verdict == "disagrees"
            and not (revised and revised.revised)
            and not within
        ):
            yield _changed(series, point, move)


def _revised(
    series: MeasureSeries, before: SeriesPoint, now: SeriesPoint, move: MeasureMove | None
) -> Disagreement | None:
    """The earlier value that the later report names, where it is not the earlier report's."""
    own = now.indicator.previous
    if own is None or before.value is None or now.indicator.unit is None or series.unit is None:
        return None
    factor = unit_factor(fold(now.indicator.unit), fold(series.unit)) or Decimal(1)
    there, here = _interval(before), previous_printed(now.indicator).scaled(factor)
    if there.meets(here):
        return None
    kind = move.unit if move is not None else "%"
    claim, follows = claimed(now.indicator, kind), None
    if now.value is not None:
        follows = reckoned(here, _interval(now), kind)
    agrees = claim is not None and follows is not None and follows.meets(claim)
    return Disagreement(
        "previous", series.id, before.report, now.report, own * factor, series.unit, before.value, there,
        revised=agrees or claim is None,
    )  # fmt: skip


def _within(series: MeasureSeries, now: SeriesPoint) -> Disagreement | None:
    """A change that does not follow from the two values in the report itself."""
    own = now.indicator
    if own.previous is None or own.value is None or own.change is None:
        return None
    kind: Literal["%", "pp"] = "pp" if fold(own.unit or "") in _SHARES else "%"
    claim, follows = claimed(own, kind), reckoned(previous_printed(own), printed(own), kind)
    found = _found(own.previous, own.value, kind)
    if claim is None or follows is None or found is None or follows.meets(claim):
        return None
    return Disagreement(
        "within", series.id, now.report, now.report, _as_told(own, kind), kind, found, follows
    )


def _changed(series: MeasureSeries, now: SeriesPoint, move: MeasureMove) -> Disagreement:
    assert move.reckoned is not None
    assert move.possible is not None
    implied = implied_earlier(now.indicator) if now.indicator.previous is None else None
    if implied is not None and now.value is not None and now.indicator.value:
        implied = implied.scaled(now.value / now.indicator.value)
    return Disagreement(
        "change", series.id, move.earlier, move.later, _as_told(now.indicator, move.unit), move.unit,
        move.reckoned, move.possible, implied,
    )  # fmt: skip


def _as_told(own: Indicator, kind: Literal["%", "pp"]) -> Decimal:
    """The change a report states, in per cent or percentage points."""
    assert own.change is not None
    return own.change.amount * _HUNDRED if own.change.unit == "times" and kind == "%" else own.change.amount


def rounded(value: Decimal, like: Decimal) -> Decimal:
    """A reckoned change with as many decimals as a stated one, one at least."""
    step = min(Decimal("0.1"), quantum(like, ""))
    return value.quantize(step)
