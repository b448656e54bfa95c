"""Pages that end before they are full, so that none is left nearly empty.

Pages filled one after the other leave white where a chart, a heading with the first rows of its table or a
tall row does not fit, up to half a page of it; what is left for the last page may be nothing but a note and
the colophon, and what is left of a table one or two rows. Where that is so, the white is spread: pages that
end in a table or above a chart end some rows earlier, and those behind take over from them; no page by so
much that a reader asks why, if that can be helped. There are never more pages than before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, islice, pairwise, takewhile
from typing import Final, NamedTuple

from converter.pages.filling import Filling, Room
from converter.pages.strips import Strip

MOST_WHITE: Final = 0.25
"""Of a page's height: more is a fault."""
LEAST_COMPANY: Final = 0.1
"""Of a page's height: what stands on the last page beside notes and colophon."""
_BACK: Final = 8
"""Pages before the first fault that may end earlier."""
_PAGE: Final = 100.0
"""What a further page costs: more than any white."""
_FAULT: Final = 0.25
"""What a page costs that has too much white, beside the square of its white,"""
_ALONE: Final = 0.4
"""a last page with nothing but notes and colophon,"""
_BARE: Final = 3.0
"""and one with nothing but the colophon,"""
_REMAINDER: Final = 0.25
"""one that begins with what is left of a table,"""
_FEW: Final = 2
"""if that is no more than so many rows,"""
_EARLY: Final = 0.015
"""and one that ends early though more would go onto it,"""
_NOTICED: Final = 4.5
"""by so many lines or more."""


class FilledPage(NamedTuple):
    """A page as it was filled."""

    first: int | None
    """Group that begins it; None where that is divided."""
    end: float
    """Where its last text ends, in points."""


def evened(groups: Sequence[Sequence[Strip]], pages: Sequence[FilledPage], room: Room) -> list[int]:
    """The groups that begin pages, from the first that should be filled otherwise; none if none should.

    Args:
        groups: rows that stay together.
        pages: as they are if each is filled before the next.
        room: of each page.
    """
    ways = _Ways(groups, room)
    begin = _begin(ways, pages)
    starts = [page.first for page in pages[begin:] if page.first is not None] if begin is not None else []
    if not starts:
        return []
    best = ways.best(starts[0])
    return best if best and ways.cost(best) < ways.cost(starts) else []


def _begin(ways: _Ways, pages: Sequence[FilledPage]) -> int | None:
    """The first page that may be filled otherwise; None where there is no fault."""
    groups, room = ways.groups, ways.room
    faults = [
        at
        for at, (page, after) in enumerate(pairwise(pages))
        if (after.first is not None and ways.is_remainder(after.first))
        or (
            page.end < (1 - MOST_WHITE) * room.height
            and (after.first is None or not groups[after.first][0].turn)
        )
    ]
    last = pages[-1].first if pages else None
    if last is not None and company(groups[last:], room) < LEAST_COMPANY:
        faults.append(len(pages) - 1)
    if not faults:
        return None
    divided = max((at for at, page in enumerate(pages) if page.first is None), default=-1)
    begin = max(faults[0] - _BACK, divided + 1, 0)
    return begin if begin < len(pages) else None


def company(groups: Sequence[Sequence[Strip]], room: Room) -> float:
    """Share of a page that says more than how the document was made."""
    return (
        sum(row.height for group in groups for row in group if not (row.closing or row.blank)) / room.height
    )


class _Ways:
    """The ways to divide groups into pages."""

    def __init__(self, groups: Sequence[Sequence[Strip]], room: Room) -> None:
        self.groups, self.room = groups, room
        heights = [sum(row.height + row.before for row in group) for group in groups]
        self._rest = [*reversed(list(accumulate(reversed(heights)))), 0.0]
        """Height of each group with all that follow, in points."""

    def best(self, first: int) -> list[int]:
        """Groups that begin pages from that group on; none where pages cannot hold them undivided."""
        count = len(self.groups)
        known: dict[int, tuple[float, int]] = {first: (0.0, -1)}
        for start in range(first, count):
            if start not in known:
                continue
            cost, _ = known[start]
            for after, own in self._pages(start):
                if after not in known or cost + own < known[after][0]:
                    known[after] = (cost + own, start)
        starts: list[int] = []
        at = known[count][1] if count in known else -1
        while at >= 0:
            starts.append(at)
            at = known[at][1]
        return starts[::-1]

    def cost(self, starts: Sequence[int]) -> float:
        """What pages cost together that begin with these groups."""
        ends = [*starts[1:], len(self.groups)]
        return sum(
            dict(self._pages(start)).get(end, _PAGE * len(self.groups))
            for start, end in zip(starts, ends, strict=True)
        )

    def _pages(self, start: int) -> Iterator[tuple[int, float]]:
        """The pages that may begin with a group: the group after each, and its cost."""
        ends = list(self._ends(start))
        for number, (after, end) in enumerate(ends, start=1):
            white = 1 - end / self.room.height
            if after == len(self.groups):
                yield after, _PAGE + self._last(start)
            elif self.groups[after][0].turn:
                yield after, _PAGE
            elif number == len(ends) or self._may_end(after):
                fault = _FAULT if white > MOST_WHITE else 0.0
                fault += _REMAINDER if self.is_remainder(after) else 0.0
                noticed = self.room.height - end >= _NOTICED * self.room.grid
                fault += _EARLY if noticed and number < len(ends) else 0.0
                yield after, _PAGE + white**2 + fault

    def is_remainder(self, start: int) -> bool:
        """Whether a page that begins with that group would begin with few rows that are left of a table."""
        head = self.groups[start][0].heads[:1]
        if not (start and head) or self.groups[start - 1][-1].heads[:1] != head:
            return False
        rows = islice(chain.from_iterable(self.groups[start:]), _FEW + 1)
        return sum(1 for _ in takewhile(lambda row: row.heads[:1] == head, rows)) <= _FEW

    def _may_end(self, after: int) -> bool:
        """Whether a page may end before it is full: in a table, above a chart, before the last page."""
        block = any(row.block or row.closing for row in self.groups[after])
        return block or self._rest[after] <= self.room.height

    def _last(self, start: int) -> float:
        """What the last page costs besides."""
        groups = self.groups[start:]
        if company(groups, self.room) >= LEAST_COMPANY:
            return 0.0
        return _BARE if len(groups) == 1 else _ALONE

    def _ends(self, start: int) -> Iterator[tuple[int, float]]:
        """Where a page may end that begins with a group: the group after it, and the end of its text."""
        filling = Filling(self.room, self.groups[start][0].heads if start else ())
        end = 0.0
        for number in range(start, len(self.groups)):
            group = self.groups[number]
            if number > start and (group[0].turn or not filling.fits(group)):
                return
            for at, row in enumerate(group):
                y = filling.put(group, at)
                end = y + row.height if y is not None and row.fragments else end
            if end > self.room.height + 0.01:  # it must be divided
                return
            yield number + 1, end
