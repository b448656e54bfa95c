"""Since when a measure moved, where the report names the time: 较年初, 比2020年, 从2021年的46503元."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from converter.content.nodes import Quote
from converter.content.source import FoldedReport
from converter.content.tree import Figure
from converter.content.weights import phrases, weights
from converter.model import Span


def with_bases(found: Iterable[Figure], source: FoldedReport) -> tuple[Figure, ...]:
    """The indicators, those that moved since a time the report names right before with that name.

    So do earlier values; those behind them in the sentence share it: 从2020年的3亿元增长到…，…从8亿元增长到….

    Args:
        found: as the editions have them, in the report's order.
        source: the report.
    """
    named: list[Figure] = []
    last: tuple[int, Quote] | None = None
    before: tuple[Span, Quote] | None = None
    for given in found:
        before = _told_before(given, before, source)
        figure = _with_earlier(given, before[1]) if before is not None else given
        lead = figure[0]
        if lead.change is None or lead.change.base not in ("since", "yoy") or lead.change_span is None:
            named.append(figure)
            continue
        base = _told(phrases().since_base, lead.sentence.span, lead.change_span.start, source)
        if lead.change.base == "yoy":  # 较上年底增加6处 is not 同比
            is_end = base is not None and phrases().year_end.search(source.seen(base.span))
            named.append(_named(figure, base) if base is not None and is_end else figure)
            continue
        if base is None and last is not None and last[0] <= lead.change_span.start:
            between = source.seen(Span(last[0], lead.change_span.start))
            base = (
                last[1] if phrases().listed.fullmatch(between) else None
            )  # 较年初分别提高1.7个、2.3个百分点
        last = (lead.change_span.end, base) if base is not None else None
        named.append(_named(figure, base) if base is not None else figure)
    return tuple(named)


def _told_before(
    figure: Figure, last: tuple[Span, Quote] | None, source: FoldedReport
) -> tuple[Span, Quote] | None:
    """The sentence of an earlier value, and of when it is, told right before it or before one of its list."""
    span, sentence = figure[0].previous_span, figure[0].sentence.span
    if figure[0].previous is None:
        return last
    if span is None:  # an editor gave it
        return None
    base = _told(phrases().earlier_time, sentence, span.start, source)
    if base is not None:
        return sentence, base
    shares = last is not None and last[0] == sentence
    before = source.seen(Span(sentence.start, span.start))
    return last if shares and phrases().from_before.search(before) else None


def _with_earlier(figure: Figure, base: Quote) -> Figure:
    if figure[0].previous is None:
        return figure
    return tuple(replace(each, previous_since=text) for each, text in zip(figure, base.texts, strict=True))


def _told(wording: re.Pattern[str], sentence: Span, end: int, source: FoldedReport) -> Quote | None:
    """The time that is told right before a change or an earlier value, in a wording that calls it `base`."""
    start = max(sentence.start, end - weights().tables.since_within)
    told = wording.search(source.seen(Span(start, end)))
    return source.nodes.stretch(Span(start + told.start("base"), start + told.end("base"))) if told else None


def _named(figure: Figure, base: Quote) -> Figure:
    return tuple(
        replace(each, change=replace(each.change, since=text)) if each.change is not None else each
        for each, text in zip(figure, base.texts, strict=True)
    )
