"""Punctuation as the region sets it: full width between Chinese, its own quotation marks, no stray spaces.

GB/T 15834-2011 for the mainland; 「 」 『 』 in Taiwan and Hong Kong. OpenCC leaves all marks alone.
"""

from __future__ import annotations

import re

from converter.lexicon import is_han
from converter.lexicon.salutation import gap_before_name
from converter.regions import Variant

_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_MARKS_AND_SIGNS = frozenset("，。、；：？！“”‘’「」『』（）《》〈〉【】〔〕…—·％℃㎡〇々")
_LATIN_THING = re.compile(
    r"(?:https?://|www\.)[!-~]+|[!-~]{1,64}@[a-z0-9.-]{1,253}\.[a-z]+|\d{1,2}:\d{2}(?::\d{2})?",
    re.IGNORECASE,
)
"""An address (of mail within the lengths of RFC 5321 4.5.3.1, so that a long run costs no more) or a time."""
_ELLIPSIS = re.compile(r"\.{3,}|。{3,}|…+")
_DASH = re.compile(r"-{2,}|—{2,}|―{2,}|──+")
_SPACES = re.compile(r"[ \u00a0]+")
_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_FULL_WIDTH_LABEL = re.compile("[（(]?[０-９]{1,2}[)）、．.]")
"""A printed number at a paragraph's start, as Taiwan's offices write it."""
_NAMED_PART = re.compile(
    r"附[件表录錄图圖] ?[\d一二三四五六七八九十]{1,3}"
    r"|第 ?[\d一二三四五六七八九十]{1,3} ?(?:部[分份]|[章节節编編篇])"
    r"|[Pp][Aa][Rr][Tt] ?(?:\d{1,2}|[IVX]{1,4})"
)
"""What a paragraph that names a part or an annex begins with: the space behind it parts it from the name."""
_LONGEST_NAMES = 40
"""Characters of a line of names: 清源县统计局  国家统计局清源调查队."""
_SLOGAN = re.compile(r"[“「『‘\"]([^“”「」『』‘’\"，。；：！？、,;!?\n]{5,48})[”」』’\"]")
_LEAST_PART = 3
_LONG_PART = 4
"""Characters of the parts of a slogan: of parts of one length, and of others. Shorter ones are torn words."""
_STOPS = frozenset("，。；！？,;!?")
_NARROWER = 0xFEE0
"""From a full-width letter or figure to its own."""
_INTERPUNCTS = "‧•・"
_OPEN = {"“", "「", "‘", "『"}
_CLOSE = {"”", "」", "’", "』"}
_QUOTES = frozenset({*_OPEN, *_CLOSE, '"'})
_MARKS: dict[Variant, tuple[str, str, str, str]] = {
    "cn": ("“", "”", "‘", "’"),
    "tw": ("「", "」", "『", "』"),
    "hk": ("「", "」", "『", "』"),
}


def regional(text: str, variant: Variant) -> dict[int, str]:
    """What stands for the characters of one paragraph that are set differently, by their place in it."""
    changes: dict[int, str] = {}
    guarded = {i for match in _LATIN_THING.finditer(text) for i in range(*match.span())}
    _narrow(text, variant, changes)
    _runs(text, guarded, changes)
    _brackets(text, guarded, changes)
    _half_width(text, guarded, changes)
    _quotation_marks(text, variant, changes)
    _stray_spaces(text, changes)
    return changes


def _chinese(text: str, place: int, changes: dict[int, str]) -> bool:
    if not 0 <= place < len(text):
        return False
    char = (changes.get(place) or text[place])[0]
    return is_han(char) or char in _MARKS_AND_SIGNS


def _beside(text: str, place: int, step: int) -> int:
    """The nearest place before or after that is not a space."""
    place += step
    while 0 <= place < len(text) and text[place] in " \u00a0":
        place += step
    return place


def _narrow(text: str, variant: Variant, changes: dict[int, str]) -> None:
    """Letters and figures are half as wide as Han characters; on the mainland the dot in a name is `·`."""
    label = _FULL_WIDTH_LABEL.match(text)
    start = label.end() if label else 0
    for match in _FULL_WIDTH.finditer(text, start):
        place = match.start()
        changes[place] = chr(ord(match[0]) - _NARROWER)
        if text[place + 1 : place + 2] == "．" and _FULL_WIDTH.match(text, place + 2):
            changes[place + 1] = "."
    for place, char in enumerate(text) if variant == "cn" else ():
        if char in _INTERPUNCTS and _han(text, place - 1) and _han(text, place + 1):
            changes[place] = "·"


def _apostrophe(text: str, place: int) -> bool:
    """Whether ’ may be an apostrophe: don’t; inside a quotation it may close one as well."""
    return text[place] == "’" and _letter(text, place - 1)


def _letter(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isascii() and text[place].isalpha()


def _han(text: str, place: int) -> bool:
    return 0 <= place < len(text) and is_han(text[place])


def _runs(text: str, guarded: set[int], changes: dict[int, str]) -> None:
    """Ellipses and dashes of any make become the two-em marks."""
    for pattern, mark in ((_ELLIPSIS, "……"), (_DASH, "——")):
        for match in pattern.finditer(text):
            start, end = match.span()
            around = _chinese(text, start - 1, changes) or _chinese(text, end, changes)
            if start in guarded or not around or (text[start] == "—" and end - start == 2):
                continue
            changes.update(dict.fromkeys(range(start, end), ""))
            changes[start] = mark


def _brackets(text: str, guarded: set[int], changes: dict[int, str]) -> None:
    opened: list[int] = []
    for place, char in enumerate(text):
        if char == "(" and place not in guarded:
            opened.append(place)
        elif char == ")" and opened:
            start = opened.pop()
            inside = any(_chinese(text, i, changes) for i in range(start + 1, place))
            before = _chinese(text, _beside(text, start, -1), changes)
            after = _chinese(text, _beside(text, place, 1), changes)
            if inside or before or after:
                changes[start], changes[place] = "（", "）"


def _half_width(text: str, guarded: set[int], changes: dict[int, str]) -> None:
    for place, char in enumerate(text):
        if place in guarded or place in changes or (char not in _WIDE and char != "."):
            continue
        before, after = _beside(text, place, -1), _beside(text, place, 1)
        chinese_before, chinese_after = _chinese(text, before, changes), _chinese(text, after, changes)
        if char == ".":
            if chinese_before and (after >= len(text) or chinese_after):
                changes[place] = "。"
            continue
        if _digit(text, place - 1) and _digit(text, place + 1):
            continue
        if chinese_before or chinese_after:
            changes[place] = _WIDE[char]


def _digit(text: str, place: int) -> bool:
    return 0 <= place < len(text) and text[place].isdigit()


def _quotation_marks(text: str, variant: Variant, changes: dict[int, str]) -> None:
    """By depth: outer and inner marks alternate, however the source had them.

    A paragraph that has the region's marks alone keeps them: the outer quotation may have begun, or go on, in
    another one.
    """
    outer_open, outer_close, inner_open, inner_close = _MARKS[variant]
    others = _QUOTES - set(_MARKS[variant])
    if not any(char in others and not _apostrophe(text, place) for place, char in enumerate(text)):
        return
    depth = 0
    straight_open = False
    for place, char in enumerate(text):
        if char == '"':
            if not (
                _chinese(text, _beside(text, place, -1), changes)
                or _chinese(text, _beside(text, place, 1), changes)
            ):
                continue
            opening, straight_open = not straight_open, not straight_open
        elif _apostrophe(text, place) and (not depth or _letter(text, place + 1)):
            continue
        elif char in _OPEN:
            opening = True
        elif char in _CLOSE:
            opening = False
        else:
            continue
        if opening:
            depth += 1
            changes[place] = outer_open if depth % 2 else inner_open
        else:
            changes[place] = inner_close if depth and depth % 2 == 0 else outer_close
            depth = max(0, depth - 1)


def _is_han(text: str, place: int) -> bool:
    return 0 <= place < len(text) and is_han(text[place])


def _between_parts(text: str) -> set[int]:
    """Where spaces begin that part a quoted slogan or name: “不忘初心 牢记使命”."""
    places: set[int] = set()
    for match in _SLOGAN.finditer(text):
        parts = _SPACES.split(match[1])
        sizes = {len(part) for part in parts}
        whole = min(sizes) >= (_LEAST_PART if len(sizes) == 1 else _LONG_PART)
        if len(parts) > 1 and whole and all(map(is_han, "".join(parts))):
            places.update(space.start() for space in _SPACES.finditer(text, *match.span(1)))
    return places


def _stray_spaces(text: str, changes: dict[int, str]) -> None:
    """No space beside Chinese: the typesetter sets the quarter em between Chinese and Latin itself.

    Behind the number of a part or an annex that a paragraph begins with stands a character's space, and so
    does one for two and more between the names of bodies and persons that are all of a line, and for one
    between an office and the name that ends a line, and between the parts of a slogan in quotation marks.
    """
    held = gap_before_name(text) if len(text) <= _LONGEST_NAMES else None
    names = len(text) <= _LONGEST_NAMES and not _STOPS.intersection(text)
    within = _between_parts(text)
    for match in _SPACES.finditer(text):
        start, end = match.span()
        apart = names and end - start > 1 and all(_is_han(text, at) for at in (start - 1, end))
        apart = apart or (start, end) == held or start in within
        if apart or (_NAMED_PART.fullmatch(text, 0, start) and _chinese(text, end, changes)):
            changes.update({start: "　", **dict.fromkeys(range(start + 1, end), "")})
        elif _chinese(text, start - 1, changes) or _chinese(text, end, changes):
            changes.update(dict.fromkeys(range(start, end), ""))
