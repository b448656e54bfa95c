"""The report's stretches of text by node, as each edition has them, and quotes from them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from converter.lexicon import split_sentences
from converter.model import Edition, Paragraph, Row, Span

Kind: TypeAlias = Literal["byline", "heading", "paragraph"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence, or another stretch of a node, in every edition."""

    node: str
    texts: tuple[str, ...]
    starts: tuple[int, ...]
    """Where it begins in the node's text of each edition; -1 where it stands in none."""

    def __len__(self) -> int:
        return len(self.texts[0])


@dataclass(frozen=True, slots=True)
class Node:
    """A paragraph or a heading."""

    id: str
    texts: tuple[str, ...]
    span: Span
    """Of the source."""
    kind: Kind
    labels: tuple[str, ...]
    """The number, as each edition has it, of the section it heads, or begins if that has no heading."""
    row: Row | None = None
    """The row of a table in the source it is; its cells stand in the text with a tab between them."""
    begins: str | None = None
    """Id of the section that begins with it, though no heading says so."""


class Nodes:
    """All nodes of the editions of one report, in reading order."""

    def __init__(self, editions: Sequence[Edition]) -> None:
        walks = [list(_walk(edition)) for edition in editions]
        self.all: tuple[Node, ...] = tuple(
            replace(
                same[0],
                texts=tuple(each.texts[0] for each in same),
                labels=tuple(each.labels[0] for each in same),
            )
            for same in zip(*walks, strict=True)
        )
        self._by_id = {node.id: node for node in self.all}
        self._in_source_order = sorted(self.all, key=lambda node: node.span)
        self._begins = [node.span.start for node in self._in_source_order]

    def get(self, identity: str) -> Node | None:
        return self._by_id.get(identity)

    def holding(self, span: Span) -> Node | None:
        """The node a stretch of the source lies in."""
        at = bisect_right(self._begins, span.start) - 1
        if at < 0:
            return None
        node = self._in_source_order[at]
        return node if node.span.contains(span) else None

    def sentences(self, identity: str, *, clauses: bool = False) -> tuple[Quote, ...]:
        """The sentences of a node, or the node whole where its editions do not divide alike.

        A row of a table has none.
        """
        node = self._by_id.get(identity)
        if node is None or node.row is not None:
            return ()
        divided = [list(_places(text, clauses=clauses)) for text in node.texts]
        if len({len(pieces) for pieces in divided}) > 1:
            divided = [[(text.strip(), len(text) - len(text.lstrip()))] for text in node.texts]
        return tuple(
            Quote(identity, tuple(text for text, _ in same), tuple(start for _, start in same))
            for same in zip(*divided, strict=True)
        )

    def quote(self, identity: str, texts: Sequence[str]) -> Quote:
        """A stretch whose wording is known, found in its node."""
        node = self._by_id.get(identity)
        starts = [-1] * len(texts) if node is None else map(str.find, node.texts, texts)
        return Quote(identity, tuple(texts), tuple(starts))


def _places(text: str, *, clauses: bool) -> Iterator[tuple[str, int]]:
    place = 0
    for piece in split_sentences(text, halves=clauses):
        start = text.index(piece, place)
        place = start + len(piece)
        yield piece.strip(), start + len(piece) - len(piece.lstrip())


def _walk(edition: Edition) -> Iterator[Node]:
    """The nodes as one edition has them."""
    report = edition.report
    for paragraph in report.byline:
        yield _paragraph(paragraph, "byline")
    for paragraph in report.preamble:
        yield _paragraph(paragraph)
    for section in report.walk():
        label = section.label.text if section.label is not None else ""
        if section.heading is not None:
            yield Node(section.id, (section.heading.text,), section.heading.span, "heading", (label,))
        for place, paragraph in enumerate(section.paragraphs):
            node = _paragraph(paragraph)
            if section.heading is None and place == 0:
                node = replace(node, labels=(label,), begins=section.id)
            yield node


def _paragraph(paragraph: Paragraph, kind: Kind = "paragraph") -> Node:
    return Node(paragraph.id, (paragraph.text.text,), paragraph.text.span, kind, ("",), paragraph.row)
