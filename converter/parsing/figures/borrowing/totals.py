"""Names of totals, and of levels that their clause leaves without one."""

from __future__ import annotations

from itertools import takewhile

from converter.parsing.figures.borders import may_cut
from converter.parsing.figures.borrowing.seen import LevelSeen
from converter.parsing.figures.drafts import Draft, Inset, State
from converter.parsing.figures.grammar import named
from converter.parsing.figures.naming import (
    Name,
    all_deeds,
    between,
    borrowed,
    head_of,
    is_bare,
    joined,
    topic,
    verb_of,
    wording,
)
from converter.parsing.figures.quantities import Quantity
from converter.parsing.figures.summing import total_of_list
from converter.parsing.figures.things import thing_of
from converter.parsing.figures.vocabulary import names

_SHARE = named("borrowing.share")
_HAPPENS = named("borrowing.happens")
_DONE_SO_FAR = named("borrowing.done_so_far")
"""Behind an aim: 计划改造管网86公里, 已|完成|52公里."""
_ALL_TOLD = named("borrowing.all_told")
_SUMMED, _SO_FAR = named("borrowing.summed"), named("borrowing.so_far")
_NEW = named("borrowing.new")
_ADDED = named("borrowing.added")
_TERMS = named("borrowing.terms")
_KIND = named("borrowing.kind")
_SEXES = named("naming.sexes")
_BRACKET = ")"


def in_brackets(seen: LevelSeen) -> Name | None:
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


def total(seen: LevelSeen) -> Name | None:
    if not seen.state.about.total:
        return None
    lead = _common_lead(seen.state, seen.quantity.unit)
    common = lead or _common(seen.state, seen.quantity.unit)
    listed = None if common else list_total(seen)
    if listed is not None and verb_of(seen.state.text, listed) is not None:
        return listed
    return joined(lead, seen.state.about.total, () if lead else common)


def list_total(seen: LevelSeen) -> Name | None:
    return total_of_list(seen.state, seen.quantity, seen.gap, seen.own)


def unnamed(seen: LevelSeen) -> Name | None:
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


def _as_written(seen: LevelSeen) -> Name:
    """The words before a number, which say what was done and not to what: better than no name."""
    text, start, end = seen.state.text, seen.gap.start, seen.quantity.start
    times = {left: right for left, right in seen.state.context.periods if right < end}
    while start < end and (start in times or not text[start].isalnum()):
        start = times.get(start, start + 1)
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return ((start, end),) if start < end else ()


def all_told(seen: LevelSeen) -> Name | None:
    base = seen.base
    if base is None or not _ALL_TOLD.fullmatch(seen.own):
        return None
    return joined(_stock(seen.state.text, base, seen.quantity), seen.name)


def done_then(seen: LevelSeen) -> Name | None:
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
