"""Rows into sheets: keeps and table heads decide where pages end.

A sheet is a page, or a spread of several whose rows are filled together.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from converter.pages.evening import FilledPage, evened
from converter.pages.filling import Filling, Room, together
from converter.pages.strips import Strip


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

    def __init__(self, top: float, room: Room, pages: int) -> None:
        self._top, self._room, self._pages = top, room, pages
        self._placed: list[tuple[float, Strip, bool]] = []
        self._filling = Filling(room)
        self._section: tuple[str, ...] | None = None
        self._shown: tuple[str, ...] | None = None
        self._first: int | None = None
        self._end = 0.0
        self.sheets: list[Sheet] = []
        self.filled: list[FilledPage] = []

    def fill(self, groups: Sequence[Sequence[Strip]], begin: Collection[int] = ()) -> None:
        """Set groups of rows that stay together; only one taller than a page is divided.

        Args:
            groups: all of them.
            begin: those that begin a page also where there is room before.
        """
        for number, group in enumerate(groups):
            if self._placed and (number in begin or group[0].turn or not self._filling.fits(group)):
                self.turn(group[0].heads)
            if not self._placed or all(repeated for _, _, repeated in self._placed):
                self._first = number
            for at, row in enumerate(group):
                if self._placed and not self._filling.fits((row,)):
                    self.turn(row.heads)
                self._put(group, at)
        self.turn()

    def turn(self, heads: Sequence[Strip] = ()) -> None:
        """Close the page and begin the next, with `heads` repeated at its top."""
        if self._placed:
            self.sheets.append(Sheet(tuple(self._placed), self._shown, self._pages))
            self.filled.append(FilledPage(self._first, self._end))
        self._placed, self._shown, self._filling = [], self._section, Filling(self._room, heads)
        self._first, self._end = None, 0.0
        y = self._top
        for head in heads:
            self._placed.append((y, head, True))
            y += head.height

    def _put(self, group: Sequence[Strip], at: int) -> None:
        row = group[at]
        if row.section:
            self._section = row.section
            if not self._placed or self._shown is None:
                self._shown = row.section
        y = self._filling.put(group, at)
        if y is not None:
            self._placed.append((self._top + y, row, False))
            self._end = y + row.height if row.fragments else self._end


def paginate(rows: Sequence[Strip], top: float, height: float, grid: float, pages: int = 1) -> list[Sheet]:
    """Rows set on pages of `height` points below `top`, as few as the keeps allow.

    Args:
        rows: in reading order.
        top: of the type area, from the page's edge.
        height: of the type area.
        grid: distance of the lines that rows with `snap` return to.
        pages: of each sheet.
    """
    groups, room = together(rows), Room(height, grid)
    paginator = _Paginator(top, room, pages)
    paginator.fill(groups)
    begin = evened(groups, paginator.filled, room)
    if begin:
        paginator = _Paginator(top, room, pages)
        paginator.fill(groups, frozenset(begin))
    return paginator.sheets
