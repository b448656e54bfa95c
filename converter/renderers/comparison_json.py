"""A comparison as JSON: the contract `duizhao/comparison/1` (`data/comparison.schema.json`), for programs."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, Final

from converter.comparing import (
    AimOutcome,
    ComparedReport,
    Disagreement,
    Interval,
    MeasureMatch,
    MeasureMove,
    MeasureSeries,
    ReportComparison,
    SeriesPoint,
    UnmatchedMeasure,
)
from converter.renderers.json import change_to_dict, json_number

SCHEMA: Final = "duizhao/comparison/1"
_DECIMALS: Final = 4
"""Of what is reckoned: a printed figure has no more."""


def comparison_to_json(comparison: ReportComparison) -> str:
    """One JSON object, UTF-8 text, indented by two spaces, with a line end."""
    return json.dumps(comparison_to_dict(comparison), ensure_ascii=False, indent=2) + "\n"


def comparison_to_dict(comparison: ReportComparison) -> dict[str, Any]:
    """The comparison as plain data: reports by their number from 0, indicators by the ids of their report."""
    return {
        "schema": SCHEMA,
        "kind": comparison.kind,
        "min_score": comparison.least,
        "reports": [_report(each) for each in comparison.reports],
        "series": [_series(each) for each in comparison.series],
        "disagreements": [_disagreement(each) for each in comparison.disagreements],
        "aims": [_aim(each) for each in comparison.aims],
        "unmatched": [_unmatched(each) for each in comparison.unmatched],
    }


def _report(own: ComparedReport) -> dict[str, Any]:
    report = own.report
    return {
        "number": own.number,
        "source": {"name": report.source.name, "sha256": report.source.sha256},
        "script": report.script,
        "title": report.title_line,
        "body": own.body,
        "period": report.period.text.text if report.period is not None else None,
        "period_first": own.first.isoformat() if own.first is not None else None,
        "period_last": own.last.isoformat() if own.last is not None else None,
        "earlier": own.earlier,
        "yearly": own.yearly,
    }


def _series(own: MeasureSeries) -> dict[str, Any]:
    return {
        "id": own.id,
        "name": own.name,
        "unit": own.unit,
        "section": own.section,
        "points": [_point(each) if each is not None else None for each in own.points],
        "moves": [_move(each) for each in own.moves],
        "matches": [_match(each) for each in own.matches],
    }


def _point(own: SeriesPoint) -> dict[str, Any]:
    indicator = own.indicator
    return {
        "report": own.report,
        "indicator": indicator.id,
        "name": indicator.name,
        "written": indicator.written.text,
        "value": json_number(own.value),
        "bound": indicator.bound,
        "change": change_to_dict(indicator.change),
        "previous": json_number(indicator.previous),
        "sentence": indicator.sentence.text,
        "again": [each.id for each in own.again],
    }


def _move(own: MeasureMove) -> dict[str, Any]:
    return {
        "earlier": own.earlier,
        "later": own.later,
        "reckoned": _reckoned(own.reckoned),
        "unit": own.unit,
        **_interval(own.possible),
        "verdict": own.verdict,
    }


def _match(own: MeasureMatch) -> dict[str, Any]:
    return {
        "reports": list(own.reports),
        "indicators": list(own.indicators),
        "score": own.score,
        "name": own.name,
        "unit": own.unit,
        "section": own.section,
        "magnitude": own.magnitude,
    }


def _disagreement(own: Disagreement) -> dict[str, Any]:
    implied = own.implied
    return {
        "kind": own.kind,
        "series": own.series,
        "earlier": own.earlier,
        "later": own.later,
        "stated": json_number(own.stated),
        "unit": own.unit,
        "found": _reckoned(own.found),
        **_interval(own.possible),
        "implied": [_reckoned(implied.low), _reckoned(implied.high)] if implied is not None else None,
        "revised": own.revised,
    }


def _aim(own: AimOutcome) -> dict[str, Any]:
    return {
        "report": own.report,
        "indicator": own.aim.id,
        "name": own.aim.name,
        "written": own.aim.written.text,
        "later": own.later,
        "result": own.result.id if own.result is not None else None,
        "outcome": own.outcome,
        "by": own.by,
        "measured": _reckoned(own.measured),
        "why": own.why,
        "score": round(own.score, _DECIMALS),
    }


def _unmatched(own: UnmatchedMeasure) -> dict[str, Any]:
    near = own.nearest
    return {
        "report": own.report,
        "indicator": own.indicator.id,
        "name": own.indicator.name,
        "written": own.indicator.written.text,
        "nearest": None
        if near is None
        else {
            "report": near.report,
            "indicator": near.indicator,
            "name": near.name,
            "score": near.score,
            "why": near.why,
        },
    }


def _interval(own: Interval | None) -> dict[str, Any]:
    """What a number may be, as figures are rounded."""
    return {
        "lowest": _reckoned(own.low) if own is not None else None,
        "highest": _reckoned(own.high) if own is not None else None,
    }


def _reckoned(value: Decimal | None) -> int | float | None:
    return json_number(None if value is None else round(value, _DECIMALS))
