"""A number that tells how much more or less, as a change."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from converter.model import Change
from converter.parsing.figures.drafts import Draft, State, Told
from converter.parsing.figures.gaps import Gap, signed
from converter.parsing.figures.grammar import named, words_of
from converter.parsing.figures.naming import wording
from converter.parsing.figures.quantities import Quantity
from converter.parsing.figures.vocabulary import changes as changes_words
from converter.parsing.figures.vocabulary import quantities

_THAT_IS = named("kinds.that_is")
_PRESSED = named("kinds.pressed")


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
    return Change(amount, change_unit(quantity), None, quantity.bound, upper).on(told.basis)


def change_unit(quantity: Quantity) -> str:
    if quantity.unit in words_of("changing.thousandths"):
        return "‰"
    if quantity.unit in words_of("common.points"):
        return "pp"
    if quantity.unit in words_of("quantities.multiples"):
        return "times"
    return quantity.unit or ""
