"""A Report as JSON: the contract `duizhao/report/1`, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, groupby
from typing import Any

from converter.model import (
    ActionItem,
    Change,
    Dated,
    Indicator,
    Paragraph,
    Report,
    Section,
    Span,
    Text,
    extents,
)

SCHEMA = "duizhao/report/1"


def report_to_json(report: Report) -> str:
    """One JSON object, UTF-8 text, indented by two spaces, with a line end."""
    return json.dumps(report_to_dict(report), ensure_ascii=False, indent=2) + "\n"


def report_to_dict(report: Report) -> dict[str, Any]:
    """The report as plain data. All text is verbatim; spans count characters of the normalised source."""
    return {
        "schema": SCHEMA,
        "source": {
            "name": report.source.name,
            "format": report.source.format,
            "encoding": report.source.encoding,
            "sha256": report.source.sha256,
        },
        "script": report.script,
        "title": report.title_line,
        "front_matter": [{"kind": piece.kind, "text": piece.text.text} for piece in report.front_matter],
        "issuer": _wording(report.issuer),
        **_dated("date", report.date),
        "place": _wording(report.place),
        **_dated("period", report.period),
        "byline": [paragraph.text.text for paragraph in report.byline],
        "preamble": [paragraph.text.text for paragraph in report.preamble],
        "action_items": [_item(item) for item in report.preamble_items],
        "sections": [_section(section) for section in report.sections],
        "tables": [_table(rows) for rows in _tables(report)],
        "indicators": [_indicator(indicator) for indicator in report.indicators],
        "furniture": [piece.text for piece in report.furniture],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "number": section.number,
        "level": section.level,
        "heading": _wording(section.heading),
        "role": section.role,
        "back_matter": section.back_matter is not None,
        "paragraphs": [paragraph.text.text for paragraph in section.paragraphs],
        "paragraph_ids": [paragraph.id for paragraph in section.paragraphs],
        "action_items": [_item(item) for item in section.action_items],
        "sections": [_section(below) for below in section.sections],
    }


def _tables(report: Report) -> Iterator[list[Paragraph]]:
    """The rows of each table of the source, in order."""
    below = (section for top in report.sections for section in top.walk())
    every = chain(report.preamble, *(section.paragraphs for section in below))
    for table, rows in groupby(every, key=lambda each: each.row.table if each.row else None):
        if table is not None:
            yield list(rows)


def _table(paragraphs: Sequence[Paragraph]) -> dict[str, Any]:
    """A table by its rows: each the cells that begin in it, with how many columns and rows they take."""
    taken = extents([each.row for each in paragraphs if each.row])
    return {
        "paragraph_ids": [each.id for each in paragraphs],
        "rows": [
            [
                {"column": at, "text": text, "columns": extent.columns, "rows": extent.rows}
                for at, (text, extent) in enumerate(zip(each.cells(), own, strict=True))
                if extent is not None
            ]
            for each, own in zip(paragraphs, taken, strict=True)
        ],
    }


def _dated(name: str, dated: Dated | None) -> dict[str, Any]:
    """A time as written, with its first and last day (ISO 8601) where they are certain."""
    first, last = (dated.first, dated.last) if dated else (None, None)
    return {
        name: dated.text.text if dated else None,
        f"{name}_first": first.isoformat() if first else None,
        f"{name}_last": last.isoformat() if last else None,
    }


def _item(item: ActionItem) -> dict[str, Any]:
    filled = item.filled
    own = {"filled": {"unit": filled.unit, "due": filled.due, "status": filled.status}} if filled else {}
    return {
        "id": item.id,
        "number": item.number,
        "kind": item.kind,
        "title": item.title.text,
        "body": item.body.text,
        "responsible": _wording(item.responsible),
        "due": _wording(item.due),
        "decided": item.decided,
        "node": item.node,
        "span": _span(item.body.span),
        **own,
    }


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return {
        "id": indicator.id,
        "section": indicator.section,
        "name": indicator.name,
        "value": json_number(indicator.value),
        "value_max": json_number(indicator.value_max),
        "bound": indicator.bound,
        "unit": indicator.unit,
        "change": change_to_dict(indicator.change),
        "previous": json_number(indicator.previous),
        "target": indicator.target,
        "scope": _wording(indicator.scope),
        "period": _wording(indicator.period),
        "sentence": indicator.sentence.text,
        "written": indicator.written.text,
        "node": indicator.node,
        "doubts": [{"code": doubt.code, "why": doubt.why} for doubt in indicator.doubts],
        "decided": indicator.decided,
        "span": _span(indicator.written.span),
        "sentence_span": _span(indicator.sentence.span),
    }


def change_to_dict(change: Change | None) -> dict[str, Any] | None:
    if change is None:
        return None
    return {
        "amount": json_number(change.amount),
        "amount_max": json_number(change.amount_max),
        "bound": change.bound,
        "unit": change.unit,
        "basis": change.basis,
        "against": change.against,
    }


def json_number(value: Decimal | None) -> int | float | None:
    """A JSON number: whole where it is whole, else the shortest that reads back to the same decimal."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _wording(text: Text | None) -> str | None:
    return None if text is None else text.text


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
