"""What is shown of a report, decided once: one tree for every output, for one or more editions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from converter.content import front
from converter.content.actions import action_rows, preamble_items, section_opening
from converter.content.ahead import not_come_out
from converter.content.bases import with_bases
from converter.content.charts import charts
from converter.content.indicators import (
    ALL_COLUMNS,
    BRIEF_COLUMNS,
    KEY_COLUMNS,
    SECTION_COLUMNS,
    doubt_words,
    rows,
    table,
    with_other_half,
    with_previous,
    with_standing,
)
from converter.content.key_figures import key_figures
from converter.content.labels import ByEdition, Labels, joined
from converter.content.lead import lead
from converter.content.magnitudes import in_one_magnitude
from converter.content.names import in_context, told_apart, told_apart_as_aims, told_beyond, with_longer_times
from converter.content.next_actions import first_actions, waiting_rows
from converter.content.nodes import Quote, TextNode, TextNodes
from converter.content.notes import notes
from converter.content.parts import ReportPart, report_parts
from converter.content.problems import first_problems, problem_clauses, problems
from converter.content.sections import Sections
from converter.content.source import FoldedReport
from converter.content.standing import Standing
from converter.content.tracker import is_plan, tells, told_fields, tracker_rows
from converter.content.tracker_groups import tracker_groups
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
    FirstPage,
    Group,
    IndicatorRow,
    IndicatorTable,
    SectionView,
    TrackerRow,
)
from converter.lexicon import Lexicon, bundled
from converter.model import Editing, Edition, ProblemChoice, Report
from converter.version import __version__

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
    "FirstPage",
    "Group",
    "IndicatorRow",
    "IndicatorTable",
    "Labels",
    "Quote",
    "ReportPart",
    "SectionView",
    "TextNode",
    "TextNodes",
    "TrackerRow",
    "build_content",
    "joined",
    "report_parts",
    "report_table",
    "told_fields",
]


def build_content(
    editions: Sequence[Edition], *, engine: str | None = None, lexicon: Lexicon | None = None
) -> Content:
    """Decide what is shown of a report.

    Args:
        editions: the report in one or more variants, the leading one first.
        engine: conversion engine with its version, for the colophon.
        lexicon: whose units count; the bundled one by default.
    """
    reports = [edition.report for edition in editions]
    labels = Labels([edition.variant for edition in editions])
    nodes, sections = TextNodes(editions), Sections(reports, labels)
    source = FoldedReport(reports[0], nodes, sections)
    found = with_bases(zip(*(report.indicators for report in reports), strict=True), source)
    facts = tuple(front.facts(editions, found, source, labels))
    indicators = _indicators(found, facts, source, labels)
    groups = sections.grouped(in_one_magnitude(indicators, labels))
    shown = {view.id for view in sections.views}
    actions = tuple(action_rows(reports, nodes))
    done = [row for row in actions if not (source.is_plan(row.section) and is_plan(row.items[0]))]
    open_rows = not_come_out(indicators, reports[0])
    tracked = tracker_groups(tracker_rows(actions, open_rows, source, labels), source, labels)
    first_page = _first_page(source, open_rows, tracked, _problem_choices(reports), labels)
    return Content(
        editions=tuple(editions),
        nodes=nodes,
        title=tuple(edition.title for edition in editions),
        facts=facts,
        bylines=tuple(front.bylines(source, facts)),
        first_page=first_page,
        key_figures=table(
            KEY_COLUMNS,
            [
                Group(None, labels(name), chosen)
                for name, chosen in (("results", first_page.results), ("aims", first_page.aims))
                if chosen
            ],
        ),
        tracker_groups=tracked,
        sections=sections.views,
        openings={
            section.id: section_opening(nodes, section, done)
            for section in reports[0].walk()
            if section.id in shown
        },
        preamble_items=preamble_items(nodes, reports[0], done),
        indicators=table(SECTION_COLUMNS, groups),
        all_indicators=table(ALL_COLUMNS, [Group(None, labels("indicators"), indicators)]),
        charts=charts(indicators, groups, labels, lexicon or bundled()),
        problems=tuple(problem_clauses(source)),
        action_rows=actions,
        figure_places=_figure_places(indicators),
        notes=tuple(notes(editions, labels)),
        figure_doubts=tuple(_figure_doubts(indicators, labels)),
        doubts=sum(len(edition.doubts) for edition in editions),
        colophon=tuple(_colophon(editions, labels, engine)),
        made_by=labels("made_by", version=__version__),
        groups=sections.groups,
    )


def _indicators(
    found: Sequence[Figure], facts: Iterable[Fact], source: FoldedReport, labels: Labels
) -> tuple[IndicatorRow, ...]:
    """All indicators, none called as another."""
    read = with_longer_times(rows(found, source.nodes, source.sections, labels), source, labels)
    return in_context(told_apart(read, labels), facts, source, labels)


def _problem_choices(reports: Sequence[Report]) -> tuple[tuple[ProblemChoice, ...], ...]:
    """What an editor says of the problems, each as every edition has it."""
    every = [report.editing.problems if report.editing is not None else () for report in reports]
    return tuple(zip(*every, strict=True))


def _first_page(
    source: FoldedReport,
    indicators: tuple[IndicatorRow, ...],
    groups: Iterable[Group[TrackerRow]],
    choices: Sequence[tuple[ProblemChoice, ...]],
    labels: Labels,
) -> FirstPage:
    named = problems(source, indicators, choices)
    standing = Standing(indicators, source)
    ranked = key_figures(indicators, source, standing, named)
    order = {row.id: place for place, row in enumerate(indicators)}
    tracker = [row for group in groups for row in group.rows]
    results, aims = (
        sorted(
            rows,
            key=lambda row: (
                not row.target and standing.is_stock(row),
                not standing.is_accounted(row),
                order[row.id],
            ),
        )
        for rows in ranked
    )
    whole = [with_other_half(row, indicators) for row in results]
    apart = (*told_beyond(told_apart(whole, labels), indicators, source), *told_apart_as_aims(aims, labels))
    told = [
        _ahead(row, tracker, labels)
        if row.target
        else with_standing(with_previous(row, labels), standing.words(row))
        for row in in_one_magnitude(apart, labels)
    ]
    shown = first_problems(named)
    of_aims = {row.id for row in aims}
    below = [row for row in tracker if row.id not in of_aims]
    waiting = waiting_rows(below, source)
    actions = first_actions(waiting or tracker, source)
    return FirstPage(
        lead=lead(source, results, indicators, standing),
        results=tuple(told[: len(results)]),
        aims=tuple(told[len(results) :]),
        problems=shown,
        actions=actions,
        more_problems=len(named) - len(shown),
        more_actions=max(0, len(waiting) - len(actions)),
        in_brief=tuple(source.in_brief(quote) for quote in shown),
        besides=tuple(source.in_brief(quote) for quote in named[len(shown) :]),
        ranked=tuple(row.id for rows in ranked for row in rows),
    )


def _ahead(row: IndicatorRow, tracker: Sequence[TrackerRow], labels: Labels) -> IndicatorRow:
    """An aim among the key figures, with what its measure was and the row of the tracker that tells it."""
    own = (each.number for each in tracker if each.id == row.id and each.aim is not None)
    of_action = (each.number for each in tracker if each.aim is None and tells(each, row))
    number = next(own, next(of_action, None))
    told = labels.same("" if number is None else str(number))
    cells: dict[ColumnKey, ByEdition] = {"moved": labels.same(""), "in_tracker": told}
    return with_previous(replace(row, number=number, cells={**row.cells, **cells}), labels)


def report_table(report: Report, labels: Labels) -> IndicatorTable:
    """The indicators of a report as it was read, by section.

    Args:
        report: in its own script.
        labels: the program's words in that script.
    """
    edition = Edition(labels.variants[0], "", report)
    nodes, sections = TextNodes([edition]), Sections([report], labels)
    found = with_bases(zip(report.indicators), FoldedReport(report, nodes, sections))
    nothing = labels.same("")
    read = (
        replace(row, cells={**row.cells, "moved": nothing}) if row.target else row  # it stands in the figure
        for row in rows(found, nodes, sections, labels)
    )
    return table(BRIEF_COLUMNS, sections.grouped(read))


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


def _figure_doubts(indicators: Iterable[IndicatorRow], labels: Labels) -> Iterable[Fact]:
    """The reasons of doubt, the most frequent first."""
    codes = Counter(doubt.code for row in indicators for doubt in row.figure[0].doubts)
    for code, count in codes.most_common():
        yield Fact(code, doubt_words(code, labels), labels.same(str(count)))


def _colophon(editions: Sequence[Edition], labels: Labels, engine: str | None) -> Iterable[Fact]:
    source = editions[0].report.source
    yield Fact("source_file", labels("source_file"), labels.same(source.name))
    short, whole = labels.same(front.checksum(source)), labels.same(source.sha256)
    yield Fact("source_hash", labels("source_hash"), short, whole)
    editing = editions[0].report.editing
    if editing is not None and editing.count:
        yield Fact("decided", labels("decided"), _decided(editing, labels))
    yield Fact("variants", labels("variants"), labels("language"))
    if engine:
        yield Fact("engine", labels("engine"), labels.same(engine))


def _decided(editing: Editing, labels: Labels) -> ByEdition:
    """How much an editor decided: who, when, and in which file."""
    who = "、".join((*editing.editors, *(day.isoformat() for day in editing.dates)))
    key = "decided_count_by" if who else "decided_count"
    return labels(key, count=editing.count, who=who, file=editing.file)
