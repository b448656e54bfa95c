"""Single bytes of Windows code pages inside text in GB18030: quotation marks, dashes and €, as meant.

Programs that mix encodings leave `“` as the byte 93, which GB18030 takes for the first half of a rare
character: 两 before it, 抢 after it, and 摿角罃 is read. cp936 has € at 80, which GB18030 has not at all.
A line is read the way that leaves the fewest rare characters.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

_SINGLE = {
    0x80: "€", 0x85: "…", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x96: "–", 0x97: "—",
}  # fmt: skip
_PAIRS = (("‘", "’"), ("“", "”"))
_MOST = 200
"""A file with more of such lines is not text with strays."""
_LONGEST = 20_000
"""Bytes of a line; a longer one is read as it stands."""
_RARE, _STRAY, _FORBIDDEN = 5, 2, 1_000
_LEAD = 4
"""How much better the other reading of a line must be."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with its strays read."""

    text: str
    strays: Counter[str]
    line: int
    """The first line that has one."""


def mended(data: bytes) -> Mended | None:
    """The text in `data`, in GB18030 but for single bytes; None where there are none of such, or too many."""
    lines = data.split(b"\n")
    if sum(_is_suspect(line) for line in lines) > _MOST:
        return None
    made: list[str] = []
    strays: Counter[str] = Counter()
    first = 0
    for number, line in enumerate(lines, start=1):
        text = _plain(line)
        if _is_suspect(line) and (better := _best(line, text)) is not None:
            text, found = better
            strays += found
            first = first or number
        if text is None:
            return None
        made.append(text)
    return Mended("\n".join(made), strays, first) if strays else None


def _plain(line: bytes) -> str | None:
    try:
        return line.decode("gb18030")
    except UnicodeDecodeError:
        return None


def _is_suspect(line: bytes) -> bool:
    return len(line) <= _LONGEST and any(byte in _SINGLE for byte in set(line)) and _rare_in(line) > 0


def _rare_in(line: bytes) -> int:
    """How many characters of a line are none of everyday Chinese, read as it stands."""
    text = line.decode("gb18030", "replace")
    return sum(char > "\x7f" and _cost_of(char) >= _RARE for char in text)


@lru_cache(maxsize=4096)
def _cost_of(char: str) -> int:
    """How rare a character is: none of the 6,763 of GB 2312 nor of the 5,401 frequent ones of Big5 is."""
    if char == "\ufffd":
        return _FORBIDDEN
    simplified = char.encode("gb2312", "ignore")
    if simplified:
        return 0 if simplified[0] < 0xB0 else 1 if simplified[0] < 0xD8 else 2
    return 1 if b"\xa4\x40" <= char.encode("big5", "ignore") <= b"\xc6\x7e" else _RARE


def _best(line: bytes, plain: str | None) -> tuple[str, Counter[str]] | None:
    """The reading of a line with strays that leaves the fewest rare characters, if it is clearly better."""
    costs = [0] + [_FORBIDDEN * len(line)] * len(line)
    steps: list[tuple[int, str]] = [(0, "")] * (len(line) + 1)
    for start in range(len(line)):
        for length, char, cost in _readings(line, start):
            if costs[start] + cost < costs[start + length]:
                costs[start + length] = costs[start] + cost
                steps[start + length] = (length, char)
    chars: list[str] = []
    strays: Counter[str] = Counter()
    place = len(line)
    while place:
        length, char = steps[place]
        if not length:
            return None
        chars.append(char)
        if length == 1 and line[place - 1] >= 0x80:
            strays[char] += 1
        place -= length
    before = _FORBIDDEN if plain is None else sum(map(_cost_of, plain))
    text = "".join(reversed(chars))
    if not strays or costs[-1] + _LEAD > before or not _is_balanced(text):
        return None
    return text, strays


def _readings(line: bytes, start: int) -> list[tuple[int, str, int]]:
    """What may be read at a place: how many bytes, the character, its cost."""
    byte = line[start]
    if byte < 0x80:
        return [(1, chr(byte), 0)]
    found = [(1, _SINGLE[byte], _STRAY)] if byte in _SINGLE else []
    for length in (2, 4):
        piece = line[start : start + length]
        char = _plain(piece) if len(piece) == length else None
        if char is not None and len(char) == 1:
            found.append((length, char, _cost_of(char)))
    return found


def _is_balanced(text: str) -> bool:
    """Whether no quotation mark closes before one has opened."""
    return all(
        min(accumulate((char == opening) - (char == closing) for char in text), default=0) >= 0
        and text.count(opening) == text.count(closing)
        for opening, closing in _PAIRS
    )
