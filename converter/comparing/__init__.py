"""Reports compared: the same measures side by side, changes reckoned anew, aims held against results."""

from __future__ import annotations

from converter.comparing.compare import compare_reports
from converter.comparing.model import (
    AimOutcome,
    ComparedReport,
    Disagreement,
    Interval,
    MeasureMatch,
    MeasureMove,
    MeasureSeries,
    NearMiss,
    ReportComparison,
    SeriesPoint,
    UnmatchedMeasure,
)

__all__ = [
    "AimOutcome",
    "ComparedReport",
    "Disagreement",
    "Interval",
    "MeasureMatch",
    "MeasureMove",
    "MeasureSeries",
    "NearMiss",
    "ReportComparison",
    "SeriesPoint",
    "UnmatchedMeasure",
    "compare_reports",
]
