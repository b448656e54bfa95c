"""The verbs that numbers share, and what the first of them gives to the others."""

from __future__ import annotations

from typing import Final

from converter.parsing.figures.around.nouns_behind import is_short_noun
from converter.parsing.figures.around.seen import RAISED_RULE, Called
from converter.parsing.figures.drafts import INVOLVED
from converter.parsing.figures.grammar import named, words_of
from converter.parsing.figures.naming import (
    Name,
    Piece,
    all_deeds,
    is_bare,
    is_leaning,
    joined,
    verb_of,
    wording,
)
from converter.parsing.figures.quantities import Quantity
from converter.parsing.figures.vocabulary import deeds

_STAYS = named("around.stays")
_OF_PLACE = named("around.of_place")
_ENTERED = named("around.entered")
_SHOWN, _SHOWN_OF = named("around.shown"), named("around.shown_of")
_SINGLED, _OF_TRADE = named("around.singled"), named("around.of_trade")
_BEYOND = named("around.beyond")
_SUM_FOLLOWS = named("around.sum_follows")
_HOLDS, _CARRIES = named("around.holds"), named("around.carries")
_SEXES = named("naming.sexes")
_LEVEL = named("around.level")
_FOR_ONE = named("around.for_one")
_AWARD, _AWARD_END = named("around.award"), named("around.award_end")
_DEED_SHORT: Final = 2
_DEED_NEAR: Final = 5
"""Characters of a name before a deed that is told in it."""


def is_sum_of(text: str, before: Name, own: Name, quantity: Quantity, *, given: bool) -> bool:
    """Whether a number tells how much there is of what the number before counts."""
    if own:
        return given and own[-1][1] <= before[-1][1]  # 对3所|高校建设和运作资助|2亿元
    return _SUM_FOLLOWS.fullmatch(text, before[-1][1], quantity.start) is not None  # 12项|资金|共计5亿元


def goes_on_list(text: str, own: Name) -> bool:
    """Whether the words before a number name a thing, for which the deed of the list is done as well."""
    written = wording(text, own)
    told_of = is_leaning(written) or is_bare(written) or INVOLVED.match(written) or _STAYS.match(written)
    return bool(own) and not (told_of or _does(text, own))


def verb_carried(text: str, own: Name) -> Piece | None:
    """The deed that a list carries on, with who does it where it does not lead: 铁路发送|旅客, 货物."""
    carries = _CARRIES.match(text, *own[0])
    return verb_of(text, own) if carries is None else carries.span()


def is_held(text: str, verb: Piece, own: Name, quantity: Quantity) -> bool:
    """开展演练5次、|培训|12期: a deed told as an occasion, held as the first of the list was."""
    held = _HOLDS.fullmatch(text, *verb) is not None and quantity.unit in words_of("around.occasions")
    return held and len(wording(text, own)) == _DEED_SHORT and all_deeds(wording(text, own))


def _does(text: str, own: Name) -> bool:
    """Whether a member of a list tells a deed of its own; 养老|服务|中心 and 重点|扶持|村 tell none."""
    start, end = own[0][0], own[-1][1]
    done = (deed for deed in deeds().finditer(text, *own[0]) if deed.start() - start <= _DEED_NEAR)
    return any(
        deed.start() == start
        or not (
            _OF_PLACE.match(text, deed.end(), end)
            or _OF_TRADE.match(text, deed.end())
            or _SINGLED.match(text, deed.start() - 2, deed.start())
        )
        for deed in done
    )


def award(text: str, first: Name, own: Name) -> Name:
    """参加技能大赛获二等奖 of 参加技能大赛获一等奖2个、二等奖7个: awards of one list are won in the same."""
    won = _AWARD_END.search(text, *first[-1]) if own and _AWARD.fullmatch(text, *own[-1]) else None
    return joined(first[:-1], ((first[-1][0], won.start()),), own) if won is not None else ()


def shown_too(text: str, first: Name, own: Name) -> Name:
    """国家级示范|单位 of 国家级示范县4个、单位6个: a word that says nothing is shown as the first is."""
    if own and _BEYOND.fullmatch(text, own[0][0], own[-1][1]):
        return joined(first, own)
    shown = _SHOWN.search(text, *first[-1]) if own and _SHOWN_OF.fullmatch(wording(text, own)) else None
    return joined(first[:-1], ((first[-1][0], shown.end()),), own) if shown is not None else ()


def raised_too(text: str, first: Called, own: Name) -> Name:
    """小学720元、|初中|940元: what the first was raised to so much for; () where it was not."""
    if first.rule != RAISED_RULE or not own or not is_short_noun(text, own):
        return ()
    each = _FOR_ONE.search(text, *own[-1])  # 农村|每月
    return joined((*own[:-1], (own[-1][0], each.start())) if each else own, first.name[1:])


def of_other_kind(text: str, first: Name, name: Name) -> Name:
    """The next of two sexes, or of levels: 省级 of 国家级自然保护区3处、省级5处 is of what the first is."""
    level = _LEVEL.search(text, *first[-1]) if name and _LEVEL.fullmatch(text, *name[-1]) else None
    if level is None or level.end() == first[-1][1]:
        return _of_other_sex(text, first, name)
    return joined(first[:-1], ((first[-1][0], level.start()),), name[-1:], ((level.end(), first[-1][1]),))


def _of_other_sex(text: str, first: Name, name: Name) -> Name:
    """人口数|男性12人、女性11人: what the first counts is what the other counts."""
    side = _SEXES.search(text, *first[-1])
    if side is None or side.end() != first[-1][1] or not name or not _SEXES.fullmatch(text, *name[0]):
        return name
    return joined(first[:-1], ((first[-1][0], side.start()),), name)


def alike_in_noun(text: str, verb: Piece, first: Name, own: Name) -> bool:
    """失业个案、单亲个案: the first begins with no deed, as what follows it ends the next."""
    if not first or first[0][0] != verb[0]:
        return False
    noun = text[verb[1] : first[0][1]]
    return len(noun) > 1 and wording(text, own).endswith(noun)


def with_verb(text: str, first: Name, before: Name, noun: Name) -> Name:
    """What a number counts, with the verb of the first, or the deed of the things counted before."""
    if _ENTERED.search(text, noun[0][0] + 1, noun[-1][1]):
        return noun
    verb = _deeds_at_end(text, before)
    if _takes_verb(text, before, noun):
        verb = verb_of(text, first) or _deed_at_end(text, first) or verb
    return noun if verb is None else joined((verb,), noun)


def _deeds_at_end(text: str, noun: Name) -> Piece | None:
    """挂包 of 部门|挂包: the deeds that the things counted before do."""
    start, end = noun[-1]
    found = list(deeds().finditer(text, start + 2, end))
    if not found or found[-1].end() != end:
        return None
    first = next(deed for deed in found if all_deeds(text[deed.start() : end]))
    return (first.start(), end)


def _deed_at_end(text: str, name: Name) -> Piece | None:
    """平均每月接获 of 平均每月接获|查询: the words before a number that end in its deed."""
    if len(name) < 2:
        return None
    first = name[0]
    return first if any(deed.end() == first[1] for deed in deeds().finditer(text, *first)) else None


def _takes_verb(text: str, before: Name, noun: Name) -> bool:
    """Whether a noun goes on with the verb of the first, as 4人次投诉 of 接到10宗查询及4宗投诉."""
    return not _tells_deed(text, noun) or (
        all_deeds(wording(text, before)) and all_deeds(wording(text, noun))
    )


def _tells_deed(text: str, noun: Name) -> bool:
    """Whether what a number counts begins or ends with a deed: 16个部门|参与; 提档升级村 does not."""
    start, end = noun[0][0], noun[-1][1]
    return any(deed.start() == start or deed.end() == end for deed in deeds().finditer(text, start, end))


def what_for(text: str, verb: Piece, first: Name, own: Name) -> Name:
    """办理机动车|注册登记, 电动自行车: what is done for things of one kind, told with the first of them."""
    if not first:
        return ()
    kind, (start, end) = wording(text, own)[-1:], first[-1]
    place = text.find(kind, max(start, verb[1]), end - 3) + 1
    told = all_deeds(text[place:end]) if place else False
    return ((place, end),) if told else ()
