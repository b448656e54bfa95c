"""Lists that a clause without figures names for the numbers behind it.

酒店业的三大客源为内地、香港及台湾, | 分别占58.8%、25.6%及3.1%.
人口增加最多为东区, 其次为西区, | 分别增加31人及12人.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from converter.parsing.figures.context import Context
from converter.parsing.figures.grammar import named
from converter.parsing.figures.lists import count_of_members, division, members
from converter.parsing.figures.naming import Name, Piece, has_deed, joined, wording
from converter.parsing.figures.trimming import trim
from converter.parsing.figures.vocabulary import changes

_NEXT = named("told_lists.next")
_RANKED = named("told_lists.ranked")
_MOVED = named("told_lists.moved")
_NAMED = named("told_lists.named")
_FIRST = named("told_lists.first")
"""东盟为我国第一大贸易伙伴, 占14.6%: of whom the clause behind tells."""
_GROUP = named("told_lists.group")
_GROUPED = named("told_lists.grouped")
_MARK: Final = "、"
_ENDS_LIST: Final = frozenset("和及与")
_RATE = named("lists.rate")
_LONGEST_MEMBER: Final = 12
"""Characters; a longer member tells a story."""


@dataclass(frozen=True, slots=True)
class ToldList:
    """Members named before their numbers, and what is measured of them."""

    members: tuple[Name, ...]
    measure: Name = ()
    """What they are ranked by: 平均浓度 of 平均浓度最低的城市是…"""
    of: Name = ()
    """What they are a part of: 酒店业客源."""
    grouped: bool = False
    """Whether a clause behind tells one measure of all: 做优茶叶、油茶两大产业, | 面积分别达到…"""

    @property
    def moved(self) -> bool:
        """Whether the clause says how they moved: 案件及缴获量均上升, 达113宗及98公斤."""
        return not (self.measure or self.of or self.grouped)

    def called(self, behind: Name) -> list[Name]:
        """The names of the numbers behind the list.

        Args:
            behind: the words between 分别 and the first number, or the measure before 分别.
        """
        if self.measure:
            return [joined(member, self.measure) for member in self.members]
        return [joined(self.of, member, behind) for member in self.members]


def told_list(
    text: str, piece: Piece, context: Context, before: ToldList | None, last: Name
) -> ToldList | None:
    """The list a clause without figures names, if it names one.

    Args:
        text: the folded source.
        piece: the clause.
        context: of its sentence.
        before: the list that the clause before named, if it did.
        last: the name of the record before; () if there is none.
    """
    start, end = piece
    grouped = _grouped(text, piece)
    if grouped is not None:
        return grouped
    ahead = _NEXT.match(text, start, end)
    if ahead is not None:
        behind = _members(text, (ahead.end(), end))
        if before is not None and before.measure:
            return ToldList((*before.members, *behind), before.measure)
        measure = last[1:] if is_foremost(last) else ()
        return ToldList(behind, measure) if measure else None
    ranked = ranked_by(text, piece, context)
    if ranked is not None:
        return ToldList(_members(text, (ranked[1], end)), ranked[0]) if ranked[0] else None
    moved = _MOVED.match(text, start, end)
    count = count_of_members(text, moved.span("list")) if moved is not None else 0
    if moved is not None and count > 1:
        listed = members(text, moved.span("list"), count)
        return ToldList(tuple(joined(*(trim(text, each, context) for each in name)) for name in listed))
    first = _FIRST.fullmatch(text, start, end)
    if first is not None:
        return ToldList((trim(text, first.span("who"), context),))
    listing = _NAMED.match(text, start, end)
    told = _members(text, (listing.end(), end)) if listing is not None else ()
    if listing is None or len(told) < 2 or any(has_deed(text, each, within=0) for each in told):
        return None
    return ToldList(told, of=_less_group(text, trim(text, listing.span("of"), context)))


def _grouped(text: str, piece: Piece) -> ToldList | None:
    """茶叶, 油茶 of 做优茶叶、油茶两大产业: the members of what a clause promotes."""
    if _ENDS_LIST.isdisjoint(text[slice(*piece)]) and text.find(_MARK, *piece) < 0:
        return None
    listed = _GROUPED.fullmatch(text, *piece)
    told = _members(text, listed.span("list")) if listed is not None else ()
    return ToldList(told, grouped=True) if len(told) > 1 else None


def ranked_by(text: str, piece: Piece, context: Context) -> tuple[Name, int] | None:
    """What a stretch ranks by, and where those ranked begin: 设置率 of 设置率较高之前三名为|台北市…"""
    ranked = _RANKED.match(text, *piece)
    if ranked is None:
        return None
    return _less_verb(text, trim(text, ranked.span("of"), context)), ranked.end()


def is_foremost(name: Name) -> bool:
    """Whether a name tells who comes first in a measure: 东区|人口 of 人口以东区增加31人最多."""
    return len(name) > 1 and name[0][0] > name[-1][0]


def _members(text: str, piece: Piece) -> tuple[Name, ...]:
    pieces = division(text, piece)
    if any(end - start == 1 for start, end in pieces):
        pieces = [piece]  # 永和区
    return (
        tuple((each,) for each in pieces)
        if all(0 < end - start <= _LONGEST_MEMBER for start, end in pieces)
        else ()
    )


def _less_verb(text: str, name: Name) -> Name:
    """人口 of 人口|减少|最多: how it is ranked is no part of the measure."""
    written = wording(text, name)
    verb = changes().before_number.search(written) if len(name) == 1 and not _RATE.search(written) else None
    return ((name[0][0], name[0][0] + verb.start()),) if verb is not None and verb.start() > 1 else name


def _less_group(text: str, name: Name) -> Name:
    """酒店业客源 of 酒店业的三大客源."""
    group: re.Match[str] | None = _GROUP.search(text, *name[0]) if name else None
    if group is None:
        return name
    return joined(((name[0][0], group.start()), (group.end(), name[0][1])), name[1:])
