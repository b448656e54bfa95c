"""A title of several lines: they end between words and are of like length (GB/T 9704-2012 7.3.1)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from typing import Final

from converter.lexicon import fold
from converter.lexicon.lattice import words
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
_CLINGS_BEFORE: Final = re.compile(r"^[的和与與及]")
"""What does not begin a line."""


def headline(text: str, room: float) -> str:
    """A title with newlines where its lines end; as it is where it fits on one, or has no such places.

    Args:
        text: the title.
        room: width of a line, in em.
    """
    full = room * _ROOM
    if fits(text, room) or len(text) > _LONGEST:
        return text
    places = [0, *_places(text), len(text)]
    for count in range(math.ceil(_width(text) / full), len(places)):
        ends = _divided(text, places, count, full)
        if ends:
            return "\n".join(text[start:end] for start, end in zip([0, *ends], ends, strict=False))
    return text


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


def _places(text: str) -> Iterator[int]:
    """Where a line may end: between words, and not where a mark or a number clings to what is beside it."""
    whole = {0, *accumulate(map(len, unbroken(text)))}
    for place in accumulate(map(len, words(fold(text)))):
        ahead, behind = text[:place], text[place:]
        if place not in whole or not behind or " " in (ahead[-1], behind[0]):
            continue
        if not (_CLINGS.search(ahead) or _CLINGS_BEFORE.match(behind)):
            yield place


def _divided(text: str, places: list[int], count: int, full: float) -> list[int]:
    """Ends of so many lines of like length; nothing where one would be too long."""
    like = _width(text) / count

    @cache
    def best(at: int, left: int) -> tuple[float, tuple[int, ...]]:
        """The unevenness of the lines from a place on, and where they end."""
        if left == 1:
            own = _width(text[places[at] :])
            return ((own - like) ** 2, (len(text),)) if own <= full else (math.inf, ())
        least: tuple[float, tuple[int, ...]] = (math.inf, ())
        for end in range(at + 1, len(places) - left + 1):
            own = _width(text[places[at] : places[end]])
            if own > full:
                break
            cost, ends = best(end, left - 1)
            least = min(least, (cost + (own - like) ** 2, (places[end], *ends)))
        return least

    cost, ends = best(0, count)
    return list(ends) if cost < math.inf else []
