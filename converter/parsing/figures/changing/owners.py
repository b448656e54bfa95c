"""Of what a change is told: the rules."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from converter.lexicon.scope import in_use
from converter.parsing.figures.changing.seen import ChangeSeen, Target
from converter.parsing.figures.context import Context
from converter.parsing.figures.drafts import SHARE_IN, Draft, State, same_unit
from converter.parsing.figures.gaps import Gap
from converter.parsing.figures.grammar import listed, named, words_of
from converter.parsing.figures.lists import count_of_members, members
from converter.parsing.figures.naming import (
    Name,
    all_deeds,
    borrowed,
    is_bare,
    is_leaning,
    joined,
    topic,
    wording,
)
from converter.parsing.figures.parted import with_measure
from converter.parsing.figures.sharing import measure_of_group
from converter.parsing.figures.told_lists import is_foremost
from converter.parsing.figures.trimming import trim
from converter.parsing.figures.vocabulary import names

_BOTH = named("changing.both")
_EACH = named("changing.each")
_MEAN_OR_RATE = named("changing.mean_or_rate")
_MEAN = named("changing.mean")
_TERMS = named("changing.terms")
_LESS_PART = named("changing.less_part")
_LIFTS, _LIFTED = named("changing.lifts"), named("changing.lifted")
_HARM, _OF_EVENTS = named("changing.harm"), words_of("borrowing.of_events")
_DAILY, _YIELD = named("changing.daily"), named("changing.yield")
_MEAN_END = named("lists.mean")
_DOES_TO_EACH = named("changing.does_to_each")
_HAPPENS = named("borrowing.happens")
_SHARE, _SHARE_END = named("changing.share_of"), named("borrowing.share_last")
_CLOSING: Final = ")）"
_BLANK: Final = " 、,"
_IN_BRACKETS: Final = frozenset(("of-member", "of-noun", "of-words"))
"""Rules by which what stands before brackets is told their value."""
_SHORT: Final = 6
"""Characters of a wording that may be a mean or a rate of what was measured last."""


def done_to_each(seen: ChangeSeen) -> Sequence[Target] | None:
    """平均压减环节58%、材料46%: what one deed is done to, so much of each."""
    state, (first, *others) = seen.state, seen.changes
    objects = [each.gap.subject for each in others if each.gap.listed and not each.gap.word]
    if not others or len(objects) < len(others) or not seen.name:
        return None
    deed = _DOES_TO_EACH.search(state.text, *seen.name[-1])
    if deed is None or first.quantity.start < deed.end():
        return None
    lead = joined(seen.name[:-1], ((seen.name[-1][0], deed.end()),))
    named = [joined(lead, state.trim(each)) for each in objects if each is not None]
    return [seen.name, *named] if len(named) == len(others) else None


def less_part(seen: ChangeSeen) -> Sequence[Target] | None:
    """扣除房地产开发投资, |全省投资|增长10.1%: a measure without a part of it."""
    state, lead = seen.state, seen.state.about.lead
    if seen.one is None or not lead or seen.gap.subject is None or seen.gap.comparison is not None:
        return None
    without = _LESS_PART.search(state.text, max(0, lead[0][0] - _SHORT), lead[-1][1])
    return [joined((without.span(),), (seen.gap.subject,))] if without is not None else None


def each_of(seen: ChangeSeen) -> Sequence[Target] | None:
    if seen.one is None or seen.gap.subject is None:
        return None
    state = seen.state
    start, end = seen.gap.subject
    each = _EACH.search(state.text, start, end)
    than = seen.gap.comparison
    alike = than is not None and _EACH.search(state.text, than.end, max(than.end, seen.gap.word_start))
    if each is None and not alike and seen.gap.shared < 0:
        return None
    piece = (start, each.start() if each else end)  # 园区、集群分别增加2个
    count = count_of_members(state.text, piece)
    if count == 1 or state.matching(state.words(piece), None) is not None:
        return None
    return [state.trimmed(name) for name in members(state.text, piece, count)]


def both(seen: ChangeSeen) -> Sequence[Target] | None:
    if seen.one is None or seen.subject or not _BOTH.match(seen.state.text, seen.gap.start):
        return None
    free = [draft for draft in seen.state.records.group if draft.change is None]
    return free if len(free) > 1 else None


def whole_of_share(seen: ChangeSeen) -> Sequence[Target] | None:
    last, whole = seen.state.records.last, seen.state.records.base()
    if not seen.elided or seen.one is None or last is None or not last.is_share or whole is None:
        return None
    return None if seen.one.quantity.unit in words_of("common.points") else [whole]


def same_counted(seen: ChangeSeen) -> Sequence[Target] | None:
    last = seen.state.records.last
    if not seen.elided or seen.one is None or last is None or last.quantity is None:
        return None
    unit = seen.one.quantity.unit
    if seen.one.quantity.is_part:
        return None
    if same_unit(last.unit, unit):
        return _behind_mean(seen, last)
    alike = next(
        (draft for draft in reversed(seen.state.records.recent) if same_unit(draft.unit, unit)), None
    )
    if alike is not None:
        return [alike]
    told = next((draft for draft in reversed(seen.state.before) if same_unit(draft.unit, unit)), None)
    return None if told is None else [told.name]  # 死亡数486人; 死亡率9.1‰, 增加32人


def _behind_mean(seen: ChangeSeen, last: Draft) -> Sequence[Target] | None:
    """登记求职者9320人, 平均每日新增36人, 较上月减少410人: the change is of what the mean is of."""
    if not _DAILY.match(last.own):
        return None
    before = (draft for draft in reversed(seen.state.records.recent) if draft is not last)
    whole = next((draft for draft in before if same_unit(draft.unit, last.unit)), None)
    return None if whole is None else [whole]


def of_output(seen: ChangeSeen) -> Sequence[Target] | None:
    """总产9万吨, 单产400公斤/亩, 增产1.8%: more was brought in, not more of each mu."""
    if not seen.elided or seen.one is None or seen.gap.word not in words_of("changing.of_output"):
        return None
    told = (each for each in reversed(seen.state.records.recent) if each.change is None and each.unit)
    return next(([each] for each in told if each.unit and _YIELD.fullmatch(each.unit)), None)


def of_earlier(seen: ChangeSeen) -> Sequence[Target] | None:
    """产量9万吨, 总值27亿元, 与上年的10万吨比较, 下跌10%: the record whose earlier value was told last."""
    last = seen.state.records.last
    if not seen.elided or seen.one is None or last is None:
        return None
    came = (each for each in seen.state.records.recent if each.earlier and each.earlier[0] > last.written[1])
    told = next(came, None)
    return [told] if told is not None and told is not last and told.change is None else None


def last(seen: ChangeSeen) -> Sequence[Target] | None:
    last, told = seen.state.records.last, seen.gap.comparison
    base = seen.state.records.base() if last is not None and last.against is not None else None
    of_time = told is not None and told.basis in ("yoy", "mom", "since")
    if base is not None and of_time and seen.elided and seen.one is not None and base.change is None:
        return [base]  # 强度3.2%, 高出全国平均0.6个百分点, 比上年提高0.2个百分点
    return [last] if seen.elided and seen.one is not None and last is not None else None


def last_ones(seen: ChangeSeen) -> Sequence[Target] | None:
    records, count = seen.state.records, len(seen.changes)
    if not seen.elided or records.last is None:
        return None
    group = records.group if len(records.group) >= count else records.recent
    free = [draft for draft in group if draft.change is None and draft.quantity is not None]
    outside = [draft for draft in free if not draft.bracketed]
    if records.inset is None and len(outside) >= count:
        free = outside  # 受理860件, 办结792件(其中调解301件), 分别上升9%、12%
    whole = [draft for draft in records.recent if draft in free or (draft.change is None and draft.quantity)]
    whole = [draft for draft in whole if not draft.is_share]
    points = any(each.quantity.unit in words_of("common.points") for each in seen.changes)
    if len(whole) >= count and not points and any(draft.is_share for draft in free[-count:]):
        return whole[-count:]  # 吞吐量3亿吨, 为计划的77%, 集装箱5万箱, 分别增长5%、8%
    if len(free) >= count:
        return sorted(free[-count:], key=lambda draft: draft.place)  # brackets leave the one before them last
    return group[-count:] if len(group) >= count else [records.last] * count


def one_or_other(seen: ChangeSeen) -> Sequence[Target] | None:
    pair, records = listed("common.one_and_other"), seen.state.records
    if seen.one is None or seen.subject not in pair:
        return None
    told = records.group if len(records.group) > 1 else records.made[-2:]
    return [told[pair.index(seen.subject)]] if len(told) > 1 else None


def share_itself(seen: ChangeSeen) -> Sequence[Target] | None:
    last = seen.state.records.last
    if seen.one is None or last is None or not (last.is_share or _names_share(seen.state.text, last)):
        return None
    in_points = seen.one.quantity.unit in words_of("common.points")
    return [last] if in_points and seen.subject in words_of("changing.share") else None


def _names_share(text: str, draft: Draft) -> bool:
    """Whether a record of so many per cent says itself what it is a share of: 出口额占全部出口."""
    name = wording(text, draft.name)
    return draft.unit in ("%", "‰") and (SHARE_IN.search(name) or _SHARE_END.search(name)) is not None


def of_name(seen: ChangeSeen) -> Sequence[Target] | None:
    if seen.one is None:
        return None
    found = seen.state.matching(seen.subject, seen.one.quantity.counted_in)
    if found is None:
        return None
    _spell_out(seen.state, found, seen.name)
    return [found]


def share_moved(seen: ChangeSeen) -> Sequence[Target] | None:
    records, count = seen.state.records, len(seen.changes)
    if not _SHARE.match(seen.subject):
        return None
    base = records.base()
    whose = [base] if count == 1 and base is not None else records.group
    return [joined(each.name, seen.name) for each in whose] if len(whose) == count else None


def on_terms(seen: ChangeSeen) -> Sequence[Target] | None:
    base = seen.state.records.base()
    terms = _TERMS.fullmatch(seen.subject) if seen.one is not None and base is not None else None
    if terms is None or base is None:
        return None
    if terms["comparable"] and seen.gap.word_span is not None:
        end = seen.gap.word_span[1]  # 扣除…因素后|可比增长
        return [joined(base.name, ((seen.gap.word_start - len(terms["comparable"]), end),))]
    *whose, last = base.name
    other = bool(whose) and _TERMS.fullmatch(seen.state.text, *last)  # 扣除…后增长4%, 按…计算下降6%
    return [joined(tuple(whose) if other else base.name, seen.name)]


def mean_or_rate(seen: ChangeSeen) -> Sequence[Target] | None:
    state, gap = seen.state, seen.gap
    if seen.one is None:
        return None
    if not (state.is_average(gap) or gap.is_rate or seen.subject in words_of("changing.rates")):
        return None
    tail = _word(state, gap) if state.is_average(gap) and not gap.is_rate else ()
    last = state.records.last
    grown = (
        last is not None and not last.change and last.quantity and seen.subject in words_of("changing.grown")
    )
    if grown and last and wording(state.text, last.name).endswith(listed("changing.grown")):
        return [last]  # GDP增速6.2%, 增幅提高0.3个百分点
    base, words = state.records.base(), wording(state.text, seen.name)
    if base is not None and len(words) <= _SHORT and _MEAN_OR_RATE.fullmatch(words):
        return [joined(base.name, _full(state, gap), tail)]
    subject = _told_of(state) if base is None and _MEAN.fullmatch(words) else ()
    return [joined(subject, _full(state, gap), tail)]


def _told_of(state: State) -> Name:
    """What a mean alone is of: the measure of the clause before, or what the text is about."""
    base = state.records.base()
    return base.name if base is not None else state.lead_measured or state.about.topic


def bare(seen: ChangeSeen) -> Sequence[Target] | None:
    state = seen.state
    if seen.one is None:
        return None
    own, last = wording(state.text, seen.name), state.records.last
    happened = bool(all_deeds(own) or _HAPPENS.fullmatch(own)) and state.about.told_before
    beside = seen.gap.listed and last is not None and last.quantity is None
    if is_bare(own) and beside and last is not None:
        return [borrowed(state.text, topic(state.text, last.name), seen.name)]  # 疫点减少6个、发生面积下降18%
    if _HARM.search(own) and last is not None and in_use().counts(last.unit) and last.unit not in _OF_EVENTS:
        return None  # 增设标志85处, 死亡人数下降两成
    if is_bare(own) or happened:
        return [borrowed(state.text, state.about.topic, seen.name)] if state.about.topic else None
    whose = _whose(state.text, last.name) if last is not None and is_leaning(own) else ()
    return [joined(whose, seen.name)] if whose else None


def _whose(text: str, name: Name) -> Name:
    """省属企业 of 省属企业营业收入: whose the measure is that a name ends with; nothing of no name."""
    if not name:
        return ()
    start, end = name[-1]
    if names().leaning.fullmatch(text, start, end):
        return name[:-1]
    place = next((place for place in range(start, end) if names().leaning.fullmatch(text, place, end)), start)
    return joined(name[:-1], ((start, place),)) if place > start + 1 else ()


def of_its_own(seen: ChangeSeen) -> Sequence[Target] | None:
    if seen.one is None:
        return None
    whose = _who_lifts(seen)
    if whose:
        return [joined(whose, seen.name)]
    owned = seen.state.with_owner(seen.name)
    if owned is not None:
        return [owned]
    first = next((each.name for each in seen.state.records.made if is_foremost(each.name)), ())
    if first and len(wording(seen.state.text, seen.name)) <= _SHORT:
        return [joined(seen.name, first[1:])]  # 增加率以东市8.7‰最大, 西市增3.1‰次之
    told = seen.gap.comparison
    own = told is not None and told.basis is None  # 实际人手较编制少4.3%: the other's measure is not its own
    return [seen.name if own else with_measure(seen.state, seen.name, None)]


def _who_lifts(seen: ChangeSeen) -> Name:
    """第一产业 of 第一产业对增长的贡献率6.6%, 拉动GDP增长0.2个百分点."""
    base, text = seen.state.records.base(), seen.state.text
    lifts = _LIFTS.match(wording(text, seen.name))
    to = _LIFTED.search(text, *base.name[0]) if base is not None and base.name and lifts else None
    return ((base.name[0][0], to.start()),) if base is not None and to is not None else ()


def mean_of_each(seen: ChangeSeen) -> Sequence[Target] | None:
    state, gap, count = seen.state, seen.gap, len(seen.changes)
    if not _MEAN.fullmatch(seen.subject) or len(state.records.group) < count:
        return None
    tail = joined(_full(state, gap), _word(state, gap))
    return [joined(draft.name, tail) for draft in state.records.group[-count:]]


def of_members(seen: ChangeSeen) -> Sequence[Target] | None:
    state, gap = seen.state, seen.gap
    if gap.subject is None:
        return None
    targets: list[Target] = []
    start, end = gap.subject
    mean = _mean_told(state, gap) if len(seen.changes) > 1 else None
    if mean is not None:
        tail = joined((mean.span(),), _word(state, gap))
        if not state.text[start : mean.start()].strip(_BLANK):
            return [joined(_told_of(state), tail)] * len(seen.changes)  # 年均增长5%、高于全省1个百分点
        told = members(state.text, (start, min(end, mean.start())), len(seen.changes))
        return [joined(state.trimmed(name), tail) for name in told]
    listed_names = members(state.text, gap.subject, len(seen.changes))
    for name, change in zip(listed_names, seen.changes, strict=True):
        trimmed = state.trimmed_member(name)
        found = state.matching(wording(state.text, trimmed), change.quantity.counted_in)
        if found is not None and found not in targets:
            _spell_out(state, found, trimmed)
            targets.append(found)
        else:
            rate = wording(state.text, trimmed) in words_of("changing.rates") and state.records.base()
            targets.append(joined(rate.name, trimmed) if rate else with_measure(state, trimmed, None))
    return targets


def _mean_told(state: State, gap: Gap) -> re.Match[str] | None:
    """年均 at the end of a subject, or behind 分别."""
    behind = gap.word_span and gap.shared >= 0 and _MEAN_END.search(state.text, gap.shared, gap.word_start)
    found = gap.subject and _MEAN_END.search(state.text, *gap.subject)
    return found or behind or None


def of_bracketed(seen: ChangeSeen) -> Sequence[Target] | None:
    state, gap, count = seen.state, seen.gap, len(seen.changes)
    told = [
        draft
        for draft in state.records.made[-count:]
        if _IN_BRACKETS.intersection(draft.rules) and not draft.change
    ]
    behind = state.text[gap.start - 1 : gap.start] in _CLOSING
    if not behind or count == 1 or len(told) < count or gap.subject is None:
        return None
    if count_of_members(state.text, gap.subject) > 1:
        return None
    for draft in told:
        draft.name = joined(draft.name, seen.name)
    return told


def of_told_list(seen: ChangeSeen) -> Sequence[Target] | None:
    listed = seen.state.about.listed
    if listed is None or len(listed.members) != len(seen.changes) or len(seen.changes) == 1:
        return None
    if listed.grouped and (measure := measure_of_group(seen.state, seen.gap.subject)) is not None:
        return list(listed.called(measure))
    return list(listed.called(())) if seen.elided else None


def of_lead(seen: ChangeSeen) -> Sequence[Target] | None:
    lead, last = seen.state.lead_measured, seen.state.records.last
    if not lead or (last is not None and last.written[0] >= lead[-1][1]):
        return None  # 生产总值再上台阶, 达到1.5万亿元、增长6%: of the value
    return [lead] if seen.elided and seen.one is not None else None


def _word(state: State, gap: Gap) -> Name:
    return (gap.word_span,) if gap.word_span else ()


def _full(state: State, gap: Gap) -> Name:
    """A subject with its words of time left in: 两年平均."""
    assert gap.subject is not None
    return trim(state.text, gap.subject, Context((), state.context.scopes, ()))


def _spell_out(state: State, draft: Draft, name: Name) -> None:
    """A record called by one character, 伤11人, takes the fuller wording of its change: 受伤人数."""
    if len(draft.own) == 1:
        about = draft.name[:-1]
        spelt = wording(state.text, about) in wording(state.text, name)
        draft.name = name if spelt else joined(about, name)
