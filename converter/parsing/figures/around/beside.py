"""How a number is called by the words beside it."""

from __future__ import annotations

import re
from typing import Final

from converter.parsing.figures.around.nouns_behind import noun_belongs
from converter.parsing.figures.around.seen import ClauseSeen
from converter.parsing.figures.grammar import named
from converter.parsing.figures.naming import (
    Name,
    all_deeds,
    has_deed,
    head_of,
    joined,
    topic,
    verb_of,
    wording,
)
from converter.parsing.figures.vocabulary import deeds, names

_ANY_WORK = named("around.any_work")
_COLLECTIVE = named("around.collective")
_TITLED = named("around.titled")
_FIRST = named("around.first")
_FOR_WHOM_TOLD = named("around.for_whom_told")
_FIRST_IN = named("around.first_in")
_DONE = named("around.done")
_PLACES = named("around.places")
_OF_PLACES = named("around.of_places")
_OF = named("common.of")
_PASSIVE = named("around.passive")
_CALLED, _OF_ALL = named("around.called"), named("around.of_all")
_RATE_BEHIND = named("around.rate_behind")
_OF_THING = named("around.of_thing")
_AND_OTHERS = named("around.and_others")
_LISTED = named("around.listed")
_SOME_OF, _DOES = named("around.some_of"), named("around.does")
_QUOTED_BOTH: Final = "”“"
_QUOTED_SIDE_BY_SIDE: Final = (_QUOTED_BOTH, "」「")
_FURTHERS = named("around.furthers")
_RAISED_TO = named("around.raised_to")
_WHOSE = named("around.whose")
_CALLED_SHORT: Final = 2
"""Characters that do not tell what they are said of: 首创."""


def examples(seen: ClauseSeen) -> Name | None:
    own, noun, text = seen.own, seen.noun, seen.state.text
    if not own or noun is None or seen.gap.listed:
        return None
    if _OF_PLACES.search(seen.quantity.unit or "") and has_deed(text, noun, within=0):
        return None if has_deed(text, own, within=99) else noun
    before = text[max(0, seen.quantity.start - 2) : seen.quantity.start].rstrip()
    listed = bool(_LISTED.search(wording(text, own))) or _QUOTED_BOTH in wording(text, own)
    one = _COLLECTIVE.match(text, *noun[0]) or _TITLED.search(text, *own[-1])
    if one and _AND_OTHERS.search(before):
        verb = verb_of(text, own)
        if _ANY_WORK.fullmatch(wording(text, noun)) and _LISTED.search(wording(text, own)) is None:
            return joined(own, noun)  # 东城停车场等|3处|工程
        return noun if verb is None else joined((verb,), noun)  # 出台《条例》等|3个|文件
    listed = listed or bool(_PLACES.match(text, *noun[0]))  # 上海等|11个|省市
    if not _AND_OTHERS.search(before) or not listed or has_deed(text, own, within=0):
        return None
    return noun


def raised_to_each(seen: ClauseSeen) -> Name | None:
    """生均公用经费标准提高到|小学|720元、初中940元: each with the measure that was raised."""
    own, text = seen.own, seen.state.text
    raised = _RAISED_TO.fullmatch(text, *own[0]) if len(own) == 1 and not seen.gap.direction else None
    return None if raised is None else (raised.span("who"), raised.span("of"))


def first_in(seen: ClauseSeen) -> Name | None:
    """港口|年吞吐量 of 港口成为首个年吞吐量突破5000万标箱的大港: of whom, less where it is first."""
    first = _FIRST_IN.fullmatch(seen.state.text, *seen.own[0]) if len(seen.own) == 1 else None
    if first is None or not _OF.match(seen.state.text, seen.quantity.end):
        return None
    who = first.span("who")
    return joined((who,) if who[0] < who[1] else (), (first.span("of"),))


def of_thing(seen: ClauseSeen) -> Name | None:
    own, noun, text = seen.own, seen.noun, seen.state.text
    if noun is None or len(own) != 1 or wording(text, own) not in names().of_projects:
        return None
    if _OF_THING.fullmatch(text, seen.quantity.end, noun[0][0]) is None:
        return None
    whose = _WHOSE.match(text, seen.quantity.end)
    return joined((whose.span("what"),) if whose is not None else noun, own)


def rate_behind(seen: ClauseSeen) -> Name | None:
    own, noun, text = seen.own, seen.noun, seen.state.text
    if not own or noun is None or not (seen.quantity.is_part and seen.quantity.share_of):
        return None
    if _RATE_BEHIND.fullmatch(wording(text, noun)) is None or head_of(text, own):
        return None
    return joined(own, noun)


def called(seen: ClauseSeen) -> Name | None:
    text, quantity, state = seen.state.text, seen.quantity, seen.state
    base = state.records.base()
    if seen.own or quantity.is_part or base is None or base.unit != quantity.unit:
        return None
    called = _CALLED.match(text, quantity.end, seen.clause.end)
    if called is None:
        return None
    later = next((q.start for q in seen.clause.quantities if q.start >= called.end()), seen.clause.end)
    name = state.trim((called.end(), later), behind_number=True)
    if not name or all_deeds(wording(text, name)):
        return None
    short = len(_OF_ALL.sub("", wording(text, name))) <= _CALLED_SHORT
    return joined(topic(text, base.name), name) if short else name  # 其中56项为首创


def some_of(seen: ClauseSeen) -> Name | None:
    """受访者|中|近五成|支持方案: what so many of those do."""
    text, quantity = seen.state.text, seen.quantity
    if not seen.own or not quantity.is_part or quantity.share_of or len(seen.own) != 1:
        return None
    whole = _SOME_OF.fullmatch(text, *seen.own[0])
    if whole is None or seen.own[0][1] != quantity.start:
        return None
    later = next((q.start for q in seen.clause.quantities if q.start >= quantity.end), seen.clause.end)
    does = _DOES.match(text, quantity.end, later)
    return None if does is None else (whole.span("who"), does.span())


def around(seen: ClauseSeen) -> Name | None:
    if not seen.own or seen.noun is None or _FIRST.fullmatch(wording(seen.state.text, seen.noun)):
        return None
    if not seen.gap.direction and not noun_belongs(seen.state.text, seen.own, seen.noun, seen.quantity):
        return None
    start, end = seen.own[-1]
    of = _OF.fullmatch(seen.state.text, end, seen.quantity.start)  # 查出的|214个|问题
    of = of or _serves(seen)
    kept = of or (_AND_OTHERS.fullmatch(seen.state.text, end, seen.quantity.start) and _is_list(seen))
    own = (*seen.own[:-1], (start, end + 1)) if kept else seen.own
    return joined(own, seen.noun)


def _is_list(seen: ClauseSeen) -> bool:
    """Whether the words before a number list several: 推进“一网通办”“最多跑一次”|等5项改革."""
    own = wording(seen.state.text, seen.own)
    return _LISTED.search(own) is not None or any(marks in own for marks in _QUOTED_SIDE_BY_SIDE)


def _serves(seen: ClauseSeen) -> re.Match[str] | None:
    """服务中心为|30万|群众提供服务: whom a subject does something for, told with 为."""
    text, (start, end) = seen.state.text, seen.own[-1]
    if seen.noun is None or deeds().match(text, start, end) or not has_deed(text, seen.noun):
        return None
    return _FOR_WHOM_TOLD.fullmatch(text, end, seen.quantity.start)


def before(seen: ClauseSeen) -> Name | None:
    return None if _only_furthers(seen) else seen.own or None


def _only_furthers(seen: ClauseSeen) -> bool:
    """推动|60%以上的|供养机构达标: whether the words before a share only further what stands behind it."""
    if not (seen.quantity.share_of and seen.quantity.is_part and seen.noun):
        return False
    return _FURTHERS.fullmatch(wording(seen.state.text, seen.own)) is not None


def deed_behind(seen: ClauseSeen) -> Name | None:
    if seen.noun is None or seen.name_before is None or not seen.gap.joint:
        return None
    if not has_deed(seen.state.text, seen.noun, within=0):
        return None
    return joined(() if seen.noun_before else seen.name_before, seen.noun)


def behind(seen: ClauseSeen) -> Name | None:
    return seen.noun


def passive(seen: ClauseSeen) -> Name | None:
    text, quantity = seen.state.text, seen.quantity
    later = next((q.start for q in seen.clause.quantities if q.start >= quantity.end), seen.clause.end)
    done = _DONE.match(text, quantity.end, later)
    if done is None or quantity.unit is None:
        return None
    passive = _PASSIVE.match(text, quantity.end)
    start = quantity.end if passive else done.end()
    name = seen.state.trim((start, later), behind_number=True)
    if passive:
        return name or None
    if not name or not has_deed(text, name, within=2):
        return None
    base = seen.state.records.base()
    return joined(base.name, name) if base is not None else name
