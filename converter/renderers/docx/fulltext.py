"""Stretches of the report as running text, numbered where others refer to them: alone or in two columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from converter.content.nodes import TextNode
from converter.model import Extent, extents, head_rows
from converter.renderers.docx.cells import Cells
from converter.renderers.docx.labels import ByEdition, DocxLabels, joined
from converter.renderers.docx.numbering import SOURCES, num_properties
from converter.renderers.docx.ooxml import (
    Child,
    Element,
    MergedCell,
    bookmark,
    merged_row,
    paragraph,
    row,
    table,
)
from converter.renderers.docx.prose import Numbers, Prose
from converter.renderers.docx.sources import Sources
from converter.renderers.docx.theme import DocxTheme
from converter.renderers.docx.widths import Wish

_WHOLE = 160
"""Characters of a paragraph in half the measure that stays on one page."""
_LONGEST_ANCHOR = 34


class FullTextWriter:
    """Sets text of the report, both editions side by side where there are two."""

    def __init__(self, theme: DocxTheme, labels: DocxLabels, prose: Prose, numbers: Numbers) -> None:
        self._theme, self._labels, self._prose, self._number = theme, labels, prose, numbers

    def columns(
        self, rows: Sequence[tuple[Child, Child]], title: ByEdition, *, numbered: bool = False
    ) -> Element:
        """Both editions side by side, the leading one left; a row for each paragraph."""
        half = self._theme.width // 2
        widths = [self._theme.width - half, half]
        heads = [
            paragraph("ParallelHead", self._labels.one(own["language"], at))
            for at, own in enumerate(self._labels.words)
        ]
        made = [row(heads, widths, head=True)]
        for left, right in rows:
            counted = num_properties(SOURCES, 1) if numbered else None
            cells = [paragraph("ParallelText", left, properties=counted), paragraph("ParallelText", right)]
            length = sum(len(str(text)) for text in cells[0].itertext())
            made.append(row(cells, widths, whole=length < _WHOLE))
        about = joined(self._labels("alt_parallel"))
        return table("ParallelTable", widths, made, title=joined(title), about=about)

    def numbered(self, rows: Sequence[tuple[Child, Sequence[Child]]], title: ByEdition) -> list[Element]:
        """Numbered paragraphs, each in the leading edition and in the others."""
        if self._theme.second is None:
            return [paragraph("SourceText", content) for content, _ in rows]
        return [self.columns([(content, others[0]) for content, others in rows], title, numbered=True)]

    def sentences(self, sources: Sources, title: ByEdition) -> list[Element]:
        """The sentences the indicators stand in."""
        rows = [
            (
                bookmark(self._number(), source.anchor, self._prose.quote(quote)),
                [self._prose.quote(quote, at) for at in range(1, len(quote.texts))],
            )
            for quote, source in sources.sentences()
        ]
        return self.numbered(rows, title) if rows else []

    def whole(self, nodes: Sequence[TextNode], sources: Sources, title: ByEdition) -> Iterator[Element]:
        """The report from beginning to end, its tables as tables.

        Args:
            nodes: in reading order.
            sources: what is referred to in them.
            title: of the part.
        """
        for _, group in groupby(nodes, _kind):
            same = list(group)
            if same[0].kind == "heading":
                for node in same:
                    texts = tuple(map(str.__add__, node.labels, node.texts))
                    words = self._labels.runs(texts, heading=True)
                    yield paragraph("TextHeading", bookmark(self._number(), _anchor("head", node.id), words))
            elif same[0].row is not None:
                yield self._table(same, sources, title)
            else:
                yield from self.numbered([self._both(node, sources) for node in same], title)

    def _both(self, node: TextNode, sources: Sources) -> tuple[Child, Sequence[Child]]:
        labels = [[self._labels.one(label, at)] if label else [] for at, label in enumerate(node.labels)]
        first: list[Child] = [*labels[0], *self._prose.node(node, 0, sources.stretches(node))]
        if node.begins is not None:
            first = bookmark(self._number(), _anchor("begin", node.begins), first)
        return first, [[*labels[at], *self._prose.node(node, at)] for at in range(1, len(node.texts))]

    def _table(self, nodes: Sequence[TextNode], sources: Sources, title: ByEdition) -> Element:
        """A table of the source; before its rows stand their numbers, as before paragraphs."""
        grid = [[text.split("\t") for text in node.texts] for node in nodes]
        columns = max(len(cells) for row_ in grid for cells in row_)
        taken = [own[:columns] for own in extents([node.row for node in nodes if node.row is not None])]
        heads = head_rows(taken)
        cells = Cells(self._theme, self._labels)
        wishes = [Wish((), [(f"[{len(nodes)}]",)] * len(grid))]
        for at in range(columns):
            alone = [
                tuple(each[at] for each in row_)
                for row_, own in zip(grid, taken, strict=True)
                if (extent := own[at]) and extent.columns == 1
            ]
            wishes.append(Wish((), alone, wraps=True))
        widths = cells.fit(wishes, self._theme.width)
        rows = []
        reaching = [Extent()] * columns
        for place, (node, row_) in enumerate(zip(nodes, grid, strict=True)):
            reaching = [own or last for own, last in zip(taken[place], reaching, strict=True)]
            wording = [tuple(edition[at] for edition in row_) for at in range(columns)]
            anchors: Child = [bookmark(self._number(), stretch.anchor) for stretch in sources.stretches(node)]
            number = paragraph("TableText", anchors, properties=num_properties(SOURCES, 1))
            head = place < heads
            made = [cells.head(each) if head else cells.text(each) for each in wording]
            merged = _merged(made, taken[place], reaching)
            rows.append(merged_row([MergedCell(number), *merged], widths, head=head))
        about = joined(self._labels("alt_source_table", count=len(nodes)))
        return table("ReportTable", widths, rows, title=joined(title), about=about)


def _merged(
    cells: Sequence[Child], taken: Sequence[Extent | None], reaching: Sequence[Extent]
) -> Iterator[MergedCell]:
    """The cells of a row, with the empty ones that a cell above reaches over.

    Args:
        cells: one for each column.
        taken: what those that begin in this row take.
        reaching: for each column the last that began there, in this row or above.
    """
    at = 0
    while at < len(cells):
        own = taken[at]
        merge: Literal["restart", "continue"] | None = "restart" if reaching[at].rows > 1 else None
        yield MergedCell(cells[at], reaching[at].columns, "continue" if own is None else merge)
        at += reaching[at].columns


def _anchor(kind: str, section: str) -> str:
    """The name of the place where a section begins; a reader sees its level in it: two for `head_s1_2`."""
    return f"{kind}_{section.replace('.', '_')[:_LONGEST_ANCHOR]}"


def _kind(node: TextNode) -> tuple[str, int]:
    """What is set together: headings, a table's rows, paragraphs."""
    return node.kind, node.row.table if node.row is not None else 0
