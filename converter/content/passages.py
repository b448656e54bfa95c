"""Problems told in one passage of a part on results, from 我们也清醒地认识到 until it turns to remedies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from converter.content.nodes import Quote
from converter.content.source import FoldedReport
from converter.content.weights import phrases, weights
from converter.lexicon.characters import HALF_ENDS, SENTENCE_ENDS
from converter.model import Paragraph, Span

_PARTS: Final = "；;"


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    seen: str
    mark: str
    """What ends it; nothing at the end of the paragraph."""


def problems_of_passage(paragraph: Paragraph, source: FoldedReport) -> list[Quote]:
    """The problems a paragraph names where it announces some; nothing where it does not.

    What only announces them is none, unless nothing follows. Semicolons part them; where there are none,
    commas part the list behind 主要是: or all of a single sentence.

    Args:
        paragraph: of a part that plans nothing.
        source: the report.
    """
    clauses = [*_clauses(paragraph.text.span, source)]
    turn = _turn(clauses)
    if turn is None:
        return []
    told = _until_remedies(clauses[turn:])
    first, is_list = _listed(told)
    found = [*_split(told[first:], is_list=is_list)] or [(told[0].start, told[first - 1].end)]
    stretches = (source.nodes.stretch(Span(start, end)) for start, end in found)
    return [quote for quote in stretches if quote is not None]


def _clauses(span: Span, source: FoldedReport) -> Iterator[_Clause]:
    """The clauses of a stretch; the one in which a text turns to problems is two: 我们也清醒看到|基础薄弱."""
    for clause in source.clauses(span):
        seen = source.seen(clause)
        at = len(seen) - len(seen.lstrip())
        mark = source.folded[clause.end] if clause.end < span.end else ""
        turn = phrases().passage_turn.search(seen)
        if turn is not None and turn.end() < len(seen):
            yield _Clause(clause.start + at, clause.start + turn.end(), seen[at : turn.end()], ",")
            at = turn.end()
        yield _Clause(clause.start + at, clause.start + len(seen.rstrip()), seen[at:].rstrip(), mark)


def _turn(clauses: Sequence[_Clause]) -> int | None:
    """The first clause told of problems: the one behind 清醒地认识到, or one that announces a list."""
    for place, clause in enumerate(clauses[:-1]):
        if phrases().passage_turn.search(clause.seen):
            return place + 1
        begins = place == 0 or any(each.mark in SENTENCE_ENDS for each in clauses[place - 1 : place])
        lists = clause.mark == ":" or phrases().passage_lists.match(clauses[place + 1].seen)
        if phrases().passage_announced.fullmatch(clause.seen) and lists:
            return place
        if begins and phrases().passage_lists.fullmatch(clause.seen) and clause.mark == ":":
            return None  # 主要是: of something else
    return None


def _until_remedies(clauses: Sequence[_Clause]) -> Sequence[_Clause]:
    ends = (
        place for place, clause in enumerate(clauses) if place and phrases().passage_remedy.match(clause.seen)
    )
    return clauses[: next(ends, len(clauses))]


def _listed(clauses: Sequence[_Clause]) -> tuple[int, bool]:
    """The first clause that names a problem of its own, and whether a list is led in before it."""
    place, is_list = 0, False
    while place < len(clauses):
        clause = clauses[place]
        if phrases().passage_lists.fullmatch(clause.seen):
            is_list = True
        elif clause.mark != ":" and not phrases().passage_announced.fullmatch(clause.seen):
            break
        is_list = is_list or clause.mark == ":"
        place += 1
    return place, is_list or (
        place < len(clauses) and phrases().passage_lists.match(clauses[place].seen) is not None
    )


def _split(clauses: Sequence[_Clause], *, is_list: bool) -> Iterator[tuple[int, int]]:
    """Where each problem begins and ends."""
    halves: list[list[_Clause]] = [[]]
    for clause in clauses:
        halves[-1].append(clause)
        if clause.mark and clause.mark in HALF_ENDS:
            halves.append([])
    halves = [half for half in halves if half]
    fewest = weights().problems.clauses_of_list
    by_commas = not any(clause.mark in _PARTS for clause in clauses if clause.mark)
    for place, half in enumerate(halves):
        own = [each for each in half if not phrases().passage_no_problem.fullmatch(each.seen)]
        groups = [*_alone(own)] if by_commas and place == 0 and (is_list or len(halves) == 1) else [own]
        for group in groups if len(groups) >= fewest else [own] if own else []:
            led = phrases().passage_lists.match(group[0].seen)
            yield group[0].start + (led.end() if led is not None else 0), group[-1].end


def _alone(clauses: Sequence[_Clause]) -> Iterator[list[_Clause]]:
    """The clauses of a list, each with those that do not stand alone."""
    group: list[_Clause] = []
    for clause in clauses:
        leans = phrases().passage_leans.match(clause.seen) is not None
        if group and not leans and phrases().passage_wrong.search(group[-1].seen):
            yield group
            group = []
        group.append(clause)
    if group:
        yield group
