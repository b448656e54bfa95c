"""A change given to its figure, or to a figure of its own."""

from __future__ import annotations

from typing import Final

from converter.model import Change
from converter.parsing.figures.changing.moves import change_of
from converter.parsing.figures.changing.seen import Target
from converter.parsing.figures.drafts import Draft, State, Told, same_unit
from converter.parsing.figures.gaps import PLANS, Gap, than_words
from converter.parsing.figures.grammar import named, words_of
from converter.parsing.figures.naming import Name, Piece, joined, wording
from converter.parsing.figures.quantities import Quantity

_OTHER_TERMS = named("changing.other_terms")
_YARDSTICK = named("changing.yardstick")
_PER: Final = "/"
_RELATIVE: Final = frozenset(("%", "‰", "pp", "times"))
_THAN_LONG: Final = 2
"""Characters of 高于 and its like."""


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
        return joined(name, ((terms.start("told"), gap.word_span[1]),)), None  # 名义增长5.6%, 实际增长5.3%
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
