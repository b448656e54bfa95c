"""The report itself: headings, paragraphs, lists and tables of the source in all editions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from lxml import etree

from converter.content import TextNode, TextNodes
from converter.model import ActionItem, Extent, Paragraph, Point, Report, Section, extents, head_rows
from converter.renderers.html.editions import Editions
from converter.renderers.html.markup import Child, element

_DEEPEST = 6
"""Of the headings a page can have."""


class TextMarks(Protocol):
    """Marks what is worth marking in the text of a node."""

    def text(self, node: str, at: int, text: str, start: int = 0, end: int | None = None) -> list[Child]:
        """A stretch of a node in one edition with its marks.

        Args:
            node: its id.
            at: the edition.
            text: all of the node's text in it.
            start: of the stretch, in characters of `text`.
            end: of the stretch; the end of the text by default.
        """


@dataclass(frozen=True, slots=True)
class BodyWriter:
    """Writes the text of a report."""

    source: Report
    """In the leading edition."""
    nodes: TextNodes
    editions: Editions
    marks: TextMarks

    def report(self) -> Iterator[etree._Element]:
        """All of it in order."""
        yield from self._paragraphs(self.source.preamble, self.source.preamble_items)
        yield from self._sections(self.source.sections, 2)

    def byline(self) -> Iterator[etree._Element]:
        """What stands under the title."""
        for paragraph in self.source.byline:
            yield self._paragraph(self._node(paragraph), ())

    def _sections(self, sections: Sequence[Section], level: int) -> Iterator[etree._Element]:
        lists = _Lists()
        for section in sections:
            yield from lists.placed(section.point, self._section(section, level))

    def _section(self, section: Section, level: int) -> etree._Element:
        """A section and all below it; one without a heading is named by what it is about."""
        node = self.nodes.get(section.id)
        made = element("section", id=section.id)
        if node is not None:
            texts = [label + text for label, text in zip(node.labels, node.texts, strict=True)]
            sides = [
                [label, *self.marks.text(node.id, at, text)]
                for at, (label, text) in enumerate(zip(node.labels, node.texts, strict=True))
            ]
            heading = self.editions.pair(
                "span", sides, around=f"h{min(level, _DEEPEST)}", id_=f"{node.id}-heading"
            )
            heading.set("class", "pair heading" if any(texts) else "pair")
            made.set("aria-labelledby", f"{node.id}-heading")
            made.append(heading)
            level += 1
        made.extend(self._paragraphs(section.paragraphs, section.action_items))
        made.extend(self._sections(section.sections, level))
        return made

    def _paragraphs(
        self, paragraphs: Sequence[Paragraph], items: Sequence[ActionItem]
    ) -> Iterator[etree._Element]:
        lists = _Lists()
        inside: dict[str, list[ActionItem]] = defaultdict(list)
        for item in items:
            inside[item.node].append(item)
        for table, group in groupby(paragraphs, key=lambda each: each.row and each.row.table):
            same = list(group)
            if table is not None and len(same) > 1:
                lists = _Lists()
                yield self._table([self._node(paragraph) for paragraph in same])
                continue
            for paragraph in same:
                block = self._paragraph(self._node(paragraph), inside[paragraph.id])
                yield from lists.placed(paragraph.point, block)

    def _node(self, paragraph: Paragraph) -> TextNode:
        node = self.nodes.get(paragraph.id)
        assert node is not None  # every paragraph is a node
        return node

    def _paragraph(self, node: TextNode, items: Sequence[ActionItem]) -> etree._Element:
        """A paragraph; a series of action items inside it as a list."""
        labels = sorted({item.label.span for item in items if node.span.contains(item.label.span)})
        cuts = [tuple(place.start for place in node.places(label)) for label in labels]
        if len(cuts) < 2:
            sides = [self._side(node, at, 0, None, first=True) for at in range(len(node.texts))]
            return self.editions.pair("p", sides, id_=node.id)
        blocks = [self._series(node, at, [cut[at] for cut in cuts]) for at in range(len(node.texts))]
        return element("div", *blocks, class_="pair", id=node.id)

    def _series(self, node: TextNode, at: int, cuts: Sequence[int]) -> etree._Element:
        ends = [*cuts[1:], len(node.texts[at])]
        lead = element("p", *self._side(node, at, 0, cuts[0], first=True)) if cuts[0] else None
        rows = (
            element("li", *self._side(node, at, start, end, first=not cuts[0] and start == cuts[0]))
            for start, end in zip(cuts, ends, strict=True)
        )
        return self.editions.own("div", at, lead, element("ol", *rows, class_="series", role="list"))

    def _side(self, node: TextNode, at: int, start: int, end: int | None, *, first: bool) -> list[Child]:
        label = node.labels[at] if first and node.begins else ""
        return [label, *self.marks.text(node.id, at, node.texts[at], start, end)]

    def _table(self, nodes: Sequence[TextNode]) -> etree._Element:
        """A table of the source, in each edition; its first row is the head."""
        sides = [self._grid(nodes, at) for at in range(len(nodes[0].texts))]
        blocks = (self.editions.own("div", at, table) for at, table in enumerate(sides))
        return element("div", *blocks, class_="pair")

    def _grid(self, nodes: Sequence[TextNode], at: int) -> etree._Element:
        taken = extents([node.row for node in nodes if node.row is not None])
        heads = head_rows(taken)
        rows = [
            self._row(node, own, at, head=place < heads)
            for place, (node, own) in enumerate(zip(nodes, taken, strict=True))
        ]
        return element(
            "table", element("thead", *rows[:heads]), element("tbody", *rows[heads:]), class_="source"
        )

    def _row(self, node: TextNode, taken: Sequence[Extent | None], at: int, *, head: bool) -> etree._Element:
        """A row of a table.

        Args:
            node: the row.
            taken: what its cells take of the grid.
            at: the edition.
            head: whether it is part of the head.
        """
        assert node.row is not None
        made = element("tr", id=node.id if at == 0 else None)
        for cell, extent in zip(node.row.cells, taken, strict=True):
            if extent is None:
                continue
            place = node.places(cell)[at] if len(cell) else None
            text = self.marks.text(node.id, at, node.texts[at], place.start, place.end) if place else ()
            made.append(
                element(
                    "th" if head else "td", *text, scope="col" if head else None,
                    rowspan=extent.rows if extent.rows > 1 else None,
                    colspan=extent.columns if extent.columns > 1 else None,
                )
            )  # fmt: skip
        return made


class _Lists:
    """Puts what comes in order into the lists it belongs to."""

    def __init__(self) -> None:
        self._open: list[etree._Element] = []
        """The item each list stands at, the outermost first."""

    def placed(self, point: Point | None, block: etree._Element) -> Iterator[etree._Element]:
        """A block, or the new list that it begins; nothing where a list has it already."""
        if point is None:
            self._open.clear()
            yield block
            return
        if not point.label:  # goes on with the item before
            del self._open[point.depth :]
            if self._open:
                self._open[-1].append(block)
            else:
                yield block
            return
        item = element("li", block)
        if len(self._open) >= point.depth:
            del self._open[point.depth :]
            parent = self._open.pop().getparent()
            assert parent is not None
            parent.append(item)
        else:
            made = element("ul", item, class_="points", role="list")
            if self._open:
                self._open[-1].append(made)
            else:
                yield made
        self._open.append(item)
