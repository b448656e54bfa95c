"""Arithmetic settles what grammar leaves open: of which record an earlier value and a change are told.

确诊21例,其中本土4例、境外17例,较同期58例减少63.8%: only 21 is 63.8 % less than 58.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from converter.model import Change
from converter.parsing.figures.drafts import Draft


def settle(drafts: Sequence[Draft]) -> None:
    """Move an earlier value, with its change in per cent, to the one record of the sentence that they fit.

    A record that they fit keeps them, and so does every record where no other or more than one would do.
    An earlier value without a change goes to the record of the next change, if they fit:
    预算数15亿元,实际完成16亿元,比上年14亿元增长14%.
    """
    for place, draft in enumerate(drafts):
        if draft.previous and draft.change is None:
            _join(draft, drafts[place + 1 :])
            continue
        if not draft.previous or draft.change is None or draft.change.unit != "%" or _fits(draft, draft):
            continue
        free = (other for other in drafts if other.previous is None and other.change is None)
        fitting = [other for other in free if other.unit == draft.unit and _fits(other, draft)]
        if len(fitting) == 1:
            _move(draft, fitting[0])


def _join(draft: Draft, behind: Sequence[Draft]) -> None:
    """Give an earlier value to the record behind it whose change it explains."""
    told = next((other for other in behind if other.change is not None), None)
    if told is None or told.previous is not None or told.change is None or told.change.unit != "%":
        return
    if told.unit == draft.unit and _comes_of(told, draft.previous, told.change):
        told.previous, told.earlier = draft.previous, draft.earlier
        told.numbers += draft.numbers[1:]
        draft.previous, draft.earlier, draft.numbers = None, None, draft.numbers[:1]


def _fits(level: Draft, told: Draft) -> bool:
    """Whether the value of `level` came of the earlier value of `told` by its change, but for rounding."""
    return told.change is not None and _comes_of(level, told.previous, told.change)


def _comes_of(level: Draft, earlier: Decimal | None, change: Change) -> bool:
    if level.quantity is None or not earlier:
        return False
    per_cent = (level.quantity.value / earlier - 1) * 100
    return abs(per_cent - change.amount) <= _last_digit(change.amount)


def is_share(per_cent: Decimal, part: Draft, whole: Draft) -> bool:
    """Whether so many per cent of one record are another, but for rounding, both counted in one unit."""
    if part.quantity is None or whole.quantity is None or part is whole or part.unit != whole.unit:
        return False
    if not whole.quantity.value:
        return False
    return abs(part.quantity.value / whole.quantity.value * 100 - per_cent) <= _last_digit(per_cent)


def _last_digit(number: Decimal) -> Decimal:
    """One in the last place that a number is written to."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)


def _move(draft: Draft, to: Draft) -> None:
    numbers = [place for place in draft.numbers if place != draft.place]
    to.previous, to.earlier = draft.previous, draft.earlier
    to.change, to.moved, to.verb = draft.change, draft.moved, draft.verb
    to.numbers += numbers
    draft.previous, draft.earlier = None, None
    draft.change, draft.moved, draft.verb = None, None, None
    draft.numbers = [draft.place]
