"""Series of labels: 一、二、三、 of one style under one section, and whether they are headings as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from converter.parsing.lines import Line, own_line_heading, run_in_heading


@dataclass(frozen=True, slots=True)
class Series:
    """Which numbered lines belong to a series that is made of headings."""

    _sure: frozenset[int]

    def sure(self, place: int) -> bool:
        return place in self._sure


def sure_series(lines: Sequence[Line]) -> Series:
    """The numbered lines whose series is made of headings beyond doubt: a series is of one kind.

    It is where most of its lines are, or where one is and all others may be.

    Only labels of the upper levels: 1. and below number titles and statements side by side.
    """
    sure: set[int] = set()
    for members in _all_series(lines):
        titles = [place for place in members if _is_heading(lines, place)]
        others = [place for place in members if not _is_heading(lines, place)]
        if len(members) > 1 and (
            2 * len(titles) >= len(members)
            or (titles and all(own_line_heading(lines[place]) for place in others))
        ):
            sure.update(members)
    return Series(frozenset(sure))


def _all_series(lines: Sequence[Line]) -> list[list[int]]:
    done: list[list[int]] = []
    open_: dict[int, tuple[int, list[int]]] = {}  # by rank: the last ordinal, the places
    for place, line in enumerate(lines):
        numbering = line.numbering
        if numbering is None or line.deep:
            continue
        for rank in [rank for rank in open_ if rank > numbering.rank]:
            done.append(open_.pop(rank)[1])
        last, members = open_.get(numbering.rank, (0, []))
        if members and numbering.ordinal <= last and numbering.ordinal == 1:
            done.append(members)
            members = []
        members.append(place)
        open_[numbering.rank] = (numbering.ordinal, members)
    return done + [members for _, members in open_.values()]


def _is_heading(lines: Sequence[Line], place: int) -> bool:
    line = lines[place]
    if run_in_heading(line):
        return True
    follower = lines[place + 1] if place + 1 < len(lines) else None
    below = follower is not None and (follower.numbering is None or follower.deep)
    return below and own_line_heading(line) is not None
