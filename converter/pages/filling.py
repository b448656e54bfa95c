"""Where rows come to stand on a page that is being filled, and whether they have room."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

from converter.pages.strips import Strip

_EPSILON: Final = 0.01


class Room(NamedTuple):
    """What there is to fill; lengths in points."""

    height: float
    """Of the type area."""
    grid: float
    """Distance of the lines that rows with `snap` return to."""


class Filling:
    """A page being filled from its top."""

    __slots__ = ("_empty", "_gave", "_room", "y")

    def __init__(self, room: Room, heads: Sequence[Strip] = ()) -> None:
        """Args:
        room: what there is to fill.
        heads: what is repeated at the top of the page.
        """
        self._room = room
        self.y = sum(head.height for head in heads)
        """Where the next row begins, but for the white above it."""
        self._empty = not heads
        self._gave = False
        """Whether white was given up above the heading that begins the page."""

    def put(self, group: Sequence[Strip], at: int) -> float | None:
        """Where one of the rows that stay together comes to stand; None if it is white that is given up."""
        row = group[at]
        if row.foot:
            below = sum(each.height + each.before for each in group[at:])
            self.y = max(self.y, self._room.height - below)
        if (self._empty and row.blank) or (row.spared and self._gave):
            return None
        if self._empty:
            self._gave = row.before > 0.0
        elif row.before and row.fragments:  # a second heading below the first has its own white
            self._gave = False
        y = self.y if self._empty else self._start(row, self.y)
        self.y, self._empty = y + row.height, False
        self._gave = self._gave and row.keep
        return y

    def fits(self, group: Sequence[Strip]) -> bool:
        """Whether rows have room below those that are there."""
        y = self.y
        for row in group:
            y = self._start(row, y) + row.height
        return y <= self._room.height + _EPSILON

    def _start(self, row: Strip, y: float) -> float:
        """Where a row begins that follows on `y`."""
        if row.snap:
            y = math.ceil(y / self._room.grid - _EPSILON) * self._room.grid
        return y + row.before


def together(rows: Sequence[Strip]) -> list[list[Strip]]:
    """Rows in groups that must stay on one page."""
    groups: list[list[Strip]] = []
    joined = False
    for row in rows:
        if joined:
            groups[-1].append(row)
        else:
            groups.append([row])
        joined = row.keep
    return groups
