"""Names that lack whose property, rate or deed they tell."""

from __future__ import annotations

from typing import Final

from converter.lexicon.lattice import tag_of, words
from converter.lexicon.scope import in_use
from converter.parsing.figures.borders import may_cut
from converter.parsing.figures.borrowing.counted import object_alone, thing_counted
from converter.parsing.figures.borrowing.seen import LevelSeen
from converter.parsing.figures.drafts import HELD, NEGATED
from converter.parsing.figures.fitting import is_share
from converter.parsing.figures.gaps import PLANS
from converter.parsing.figures.grammar import named
from converter.parsing.figures.lists import says_measure
from converter.parsing.figures.naming import (
    Name,
    all_deeds,
    between,
    borrowed,
    has_deed,
    head_of,
    is_deed_alone,
    is_leaning,
    is_rate_alone,
    joined,
    matter_of,
    short_subject,
    topic,
    verb_of,
    without_campaign,
    wording,
)
from converter.parsing.figures.quantities import LOOK_BEHIND
from converter.parsing.figures.things import (
    begins_with_deed,
    counted_alike,
    is_property,
    rated,
    share_a_word,
    thing_of,
    whole_of_parts,
)
from converter.parsing.figures.told_deeds import (
    deed_measured,
    done_alike,
    of_other_rank,
    of_whom,
    total_of,
    whose_suspects,
)
from converter.parsing.figures.vocabulary import deeds

_BUILDING = named("borrowing.building")
_JUDGED, _PERSONS = named("borrowing.judged"), named("borrowing.persons")
_OF_CRIME = named("borrowing.of_crime")
_WORKS = named("borrowing.works")
_RATE: Final = "率"
_BENEFIT, _PAID_OUT = named("borrowing.benefit"), named("borrowing.paid_out")
_RECEIVED = named("drafts.received")
_KIND_RANKED = named("around.of_kind")
_OF_ANY, _OF_ANY_ALONE = named("borrowing.of_any"), named("borrowing.of_any_alone")
_CAMPAIGN = named("borrowing.campaign")
_OF_MATTER: Final = "of-matter"
_VERB: Final = "v"
_LONGEST_BUILT: Final = 12
"""Characters of what is built, as the clause or the heading before calls it."""
_LONGEST_CRIME: Final = 10
_RELATES = named("borrowing.relates")
_SHARE_END = named("things.share_end")
_WHO = named("borrowing.who")
_PREDICATE = named("borrowing.predicate")
_OF_COUNTED = named("borrowing.of_counted")
_DEGREE, _RANK = named("borrowing.degree"), named("borrowing.rank")
_PARTS = named("borrowing.parts")
_GOES_TO = named("borrowing.goes_to")
_LEFT = named("things.left")
_GIVEN_IN = named("borrowing.given_in")
_SUCCEEDED, _PAID = named("borrowing.succeeded"), named("borrowing.paid")
_OVER_OR_SHORT = named("borrowing.over_or_short")
_TREATED = named("borrowing.treated")
_STEM: Final = 2
_STEM_LONG: Final = 6
"""Characters of a measure that the next one begins as."""
_BESIDE: Final = (
    (named("borrowing.beside_share"), named("borrowing.beside_share")),
    (named("borrowing.beside_carried"), named("borrowing.beside_carried")),
    (named("borrowing.beside_hours"), named("borrowing.beside_hours")),
    (named("borrowing.beside_members"), named("borrowing.beside_members")),
    (named("borrowing.of_power"), named("borrowing.beside_power")),
)
"""The next measure of a thing, and how the name of the one before ends."""
_BESIDE_ENDS: Final = frozenset("比重量数率度值")
_CASE_RATE = named("borrowing.case_rate")
_OF_CASE, _OF_SUED = named("borrowing.of_case"), named("borrowing.of_sued")


def same_stem(seen: LevelSeen) -> Name | None:
    """轨道交通|运营线路6条、|运营里程: the next measure of a list, which begins as the one before."""
    last, text = seen.state.records.last, seen.state.text
    if last is None or not seen.gap.listed or not last.name or not says_measure(text, seen.name):
        return None
    told, own = wording(text, last.name), seen.own
    place = told.rfind(own[:_STEM])
    if place < _STEM or not _STEM < len(told) - place <= _STEM_LONG or has_deed(text, last.name, within=0):
        return None
    lead = between(last.name, 0, place)
    return None if own.startswith(told[place:]) or not may_cut(text, lead[-1][1]) else joined(lead, seen.name)


def _tells_property(seen: LevelSeen) -> bool:
    """Whether a clause says what some are, or what share of them: 35岁以下, 35岁以下的占比."""
    share = _SHARE_END.search(seen.own)
    return is_property(seen.own if share is None else seen.own[: share.start()])


def aged(seen: LevelSeen) -> Name | None:
    """基层水利员年龄老化, |50岁以上|占四成: who is aged is told a clause before."""
    about, text = seen.state.about, seen.state.text
    told = about.lead if about.lead or seen.state.records.made else about.heading
    who = _WHO.fullmatch(text, *told[0]) if told and _tells_property(seen) else None
    return None if who is None else joined((who.span(1),), seen.name)


def of_property(seen: LevelSeen) -> Name | None:
    """发展党员24名, 其中|35岁以下|15名: what some are is told of the whole."""
    text = seen.state.text
    whole = seen.state.whole(seen.quantity) if _tells_property(seen) else None
    if whole is None:
        return None
    if not seen.state.about.in_parts and _DEGREE.search(whole.own) and _RANK.search(seen.own):
        return None  # 博士2人, |副高以上职称|占比不足15%: beside each other
    lent = thing_of(text, whole.name) if _LEFT.match(seen.own) else whole_of_parts(text, whole)
    if not lent:
        return None
    start, end = seen.name[-1]
    of = _OF_COUNTED.match(text, end)  # 新的和严重|的|107例
    return joined(lent, seen.name[:-1], ((start, of.end() if of else end),))


def to_what(seen: LevelSeen) -> Name | None:
    """总开支86.4亿元, 其中62%|用于环境卫生: what so much of the whole goes to."""
    text, after = seen.state.text, seen.quantity.end
    whole = seen.state.whole(seen.quantity)
    if whole is None or not whole.name or seen.gap.share >= 0:
        return None
    near = max(0, seen.gap.end - LOOK_BEHIND)
    opened = seen.state.about.in_parts and _PARTS.search(text, near, seen.gap.end)
    if not opened and text[seen.gap.start : seen.quantity.start].strip():
        return None  # 总开支86.4亿元, | 74%用于民生
    if seen.name and _RELATES.match(text, *seen.name[0]):
        return None
    goes = _GOES_TO.match(text, after)
    if not opened and goes is None:
        return None
    name = seen.name if seen.name and seen.name[0][0] >= after else ((goes.span(),) if goes else ())
    if not name or (seen.name and name is not seen.name):
        return None
    return joined(short_subject(text, whole.name) or thing_of(text, whole.name), name)


def whose(seen: LevelSeen) -> Name | None:
    """铁路建设提速, 发送旅客120万人次: a measure that says nothing without whose it is."""
    return seen.state.with_owner(seen.name)


def beside(seen: LevelSeen) -> Name | None:
    """清洁能源装机占比54.8%、发电量占比51.3%: the next measure of what the one before is of."""
    if seen.own[-1] not in _BESIDE_ENDS:
        return None
    beside = next((other for own, other in _BESIDE if own.fullmatch(seen.own)), None)
    last = seen.state.records.last if beside is not None else None
    if last is None or beside is None:
        return None
    of = beside.search(wording(seen.state.text, last.name))
    lent = between(last.name, 0, of.start()) if of is not None else ()
    return joined(lent, seen.name) if lent else None


def of_case(seen: LevelSeen) -> Name | None:
    """一审案件服判息诉率92.3%, |上诉率|7.1%: of which cases, or of what body that is sued."""
    rate, text = _CASE_RATE.fullmatch(seen.own), seen.state.text
    if rate is None:
        return None
    told = _OF_CASE if rate["of_case"] else _OF_SUED
    for draft in reversed(seen.state.records.recent):
        thing = topic(text, draft.name) or draft.name
        of = told.match(text, *thing[0])
        if of is not None:
            return borrowed(text, (of.span("of"),), seen.name)
    return None


def rate_of_part(seen: LevelSeen) -> Name | None:
    """审结案件2356件, 其中适用速裁程序860件, |速裁率|36.5%: what share of the whole the part told last is."""
    part, text = seen.base, seen.state.text
    whole = seen.state.whole(seen.quantity) if seen.state.about.in_parts else None
    if part is None or whole is None or not is_share(seen.quantity.value, part, whole):
        return None
    lent = thing_of(text, whole.name) if is_rate_alone(seen.own) else ()
    return borrowed(text, lent, seen.name) if lent else None


def against_plan(seen: LevelSeen) -> Name | None:
    """歲入決算數12億元, 較預算數|短收|3,200萬元: by how much what is short of the plan, or over it."""
    told = seen.gap.comparison
    if told is None or told.basis not in PLANS or not _OVER_OR_SHORT.fullmatch(seen.own):
        return None
    whose = seen.base.name if seen.base is not None else seen.state.about.topic
    return joined(whose, ((told.start, told.end),), seen.name)


def rate_of_deed(seen: LevelSeen) -> Name | None:
    """适用认罪认罚从宽制度, 适用率: the rate of a deed is told of what that was done to."""
    paid = _PAID.fullmatch(seen.own.removesuffix(_RATE)) and seen.base is not None
    if paid and seen.base is not None and head_of(seen.state.text, seen.base.name):
        return joined(seen.base.name, seen.name)  # 罚没收入1.2亿元, 入库率98%
    of = rated(seen.state.text, seen.own, seen.state.records.recent)
    return borrowed(seen.state.text, of, seen.name) if of else None


def of_matter(seen: LevelSeen) -> Name | None:
    """对燃气隐患逐一销号, |问题整改率|97%: the rate of what the clause before, or the heading, is about."""
    state, about = seen.state, seen.state.about
    rate = _OF_ANY.sub("", seen.own)
    last = state.records.last
    goes_on = last is not None and _OF_MATTER in last.rules and _is_rate_of_deeds(rate)
    if len(seen.name) > 1 or not (goes_on or is_rate_alone(rate) or is_leaning(rate)):
        return None
    if about.matter and about.lead and (last is None or about.matter[0][0] > last.written[1]):
        return borrowed(state.text, about.matter, seen.name)
    if last is not None and _OF_MATTER in last.rules:
        of = between(last.name, 0, len(wording(state.text, last.name)) - len(_OF_ANY.sub("", last.own)))
        return borrowed(state.text, of, seen.name)
    counted = seen.base is not None and _OF_ANY_ALONE.fullmatch(
        wording(state.text, thing_of(state.text, seen.base.name))
    )
    if (last is not None and not counted) or about.told_before or not about.heading:
        return None
    if counted and _CAMPAIGN.search(state.text, *about.heading[0]) is None:
        return None
    matter = _matter_of_heading(state.text, about.heading)
    return borrowed(state.text, matter, seen.name) if matter else None


def of_benefit(seen: LevelSeen) -> Name | None:
    """急难救助受理申请426件, |核准|389件: what else is done about the benefit that was told first."""
    made = seen.state.records.made
    if not made or not made[0].name or _PAID_OUT.fullmatch(seen.own) is None:
        return None
    benefit = _BENEFIT.match(seen.state.text, *made[0].name[0])
    return joined((benefit.span("of"),), seen.name) if benefit is not None else None


def _is_rate_of_deeds(rate: str) -> bool:
    """Whether a rate is of deeds, more than one: 停访息诉率."""
    deeds_of = words(rate.removesuffix(_RATE))
    return len(deeds_of) > 1 and all((tag_of(word) or "").startswith(_VERB) for word in deeds_of)


def _matter_of_heading(text: str, heading: Name) -> Name:
    """欺诈骗保 of 集中整治欺诈骗保, 信访问题 of 信访问题集中整治; () where a heading names no such work."""
    of_campaign = without_campaign(text, heading)
    matter = matter_of(text, of_campaign[-1])
    if matter and not _OF_ANY_ALONE.fullmatch(wording(text, matter)):
        return matter
    return of_campaign if of_campaign != heading else ()


def measured_deed(seen: LevelSeen) -> Name | None:
    """研发经费投入2150万元, |投入强度|1.15%: of what the deed is that is measured again."""
    text, records = seen.state.text, seen.state.records
    of = deed_measured(text, seen.own, records.recent) or total_of(text, seen.own, records.last)
    return joined(of, seen.name) if of else None


def who_did_alike(seen: LevelSeen) -> Name | None:
    """6家子公司亏损, |合计亏损|3870万元: who did what was done so much."""
    of = done_alike(seen.state.text, seen.own, seen.quantity.unit, seen.state.records.last)
    return joined(of, seen.name) if of else None


def of_rank(seen: LevelSeen) -> Name | None:
    """国家级一流专业9个, |省级|21个: those of another rank are the same things."""
    text, state = seen.state.text, seen.state
    of = of_other_rank(text, seen.own, seen.quantity.unit, state.records.recent)
    whole = state.whole(seen.quantity) if not of and _KIND_RANKED.fullmatch(seen.own) else None
    of = of or (thing_of(text, whole.name) if whole is not None else ())
    led = not state.records.made and state.about.lead and _KIND_RANKED.fullmatch(seen.own)
    of = thing_of(text, state.about.lead) if led else of  # 建成特色产业集群: 千亿级2个
    return joined(seen.name, of) if of else None


def to_whom(seen: LevelSeen) -> Name | None:
    """谈话函询干部5人, |党纪处分|1人: to whom, or for what, something was done."""
    of = of_whom(seen.state.text, seen.own, seen.quantity.unit, seen.state.records.recent)
    return joined(of, seen.name) if of else None


def suspects(seen: LevelSeen) -> Name | None:
    """破获诈骗集团58个、|嫌犯|412人: whose they are."""
    return whose_suspects(seen.state.text, seen.name, seen.own, seen.state.records.last) or None


def predicate(seen: LevelSeen) -> Name | None:
    """受理举报2341件, 其中1876件|属实: what some of those counted are is told behind how many."""
    if seen.name[0][0] < seen.quantity.end or not _PREDICATE.match(seen.own):
        return None
    text, whole = seen.state.text, seen.state.whole(seen.quantity)
    if whole is None or whole.quantity is None or not whole.name or share_a_word(seen.own, whole.own):
        return None
    if whole.name[0][0] >= whole.quantity.end:
        return None  # 2310人|通过鉴定, 186人|获评技师
    thing = thing_of(text, whole.name) or _object_of(text, whole.name)
    return joined(thing, seen.name) if thing and thing != whole.name else None


def done_to(seen: LevelSeen) -> Name | None:
    """清理文件138件, 废止5件: a deed alone is done to what was counted; one to some of a whole as well."""
    state, own = seen.state, seen.own
    if seen.quantity.is_part or HELD.match(own) or _RECEIVED.fullmatch(own):
        return None
    whole = state.whole(seen.quantity) if state.about.in_parts else None
    parted = whole is not None and not head_of(state.text, whole.name)
    treated = parted and _TREATED.search(own) and not in_use().counts(seen.quantity.unit)
    if whole is not None and treated:
        thing = thing_of(state.text, whole.name)
        return joined(thing, seen.name) if thing else None  # 回收厨余, 其中|堆肥
    if whole is not None and parted and begins_with_deed(state.text, seen.name):
        if share_a_word(own, whole.own):
            return None
        thing = thing_of(state.text, whole.name)
        return borrowed(state.text, thing, seen.name) if thing else None
    negated = NEGATED.fullmatch(own) is not None  # 抽验食品3218件, 不合格96件
    if not (negated or is_deed_alone(own)) or (state.about.in_parts and not (all_deeds(own) or negated)):
        return None
    of = counted_alike(state.records.recent, seen.quantity.unit)
    if of is None and state.records.made and seen.gap.listed:
        of = thing_counted(seen, state.before)  # 签约项目8个; 开工5个、投产4个
    of = of or (seen.base if _GIVEN_IN.search(seen.quantity.unit or "") else None)
    if of is None or share_a_word(own, of.own):
        return None
    if _SUCCEEDED.fullmatch(own) or (_PAID.fullmatch(own) and head_of(state.text, of.name)):
        return joined(of.name, seen.name)
    thing = thing_of(state.text, of.name)
    return borrowed(state.text, thing, seen.name) if thing else None


def building(seen: LevelSeen) -> Name | None:
    """门诊 of 新建门诊2个, 改造4个; 学校 of 学校建设加快, 新建5所、扩建7所."""
    base, text, about = seen.base, seen.state.text, seen.state.about
    if not _BUILDING.fullmatch(seen.own):
        return None
    if base is not None and base.unit == seen.quantity.unit:
        if not _BUILDING.fullmatch(base.own):
            done_to = _object_of(text, base.name)
            return None if all_deeds(wording(text, done_to)) else joined(seen.name, done_to)
        whole = wording(text, base.name)
        size = len(whole) - len(base.own)
        if size and whole.startswith(base.own):
            return joined(seen.name, between(base.name, len(base.own), len(whole)))  # 续建|城建项目
        return borrowed(text, between(base.name, 0, size), seen.name) if size else None
    lent = (about.matter, about.topic, about.heading) if base is None else (about.matter,)
    for built in filter(None, lent):
        written = wording(text, built)
        works = _WORKS.search(written)
        if built == about.heading and works is None:
            continue
        if built == about.opened and works is None:
            continue
        if len(written) <= _LONGEST_BUILT:
            size = len(written) if works is None else works.start()
            return borrowed(text, between(built, 0, size), seen.name)
    return None


def judged(seen: LevelSeen) -> Name | None:
    """严重暴力犯罪 of 审结…等严重暴力犯罪案件98件, 判处罪犯124人."""
    text, base = seen.state.text, seen.base
    done = _JUDGED.match(seen.own)
    if done is None or _PERSONS.sub("", seen.own[done.end() :]):
        return None
    if seen.state.about.matter:
        return borrowed(text, seen.state.about.matter, seen.name)
    told = object_alone(text, topic(text, base.name)) if base is not None and base.own != seen.own else ()
    crime = _OF_CRIME.match(wording(text, told))
    if crime is None:
        return None
    if crime["several"]:
        return joined(seen.name, told)  # 起诉|故意伤害、强奸、抢劫等犯罪
    if len(crime["crime"]) > _LONGEST_CRIME or deeds().search(crime["crime"]):
        return None
    return joined(between(told, *crime.span("crime")), seen.name)


def _object_of(text: str, name: Name) -> Name:
    """What a deed is done to: 门诊 of 新建门诊."""
    verb = verb_of(text, name)
    if verb is None:
        return name
    return joined(tuple((max(start, verb[1]), end) for start, end in name if end > verb[1]))
