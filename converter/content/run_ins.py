"""Paragraphs of a plan that name what will be done before they say how."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from converter.content.nodes import Quote
from converter.content.source import FoldedReport
from converter.content.weights import phrases, weights
from converter.model import Paragraph, Section, Span
from converter.parsing.duties import says_who

_RUN_IN: Final = re.compile(
    r"^(?P<mark>[—–-]{1,3})?\s*(?P<name>[^。;:,!?—–-][^。;:,!?]*(?:,[^。;:,!?]*(?=[。:]?$))?)"
    r"(?:[。:](?P<more>.)?|$)"
)
"""——严守安全红线。 扩大有效投资。 and what follows, or a name of one clause or two alone on its line."""


@dataclass(frozen=True, slots=True)
class NamedAction:
    """What a part of the plan names, and what it says of it."""

    paragraph: str
    """Id of the one that begins with the name."""
    title: Quote
    detail: Quote
    is_marked: bool
    """Whether dashes stand before it."""


def run_ins(section: Section, source: FoldedReport) -> list[NamedAction]:
    """What the paragraphs of a part of the plan name, each before it says how, or on a line above that.

    Args:
        section: the part.
        source: the report.
    """
    every = [*_named(section.paragraphs, source)]
    several = weights().actions.paragraphs_named
    return every if len(every) >= several else [each for each in every if each.is_marked]


def _named(paragraphs: Sequence[Paragraph], source: FoldedReport) -> Iterator[NamedAction]:
    found = [_name(paragraph, source) for paragraph in paragraphs]
    alone = [
        place
        for place, (own, below) in enumerate(pairwise(found))
        if own is not None and not own["more"] and (below is None or below["more"])
    ]
    alone = alone if len(alone) >= weights().actions.paragraphs_named else []
    for place, (paragraph, own) in enumerate(zip(paragraphs, found, strict=True)):
        told: Span | None = None
        if place in alone:
            told = paragraphs[place + 1].text.span
        elif own is not None and own["more"] and place - 1 not in alone:
            told = Span(paragraph.text.span.start + own.start("more"), paragraph.text.span.end)
        made = _action(paragraph, own, told, source) if own is not None and told is not None else None
        if made is not None:
            yield made


def _name(paragraph: Paragraph, source: FoldedReport) -> re.Match[str] | None:
    """The name that a paragraph begins with; of several lines one of them may be all of it."""
    seen = source.seen(paragraph.text.span)
    found, own = _RUN_IN.match(seen), weights().actions
    if found is None or not own.fewest_of_name <= len(found["name"]) <= own.most_of_name:
        return None
    is_none = says_who(seen) or phrases().no_name_of_action.search(found["name"])
    return None if is_none else found


def _action(
    paragraph: Paragraph, found: re.Match[str], told: Span, source: FoldedReport
) -> NamedAction | None:
    """What a paragraph names, with what is told of it behind the name or in the paragraph below."""
    start = paragraph.text.span.start
    title = source.nodes.stretch(Span(start + found.start("name"), start + found.end("name")))
    detail = _without_space(told, source)
    if title is None or detail is None:
        return None
    return NamedAction(paragraph.id, title, detail, bool(found["mark"]))


def _without_space(span: Span, source: FoldedReport) -> Quote | None:
    start = span.start
    while start < span.end and source.folded[start].isspace():
        start += 1
    return source.nodes.stretch(Span(start, span.end)) if start < span.end else None
