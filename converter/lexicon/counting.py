"""Whether a stretch of text counts or measures something: what distinguishes a statement from a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from converter.lexicon.characters import MULTIPLIERS
from converter.lexicon.lexicon import Lexicon, Measure

_DIGITS: Final = "一二三四五六七八九"
_NUMBER: Final = re.compile(
    rf"(?:(?<![\d.第])(?P<digits>\d+(?:\.\d+)?)\s?|(?<![第一二三四五六七八九十百千万])(?P<han>[两{_DIGITS}十百千万亿]{{2,8}}))|百分之"
)
_MUCH: Final = 1000
"""So many hours measure; fewer may name a thing: 1小时交通圈."""
_YEARS: Final = range(1000, 2200)


def quantity_ends(folded: str, lexicon: Lexicon) -> Iterator[int]:
    """Where, in a folded text, the figures end that have something counted or measured; a year has none."""
    for number in _NUMBER.finditer(folded):
        if number["digits"] is None and number["han"] is None:
            yield number.end()
            continue
        if number["han"] and not _is_number(number["han"]):
            continue
        begin, measure = lexicon.unit_after(folded, number.end())
        end = begin + len(measure.word) if measure else begin
        scaled = number["digits"] and begin > number.end()  # 3万余
        if scaled or (measure and _measures(number, measure, folded[end : end + 1])):
            yield end


def _is_number(han: str) -> bool:
    """Whether Chinese figures are one number: 十二, 五六 (five or six); 五一 and 十三五 are names."""
    if any(char in MULTIPLIERS for char in han[1:]) or han[0] in MULTIPLIERS:
        digits = [char in _DIGITS for char in han]
        return not any(one and other for one, other in pairwise(digits)) and han[-2:] not in ("三五", "四五")
    return len(han) == 2 and han in _DIGITS


def _measures(number: re.Match[str], measure: Measure, follower: str) -> bool:
    value = float(number["digits"]) if number["digits"] else 0.0
    if measure.is_quantity:
        return "place" not in measure.flags or not follower.strip(",.;:()。")
    year = measure.word.startswith("年") and int(value) in _YEARS
    return value >= _MUCH and not year and not follower.strip(",.;:()。")
