"""What an editor checks, marked in the text of the report: each stretch leads to its entry in the list."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import Final, NamedTuple

from converter.content.checklist import Check, Checklist, Role
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
    role: Role | None
    """Of what only belongs to what is checked; None of the words it is known by."""

    @property
    def leads(self) -> bool:
        """Whether a click leads to the entry; a name may be that of many figures."""
        return self.role != "name"

    @property
    def part(self) -> str:
        """What the code of the page knows it by: the entry and the role."""
        return f"{self.check.key}:{self.role}"


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
                self._add(check, located.span, None)
            for part in check.shown:
                self._add(check, part.span, part.role)

    def _add(self, check: Check, span: Span, role: Role | None) -> None:
        at = bisect_right(self._stretches, span.start, key=lambda each: each[0].start) - 1
        if at < 0:
            return
        whole, name = self._stretches[at]
        first, last = span.start - whole.start, min(span.end, whole.end) - whole.start
        if first < last:
            self._marks[name].append(_Mark(first, last, check, role))

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
    order = sorted(marks, key=lambda mark: (mark.role is not None, _WEIGHT[mark.check.kind]))
    keys = [mark.check.key for mark in order if mark.role is None]
    parts = [mark.part for mark in order if mark.role is not None and mark.check.key not in keys]
    leading = [mark for mark in order if mark.leads]
    data = {"data_keys": " ".join(keys) or None, "data_parts": " ".join(parts) or None}
    if not leading:
        return element("span", text, **data)
    kinds = dict.fromkeys(mark.check.kind for mark in leading)
    return element(
        "a", text, href=f"#{leading[0].check.key}", tabindex=-1, class_=" ".join(("mark", *kinds)), **data
    )
