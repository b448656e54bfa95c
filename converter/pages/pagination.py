"""Rows into sheets: a document is a column of whole rows; keeps and table heads decide where pages end.

A sheet is a page, or a spread of several whose rows are filled together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from converter.pages.geometry import Anchor
from converter.pages.layout import Line, Link, Path, Shape, StructRole

_EPSILON = 0.01


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
    page_of_spread: int = 0
    """Page of a spread it stands on, from 0."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A strip of the page, or of all pages of a spread, that is never divided."""

    height: float
    fragments: tuple[Fragment, ...] = ()
    shapes: tuple[Shape, ...] = ()
    """Decoration, y from the row's top; the same on all pages of a spread."""
    anchors: tuple[Anchor, ...] = ()
    """What has its destination at this row's top, on the page of its edition."""
    keep: bool = False
    """Whether the next row must stand on the same page."""
    before: float = 0.0
    """White above, given up at the top of a page."""
    spared: bool = False
    """Whether it is white below a heading, given up where the white above that was."""
    heads: tuple[Strip, ...] = ()
    """Rows repeated above this one when it is the first of a page: the head of its table."""
    section: tuple[str, ...] | None = None
    """What the running head says from here on, in each edition."""
    snap: bool = False
    """Whether it stands on the grid again, whatever stood above."""
    turn: bool = False
    """Whether it begins a page."""
    foot: bool = False
    """Whether it and what it is kept with end at the foot of the page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page or a spread with its rows in place, before running heads."""

    rows: tuple[tuple[float, Strip, bool], ...]
    """Top of each row, the row, and whether it is a repeated head."""
    section: tuple[str, ...] | None
    """The section it begins in."""
    pages: int = 1
    """How many it is made of."""


class _Paginator:
    """Fills one page after the other."""

    def __init__(self, top: float, height: float, grid: float, pages: int) -> None:
        self._top, self._height, self._grid, self._pages = top, height, grid, pages
        self._placed: list[tuple[float, Strip, bool]] = []
        self._y = 0.0
        self._gave = False
        """Whether white was given up above the heading that begins the page."""
        self._section: tuple[str, ...] | None = None
        self._shown: tuple[str, ...] | None = None
        self.sheets: list[Sheet] = []

    def add(self, group: Sequence[Strip]) -> None:
        """Place rows that stay together; only a group taller than a page is divided."""
        if self._placed and (group[0].turn or not self._fits(group)):
            self.turn(group[0].heads)
        for at, row in enumerate(group):
            if self._placed and not self._fits((row,)):
                self.turn(row.heads)
            if row.foot:
                below = sum(each.height + each.before for each in group[at:])
                self._y = max(self._y, self._height - below)
            self._put(row)

    def turn(self, heads: Sequence[Strip] = ()) -> None:
        """Close the page and begin the next, with `heads` repeated at its top."""
        if self._placed:
            self.sheets.append(Sheet(tuple(self._placed), self._shown, self._pages))
        self._placed, self._y, self._shown = [], 0.0, self._section
        for head in heads:
            self._placed.append((self._top + self._y, head, True))
            self._y += head.height

    def _put(self, row: Strip) -> None:
        if row.section:
            self._section = row.section
            if not self._placed or self._shown is None:
                self._shown = row.section
        if not self._placed and not row.fragments and not row.shapes and not row.anchors:
            return  # white is given up at the top of a page
        if row.spared and self._gave:
            return
        if not self._placed:
            self._gave = row.before > 0.0
        elif row.before and row.fragments:  # a second heading below the first has its own white
            self._gave = False
        self._y = self._start(row, self._y, first=not self._placed)
        self._placed.append((self._top + self._y, row, False))
        self._y += row.height
        self._gave = self._gave and row.keep

    def _start(self, row: Strip, y: float, *, first: bool) -> float:
        """Where a row begins that follows on `y`."""
        if first:
            return y
        if row.snap:
            y = math.ceil(y / self._grid - _EPSILON) * self._grid
        return y + row.before

    def _fits(self, group: Sequence[Strip]) -> bool:
        y = self._y
        for row in group:
            y = self._start(row, y, first=False) + row.height
        return y <= self._height + _EPSILON


def paginate(rows: Sequence[Strip], top: float, height: float, grid: float, pages: int = 1) -> list[Sheet]:
    """Rows set on pages of `height` points below `top`, as few as the keeps allow.

    Args:
        rows: in reading order.
        top: of the type area, from the page's edge.
        height: of the type area.
        grid: distance of the lines that rows with `snap` return to.
        pages: of each sheet.
    """
    paginator = _Paginator(top, height, grid, pages)
    for group in _groups(rows):
        paginator.add(group)
    paginator.turn()
    return paginator.sheets


def _groups(rows: Sequence[Strip]) -> list[list[Strip]]:
    """Rows that must stay together."""
    groups: list[list[Strip]] = []
    joined = False
    for row in rows:
        if joined:
            groups[-1].append(row)
        else:
            groups.append([row])
        joined = row.keep
    return groups
