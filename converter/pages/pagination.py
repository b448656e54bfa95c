"""Rows into sheets: a document is a column of whole rows; keeps and table heads decide where pages end.

A sheet is a page, or an opening of two whose rows are filled together.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from converter.pages.layout import Line, Link, Path, Shape, StructRole

_EPSILON = 0.01
_WORTH = 0.5
"""Of what does not fit: with less room nothing shorter is looked for."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """What one row holds of one node; y counts from the row's top, x from the page's left edge."""

    node: str
    role: StructRole
    lang: str
    path: Path = ()
    lines: tuple[Line, ...] = ()
    shapes: tuple[Shape, ...] = ()
    links: tuple[Link, ...] = ()
    alt: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    decoration: tuple[Line, ...] = ()
    """What a screen reader passes over: the leader of an entry."""
    leaf: int = 0
    """Page of an opening it stands on: 0 left, 1 right."""


class Anchor(NamedTuple):
    """A node in one script, for links to lead to."""

    node: str
    side: int
    """0 is the Traditional text, 1 the Simplified."""


def anchors_of(*nodes: str, sides: Iterable[int] = (0, 1)) -> tuple[Anchor, ...]:
    """Nodes in one script or in both."""
    return tuple(Anchor(node, side) for side in sides for node in nodes)


@dataclass(frozen=True, slots=True)
class Row:
    """A strip of the page, or of both pages of an opening, that is never divided."""

    height: float
    fragments: tuple[Fragment, ...] = ()
    shapes: tuple[Shape, ...] = ()
    """Decoration, y from the row's top; the same on both pages of an opening."""
    anchors: tuple[Anchor, ...] = ()
    """What has its destination at this row's top, on the page of its script."""
    keep: bool = False
    """Whether the next row must stand on the same page."""
    before: float = 0.0
    """White above, given up at the top of a page."""
    heads: tuple[Row, ...] = ()
    """Rows repeated above this one when it is the first of a page: the head of its table."""
    section: tuple[str, str] | None = None
    """What the running head says from here on, in both scripts."""
    snap: bool = False
    """Whether it stands on the grid again, whatever stood above."""
    instead: Callable[[], Iterable[Sequence[Row]]] | None = None
    """What may stand in its place and that of the rows it keeps with it, where all of it does not fit on the
    page: the first that does. Made only then."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page or an opening with its rows in place, before running heads."""

    rows: tuple[tuple[float, Row, bool], ...]
    """Top of each row, the row, and whether it is a repeated head."""
    section: tuple[str, str] | None
    """The section it begins in."""
    leaves: int = 1
    """Pages it is made of."""


class _Pages:
    """Fills one page after the other."""

    def __init__(self, top: float, height: float, grid: float, leaves: int) -> None:
        self._top, self._height, self._grid, self._leaves = top, height, grid, leaves
        self._placed: list[tuple[float, Row, bool]] = []
        self._y = 0.0
        self._section: tuple[str, str] | None = None
        self._shown: tuple[str, str] | None = None
        self.sheets: list[Sheet] = []

    def add(self, group: Sequence[Row]) -> None:
        """Place rows that stay together; only a group taller than a page is divided."""
        if self._placed and not self._fits(group):
            shorter = next(filter(self._fits, self._alternatives(group)), None)
            if shorter is None:
                self.turn(group[0].heads)
            else:
                group = shorter
        for row in group:
            if self._placed and not self._fits((row,)):
                self.turn(row.heads)
            self._put(row)

    def _alternatives(self, group: Sequence[Row]) -> Iterator[Sequence[Row]]:
        """What may stand instead of rows that stay together, if there is room for half of them."""
        if self._height - self._y < _WORTH * sum(row.height for row in group):
            return
        for place, row in enumerate(group):
            for other in row.instead() if row.instead else ():
                yield [*group[:place], *other]

    def turn(self, heads: Sequence[Row] = ()) -> None:
        """Close the page and begin the next, with `heads` repeated at its top."""
        if self._placed:
            self.sheets.append(Sheet(tuple(self._placed), self._shown, self._leaves))
        self._placed, self._y, self._shown = [], 0.0, self._section
        for head in heads:
            self._placed.append((self._top + self._y, head, True))
            self._y += head.height

    def _put(self, row: Row) -> None:
        if row.section:
            self._section = row.section
            if not self._placed or self._shown is None:
                self._shown = row.section
        if not self._placed and not row.fragments and not row.shapes and not row.anchors:
            return  # white is given up at the top of a page
        self._y = self._start(row, self._y, first=not self._placed)
        self._placed.append((self._top + self._y, row, False))
        self._y += row.height

    def _start(self, row: Row, y: float, *, first: bool) -> float:
        """Where a row begins that follows on `y`."""
        if first:
            return y
        if row.snap:
            y = math.ceil(y / self._grid - _EPSILON) * self._grid
        return y + row.before

    def _fits(self, group: Sequence[Row]) -> bool:
        y = self._y
        for row in group:
            y = self._start(row, y, first=False) + row.height
        return y <= self._height + _EPSILON


def paginate(rows: Sequence[Row], top: float, height: float, grid: float, leaves: int = 1) -> list[Sheet]:
    """Rows set on pages of `height` points below `top`, as few as the keeps allow.

    Args:
        rows: in reading order.
        top: of the type area, from the page's edge.
        height: of the type area.
        grid: distance of the lines that rows with `snap` return to.
        leaves: pages of each sheet.
    """
    pages = _Pages(top, height, grid, leaves)
    for group in _groups(rows):
        pages.add(group)
    pages.turn()
    return pages.sheets


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
