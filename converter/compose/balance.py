"""Lines of a title: of like length, and ended where its meaning has a joint."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Final

_WHITE: Final = 100.0
"""Of a line that is empty; it grows with the square of its white."""
_LINE: Final = 60.0
"""Of one more line."""
_SHORT: Final = 300.0
"""Of a line of one word of two characters,"""
_SHORT_CHARACTERS: Final = 2
_WIDE: Final = 6.0
"""where the measure has room for so many em,"""
_STUB: Final = 40.0
"""and of one that fills less than so much of it."""
_STUB_SHARE: Final = 0.3
_SLACK: Final = 1e-6


def balanced_ends(
    costs: Sequence[float], width: Callable[[int, int], float], first: float, room: float
) -> list[int]:
    """Ends of the lines of a title, as places in it; the last is its length. None where no lines fit.

    Args:
        costs: of ending a line before each character and behind the last; infinite where none may end.
        width: what a line takes from one place to another, in em.
        first: room on the first line, in em.
        room: room on all others.
    """
    length = len(costs) - 1
    least = [0.0, *[math.inf] * length]
    came_from = [0] * (length + 1)
    places = [place for place in range(1, length + 1) if place == length or costs[place] < math.inf]
    for start in [0, *places[:-1]]:
        own = room if start else first
        for end in places:
            if end <= start or least[start] == math.inf:
                continue
            taken = width(start, end)
            if taken > own + _SLACK:
                break
            cost = least[start] + _LINE + _WHITE * ((own - taken) / max(own, _SLACK)) ** 2
            cost += costs[end] if end < length else 0.0
            if own >= _WIDE:
                cost += _SHORT if taken <= _SHORT_CHARACTERS + _SLACK else 0.0
                cost += _STUB if taken < _STUB_SHARE * own else 0.0
            if cost < least[end]:
                least[end], came_from[end] = cost, start
    if least[length] == math.inf:
        return []
    ends = [length]
    while came_from[ends[-1]]:
        ends.append(came_from[ends[-1]])
    return ends[::-1]
