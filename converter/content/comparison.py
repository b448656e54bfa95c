"""What is shown of a comparison, decided once: what does not agree first, then aims, values, changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from converter.comparing import ReportComparison
from converter.content.compared_figures import ComparedFigures
from converter.content.compared_names import ComparedNames
from converter.content.comparison_charts import comparison_charts
from converter.content.comparison_tables import ComparisonTables
from converter.content.comparison_tree import ComparisonContent
from converter.content.front import checksum
from converter.content.labels import ByEdition, Labels
from converter.content.tree import Fact
from converter.model import Edition
from converter.version import __version__


def build_comparison(
    comparison: ReportComparison,
    editions: Sequence[Sequence[Edition]],
    *,
    engine: str | None = None,
    title: str | None = None,
) -> ComparisonContent:
    """Decide what is shown of a comparison.

    Args:
        comparison: what was found.
        editions: each of its reports in one or more variants, the leading one first.
        engine: conversion engine with its version, for the colophon.
        title: to show in place of one made of the body and the years.
    """
    labels = Labels([edition.variant for edition in editions[0]])
    names = ComparedNames(comparison, editions, labels)
    figures = ComparedFigures(comparison, names, labels)
    return ComparisonContent(
        variants=labels.variants,
        title=labels.same(title) if title else names.title(),
        facts=tuple(names.facts()),
        overview=tuple(_overview(comparison, labels)),
        tables=tuple(ComparisonTables(comparison, names, figures, labels).all()),
        charts=comparison_charts(comparison, names, figures.powers, labels),
        charts_title=labels("series_charts" if comparison.kind == "years" else "bodies_charts"),
        colophon=tuple(_colophon(comparison, labels, engine)),
        made_by=labels("made_by", version=__version__),
    )


def _overview(own: ReportComparison, labels: Labels) -> Iterator[ByEdition]:
    yield labels("comparison_counted", series=len(own.series), unmatched=len(own.unmatched))
    if own.kind == "years":
        key = "comparison_disagree" if own.disagreements else "comparison_agree"
        yield labels(key, count=len(own.disagreements))
    if own.aims:
        outcomes = Counter(each.outcome for each in own.aims)
        yield labels(
            "comparison_aims",
            count=len(own.aims),
            **{key: outcomes[key] for key in ("reached", "missed", "unknown")},
        )


def _colophon(own: ReportComparison, labels: Labels, engine: str | None) -> Iterator[Fact]:
    for each in own.reports:
        source = each.report.source
        told, whole = (f"{source.name}（SHA-256 {each}）" for each in (checksum(source), source.sha256))
        yield Fact("source_file", labels("source_file"), labels.same(told), labels.same(whole))
    yield Fact("variants", labels("variants"), labels("language"))
    if engine:
        yield Fact("engine", labels("engine"), labels.same(engine))
