"""Sheets into pages: rows gathered to one block for each node and edition, moved to where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from converter.pages.geometry import Geometry, anchor_of
from converter.pages.layout import Artifact, Destination, Line, Link, Page, Shape, StructRole, TaggedBlock
from converter.pages.pagination import Sheet
from converter.pages.strips import Fragment, Strip

Running: TypeAlias = Callable[[Sheet, int, int], Sequence[Artifact]]
"""Head and foot of a page: its sheet, its number from 1, and its page of the sheet, from 0."""


def destinations(sheets: Sequence[Sheet]) -> dict[str, Destination]:
    """Where every anchor is, on its page of the sheet."""
    found: dict[str, Destination] = {}
    number = 1
    for sheet in sheets:
        for y, row, repeated in sheet.rows:
            for anchor in () if repeated else row.anchors:
                page = anchor.edition if sheet.pages > 1 else 0
                found[anchor_of(*anchor)] = Destination(number + page, round(y, 3))
        number += sheet.pages
    return found


def pages_of(sheets: list[Sheet], geometry: Geometry, running: Running) -> Iterator[Page]:
    """The pages of all sheets, numbered from 1; a sheet is taken off the list when its pages are made."""
    number, order = 1, 0
    sheets.reverse()
    while sheets:
        sheet = sheets.pop()
        for page in range(sheet.pages):
            gatherer = _Gatherer(geometry.shift(number), page)
            for place, (y, row, repeated) in enumerate(sheet.rows):
                gatherer.add(row, y, repeated=repeated, order=order + place)
            heads = tuple(_moved(each, gatherer.dx) for each in running(sheet, number, page))
            yield Page(
                number,
                geometry.width,
                geometry.height,
                gatherer.blocks(),
                (*heads, *gatherer.artifacts),
            )
            number += 1
        order += len(sheet.rows)


class _Gatherer:
    """What stands on one page."""

    def __init__(self, dx: float, page: int) -> None:
        self.dx, self._page = dx, page
        self._blocks: dict[tuple[str, StructRole, str], _Gathered] = {}
        self.artifacts: list[Artifact] = []

    def blocks(self) -> tuple[TaggedBlock, ...]:
        return tuple([gathered.block() for gathered in self._blocks.values()])

    def add(self, row: Strip, y: float, *, repeated: bool, order: int) -> None:
        if row.shapes:
            shapes = tuple([shape.moved(self.dx, y) for shape in row.shapes])
            self.artifacts.append(Artifact("Layout", shapes=shapes))
        for fragment in row.fragments:
            if fragment.page_of_spread == self._page:
                self._take(fragment, y, repeated=repeated, order=order)

    def _take(self, fragment: Fragment, y: float, *, repeated: bool, order: int) -> None:
        lines = [line.moved(self.dx, y) for line in fragment.lines]
        shapes = [shape.moved(self.dx, y) for shape in fragment.shapes]
        if repeated:
            self.artifacts.append(Artifact("Layout", tuple(lines), tuple(shapes)))
            return
        if fragment.decoration:
            decoration = tuple([line.moved(self.dx, y) for line in fragment.decoration])
            self.artifacts.append(Artifact("Layout", decoration))
        key = (fragment.node, fragment.role, fragment.lang)
        gathered = self._blocks.get(key)
        if gathered is None:
            gathered = self._blocks[key] = _Gathered(fragment, order)
        gathered.lines += lines
        gathered.shapes += shapes
        gathered.links += [link.moved(self.dx, y) for link in fragment.links]


class _Gathered:
    """A block that is being filled; it is otherwise as its first fragment."""

    def __init__(self, first: Fragment, order: int) -> None:
        self._first, self._order = first, order
        self.lines: list[Line] = []
        self.shapes: list[Shape] = []
        self.links: list[Link] = []

    def block(self) -> TaggedBlock:
        first = self._first
        return TaggedBlock(
            first.node, first.role, first.lang, first.path, tuple(self.lines), tuple(self.shapes),
            tuple(self.links), first.alt, first.attributes, self._order,
        )  # fmt: skip


def _moved(artifact: Artifact, dx: float) -> Artifact:
    if not dx:
        return artifact
    lines = tuple([line.moved(dx, 0.0) for line in artifact.lines])
    return Artifact(artifact.kind, lines, tuple([shape.moved(dx, 0.0) for shape in artifact.shapes]))
