"""Series of labels: 一、二、三、 of one style under one section, and whether they are headings as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from converter.parsing.back_matter import is_note
from converter.parsing.lines import (
    SourceLine,
    clauses,
    closed_as_sentence,
    own_line_heading,
    run_in_heading,
    unnumbered_heading,
)
from converter.parsing.roles import tail_cue

_LEAST_MIXED = 3


@dataclass(frozen=True, slots=True)
class HeadingSeries:
    """Which numbered lines belong to a series that is made of headings."""

    _sure: frozenset[int]
    _items: frozenset[int] = frozenset()
    _titled: frozenset[int] = frozenset()

    def sure(self, place: int) -> bool:
        return place in self._sure

    def is_item(self, place: int) -> bool:
        """Whether a line is of a list of statements, though it begins as with a title."""
        return place in self._items

    def is_titled(self, place: int) -> bool:
        """Whether a line is of a list of sections, though it is a statement."""
        return place in self._titled


def sure_series(lines: Sequence[SourceLine]) -> HeadingSeries:
    """The numbered lines whose series is made of headings beyond doubt: a series is of one kind.

    It is where one of its lines is and all others may be, or in the upper levels where most are.

    Labels from 1. on number titles and statements side by side; there the greater number proves nothing.
    """
    sure: set[int] = set()
    items: set[int] = set()
    titled: set[int] = set()
    for members in _all_series(lines):
        titles = [place for place in members if _is_heading(lines, place)]
        headed = set(titles)
        others = [place for place in members if place not in headed]
        mostly = 2 * len(titles) >= len(members) and not lines[members[0]].deep
        may_be = titles and all(_may_be_title(lines[place]) or _may_begin(lines, place) for place in others)
        if len(members) > 1 and (mostly or may_be):
            sure.update(members)
        if _is_told(lines, members):
            items.update(members)
        elif _is_mixed(lines, members):
            begun = sum(run_in_heading(lines[place]) is not None for place in members)
            (titled if 2 * begun > len(members) else items).update(members)
    return HeadingSeries(frozenset(sure), frozenset(items), frozenset(titled))


def _is_told(lines: Sequence[SourceLine], members: Sequence[int]) -> bool:
    """Whether lines of one list, each a member, are statements though a few are as short as a title is.

    （一）少子化致劳动供给减少，…，…。（二）…。（三）移工失联问题严重，查缉人力有限。
    """
    if len(members) < _LEAST_MIXED or members[-1] - members[0] != len(members) - 1:
        return False
    said = [lines[place] for place in members]
    below = lines[members[-1] + 1].numbering if members[-1] + 1 < len(lines) else None
    own = said[0].numbering
    if below is not None and own is not None and below.rank > own.rank:
        return False
    if any(line.marked or run_in_heading(line) or not closed_as_sentence(line) for line in said):
        return False
    return 2 * sum(own_line_heading(line) is None for line in said) > len(said)


def _is_mixed(lines: Sequence[SourceLine], members: Sequence[int]) -> bool:
    """Whether lines of one list, each a member, begin with titles in part: all are items, or all sections."""
    if len(members) < _LEAST_MIXED or not lines[members[0]].deep:
        return False
    if members[-1] - members[0] != len(members) - 1:
        return False  # something stands below one of them
    statements = [place for place in members if run_in_heading(lines[place]) is None]
    told = [place for place in statements if closed_as_sentence(lines[place])]
    return 2 <= len(told) == len(statements) < len(members)


def _all_series(lines: Sequence[SourceLine]) -> list[list[int]]:
    done: list[list[int]] = []
    open_: dict[int, tuple[int, list[int]]] = {}  # by rank: the last ordinal, the places
    for place, line in enumerate(lines):
        numbering = line.numbering
        if numbering is None:
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


def _may_be_title(line: SourceLine) -> bool:
    return own_line_heading(line) is not None and (not line.deep or len(clauses(line.folded_rest)) == 1)


def _may_begin(lines: Sequence[SourceLine], place: int) -> bool:
    """Whether a line begins as the others of an upper series do, with a longer title before its text."""
    line = lines[place]
    if line.deep:
        return False
    follower = lines[place + 1] if place + 1 < len(lines) else None
    alone = follower is not None and follower.numbering is None and tail_cue(follower.text) is None
    return run_in_heading(line, sure=True) is not None or (
        alone and own_line_heading(line, sure=True) is not None
    )


def _is_heading(lines: Sequence[SourceLine], place: int) -> bool:
    line = lines[place]
    if run_in_heading(line):
        return True
    follower = lines[place + 1] if place + 1 < len(lines) else None
    if follower is None or not _may_be_title(line):
        return False
    if follower.numbering is not None:
        return follower.deep and not line.deep
    belongs = tail_cue(follower.text) is None and not is_note(follower)
    return belongs and not unnumbered_heading(follower)
