"""What an editor checks, marked in the text of the report: each stretch leads to its entry in the list."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import Final, NamedTuple

from converter.content.checklist import Check, Checklist
from converter.model import Span
from converter.renderers.html.markup import Child, element

TITLE: Final = "title"
"""What the title goes by among the nodes."""
_WEIGHT: Final = {"word": 0, "figure": 1, "item": 2, "problem": 3, "heading": 4, "title": 5}
"""Where several things stand in the same characters, the first of these is what a click leads to."""


class _Mark(NamedTuple):
    start: int
    """In characters of the node's text."""
    end: int
    check: Check
    pale: bool
    """Whether it only belongs to what is checked, as the name of a figure does."""


class ReviewMarks:
    """The marks in each node of the source, and in its title."""

    def __init__(self, checklist: Checklist) -> None:
        title = checklist.report.title
        stretches = [(node.span, node.id) for node in checklist.nodes.all]
        self._stretches = sorted([*stretches, (title.span, TITLE)] if title is not None else stretches)
        self._spans = {name: span for span, name in self._stretches}
        self._marks: dict[str, list[_Mark]] = defaultdict(list)
        for check in checklist.checks:
            for located in check.located:
                self._add(check, located.span, pale=False)
            for span in check.shown:
                self._add(check, span, pale=True)

    def _add(self, check: Check, span: Span, *, pale: bool) -> None:
        at = bisect_right(self._stretches, span.start, key=lambda each: each[0].start) - 1
        if at < 0:
            return
        whole, name = self._stretches[at]
        first, last = span.start - whole.start, min(span.end, whole.end) - whole.start
        if first < last:
            self._marks[name].append(_Mark(first, last, check, pale))

    def text(self, node: str, at: int, text: str, start: int = 0, end: int | None = None) -> list[Child]:
        """A stretch of a node, cut where a mark begins or ends; `data-start` is its place in the source."""
        end = len(text) if end is None else end
        if start >= end:
            return []
        marks = [mark for mark in self._marks.get(node, ()) if mark.start < end and mark.end > start]
        edges = {place for mark in marks for place in (mark.start, mark.end) if start < place < end}
        pieces = (
            _piece(text[low:high], [mark for mark in marks if mark.start <= low and high <= mark.end])
            for low, high in pairwise([start, *sorted(edges), end])
        )
        return [element("span", *pieces, data_start=self._spans[node].start + start)]


def _piece(text: str, marks: list[_Mark]) -> Child:
    if not marks:
        return text
    order = sorted(marks, key=lambda mark: _WEIGHT[mark.check.kind])
    keys = [mark.check.key for mark in order if not mark.pale]
    names = [mark.check.key for mark in order if mark.pale and mark.check.key not in keys]
    pale = " ".join(names) or None
    if not keys:
        return element("span", text, data_names=pale)
    kinds = dict.fromkeys(mark.check.kind for mark in order if not mark.pale)
    return element(
        "a", text, href=f"#{keys[0]}", tabindex=-1, data_keys=" ".join(keys), data_names=pale,
        class_=" ".join(("mark", *kinds)),
    )  # fmt: skip
