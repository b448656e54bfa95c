"""Classes of characters: Han with its extensions, marks that end sentences and clauses, brackets."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

IDEOGRAPHS: Final = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f\U00030000-\U000323af"
"""What Chinese words are made of, as the inside of a character class: the unified ideographs with extensions
A to I, and the compatibility ideographs with their supplement."""
COMMON_HAN: Final = "\u4e00-\u9fff"
"""The block of nearly all of them, likewise: none of its characters stands for another."""
HAN: Final = f"〇{IDEOGRAPHS}"
"""Han characters, likewise: ideographs and the nought of Chinese numbers."""
WIDE: Final = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60“”‘’…—·\U00020000-\U0003ffff"
"""What text without spaces between its words is made of, likewise."""

SENTENCE_ENDS: Final = "。！？!?"
HALF_ENDS: Final = SENTENCE_ENDS + "；;"
"""What ends a sentence or a half of one."""
CLAUSE_ENDS: Final = HALF_ENDS + "，,：:"
"""What ends a clause, the sentence with it."""
_IN_NUMBERS: Final = "，,：:"
"""Of these, marks that stand in numbers and times of day as well."""
PAUSES: Final = CLAUSE_ENDS + "、"
"""Every mark at which a reader pauses."""
OPENING: Final = "「『“‘（(《〈【〔"
CLOSING: Final = "」』”’）)》〉】〕"
NEVER_FIRST: Final = "，。、；：！？”」』）》】%％‰"
"""Marks that begin no line (CLREQ 3.1.5)."""

MULTIPLIERS: Final = "十百千万亿兆"
VAGUE: Final = "余多来几"
"""Stands between a number and its unit: 200余起. Folded, as the multipliers are."""


def ends_clause(text: str, place: int) -> bool:
    """Whether a mark ends a clause: a comma in `2,115`, or the colon of a time of day, does not."""
    if text[place] not in CLAUSE_ENDS:
        return False
    between = text[place - 1 : place] + text[place + 1 : place + 2]
    return text[place] not in _IN_NUMBERS or len(between) < 2 or not between.isdigit()


def is_han(char: str) -> bool:
    """Whether a character is a Han character."""
    return _pattern(HAN).match(char) is not None


def is_wide(char: str) -> bool:
    """Whether a character is of text that sets no spaces between its words, marks included."""
    return _pattern(WIDE).match(char) is not None


@cache
def _pattern(characters: str) -> re.Pattern[str]:
    """Of one character of a class: compiled when it is first asked, as the classes are large."""
    return re.compile(f"[{characters}]")
