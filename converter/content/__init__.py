"""What is shown of a report, decided once: one tree for every output, for one or more editions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from converter import __version__
from converter.content import summary
from converter.content.charts import charts
from converter.content.indicators import ALL_COLUMNS, KEY_COLUMNS, SECTION_COLUMNS, rows, table
from converter.content.labels import ByEdition, Labels, joined
from converter.content.nodes import Quote, TextNode, TextNodes
from converter.content.sections import Sections
from converter.content.tree import (
    ActionRow,
    BarChart,
    ChartBar,
    ColumnKey,
    Content,
    ConversionNote,
    Fact,
    Figure,
    FigurePlace,
    Group,
    IndicatorRow,
    IndicatorTable,
    SectionView,
)
from converter.lexicon import Lexicon, bundled
from converter.model import Edition, Report

__all__ = [
    "ActionRow",
    "BarChart",
    "ByEdition",
    "ChartBar",
    "ColumnKey",
    "Content",
    "ConversionNote",
    "Fact",
    "Figure",
    "FigurePlace",
    "Group",
    "IndicatorRow",
    "IndicatorTable",
    "Labels",
    "Quote",
    "SectionView",
    "TextNode",
    "TextNodes",
    "build_content",
    "joined",
    "report_groups",
]

_USUAL_PERIODS: Final = 3


def build_content(
    editions: Sequence[Edition],
    *,
    engine: str | None = None,
    most_bars: int = 14,
    lexicon: Lexicon | None = None,
) -> Content:
    """Decide what is shown of a report.

    Args:
        editions: the report in one or more variants, the leading one first.
        engine: conversion engine with its version, for the colophon.
        most_bars: of a chart of changes.
        lexicon: whose units count; the bundled one by default.
    """
    made = tuple(editions)
    reports = [edition.report for edition in made]
    labels = Labels([edition.variant for edition in made])
    nodes, sections = TextNodes(made), Sections(reports, labels)
    found: tuple[Figure, ...] = tuple(zip(*(report.indicators for report in reports), strict=True))
    indicators = rows(found, nodes, sections, labels)
    groups = sections.grouped(indicators)
    shown = {view.id for view in sections.views}
    return Content(
        editions=made,
        nodes=nodes,
        title=tuple(edition.title for edition in made),
        facts=tuple(_facts(found, reports[0], labels)),
        lead=summary.lead(reports[0], nodes, sections),
        key_figures=table(KEY_COLUMNS, [_whole(summary.key_figures(reports[0], indicators), labels)]),
        sections=sections.views,
        openings={
            section.id: summary.section_opening(nodes, section)
            for section in reports[0].walk()
            if section.id in shown
        },
        indicators=table(SECTION_COLUMNS, groups),
        all_indicators=table(ALL_COLUMNS, [_whole(indicators, labels)]),
        charts=charts(indicators, groups, labels, most_bars, lexicon or bundled()),
        problems=summary.problems(nodes, sections),
        actions=sections.grouped(summary.action_rows(reports, nodes, sections)),
        figure_places=_figure_places(indicators),
        notes=tuple(_notes(made, labels)),
        doubts=sum(len(edition.doubts) for edition in made),
        colophon=tuple(_colophon(made, labels, engine)),
        made_by=labels("made_by", version=__version__),
    )


def report_groups(report: Report, labels: Labels) -> tuple[Group[IndicatorRow], ...]:
    """The indicators of a report as it was read, by section.

    Args:
        report: in its own script.
        labels: the program's words in that script.
    """
    edition = Edition(labels.variants[0], "", report)
    nodes, sections = TextNodes([edition]), Sections([report], labels)
    found = [(indicator,) for indicator in report.indicators]
    return sections.grouped(rows(found, nodes, sections, labels))


def _whole(indicators: Iterable[IndicatorRow], labels: Labels) -> Group[IndicatorRow]:
    return Group(None, labels("indicators"), tuple(indicators))


def _facts(found: Sequence[Figure], report: Report, labels: Labels) -> Iterable[Fact]:
    yield Fact("source_file", labels("source_file"), labels.same(report.source.name))
    script = labels("script_hant" if report.script == "Hant" else "script_hans")
    yield Fact("source_script", labels("source_script"), script)
    periods = Counter(
        tuple(each.period.text for each in figure if each.period is not None)
        for figure in found
        if figure[0].period is not None
    )
    if periods:
        usual = [period for period, _ in periods.most_common(_USUAL_PERIODS)]
        told = tuple("、".join(same) for same in zip(*usual, strict=True))
        yield Fact("period", labels("column_period"), told)
    size = labels(
        "size_line",
        sections=sum(1 for section in report.walk() if section.heading is not None),
        items=sum(1 for _ in report.action_items()),
        indicators=len(report.indicators),
    )
    yield Fact("size", labels("size"), size)


def _figure_places(indicators: Iterable[IndicatorRow]) -> Mapping[str, tuple[FigurePlace, ...]]:
    """Where the figures stand in the text, by node."""
    found: dict[str, list[FigurePlace]] = defaultdict(list)
    for row in indicators:
        written, sentence = row.written, row.sentence
        if min(written.starts) < 0:
            continue
        same_node = sentence.node == written.node and min(sentence.starts) >= 0
        found[written.node].append(
            FigurePlace(
                row=row.id,
                name=row.cells["indicator"],
                starts=written.starts,
                ends=tuple(
                    start + len(text) for start, text in zip(written.starts, written.texts, strict=True)
                ),
                sentences=tuple(map(min, written.starts, sentence.starts)) if same_node else written.starts,
            )
        )
    return {node: tuple(sorted(own, key=lambda each: each.starts)) for node, own in found.items()}


def _notes(editions: Iterable[Edition], labels: Labels) -> Iterable[ConversionNote]:
    same = tuple(editions)
    for edition in same:
        if edition.repairs:
            yield ConversionNote(labels("repaired"), edition.repairs)
    for edition in same:
        if edition.shapes:
            yield ConversionNote(labels(f"shapes_{edition.variant}"), edition.shapes)
    for edition in same:
        if edition.rewordings:
            yield ConversionNote(labels(f"reworded_{edition.variant}"), edition.rewordings)


def _colophon(editions: Sequence[Edition], labels: Labels, engine: str | None) -> Iterable[Fact]:
    source = editions[0].report.source
    yield Fact("source_file", labels("source_file"), labels.same(source.name))
    yield Fact("source_hash", labels("source_hash"), labels.same(source.sha256))
    yield Fact("variants", labels("variants"), labels("language"))
    if engine:
        yield Fact("engine", labels("engine"), labels.same(engine))
