"""Rows into pages: a document is a column of whole rows; keeps and table heads decide where pages end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from converter.typeset.layout import Artifact, Block, Destination, Line, Link, Page, Shape, StructRole

_EPSILON = 0.01


@dataclass(frozen=True, slots=True)
class Fragment:
    """What one row holds of one node; y counts from the row's top, x from the page's left edge."""

    node: str
    role: StructRole
    lang: str
    path: tuple[tuple[str, str], ...] = ()
    lines: tuple[Line, ...] = ()
    shapes: tuple[Shape, ...] = ()
    links: tuple[Link, ...] = ()
    alt: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A strip of the page that is never divided."""

    height: float
    fragments: tuple[Fragment, ...] = ()
    shapes: tuple[Shape, ...] = ()
    """Decoration, y from the row's top."""
    anchors: tuple[str, ...] = ()
    """Destinations at this row's top."""
    keep: bool = False
    """Whether the next row must stand on the same page."""
    before: float = 0.0
    """White above, given up at the top of a page."""
    heads: tuple[Row, ...] = ()
    """Rows repeated above this one when it is the first of a page: the head of its table."""
    section: tuple[str, str] | None = None
    """What the running head says from here on, in both scripts."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with its rows in place, before running heads."""

    rows: tuple[tuple[float, Row, bool], ...]
    """Top of each row, the row, and whether it is a repeated head."""
    section: tuple[str, str] | None
    """The section the page begins in, or the first that begins on it."""


def paginate(rows: Sequence[Row], top: float, height: float) -> list[Sheet]:
    """Rows set on pages of `height` points below `top`, as few as the keeps allow."""
    sheets: list[Sheet] = []
    placed: list[tuple[float, Row, bool]] = []
    y = 0.0
    section: tuple[str, str] | None = None
    shown: tuple[str, str] | None = None
    for group in _groups(rows):
        needed = sum(row.height + row.before for row in group) - (0.0 if placed else group[0].before)
        if placed and y + needed > height + _EPSILON:
            sheets.append(Sheet(tuple(placed), shown))
            placed, y, shown = [], 0.0, section
            for head in group[0].heads:
                placed.append((top + y, head, True))
                y += head.height
        for row in group:
            overflows = y + row.height > height + _EPSILON
            if placed and overflows:  # a group taller than a page
                sheets.append(Sheet(tuple(placed), shown))
                placed, y, shown = [], 0.0, section
            y += row.before if placed else 0.0
            placed.append((top + y, row, False))
            y += row.height
            if row.section:
                section = row.section
                shown = shown or section
    if placed:
        sheets.append(Sheet(tuple(placed), shown))
    return sheets


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows that must stay together."""
    groups: list[list[Row]] = []
    joined = False
    for row in rows:
        if joined:
            groups[-1].append(row)
        else:
            groups.append([row])
        joined = row.keep
    return groups


def destinations(sheets: Sequence[Sheet]) -> dict[str, Destination]:
    """Where every anchor is."""
    return {
        anchor: Destination(number, round(y, 3))
        for number, sheet in enumerate(sheets, start=1)
        for y, row, repeated in sheet.rows
        if not repeated
        for anchor in row.anchors
    }


def page_of(sheet: Sheet, number: int, width: float, height: float, running: Sequence[Artifact]) -> Page:
    """A page with its rows' fragments gathered to one block for each node and script."""
    gathered: dict[tuple[str, StructRole, str], Block] = {}
    artifacts: list[Artifact] = list(running)
    for y, row, repeated in sheet.rows:
        if row.shapes:
            artifacts.append(Artifact("Layout", shapes=tuple(_moved_shape(shape, y) for shape in row.shapes)))
        for fragment in row.fragments:
            lines = tuple(_moved_line(line, y) for line in fragment.lines)
            shapes = tuple(_moved_shape(shape, y) for shape in fragment.shapes)
            if repeated:
                artifacts.append(Artifact("Layout", lines, shapes))
                continue
            links = tuple(replace(link, y=link.y + y) for link in fragment.links)
            key = (fragment.node, fragment.role, fragment.lang)
            block = gathered.get(key)
            if block is None:
                gathered[key] = Block(
                    fragment.node, fragment.role, fragment.lang, fragment.path, lines, shapes, links,
                    fragment.alt, fragment.attributes,
                )  # fmt: skip
            else:
                gathered[key] = replace(
                    block, lines=block.lines + lines, shapes=block.shapes + shapes, links=block.links + links
                )
    return Page(number, width, height, tuple(gathered.values()), tuple(artifacts))


def _moved_line(line: Line, y: float) -> Line:
    return replace(line, y=line.y + y, runs=tuple(replace(run, y=run.y + y) for run in line.runs))


def _moved_shape(shape: Shape, y: float) -> Shape:
    return replace(shape, y=shape.y + y)
