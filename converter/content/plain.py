"""What a report plans, and what it calls wrong, in plain sentences, without numbers or headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converter.content.duties import duties_told_behind
from converter.content.nodes import Quote
from converter.content.source import FoldedReport
from converter.content.weights import phrases, weights
from converter.lexicon import is_han
from converter.model import Paragraph, Section, Span
from converter.parsing.duties import due_in
from converter.parsing.numbering import read_label
from converter.parsing.roles import tells_of_past


@dataclass(frozen=True, slots=True)
class PlannedSentence:
    """A sentence, or half of one at its semicolons, that says what will be done."""

    section: str | None
    head: Quote
    """Its first clauses, without slogans before them: as many as a line holds."""
    rest: Quote
    """What follows them; empty where they are all of it."""

    @property
    def span(self) -> Span:
        return Span(self.head.span.start, self.rest.span.end)


def is_planned(seen: str) -> bool:
    """Whether a folded sentence says what will be done, and nothing that was reached."""
    return bool(phrases().plan.search(seen)) and not phrases().reached.search(seen)


def planned_in(section: Section, source: FoldedReport, aims: Sequence[Span]) -> Iterator[PlannedSentence]:
    """The sentences of a part of the plan, and of what stands below it.

    Args:
        section: a part that says what will be done.
        source: the report.
        aims: where aims with a figure stand: a sentence that says nothing else is left to them.
    """
    for below in section.walk():
        for paragraph in below.paragraphs:
            if tells_of_past(paragraph.text.text):
                continue
            for quote in source.nodes.sentences(paragraph.id, clauses=True):
                yield from _planned(below.id, quote, source, aims)


def planned_elsewhere(source: FoldedReport, aims: Sequence[Span]) -> Iterator[PlannedSentence]:
    """Sentences of other parts that say what will be done, and those behind them in the paragraph.

    Args:
        source: the report.
        aims: where aims with a figure stand.
    """
    nodes: list[tuple[str | None, str]] = [(None, each.id) for each in source.report.preamble]
    parts = (part for part in source.report.walk() if part.back_matter != "glossary")
    nodes += [(part.id, each.id) for part in parts for each in part.paragraphs]
    for section, node in nodes:
        begun = False
        for quote in source.nodes.sentences(node, clauses=True):
            begun = begun or is_planned(source.seen(quote.span))
            if begun:
                yield from _planned(section, quote, source, aims)


def promised_besides(
    source: FoldedReport, aims: Sequence[Span], told: Sequence[Span]
) -> Iterator[PlannedSentence]:
    """What else is promised until a day, and what stands with one behind the first paragraph of a plan.

    Args:
        source: the report.
        aims: where aims with a figure stand.
        told: what is told already.
    """
    for part in source.report.walk():
        if part.back_matter is not None:
            continue
        later = {each.id for each in part.paragraphs[1:]} if source.is_plan(part.id) else set()
        for paragraph in part.paragraphs:
            for half in source.nodes.sentences(paragraph.id, clauses=True):
                seen = source.seen(half.span)
                is_due = paragraph.id in later and is_planned(seen) and due_in(source.report.text, half.span)
                if not (is_due or phrases().promised.search(seen)):
                    continue
                if not any(half.span.overlaps(span) for span in told):
                    yield from _planned(part.id, half, source, aims)


def paragraphs_of_results(source: FoldedReport) -> Iterator[Paragraph]:
    """The paragraphs of a report but for those that say what will be done, and those that take leave.

    What calls on those present before other parts follow takes no leave: 各位代表，一年来….
    """
    yield from source.report.preamble
    last = source.report.sections[-1:]
    for part in source.report.walk():
        if part.back_matter == "glossary":
            continue
        takes_leave = part.role == "closing" and source.with_parents(part.id)[:1] == last
        if part.role != "plan" and not takes_leave and not source.is_plan(part.id):
            yield from part.paragraphs


def problems_in_passing(source: FoldedReport, ahead: Sequence[Span]) -> Iterator[Quote]:
    """Sentences that call something wrong, half by half, in a report that has no part for that.

    Args:
        source: the report.
        ahead: where aims and things to be done stand; what holds one is no problem.
    """
    for paragraph in paragraphs_of_results(source):
        halves = source.nodes.sentences(paragraph.id, clauses=True)
        for sentence in source.nodes.sentences(paragraph.id):
            begun = False
            for half in (half for half in halves if sentence.span.contains(half.span)):
                seen = source.seen(half.span)
                is_ahead = is_planned(seen) or any(half.span.contains(span) for span in ahead)
                begun = begun or bool(phrases().problem.search(seen))
                if begun and not is_ahead:
                    yield half
                elif not begun:
                    yield from _shortfalls(half, source, ahead)


def _shortfalls(half: Quote, source: FoldedReport, ahead: Sequence[Span]) -> Iterator[Quote]:
    """What half a sentence says of figures that fell short, from the clause that names them to the reason."""
    clauses = [*source.clauses(half.span)]
    until = -1
    for place, clause in enumerate(clauses):
        seen = source.seen(clause)
        word = phrases().shortfall.search(seen)
        if word is None or place < until or phrases().no_shortfall.search(seen[: word.start()]):
            continue
        first, least = place, max(until, 0)
        while hangs := bool(phrases().hanging_shortfall.match(source.seen(clauses[first]))):
            if first == least:
                break
            first -= 1
        until = min(place + 1 + hangs, len(clauses))
        while until < len(clauses) and phrases().shortfall_reason.search(source.seen(clauses[until])):
            until += 1
        start, end = clauses[first].start, clauses[until - 1].end
        label = read_label(source.seen(Span(start, end)))
        told = source.nodes.stretch(Span(start + (label.length if label is not None else 0), end))
        if told is None or any(told.span.contains(span) for span in ahead):
            continue
        if any(map(str.isdigit, source.seen(told.span))):
            yield told


def _planned(
    section: str | None, quote: Quote, source: FoldedReport, aims: Sequence[Span]
) -> Iterator[PlannedSentence]:
    """What a sentence says will be done; nothing where that is an aim, a greeting or a slogan."""
    seen = source.seen(quote.span)
    if (
        phrases().greeting.search(seen)
        or phrases().guiding.search(seen)
        or seen.endswith(":")
        or duties_told_behind(quote.span, source)
    ):
        return
    clauses = _from_plan_on([*source.clauses(quote.span)], source)
    said = [clause for clause in clauses if _says_something(source.seen(clause))]
    if all(any(clause.contains(span) for span in aims) for clause in said):
        return
    start = clauses[0].start
    linked = phrases().linking.match(source.seen(Span(start, quote.span.end)))
    start += linked.end() if linked is not None else 0
    fitting = [each.end for each in clauses if each.end - start <= weights().actions.most_in_sentence]
    first = next((each.end for each in clauses if each.end > start), None)
    if first is None:  # a word that leads on, with nothing behind it
        return
    end = max([first, *(each for each in fitting if each > start)])
    rest = next((each.start for each in clauses if each.start >= end), clauses[-1].end)
    head, detail = source.nodes.stretch(Span(start, end)), source.nodes.stretch(Span(rest, clauses[-1].end))
    if head is not None and detail is not None:
        yield PlannedSentence(section, head, detail)


def _from_plan_on(clauses: Sequence[Span], source: FoldedReport) -> Sequence[Span]:
    """The clauses from the first that says what will be done on, and the words of time before that."""
    said = [place for place, clause in enumerate(clauses) if _says_something(source.seen(clause))]
    ahead = [place for place in said if is_planned(source.seen(clauses[place]))]
    first = min(ahead or said, default=0)
    opening = phrases().plan_opening.fullmatch(source.seen(clauses[first - 1])) if first else None
    return clauses[first - (opening is not None) :]


def _says_something(seen: str) -> bool:
    """Whether a folded clause says more than when, who and with what loyalty."""
    own = phrases()
    if any(each.search(seen) for each in (own.slogan, own.appeal, own.announcing, own.no_deed)):
        return False
    opening = phrases().plan_opening.match(seen)
    said = seen[opening.end() :] if opening is not None else seen
    return sum(map(is_han, said)) >= weights().actions.fewest_characters
