"""Word comments on the very words where the conversion of the script is in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from converter.content.nodes import TextNodes
from converter.model import Doubt, Edition
from converter.renderers.docx.labels import DocxLabels
from converter.renderers.docx.ooxml import Child, Element, paragraph, w

_AUTHOR: Final = "duizhao"


@dataclass(frozen=True, slots=True)
class Remark:
    """A doubt and where its words stand in the node of an edition."""

    identity: int
    doubt: Doubt
    at: int
    """Which edition."""
    start: int
    end: int


class Remarks:
    """The doubts of all editions; each is remarked on once, where its words are first shown."""

    def __init__(self, editions: Sequence[Edition], nodes: TextNodes) -> None:
        self._waiting: dict[tuple[int, str], list[Remark]] = {}
        self._made: list[Remark] = []
        self.count = 0
        for at, edition in enumerate(editions):
            for doubt in edition.doubts:
                self.count += 1
                self._file(at, doubt, nodes)

    def within(self, at: int, node: str, start: int, end: int) -> list[Remark]:
        """The doubts about a stretch that is being shown; they count as remarked on."""
        waiting = self._waiting.get((at, node))
        if not waiting:
            return []
        found = [remark for remark in waiting if start <= remark.start and remark.end <= end]
        self._waiting[at, node] = [remark for remark in waiting if remark not in found]
        self._made += found
        return found

    @property
    def shown(self) -> int:
        return len(self._made)

    def part(self, labels: DocxLabels, when: datetime) -> Element:
        """The comments, in the order of the document."""
        return w("comments", [self._comment(remark, labels, when) for remark in self._made])

    def _file(self, at: int, doubt: Doubt, nodes: TextNodes) -> None:
        node = nodes.holding(doubt.span)
        if node is None or not doubt.chosen:
            return
        place = node.places(doubt.span)[at]
        remark = Remark(self.count, doubt, at, place.start, place.end)
        self._waiting.setdefault((at, node.id), []).append(remark)

    def _comment(self, remark: Remark, labels: DocxLabels, when: datetime) -> Element:
        doubt, own = remark.doubt, labels.words[remark.at]
        text = own.format(
            "doubt" if doubt.candidates else "doubt_alone",
            source=doubt.source,
            chosen=doubt.chosen,
            candidates="、".join(doubt.candidates),
        )
        return w(
            "comment",
            paragraph(
                "CommentText",
                w("r", w("rPr", w("rStyle", val="CommentReference")), w("annotationRef")),
                labels.one(text, remark.at),
            ),
            id=remark.identity,
            author=_AUTHOR,
            date=when.strftime("%Y-%m-%dT%H:%M:%SZ"),
            initials="dz",
        )


def begins(remark: Remark) -> Element:
    return w("commentRangeStart", id=remark.identity)


def ends(remark: Remark) -> Child:
    reference = w(
        "r", w("rPr", w("rStyle", val="CommentReference")), w("commentReference", id=remark.identity)
    )
    return [w("commentRangeEnd", id=remark.identity), reference]
