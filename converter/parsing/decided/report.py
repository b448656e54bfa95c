"""A report as an editor has it, and what of the decisions could not be applied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from converter.decisions import HeadingDecision, WordDecision
from converter.messages import message
from converter.model import Editing, ProblemChoice, Report, Section, Span, Text, Variant, WordChoice
from converter.parsing.decided.figures import decided_figures
from converter.parsing.decided.headings import bare
from converter.parsing.decided.items import decided_items
from converter.parsing.decided.placing import PlacedDecisions
from converter.parsing.figures import Reading

_BOTH_TRADITIONAL: tuple[Variant, ...] = ("tw", "hk")


def with_decisions(report: Report, reading: Reading, placed: PlacedDecisions) -> tuple[Report, Reading]:
    """A report with what was decided about it.

    Args:
        report: read from lines that were marked by the decisions about headings.
        reading: its figures, with a reason for each number.
        placed: the decisions.

    Returns:
        The report, whose diagnostics tell every decision that is not applied, and the reasons.
    """
    decisions, losses = placed.decisions, placed.losses
    _check_headings(report, placed)
    report, reading = decided_figures(report, reading, placed)
    report, dropped = decided_items(report, placed)
    words = list(_words(report, placed))
    title = decisions.title.text if decisions.title is not None else None
    if title is not None and report.title is not None and bare(report.title.text) == bare(title):
        title = None  # it is the report's own
    editing = Editing(
        file=decisions.file,
        count=len(decisions) - losses.lost,
        editors=tuple(_editors(placed)),
        dates=tuple(sorted({day for each in decisions if (day := each.date or decisions.date)})),
        title=title,
        words=tuple(words),
        problems=tuple(_problems(placed)),
        not_to_do=dropped,
    )
    return replace(report, editing=editing, diagnostics=report.diagnostics + losses.diagnostics), reading


def _editors(placed: PlacedDecisions) -> Iterator[str]:
    decisions = placed.decisions
    yield from dict.fromkeys(name for each in decisions if (name := each.editor or decisions.editor))


def decided_words(placed: PlacedDecisions) -> Iterator[WordChoice]:
    """The words that were decided, wherever they stand, for a text that need not be a report."""
    return (_choice(decision, span) for decision, span in placed.of(placed.decisions.words))


def _choice(decision: WordDecision, span: Span) -> WordChoice:
    variants = _BOTH_TRADITIONAL if decision.variant == "hant" else (decision.variant,)
    return WordChoice(span, variants, decision.to)


def _words(report: Report, placed: PlacedDecisions) -> Iterator[WordChoice]:
    nodes = [*_nodes(report)]
    for decision, span in placed.of(placed.decisions.words):
        if not any(node.contains(span) for node in nodes):
            placed.losses.add(decision, message("the words do not stand in one heading or paragraph"))
            continue
        yield _choice(decision, span)


def _nodes(report: Report) -> Iterator[Span]:
    """The stretches that tile the source, each converted as a whole."""
    pieces = [report.title, *(piece.text for piece in report.front_matter), *report.furniture]
    pieces += [paragraph.text for paragraph in (*report.byline, *report.preamble)]
    for section in report.walk():
        pieces += [section.label, section.heading, section.mark]
        pieces += [paragraph.text for paragraph in section.paragraphs]
    return (piece.span for piece in pieces if piece is not None)


def _problems(placed: PlacedDecisions) -> Iterator[ProblemChoice]:
    problems = placed.decisions.problems
    for decision, span in placed.of(problems):
        words = None if decision.text is None else Text(decision.text, span)
        yield ProblemChoice(span, words, dropped=decision.verdict == "drop")
    for decision in placed.without_place(problems):
        yield ProblemChoice(None, Text(decision.text or "", Span(0, 0)))


def _check_headings(report: Report, placed: PlacedDecisions) -> None:
    """Tell what of the decisions about headings the tree has no place for."""
    headings = {
        section.heading.span.start: section for section in report.walk() if section.heading is not None
    }
    for decision, span in placed.of(placed.decisions.headings):
        section = _heading_at(headings, report, span)
        told = _told_of(decision, section)
        if told:
            placed.losses.add(decision, told)
        elif section is not None and decision.level != section.level:
            placed.losses.remark(
                decision,
                message(
                    "it stands at level {level}, as no heading of level {level} is above it",
                    level=section.level,
                ),
            )


def _heading_at(headings: dict[int, Section], report: Report, span: Span) -> Section | None:
    found = headings.get(span.start)
    if found is None:  # the place may begin with the heading's number
        starts = [
            section.heading.span.start
            for section in headings.values()
            if section.heading is not None
            and section.label is not None
            and section.label.span.start == span.start
        ]
        found = headings.get(starts[0]) if starts else None
    return found


def _told_of(decision: HeadingDecision, section: Section | None) -> str:
    if decision.level is None:
        return message("it still is a heading") if section is not None else ""
    return (
        message("no heading can stand there: a table, the title block or what follows the text")
        if section is None
        else ""
    )
