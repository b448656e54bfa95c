"""Sheets into pages: rows gathered to one block for each node and script, moved to where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from converter.typeset.flow import Fragment, Row, Sheet
from converter.typeset.geometry import Geometry, anchor_of
from converter.typeset.layout import Artifact, Block, Destination, Line, Link, Page, Shape, StructRole

Running: TypeAlias = Callable[[Sheet, int, int], Sequence[Artifact]]
"""Head and foot of a page: its sheet, its number from 1, and its leaf of the sheet."""


def destinations(sheets: Sequence[Sheet]) -> dict[str, Destination]:
    """Where every anchor is, on its page of the sheet."""
    found: dict[str, Destination] = {}
    number = 1
    for sheet in sheets:
        for y, row, repeated in sheet.rows:
            for anchor in () if repeated else row.anchors:
                leaf = anchor.side if sheet.leaves > 1 else 0
                found[anchor_of(*anchor)] = Destination(number + leaf, round(y, 3))
        number += sheet.leaves
    return found


def pages_of(sheets: Sequence[Sheet], geometry: Geometry, running: Running) -> Iterator[Page]:
    """The pages of all sheets, numbered from 1."""
    number, order = 1, 0
    for sheet in sheets:
        for leaf in range(sheet.leaves):
            gatherer = _Gatherer(geometry.shift(number), leaf)
            for place, (y, row, repeated) in enumerate(sheet.rows):
                gatherer.add(row, y, repeated=repeated, order=order + place)
            heads = tuple(_moved_artifact(each, gatherer.dx) for each in running(sheet, number, leaf))
            yield Page(
                number,
                geometry.width,
                geometry.height,
                tuple(gatherer.blocks.values()),
                (*heads, *gatherer.artifacts),
            )
            number += 1
        order += len(sheet.rows)


class _Gatherer:
    """What stands on one page."""

    def __init__(self, dx: float, leaf: int) -> None:
        self.dx, self._leaf = dx, leaf
        self.blocks: dict[tuple[str, StructRole, str], Block] = {}
        self.artifacts: list[Artifact] = []

    def add(self, row: Row, y: float, *, repeated: bool, order: int) -> None:
        if row.shapes:
            self.artifacts.append(Artifact("Layout", shapes=_moved_shapes(row.shapes, self.dx, y)))
        for fragment in row.fragments:
            if fragment.leaf == self._leaf:
                self._take(fragment, y, repeated=repeated, order=order)

    def _take(self, fragment: Fragment, y: float, *, repeated: bool, order: int) -> None:
        lines = _moved_lines(fragment.lines, self.dx, y)
        shapes = _moved_shapes(fragment.shapes, self.dx, y)
        if repeated:
            self.artifacts.append(Artifact("Layout", lines, shapes))
            return
        if fragment.decoration:
            self.artifacts.append(Artifact("Layout", _moved_lines(fragment.decoration, self.dx, y)))
        links = tuple(_moved_link(link, self.dx, y) for link in fragment.links)
        key = (fragment.node, fragment.role, fragment.lang)
        block = self.blocks.get(key)
        if block is None:
            self.blocks[key] = Block(
                fragment.node, fragment.role, fragment.lang, fragment.path, lines, shapes, links,
                fragment.alt, fragment.attributes, order,
            )  # fmt: skip
        else:
            self.blocks[key] = replace(
                block, lines=block.lines + lines, shapes=block.shapes + shapes, links=block.links + links
            )


def _moved_artifact(artifact: Artifact, dx: float) -> Artifact:
    if not dx:
        return artifact
    return replace(
        artifact, lines=_moved_lines(artifact.lines, dx, 0.0), shapes=_moved_shapes(artifact.shapes, dx, 0.0)
    )


def _moved_lines(lines: Sequence[Line], dx: float, dy: float) -> tuple[Line, ...]:
    return tuple(
        replace(
            line,
            x=line.x + dx,
            y=line.y + dy,
            following=None if line.following is None else line.following + dx,
            runs=tuple(
                replace(run, y=run.y + dy, xs=tuple([x + dx for x in run.xs]) if dx else run.xs)
                for run in line.runs
            ),
        )
        for line in lines
    )


def _moved_shapes(shapes: Sequence[Shape], dx: float, dy: float) -> tuple[Shape, ...]:
    return tuple(replace(shape, x=shape.x + dx, y=shape.y + dy) for shape in shapes)


def _moved_link(link: Link, dx: float, dy: float) -> Link:
    return replace(link, x=link.x + dx, y=link.y + dy)
