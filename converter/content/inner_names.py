"""Sentences of a long part of the plan that name what the sentences behind them say how to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

from converter.content.nodes import Quote
from converter.content.run_ins import NamedAction
from converter.content.source import FoldedReport
from converter.content.weights import phrases, weights
from converter.lexicon.characters import ends_clause
from converter.model import Section, Span

_ENUMERATION: Final = "、"


def inner_names(section: Section, source: FoldedReport) -> list[NamedAction]:
    """What a part names in short sentences, each with the sentences up to the next: 提振消费。优化政策，…。

    A name has no clauses and no number, and the sentence behind it, or the one after, says some of its words
    again; a short sentence that nothing takes up is a thing to be done by itself. Where they are not what
    most of the part is told by, there are none.

    Args:
        section: a part of the plan.
        source: the report.
    """
    every: list[NamedAction] = []
    for paragraph in section.paragraphs:
        sentences = source.nodes.sentences(paragraph.id)
        names = [place for place in range(len(sentences) - 1) if _is_name(sentences, place, source)]
        for place, end in pairwise((*names, len(sentences))):
            made = _named(paragraph.id, sentences[place:end], source)
            if made is not None:
                every.append(made)
    named = sum(len(each.title) + len(each.detail) for each in every)
    whole = sum(len(paragraph.text.span) for paragraph in section.paragraphs)
    own = weights().actions
    is_told_by_them = len(every) >= own.paragraphs_named and named >= own.told_by_names * whole
    return every if is_told_by_them else []


def _named(paragraph: str, sentences: Sequence[Quote], source: FoldedReport) -> NamedAction | None:
    name, *told = (sentence.span for sentence in sentences)
    title = source.nodes.stretch(Span(name.start, name.end - 1))
    detail = source.nodes.stretch(Span(told[0].start, told[-1].end))
    return None if title is None or detail is None else NamedAction(paragraph, title, detail, False)


def _is_name(sentences: Sequence[Quote], place: int, source: FoldedReport) -> bool:
    own, seen = weights().actions, source.seen(sentences[place].span)
    if not own.fewest_of_name < len(seen) <= own.most_of_inner_name + 1 or _has_clauses(seen):
        return False
    if any(map(str.isdigit, seen)) or phrases().no_inner_name.search(seen[:-1]):
        return False
    behind = (source.seen(each.span) for each in sentences[place + 1 : place + 1 + own.taken_up_within])
    told = [*takewhile(_has_clauses, behind)]
    pairs = set(_telling_pairs(seen[:-1]))
    return any(pair in each for each in told for pair in pairs)


def _has_clauses(seen: str) -> bool:
    """Whether a sentence has clauses or is a list: it says how something is done."""
    return _ENUMERATION in seen or any(ends_clause(seen, at) for at in range(len(seen) - 1))


def _telling_pairs(seen: str) -> Iterator[str]:
    """The pairs of characters of a name but for those that every plan is full of: 发展, 建设."""
    common = phrases().common_in_plans
    taken = {at for found in common.finditer(seen) for at in range(found.start(), found.end())}
    return (seen[at : at + 2] for at in range(len(seen) - 1) if at not in taken and at + 1 not in taken)
