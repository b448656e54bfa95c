"""Who does what a part or a sentence of the plan says, and by when: only what is said of all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from converter.content.source import FoldedReport
from converter.content.weights import phrases
from converter.lexicon.characters import HALF_ENDS
from converter.model import Span
from converter.parsing.duties import dues_in, responsible_in, says_who, says_who_takes_part, without_who

_PARTS: Final = "()\n"
"""What parts clauses beside the marks that do."""
_ENDS: Final = HALF_ENDS + "\n"
_NEAR: Final = 4
"""Characters before a word among which a label ends."""
_LAST_BRACKET: Final = re.compile(r"\((?:[^()]|\([^()]*\))*\)[。;\s]*$")
"""What a part ends with that says of all of it who does it: （市教育局牵头，11月底前完成）."""


@dataclass(frozen=True, slots=True)
class _Clause:
    span: Span
    half: int
    """Which of the halves of sentences it stands in, from 0."""


def due_of_whole(title: Span, whole: Span, source: FoldedReport) -> Span | None:
    """By when all of a part of the plan is due; None where only something in it is, or nothing is certain.

    Args:
        title: what the part is called.
        whole: all that it says, title included.
        source: the report.
    """
    found = list(dues_in(source.report.text, whole))
    for due in found:
        if due.end <= title.end or _is_labelled(due, source):
            return due
    clauses = list(_clauses(Span(title.end, whole.end), source))
    of_all = [due for due in found if _speaks_of_all(due, clauses, whole, source)]
    if of_all:
        return of_all[0] if _alike(of_all, source) else None
    first = clauses[0].span if clauses else title
    return found[0] if found and first.contains(found[0]) and _alike(found, source) else None


def responsible_for_whole(title: Span, whole: Span, source: FoldedReport) -> Span | None:
    """Who does all of a part of the plan; None where several bodies do something of it each.

    Args:
        title: what the part is called.
        whole: all that it says, title included.
        source: the report.
    """
    who = responsible_in(source.report.text, whole)
    if who is None or who.end <= title.end or _is_labelled(who, source):
        return who
    halves: dict[int, Span] = {}
    for each in _clauses(whole, source):
        halves[each.half] = Span(halves.get(each.half, each.span).start, each.span.end)
    doers = (responsible_in(source.report.text, half) for half in halves.values())
    return who if _alike([each for each in doers if each is not None], source) else None


def duties_told_behind(span: Span, source: FoldedReport) -> Literal["one", "all"] | None:
    """Of what before it a sentence says who does it, or by when, and nothing else; None where it says more.

    此项工作由市教育局负责，11月底前完成 speaks of one thing,
    以上任务年底前完成 of all; 9月底前改造3处 says more.
    """
    clauses = [each.span for each in _clauses(span, source)]
    dues = list(dues_in(source.report.text, span))
    told = [_without(dues, clause, source) for clause in clauses]
    subject = phrases().whole_subject.match(told[0]) if told else None
    if subject is None:
        return None
    told[0] = told[0][subject.end() :]
    for said, clause in zip(told, clauses, strict=True):
        if said and not phrases().finishes.fullmatch(said) and not _says_who(clause, source):
            return None
    return "all" if subject["one"] is None else "one"


def _speaks_of_all(due: Span, clauses: Sequence[_Clause], whole: Span, source: FoldedReport) -> bool:
    """Whether a clause says only that all is done by then: 9月底前全面完成, 以上任务年底前完成."""
    own = next((each for each in clauses if each.span.contains(due)), None)
    if own is None:
        return False
    bracket = _LAST_BRACKET.search(source.seen(whole))
    if bracket is not None and due.start > whole.start + bracket.start():
        return True
    said = _without([due], own.span, source)
    subject = phrases().whole_subject.match(said)
    said = said[subject.end() :] if subject is not None else said
    if phrases().finishes.fullmatch(said) is None:
        return False
    telling = [each for each in clauses if each.span != own.span and not _says_who(each.span, source)]
    if not telling:
        return True
    if any(each.span.start > own.span.start for each in telling):
        return False
    before = {each.half for each in telling}
    if subject is not None:
        return subject["one"] is None or len(before) == 1
    if own.half not in before:
        return True
    if before != {own.half}:
        return False
    return len(telling) == 1 or phrases().finishes_all.search(said) is not None


def _without(dues: Sequence[Span], clause: Span, source: FoldedReport) -> str:
    """What a clause says beside by when, and beside who does it where that is a phrase of its own."""
    pieces, at = [], clause.start
    for due in dues:
        if clause.contains(due):
            pieces.append(source.seen(Span(at, due.start)))
            at = due.end
    said = "".join([*pieces, source.seen(Span(at, clause.end))]).strip()
    return without_who(said)


def _says_who(clause: Span, source: FoldedReport) -> bool:
    """Whether a clause says nothing but who does it."""
    seen = source.seen(clause).strip()
    return says_who(seen) or says_who_takes_part(seen)


def _is_labelled(span: Span, source: FoldedReport) -> bool:
    """Whether a label stands right before: 完成时限：9月底."""
    return source.seen(Span(max(0, span.start - _NEAR), span.start)).rstrip().endswith(":")


def _alike(spans: Sequence[Span], source: FoldedReport) -> bool:
    return len({source.seen(span) for span in spans}) < 2


def _clauses(span: Span, source: FoldedReport) -> Iterator[_Clause]:
    """The clauses of a stretch, those in brackets too."""
    half, last = 0, span.start
    for clause in source.clauses(span, also=_PARTS):
        half += any(mark in source.folded[last : clause.start] for mark in _ENDS)
        last = clause.end
        yield _Clause(clause, half)
