"""A character on a page, and pages turned so that their text stands upright."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

_UPRIGHT = 15
"""Degrees by which text may slant."""
_MAINLY = 0.5
_LEAST_RUN = 5
"""Characters under one another that are a column of vertical text."""
_STEP = (0.8, 2.2)
"""Ems from one character of such a column to the next."""
_ASIDE = 0.35
"""Ems by which they may stand aside."""
_OF_SIZE = 0.7
"""Ems in the height of a character's box, at least: a figure is narrow."""
_ABOVE = 0.88
"""Share of an em that a character stands above its base."""


@dataclass(frozen=True, slots=True)
class Char:
    """A character and its place on the page as read; y grows downwards, in points."""

    text: str
    x0: float
    x1: float
    base: float
    """Where it stands on its line."""
    size: float
    bold: bool
    order: int = 0
    """Its place in the order the file draws them."""
    angle: int = 0
    """Degrees it is turned to the left, as the page is shown: 0 to 359."""


@dataclass(frozen=True, slots=True)
class Upright:
    """The characters of a page by how they are read."""

    level: list[Char]
    vertical: list[Char]
    """Turned so that the columns are lines, the first one on top."""
    turned: list[Char]
    """Neither: text along a margin, a watermark."""
    quarter: int = 0
    """Degrees by which the whole page was turned."""


def upright(chars: Sequence[Char], width: float, height: float) -> Upright:
    """The characters of a page, those that are turned as one with it made upright.

    Args:
        chars: of the page.
        width: of the page in points.
        height: of the page in points.
    """
    angles = Counter(_quarter(char.angle) for char in chars if not char.text.isspace())
    main, count = max(angles.items(), key=lambda item: item[1], default=(0, 0))
    quarter = main if main in (90, 180, 270) and count > _MAINLY * angles.total() else 0
    if quarter:
        chars = [_turned(char, main, width, height) for char in chars]
    level = [char for char in chars if _quarter(char.angle) == 0]
    columns = _columns(level)
    if columns:
        among = {char.order for char in columns}
        level = [char for char in level if char.order not in among]
        columns += [char for char in chars if _quarter(char.angle) == 270 and _is_within(char, columns)]
    taken = {char.order for char in columns}
    turned = [char for char in chars if _quarter(char.angle) != 0 and char.order not in taken]
    em = statistics.median(char.x1 - char.x0 for char in columns) if columns else 0.0
    return Upright(level, [_laid(char, width, em) for char in columns], turned, quarter)


def _quarter(angle: int) -> int:
    """0, 90, 180 or 270 where an angle is near to it; -1 where it slants."""
    nearest = round(angle / 90) * 90
    return nearest % 360 if abs(angle - nearest) <= _UPRIGHT else -1


def _turned(char: Char, angle: int, width: float, height: float) -> Char:
    """A character of a page that is turned to the left by so many degrees, once that is undone."""
    middle = (char.x0 + char.x1) / 2
    if angle == 180:
        x0, x1, base = width - char.x1, width - char.x0, height - char.base
    elif angle == 90:
        x0, base = height - char.base, middle
        x1 = x0 + char.size
    else:
        x0, base = char.base, width - middle
        x1 = x0 + char.size
    return replace(char, x0=x0, x1=x1, base=base, angle=(char.angle - angle) % 360)


def _columns(chars: Sequence[Char]) -> list[Char]:
    """The characters that are drawn under one another, each far from its neighbours beside it."""
    drawn = sorted((char for char in chars if not char.text.isspace()), key=lambda char: char.order)
    runs: list[list[Char]] = [drawn[:1]]
    for last, char in pairwise(drawn):
        if _is_below(last, char):
            runs[-1].append(char)
        else:
            runs.append([char])
    long = [char for run in runs if len(run) >= _LEAST_RUN for char in run]
    if len(long) <= _MAINLY * len(drawn):
        return long
    return [char for run in runs if len(run) > 1 for char in run]  # a page set so has short last columns


def _is_below(last: Char, char: Char) -> bool:
    em = max(last.x1 - last.x0, char.x1 - char.x0, _OF_SIZE * min(last.size, char.size), 1.0)
    step = char.base - last.base
    aside = min(abs((char.x0 + char.x1) - (last.x0 + last.x1)) / 2, abs(char.x0 - last.x0))
    return _STEP[0] * em <= step <= _STEP[1] * em and aside <= _ASIDE * em


def _is_within(char: Char, columns: Sequence[Char]) -> bool:
    """Whether a character that lies on its side stands in a column of vertical text, as figures do."""
    middle = (char.x0 + char.x1) / 2
    return any(each.x0 - each.size / 2 <= middle <= each.x1 + each.size / 2 for each in columns)


def _laid(char: Char, width: float, em: float) -> Char:
    """A character of a column as if the page were turned to the left: columns are lines, from the right."""
    middle = (char.x0 + char.x1) / 2
    if char.angle == 0:
        start, end = char.base - _ABOVE * em, char.base + (1 - _ABOVE) * em
    else:
        start, end = char.base, char.base + char.size
    return replace(char, x0=start, x1=end, base=width - middle, size=em, angle=0)
