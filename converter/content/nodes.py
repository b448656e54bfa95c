"""The report's stretches of text by node, as each edition has them, and quotes from them.

Every place is found through the alignment of the editions with the source, never by searching for a string:
of two equal sentences each is quoted where it stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from converter.lexicon import sentence_spans
from converter.lexicon.characters import HALF_ENDS, ends_clause
from converter.model import AlignedNode, Edition, Paragraph, SourceRow, Span, Text

NodeKind: TypeAlias = Literal["byline", "heading", "paragraph"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence, or another stretch of the report, in every edition."""

    node: str
    span: Span
    """Of the source."""
    texts: tuple[str, ...]
    starts: tuple[int, ...]
    """Where it begins in the node's text of each edition; -1 where it does not lie in one node."""

    def __len__(self) -> int:
        return len(self.texts[0])

    def stop(self, at: int) -> str:
        """The mark that an edition of it lacks where it stands as a sentence; nothing where it has one."""
        return "" if self.texts[at][-1:] in HALF_ENDS else "。"


@dataclass(frozen=True, slots=True)
class TextNode:
    """A paragraph or a heading."""

    id: str
    texts: tuple[str, ...]
    span: Span
    """Of the source."""
    kind: NodeKind
    labels: tuple[str, ...]
    """The number, as each edition has it, of the section it heads, or begins if that has no heading."""
    aligned: tuple[AlignedNode, ...]
    """Where the characters of the source stand in the text of each edition."""
    row: SourceRow | None = None
    """The row of a table in the source it is; its cells stand in the text with a tab between them."""
    begins: str | None = None
    """Id of the section that begins with it, though no heading says so."""

    def places(self, span: Span) -> tuple[Span, ...]:
        """Where a stretch of the source that lies in this node stands in the text of each edition."""
        return tuple(node.converted(span) for node in self.aligned)


class TextNodes:
    """All nodes of the editions of one report, in reading order."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        walks = [list(_walk(edition)) for edition in editions]
        self.all: tuple[TextNode, ...] = tuple(
            replace(
                same[0],
                texts=tuple(each.texts[0] for each in same),
                labels=tuple(each.labels[0] for each in same),
                aligned=tuple(each.aligned[0] for each in same),
            )
            for same in zip(*walks, strict=True)
        )
        self._source = editions[0].report.text
        self._by_id = {node.id: node for node in self.all}
        self._in_source_order = sorted(self.all, key=lambda node: node.span)
        self._begins = [node.span.start for node in self._in_source_order]

    def get(self, identity: str) -> TextNode | None:
        return self._by_id.get(identity)

    def holding(self, span: Span) -> TextNode | None:
        """The node a stretch of the source lies in."""
        at = bisect_right(self._begins, span.start) - 1
        if at < 0:
            return None
        node = self._in_source_order[at]
        return node if node.span.contains(span) else None

    def sentences(self, identity: str, *, clauses: bool = False) -> tuple[Quote, ...]:
        """The sentences of a node in order; a row of a table has none.

        Args:
            identity: of the node.
            clauses: whether a semicolon ends a piece as well.
        """
        node = self._by_id.get(identity)
        if node is None or node.row is not None:
            return ()
        source = node.span.of(self._source)
        found = (_trimmed(source, start, end) for start, end in sentence_spans(source, halves=clauses))
        offset = node.span.start
        return tuple(self._quote(node, Span(offset + start, offset + end)) for start, end in found)

    def stretch(self, span: Span) -> Quote | None:
        """A stretch of the source that lies in one node; None where it does not."""
        node = self.holding(span)
        return self._quote(node, span) if node is not None else None

    def clauses(self, sentence: Span, inside: Span) -> Quote | None:
        """The clauses of a sentence that hold a stretch of it, without the marks around them."""
        source = self._source
        start, end = inside.start, inside.end
        while start > sentence.start and not ends_clause(source, start - 1):
            start -= 1
        while end < sentence.end and not ends_clause(source, end):
            end += 1
        return self.stretch(Span(start, end)) if sentence.contains(inside) else None

    def quote(self, identity: str, texts: Sequence[Text]) -> Quote:
        """A stretch the parser found, as each edition words it.

        Args:
            identity: of the node it begins in.
            texts: the stretch in each edition; it may run over several nodes.
        """
        span, words = texts[0].span, tuple(text.text for text in texts)
        node = self.holding(span)
        if node is None:
            return Quote(identity, span, words, (-1,) * len(words))
        return Quote(node.id, span, words, tuple(place.start for place in node.places(span)))

    def _quote(self, node: TextNode, span: Span) -> Quote:
        places = node.places(span)
        texts = tuple(place.of(text) for place, text in zip(places, node.texts, strict=True))
        return Quote(node.id, span, texts, tuple(place.start for place in places))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the white space around it."""
    piece = text[start:end]
    return end - len(piece.lstrip()), start + len(piece.rstrip())


def _walk(edition: Edition) -> Iterator[TextNode]:
    """The nodes as one edition has them."""
    report = edition.report
    for paragraph in report.byline:
        yield _paragraph(edition, paragraph, "byline")
    for paragraph in report.preamble:
        yield _paragraph(edition, paragraph)
    for section in report.walk():
        label = section.printed_label
        if section.heading is not None:
            yield _node(edition, section.id, section.heading, "heading", label)
        for place, paragraph in enumerate(section.paragraphs):
            node = _paragraph(edition, paragraph)
            if section.heading is None and place == 0:
                node = replace(node, labels=(label,), begins=section.id)
            yield node


def _paragraph(edition: Edition, paragraph: Paragraph, kind: NodeKind = "paragraph") -> TextNode:
    return replace(_node(edition, paragraph.id, paragraph.text, kind), row=paragraph.row)


def _node(edition: Edition, identity: str, text: Text, kind: NodeKind, label: str = "") -> TextNode:
    aligned = edition.alignment.node(text.span) or AlignedNode(text.span)
    return TextNode(identity, (text.text,), text.span, kind, (label,), (aligned,))
