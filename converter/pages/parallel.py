"""Texts in both scripts, beside or under each other: paragraphs, notes, headings."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TypeAlias

from converter.compose.paragraph import Align, ComposedLine, Inline
from converter.pages.geometry import BASELINE, Geometry, Side
from converter.pages.layout import Link, Path, StructRole
from converter.pages.lists import parted
from converter.pages.pagination import Fragment, Row, anchors_of
from converter.pages.references import Reference, sentence_anchor
from converter.pages.setter import TextSetter, lang
from converter.styles import HeadingLevel

_HEADINGS: tuple[StructRole, ...] = ("H1", "H2", "H3", "H4", "H5", "H6")

Texts: TypeAlias = Sequence[str | Sequence[Inline]]
"""A text in both scripts, Traditional first."""
Marks: TypeAlias = tuple[Sequence[Reference], Sequence[Reference]]
"""Figures in both texts that the tables list."""


def paired_rows(
    setter: TextSetter,
    page: Geometry,
    texts: Texts,
    *,
    node: str,
    role: StructRole,
    size: float,
    leading: float,
    indent: float = 0.0,
    hangs: tuple[float, float] = (0.0, 0.0),
    align: Align = "justify",
    balanced: bool = False,
    colour: str | None = None,
    marks: Marks = ((), ()),
    around: Path = (),
    labels: tuple[int, int] = (0, 0),
) -> list[Row]:
    """A text in both scripts as rows, line one beside line one or text under text.

    In each script the first row is the text's anchor, and that of the sentence of each of its marks the row
    where it begins.

    Args:
        texts: the text, Traditional first.
        node: id of what it sets; the anchor.
        role: of the structure element.
        size, leading, indent: in points.
        hangs: white before all lines but the first, in points, in each script.
        align: of the lines in their column.
        balanced: whether they should be of like length.
        colour: `#rrggbb`; the text's by default, the second text's where it stands under the first.
        marks: figures in either text that lead to rows of tables.
        around: the structure elements that enclose both.
        labels: characters at the head of each text that are the printed label of an item of a list.
    """
    columns = [
        setter.lines(
            text, side.variant, size=size, measure=page.column, indent=indent, hang=hang, align=align,
            balanced=balanced, node=node,
        )
        for text, side, hang in zip(texts, page.sides, hangs, strict=True)
    ]  # fmt: skip
    under = setter.style.colours.second if colour is None and not page.beside else colour
    colours = (colour, under)

    touching = [_marks_by_line(lines, own) for lines, own in zip(columns, marks, strict=True)]

    def fragments(lines: Sequence[ComposedLine | None], sides: Sequence[int]) -> Iterator[Fragment]:
        for number, line in zip(sides, lines, strict=True):
            if line is not None:
                side = page.sides[number]
                linked = _linked(line, touching[number].get(line.start, ()), side)
                ranges = [(start, end, mark) for start, end, mark, _ in linked]
                put = setter.put(line, side.x, leading * BASELINE, colours[number], linked=ranges)
                links = tuple(_link(line, each, side, leading) for each in linked)
                own = Fragment(node, role, lang(side.variant), around, (put,), links=links, leaf=side.leaf)
                if line.start == 0 and labels[number]:
                    label, put = parted(put, labels[number])
                    yield replace(own, role="Lbl", lines=(label,), links=())
                    own = replace(own, lines=(put,))
                yield own

    if page.beside:
        count = max(map(len, columns))
        rows = [
            Row(leading, tuple(fragments(lines, (0, 1))), keep=_held(number, count))
            for number, lines in enumerate(zip_longest(*columns))
        ]
        starts = (0, 0)
    else:
        rows = [
            Row(leading, tuple(fragments((line,), (side,))), keep=_held(number, len(lines)))
            for side, lines in enumerate(columns)
            for number, line in enumerate(lines)
        ]
        starts = (0, len(columns[0]))
    for side, start in enumerate(starts if rows else ()):
        own = {mark.row: mark.sentence for mark in marks[side]}
        ends = [line.end for line in columns[side]]
        places = {sentence_anchor(mark.row): own.get(mark.row, 0) for mark in (*marks[0], *marks[1])}
        for anchor, place in {node: 0, **places}.items():
            first = bisect_right(ends, place)
            at = min(start + (first if first < len(ends) else 0), len(rows) - 1)
            rows[at] = _anchored(rows[at], side, anchor)
    return rows


def _anchored(row: Row, side: int, *nodes: str) -> Row:
    return replace(row, anchors=(*row.anchors, *anchors_of(*nodes, sides=(side,))))


def led_to(rows: Sequence[Row], *nodes: str) -> list[Row]:
    """Rows of which the first of each script is the place of further nodes, too."""
    made = list(rows)
    for side in (0, 1):
        starts = (at for at, row in enumerate(made) if any(anchor.side == side for anchor in row.anchors))
        first = next(starts, None)
        if first is not None:
            made[first] = _anchored(made[first], side, *nodes)
    return made


def _marks_by_line(lines: Sequence[ComposedLine], marks: Sequence[Reference]) -> dict[int, list[Reference]]:
    """The marks that stand in each line, by the place where it starts."""
    starts = [line.start for line in lines]
    found: dict[int, list[Reference]] = defaultdict(list)
    for mark in marks:
        for at in range(max(bisect_right(starts, mark.start) - 1, 0), bisect_left(starts, mark.end)):
            found[starts[at]].append(mark)
    return found


def _linked(line: ComposedLine, marks: Sequence[Reference], side: Side) -> list[tuple[int, int, str, str]]:
    """Ranges of a line's characters that are links, where they lead, and what they say."""
    found: list[tuple[int, int, str, str]] = []
    if not marks or len(line.text) != line.end - line.start:  # a character that does not show shifts all
        return found
    for mark in marks:
        start, end = max(mark.start, line.start) - line.start, min(mark.end, line.end) - line.start
        if start < end and (not found or start >= found[-1][1]):
            found.append((start, end, side.anchor(mark.row), mark.alt))
    return found


def _link(line: ComposedLine, linked: tuple[int, int, str, str], side: Side, leading: float) -> Link:
    start, end, target, alt = linked
    pens = [x for run in line.runs for x in run.xs]
    right = pens[end] if end < len(pens) else max(line.width, pens[end - 1])
    return Link(side.x + pens[start], 0.0, right - pens[start], leading, target, alt)


def _held(number: int, count: int) -> bool:
    """Whether a line of a paragraph keeps the next one with it: no first and no last line stands alone."""
    return number < count - 1 and number in (0, count - 2)


def heading_rows(
    setter: TextSetter,
    page: Geometry,
    texts: tuple[str, str],
    *,
    node: str,
    level: int,
    labels: tuple[str, str] = ("", ""),
    look: HeadingLevel | None = None,
    around: Path = (),
) -> list[Row]:
    """A heading in both scripts, kept with what follows; its white and lines stay on the grid.

    `level` 0 is the document's title. Later lines hang under the text after the `labels`.
    """
    style = look or setter.style.heading.level(level)
    hangs = (0.0, 0.0)
    if style.align == "left":
        left, right = (
            setter.hang(label, side.variant, size=style.size, role=style.role)
            for label, side in zip(labels, page.sides, strict=True)
        )
        hangs = (left, right)
    rows = paired_rows(
        setter, page, tuple([Inline(text, role=style.role)] for text in texts),
        node=node, role=_HEADINGS[min(level, 6) - 1] if level else "Title", size=style.size,
        leading=style.lines * page.leading, align=style.align, balanced=True, hangs=hangs,
        colour=setter.style.colours.accent, around=around,
    )  # fmt: skip
    before = style.lines_before * page.leading
    kept = [
        replace(row, keep=True, before=0.0 if number else before, snap=number == 0)
        for number, row in enumerate(rows)
    ]
    if style.lines_after:
        kept.append(Row(style.lines_after * page.leading, keep=True))
    if style.lines_before % 1:  # given up at the top of a page, it takes the grid with it
        kept.append(Row(0.0, keep=True, snap=True))
    return kept
