"""Labels at the head of a line: 一、 （一） 1. （1） ① 第一部分 壹、 and what kind of numbering they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMERALS = "〇零一二三四五六七八九十百两兩"
_FORMAL = "壹贰貳叁參肆伍陆陸柒捌玖拾"
_DIGITS = "0-9０-９"

STYLES: tuple[tuple[str, str], ...] = (
    ("part", rf"第\s*([{_NUMERALS}{_DIGITS}]+)\s*(?:部分|部份|篇|编|編|章)[\s、：:]*"),
    ("formal", rf"([{_FORMAL}]+)\s*、\s*"),
    ("han", rf"([{_NUMERALS}]+)\s*、\s*"),
    ("bracketed", rf"[（(]\s*([{_NUMERALS}]+)\s*[)）]\s*、?\s*"),
    ("arabic", rf"([{_DIGITS}]{{1,2}})\s*(?:、|[.．](?![{_DIGITS}]))\s*"),
    ("bracketed arabic", rf"(?:[（(]\s*([{_DIGITS}]{{1,2}})\s*[)）])\s*、?\s*"),
    ("circled", r"([①-⑳])\s*"),
)
"""Outermost first (GB/T 9704-2012 §7.3.3; Taiwan puts 壹、 before 一、)."""

_PATTERNS = tuple((style, re.compile(pattern)) for style, pattern in STYLES)
RANK = {style: rank for rank, (style, _) in enumerate(STYLES)}
_VALUES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_FORMAL_VALUES = dict(zip("壹贰貳叁參肆伍陆陸柒捌玖", (1, 2, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9), strict=True))


@dataclass(frozen=True, slots=True)
class Numbering:
    """A label as it stands."""

    style: str
    number: str
    """The numeral as written, without brackets and marks."""
    ordinal: int
    length: int
    """Characters of the label, with the white space after it."""


def read_label(line: str, start: int = 0) -> Numbering | None:
    """The label that `line` has at `start`, if it has one."""
    for style, pattern in _PATTERNS:
        match = pattern.match(line, start)
        if match:
            number = match.group(1)
            return Numbering(style, _bare(number), ordinal(number), match.end() - start)
    return None


def _bare(number: str) -> str:
    return str(ord(number) - ord("①") + 1) if "①" <= number <= "⑳" else number


def ordinal(numeral: str) -> int:
    """The place a numeral stands for: 十二 → 12, １２ → 12, 拾壹 → 11, ③ → 3."""
    if "①" <= numeral <= "⑳":
        return ord(numeral) - ord("①") + 1
    if numeral.isdecimal():
        return int(numeral)
    total = current = 0
    for char in numeral:
        if char in "十拾":
            total += (current or 1) * 10
            current = 0
        elif char == "百":
            total += (current or 1) * 100
            current = 0
        else:
            current = _VALUES.get(char, _FORMAL_VALUES.get(char, 0))
    return total + current
