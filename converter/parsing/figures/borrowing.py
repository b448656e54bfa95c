"""What the name of a level borrows to be understood on its own, and when it is a share of what was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from converter.lexicon.lattice import tag_of, words
from converter.lexicon.scope import in_use
from converter.parsing.figures.around import Called
from converter.parsing.figures.borders import may_cut
from converter.parsing.figures.drafts import HELD, NEGATED, Draft, Inset, State, same_unit
from converter.parsing.figures.fitting import is_share
from converter.parsing.figures.gaps import PLANS, Gap
from converter.parsing.figures.grammar import listed, named, words_of
from converter.parsing.figures.lists import ends_in_measure, measured_tail, says_measure
from converter.parsing.figures.naming import (
    Name,
    all_deeds,
    between,
    borrowed,
    has_deed,
    head_of,
    is_bare,
    is_deed_alone,
    is_rate_alone,
    joined,
    leans,
    short_subject,
    topic,
    verb_of,
    wording,
)
from converter.parsing.figures.parted import with_measure
from converter.parsing.figures.quantities import LOOK_BEHIND, Quantity
from converter.parsing.figures.rules import Rule, Table, when
from converter.parsing.figures.sharing import without_copula
from converter.parsing.figures.summing import total_of_list
from converter.parsing.figures.things import (
    begins_with_deed,
    counted_alike,
    is_property,
    rated,
    share_a_word,
    thing_of,
    whole_of_parts,
    without_anew,
)
from converter.parsing.figures.told_deeds import (
    deed_measured,
    done_alike,
    of_other_rank,
    of_whom,
    total_of,
    whose_suspects,
)
from converter.parsing.figures.told_lists import is_foremost
from converter.parsing.figures.vocabulary import deeds, names, quantities

_MEAN = named("borrowing.mean")
_ON_AVERAGE = named("borrowing.on_average")
_ON_EACH = named("borrowing.on_each")
_OF_PLAN = named("borrowing.of_plan")
_BUILDING = named("borrowing.building")
_STATED_SHARE = named("borrowing.stated_share")
_IS_SHARE = named("borrowing.is_share")
_SHARE = named("borrowing.share")
_EQUITY = named("borrowing.equity")
_SIDE, _ACCOUNT = named("borrowing.side"), named("borrowing.account")
_NO_SUBJECT = named("borrowing.no_subject")
_BEHIND = named("borrowing.behind")
"""What a sum is for: 计划投资2600万元, 建设|东河水库加固工程."""
_CASES = named("borrowing.cases")
"""严惩严重暴力犯罪, 办结|案件|384件: which cases is told before."""
_ANY_CASES = named("borrowing.any_cases")
_OF_KIND = named("naming.cases_of")
_DEED_SHORT: Final = 2
_CRIME_TOLD = named("borrowing.crime_told")
_PROJECT = named("borrowing.project")
_SCHEDULED = named("borrowing.scheduled")
_JUDGED, _PERSONS = named("borrowing.judged"), named("borrowing.persons")
_OF_CRIME = named("borrowing.of_crime")
_WORKS = named("borrowing.works")
_AMONG_THOSE = named("borrowing.among_those")
_RESTORED = named("borrowing.restored")
_HAPPENS = named("borrowing.happens")
_DONE_SO_FAR = named("borrowing.done_so_far")
"""Behind an aim: 计划改造管网86公里, 已|完成|52公里."""
_ALL_TOLD = named("borrowing.all_told")
_SUMMED, _SO_FAR = named("borrowing.summed"), named("borrowing.so_far")
_NEW = named("borrowing.new")
_ADDED = named("borrowing.added")
_AIM = named("borrowing.aim")
_ARRIVES = named("borrowing.arrives")
_RATE: Final = "率"
_NOUN: Final = "n"
_LED_SHORT: Final = 4
"""Characters of a name that may need the measure of the clause before."""
_LONGEST_BUILT: Final = 12
"""Characters of what is built, as the clause or the heading before calls it."""
_LONGEST_CRIME: Final = 10
_IN_ALL: Final = "共"
_BODIES = named("trimming.bodies")
_RATED = named("borrowing.rated")
_IN_LIST = named("borrowing.in_list")
_LOSS = named("borrowing.loss")
_RELATES = named("borrowing.relates")
_OF: Final = "的"
_SHARE_END = named("things.share_end")
_WHO = named("borrowing.who")
_PREDICATE = named("borrowing.predicate")
_OF_COUNTED = named("borrowing.of_counted")
_DEGREE, _RANK = named("borrowing.degree"), named("borrowing.rank")
_PARTS = named("borrowing.parts")
_GOES_TO = named("borrowing.goes_to")
_SUM_END = named("borrowing.sum_end")
_LEFT = named("things.left")
_REACHES = named("borrowing.reaches")
_GIVEN_IN = named("borrowing.given_in")
_SUCCEEDED, _PAID = named("borrowing.succeeded"), named("borrowing.paid")
_OVER_OR_SHORT = named("borrowing.over_or_short")
_TERMS = named("borrowing.terms")
_TREATED, _ALIKE = named("borrowing.treated"), named("borrowing.alike")
_MEAN_LED = named("borrowing.mean_led")
_VISITS, _OF_VISITS = named("borrowing.visits"), named("borrowing.of_visits")
_STEM: Final = 2
_STEM_LONG: Final = 6
"""Characters of a measure that the next one begins as."""
_VITAL, _CAME, _WENT = named("borrowing.vital"), named("borrowing.came"), named("borrowing.went")
_OF_A_THING = named("borrowing.of_a_thing")
_OF_HEADING, _HEADING = named("borrowing.of_heading"), named("borrowing.heading")
_NOMINAL = named("borrowing.nominal")
_NOUNS: Final = ("n", "g", "l", "j")
"""Tags of nouns, of verbs that are nouns too, and of set phrases."""
_MOST, _OVERALL = named("borrowing.most"), named("borrowing.overall")
_ONE_OF_TWO = named("borrowing.one_of_two")
_SHARE_BEFORE = named("borrowing.share_before")
_MEASURED_DEED: Final = "measured-deed"
_LINE: Final = "\n"
_MEASURE_SHORT: Final = 2
_BEFORE_LONG: Final = 90
"""Characters before a share in which the whole of the one before is told."""
_SHARE_LAST = named("borrowing.share_last")
_AT_HAND, _SHOULD_BE = named("borrowing.at_hand"), named("borrowing.should_be")
_SECOND = named("borrowing.second")
_COST_END, _PROGRESS = named("borrowing.cost_end"), named("borrowing.progress")
_COST, _HOLDS = named("borrowing.cost"), named("borrowing.holds")
_TWO: Final = 2
_MOST_LONG: Final = 18
"""Characters of a clause that says who is the most."""
_KIND = named("borrowing.kind")
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
_SEXES = named("naming.sexes")
_BRACKET = ")"


@dataclass(slots=True)
class _Seen:
    """A level with what its clause calls it."""

    state: State
    quantity: Quantity
    gap: Gap
    name: Name
    own: str
    """That, as it is written."""
    base: Draft | None
    """The last record that is no share of another."""


def unborrowed(state: State, quantity: Quantity, gap: Gap, name: Name) -> _Seen:
    """A level as it is seen by the rules of what names borrow: `name` is what its clause calls it."""
    return _Seen(state, quantity, gap, name, wording(state.text, name), state.records.base())


def share_of_told(seen: _Seen) -> Called | None:
    """The whole name of a number that is a share or a mean of what was told before; None if it is none."""
    found = SHARES.first(seen)
    return None if found is None else Called(found[1], found[0])


def whole_name(seen: _Seen) -> Called:
    """The name a level has in a table: that of its clause, with what it borrows."""
    state = seen.state
    rule, made = _borrowed(seen) or ("own", seen.name)
    made = _mean_first(state.text, _with_share(seen, made))
    if not state.about.summing:
        return Called(made, rule)
    summing = wording(state.text, state.about.summing)
    told = wording(state.text, made).startswith(summing)
    return Called(made if told else joined(state.about.summing, made), rule)


def _borrowed(seen: _Seen) -> tuple[str, Name] | None:
    """The rule by which a name borrows, and what it is called then; None where it needs nothing."""
    state, about, base = seen.state, seen.state.about, seen.base
    told = bool(state.records.made or state.before)
    return BORROWED.first(
        seen,
        named=seen.name,
        unnamed=not seen.name,
        bare=is_bare(seen.own),
        deed=not seen.own or all_deeds(seen.own),
        rate=seen.own.endswith(_RATE),
        part=seen.quantity.is_part,
        inset=state.records.inset,
        told=told,
        base=base,
        alike=base is not None and base.unit == seen.quantity.unit,
        whole=about.whole,
        aspect=about.aspect or about.matter or about.headed,
        lead=about.lead,
        opening=about.opening,
        compared=seen.gap.comparison,
    )


def _mean_first(text: str, name: Name) -> Name:
    """接报警情|日均 is 日均接报警情: the mean leads the name."""
    mean = _MEAN.search(text, name[-1][0], name[-1][1]) if name else None
    if mean is None or (len(name) == 1 and mean.start() == name[0][0]):
        return name
    return (mean.span(), *joined(name[:-1], ((name[-1][0], mean.start()),)))


def _share(seen: _Seen) -> Name | None:
    gap = seen.gap
    if gap.share < 0 or gap.subject is None:
        return None
    if gap.share > gap.subject[0] + 1 and seen.state.words((gap.subject[0], gap.share)):
        return None
    told = seen.state.trim((gap.share, gap.end))
    share = told or _same_whole(seen) or ((gap.share, gap.share + 1),)
    listed, lead = seen.state.about.listed, seen.state.about.lead
    if listed is not None and len(listed.members) == 1 and listed.moved:
        return joined(listed.members[0], share)
    base = _whole_of_share(seen)
    second = _SECOND.fullmatch(seen.state.text, *lead[0]) if len(lead) == 1 and base else None
    if second is not None:
        rest = base[1:] if is_foremost(base) else share
        return joined((second.span("who"),), rest)
    most = _MOST.search(seen.state.text, gap.start - _MOST_LONG, gap.start) if lead and base else None
    if most is not None:
        return joined(topic(seen.state.text, base), (most.span("who"),), share)
    return joined(base, share)


def _whole_of_share(seen: _Seen) -> Name:
    """The last record that names no share itself: 求助者132人, 男性占七成六, 以青少年最多, 占31%."""
    base, text = seen.base, seen.state.text
    if base is None or not (
        base.quantity and base.quantity.is_part and _SHARE_LAST.search(text, *base.name[-1])
    ):
        return base.name if base else ()
    wholes = (each for each in reversed(seen.state.records.recent) if each.unit and not each.is_share)
    return next((each.name for each in wholes if each.quantity and not each.quantity.is_part), base.name)


def _same_whole(seen: _Seen) -> Name:
    """占|全省收案总数 of the share told before, where it is of a thing counted alike: 占13.7%."""
    made, base = [*seen.state.before, *seen.state.records.made], seen.base
    place = next((at for at in range(len(made) - 1, 0, -1) if made[at].is_share), 0)
    if base is None:
        return ()
    if not place:
        return _whole_before(seen, base)
    if made[place - 1].unit != base.unit or made[place - 1] is base:
        return ()
    whole = made[place].name[-1]
    return (whole,) if _SHARE.match(seen.state.text, *whole) and whole[1] - whole[0] > 1 else ()


def _whole_before(seen: _Seen, base: Draft) -> Name:
    """占总载客量四成。专营巴士平均每日载客366万人次, 占30.8%: the whole that the sentence before names."""
    text, end = seen.state.text, base.name[0][0] if base.name else 0
    begin = max(0, end - _BEFORE_LONG, text.rfind(_LINE, 0, end))
    head = head_of(text, base.name) or (base.name[-1] if base.name else None)
    alike = head is not None and text.find(text[slice(*head)][-_MEASURE_SHORT:], begin, end) >= 0
    told = [match for match in _SHARE_BEFORE.finditer(text, begin, end) if alike]
    return ((told[-1].start(), told[-1].end("whole")),) if told else ()


def _of_plan(seen: _Seen) -> Name | None:
    base, text = seen.base, seen.state.text
    of = _OF_PLAN.match(text, seen.gap.start, seen.gap.end) if seen.quantity.is_part else None
    told = base.name if base is not None else seen.state.about.matter
    return joined(told, without_copula(text, *of.span("plan"))) if of is not None and told else None


def _on_average(seen: _Seen) -> Name | None:
    if _ON_EACH.fullmatch(seen.own):
        recent = reversed(seen.state.records.recent)
        whole = next((each for each in recent if each.name and each.unit == seen.quantity.unit), None)
        if whole is None:
            return joined(seen.base.name, seen.name) if seen.base is not None else None
        start, end = whole.name[-1]
        summed = _SUM_END.search(seen.state.text, start + 1, end)
        return joined(whole.name[:-1], ((start, summed.start() if summed else end),), seen.name)
    if seen.base is None or not _ON_AVERAGE.fullmatch(seen.own):
        return None
    return joined(seen.base.name, seen.name)


SHARES: Final[Table[_Seen, Name]] = Table(
    Rule("share-of-told", _share),
    Rule("of-plan", _of_plan),
    Rule("on-average", _on_average),
)
"""When a number is told of one told before; in the order they are asked."""


def _in_brackets(seen: _Seen) -> Name | None:
    inset, state = seen.state.records.inset, seen.state
    if inset is None:
        return None
    head = head_of(state.text, seen.name)
    if head is not None and head[0] > seen.name[0][0] and state.about.in_parts:
        inset.topic = topic(state.text, seen.name)
        return seen.name
    return _told_in(state, inset, seen.name)


def _told_in(state: State, inset: Inset, name: Name) -> Name:
    """What brackets count is part of what stands before them, unless it has a measure of its own."""
    if inset.topic and is_bare(wording(state.text, name)):
        return borrowed(state.text, inset.topic, name)
    own, whole = wording(state.text, name), wording(state.text, inset.of.name)
    if state.about.in_parts and len(own) > 1 and own[-1] == whole[-1:] and not all_deeds(own):
        return name  # 耕地(其中水田…, 旱地…)
    lent = tuple(piece for piece in inset.of.name if piece not in state.about.headed)
    verb = verb_of(state.text, lent)
    if verb is not None and state.text[slice(*verb)] in names().not_of_parts:
        lent = () if _KIND.search(own) else thing_of(state.text, lent) or lent
    return joined(lent, name)


def _total(seen: _Seen) -> Name | None:
    if not seen.state.about.total:
        return None
    lead = _common_lead(seen.state, seen.quantity.unit)
    common = lead or _common(seen.state, seen.quantity.unit)
    listed = None if common else _list_total(seen)
    if listed is not None and verb_of(seen.state.text, listed) is not None:
        return listed
    return joined(lead, seen.state.about.total, () if lead else common)


def _list_total(seen: _Seen) -> Name | None:
    return total_of_list(seen.state, seen.quantity, seen.gap, seen.own)


def _at_hand(seen: _Seen) -> Name | None:
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


def _unnamed(seen: _Seen) -> Name | None:
    state, base = seen.state, seen.base
    side = _as_written(seen)
    measured = state.other_side(side, seen.quantity.unit)
    if measured is not None:
        return joined(side, (measured,))  # 城镇居民收入4.2万元, |农村|2.1万元
    if base is None or (state.about.lead and not _told_since(state, base, seen.quantity.start)):
        told = state.about.topic or (topic(state.text, base.name) if base is not None else ())
        if told and state.about.lead and is_bare(wording(state.text, state.about.lead)):
            return borrowed(state.text, told, state.about.lead)  # 粮食产量32万吨, 单产创新高, 达…
        return state.about.lead or state.about.topic or side
    terms = _TERMS.search(state.text, seen.gap.start, seen.quantity.start)
    if terms is not None and base.unit == seen.quantity.unit:
        return joined(base.name, (terms.span(),))
    stock = _stock(state.text, base, seen.quantity)
    if (
        stock == base.name
        and all_deeds(base.own)
        and _SUMMED.search(state.text, seen.gap.start, seen.gap.end)
    ):
        stock = state.about.topic or stock  # 登记社会组织14家, 注销9家, 累计达463家
    done = _DONE_SO_FAR.search(state.text, seen.gap.start, seen.gap.end)
    reached = done is not None and base.aimed and not state.context.is_aim(seen.quantity.numeral)
    return joined((done.span(1),), stock) if done is not None and reached else stock


def _told_since(state: State, base: Draft, place: int) -> bool:
    """Whether a record was made of the clause before `place`, behind the one without figures."""
    start, end = base.written
    return start >= state.about.lead[-1][1] and _BRACKET not in state.text[end:place]


def _as_written(seen: _Seen) -> Name:
    """The words before a number, which say what was done and not to what: better than no name."""
    text, start, end = seen.state.text, seen.gap.start, seen.quantity.start
    times = {left: right for left, right in seen.state.context.periods if right < end}
    while start < end and (start in times or not text[start].isalnum()):
        start = times.get(start, start + 1)
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return ((start, end),) if start < end else ()


def _all_told(seen: _Seen) -> Name | None:
    base = seen.base
    if base is None or not _ALL_TOLD.fullmatch(seen.own):
        return None
    return joined(_stock(seen.state.text, base, seen.quantity), seen.name)


def _done_then(seen: _Seen) -> Name | None:
    """全年|发生|火灾86起, 其中12月|发生|11起: what was done in another time is done to the same."""
    state, unit, time = seen.state, seen.quantity.unit, seen.state.context.period_at(seen.quantity.numeral)
    done = all_deeds(seen.own) or _HAPPENS.fullmatch(seen.own) or seen.own in names().not_of_parts
    if time is None or not done:
        return None
    for draft in reversed(state.records.recent):
        told = wording(state.text, draft.name)
        if draft.unit == unit and told.startswith(seen.own) and told != seen.own:
            return draft.name if state.context.period_at(draft.place) != time else None
    return None


def _bare(seen: _Seen) -> Name | None:
    state = seen.state
    if state.about.in_parts and tag_of(seen.own) == _NOUN and _measure_of_whole(seen) is not None:
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
    if _EQUITY.search(wording(state.text, subject)):
        return seen.name  # 所有者权益486亿元, 营业收入312亿元、|利润|28.6亿元
    return borrowed(state.text, short_subject(state.text, subject) or subject, seen.name)


def _other_side(seen: _Seen) -> Name | None:
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


def _same_stem(seen: _Seen) -> Name | None:
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


def _less_coming(seen: _Seen, subject: Name) -> Name:
    """人口 of 人口出生, for 死亡: what came is not what went; 研学 of 研学人次, for 收入."""
    if subject and _OF_VISITS.fullmatch(seen.own):
        visits = _VISITS.search(wording(seen.state.text, subject))
        return subject if visits is None else between(subject, 0, visits.start())
    if not subject or _WENT.fullmatch(seen.own) is None:
        return subject
    came = _CAME.search(wording(seen.state.text, subject))
    return subject if came is None else between(subject, 0, came.start())


def _counted_with(seen: _Seen) -> Draft | None:
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
            return _thing_counted(seen, [*seen.state.before, *recent])
    done = _deed_rated(seen)
    if done is None:
        return None
    before = recent[: recent.index(done)]
    return next((draft for draft in reversed(before) if draft.unit == done.unit), None)


def _deed_rated(seen: _Seen) -> Draft | None:
    """The record of the deed that a rate is of: 修复 for 修复率."""
    deed = seen.own.removesuffix(_RATE)
    if deed == seen.own:
        return None
    return next((draft for draft in reversed(seen.state.records.recent) if draft.own == deed), None)


def _counted_behind_sum(seen: _Seen) -> Draft | None:
    """新签约项目11个, 协议引资9.7亿元; 新开工7个: what was counted before the sum told last."""
    before, topic = seen.state.before, seen.state.about.topic
    at = topic[0][0] if topic else -1
    of = (draft for draft in before if any(left <= at < right for left, right in draft.name))
    last = next(of, None)
    if last is None or last.unit is None or same_unit(last.unit, seen.quantity.unit):
        return None
    return _thing_counted(seen, before)


def _thing_counted(seen: _Seen, drafts: Sequence[Draft]) -> Draft | None:
    """The last of some records that counted things, and not deeds alone, in the unit of a number."""
    counted = (draft for draft in drafts if _MEASURED_DEED not in draft.rules)
    named = [draft for draft in counted if thing_of(seen.state.text, draft.name)]
    return counted_alike(named, seen.quantity.unit)


def _others(seen: _Seen) -> Name | None:
    """工程1911件, 其中加固7件, 其它209件: what is left is of the whole."""
    about = seen.state.about
    whole = short_subject(seen.state.text, about.whole)
    return joined(seen.name, whole) if whole and seen.own in names().others else None


def _pointing(seen: _Seen) -> Name | None:
    one = _ONE_OF_TWO.match(seen.own)
    told = seen.state.records.group if len(seen.state.records.group) > 1 else seen.state.records.made[-2:]
    if one is not None and len(told) > 1:
        whose = told[listed("common.one_and_other").index(one.group())]
        name = between(seen.name, one.end(), len(seen.own))
        return borrowed(seen.state.text, topic(seen.state.text, whose.name), name)  # 前者|破案率
    about = seen.state.about.aspect or seen.state.about.topic
    return joined(about, seen.name) if about and names().pointing.match(seen.own) else None


def _restored(seen: _Seen) -> Name | None:
    told = seen.base.name if seen.base is not None else seen.state.about.topic
    return joined(told, seen.name) if told and _RESTORED.match(seen.own) else None


def _object_within(text: str, name: Name) -> Name:
    """产业项目 of 枢纽港产业园新签约产业项目: to what something was done, without where."""
    start, end = name[-1]
    done = [deed for deed in deeds().finditer(text, start + 1, end - 1) if may_cut(text, deed.end())]
    return ((done[-1].end(), end),) if done else ()


def _object_alone(text: str, name: Name) -> Name:
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


def _leaning(seen: _Seen) -> Name | None:
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
    told = _object_alone(state.text, told) if seen.own in names().finished else told
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
    return borrowed(state.text, subject, seen.name) if subject else None


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


def _is_of_nothing_told(seen: _Seen) -> bool:
    """整体破案率 behind a full stop; 上诉案件发改率6.2%, 平均审理时间52天: neither is of what was told."""
    if not seen.state.records.made and _OVERALL.match(seen.own):
        return True
    place, topic = seen.state.context.scope_at(seen.quantity.numeral), seen.state.about.topic
    if place is not None and topic and topic[-1][1] == place[1]:
        return True  # 得分最低的是|河东区|,其平均得分72.5分: it is where it is told of
    if seen.base is not None and seen.base.unit in words_of("drafts.persons") and _ARRIVES.search(seen.own):
        return True  # 营救被困人员1860人, 平均到场时间7分钟
    part = seen.base is not None and seen.base.quantity is not None and seen.base.quantity.is_part
    return part and quantities().measured_times.search(seen.own) is not None


def _built(seen: _Seen) -> Name:
    """宿舍 of 兴建宿舍1栋, 提供床位820床, 总经费9亿元: what the money is for; () for other measures."""
    if not _COST.fullmatch(seen.own) or len(seen.state.records.recent) < _TWO:
        return ()
    text, made = seen.state.text, seen.state.records.recent
    holds = made[-1].name and _HOLDS.match(text, *made[-1].name[0])
    built = made[-2].name if holds and made[-2].name and _BUILDING.match(text, *made[-2].name[0]) else ()
    return topic(text, built)


def _is_of_lead(seen: _Seen) -> bool:
    """Whether a name is a rate or a mean of what the clause before tells of in words: 落实…制度, 适用率."""
    about, own = seen.state.about, seen.own
    if not about.lead:
        return False
    if about.matter and about.lead[0][0] <= about.matter[0][0] < about.lead[-1][1]:
        stem = own.removesuffix(_RATE)
        return is_rate_alone(own) or (stem != own and stem in wording(seen.state.text, about.matter))
    return not seen.state.records.made and about.topic != about.opened and bool(_MEAN_LED.match(own))


def _is_rate_of_counted(seen: _Seen) -> bool:
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


def _tells_property(seen: _Seen) -> bool:
    """Whether a clause says what some are, or what share of them: 35岁以下, 35岁以下的占比."""
    share = _SHARE_END.search(seen.own)
    return is_property(seen.own if share is None else seen.own[: share.start()])


def _aged(seen: _Seen) -> Name | None:
    """基层水利员年龄老化, |50岁以上|占四成: who is aged is told a clause before."""
    about, text = seen.state.about, seen.state.text
    told = about.lead if about.lead or seen.state.records.made else about.heading
    who = _WHO.fullmatch(text, *told[0]) if told and _tells_property(seen) else None
    return None if who is None else joined((who.span(1),), seen.name)


def _property(seen: _Seen) -> Name | None:
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


def _to_what(seen: _Seen) -> Name | None:
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


def _whose(seen: _Seen) -> Name | None:
    """铁路建设提速, 发送旅客120万人次: a measure that says nothing without whose it is."""
    return seen.state.with_owner(seen.name)


def _beside(seen: _Seen) -> Name | None:
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


def _of_case(seen: _Seen) -> Name | None:
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


def _rate_of_part(seen: _Seen) -> Name | None:
    """审结案件2356件, 其中适用速裁程序860件, |速裁率|36.5%: what share of the whole the part told last is."""
    part, text = seen.base, seen.state.text
    whole = seen.state.whole(seen.quantity) if seen.state.about.in_parts else None
    if part is None or whole is None or not is_share(seen.quantity.value, part, whole):
        return None
    lent = thing_of(text, whole.name) if is_rate_alone(seen.own) else ()
    return borrowed(text, lent, seen.name) if lent else None


def _against_plan(seen: _Seen) -> Name | None:
    """歲入決算數12億元, 較預算數|短收|3,200萬元: by how much what is short of the plan, or over it."""
    told = seen.gap.comparison
    if told is None or told.basis not in PLANS or not _OVER_OR_SHORT.fullmatch(seen.own):
        return None
    whose = seen.base.name if seen.base is not None else seen.state.about.topic
    return joined(whose, ((told.start, told.end),), seen.name)


def _rated(seen: _Seen) -> Name | None:
    """适用认罪认罚从宽制度, 适用率: the rate of a deed is told of what that was done to."""
    paid = _PAID.fullmatch(seen.own.removesuffix(_RATE)) and seen.base is not None
    if paid and seen.base is not None and head_of(seen.state.text, seen.base.name):
        return joined(seen.base.name, seen.name)  # 罚没收入1.2亿元, 入库率98%
    of = rated(seen.state.text, seen.own, seen.state.records.recent)
    return borrowed(seen.state.text, of, seen.name) if of else None


def _measured_deed(seen: _Seen) -> Name | None:
    """研发经费投入2150万元, |投入强度|1.15%: of what the deed is that is measured again."""
    text, records = seen.state.text, seen.state.records
    of = deed_measured(text, seen.own, records.recent) or total_of(text, seen.own, records.last)
    return joined(of, seen.name) if of else None


def _done_alike(seen: _Seen) -> Name | None:
    """6家子公司亏损, |合计亏损|3870万元: who did what was done so much."""
    of = done_alike(seen.state.text, seen.own, seen.quantity.unit, seen.state.records.last)
    return joined(of, seen.name) if of else None


def _of_rank(seen: _Seen) -> Name | None:
    """国家级一流专业9个, |省级|21个: those of another rank are the same things."""
    of = of_other_rank(seen.state.text, seen.own, seen.quantity.unit, seen.state.records.recent)
    return joined(seen.name, of) if of else None


def _of_whom(seen: _Seen) -> Name | None:
    """谈话函询干部5人, |党纪处分|1人: to whom, or for what, something was done."""
    of = of_whom(seen.state.text, seen.own, seen.quantity.unit, seen.state.records.recent)
    return joined(of, seen.name) if of else None


def _suspects(seen: _Seen) -> Name | None:
    """破获诈骗集团58个、|嫌犯|412人: whose they are."""
    return whose_suspects(seen.state.text, seen.name, seen.own, seen.state.records.last) or None


def _predicate(seen: _Seen) -> Name | None:
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


def _done_to(seen: _Seen) -> Name | None:
    """清理文件138件, 废止5件: a deed alone is done to what was counted; one to some of a whole as well."""
    state, own = seen.state, seen.own
    if seen.quantity.is_part or HELD.match(own):
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
        of = _thing_counted(seen, state.before)  # 签约项目8个; 开工5个、投产4个
    of = of or (seen.base if _GIVEN_IN.search(seen.quantity.unit or "") else None)
    if of is None or share_a_word(own, of.own):
        return None
    if _SUCCEEDED.fullmatch(own) or (_PAID.fullmatch(own) and head_of(state.text, of.name)):
        return joined(of.name, seen.name)
    thing = thing_of(state.text, of.name)
    return borrowed(state.text, thing, seen.name) if thing else None


def _building(seen: _Seen) -> Name | None:
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


def _judged(seen: _Seen) -> Name | None:
    """严重暴力犯罪 of 审结…等严重暴力犯罪案件98件, 判处罪犯124人."""
    text, base = seen.state.text, seen.base
    done = _JUDGED.match(seen.own)
    if done is None or _PERSONS.sub("", seen.own[done.end() :]):
        return None
    if seen.state.about.matter:
        return borrowed(text, seen.state.about.matter, seen.name)
    told = _object_alone(text, topic(text, base.name)) if base is not None and base.own != seen.own else ()
    crime = _OF_CRIME.match(wording(text, told))
    if crime is None:
        return None
    if crime["several"]:
        return joined(seen.name, told)  # 起诉|故意伤害、强奸、抢劫等犯罪
    if len(crime["crime"]) > _LONGEST_CRIME or deeds().search(crime["crime"]):
        return None
    return joined(between(told, *crime.span("crime")), seen.name)


def _aspect(seen: _Seen) -> Name | None:
    about = seen.state.about
    subject = about.aspect or about.matter or about.headed
    own = _CASES.sub("", seen.own) if _CRIME_TOLD.search(wording(seen.state.text, subject)) else seen.own
    done = all_deeds(own) or _HAPPENS.fullmatch(seen.own)
    if not subject or not done or HELD.match(seen.own) or head_of(seen.state.text, seen.name):
        return None
    return borrowed(seen.state.text, subject, seen.name)


def _led(seen: _Seen) -> Name | None:
    """国家基本药物配备品种, 总院不低于40%: a part of the whole needs the measure the clause before names."""
    lead, state = seen.state.about.lead, seen.state
    if not 1 < len(seen.own) <= _LED_SHORT or seen.gap.share >= 0:
        return None
    if head_of(state.text, seen.name) or _RATED.search(seen.own) or _IS_SHARE.search(seen.own):
        return None
    told = words(wording(state.text, lead))
    measures = (tag_of(told[-1]) or "").startswith("n") and not any(map(all_deeds, told[:1]))
    return joined(lead, seen.name) if measures else None


def _of_those(seen: _Seen) -> Name | None:
    """12个派出所中,有10个破案率上升: what is told of some of those counted before."""
    base = seen.base
    if base is None or not base.name:
        return None
    if wording(seen.state.text, seen.name).startswith(wording(seen.state.text, base.name)):
        return None  # 120件投诉中,有86件已办结
    some = _AMONG_THOSE.fullmatch(seen.state.text, base.name[-1][1], seen.quantity.start)
    return borrowed(seen.state.text, base.name, seen.name) if some is not None else None


def _relating(seen: _Seen) -> Name | None:
    """诈骗案500宗,其中七成涉及网上骗案: what is told of what was counted before."""
    text, base = seen.state.text, seen.base
    if base is not None and base.quantity is not None and base.quantity.is_part:
        base = seen.state.whole(seen.quantity) or base  # 三成涉及购物, 六成七在一个月内完成
    if base is None:
        return None
    reaches = _REACHES.match(text, *seen.name[0]) and base is seen.state.records.last
    if reaches and not seen.quantity.is_part and base.unit != seen.quantity.unit:
        if wording(text, base.name).endswith(seen.own):
            return base.name  # 涉及住房38栋、1620户
        lent = thing_of(text, base.name) or _short(text, base.name)  # 发放助学金136万元, 惠及学生682人
        measured = head_of(text, base.name) or base.unit in ("%", "‰")
        return joined(lent, seen.name) if lent and not measured else None
    if not _RELATES.match(text, *seen.name[0]):
        return None
    if not seen.quantity.is_part and not (base.unit == seen.quantity.unit and in_use().counts(base.unit)):
        return None
    if not seen.quantity.is_part and _IN_LIST.search(text, base.written[1], seen.name[0][0]):
        return None  # 超员2467起、涉牌涉证9052起: of one list
    lent = short_subject(text, topic(text, base.name) or base.name)
    return joined(lent, seen.name) if lent and _OF not in seen.own else None


def _short(text: str, name: Name) -> Name:
    """A name that may be lent whole: 基金共批出项目|涉及拨款."""
    return name if len(wording(text, name)) <= _MOST_LONG else ()


def _measure_of_whole(seen: _Seen) -> Name | None:
    state, name, last = seen.state, seen.name, seen.state.records.last
    made = with_measure(state, name, seen.quantity.unit)
    if made != name:
        return made
    alike = last is not None and last.unit == seen.quantity.unit and seen.quantity.is_part and name
    if not alike or not last or not _ALIKE.fullmatch(state.text, name[-1][1], seen.quantity.start):
        return None
    if ends_in_measure(state.text, name) or not ends_in_measure(state.text, last.name):
        return None
    tail = measured_tail(state.text, last.name[-1])  # 大学部新生注册率97.8%, 硕士班为93.1%
    return joined(name, (tail,)) if tail is not None else None


BORROWED: Final[Table[_Seen, Name]] = Table(
    Rule("in-brackets", _in_brackets, when("inset")),
    Rule("to-what", _to_what, when("part", "told")),
    Rule("total", _total, when("unnamed")),
    Rule("list-total", _list_total, when("deed", "told")),
    Rule("at-hand", _at_hand, when("told", "alike")),
    Rule("unnamed-level", _unnamed, when("unnamed")),
    Rule("all-told", _all_told, when("bare", "alike")),
    Rule("done-then", _done_then, when("told")),
    Rule("whose", _whose, when("named", "opening")),
    Rule("other-side", _other_side, when("named", "alike")),
    Rule(_MEASURED_DEED, _measured_deed, when("named", "told")),
    Rule("done-alike", _done_alike, when("named", "told")),
    Rule("of-rank", _of_rank, when("named", "told")),
    Rule("of-whom", _of_whom, when("named", "told")),
    Rule("suspects", _suspects, when("named", "told")),
    Rule("same-stem", _same_stem, when("named", "told")),
    Rule("bare", _bare, when("bare")),
    Rule("others", _others, when("whole")),
    Rule("pointing", _pointing),
    Rule("restored", _restored),
    Rule("aged", _aged, when("part")),
    Rule("property", _property, when("told")),
    Rule("beside", _beside, when("named", "told")),
    Rule("of-case", _of_case, when("rate", "told")),
    Rule("rate-of-part", _rate_of_part, when("rate", "part", "base")),
    Rule("against-plan", _against_plan, when("named", "compared")),
    Rule("rated", _rated, when("rate", "told")),
    Rule("leaning", _leaning),
    Rule("building", _building),
    Rule("judged", _judged),
    Rule("predicate", _predicate, when("named", "told")),
    Rule("done-to", _done_to, when("named", "told")),
    Rule("aspect", _aspect, when("aspect")),
    Rule("led", _led, when("part", "lead")),
    Rule("of-those", _of_those, when("named", "alike")),
    Rule("relating", _relating, when("named", "base")),
    Rule("measure-of-whole", _measure_of_whole),
)
"""What a name borrows; in the order they are asked."""


def _with_share(seen: _Seen, name: Name) -> Name:
    """企业占35.2%: a share of what was told before is called one."""
    text, gap = seen.state.text, seen.gap
    if gap.share < 0 or not seen.quantity.is_part or not name or _IS_SHARE.search(wording(text, name)):
        return name
    if not _STATED_SHARE.fullmatch(text, gap.share, gap.end):
        return name
    share = (gap.share, gap.share + 1)
    return name if name[-1] == share else (*name, share)


def _stock(text: str, base: Draft, quantity: Quantity) -> Name:
    """新增认证企业11家, 累计达86家: the second counts all of them, not the new ones."""
    shared = len(base.name) > 1 and _SHARE.fullmatch(wording(text, base.name[-1:]))
    name = base.name[:-1] if shared else base.name  # 酒店业占28.3%, 为53340人: the second is no share
    if base.unit != quantity.unit or not _SUMMED.search(text, base.written[1], quantity.numeral):
        return name
    written = wording(text, name)
    new, added = _NEW.match(written), _ADDED.search(written)
    if new is not None and new.end() + 1 < len(written):
        return between(name, new.end(), len(written))
    if added is not None and added.start() > 1:
        return between(name, 0, added.start())
    so_far = _SO_FAR.search(text, base.written[1], quantity.numeral)
    if so_far is None or shared:
        return name
    done = verb_of(text, name)
    start = name[0][0] if done is None or done[0] != name[0][0] else done[1]
    return joined(((start, name[0][1]),), name[1:], (so_far.span(),))  # 建成公园12个, 累计达86个


def _common(state: State, unit: str | None) -> Name:
    """What the names of a unit so far have in common at their ends: 詐欺犯罪集團 of what 總計 sums up."""
    told = [draft.name for draft in state.records.recent if draft.unit == unit]
    written = {wording(state.text, name) for name in told}
    alike = takewhile(
        lambda chars: len(set(chars)) == 1, zip(*(words[::-1] for words in written), strict=False)
    )
    size = len(list(alike)) if len(written) > 1 else 0
    end = told[-1][-1][1] if told else 0
    start = max(end - size, told[-1][-1][0]) if told else 0
    if size < 2 or not may_cut(state.text, start):
        return ()
    return ((start, end),)


def _common_lead(state: State, unit: str | None) -> Name:
    """The head that the sexes share: 人口数 of 人口数男性12人、女性11人."""
    told = [draft.name for draft in state.records.recent if draft.unit == unit]
    found = [_SEXES.search(state.text, *name[-1]) for name in told]
    sides = [side for side, name in zip(found, told, strict=True) if side and side.end() == name[-1][1]]
    if not told or len(sides) < len(told):
        return ()
    return told[0][:-1] if len(told[0]) > 1 else ((told[0][0][0], sides[0].start()),)


def _object_of(text: str, name: Name) -> Name:
    """What a deed is done to: 门诊 of 新建门诊."""
    verb = verb_of(text, name)
    if verb is None:
        return name
    return joined(tuple((max(start, verb[1]), end) for start, end in name if end > verb[1]))
