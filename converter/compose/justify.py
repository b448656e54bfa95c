"""Fit one line to its measure: squeeze and stretch in CLREQ's order, all gaps of a kind alike (CLREQ 3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from converter.compose.breaks import SLACK, Prepared


class Fitted(NamedTuple):
    """A line fitted to its room. Lengths in em."""

    lefts: list[float]
    """Left edge of each character's box, from the line's own left edge."""
    width: float
    """To the line's right edge."""
    share: float
    """By how much every gap that may has grown, after those that grow before the others (step 3 of
    stretching); the white at the end of a line in which none may."""


def fit(text: Prepared, start: int, end: int, room: float, justified: bool) -> Fitted:
    """Place the characters `start` to `end` of a prepared text.

    Args:
        room: what the line has, in em; it is squeezed where it has less.
        justified: whether it is stretched where it has more.
    """
    origin, last = text.starts[start], end - 1
    lefts = [left - origin for left in text.lefts[start:end]]
    width = text.rights[last] - origin
    slack = room - width
    if slack < -SLACK:
        need, slack = -slack - text.end_shrinks[last], 0.0
        given = text.end_shrinks[last] + min(need, 0.0)
        for totals in text.shrinks:
            if need > SLACK:
                amount = min(need, totals[last] - totals[start])
                _move(lefts, totals, start, end, -amount)
                need -= amount
                given += amount
        return Fitted(lefts, width - given, 0.0)
    if justified and slack > SLACK:
        for totals in text.stretches:
            amount = min(slack, totals[last] - totals[start])
            _move(lefts, totals, start, end, amount)
            slack -= amount
            width += amount
        shares = text.shares[last] - text.shares[start]
        if slack > SLACK and shares:
            _move(lefts, text.shares, start, end, slack)
            return Fitted(lefts, width + slack, slack / shares)
        return Fitted(lefts, width, slack if slack > SLACK else 0.0)
    return Fitted(lefts, width, 0.0)


def _move(lefts: list[float], totals: Sequence[float], start: int, end: int, amount: float) -> None:
    """Spread `amount` over the line's gaps in proportion to the running totals."""
    whole = totals[end - 1] - totals[start]
    if whole <= 0 or not amount:
        return
    factor, base = amount / whole, totals[start]
    lefts[:] = [left + factor * (total - base) for left, total in zip(lefts, totals[start:end], strict=True)]
