"""Widths of characters in em, as the faces of offices have them, and where lines of them may break.

A Chinese character is one em in every face; what Western letters take differs little from Times New Roman.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

from converter.lexicon.characters import HAN

_TIMES: Final = (
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
    556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
)  # fmt: skip
"""Of Times New Roman from U+0020 on, in thousandths of an em."""
_OTHER: Final = 0.55
NARROW_SPACE: Final = "\u202f"
"""Between digits, where no line ends."""
_ARROW: Final = 0.8
"""As wide as the widest face has it; arrows stand among figures."""
_WIDE: Final = "\u2e80-\U0010ffff“”‘’…—·→①-⑳§×÷±℃‰"
"""What the Chinese face has, a whole em wide."""
_GAP: Final = 0.25
"""Between Chinese and a Western letter or figure, which word processors put there themselves."""
_NOT_FIRST: Final = r"，。、；：？！）】〕》〉」』”’…—·%％‰℃,.;:?!)\]}～"
_NOT_LAST: Final = r"（【〔《〈「『“‘(\[{$￥"
_IS_WIDE: Final = re.compile(f"[{_WIDE}]")
_MEETING: Final = re.compile(f"(?<=[{HAN}])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%])(?=[{HAN}])")
_WORD: Final = re.compile(
    f"\n|\t|[{_NOT_LAST}]*(?:(?:[^\\s{_WIDE}]|{NARROW_SPACE})+|[^\n\t])[{_NOT_FIRST}]*[ ]*"
)


class _Widths(dict[str, float]):
    """Of characters, each worked out once."""

    def __missing__(self, char: str) -> float:
        place = ord(char) - 0x20
        width = _TIMES[place] / 1000 if 0 <= place < len(_TIMES) else _OTHER
        if _IS_WIDE.match(char):
            width = 1.0
        elif char == NARROW_SPACE:
            width = _TIMES[0] / 1000
        elif char in "↑↓":
            width = _ARROW
        self[char] = width
        return width


_EM: Final = _Widths()


@lru_cache(maxsize=16_384)
def ems(text: str) -> float:
    """Width of a line of text."""
    if text.isascii():
        return sum(map(_EM.__getitem__, text))
    return sum(map(_EM.__getitem__, text)) + _GAP * len(_MEETING.findall(text))


def widths_of(text: str) -> list[float]:
    """Of each character, with the gap before it."""
    widths = list(map(_EM.__getitem__, text))
    for meeting in _MEETING.finditer(text):
        widths[meeting.start()] += _GAP
    return widths


def words(text: str) -> Iterator[str]:
    """What no line break divides: a Chinese character with the marks that cling to it, or a Western word."""
    return (found[0] for found in _WORD.finditer(text))


def line_count(text: str, room: float, first: float = 0.0, widths: Sequence[float] | None = None) -> int:
    """How many lines a text fills.

    Args:
        text: with a newline for a break and a tab for a jump to where the second line begins.
        room: width of a line, in em.
        first: what the first line lacks of that; negative where it has more.
        widths: of its characters, where their type is not of one size.
    """
    edges = [0.0, *accumulate(widths_of(text) if widths is None else widths)]
    if max(first, 0.0) + edges[-1] <= room and "\n" not in text:
        return 1
    count, used = 1, first
    for word in _WORD.finditer(text):
        if word[0] == "\n":
            count, used = count + 1, 0.0
            continue
        if word[0] == "\t":
            used = max(0.0, used)
            continue
        own = edges[word.end()] - edges[word.start()]
        blank = _EM[" "] if word[0][-1] == " " else 0.0
        if used + own - blank > room and used > first:
            count, used = count + 1, 0.0
        if own > room > 0:  # a word longer than a line is cut
            count, own = count + int(own // room), own % room
        used += own
    return count
