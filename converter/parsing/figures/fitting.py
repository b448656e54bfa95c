"""Arithmetic settles what grammar leaves open: of which record an earlier value and a change are told.

确诊21例,其中本土4例、境外17例,较同期58例减少63.8%: only 21 is 63.8 % less than 58.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from converter.parsing.figures.drafts import Draft


def settle(drafts: Sequence[Draft]) -> None:
    """Move an earlier value, with its change in per cent, to the one record of the sentence that they fit.

    A record that they fit keeps them, and so does every record where no other or more than one would do.
    """
    for draft in drafts:
        if not draft.previous or draft.change is None or draft.change.unit != "%" or _fits(draft, draft):
            continue
        free = (other for other in drafts if other.previous is None and other.change is None)
        fitting = [other for other in free if other.unit == draft.unit and _fits(other, draft)]
        if len(fitting) == 1:
            _move(draft, fitting[0])


def _fits(level: Draft, told: Draft) -> bool:
    """Whether the value of `level` came of the earlier value of `told` by its change, but for rounding."""
    if level.quantity is None or not told.previous or told.change is None:
        return False
    per_cent = (level.quantity.value / told.previous - 1) * 100
    exponent = told.change.amount.as_tuple().exponent
    last_digit = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    return abs(per_cent - told.change.amount) <= last_digit


def _move(draft: Draft, to: Draft) -> None:
    numbers = [place for place in draft.numbers if place != draft.place]
    to.previous, to.earlier = draft.previous, draft.earlier
    to.change, to.moved, to.verb = draft.change, draft.moved, draft.verb
    to.numbers += numbers
    draft.previous, draft.earlier = None, None
    draft.change, draft.moved, draft.verb = None, None, None
    draft.numbers = [draft.place]
