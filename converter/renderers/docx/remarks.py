"""Word comments on the very words: what was repaired or set in the region's form, what to check, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from converter.content.nodes import TextNodes
from converter.model import Doubt, Edition, Repair, Span
from converter.renderers.docx.labels import DocxLabels
from converter.renderers.docx.ooxml import Child, Element, paragraph, w

_AUTHOR: Final = "duizhao"


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said of a stretch of a node of an edition."""

    identity: int
    about: Doubt | Repair
    at: int
    """Which edition."""
    start: int
    end: int


class Remarks:
    """The doubts and changes of all editions.

    A doubt is remarked on once, where its words are first shown; a change at the first of its places.
    """

    def __init__(self, editions: Sequence[Edition], nodes: TextNodes) -> None:
        self._nodes = nodes
        self._waiting: dict[tuple[int, str], list[Remark]] = {}
        self._made: list[Remark] = []
        self._count = 0
        for at, edition in enumerate(editions):
            for doubt in edition.doubts:
                self._count += 1
                self._file(at, doubt, doubt.span)
            for change in (*edition.repairs, *edition.shapes, *edition.rewordings):
                self._count += 1
                for place in change.places:
                    self._file(at, change, place)

    def within(self, at: int, node: str, start: int, end: int) -> list[Remark]:
        """What there is to say of a stretch that is being shown, and was not said before."""
        waiting = self._waiting.get((at, node))
        if not waiting:
            return []
        said = {remark.identity for remark in self._made}
        found: dict[int, Remark] = {}
        for remark in waiting:
            if start <= remark.start and remark.end <= end and remark.identity not in said:
                found.setdefault(remark.identity, remark)
        self._made += found.values()
        return list(found.values())

    @property
    def made(self) -> bool:
        """Whether anything is remarked on."""
        return bool(self._made)

    @property
    def shown(self) -> int:
        """How many doubts are remarked on."""
        return sum(isinstance(remark.about, Doubt) for remark in self._made)

    def part(self, labels: DocxLabels, when: datetime) -> Element:
        """The comments, in the order of the document."""
        return w("comments", [self._comment(remark, labels, when) for remark in self._made])

    def _file(self, at: int, about: Doubt | Repair, span: Span) -> None:
        node = self._nodes.holding(span)
        if node is None or (isinstance(about, Doubt) and not about.chosen):
            return
        place = node.places(span)[at]
        if place.end > place.start:
            remark = Remark(self._count, about, at, place.start, place.end)
            self._waiting.setdefault((at, node.id), []).append(remark)

    def _comment(self, remark: Remark, labels: DocxLabels, when: datetime) -> Element:
        text = _text(remark, labels)
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


def _text(remark: Remark, labels: DocxLabels) -> str:
    own, about = labels.words[remark.at], remark.about
    if isinstance(about, Repair):
        return own.format(f"change_{about.reason}", before=about.before, after=about.after, count=about.count)
    return own.format(
        "doubt" if about.candidates else "doubt_alone",
        source=about.source,
        chosen=about.chosen,
        candidates="、".join(about.candidates),
        why=own[f"why_{about.reason}"],
    )


def begins(remark: Remark) -> Element:
    return w("commentRangeStart", id=remark.identity)


def ends(remark: Remark) -> Child:
    reference = w(
        "r", w("rPr", w("rStyle", val="CommentReference")), w("commentReference", id=remark.identity)
    )
    return [w("commentRangeEnd", id=remark.identity), reference]
