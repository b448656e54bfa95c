"""What a comparison gives: frozen, and nothing in it is worded for a reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from converter.model import Indicator, Report

ComparisonKind: TypeAlias = Literal["years", "bodies"]
"""Whether the reports follow each other, or several bodies speak of one time."""
Verdict: TypeAlias = Literal["agrees", "disagrees", "own-basis", "unclaimed", "unchecked"]
"""Of a change: the report's is that of the values; no rounding explains it; it is told at constant prices or
on another basis than the values; none is stated; it is against another time, or a value is not known."""
DisagreementKind: TypeAlias = Literal["change", "previous", "within"]
"""The change stated is not that of the two reports' values; the earlier value stated is not that of the
earlier report; the change stated is not that of the two values in the report itself."""
Outcome: TypeAlias = Literal["reached", "missed", "unknown"]
Measuring: TypeAlias = Literal["value", "stated", "reckoned"]
"""What an aim is held against: the value, the change the report states, or the change of the values."""
AimDoubt: TypeAlias = Literal["no-result", "no-change", "rounding"]
"""Why it cannot be told: no result in the later report, no change is known, or it may round to both."""
Refusal: TypeAlias = Literal["apart", "unit", "scope", "period", "name", "score", "taken", "tie"]
"""Why two figures are not matched: words that part them, units, scopes or times that cannot be compared,
names or the whole score below the limit, one has a better match, or another is as near."""


@dataclass(frozen=True, slots=True)
class Interval:
    """What a printed figure may stand for."""

    low: Decimal
    high: Decimal

    def meets(self, other: Interval) -> bool:
        """Whether one number could be in both."""
        return self.low <= other.high and other.low <= self.high

    def scaled(self, factor: Decimal) -> Interval:
        """The same in another unit."""
        return Interval(*sorted((self.low * factor, self.high * factor)))


@dataclass(frozen=True, slots=True)
class ComparedReport:
    """A report in its place among those compared."""

    number: int
    """From 0, in the order of the comparison."""
    report: Report
    body: str | None
    """The body it is of, folded to Simplified; None where it names none."""
    first: date | None
    last: date | None
    """The days it covers."""
    earlier: int | None
    """Number of the report of the same body that comes before it; None for the first."""
    yearly: bool
    """Whether that report covers the same days a year earlier, so that `同比` speaks of it."""


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A measure in one report."""

    report: int
    indicator: Indicator
    value: Decimal | None
    """In the unit of the series; None where only a change is stated."""
    again: tuple[Indicator, ...] = ()
    """Where the report says the same once more."""


@dataclass(frozen=True, slots=True)
class MeasureMatch:
    """Two figures taken for the same measure, and why: each part is between 0 and 1."""

    reports: tuple[int, int]
    indicators: tuple[str, str]
    score: float
    name: float
    unit: float
    section: float
    magnitude: float


@dataclass(frozen=True, slots=True)
class MeasureMove:
    """How a measure moved from one report to a later one."""

    earlier: int
    later: int
    reckoned: Decimal | None
    """From the values: per cent, or percentage points of a share; None where one is missing or is nought."""
    unit: Literal["%", "pp"]
    possible: Interval | None
    """What it may be, as the values are rounded."""
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class MeasureSeries:
    """One measure through the reports."""

    id: str
    name: str
    """As the first report that has it words it."""
    unit: str | None
    section: str | None
    """Id of its section in that report."""
    points: tuple[SeriesPoint | None, ...]
    """By report; None where one does not have it."""
    matches: tuple[MeasureMatch, ...]
    moves: tuple[MeasureMove, ...]

    @property
    def present(self) -> Iterator[SeriesPoint]:
        """The points there are."""
        return (point for point in self.points if point is not None)

    @property
    def lead(self) -> SeriesPoint:
        """The first point."""
        return next(self.present)

    def move_to(self, report: int) -> MeasureMove | None:
        """How it moved to a report from the one before."""
        return next((move for move in self.moves if move.later == report), None)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two numbers that ought to agree and do not, whatever their rounding."""

    kind: DisagreementKind
    series: str
    earlier: int
    """The report whose value is held against the later one's words; of `within` the later one itself."""
    later: int
    stated: Decimal
    """What the later report says: a change, or the earlier value."""
    unit: str
    found: Decimal
    """What it ought to be."""
    possible: Interval
    """What it could be, as figures are rounded."""
    implied: Interval | None = None
    """The earlier value that the stated change would follow from."""
    revised: bool = False
    """Whether the later report's own numbers agree with each other: it has revised the earlier value."""


@dataclass(frozen=True, slots=True)
class AimOutcome:
    """An aim of one report and what became of it."""

    report: int
    aim: Indicator
    later: int | None
    """The report that says what became of it."""
    result: Indicator | None
    outcome: Outcome
    by: Measuring | None = None
    measured: Decimal | None = None
    """Value or difference of values, or change in the unit of the aim's change."""
    why: AimDoubt | None = None
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class NearMiss:
    """The nearest figure of another report that was not matched."""

    report: int
    indicator: str
    name: str
    score: float
    why: Refusal


@dataclass(frozen=True, slots=True)
class UnmatchedMeasure:
    """A result that no other report has."""

    report: int
    indicator: Indicator
    nearest: NearMiss | None


@dataclass(frozen=True, slots=True)
class ReportComparison:
    """Reports held against each other."""

    kind: ComparisonKind
    reports: tuple[ComparedReport, ...]
    series: tuple[MeasureSeries, ...]
    disagreements: tuple[Disagreement, ...]
    aims: tuple[AimOutcome, ...]
    unmatched: tuple[UnmatchedMeasure, ...]
    least: float
    """The score below which nothing is matched."""

    def series_of(self, identity: str) -> MeasureSeries:
        """The series of an id.

        Raises:
            KeyError: there is none.
        """
        for each in self.series:
            if each.id == identity:
                return each
        raise KeyError(identity)
