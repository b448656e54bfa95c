"""Texts in all editions, beside or under each other: paragraphs, notes, headings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, zip_longest
from typing import Final, TypeAlias

from converter.compose.paragraph import Align, ComposedLine, Inline
from converter.pages.geometry import BASELINE, Geometry, TextColumn, anchors_of
from converter.pages.layout import Link, Path, StructRole
from converter.pages.lists import parted
from converter.pages.references import Marks, Reference, sentence_anchor
from converter.pages.setter import TextSetter, lang
from converter.pages.strips import Fragment, Strip
from converter.styles import HeadingLevel

_HEADINGS: Final[tuple[StructRole, ...]] = ("H1", "H2", "H3", "H4", "H5", "H6")

_WHOLE: Final = 4
"""Lines that a text takes in all editions together, under each other, and no page divides."""
_LEAST_LEADING: Final = 1.25
"""Of a heading, in em."""

Texts: TypeAlias = Sequence[str | Sequence[Inline]]
"""A text in each edition, the leading one first."""


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """How a text stands in its column; lengths in points."""

    size: float
    leading: float
    indent: float | Sequence[float] = 0.0
    """White before the first line, in all editions or in each."""
    hangs: Sequence[float] = ()
    """White before all lines but the first, in each edition."""
    align: Align = "justify"
    balanced: bool = False
    """Whether its lines should be of like length."""
    colour: str | None = None
    """`#rrggbb`; the text's by default, that of second texts where one stands under another."""


@dataclass(frozen=True, slots=True)
class ParagraphTag:
    """What a text is in the structure tree."""

    node: str
    """Id of what it sets; the anchor."""
    role: StructRole
    around: Path = ()
    """The structure elements that enclose it in all editions."""
    labels: Sequence[int] = ()
    """Characters at the head of each text that are the printed label of an item of a list."""
    goes_on: bool = False
    """Whether the text goes on with one that has the node's anchor."""


def parallel_rows(
    setter: TextSetter, page: Geometry, texts: Texts, look: ParagraphLook, tag: ParagraphTag,
    marks: Marks = (),
) -> list[Strip]:  # fmt: skip
    """A text in all editions as rows, line one beside line one or text under text.

    In each edition the first row is the text's anchor, and that of the sentence of each of its marks the row
    where it begins.

    Args:
        setter: sets the text.
        page: where the columns are.
        texts: the text in each edition.
        look: how it is set.
        tag: what it is.
        marks: figures in each text that lead to rows of tables.
    """
    count = len(page.columns)
    marks = marks or ((),) * count
    indents = (look.indent,) * count if isinstance(look.indent, float) else look.indent
    composed = [
        setter.lines(
            text, column.variant, size=look.size, measure=page.measure, indent=indent, hang=hang,
            align=look.align, balanced=look.balanced, node=tag.node,
        )
        for text, column, indent, hang in zip(
            texts, page.columns, indents, look.hangs or (0.0,) * count, strict=True
        )
    ]  # fmt: skip
    placers = [
        _Placer(setter, page, look, tag, column, _marks_by_line(lines, own))
        for column, lines, own in zip(page.columns, composed, marks, strict=True)
    ]
    if page.beside:
        most = max(map(len, composed))
        rows = [
            Strip(look.leading, tuple(_side_by_side(placers, lines)), keep=_held(at, most))
            for at, lines in enumerate(zip_longest(*composed))
        ]
        starts = [0] * count
    else:
        rows = [
            Strip(look.leading, tuple(placer.fragments(line)), keep=_held(at, len(lines)))
            for placer, lines in zip(placers, composed, strict=True)
            for at, line in enumerate(lines)
        ]
        starts = [0, *accumulate(map(len, composed))][:count]
    if not page.beside and len(rows) <= _WHOLE:
        rows = [replace(row, keep=row.keep or at < len(rows) - 1) for at, row in enumerate(rows)]
    return _anchored(rows, None if tag.goes_on else tag.node, composed, starts, marks) if rows else rows


def _side_by_side(placers: Sequence[_Placer], lines: Sequence[ComposedLine | None]) -> Iterator[Fragment]:
    for placer, line in zip(placers, lines, strict=True):
        if line is not None:
            yield from placer.fragments(line)


@dataclass(frozen=True, slots=True)
class _Placer:
    """Puts the lines of one edition into its column."""

    setter: TextSetter
    page: Geometry
    look: ParagraphLook
    tag: ParagraphTag
    column: TextColumn
    touching: Mapping[int, Sequence[Reference]]
    """The marks in each line, by the place where it starts."""

    def fragments(self, line: ComposedLine) -> Iterator[Fragment]:
        """A line of the text, its label apart."""
        column, look, tag = self.column, self.look, self.tag
        linked = _linked(line, self.touching.get(line.start, ()), column)
        ranges = [(start, end, mark) for start, end, mark, _ in linked]
        put = self.setter.put(line, column.x, look.leading * BASELINE, self._colour(), linked=ranges)
        links = tuple(_link(line, each, column, look.leading) for each in linked)
        own = Fragment(
            tag.node, tag.role, lang(column.variant), tag.around, (put,), links=links,
            page_of_spread=column.page_of_spread,
        )  # fmt: skip
        label = tag.labels[column.number] if tag.labels and line.start == 0 else 0
        if label:
            first, put = parted(put, label)
            yield replace(own, role="Lbl", lines=(first,), links=())
            own = replace(own, lines=(put,))
        yield own

    def _colour(self) -> str | None:
        if self.look.colour is None and self.column.number and not self.page.beside:
            return self.setter.style.colours.second
        return self.look.colour


def _anchored(
    rows: Sequence[Strip], node: str | None, composed: Sequence[Sequence[ComposedLine]],
    starts: Sequence[int], marks: Marks,
) -> list[Strip]:  # fmt: skip
    """Rows that are the places of the text and of its marked sentences, in each edition."""
    made = list(rows)
    sentences = [{mark.row: mark.sentence for mark in own} for own in marks]
    marked = list(dict.fromkeys(row for own in sentences for row in own))
    for edition, (lines, start) in enumerate(zip(composed, starts, strict=True)):
        ends = [line.end for line in lines]
        places = {} if node is None else {node: 0}
        places.update({sentence_anchor(row): sentences[edition].get(row, 0) for row in marked})
        for anchor, place in places.items():
            first = bisect_right(ends, place)
            at = min(start + (first if first < len(ends) else 0), len(made) - 1)
            made[at] = _with_anchors(made[at], edition, anchor)
    return made


def _with_anchors(row: Strip, edition: int, *nodes: str) -> Strip:
    return replace(row, anchors=(*row.anchors, *anchors_of(*nodes, editions=(edition,))))


def led_to(rows: Sequence[Strip], page: Geometry, *nodes: str) -> list[Strip]:
    """Rows of which the first of each edition is the place of further nodes, too."""
    made = list(rows)
    for edition in range(len(page.columns)):
        starts = (
            at for at, row in enumerate(made) if any(anchor.edition == edition for anchor in row.anchors)
        )
        first = next(starts, None)
        if first is not None:
            made[first] = _with_anchors(made[first], edition, *nodes)
    return made


def _marks_by_line(lines: Sequence[ComposedLine], marks: Sequence[Reference]) -> dict[int, list[Reference]]:
    """The marks that stand in each line, by the place where it starts."""
    starts = [line.start for line in lines]
    found: dict[int, list[Reference]] = defaultdict(list)
    for mark in marks:
        for at in range(max(bisect_right(starts, mark.start) - 1, 0), bisect_left(starts, mark.end)):
            found[starts[at]].append(mark)
    return found


def _linked(
    line: ComposedLine, marks: Sequence[Reference], column: TextColumn
) -> list[tuple[int, int, str, str]]:
    """Ranges of a line's characters that are links, where they lead, and what they say."""
    found: list[tuple[int, int, str, str]] = []
    if not marks or len(line.text) != line.end - line.start:  # a character that does not show shifts all
        return found
    for mark in marks:
        start, end = max(mark.start, line.start) - line.start, min(mark.end, line.end) - line.start
        if start < end and (not found or start >= found[-1][1]):
            found.append((start, end, column.anchor(mark.row), mark.alt))
    return found


def _link(line: ComposedLine, linked: tuple[int, int, str, str], column: TextColumn, leading: float) -> Link:
    start, end, target, alt = linked
    pens = [x for run in line.runs for x in run.xs]
    right = pens[end] if end < len(pens) else max(line.width, pens[end - 1])
    return Link(column.x + pens[start], 0.0, right - pens[start], leading, target, alt)


def _held(number: int, count: int) -> bool:
    """Whether a line of a paragraph keeps the next one with it: no first and no last line stands alone."""
    return number < count - 1 and number in (0, count - 2)


def heading_type(setter: TextSetter, page: Geometry, look: HeadingLevel) -> tuple[float, float]:
    """Size and leading of a heading: it is as much larger than the text as the style's is than its body."""
    size = look.size * page.size / setter.style.body.size
    return size, max(look.lines * page.leading, _LEAST_LEADING * size)


def heading_role(level: int) -> StructRole:
    """What a heading is in the tags; level 0 is the document's title."""
    return _HEADINGS[min(level, 6) - 1] if level else "Title"


def heading_rows(
    setter: TextSetter,
    page: Geometry,
    texts: Sequence[str],
    *,
    node: str,
    level: int,
    labels: Sequence[str] = (),
    look: HeadingLevel | None = None,
    around: Path = (),
    divided: bool = False,
) -> list[Strip]:
    """A heading in all editions, kept with what follows; its white and lines stay on the grid.

    `level` 0 is the document's title. Later lines hang under the text after the `labels`; those of an
    indented heading go to the edge, but for one that is `divided` as titles are.
    """
    style = look or setter.style.heading.level(level)
    hangs: Sequence[float] = ()
    size, leading = heading_type(setter, page, style)
    indent = style.indent * size if style.align == "left" else 0.0
    if style.align == "left" and labels and not indent:  # an indented one is turned to the edge
        hangs = [
            setter.hang(label, column.variant, size=size, role=style.role)
            for label, column in zip(labels, page.columns, strict=True)
        ]
    elif divided:
        hangs = [indent] * len(page.columns)
    rows = parallel_rows(
        setter, page, tuple([Inline(text, role=style.role)] for text in texts),
        ParagraphLook(
            size, leading, indent, hangs, align=style.align, balanced=divided or not indent,
            colour=setter.style.colours.accent,
        ),
        ParagraphTag(node, heading_role(level), around),
    )  # fmt: skip
    before = style.lines_before * page.leading
    kept = [
        replace(row, keep=True, before=0.0 if number else before, snap=number == 0)
        for number, row in enumerate(rows)
    ]
    if style.lines_after:
        kept.append(Strip(style.lines_after * page.leading, keep=True, spared=style.lines_before % 1 > 0))
    if (
        style.lines_before % 1 or leading > style.lines * page.leading
    ):  # given up at the top of a page, it takes the grid with it
        kept.append(Strip(0.0, keep=True, snap=True))
    return kept
