"""The measure that the parts of a whole share: 其中食用菌3.6万吨 is 食用菌产量."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from converter.lexicon.lattice import words
from converter.parsing.figures.drafts import CALLED, PARALLEL, Draft, State
from converter.parsing.figures.grammar import named
from converter.parsing.figures.lists import ends_in_measure, says_measure, whole_measure
from converter.parsing.figures.naming import Name, Piece, between, has_deed, joined, verb_of, wording
from converter.parsing.figures.vocabulary import names

_PER_CENT: Final = ("%", "‰")
_NOUN_LONG: Final = 2
_SHARED_LONG: Final = 6
"""Characters of a noun that a part and the measure of its whole may share."""
_ANYWHERE: Final = 99
"""Characters of a name within which a deed may stand."""
_INDUSTRY = named("drafts.industry")
_PLACE = named("drafts.place")
_FOR_WHOM = named("around.for_whom")
_OF_ALL = named("drafts.of_all")
_FLOW, _SUM_OF = named("drafts.flow"), named("drafts.sum_of")
_BODY, _OF_BODIES = named("drafts.body"), named("kinds.bodies")


@dataclass(frozen=True)
class _Part:
    """What may be a part of a whole, and that whole."""

    state: State
    name: Name
    unit: str | None
    """What it is counted in; None where it only changed."""
    in_turn: bool = False
    """Whether it is one of several that numbers are shared out to."""

    @property
    def text(self) -> str:
        return self.state.text

    @cached_property
    def recent(self) -> Sequence[Draft]:
        """Records before it, the last one first, but those that name what things counted are."""
        told = (*self.state.before, *self.state.records.made)
        return [draft for draft in reversed(told) if CALLED not in draft.rules]

    @property
    def wholes(self) -> list[Name]:
        """The names of records before it in its unit, the last one first."""
        return [draft.name for draft in self.recent if draft.name and draft.unit == self.unit]


def with_measure(state: State, name: Name, unit: str | None, *, in_turn: bool = False) -> Name:
    """A name with the measure that it shares, if it is a part and does not say what it measures.

    Args:
        state: the sentence as far as it has been read.
        name: what the part is called.
        unit: what it is counted in; None where it only changed.
        in_turn: whether it is one of several that 分别 shares numbers out to.
    """
    may = in_turn or _may_share(state, name)
    if not may or says_measure(state.text, name) or has_deed(state.text, name):
        return name
    part = _Part(state, name, unit, in_turn)
    made = next((made for step in _STEPS if (made := step(part)) is not None), name)
    return _told_once(state.text, name, made)


def _told_once(text: str, name: Name, made: Name) -> Name:
    """公立医院|病床使用率 of 公立医院, 医院病床使用率: the noun of both is told once."""
    shared = made[len(name) :]
    if made[: len(name)] != name or not shared:
        return made
    told, measure = wording(text, name), wording(text, shared)
    for size in range(min(_SHARED_LONG, len(measure) - 2), 1, -1):
        if told.endswith(measure[:size]):
            return joined(name, between(shared, size, len(measure)))
    return made


def _may_share(state: State, name: Name) -> bool:
    """Whether the parts of a whole are told, or a name is one that may be a part by itself: 农村, 东区."""
    return bool(state.about.whole) or state.about.in_parts or _is_place(state, name) or state.is_side(name)


def _industry(part: _Part) -> Name | None:
    """固定资产投资中第一产业: a sector is told with the whole."""
    whole = part.state.about.whole
    return joined(part.name, whole) if whole and _INDUSTRY.fullmatch(wording(part.text, part.name)) else None


def _other_side(part: _Part) -> Name | None:
    side = part.state.other_side(part.name, part.unit)
    return None if side is None else joined(part.name, (side,))


def _is_none(part: _Part) -> Name | None:
    """What is no part, or is one of two that were measured together, keeps its name."""
    state = part.state
    if not (state.about.in_parts or _is_place(state, part.name) or _is_next(part) or _is_of_last(part)):
        return part.name
    return part.name if part.unit is None and state.measured_together() else None  # 起数和人数分别下降3%、5%


def _tail_of_last(part: _Part) -> Name | None:
    """人均消费 of 留宿旅客人均消费, for the next part 不过夜旅客: what stands behind the same noun."""
    last, own = part.state.records.last, words(wording(part.text, part.name))[-1:]
    if last is None or last.unit != part.unit or not last.name or not own or len(own[0]) < _NOUN_LONG:
        return None
    start, end = last.name[-1]
    place = part.text.find(own[0], start, end)
    behind = place + len(own[0])
    told = place > start and behind + 1 < end and last.own and part.text[behind:end].isalpha()
    return joined(part.name, ((behind, end),)) if told else None


def _measured_before(part: _Part) -> Name | None:
    """The measure told last in its unit, or told here if it only changed."""
    about = part.state.about
    for head, counted in reversed(about.measures[-PARALLEL:]):
        if counted == part.unit or (part.unit is None and about.in_parts and _told_here(part.state, head)):
            return (*part.name, head)
    return None


def _listed_measure(part: _Part) -> Name | None:
    """投资 of 固定资产投资, for the part 工业 that only changed and names no measure."""
    about, made = part.state.about, part.state.records.made
    last = made[about.parts_at - 1] if part.unit is None and about.in_parts and about.parts_at else None
    if last is None or not last.name or last.change is None:
        return None
    measure = names().listed.search(part.text, *last.name[-1])
    return None if measure is None else joined(part.name, (measure.span(),))


def _crime(part: _Part) -> Name | None:
    """走私 of 走私案件32宗, for the part 酒类案件; none where the part names a crime itself."""
    own = wording(part.text, part.name)
    for whole in part.wholes[:1]:
        start, end = whole[-1]
        crime = names().crimes.search(part.text, start, end)
        thing = part.text[crime.end() : end] if crime else ""
        if crime and len(thing) > 1 and own.endswith(thing) and not names().crimes.search(own):
            return joined((crime.span(),), part.name)
    return None


def _of_body(part: _Part) -> Name | None:
    """出院病人5万人次, 其中|县医院2万人次: what was counted of all is counted of a body."""
    state = part.state
    if not _BODY.search(part.text, *part.name[-1]) or _OF_BODIES.match(part.unit or ""):
        return None
    opened = state.records.made[: state.about.parts_at] if state.about.in_parts else state.before
    of = next((draft.name for draft in reversed(opened) if draft.unit == part.unit), ())
    return joined(part.name, _less_all(part.text, of)) if of else None


def _rate(part: _Part) -> Name | None:
    """The rate or the flow that the whole ends in."""
    text = part.text
    measured = (whole for whole in part.wholes if ends_in_measure(text, whole))
    rate = next((whole_measure(text, whole[-1]) or whole[-1] for whole in measured), None)
    if rate is None or not (part.unit in _PER_CENT or _FLOW.search(text, *rate)):
        return None
    return (*part.name, *_less_all(text, (rate,)))


def _sum(part: _Part) -> Name | None:
    """订单金额 of 订单总金额58.9亿元, for the part 药品46.2亿元."""
    whole = part.wholes[0] if part.wholes else ()
    told = _SUM_OF.search(wording(part.text, whole))
    if told is None or not part.state.about.in_parts:
        return None
    return joined(part.name, between(whole, *told.span("of")), between(whole, *told.span("sum")))


def _deed(part: _Part) -> Name | None:
    """A part with the deed of its whole: 查处|醉驾, of 查处酒驾醉驾."""
    text, name = part.text, part.name
    if name and _FOR_WHOM.match(text, name[0][0] - 1, name[0][0]):
        return None  # 其中为|优抚对象86人次: not what is given
    whole = next((each for each in part.wholes if verb_of(text, each)), ())
    verb = verb_of(text, whole)
    if verb is None or verb[1] - verb[0] < 2 or has_deed(text, name, within=_ANYWHERE):
        return None
    told = text[verb[1] : whole[0][1]]
    shared = len(told) > 1 and wording(text, name).endswith(told)  # 失业个案, 单亲个案
    kept = shared or text[verb[0] : verb[1]] in names().not_of_parts
    return None if kept else joined((verb,), name)


_STEPS: Final[tuple[Callable[[_Part], Name | None], ...]] = (
    _industry,
    _other_side,
    _is_none,
    _tail_of_last,
    _sum,
    _measured_before,
    _listed_measure,
    _crime,
    _of_body,
    _rate,
    _deed,
)
"""What a part may share; the first that has an answer holds."""


def _is_place(state: State, name: Name) -> bool:
    return len(name) == 1 and _PLACE.fullmatch(state.text, *name[0]) is not None


def _is_next(part: _Part) -> bool:
    """其中城镇居民400元; 农村居民200元: behind a `；` parts go on with one called alike."""
    if not part.state.about.whole or not part.state.before or not part.name:
        return False
    last = words(wording(part.text, part.name))[-1:]
    return any(words(each.own)[-1:] == last and len(each.own) > len(last[0]) for each in part.state.before)


def _is_of_last(part: _Part) -> bool:
    """报销比例78%, 县级、市级医院分别为82%、70%: members whose measure the record just before has."""
    last = part.state.records.last
    if not part.in_turn or last is None or last.is_share or last.unit != part.unit or not last.name:
        return False
    return ends_in_measure(part.text, last.name)


def _told_here(state: State, head: Piece) -> bool:
    """Whether a record of this sentence is of a measure, and not one of the sentence before."""
    return any(start <= head[0] < end for draft in state.records.made for start, end in draft.name)


def _less_all(text: str, measure: Name) -> Name:
    """诊疗量 of 总诊疗量, as parts of the whole have it."""
    of_all = _OF_ALL.match(text, *measure[0]) if measure else None
    return measure if of_all is None else ((of_all.end(), measure[0][1]), *measure[1:])
