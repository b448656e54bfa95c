"""Names that lean on what was counted before them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from converter.lexicon.lattice import tag_of, words
from converter.lexicon.scope import in_use
from converter.parsing.figures.borders import may_cut
from converter.parsing.figures.borrowing.seen import LevelSeen
from converter.parsing.figures.borrowing.shares import measure_of_whole
from converter.parsing.figures.drafts import MEASURED_DEED, Draft, State, same_unit
from converter.parsing.figures.grammar import listed, named, words_of
from converter.parsing.figures.naming import (
    Name,
    all_deeds,
    between,
    borrowed,
    is_deed_alone,
    is_rate_alone,
    joined,
    leans,
    short_subject,
    topic,
    wording,
)
from converter.parsing.figures.things import counted_alike, thing_of, without_anew
from converter.parsing.figures.vocabulary import deeds, names, quantities

_BUILDING = named("borrowing.building")
_EQUITY = named("borrowing.equity")
_SIDE, _ACCOUNT = named("borrowing.side"), named("borrowing.account")
_NO_SUBJECT = named("borrowing.no_subject")
_BEHIND = named("borrowing.behind")
"""What a sum is for: 计划投资2600万元, 建设|东河水库加固工程."""
_ANY_CASES = named("borrowing.any_cases")
_OF_KIND = named("naming.cases_of")
_DEED_SHORT: Final = 2
_PROJECT = named("borrowing.project")
_SCHEDULED = named("borrowing.scheduled")
_RESTORED = named("borrowing.restored")
_AIM = named("borrowing.aim")
_PAID_IN, _COUNTED_BODIES = named("borrowing.paid_in"), named("borders.bodies")
_ARRIVES = named("borrowing.arrives")
_RATE: Final = "率"
_NOUN: Final = "n"
_IN_ALL: Final = "共"
_BODIES = named("trimming.bodies")
_LOSS = named("borrowing.loss")
_MEAN_LED = named("borrowing.mean_led")
_VISITS, _OF_VISITS = named("borrowing.visits"), named("borrowing.of_visits")
_VITAL, _CAME, _WENT = named("borrowing.vital"), named("borrowing.came"), named("borrowing.went")
_OF_A_THING = named("borrowing.of_a_thing")
_OF_HEADING, _HEADING = named("borrowing.of_heading"), named("borrowing.heading")
_NOMINAL = named("borrowing.nominal")
_NOUNS: Final = ("n", "g", "l", "j")
"""Tags of nouns, of verbs that are nouns too, and of set phrases."""
_OVERALL = named("borrowing.overall")
_ONE_OF_TWO = named("borrowing.one_of_two")
_AT_HAND, _SHOULD_BE = named("borrowing.at_hand"), named("borrowing.should_be")
_COST_END, _PROGRESS = named("borrowing.cost_end"), named("borrowing.progress")
_COST, _HOLDS = named("borrowing.cost"), named("borrowing.holds")
_TWO: Final = 2


def at_hand(seen: LevelSeen) -> Name | None:
    """编制员额1867人, |现有|1648人: how many there are of those there should be."""
    text, base = seen.state.text, seen.base
    there = _AT_HAND.search(text, seen.gap.start, seen.quantity.start)
    if there is None or base is None or base.unit != seen.quantity.unit:
        return None
    should = _SHOULD_BE.search(wording(text, base.name))
    if should is None:
        return None
    of = between(base.name, should.end(), len(wording(text, base.name)))
    return joined(between(base.name, 0, should.start()), (there.span(),), of)


def bare(seen: LevelSeen) -> Name | None:
    state = seen.state
    if _is_paid_in(seen):
        return None
    if state.about.in_parts and tag_of(seen.own) == _NOUN and measure_of_whole(seen) is not None:
        return None  # 城乡居民42.15万人、|职工|4.67万人
    if not state.records.made and state.about.told_before and _OF_A_THING.fullmatch(seen.own):
        return None  # 安置房竣工。污水处理厂运行, 新增处理能力5万吨
    aim = _AIM.match(seen.own) is not None and seen.base is not None
    subject = seen.base.name if aim and seen.base is not None else state.about.topic
    if _VITAL.fullmatch(wording(state.text, subject)):
        return None  # 出生数4126人、死亡数6832人
    subject = _less_coming(seen, subject)
    if seen.base is not None and seen.gap.listed and (not subject or seen.base.quantity is None):
        subject = topic(state.text, seen.base.name)  # 研发投入增长10.8%、强度达1.86%
    if seen.base is not None and seen.gap.listed and len(seen.base.name) > 1 and all_deeds(seen.base.own):
        subject = seen.base.name  # 与超市合作|拦阻|186件、金额782万元
    if _EQUITY.search(wording(state.text, subject)):
        return seen.name  # 所有者权益486亿元, 营业收入312亿元、|利润|28.6亿元
    return borrowed(state.text, short_subject(state.text, subject) or subject, seen.name)


def other_side(seen: LevelSeen) -> Name | None:
    """社会保险基金预算|收入安排15亿元, |支出安排|13亿元: the other side of the account."""
    text = seen.state.text
    if seen.base is None or not _SIDE.fullmatch(seen.own):
        return None
    for told in reversed(seen.state.records.recent):
        if "other-side" in told.rules:
            return joined(told.name[:1], seen.name)
        account = _ACCOUNT.fullmatch(text, *told.name[0]) if len(told.name) == 1 else None
        if account is not None and told.unit == seen.quantity.unit:
            return joined((account.span("of"),), seen.name)
    return None


def _less_coming(seen: LevelSeen, subject: Name) -> Name:
    """人口 of 人口出生, for 死亡: what came is not what went; 研学 of 研学人次, for 收入."""
    if subject and _OF_VISITS.fullmatch(seen.own):
        visits = _VISITS.search(wording(seen.state.text, subject))
        return subject if visits is None else between(subject, 0, visits.start())
    if not subject or _WENT.fullmatch(seen.own) is None:
        return subject
    came = _CAME.search(wording(seen.state.text, subject))
    return subject if came is None else between(subject, 0, came.start())


def _counted_with(seen: LevelSeen) -> Draft | None:
    """What the deed that a rate is of was done to: 工程436处, 估算损失1.27亿元, 修复389处, 修复率."""
    deed = seen.own.removesuffix(_RATE)
    recent, about = seen.state.records.recent, seen.state.about
    opened = seen.state.records.made[about.parts_at - 1] if about.in_parts and about.parts_at else None
    if opened is not None and not same_unit(opened.unit, seen.quantity.unit) and not seen.quantity.is_part:
        parts = counted_alike(seen.state.records.made[about.parts_at :], seen.quantity.unit)
        if parts is None or leans(parts.own):
            return seen.state.whole(seen.quantity)  # 项目32个, 总投资2亿元, 其中|竣工|7个
        return None
    base = seen.base
    if deed == seen.own and (deed in names().leaning_deeds or is_deed_alone(deed)):
        if base is None:
            return _counted_behind_sum(seen)
        if base.unit != seen.quantity.unit or is_deed_alone(base.own):
            return thing_counted(seen, [*seen.state.before, *recent])
    done = _deed_rated(seen)
    if done is None:
        return None
    before = recent[: recent.index(done)]
    return next((draft for draft in reversed(before) if draft.unit == done.unit), None)


def _deed_rated(seen: LevelSeen) -> Draft | None:
    """The record of the deed that a rate is of: 修复 for 修复率."""
    deed = seen.own.removesuffix(_RATE)
    if deed == seen.own:
        return None
    return next((draft for draft in reversed(seen.state.records.recent) if draft.own == deed), None)


def _counted_behind_sum(seen: LevelSeen) -> Draft | None:
    """新签约项目11个, 协议引资9.7亿元; 新开工7个: what was counted before the sum told last."""
    before, topic = seen.state.before, seen.state.about.topic
    at = topic[0][0] if topic else -1
    of = (draft for draft in before if any(left <= at < right for left, right in draft.name))
    last = next(of, None)
    if last is None or last.unit is None or same_unit(last.unit, seen.quantity.unit):
        return None
    return thing_counted(seen, before)


def thing_counted(seen: LevelSeen, drafts: Sequence[Draft]) -> Draft | None:
    """The last of some records that counted things, and not deeds alone, in the unit of a number."""
    counted = (draft for draft in drafts if MEASURED_DEED not in draft.rules)
    named = [draft for draft in counted if thing_of(seen.state.text, draft.name)]
    return counted_alike(named, seen.quantity.unit)


def others(seen: LevelSeen) -> Name | None:
    """工程1911件, 其中加固7件, 其它209件: what is left is of the whole."""
    about = seen.state.about
    whole = short_subject(seen.state.text, about.whole)
    return joined(seen.name, whole) if whole and seen.own in names().others else None


def pointing(seen: LevelSeen) -> Name | None:
    one = _ONE_OF_TWO.match(seen.own)
    told = seen.state.records.group if len(seen.state.records.group) > 1 else seen.state.records.made[-2:]
    if one is not None and len(told) > 1:
        whose = told[listed("common.one_and_other").index(one.group())]
        name = between(seen.name, one.end(), len(seen.own))
        return borrowed(seen.state.text, topic(seen.state.text, whose.name), name)  # 前者|破案率
    about = seen.state.about.aspect or seen.state.about.topic
    return joined(about, seen.name) if about and names().pointing.match(seen.own) else None


def restored(seen: LevelSeen) -> Name | None:
    told = seen.base.name if seen.base is not None else seen.state.about.topic
    return joined(told, seen.name) if told and _RESTORED.match(seen.own) else None


def _object_within(text: str, name: Name) -> Name:
    """产业项目 of 枢纽港产业园新签约产业项目: to what something was done, without where."""
    start, end = name[-1]
    done = [deed for deed in deeds().finditer(text, start + 1, end - 1) if may_cut(text, deed.end())]
    return ((done[-1].end(), end),) if done else ()


def object_alone(text: str, name: Name) -> Name:
    """各类案件 of 法院共受理各类案件, 诉求 of 收集诉求: to what it was done, without who did what to it."""
    if len(name) != 1:
        return () if name and all_deeds(text[slice(*name[-1])]) else name
    start, end = name[0]
    for deed in deeds().finditer(text, start, end):
        who = text[start : deed.start()].rstrip(_IN_ALL)
        if deed.end() < end - 1 and (not who or _BODIES.fullmatch(who)):
            start = deed.end()
            break
    if start > name[0][0] and _OF_KIND.fullmatch(text, start - _DEED_SHORT, end):
        return ((start - _DEED_SHORT, end),)  # 执行|案件
    first = words(text[start:end])[0]
    if (tag_of(first) or "").startswith("v") and end - start - len(first) > 1:
        start += len(first)
    ends_in_deed = any(deed.end() == end for deed in deeds().finditer(text, start, end))
    return () if ends_in_deed or _ANY_CASES.fullmatch(text, start, end) else ((start, end),)


def leaning(seen: LevelSeen) -> Name | None:
    state, about = seen.state, seen.state.about
    if seen.own in names().of_projects and about.lead and _PROJECT.search(wording(state.text, about.lead)):
        return joined(about.lead, seen.name)  # 西河治理工程, 投资2395万元
    costs = about.lead and (seen.own in names().of_projects or _COST.fullmatch(seen.own))
    scheduled = _SCHEDULED.fullmatch(state.text, *about.lead[0]) if costs else None
    if scheduled is not None:
        return joined((scheduled.span("what"),), seen.name)  # 拓宽工程预计9月开工, 总经费3亿元
    behind = _BEHIND.match(state.text, seen.quantity.end) if seen.own in names().of_projects else None
    if behind is not None:
        return joined((behind.span("what"),), seen.name)
    if len(seen.name) > 1 or not about.topic:  # what it is of was told with it already
        return None
    of_lead = _is_of_lead(seen)
    headed = _OF_HEADING.fullmatch(seen.own) and _is_of_heading(state)
    told = state.records.made or about.told_before or about.matter or of_lead or headed
    if not told or not (of_lead or leans(seen.own) or _is_rate_of_counted(seen)) or _is_of_nothing_told(seen):
        return None
    deed = _deed_rated(seen)
    if deed is not None and len(deed.name) > 1:
        return borrowed(state.text, deed.name[:-1], seen.name)  # 危险废物|利用处置, 利用处置率
    counted = _counted_with(seen)
    told = about.topic if counted is None else topic(state.text, counted.name)
    told = _built(seen) or told
    told = object_alone(state.text, told) if seen.own in names().finished else told
    told = _less_cost(state.text, told) if _PROGRESS.search(seen.own) else told
    done = seen.own in names().leaning_deeds or all_deeds(seen.own)
    told = _less_coming(seen, without_anew(state.text, told) if done else told)
    subject = about.matter or short_subject(state.text, told) or thing_of(state.text, told)
    if not subject and told == about.topic and seen.own in names().of_projects:
        subject = _object_within(state.text, told)
    if wording(state.text, subject) in names().of_measure or _NO_SUBJECT.search(wording(state.text, subject)):
        return None
    if _LOSS.search(seen.own) and subject and _is_of_no_event(state, subject):
        return None
    name = borrowed(state.text, subject, seen.name) if subject else None
    return _apart(seen, name) if name else None


def _apart(seen: LevelSeen, name: Name) -> Name:
    """竣工项目|总投资, where 项目总投资 was told of 开工项目: a name that is another's has its whole noun."""
    text, base = seen.state.text, seen.base
    told = wording(text, name)
    if base is None or not any(
        wording(text, draft.name) == told and draft.unit == seen.quantity.unit
        for draft in seen.state.records.recent
    ):
        return name
    return joined(base.name, seen.name) if leans(seen.own) and base.unit != seen.quantity.unit else name


def _is_of_heading(state: State) -> bool:
    """Whether a heading of a few words that end in a noun is what the text is about: 人民调解."""
    topic = state.about.topic
    if state.about.told_before or topic != state.about.heading or not topic:
        return False
    heading = wording(state.text, topic)
    if _HEADING.fullmatch(heading) is None or deeds().match(heading):
        return False
    first, *_, last = (tag_of(word) or "" for word in [*words(heading)[:1], *words(heading)])
    nominal = last.startswith(_NOUNS) or _NOMINAL.search(heading) is not None
    return nominal and not first.startswith("v")


def _less_cost(text: str, name: Name) -> Name:
    """分局新建工程 of 分局新建工程总经费, for 进度."""
    cost = _COST_END.search(text, *name[-1]) if name else None
    return name if cost is None else joined(name[:-1], ((name[-1][0], cost.start()),))


def _is_of_nothing_told(seen: LevelSeen) -> bool:
    """整体破案率 behind a full stop; 上诉案件发改率6.2%, 平均审理时间52天: neither is of what was told."""
    if not seen.state.records.made and _OVERALL.match(seen.own):
        return True
    place, topic = seen.state.context.scope_at(seen.quantity.numeral), seen.state.about.topic
    if place is not None and topic and topic[-1][1] == place[1]:
        return True  # 得分最低的是|河东区|,其平均得分72.5分: it is where it is told of
    if seen.base is not None and seen.base.unit in words_of("drafts.persons") and _ARRIVES.search(seen.own):
        return True  # 营救被困人员1860人, 平均到场时间7分钟
    if _is_paid_in(seen):
        return True
    part = seen.base is not None and seen.base.quantity is not None and seen.base.quantity.is_part
    return part and quantities().measured_times.search(seen.own) is not None


def _is_paid_in(seen: LevelSeen) -> bool:
    """净增企业8家;|到位资金|52亿元: money for projects is none of the bodies counted a sentence before."""
    topic = seen.state.about.topic
    if seen.base is not None or not topic or _PAID_IN.fullmatch(seen.own) is None:
        return False
    return _COUNTED_BODIES.search(wording(seen.state.text, topic)) is not None


def _built(seen: LevelSeen) -> Name:
    """宿舍 of 兴建宿舍1栋, 提供床位820床, 总经费9亿元: what the money is for; () for other measures."""
    if not _COST.fullmatch(seen.own) or len(seen.state.records.recent) < _TWO:
        return ()
    text, made = seen.state.text, seen.state.records.recent
    holds = made[-1].name and _HOLDS.match(text, *made[-1].name[0])
    built = made[-2].name if holds and made[-2].name and _BUILDING.match(text, *made[-2].name[0]) else ()
    return topic(text, built)


def _is_of_lead(seen: LevelSeen) -> bool:
    """Whether a name is a rate or a mean of what the clause before tells of in words: 落实…制度, 适用率."""
    about, own = seen.state.about, seen.own
    if not about.lead:
        return False
    if about.matter and about.lead[0][0] <= about.matter[0][0] < about.lead[-1][1]:
        stem = own.removesuffix(_RATE)
        return is_rate_alone(own) or (stem != own and stem in wording(seen.state.text, about.matter))
    return not seen.state.records.made and about.topic != about.opened and bool(_MEAN_LED.match(own))


def _is_rate_of_counted(seen: LevelSeen) -> bool:
    """Whether a name is the rate or the mean of a deed to those counted: 住客372万人次, 平均留宿1.7晚."""
    if not is_rate_alone(seen.own) or seen.gap.shared >= 0 or seen.gap.joint:
        return False
    recent = reversed(seen.state.records.recent)
    last = next((draft for draft in recent if not leans(draft.own) and not is_rate_alone(draft.own)), None)
    counted = last is not None and in_use().counts(last.unit)
    if last is None and not seen.state.records.made:
        counted = seen.state.about.told_before and _MEAN_LED.match(seen.own) is not None
    return counted


def _is_of_no_event(state: State, subject: Name) -> bool:
    """Whether a subject is of a record of the sentence that counts nothing that brings a loss about."""
    of = (
        draft
        for draft in state.records.recent
        if any(left <= subject[0][0] < right for left, right in draft.name)
    )
    first = next(of, None)
    return first is not None and first.unit not in words_of("borrowing.of_events")
