"""Rows of a report that would bear one name with different figures each borrow from their surroundings.

破获1204件 under 民生盗窃 and 破获87件 under 网络犯罪 are 民生盗窃破获 and 网络犯罪破获.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Final

from converter.lexicon.lattice import tag_of, words
from converter.parsing.figures.borders import may_cut
from converter.parsing.figures.grammar import named
from converter.parsing.figures.naming import Name, borrowed, head_of, joined, topic, wording

_PLACE = named("apart.place")
"""京津冀及周边地区 of a longer wording: where it is told of."""
_TELLS = named("apart.tells")
"""Tells what was done, not what it is about: 各地共排查重大隐患."""
_DEEDS: Final = ("v", "g")
"""Tags of verbs, and of words that are verb or noun."""
_OF_CLAUSE = (1,)
"""Depths of what the clauses before are about."""
_SHORT = 5
"""Characters of a name that may borrow what another clause is about."""
_LONGEST = 10
"""Characters a name borrows at most; a longer wording tells a story, not a subject."""


@dataclass(slots=True)
class Row:
    """What a table of the report would show of a record."""

    name: Name
    head: Hashable
    """What beside the name heads the row: unit, period, and whether it is an aim."""
    figure: Hashable
    around: tuple[Name, ...]
    """What the name may borrow, the closest first."""


def set_apart(text: str, rows: Sequence[Row]) -> list[Name]:
    """The names of the rows; those taken for each other are told apart where their surroundings differ.

    Args:
        text: the folded source.
        rows: those of one report.
    """
    named = [row.name for row in rows]
    keys: list[Hashable] = [(wording(text, row.name), row.head) for row in rows]
    groups = _alike(rows, keys)
    for depth in range(max((len(row.around) for row in rows), default=0)):
        before = list(keys)
        for group in groups:
            tried = {place: _lent(text, rows[place], depth) for place in group}
            if len({wording(text, lent) for lent in tried.values()}) > 1:
                for place, lent in tried.items():
                    named[place] = borrowed(text, lent, rows[place].name) if lent else named[place]
                    keys[place] = wording(text, named[place]), rows[place].head
        groups = groups if keys == before else _alike(rows, keys)
    return named


def _alike(rows: Sequence[Row], keys: Sequence[Hashable]) -> list[list[int]]:
    """Places of rows with one name and head, their key, and different figures."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        groups[key].append(place)
    several = (group for group in groups.values() if len(group) > 1)
    return [group for group in several if len({rows[place].figure for place in group}) > 1]


def _less_deed(text: str, lent: Name, name: Name) -> Name:
    """男队 of 男队训练, for 比赛: what is done takes the place of what was done before it."""
    told = words(wording(text, lent[-1:])) if lent else ()
    if len(told) < 2 or tag_of(told[-1]) not in _DEEDS or tag_of(wording(text, name)) not in _DEEDS:
        return lent
    start, end = lent[-1]
    return joined(lent[:-1], ((start, end - len(told[-1])),))


def _lent(text: str, row: Row, depth: int) -> Name:
    """What a row may borrow from the surroundings at `depth`: nothing it says already, and no story."""
    if depth >= len(row.around):
        return ()
    lent = row.around[depth]
    lent = _less_deed(text, lent, row.name)
    told, own = wording(text, lent), wording(text, row.name)
    if len(told) > _LONGEST and (place := _PLACE.match(text, *lent[0])):
        lent, told = (place.span(),), place.group()
    if not 1 < len(told) <= _LONGEST or told in own or own in told or _TELLS.search(told):
        return ()
    return () if depth in _OF_CLAUSE and (len(own) > _SHORT or _says_of_what(text, row.name)) else lent


def _says_of_what(text: str, name: Name) -> bool:
    """粮食|产量: whether a measure says itself what it is of."""
    head = head_of(text, name)
    if head is None or head[0] == name[-1][0]:
        return False
    return not may_cut(text, head[0]) or len(wording(text, topic(text, name))) > 1
