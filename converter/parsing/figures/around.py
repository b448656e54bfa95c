"""What a clause calls its numbers one after another: by the words before, behind or around each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from converter.lexicon.lattice import tag_of, words
from converter.lexicon.scope import in_use
from converter.parsing.figures.borders import before_measure, may_cut, without_brackets
from converter.parsing.figures.clauses import Clause
from converter.parsing.figures.drafts import CALLED, INVOLVED, State
from converter.parsing.figures.gaps import PLANS, Gap
from converter.parsing.figures.grammar import named, words_of
from converter.parsing.figures.lists import count_of_members, ends_in_measure, in_other_money, members
from converter.parsing.figures.naming import (
    Name,
    Piece,
    all_deeds,
    has_deed,
    head_of,
    is_bare,
    is_leaning,
    joined,
    topic,
    verb_of,
    wording,
)
from converter.parsing.figures.quantities import LOOK_BEHIND, Quantity
from converter.parsing.figures.rules import Rule, Table
from converter.parsing.figures.told_lists import is_foremost, ranked_by
from converter.parsing.figures.vocabulary import deeds, names

Levels = Sequence[tuple[Quantity, Gap]]
"""Numbers of a clause that say how much there is, each with the words before it."""

_ADVERB = named("around.adverb")
_LAST_MEMBER = named("around.last_member")
_INSIDE = named("around.inside")
"""在跟进的2785宗|投诉个案|中."""
_ANY_WORK = named("around.any_work")
_COLLECTIVE = named("around.collective")
_TITLED = named("around.titled")
_COUNT = named("around.count")
_FIRST = named("around.first")
_SETTING = named("around.setting")
_DISPOSAL = named("around.disposal")
_MANNER = named("around.manner")
_RECEIVED = named("around.received")
"""集体|获|省级以上表彰: what is told of all begins there."""
_AMONG = named("around.among")
"""46所|学校|中有|31所建成智慧校园."""
_AS_WHAT, _AND_REGIONS = named("around.as_what"), named("around.and_regions")
_GIVES_SHARE = named("around.gives_share")
_STOCK_OF = named("around.stock_of")
_FOR_WHOM_TOLD = named("around.for_whom_told")
_FIRST_IN, _STAYS = named("around.first_in"), named("around.stays")
_AND_DO, _AND_IS = named("around.and_do"), named("around.and_is")
_REACHED_OF = named("around.reached_of")
_DONE = named("around.done")
_AGE = named("around.age")
_MULTIPLE_OF = named("around.multiple_of")
_PLACES = named("around.places")
_OF_PLACES = named("around.of_places")
_JOINER = named("around.joiner")
_LEADING_JOINER = named("around.leading_joiner")
_NAMES = named("around.names")
_MONEY = named("around.money")
_IN_SCALE = named("around.in_scale")
"""A number that counts without a measure word: 8000多万|农业转移人口."""
_DONE_WITHIN = named("around.done_within")
_OF = named("common.of")
_PASSIVE = named("around.passive")
_OF_PLACE = named("around.of_place")
_ENTERED, _OF_KIND = named("around.entered"), named("around.of_kind")
_SHOWN, _SHOWN_OF = named("around.shown"), named("around.shown_of")
_SINGLED, _OF_TRADE = named("around.singled"), named("around.of_trade")
_BEYOND = named("around.beyond")
_CALLED, _OF_ALL = named("around.called"), named("around.of_all")
_RATE_BEHIND = named("around.rate_behind")
_BODY_OF_STAFF = named("around.body_of_staff")
_BODY_UNITS, _STAFF = words_of("around.bodies"), words_of("around.staff")
_OF_THING = named("around.of_thing")
_FOR_WHOM = named("around.for_whom")
_FUND = named("around.fund")
_GIVEN = named("around.given")
_GIVES = named("around.gives")
_PLANS = named("around.plans")
_OVER_OR_SHORT = named("borrowing.over_or_short")
_AGAINST_RULES, _WRONGLY = named("around.against_rules"), named("around.wrongly")
_TWO_FAULTS, _MEASURES_THING = named("around.two_faults"), named("around.measures_thing")
_SUM_FOLLOWS, _LEFT_UNDONE = named("around.sum_follows"), named("around.left_undone")
_COVERS, _UNDONE = named("around.covers"), named("around.undone")
_FELL_SHORT, _THERE_ARE = named("around.fell_short"), named("around.there_are")
_AGAIN, _TIMES = named("around.again"), named("quantities.times")
_AND_OTHERS = named("around.and_others")
_LISTED = named("around.listed")
_AWAITS = named("around.awaits")
_SOME_OF, _DOES = named("around.some_of"), named("around.does")
_HOLDS, _CARRIES = named("around.holds"), named("around.carries")
_SEXES = named("naming.sexes")
_LEVEL = named("around.level")
_QUOTED_BOTH: Final = "”“"
_QUOTED_SIDE_BY_SIDE: Final = (_QUOTED_BOTH, "」「")
_RAISED_RULE: Final = "raised-to-each"
_FOR_ONE = named("around.for_one")
_RAISED_TO = named("around.raised_to")
_OF_THING_RULE: Final = "of-thing"
_VERB: Final = "v"
"""Tag of verbs."""
_VERBAL: Final = (_VERB, "d")
"""Tags of verbs and adverbs."""
_ATTRIBUTE, _WHOSE = named("around.attribute"), named("around.whose")
_MADE = named("around.made")
_AWARD, _AWARD_END = named("around.award"), named("around.award_end")
_WITH: Final = "以"
_CALLED_SHORT: Final = 2
"""Characters that do not tell what they are said of: 首创."""
_DEED_LONG: Final = 4
_DEED_SHORT: Final = 2
_DEED_NEAR: Final = 5
"""Characters of a name before a deed that is told in it."""
_NOUN_SHORT: Final = 8
_WHOLE: Final = 100
"""Per cent: 督办案件|100%|审结."""


@dataclass(slots=True)
class Called:
    """The words a clause has for a number."""

    name: Name
    rule: str
    """Id of the rule that found them."""


@dataclass(slots=True)
class _Seen:
    """A number of a clause with the words beside it."""

    state: State
    clause: Clause
    quantity: Quantity
    gap: Gap
    own: Name
    """The words before it."""
    noun: Name | None
    """Those behind it, if it counts them."""
    noun_before: Name | None
    """Those behind the number before it."""
    name_before: Name | None
    """What that is called; None for the first number."""
    verb: Piece | None
    """The deed that a list of the clause carries on."""


@dataclass(slots=True)
class Carried:
    """What goes on from level to level."""

    verb: Piece | None = None
    """The deed that a list of the clause carries on."""
    beside: Name = ()
    """The measure that others are told of, one after another: 低于美国3.8%、加拿大5.5%."""


def called_in_turn(state: State, levels: Levels, clause: Clause, carried: Carried) -> list[Called]:
    """What a clause calls each of its levels.

    Args:
        state: the sentence as far as it has been read.
        levels: at least one.
        clause: the one they stand in.
        carried: what the levels before carry on to these, and these to the next.
    """
    return _attributes(state, levels) or _one_after_another(state, levels, clause, carried)


def _one_after_another(state: State, levels: Levels, clause: Clause, carried: Carried) -> list[Called]:
    nouns, counted, given = _nouns(state, levels, clause)
    carried.beside = carried.beside if levels[0][1].direction else ()
    made: list[Called] = []
    for place, (quantity, gap) in enumerate(levels):
        before = nouns[place - 1] if place else None
        own = _own_subject(state, gap, _taken(made, before) if place - 1 not in counted else None)
        if before and _is_sum_of(state.text, before, own, quantity, given=place - 1 in given):
            own = before
        among = before and _is_among(state.text, before, quantity)
        if among or _DISPOSAL.fullmatch(wording(state.text, own)) or _is_manner(state.text, own, quantity):
            own = ()
        if gap.direction and gap.comparison is not None:
            base = state.records.base()
            whole = _COUNT.search(state.text, gap.comparison.start, quantity.start)
            carried.beside = carried.beside or (base.name if base and whole is None else ())
            own = ((gap.comparison.start + len(gap.word), quantity.start),)
        if carried.beside and own:
            own = joined(carried.beside, own)
        own = _ranked(state, gap) or _beside_plan(state, gap, own)
        last = made[-1].name if made else None
        seen = _Seen(state, clause, quantity, gap, own, nouns[place], before, last, carried.verb)
        rule, name = OWN.first(seen) or ("unnamed", ())
        held = carried.verb is not None and _is_held(state.text, carried.verb, own, quantity)
        if place > 0 and gap.listed and carried.verb and (held or _goes_on_list(state.text, own)):
            first = made[0].name
            other = in_other_money(wording(state.text, own), wording(state.text, first))
            if not other and not _alike_in_noun(state.text, carried.verb, first, own):
                name = joined((carried.verb,), name, _what_for(state.text, carried.verb, first, own))
        if before and nouns[place] and _is_among(state.text, before, quantity):
            name = joined(before, nouns[place] or ())
        if place > 0 and gap.listed and made[0].name:
            first = made[0].name
            name = (
                _award(state.text, first, own)
                or _raised_too(state.text, made[0], own)
                or _shown_too(state.text, first, own)
                or name
            )
            name = _of_other_kind(state.text, first, name)
        first_comes = made and made[0].rule != _RAISED_RULE and is_foremost(made[0].name)
        if first_comes and own and gap.share < 0 and _is_short_noun(state.text, own):
            name = joined(own, made[0].name[1:])  # 以东区31人最多、西区12人次之
        if before and not own and nouns[place] == name:
            name = _with_verb(state.text, made[0].name, before, name)
        if own and (place == 0 or (has_deed(state.text, own, within=0) and not held)):
            carried.verb = _verb_carried(state.text, own) if place == 0 else None
        made.append(Called(name, rule))
    _tell_again(levels, made)
    if _tell_bodies(state.text, levels, made) or _some_among(state.text, nouns, levels):
        return made
    return _undone(state.text, clause, _with_predicate(state.text, nouns, made), levels)


def _is_sum_of(text: str, before: Name, own: Name, quantity: Quantity, *, given: bool) -> bool:
    """Whether a number tells how much there is of what the number before counts."""
    if own:
        return given and own[-1][1] <= before[-1][1]  # 对3所|高校建设和运作资助|2亿元
    return _SUM_FOLLOWS.fullmatch(text, before[-1][1], quantity.start) is not None  # 12项|资金|共计5亿元


def _tell_again(levels: Levels, made: list[Called]) -> None:
    """66项|220场次: numbers that touch count the same."""
    for place in range(len(levels) - 1):
        if levels[place][0].end == levels[place + 1][0].start and made[place].name:
            made[place + 1] = Called(made[place].name, made[place + 1].rule)


def _some_among(text: str, nouns: Sequence[Name | None], levels: Levels) -> bool:
    """Whether a number counts some of the things that the one before it counts."""
    pairs = zip(nouns, levels[1:], strict=False)
    return any(before and _is_among(text, before, quantity) for before, (quantity, _) in pairs)


def _tell_bodies(text: str, levels: Levels, made: list[Called]) -> bool:
    """派驻12家|乡镇卫生院|骨干医师38名: whether bodies are counted first, then who is of them."""
    told = False
    for place, (quantity, _) in enumerate(levels[1:]):
        called = made[place]
        if not called.name or quantity.unit not in _STAFF or levels[place][0].unit not in _BODY_UNITS:
            continue
        start, end = called.name[-1]
        body = _BODY_OF_STAFF.match(text, start, end) if start >= levels[place][0].end else None
        behind, following = (
            called.name,
            tuple(each for each in made[place + 1].name if each[0] >= quantity.end),
        )
        own = made[place + 1].name[: len(made[place + 1].name) - len(following)]
        if body is not None and end == quantity.start and all(body.end() <= left for left, _ in own):
            made[place] = Called(joined(called.name[:-1], (body.span(),)), called.rule)
            made[place + 1] = Called(joined(behind, following), called.rule)  # 选派12所学校教师25名|开展送教
            _tell_others(text, levels, made, place + 2, called.name[:-1])
            told = True
    return told


def _tell_others(text: str, levels: Levels, made: list[Called], place: int, deed: Name) -> None:
    """选派20个村第一书记20名、|工作队员60名: who else was sent, from the level at `place` on."""
    for each in range(place, len(levels)):
        quantity, gap = levels[each]
        if not gap.listed or quantity.unit not in _STAFF or has_deed(text, made[each].name, within=0):
            return
        made[each] = Called(joined(deed, made[each].name), made[each].rule)


def _goes_on_list(text: str, own: Name) -> bool:
    """Whether the words before a number name a thing, for which the deed of the list is done as well."""
    written = wording(text, own)
    told_of = is_leaning(written) or is_bare(written) or INVOLVED.match(written) or _STAYS.match(written)
    return bool(own) and not (told_of or _does(text, own))


def _verb_carried(text: str, own: Name) -> Piece | None:
    """The deed that a list carries on, with who does it where it does not lead: 铁路发送|旅客, 货物."""
    carries = _CARRIES.match(text, *own[0])
    return verb_of(text, own) if carries is None else carries.span()


def _is_held(text: str, verb: Piece, own: Name, quantity: Quantity) -> bool:
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


def _beside_plan(state: State, gap: Gap, own: Name) -> Name:
    """稅課收入|較預算數短收: what is short of a plan or over it, told with the plan."""
    told = gap.comparison
    if told is None or told.basis not in PLANS or not own or own[-1][1] > told.start:
        return own
    short = _OVER_OR_SHORT.match(state.text, told.end, gap.end)
    return joined(own, ((told.start, short.end()),)) if short is not None else own


def _ranked(state: State, gap: Gap) -> Name:
    """台北市设置率 of 设置率较高之前三名为|台北市86%: who comes first, and in what; () if no one does."""
    ranked = ranked_by(state.text, (gap.start, gap.end), state.context)
    if ranked is None or ranked[1] >= gap.end or not ends_in_measure(state.text, ranked[0]):
        return ()
    return joined(state.trimmed(((ranked[1], gap.end),)), ranked[0])


def _is_manner(text: str, own: Name, quantity: Quantity) -> bool:
    """Whether the words before a number say by what rule something is done for whom it counts."""
    return bool(own) and _MANNER.fullmatch(text, own[0][0], quantity.start) is not None


def _taken(made: Sequence[Called], noun: Name | None) -> Name | None:
    """What the number before took of the words behind it, if its name has it."""
    if not noun or not any(start <= noun[0][0] < end for start, end in made[-1].name):
        return None
    return noun


def _attributes(state: State, levels: Levels) -> list[Called]:
    """投资2800万元、面积6500㎡的|实训中心|投入使用: measures told before the thing that they are of."""
    text = state.text
    owns = [state.trim(gap.subject) if gap.subject else () for _, gap in levels]
    if len(levels) == 1:
        made = _MADE.match(text, *owns[0][-1]) if owns[0] else None
        if made is None or made.end() == owns[0][-1][1]:
            return []
        owns = [((made.end(), owns[0][-1][1]),)]  # 设立|规模50亿元的|低空经济基金
    noun = _WHOSE.match(text, levels[-1][0].end)
    if noun is None or not all(own and _ATTRIBUTE.fullmatch(wording(text, own)) for own in owns):
        return []
    start, end = noun.span("what")
    end = min([end, *(left for left, _ in state.context.periods if start < left < end)])
    whose = state.trim((start, end), behind_number=True)
    return [Called(joined(whose, own), "before") for own in owns]


def _award(text: str, first: Name, own: Name) -> Name:
    """参加技能大赛获二等奖 of 参加技能大赛获一等奖2个、二等奖7个: awards of one list are won in the same."""
    won = _AWARD_END.search(text, *first[-1]) if own and _AWARD.fullmatch(text, *own[-1]) else None
    return joined(first[:-1], ((first[-1][0], won.start()),), own) if won is not None else ()


def _shown_too(text: str, first: Name, own: Name) -> Name:
    """国家级示范|单位 of 国家级示范县4个、单位6个: a word that says nothing is shown as the first is."""
    if own and _BEYOND.fullmatch(text, own[0][0], own[-1][1]):
        return joined(first, own)
    shown = _SHOWN.search(text, *first[-1]) if own and _SHOWN_OF.fullmatch(wording(text, own)) else None
    return joined(first[:-1], ((first[-1][0], shown.end()),), own) if shown is not None else ()


def _is_among(text: str, noun: Name, quantity: Quantity) -> bool:
    """46所|学校|中有|31所建成: whether a number counts some of the things counted before it."""
    return _AMONG.fullmatch(text, noun[-1][1], quantity.start) is not None


def _is_short_noun(text: str, name: Name) -> bool:
    """Whether a name says neither what was done nor what is measured."""
    short = len(wording(text, name)) <= _NOUN_SHORT
    return short and not head_of(text, name) and not has_deed(text, name, within=_NOUN_SHORT)


def _raised_too(text: str, first: Called, own: Name) -> Name:
    """小学720元、|初中|940元: what the first was raised to so much for; () where it was not."""
    if first.rule != _RAISED_RULE or not own or not _is_short_noun(text, own):
        return ()
    each = _FOR_ONE.search(text, *own[-1])  # 农村|每月
    return joined((*own[:-1], (own[-1][0], each.start())) if each else own, first.name[1:])


def _of_other_kind(text: str, first: Name, name: Name) -> Name:
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


def _alike_in_noun(text: str, verb: Piece, first: Name, own: Name) -> bool:
    """失业个案、单亲个案: the first begins with no deed, as what follows it ends the next."""
    if not first or first[0][0] != verb[0]:
        return False
    noun = text[verb[1] : first[0][1]]
    return len(noun) > 1 and wording(text, own).endswith(noun)


def _with_verb(text: str, first: Name, before: Name, noun: Name) -> Name:
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


def _what_for(text: str, verb: Piece, first: Name, own: Name) -> Name:
    """办理机动车|注册登记, 电动自行车: what is done for things of one kind, told with the first of them."""
    if not first:
        return ()
    kind, (start, end) = wording(text, own)[-1:], first[-1]
    place = text.find(kind, max(start, verb[1]), end - 3) + 1
    told = all_deeds(text[place:end]) if place else False
    return ((place, end),) if told else ()


# --- the rules --------------------------------------------------------------------------------------------


def _examples(seen: _Seen) -> Name | None:
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


def _raised_to_each(seen: _Seen) -> Name | None:
    """生均公用经费标准提高到|小学|720元、初中940元: each with the measure that was raised."""
    own, text = seen.own, seen.state.text
    raised = _RAISED_TO.fullmatch(text, *own[0]) if len(own) == 1 and not seen.gap.direction else None
    return None if raised is None else (raised.span("who"), raised.span("of"))


def _first_in(seen: _Seen) -> Name | None:
    """港口|年吞吐量 of 港口成为首个年吞吐量突破5000万标箱的大港: of whom, less where it is first."""
    first = _FIRST_IN.fullmatch(seen.state.text, *seen.own[0]) if len(seen.own) == 1 else None
    if first is None or not _OF.match(seen.state.text, seen.quantity.end):
        return None
    who = first.span("who")
    return joined((who,) if who[0] < who[1] else (), (first.span("of"),))


def _of_thing(seen: _Seen) -> Name | None:
    own, noun, text = seen.own, seen.noun, seen.state.text
    if noun is None or len(own) != 1 or wording(text, own) not in names().of_projects:
        return None
    if _OF_THING.fullmatch(text, seen.quantity.end, noun[0][0]) is None:
        return None
    whose = _WHOSE.match(text, seen.quantity.end)
    return joined((whose.span("what"),) if whose is not None else noun, own)


def _rate_behind(seen: _Seen) -> Name | None:
    own, noun, text = seen.own, seen.noun, seen.state.text
    if not own or noun is None or not (seen.quantity.is_part and seen.quantity.share_of):
        return None
    if _RATE_BEHIND.fullmatch(wording(text, noun)) is None or head_of(text, own):
        return None
    return joined(own, noun)


def _called(seen: _Seen) -> Name | None:
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


def _some_of(seen: _Seen) -> Name | None:
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


def _around(seen: _Seen) -> Name | None:
    if not seen.own or seen.noun is None or _FIRST.fullmatch(wording(seen.state.text, seen.noun)):
        return None
    if not seen.gap.direction and not _noun_belongs(seen.state.text, seen.own, seen.noun, seen.quantity):
        return None
    start, end = seen.own[-1]
    of = _OF.fullmatch(seen.state.text, end, seen.quantity.start)  # 查出的|214个|问题
    of = of or _serves(seen)
    kept = of or (_AND_OTHERS.fullmatch(seen.state.text, end, seen.quantity.start) and _is_list(seen))
    own = (*seen.own[:-1], (start, end + 1)) if kept else seen.own
    return joined(own, seen.noun)


def _is_list(seen: _Seen) -> bool:
    """Whether the words before a number list several: 推进“一网通办”“最多跑一次”|等5项改革."""
    own = wording(seen.state.text, seen.own)
    return _LISTED.search(own) is not None or any(marks in own for marks in _QUOTED_SIDE_BY_SIDE)


def _serves(seen: _Seen) -> re.Match[str] | None:
    """服务中心为|30万|群众提供服务: whom a subject does something for, told with 为."""
    text, (start, end) = seen.state.text, seen.own[-1]
    if seen.noun is None or deeds().match(text, start, end) or not has_deed(text, seen.noun):
        return None
    return _FOR_WHOM_TOLD.fullmatch(text, end, seen.quantity.start)


def _before(seen: _Seen) -> Name | None:
    return seen.own or None


def _deed_behind(seen: _Seen) -> Name | None:
    if seen.noun is None or seen.name_before is None or not seen.gap.joint:
        return None
    if not has_deed(seen.state.text, seen.noun, within=0):
        return None
    return joined(() if seen.noun_before else seen.name_before, seen.noun)


def _behind(seen: _Seen) -> Name | None:
    return seen.noun


def _passive(seen: _Seen) -> Name | None:
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


OWN: Final[Table[_Seen, Name]] = Table(
    Rule("examples", _examples),
    Rule(_RAISED_RULE, _raised_to_each),
    Rule(CALLED, _called),
    Rule(_OF_THING_RULE, _of_thing),
    Rule("first-in", _first_in),
    Rule("rate-behind", _rate_behind),
    Rule("some-do", _some_of),
    Rule("around", _around),
    Rule("before", _before),
    Rule("deed-behind", _deed_behind),
    Rule("behind", _behind),
    Rule("passive", _passive),
)
"""How a number is called by the words beside it; in the order they are asked."""


# --- the words before and behind --------------------------------------------------------------------------


def _own_subject(state: State, gap: Gap, taken: Name | None) -> Name:
    """The trimmed subject of a gap, less the noun that the number before took."""
    if gap.subject is None:
        return (gap.word_span,) if gap.direction and gap.word_span else ()
    start, end = gap.subject
    if gap.direction:
        end = gap.end  # the word of change names the level: 净增231万户, 自然增长率1.1‰
    if taken:
        start = _behind_taken(state.text, start, end, taken)
    multiple = _MULTIPLE_OF.search(state.text[start:end]) if gap.end == end else None
    if multiple:
        end = start + multiple.start()
    if start >= end:
        return ()
    if gap.listed and not taken:
        lead = _LEADING_JOINER.match(state.text, start, end)
        start = lead.end() if lead else start
    return state.trim((start, end))


def _behind_taken(text: str, start: int, end: int, taken: Name) -> int:
    """Where a subject begins of which the number before took a part."""
    if _is_given(text, taken, end):
        return taken[0][0]
    faults = _TWO_FAULTS.search(text, max(start, taken[0][0] + 1), end)
    if faults is not None and taken[-1][1] >= end:
        return faults.start()
    found = deeds().finditer(text, max(start, taken[0][0] + 1), end)
    verb = next((deed for deed in found if _may_begin(text, start, deed.start())), None)
    if taken[-1][1] >= end and verb is not None and not _JOINER.search(text, start, verb.start()):
        against = _AGAINST_RULES.search(text, start, verb.start())
        return verb.start() if against is None else against.start()
    return max(start, taken[-1][1])


def _may_begin(text: str, start: int, place: int) -> bool:
    """Whether a deed may begin at a place: 重复|发放, though 复发 is a word."""
    return may_cut(text, place) or _AGAINST_RULES.search(text, start, place) is not None


def _is_given(text: str, taken: Name, end: int) -> bool:
    """Whether the number before took what was given, and no less: 5826人次|发放医疗保障经费|350万元."""
    begin = taken[0][0]
    first = deeds().match(text, begin, end)
    if first is None or not _GIVEN.search(text, begin, end) or taken[-1][1] - first.end() < 2:
        return False
    if taken[-1][1] < end and not _JOINER.match(text, taken[-1][1], end):
        return False
    return all(_FUND.fullmatch(text, deed.end(), end) for deed in deeds().finditer(text, first.end(), end))


def _nouns(state: State, levels: Levels, clause: Clause) -> tuple[list[Name | None], set[int], set[int]]:
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
        _leads_on(state.text, start, limit) and not _falls_short(state.text, quantity)
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


def _leads_on(text: str, start: int, limit: int) -> bool:
    """Whether a word that names nothing follows the number: 均, 用于; 增收 is a name."""
    adverb = _ADVERB.match(text, start, limit)
    return adverb is not None and may_cut(text, adverb.end())


def _purpose(text: str, start: int, end: int) -> int:
    """Where the deed begins that money is for: 80亿元财政资金|支持产业发展."""
    deed = next(deeds().finditer(text, start + 2, end), None)
    if deed is None or not may_cut(text, deed.start()) or _UNDONE.search(text, start + 2, deed.start()):
        return end  # 1.2亿元专项资金|未形成支出
    hastens = all((tag_of(word) or "") in _VERBAL for word in words(text[start : deed.start()]))
    return end if hastens else deed.start()  # 投入1.5亿元|加快推进设施建设


def _noun_belongs(text: str, own: Name, noun: Name, quantity: Quantity) -> bool:
    """Whether the words before and behind a number make one name: 指导|1071家|重点单位建成…"""
    if quantity.is_part and _COVERS.fullmatch(wording(text, own)):
        return True
    if _falls_short(text, quantity):
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


# --- what is told of the last is told of all --------------------------------------------------------------


def _with_predicate(text: str, nouns: Sequence[Name | None], made: list[Called]) -> list[Called]:
    """63个集体、97人次获得表彰: what is told of the last is told of all."""
    counted = [noun for noun in nouns if noun]
    first = wording(text, made[0].name)
    if len(nouns) > 1 and nouns[-1] and len(counted) == 1 and first and all_deeds(first):
        name = joined(made[0].name, counted[0])  # 带动7.9万户、28万人增收
        return [Called(name, called.rule) for called in made]
    if len(nouns) < 2 or len(counted) < len(nouns):
        return made
    last = counted[-1]
    entered = _ENTERED.search(text, last[0][0] + 1, last[-1][1])
    if entered is not None:
        return _told_entered(text, counted, made, (entered.start(), last[-1][1]))
    made = _of_one_kind(text, counted, made)
    verb = next(deeds().finditer(text, last[0][0], last[-1][1]), None)
    if verb is None or last[-1][1] - verb.end() == 1 or _OF_PLACE.match(text, verb.end(), last[-1][1]):
        return made  # 提档升级|村 and 文化服务|中心 are nouns
    each = _objects(text, counted, verb)
    if each:
        return [Called(name, called.rule) for name, called in zip(each, made, strict=True)]
    received = _RECEIVED.search(text, last[0][0] + 1, verb.start())
    predicate = (received.start() if received else verb.start(), last[-1][1])
    return [
        called
        if place == len(made) - 1 or has_deed(text, counted[place], within=99)
        else Called(_told_of_all(called, predicate), called.rule)
        for place, called in enumerate(made)
    ]


def _told_entered(text: str, nouns: Sequence[Name], made: list[Called], predicate: Piece) -> list[Called]:
    """5个数据集、4个数据空间|纳入国家试点: into what all of them came, but where one says its own."""
    return [
        called
        if place == len(made) - 1 or _has_its_own(text, noun)
        else Called(_told_of_all(called, predicate), called.rule)
        for place, (noun, called) in enumerate(zip(nouns, made, strict=True))
    ]


def _has_its_own(text: str, noun: Name) -> bool:
    """25项改革经验|获全国推广: whether what those counted did or came into is told of them alone."""
    start, end = noun[-1]
    told = _ENTERED.search(text, start, end) or _RECEIVED.search(text, start, end)
    return told is not None or any(deed.end() == end for deed in deeds().finditer(text, start + 2, end))


def _of_one_kind(text: str, nouns: Sequence[Name], made: list[Called]) -> list[Called]:
    """新建5个|国家级|、18个省级重点实验室: those of which only the kind is told are what the last is."""
    last = _OF_KIND.match(text, *nouns[-1][0])
    if last is None or last.end() == nouns[-1][-1][1]:
        return made
    told = (last.end(), nouns[-1][-1][1])
    return [
        Called(joined(called.name, (told,)), called.rule)
        if _OF_KIND.fullmatch(wording(text, noun))
        else called
        for noun, called in zip(nouns, made, strict=True)
    ]


def _undone(text: str, clause: Clause, made: list[Called], levels: Levels) -> list[Called]:
    """14处房产、面积1.27万平方米|未登记入账: what was not done with any of them."""
    undone = _LEFT_UNDONE.fullmatch(text, levels[-1][0].end, clause.end)
    if undone is None or not made[0].name:
        return made
    for place in range(1, len(made)):
        made[place] = made[place] if made[place].name else made[place - 1]  # 8项|专项资金|1.35亿元
    told = undone.span("what")
    return [_left_undone(text, called, made[0], told) for called in made]


def _left_undone(text: str, called: Called, first: Called, told: Piece) -> Called:
    """A name with what was not done; a bare measure borrows the thing that is told of so far."""
    written = wording(text, called.name)
    if called.name[-1][1] > told[0] or is_bare(written):
        return called
    if called is not first and _MEASURES_THING.fullmatch(written):
        return Called(joined(first.name, (told,), called.name), called.rule)  # 车21辆、|价值|386万元
    return Called(joined(called.name, (told,)), called.rule)


def _told_of_all(called: Called, predicate: Piece) -> Name:
    """A name with what is told of the last; a measure stays at its end: 九杨路|改造工程|全长."""
    last = 1 if called.rule == _OF_THING_RULE else 0
    name = called.name
    return joined(name[: len(name) - last], (predicate,), name[len(name) - last :])


def _objects(text: str, nouns: Sequence[Name], verb: re.Match[str]) -> list[Name]:
    """9个集体和12名个人荣获模范集体和模范个人: to each its own, where the objects say whose they are."""
    last = nouns[-1]
    piece = (verb.end(), last[-1][1])
    if count_of_members(text, piece) != len(nouns):
        return []
    subjects: list[Name] = [*nouns[:-1], ((last[0][0], verb.start()),)]
    objects = members(text, piece, len(nouns))
    pairs = list(zip(subjects, objects, strict=True))
    if not all(wording(text, told).endswith(wording(text, subject)) for subject, told in pairs):
        return []
    first = wording(text, objects[0])
    named_each = []
    for subject, told in pairs:
        shared = first.find(wording(text, told)[:2])
        lead = (objects[0][0][0], objects[0][0][0] + max(0, shared))
        named_each.append(joined(subject, (verb.span(),), (lead,), told))
    return named_each
