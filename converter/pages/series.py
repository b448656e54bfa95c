"""Series inside a paragraph, 一是…二是…: where a style that sets them as a list begins a new line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from converter.content import Content
from converter.lexicon.characters import is_han
from converter.model import Span

Breaks: TypeAlias = tuple[tuple[int, ...], ...]
"""In each edition: where the items of the series begin in the text of a node, and where the last ends."""

_FEWEST = 2
"""Items of a series in one paragraph."""


def series_in(content: Content) -> Mapping[str, Breaks]:
    """The series of two items or more that stand inside a paragraph, by its node."""
    found: dict[str, list[tuple[tuple[int, ...], tuple[int, ...]]]] = defaultdict(list)
    for row in content.action_rows:
        label = content.nodes.stretch(row.items[0].label.span)
        node = content.nodes.get(label.node) if label is not None else None
        if label is None or node is None or node.kind != "paragraph" or node.row is not None:
            continue
        body = row.items[0].body.span
        own = Span(min(body.start, node.span.end), min(body.end, node.span.end))  # it may go on below
        found[node.id].append((label.starts, tuple(place.end for place in node.places(own))))
    return {
        node: tuple(
            (*(starts[edition] for starts, _ in items), items[-1][1][edition])
            for edition in range(len(content.editions))
        )
        for node, items in found.items()
        if len(items) >= _FEWEST and _rises(items)
    }


def pieces(texts: Sequence[str], breaks: Breaks) -> list[tuple[Span, ...]]:
    """The stretches of a text that stand by themselves, in each edition: what leads to the series, its items,
    what follows them."""
    ends: list[list[int]] = []
    for text, own in zip(texts, breaks, strict=True):
        follows = any(map(is_han, text[own[-1] :]))
        ends.append([*own[:-1], *own[-1:][:follows], len(text)])
    if len({len(each) for each in ends}) > 1:  # only one edition goes on
        return [tuple(Span(0, len(text)) for text in texts)]
    cuts = [[0, *each] for each in ends]
    stretches = [tuple(Span(own[at], own[at + 1]) for own in cuts) for at in range(len(cuts[0]) - 1)]
    return [each for each in stretches if each[0]]


def _rises(items: Sequence[tuple[tuple[int, ...], tuple[int, ...]]]) -> bool:
    """Whether the items follow one another in every edition."""
    return all(
        one[edition] < other[edition]
        for (one, _), (other, _) in pairwise(items)
        for edition in range(len(one))
    )
