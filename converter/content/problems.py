"""The problems a report names, each as the report words it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from converter.content.nodes import Quote
from converter.content.passages import problems_of_passage
from converter.content.plain import is_planned, paragraphs_of_results, problems_in_passing
from converter.content.source import FoldedReport
from converter.content.tree import IndicatorRow
from converter.content.weights import phrases, weights
from converter.model import ProblemChoice, Section, Span


def problems(
    source: FoldedReport,
    rows: tuple[IndicatorRow, ...],
    choices: Sequence[tuple[ProblemChoice, ...]] = (),
) -> tuple[Quote, ...]:
    """The problems the report names, or nothing where it names none.

    Args:
        source: the report.
        rows: its indicators; a clause that tells an aim, or what will be done, is not a problem.
        choices: what an editor says of them, each as every edition has it.
    """
    ahead = [row.written.span for row in rows if row.target]
    ahead += [item.title.span for item in source.report.action_items() if item.kind == "plan"]
    found: list[Quote] = []
    headed = {section.id for section in source.sections.problems if _is_found_wrong(source, section)}
    for section in source.sections.problems:
        planned = ""
        by_heading = len(headed) > 1 and section.id in headed
        told = source.nodes.sentences(section.id) if by_heading else _clauses(source, section)
        for clause in _announced(source, [*told]):
            seen = source.seen(clause.span)
            planned = clause.node if is_planned(seen) else planned
            if phrases().no_problem.search(seen) or clause.node == planned:  # so is the rest of a paragraph
                continue
            if any(clause.span.contains(span) for span in ahead):
                continue
            found.append(clause)
    found = found or list(_numbered(source))
    named = tuple(_shortened(source, found)) or tuple(_in_passages(source, ahead))
    named = named or tuple(_shortened(source, list(problems_in_passing(source, ahead))))
    return tuple(_as_decided(source, named, choices)) if choices else named


def _is_found_wrong(source: FoldedReport, section: Section) -> bool:
    """Whether a section in a part on other things is headed by what is wrong: 非税收入征缴不及时."""
    inside = len(source.with_parents(section.id)) > 1
    return inside and section.heading is not None and _calls_wrong(source, section)


def _calls_wrong(source: FoldedReport, section: Section) -> bool:
    if section.heading is None:
        return False
    seen = source.seen(section.heading.span)
    return phrases().wrong.search(seen) is not None and phrases().part_on_problems.search(seen) is None


def first_problems(named: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Those the first page shows: the first of them, more where they are short.

    Args:
        named: all that the report names.
    """
    own = weights().problems
    lines, most = 0, 0
    for quote in named[: own.most_short]:
        lines += -(-len(quote) // own.line)
        if most < own.most or lines <= own.most_short:
            most += 1
    shown = named[:most]
    while len(shown) > 1 and sum(map(len, shown)) > own.most_characters:
        shown = shown[:-1]
    return shown


def _in_passages(source: FoldedReport, ahead: Sequence[Span]) -> Iterator[Quote]:
    """Problems of passages in parts about other things; what holds an aim, or what will be done, is none."""
    least = weights().problems.fewest_characters
    for paragraph in paragraphs_of_results(source):
        named = problems_of_passage(paragraph, source)
        for quote in [each for each in named if not _only_announces(each, source)] or named:
            if len(quote) >= least and not any(quote.span.contains(span) for span in ahead):
                yield quote


def _only_announces(quote: Quote, source: FoldedReport) -> bool:
    """Whether it says no more than that there are problems."""
    seen = source.seen(quote.span)
    announced = phrases().announces_problems.match(seen)
    return announced is not None and announced.end() == len(seen)


def _numbered(source: FoldedReport) -> Iterator[Quote]:
    """Problems that a part about other things numbers: 还存在一些不足：一是…二是…"""
    for item in source.report.action_items():
        quote = source.nodes.stretch(item.body.span) if item.kind == "problem" else None
        if quote is not None:
            yield quote


def _as_decided(
    source: FoldedReport, named: Sequence[Quote], choices: Sequence[tuple[ProblemChoice, ...]]
) -> Iterator[Quote]:
    """The problems as an editor has them: some none, some in other words, some that were missed."""
    made: list[Quote] = []
    missed = list(choices)
    for quote in named:
        own = next(
            (each for each in choices if each[0].span is not None and each[0].span.overlaps(quote.span)), None
        )
        if own is None:
            made.append(quote)
        elif own in missed:
            missed.remove(own)
            made += [] if own[0].dropped else [_worded(own, quote)]
        elif own[0].text is None and not own[0].dropped:  # several are looked at together
            made.append(quote)
    for choice in missed:
        if not choice[0].dropped:
            made.append(_missed(source, choice))
    yield from sorted(made, key=lambda quote: quote.span)


def _worded(choice: tuple[ProblemChoice, ...], quote: Quote) -> Quote:
    """A problem in an editor's words, if there are any."""
    texts = tuple(each.text.text for each in choice if each.text is not None)
    return replace(quote, texts=texts) if texts else quote


def _missed(source: FoldedReport, choice: tuple[ProblemChoice, ...]) -> Quote:
    """A problem that no rule finds: its words in the report, or an editor's, which stand last."""
    span, end = choice[0].span, len(source.folded)
    stretch = source.nodes.stretch(span) if span is not None else None
    if stretch is None:
        stretch = Quote("", span or Span(end, end), ("",) * len(choice), (-1,) * len(choice))
    return _worded(choice, stretch)


def _announced(source: FoldedReport, clauses: list[Quote]) -> list[Quote]:
    """Without what a part that tells achievements first says before it comes to problems: 同时也看到."""
    turns = [
        place
        for place, clause in enumerate(clauses)
        if phrases().passage_turn.search(source.seen(clause.span))
    ]
    return clauses[turns[0] :] if turns else clauses


def problem_clauses(source: FoldedReport) -> Iterator[Quote]:
    """All that the parts on problems say, clause by clause."""
    for section in source.sections.problems:
        for below in section.walk():
            if source.is_plan(below.id):
                continue
            if below is not section and below.heading is not None and not below.paragraphs:
                yield from source.nodes.sentences(below.id, clauses=True)
            yield from source.sentences(below, clauses=True)


def _clauses(source: FoldedReport, section: Section) -> Iterator[Quote]:
    """Of each part its heading, or what it says where it has none."""
    if section.action_items and not section.sections:
        spans = [item.body.span for item in section.action_items]
        whole = [quote for span in spans if (quote := source.nodes.stretch(span)) is not None]
        if len(whole) == len(spans):
            yield from _outside(source, section, spans)
            yield from whole
            return
    yield from source.sentences(section, clauses=True)
    for below in section.sections:
        if below.role == "plan":  # 挑战与展望 tells what will be done as well
            continue
        topic = any(item.kind == "problem" for item in below.action_items) and not _calls_wrong(source, below)
        if below.heading is not None and not topic:
            yield from source.nodes.sentences(below.id)
        else:
            yield from _clauses(source, below)


def _outside(source: FoldedReport, section: Section, spans: list[Span]) -> Iterator[Quote]:
    """The clauses of a section before its items."""
    first = min(span.start for span in spans)
    for clause in source.sentences(section, clauses=True):
        if clause.span.end < first:
            yield clause


def _shortened(source: FoldedReport, clauses: list[Quote]) -> Iterator[Quote]:
    """Without what only announces problems, numbers them, or is too short to be one."""
    for clause in clauses:
        start, seen = clause.span.start, source.seen(clause.span)
        while announced := phrases().announces_problems.match(seen):
            start += announced.end()
            seen = seen[announced.end() :]
        label = phrases().number_of_problem.match(source.seen(Span(start, clause.span.end)))
        if label is not None:
            start += label.end()
        end = clause.span.end
        exhorts = phrases().exhorts.search(source.seen(Span(start, end)))
        answered = phrases().answered.search(source.seen(Span(start, end)))
        for rest in (exhorts, answered):
            end = min(end, start + rest.start()) if rest is not None else end
        while end > start and source.folded[end - 1] in "。;:,":
            end -= 1
        if end - start >= weights().problems.fewest_characters:
            quote = source.nodes.stretch(Span(start, end))
            yield from _told_together(quote if quote is not None else clause, source)


def _told_together(told: Quote, source: FoldedReport) -> Iterator[Quote]:
    """The problems that a sentence lists before 等问题值得关注, else all of it without 总体来看."""
    seen, start = source.seen(told.span), told.span.start
    opening = phrases().summing_up.match(seen)
    first = opening.end() if opening is not None else 0
    listed = phrases().such_problems.search(seen)
    whole = source.nodes.stretch(Span(start + first, told.span.end))
    if listed is not None and listed.start() > first:
        within = Span(start + first, start + listed.start())
        parts = [*source.clauses(within, also="、")]
        wrong = [part for part in parts if phrases().passage_wrong.search(source.seen(part))]
        least = weights().problems.fewest_characters
        if len(wrong) == len(parts) >= weights().problems.clauses_of_list and all(
            len(part) >= least for part in parts
        ):
            found = [source.nodes.stretch(part) for part in parts]
            yield from (each for each in found if each is not None)
            return
    yield whole if whole is not None else told
