"""What a change is measured against where that is an earlier time the report names: 较年初, 比2020年."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from converter.content.nodes import Quote
from converter.content.source import FoldedReport
from converter.content.tree import Figure
from converter.content.weights import phrases
from converter.model import Span

_LOOKED_AT: Final = 40
"""Characters before a change among which what it is measured against is told."""
_LISTED: Final = re.compile("[、和及与,]?")
"""What parts the changes of a list that share what they are measured against."""


def with_bases(found: Iterable[Figure], source: FoldedReport) -> tuple[Figure, ...]:
    """The indicators, those that moved since a time the report names right before with that name.

    Args:
        found: as the editions have them, in the report's order.
        source: the report.
    """
    named: list[Figure] = []
    last: tuple[int, Quote] | None = None
    for figure in found:
        lead = figure[0]
        if lead.change is None or lead.change.base != "since" or lead.change_span is None:
            named.append(figure)
            continue
        base = _told(lead.sentence.span, lead.change_span.start, source)
        if base is None and last is not None and last[0] <= lead.change_span.start:
            between = source.seen(Span(last[0], lead.change_span.start))
            base = last[1] if _LISTED.fullmatch(between) else None  # 较年初分别提高1.7个、2.3个百分点
        last = (lead.change_span.end, base) if base is not None else None
        named.append(_named(figure, base) if base is not None else figure)
    return tuple(named)


def _told(sentence: Span, end: int, source: FoldedReport) -> Quote | None:
    """What a change that begins at a place is measured against."""
    start = max(sentence.start, end - _LOOKED_AT)
    told = phrases().since_base.search(source.seen(Span(start, end)))
    return source.nodes.stretch(Span(start + told.start("base"), start + told.end("base"))) if told else None


def _named(figure: Figure, base: Quote) -> Figure:
    return tuple(
        replace(each, change=replace(each.change, since=text)) if each.change is not None else each
        for each, text in zip(figure, base.texts, strict=True)
    )
