"""A title of several lines: they end between words and are of like length (GB/T 9704-2012 7.3.1)."""

from __future__ import annotations

import math
import re
from itertools import accumulate
from typing import Final

from converter.compose.balance import balanced_ends
from converter.lexicon.titles import TORN, title_costs
from converter.renderers.docx.metrics import ems, line_count
from converter.renderers.docx.metrics import words as unbroken

_ROOM: Final = 0.99
"""Of a line that is filled."""
_WIDER: Final = 0.06
"""Em by which faces of titles have figures and letters wider than those of text."""
_BRACKET: Final = re.compile("（[^（）]+）$")
_WESTERN: Final = re.compile("[0-9A-Za-z]")
_LONGEST: Final = 200
"""Characters of a title that is divided so."""
_CLINGS: Final = re.compile(r"[\d.%）)]$")
"""What holds on to what stands behind it: 2023年, （上）."""


def headline(text: str, room: float) -> str:
    """A title with newlines where its lines end; as it is where it fits on one, or has no such places.

    Args:
        text: the title.
        room: width of a line, in em.
    """
    if fits(text, room) or len(text) > _LONGEST:
        return text
    ends = _ends(text, room * _ROOM)
    return "\n".join(text[start:end] for start, end in zip([0, *ends], ends, strict=False)) or text


def fits(text: str, room: float) -> bool:
    """Whether a title has one line.

    Args:
        text: the title.
        room: width of a line, in em.
    """
    return _width(text) <= room * _ROOM


def with_whole_bracket(text: str, room: float) -> str:
    """A name whose last bracket begins a line where it would be torn: 农村居民人均可支配收入（目标）.

    Args:
        text: the name.
        room: width of its column, in em.
    """
    found = _BRACKET.search(text)
    if found is None or line_count(found[0], room) > 1:
        return text
    if line_count(text[: found.start()], room) == line_count(text, room):
        return text
    return f"{text[: found.start()]}\n{found[0]}"


def _width(text: str) -> float:
    return ems(text) + _WIDER * len(_WESTERN.findall(text))


def _ends(text: str, room: float) -> list[int]:
    """Where the lines of a title end; none where a line would have to end inside a word."""
    whole = set(accumulate(map(len, unbroken(text))))
    costs = title_costs(text)
    for place in range(1, len(text)):
        inside = place not in whole or costs[place] >= TORN
        if inside or " " in text[place - 1 : place + 1] or _CLINGS.search(text[:place]):
            costs[place] = math.inf
    return balanced_ends(costs, lambda start, end: _width(text[start:end]), room, room)
