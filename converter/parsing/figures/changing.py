"""Changes: which record a rise or fall is told of, and when it is a record of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from converter.lexicon.scope import in_use
from converter.model import Change
from converter.parsing.figures.context import Context
from converter.parsing.figures.drafts import SHARE_IN, Draft, State, Told, same_unit
from converter.parsing.figures.gaps import PLANS, Gap, signed, than_words
from converter.parsing.figures.grammar import listed, named, words_of
from converter.parsing.figures.lists import count_of_members, members
from converter.parsing.figures.naming import (
    Name,
    Piece,
    all_deeds,
    borrowed,
    is_bare,
    is_leaning,
    joined,
    topic,
    wording,
)
from converter.parsing.figures.parted import with_measure
from converter.parsing.figures.quantities import Quantity
from converter.parsing.figures.rules import Rule, Table, when
from converter.parsing.figures.sharing import measure_of_group
from converter.parsing.figures.told_lists import is_foremost
from converter.parsing.figures.trimming import trim
from converter.parsing.figures.vocabulary import changes as changes_words
from converter.parsing.figures.vocabulary import names, quantities

_BOTH = named("changing.both")
_EACH = named("changing.each")
_MEAN_OR_RATE = named("changing.mean_or_rate")
_MEAN = named("changing.mean")
_TERMS = named("changing.terms")
_LESS_PART, _OTHER_TERMS = named("changing.less_part"), named("changing.other_terms")
_YARDSTICK = named("changing.yardstick")
_LIFTS, _LIFTED = named("changing.lifts"), named("changing.lifted")
_TWO_TIMES = named("changing.two_times")
_YEARS = named("changing.years")
_HARM, _OF_EVENTS = named("changing.harm"), words_of("borrowing.of_events")
_DAILY, _YIELD = named("changing.daily"), named("changing.yield")
_MEAN_END = named("lists.mean")
_THAT_IS = named("kinds.that_is")
_PRESSED = named("kinds.pressed")
_DOES_TO_EACH = named("changing.does_to_each")
_HAPPENS = named("borrowing.happens")
_SHARE, _SHARE_END = named("changing.share_of"), named("borrowing.share_last")
_CLOSING: Final = ")）"
_PER: Final = "/"
_BLANK: Final = " 、,"
_IN_BRACKETS: Final = frozenset(("of-member", "of-noun", "of-words"))
"""Rules by which what stands before brackets is told their value."""
_RELATIVE: Final = frozenset(("%", "‰", "pp", "times"))
_TWICE: Final = 2
_THAN_LONG: Final = 2
"""Characters of 高于 and its like."""
_SHORT: Final = 6
"""Characters of a wording that may be a mean or a rate of what was measured last."""

Target = Draft | Name
"""The record a change is told of, or the name of a new one."""


@dataclass(slots=True)
class _Seen:
    """Changes that stand together."""

    state: State
    changes: Sequence[Told]
    subject: str
    """What they are told of, as it is written."""
    elided: bool
    """Whether they have no subject of their own."""

    @property
    def gap(self) -> Gap:
        """The words before the first."""
        return self.changes[0].gap

    @property
    def one(self) -> Told | None:
        """The change, where there is one only."""
        return self.changes[0] if len(self.changes) == 1 else None

    @property
    def name(self) -> Name:
        return () if self.gap.subject is None else self.state.trim(self.gap.subject)


def give(state: State, changes: Sequence[Told]) -> None:
    """Give records the changes that a clause tells together; at least one."""
    if len(changes) == _TWICE and _tells_one(changes):
        give(state, changes[:1])
        changes = changes[1:]  # 减少12件、下降3%
    elif len(changes) == _TWICE and (times := _TWO_TIMES.match(state.text, changes[0].gap.start)):
        before, change = (replace(each, gap=replace(each.gap, subject=None)) for each in changes)
        give(state, [replace(before, basis="mom") if times["mom"] else before])
        changes = [change]  # 按季及按年分别下跌0.1及0.5个百分点
    records, first = state.records, changes[0].gap
    told = next((each.gap.comparison for each in changes if each.gap.comparison is not None), None)
    if told is not None and told.basis in ("yoy", "mom") and not state.is_average(first):
        state.against.basis = told.basis
    subject = state.words(first.subject)
    untold_of = not subject or subject in words_of("changing.all") or _YEARS.fullmatch(subject) is not None
    elided = untold_of or _points_back(state, subject, changes)
    if subject and first.shared < 0:
        changes = _told_once(changes)
    seen = _Seen(state, _same_points(changes), subject, elided)
    untold = "nothing-told", [state.about.topic] * len(changes)
    turned, state.about.turned = state.about.turned, ()
    if elided and turned:
        seen.state.records.group = []
        give_to(state, changes[0], turned, "of-its-own")
        state.about.awaits_value = True
        return
    told_before = records.made or state.about.listed is not None or not elided
    lead = None if told_before else _of_lead(seen)
    found = (
        TARGETS.first(seen, elided=elided, lead=state.about.lead, several=len(seen.changes) > 1)
        if told_before
        else lead and ("of-lead", lead)
    )
    rule, targets = found or untold
    each_change = list(seen.changes)
    if len(targets) > len(each_change):
        each_change *= len(targets)
    made = [give_to(state, each, target, rule) for each, target in zip(each_change, targets, strict=True)]
    state.told_in_turn(made, first.end)
    if len(made) > 1 or not any(draft in records.group for draft in made):
        records.group = made


def _tells_one(changes: Sequence[Told]) -> bool:
    """Whether two changes are one, told absolutely and relatively, each with its word."""
    first, second = changes
    told = first.gap.word and second.gap.word and first.gap.shared < 0 and second.gap.listed
    return bool(told) and second.quantity.unit == "%" and _change_unit(first.quantity) not in _RELATIVE


def _points_back(state: State, subject: str, changes: Sequence[Told]) -> bool:
    """Whether a subject only points at the record before: 案件总数."""
    last = state.records.last
    if len(changes) > 1 or last is None or not names().anaphora.fullmatch(subject):
        return False
    if last.unit is not None and in_use().counts(subject[-2:-1]) and not in_use().counts(last.unit):
        return False  # 损失3872万元, 起数升8.1%
    return state.matching(subject, changes[0].quantity.counted_in) is None


def _told_once(changes: Sequence[Told]) -> Sequence[Told]:
    """The changes; one told again in per cent right behind in per cent alone: 减少2件、下降0.27%."""
    kept: list[Told] = []
    for change in changes:
        last = kept[-1] if kept else None
        if last is not None and _is_told_again(last, change):
            gap = replace(change.gap, subject=last.gap.subject, comparison=last.gap.comparison)
            kept[-1] = replace(change, gap=gap)
        else:
            kept.append(change)
    return kept


def _is_told_again(change: Told, other: Told) -> bool:
    per_cent = other.quantity.unit == "%" and not change.quantity.is_part
    own_verb = other.gap.subject is None and bool(other.gap.word)
    return per_cent and own_verb and change.direction == other.direction


def _same_points(changes: Sequence[Told]) -> Sequence[Told]:
    """2.9个、23.9个百分点: the unit that the first leaves out."""
    points = words_of("common.points")
    whole = next((each.quantity for each in changes if each.quantity.unit in points), None)
    if whole is None:
        return changes
    cut = words_of("changing.cut_points")
    return [
        replace(each, quantity=each.quantity.in_unit_of(whole)) if each.quantity.unit in cut else each
        for each in changes
    ]


# --- the rules --------------------------------------------------------------------------------------------


def _done_to_each(seen: _Seen) -> Sequence[Target] | None:
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


def _less_part(seen: _Seen) -> Sequence[Target] | None:
    """扣除房地产开发投资, |全省投资|增长10.1%: a measure without a part of it."""
    state, lead = seen.state, seen.state.about.lead
    if seen.one is None or not lead or seen.gap.subject is None or seen.gap.comparison is not None:
        return None
    without = _LESS_PART.search(state.text, max(0, lead[0][0] - _SHORT), lead[-1][1])
    return [joined((without.span(),), (seen.gap.subject,))] if without is not None else None


def _each_of(seen: _Seen) -> Sequence[Target] | None:
    if seen.one is None or seen.gap.subject is None:
        return None
    state = seen.state
    start, end = seen.gap.subject
    each = _EACH.search(state.text, start, end)
    if each is None and seen.gap.shared < 0:
        return None
    piece = (start, each.start() if each else end)  # 园区、集群分别增加2个
    count = count_of_members(state.text, piece)
    if count == 1 or state.matching(state.words(piece), None) is not None:
        return None
    return [state.trimmed(name) for name in members(state.text, piece, count)]


def _both(seen: _Seen) -> Sequence[Target] | None:
    if seen.one is None or seen.subject or not _BOTH.match(seen.state.text, seen.gap.start):
        return None
    free = [draft for draft in seen.state.records.group if draft.change is None]
    return free if len(free) > 1 else None


def _whole_of_share(seen: _Seen) -> Sequence[Target] | None:
    last, whole = seen.state.records.last, seen.state.records.base()
    if not seen.elided or seen.one is None or last is None or not last.is_share or whole is None:
        return None
    return None if seen.one.quantity.unit in words_of("common.points") else [whole]


def _same_counted(seen: _Seen) -> Sequence[Target] | None:
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


def _behind_mean(seen: _Seen, last: Draft) -> Sequence[Target] | None:
    """登记求职者9320人, 平均每日新增36人, 较上月减少410人: the change is of what the mean is of."""
    if not _DAILY.match(last.own):
        return None
    before = (draft for draft in reversed(seen.state.records.recent) if draft is not last)
    whole = next((draft for draft in before if same_unit(draft.unit, last.unit)), None)
    return None if whole is None else [whole]


def _of_output(seen: _Seen) -> Sequence[Target] | None:
    """总产9万吨, 单产400公斤/亩, 增产1.8%: more was brought in, not more of each mu."""
    if not seen.elided or seen.one is None or seen.gap.word not in words_of("changing.of_output"):
        return None
    told = (each for each in reversed(seen.state.records.recent) if each.change is None and each.unit)
    return next(([each] for each in told if each.unit and _YIELD.fullmatch(each.unit)), None)


def _of_earlier(seen: _Seen) -> Sequence[Target] | None:
    """产量9万吨, 总值27亿元, 与上年的10万吨比较, 下跌10%: the record whose earlier value was told last."""
    last = seen.state.records.last
    if not seen.elided or seen.one is None or last is None:
        return None
    came = (each for each in seen.state.records.recent if each.earlier and each.earlier[0] > last.written[1])
    told = next(came, None)
    return [told] if told is not None and told is not last and told.change is None else None


def _last(seen: _Seen) -> Sequence[Target] | None:
    last, told = seen.state.records.last, seen.gap.comparison
    base = seen.state.records.base() if last is not None and last.against is not None else None
    of_time = told is not None and told.basis in ("yoy", "mom", "since")
    if base is not None and of_time and seen.elided and seen.one is not None and base.change is None:
        return [base]  # 强度3.2%, 高出全国平均0.6个百分点, 比上年提高0.2个百分点
    return [last] if seen.elided and seen.one is not None and last is not None else None


def _last_ones(seen: _Seen) -> Sequence[Target] | None:
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


def _one_or_other(seen: _Seen) -> Sequence[Target] | None:
    pair, records = listed("common.one_and_other"), seen.state.records
    if seen.one is None or seen.subject not in pair:
        return None
    told = records.group if len(records.group) > 1 else records.made[-2:]
    return [told[pair.index(seen.subject)]] if len(told) > 1 else None


def _share_itself(seen: _Seen) -> Sequence[Target] | None:
    last = seen.state.records.last
    if seen.one is None or last is None or not (last.is_share or _names_share(seen.state.text, last)):
        return None
    in_points = seen.one.quantity.unit in words_of("common.points")
    return [last] if in_points and seen.subject in words_of("changing.share") else None


def _names_share(text: str, draft: Draft) -> bool:
    """Whether a record of so many per cent says itself what it is a share of: 出口额占全部出口."""
    name = wording(text, draft.name)
    return draft.unit in ("%", "‰") and (SHARE_IN.search(name) or _SHARE_END.search(name)) is not None


def _named(seen: _Seen) -> Sequence[Target] | None:
    if seen.one is None:
        return None
    found = seen.state.matching(seen.subject, seen.one.quantity.counted_in)
    if found is None:
        return None
    _spell_out(seen.state, found, seen.name)
    return [found]


def _share_moved(seen: _Seen) -> Sequence[Target] | None:
    records, count = seen.state.records, len(seen.changes)
    if not _SHARE.match(seen.subject):
        return None
    base = records.base()
    whose = [base] if count == 1 and base is not None else records.group
    return [joined(each.name, seen.name) for each in whose] if len(whose) == count else None


def _on_terms(seen: _Seen) -> Sequence[Target] | None:
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


def _mean_or_rate(seen: _Seen) -> Sequence[Target] | None:
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


def _bare(seen: _Seen) -> Sequence[Target] | None:
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


def _of_its_own(seen: _Seen) -> Sequence[Target] | None:
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


def _who_lifts(seen: _Seen) -> Name:
    """第一产业 of 第一产业对增长的贡献率6.6%, 拉动GDP增长0.2个百分点."""
    base, text = seen.state.records.base(), seen.state.text
    lifts = _LIFTS.match(wording(text, seen.name))
    to = _LIFTED.search(text, *base.name[0]) if base is not None and base.name and lifts else None
    return ((base.name[0][0], to.start()),) if base is not None and to is not None else ()


def _mean_of_each(seen: _Seen) -> Sequence[Target] | None:
    state, gap, count = seen.state, seen.gap, len(seen.changes)
    if not _MEAN.fullmatch(seen.subject) or len(state.records.group) < count:
        return None
    tail = joined(_full(state, gap), _word(state, gap))
    return [joined(draft.name, tail) for draft in state.records.group[-count:]]


def _of_members(seen: _Seen) -> Sequence[Target] | None:
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


def _of_bracketed(seen: _Seen) -> Sequence[Target] | None:
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


def _of_told_list(seen: _Seen) -> Sequence[Target] | None:
    listed = seen.state.about.listed
    if listed is None or len(listed.members) != len(seen.changes) or len(seen.changes) == 1:
        return None
    if listed.grouped and (measure := measure_of_group(seen.state, seen.gap.subject)) is not None:
        return list(listed.called(measure))
    return list(listed.called(())) if seen.elided else None


def _of_lead(seen: _Seen) -> Sequence[Target] | None:
    lead, last = seen.state.lead_measured, seen.state.records.last
    if not lead or (last is not None and last.written[0] >= lead[-1][1]):
        return None  # 生产总值再上台阶, 达到1.5万亿元、增长6%: of the value
    return [lead] if seen.elided and seen.one is not None else None


TARGETS: Final[Table[_Seen, Sequence[Target]]] = Table(
    Rule("done-to-each", _done_to_each, when("several")),
    Rule("less-part", _less_part, when("lead")),
    Rule("of-told-list", _of_told_list),
    Rule("of-lead", _of_lead),
    Rule("each-of", _each_of),
    Rule("both", _both),
    Rule("whole-of-share", _whole_of_share),
    Rule("same-counted", _same_counted),
    Rule("of-output", _of_output, when("elided")),
    Rule("of-earlier", _of_earlier, when("elided")),
    Rule("last", _last),
    Rule("last-ones", _last_ones),
    Rule("one-or-other", _one_or_other),
    Rule("share-itself", _share_itself),
    Rule("named", _named),
    Rule("of-bracketed", _of_bracketed),
    Rule("share-moved", _share_moved),
    Rule("on-terms", _on_terms),
    Rule("mean-or-rate", _mean_or_rate),
    Rule("bare-change", _bare),
    Rule("of-its-own", _of_its_own),
    Rule("mean-of-each", _mean_of_each),
    Rule("of-members", _of_members),
)
"""What changes are told of; in the order they are asked."""


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


# --- records and their changes ----------------------------------------------------------------------------


def give_to(state: State, change: Told, target: Target, rule: str) -> Draft:
    """Give a change to a record, or make one of it; the record.

    Args:
        state: the sentence as far as it has been read.
        change: what is told.
        target: the record it is told of, or the name of a new one.
        rule: id of the rule that found the target.
    """
    quantity, moved, against = change.quantity, change_of(change), None
    if isinstance(target, Draft):
        if _attach(state, target, change, moved):
            state.records.touched = target
            target.rules = (*target.rules, rule)
            return target
        name, against = _told_against(state.text, target, change, moved.unit)
        against = against or (target.verb if name != target.name else None)
    else:
        name, against = _with_other(state, change, target)
    draft = Draft(name, quantity.numeral, (quantity.start, quantity.end), change=moved)
    draft.moved = _written(change)
    draft.verb, draft.rules, draft.against = change.gap.word_span, (rule,), against
    draft.is_share = state.is_average(change.gap)
    draft.numbers.append(quantity.numeral)
    state.add(draft)
    return draft


def _told_against(text: str, target: Draft, change: Told, unit: str) -> tuple[Name, Piece | None]:
    """How far a record is from another, 增速高于全省平均水平: its name, and where the other is named."""
    gap, name = change.gap, _name_of_second(text, target, unit, change.gap.word)
    terms = unit == "%" and gap.word_span and _OTHER_TERMS.search(text, gap.start, gap.word_start)
    if terms and gap.word_span and target.change is not None and target.change.unit == "%":
        return joined(name, ((terms.end() - _TWICE, gap.word_span[1]),)), None  # 名义增长5.6%, 实际增长5.3%
    told = gap.comparison
    name = _less_other(name, target.against) if told is not None else name  # 快于全市1个、比全省快2个
    if told is not None and told.basis is None and (unit in ("pp", "%") or _is_than(text, gap)):
        word = gap.word_span or (told.end, told.end)
        end = word[1] if word[0] <= told.end + 1 and told.end < word[1] else told.end
        return joined(name, ((told.start, end),)), (told.start, end)  # 比全省高出3个百分点
    far = told is not None and told.basis in PLANS and unit == "pp" and target.unit not in (None, "%", "‰")
    if told is not None and far:
        return joined(name, ((told.start, told.end),)), (told.start, told.end)  # 浓度高出目标值5个百分点
    other = target.against
    if told is None and other is not None and gap.listed and gap.subject and not gap.word:
        lead = (other[0], other[0] + _THAN_LONG)  # 高出全国1.5个百分点、全省0.7个百分点
        return joined(_less_other(target.name, other), (lead,), (gap.subject,)), other
    return name, None


def _less_other(name: Name, other: Piece | None) -> Name:
    """增速 of 增速|快于全市平均水平: a name without where it says how far it is from another."""
    if other is None or not name or not name[-1][0] <= other[0] < name[-1][1]:
        return name
    return joined(name[:-1], ((name[-1][0], other[0]),))


def _is_than(text: str, gap: Gap) -> bool:
    """高出|平均水价|0.27元, 比法定审限|少|32天: how far from another a value is, no change of it."""
    told = gap.comparison
    if told is None or not gap.word:
        return False
    if gap.word in than_words():
        return gap.word_start == told.start
    less = gap.word in words_of("changing.more_less") and gap.word_start == told.end
    return less and _YARDSTICK.search(text, told.start, told.end) is not None


def _with_other(state: State, change: Told, name: Name) -> tuple[Name, Piece | None]:
    """增速|高于全省平均水平: a rate told by how far it is from another; the name, and where the other is."""
    told, word, last = change.gap.comparison, change.gap.word_span, state.records.last
    if told is None and change.gap.joint and name and last is not None and last.against is not None:
        alike = last.quantity is None and last.name[-1] == last.against
        return (
            (joined(name, (last.against,)), last.against) if alike else (name, None)
        )  # 分别快于|全国3.4个、1个
    if told is None or told.basis is not None or word is None or not name:
        return name, None
    higher = change.gap.word in words_of("changing.higher_lower") or _is_than(state.text, change.gap)
    if word[0] == told.end and higher:
        piece = (told.start, word[1])  # 较节能标准|低|15%
    elif word[0] == told.start:
        piece = (told.start, told.end)
    else:
        return name, None
    return (joined(name, (piece,)), piece) if name[-1][1] <= told.start else (name, None)


def _written(change: Told) -> Piece:
    """Where a change is written, with the verb right before its number: 增长5.2%, 增长了5.2%."""
    word, number = change.gap.word_span, change.quantity
    beside = word is not None and 0 <= number.start - word[1] <= 1
    return (word[0] if word is not None and beside else number.start, number.end)


def new_record(state: State, quantity: Quantity, name: Name, rule: str) -> Draft:
    """A record of a value that stands for itself."""
    draft = Draft(name, quantity.numeral, (quantity.start, quantity.end), quantity, quantity.bound)
    draft.rules = (rule,)
    draft.numbers.append(quantity.numeral)
    state.add(draft)
    return draft


def _attach(state: State, draft: Draft, change: Told, moved: Change) -> bool:
    """Give a record its change; False where it is a record of its own."""
    other = change.gap.comparison is not None and change.gap.comparison.basis is None
    between_rates = moved.unit == "pp" or (moved.unit == "%" and draft.unit in ("%", "‰"))
    if state.is_average(change.gap) or (other and (between_rates or _is_than(state.text, change.gap))):
        return False  # an average, and how far it is from another's: records of their own
    held, numbers = draft.change, [*draft.numbers, change.quantity.numeral]
    place = _written(change)
    if held is None:
        if not _may_hold(draft, moved.unit):
            return False
        draft.change, draft.moved, draft.verb = moved, place, change.gap.word_span
        draft.numbers = numbers
        return True
    if moved.unit == "%" and held.unit not in _RELATIVE:
        own = moved.base if change.gap.comparison is not None else held.base or moved.base
        draft.change, draft.moved = moved.on(own), place
        draft.numbers = numbers
        return True
    absolute = moved.unit not in ("%", "pp", "times") and held.unit in ("%", "times")
    if absolute and draft.quantity is not None:
        draft.numbers = numbers
        return True
    return False


def _may_hold(draft: Draft, unit: str) -> bool:
    """Whether a record can have a change of a unit."""
    finer = unit in words_of("changing.basis_points")
    if (unit == "pp" or finer) and draft.unit not in ("%", "‰", None):
        return False
    if finer:
        return True
    if unit in words_of("quantities.money") and draft.unit and draft.unit.endswith(unit):
        return True  # 1384澳门元, 较上季贵92元
    if draft.unit and draft.unit.startswith(f"{unit}{_PER}"):
        return True  # 298克/千瓦时, 下降2.6克
    return unit in _RELATIVE or draft.unit is None or same_unit(draft.unit, unit)


def _name_of_second(text: str, draft: Draft, unit: str, word: str) -> Name:
    """A change of a change is called by the word of the first: 地区生产总值同比增长, 贷款余额增加."""
    of_points = unit == "pp" and not (draft.change and draft.change.unit == "pp")
    if draft.verb is None or not (of_points or word in words_of("changing.grew_by")):
        return draft.name
    start, end = draft.verb
    if wording(text, draft.name).endswith(text[start:end]):
        return draft.name
    return joined(draft.name, (draft.verb,))


def as_change(state: State, quantity: Quantity, gap: Gap, before: Sequence[Told]) -> Told:
    """A number as a change.

    Args:
        state: the sentence as far as it has been read.
        quantity: the number.
        gap: the words before it.
        before: the changes it goes on a list of.
    """
    direction = gap.direction or (before[-1].direction if before else 0)
    pressed = _PRESSED.match(state.text, *gap.subject) if gap.subject and not gap.direction else None
    direction = -1 if pressed is not None and quantity.is_part and not before else direction
    sign = signed(state.text, quantity.numeral)
    if not gap.direction and sign is not None and not before:
        direction = int(sign) if quantity.value >= 0 else 1
    last = state.records.last
    if (
        last is not None
        and last.change is not None
        and _THAT_IS.fullmatch(state.text, gap.start, quantity.start)
    ):
        direction = -1 if last.change.amount < 0 else 1  # 减少412宗, 即3%
    if gap.word in words_of("changing.improving") and _better_lower(state, gap):
        direction = -1
    if gap.word in words_of("changing.by_speed") and quantity.unit in quantities().times:
        direction = -direction  # 平均用时比标准快15秒: the less time
    if gap.word in words_of("changing.of_size") and last is not None and _fell(last):
        direction = -1
    if gap.comparison is not None:
        basis = gap.comparison.basis
    elif before:
        basis = before[-1].basis
    else:
        basis = None if state.is_average(gap) else state.against.basis
    if before and gap.joint:
        quantity = quantity.bounded_like(before[-1].quantity)
    return Told(quantity, gap, direction or 1, basis)


def _fell(draft: Draft) -> bool:
    """Whether a value is less than the one it came of."""
    return draft.quantity is not None and draft.previous is not None and draft.quantity.value < draft.previous


def _better_lower(state: State, gap: Gap) -> bool:
    measure, last = state.words(gap.subject), state.records.last
    if not measure and last is not None:
        measure = wording(state.text, last.name)
    return bool(changes_words().better_lower.search(measure))


def change_of(told: Told) -> Change:
    """The change that a number tells, signed."""
    quantity = told.quantity
    amount = quantity.value * told.direction if quantity.value else Decimal(0)
    upper = None if quantity.value_max is None else quantity.value_max * told.direction
    return Change(amount, _change_unit(quantity), None, quantity.bound, upper).on(told.basis)


def _change_unit(quantity: Quantity) -> str:
    if quantity.unit in words_of("changing.thousandths"):
        return "‰"
    if quantity.unit in words_of("common.points"):
        return "pp"
    if quantity.unit in words_of("quantities.multiples"):
        return "times"
    return quantity.unit or ""
