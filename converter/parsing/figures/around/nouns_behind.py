"""The nouns behind numbers, and whether they are what was counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from converter.lexicon.lattice import tag_of, words
from converter.lexicon.scope import in_use
from converter.parsing.figures.around.seen import Called, Levels
from converter.parsing.figures.borders import before_measure, may_cut, without_brackets
from converter.parsing.figures.clauses import Clause
from converter.parsing.figures.drafts import State
from converter.parsing.figures.gaps import Gap
from converter.parsing.figures.grammar import named
from converter.parsing.figures.naming import Name, all_deeds, has_deed, head_of, joined, wording
from converter.parsing.figures.quantities import LOOK_BEHIND, Quantity
from converter.parsing.figures.vocabulary import deeds, names

_ADVERB = named("around.adverb")
_LAST_MEMBER = named("around.last_member")
_INSIDE = named("around.inside")
"""在跟进的2785宗|投诉个案|中."""
_SETTING = named("around.setting")
_MANNER = named("around.manner")
_AMONG = named("around.among")
"""46所|学校|中有|31所建成智慧校园."""
_AS_WHAT, _AND_REGIONS = named("around.as_what"), named("around.and_regions")
_GIVES_SHARE = named("around.gives_share")
_STOCK_OF = named("around.stock_of")
_AND_DO, _AND_IS = named("around.and_do"), named("around.and_is")
_REACHED_OF = named("around.reached_of")
_AGE = named("around.age")
_NAMES = named("around.names")
_MONEY = named("around.money")
_IN_SCALE = named("around.in_scale")
"""A number that counts without a measure word: 8000多万|农业转移人口."""
_DONE_WITHIN = named("around.done_within")
_OF = named("common.of")
_FOR_WHOM = named("around.for_whom")
_FUND = named("around.fund")
_GIVES = named("around.gives")
_PLANS = named("around.plans")
_AGAINST_RULES, _WRONGLY = named("around.against_rules"), named("common.wrongly")
_TWO_FAULTS = named("around.two_faults")
_PASSIVE = named("around.passive")
_SUM_FOLLOWS = named("around.sum_follows")
_COVERS, _UNDONE = named("around.covers"), named("around.undone")
_FELL_SHORT, _THERE_ARE = named("around.fell_short"), named("around.there_are")
_SHARE_GOES = named("around.share_goes")
_AGAIN, _TIMES = named("around.again"), named("quantities.times")
_AWAITS = named("around.awaits")
_VERB: Final = "v"
"""Tag of verbs."""
_VERBAL: Final = (_VERB, "d")
"""Tags of verbs and adverbs."""
_WITH: Final = "以"
_DEED_LONG: Final = 4
_NOUN_SHORT: Final = 8
_WHOLE: Final = 100
"""Per cent: 督办案件|100%|审结."""


def some_among(text: str, nouns: Sequence[Name | None], levels: Levels) -> bool:
    """Whether a number counts some of the things that the one before it counts."""
    pairs = zip(nouns, levels[1:], strict=False)
    return any(before and is_among(text, before, quantity) for before, (quantity, _) in pairs)


def is_manner(text: str, own: Name, quantity: Quantity) -> bool:
    """Whether the words before a number say by what rule something is done for whom it counts."""
    return bool(own) and _MANNER.fullmatch(text, own[0][0], quantity.start) is not None


def taken(made: Sequence[Called], noun: Name | None) -> Name | None:
    """What the number before took of the words behind it, if its name has it."""
    if not noun or not any(start <= noun[0][0] < end for start, end in made[-1].name):
        return None
    return noun


def is_among(text: str, noun: Name, quantity: Quantity) -> bool:
    """46所|学校|中有|31所建成: whether a number counts some of the things counted before it."""
    return _AMONG.fullmatch(text, noun[-1][1], quantity.start) is not None


def is_short_noun(text: str, name: Name) -> bool:
    """Whether a name says neither what was done nor what is measured."""
    short = len(wording(text, name)) <= _NOUN_SHORT
    return short and not head_of(text, name) and not has_deed(text, name, within=_NOUN_SHORT)


def may_begin(text: str, start: int, place: int) -> bool:
    """Whether a deed may begin at a place: 重复|发放, though 复发 is a word."""
    return may_cut(text, place) or _AGAINST_RULES.search(text, start, place) is not None


def nouns(state: State, levels: Levels, clause: Clause) -> tuple[list[Name | None], set[int], set[int]]:
    """What directly follows each number and is counted by it: 12处重点路口.

    Also which of them a measure follows whose number comes next: 36个开发区|总产值达…, and which of those
    are what the money behind them goes to: 对5所|学校建设及设备优化|提供2亿元.
    """
    found: list[Name | None] = []
    measured: set[int] = set()
    given: set[int] = set()
    for place, (quantity, _) in enumerate(levels):
        later = next((q.start for q in clause.quantities if q.start >= quantity.end), clause.end)
        inset = next((i.start - 1 for i in clause.insets if i.start > quantity.end), clause.end)
        limit = min(later, inset)
        if later < clause.end and later == limit and not quantity.is_part:
            counted = before_measure(state.text, quantity.end, later)
            if counted:
                measured.add(place)
                limit = counted
        if place + 1 < len(levels) and _gives_to_list(state.text, quantity, levels[place + 1][0]):
            measured.add(place)
            given.add(place)
        noun = _noun(state, quantity, limit, last=place in measured or place + 1 == len(levels))
        noun = _without_giving(state.text, noun) if noun and place in given else noun
        told = (
            noun is not None and noun[-1][1] == later < clause.end and _is_done(state, levels[place][1], noun)
        )
        found.append(None if told else noun)
    for place in range(len(levels) - 2, -1, -1):
        here, behind = found[place], found[place + 1]
        if here and behind and wording(state.text, here) in names().of_projects:
            found[place] = behind  # 5条|总长51公里的|山区道路
            measured.add(place)
        if levels[place][0].end == levels[place + 1][0].start and found[place] is None:
            found[place] = found[place + 1]
    return found, measured, given


def _gives_to_list(text: str, quantity: Quantity, money: Quantity) -> bool:
    """对|5所|学校校舍建设及设备优化提供|2亿元资助: whether a list is of what the money behind it goes to."""
    if not _MONEY.search(money.unit or "") or not _FOR_WHOM.match(text, quantity.start - 1, quantity.start):
        return False
    joiner = _LAST_MEMBER.search(text, quantity.end, money.start)
    return joiner is not None and deeds().match(text, quantity.end) is None


def _without_giving(text: str, noun: Name) -> Name:
    """学校建设及设备优化 of 学校建设及设备优化|提供了."""
    start, end = noun[-1]
    gives = _GIVES.search(text, start, end)
    return joined(noun[:-1], ((start, gives.start()),)) if gives and gives.start() > start else noun


def _is_done(state: State, gap: Gap, noun: Name) -> bool:
    """取缔违规36件|移送法办|16人: a deed before the next number is what that counts."""
    return all_deeds(wording(state.text, noun)) and bool(state.words(gap.subject))


def _noun(state: State, quantity: Quantity, limit: int, *, last: bool) -> Name | None:
    start = quantity.end
    if start >= limit or (
        quantity.unit is None and not _IN_SCALE.search(state.text, quantity.numeral, start)
    ):
        return None
    within = _DONE_WITHIN.match(state.text, start, limit) if quantity.is_part else None
    if within is not None:
        return (within.span(),)
    age = _AGE.match(state.text, start, limit)
    start = age.end() if age else start
    setting = _SETTING.match(state.text, start, limit) if in_use().counts(quantity.unit) else None
    start = setting.end() if setting else start
    if quantity.share_of:
        start += 1
    elif not _NAMES.match(state.text, start, limit) or (
        _leads_on(state.text, start, limit)
        and not (_falls_short(state.text, quantity) or _goes_to(state.text, quantity))
    ):
        return None
    summed = None if last else _SUM_FOLLOWS.search(state.text, start, limit)
    if summed is not None and summed.start() > start:
        return state.trim((start, summed.start()), behind_number=True) or None  # 12项|省专项资金|共计5亿元
    told = without_brackets(state.text[start:limit])
    one = last or _is_object(state.text, start, limit)
    cut = _cut_of(state.text, quantity, told, last=last, one=one)
    if cut:
        limit = start + cut.start()
    elif _MONEY.search(quantity.unit or ""):
        limit = _purpose(state.text, start, limit)
    noun = state.trim((start, limit), behind_number=True)
    plans = None if noun else _PLANS.match(state.text, start, limit)
    return noun or ((plans.span(),) if plans is not None else None)  # 5項|計畫


def _is_object(text: str, start: int, end: int) -> bool:
    """Whether a list is of what those counted did something to: 3家|医院超标准收取检查费、床位费|45.2万元."""
    joiner = _LAST_MEMBER.search(text, start, end)
    if joiner is None or joiner.end() >= end:
        return False
    if _TWO_FAULTS.search(text, start, end):
        return True  # 2家|单位无预算、超预算购置办公设备|116台
    done = next(deeds().finditer(text, start + 2, joiner.start()), None)
    wrong = done is not None and _WRONGLY.search(text, start, done.end()) is not None
    behind = deeds().finditer(text, joiner.end(), end)
    return wrong and all(_FUND.fullmatch(text, deed.end(), end) for deed in behind)  # 差旅费、|接待|费


def _cut_of(text: str, quantity: Quantity, told: str, *, last: bool, one: bool) -> re.Match[str] | None:
    """What ends the noun of a number in the words behind it; nothing of a list does where all are `one`."""
    found = None
    if not last:
        found = (
            _AMONG.search(told)
            or _REACHED_OF.search(told)
            or _AND_REGIONS.search(told)
            or (None if one else _LAST_MEMBER.search(told))
        )
    found = found or _AND_DO.search(told) or _INSIDE.search(told) or _AND_IS.search(told)
    with_it = text[quantity.start - 1 : quantity.start] == _WITH and quantity.start > 0
    return found if found or with_it else _AS_WHAT.search(told)  # 以10件|实事为引领的工程


def _falls_short(text: str, quantity: Quantity) -> bool:
    """个案有18.6%|未能在10个工作天内作覆: what a share of things did not meet."""
    there_are = quantity.is_part and _THERE_ARE.search(text, max(0, quantity.start - 2), quantity.start)
    return bool(there_are) and _FELL_SHORT.match(text, quantity.end) is not None


def _goes_to(text: str, quantity: Quantity) -> bool:
    """财政支出近八成|投向民生领域: what a share of the things told before it goes to, or uses."""
    return quantity.is_part and _SHARE_GOES.match(text, quantity.end) is not None


def _leads_on(text: str, start: int, limit: int) -> bool:
    """Whether a word that names nothing follows the number: 均, 用于; 增收 is a name."""
    adverb = _ADVERB.match(text, start, limit)
    return adverb is not None and may_cut(text, adverb.end())


def _purpose(text: str, start: int, end: int) -> int:
    """Where the deed begins that money is for: 80亿元财政资金|支持产业发展."""
    deed = next(deeds().finditer(text, start + 2, end), None)
    if deed is None or not may_cut(text, deed.start()) or _UNDONE.search(text, start + 2, deed.start()):
        return end  # 1.2亿元专项资金|未形成支出
    if _PASSIVE.match(text, deed.start() - 1):
        return end  # 162万元公用经费|被挤占
    hastens = all((tag_of(word) or "") in _VERBAL for word in words(text[start : deed.start()]))
    return end if hastens else deed.start()  # 投入1.5亿元|加快推进设施建设


def noun_belongs(text: str, own: Name, noun: Name, quantity: Quantity) -> bool:
    """Whether the words before and behind a number make one name: 指导|1071家|重点单位建成…"""
    if quantity.is_part and _COVERS.fullmatch(wording(text, own)):
        return True
    if _falls_short(text, quantity) or _goes_to(text, quantity):
        return True
    if quantity.is_part and _GIVES_SHARE.search(wording(text, own)):
        return True  # 民营企业贡献|八成|新增就业
    if quantity.is_part and quantity.value == _WHOLE and all_deeds(wording(text, noun)):
        return True  # 督办案件100%审结
    awaits = _awaits_object(wording(text, own))
    near = max(0, quantity.start - LOOK_BEHIND)
    if _TIMES.fullmatch(quantity.unit or "") and _AGAIN.search(text, near, quantity.start):
        return True
    if deeds().match(text, noun[0][0], noun[0][1]) and not awaits and not _STOCK_OF.match(text, *noun[0]):
        return _OF.fullmatch(text, own[-1][1], quantity.start) is not None  # 交办的86件|信访件
    if quantity.unit is not None and _MONEY.search(quantity.unit):
        return awaits
    return not quantity.is_part


def _awaits_object(told: str) -> bool:
    tail = told[-_DEED_LONG:]
    if _AWAITS.search(told) or tag_of(told) == _VERB:  # 赠送|860份|宣传单张
        return True
    return any(deed.end() == len(tail) for deed in deeds().finditer(tail))
