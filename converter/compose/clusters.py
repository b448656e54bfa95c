"""What characters mean together: numbers with their units, words, dashes, spaces between the scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from converter.compose.characters import (
    SOLIDI,
    WESTERN,
    WESTERN_UNITS,
    Class,
    classify,
    members,
    whites,
)
from converter.compose.glue import FORBIDDEN, NO_END, TORN
from converter.lexicon import Lexicon, bundled, fold
from converter.lexicon.characters import HAN, MULTIPLIERS
from converter.regions import Variant

VALUE_COST: Final = 5000.0
"""Of tearing a value, 1.5|萬餘起, a unit, 公|里, or a telephone number after its area code: the last remedy
for a loose line."""
FIGURE_COST: Final = 500.0
"""Of tearing a figure from its unit, 25|公里."""
UNIT_COST: Final = 200.0
"""Of tearing a quantity that ends in a word from its unit, 1.5萬餘|起, or a unit where it may part."""
DATE_COST: Final = 100.0
ORDINAL_COST: Final = 100.0
ADDRESS_COST: Final = 150.0
"""Of breaking a web address after one of its marks."""

_LETTER: Final = "A-Za-z\u00c0-\u024f"
_SPACES_BEFORE_UNIT: Final = " \u00a0\u2009\u202f"
_GROUPING: Final = " \u00a0\u2005\u2009\u202f"
"""Spaces between groups of three figures: 3 436."""
_BEFORE: Final = re.escape(members("prefix", "wide_prefix"))
_AFTER: Final = re.escape(members("postfix", "wide_postfix"))
_NUMBER: Final = re.compile(
    rf"[{_BEFORE}-]?\d+(?:[%％‰]?[.,:/~～–—\-\u2009\u202f∶：]\d+|[ \u00a0\u2005]\d{{3}}(?!\d)"
    rf"|(?<=(?<!\d)\d{{4}})[ \u00a0\u2005]\d{{4}}(?!\d))*[{_AFTER}]?"
)
_WESTERN_UNIT: Final = re.compile(
    rf"[{_SPACES_BEFORE_UNIT}](?:{'|'.join(map(re.escape, WESTERN_UNITS))})(?![{_LETTER}])"
)
_DATE_PART: Final = re.compile(r"[年月](?=\d{1,2}[月日號号])")
_TELEPHONE: Final = re.compile(r"(?<!\d)0\d{2,3}-(?=\d{6,8}(?!\d))")
_ORDINAL: Final = re.compile(r"第(?=\d)")
_LABEL: Final = re.compile(r"[（(]?[一二三四五六七八九十百\d]{1,3}(?:[）)][、.．]?|[、.．])(?=[^\d\s])")
_ADDRESS: Final = re.compile(r"[A-Za-z0-9@:/._\-?=&%#~+]{12,}")
_ADDRESS_MARK: Final = re.compile(r"[/._\-?=&@](?=[A-Za-z0-9])")
_PLAIN: Final = re.compile(rf"[{HAN}，。、；：（）「」『』《》]*")
"""Text whose characters mean what they do by themselves: most names in tables."""
_DASHES: Final = re.compile(r"—{2,}")
_SHOUTS: Final = re.compile(r"[！？]{2}")
_SPACES: Final = re.compile(r"[ \t\u2002-\u2006\u2008-\u200a]+")
_QUOTE: Final = re.compile(r"[‘’“”]")
_RAISED: Final = re.compile(r"[⁰¹²³⁴-⁹ⁿ₀-₉]+|(?<=\S)[*†‡]+(?![!-~])|(?<=\S)\+(?!\d)")
_NOTE_NUMBER: Final = re.compile(r"(?<=\S)(?:\[[\d⁰¹²³⁴-⁹]{1,2}\]|［\d{1,2}］|〔\d{1,2}〕)")
_JOINT: Final = re.compile(r"[/\-–~]")

_WESTERN_NEIGHBOUR: Final = frozenset(
    (
        Class.LATIN,
        Class.DIGIT,
        Class.SPACE,
        Class.WESTERN_CLOSE,
        Class.WESTERN_OPEN,
        Class.HYPHEN,
    )
)
_CHINESE_MARK: Final = frozenset(
    (
        Class.OPEN,
        Class.CLOSE,
        Class.PAUSE,
        Class.STOP,
        Class.SHOUT,
        Class.TWIN_SHOUT,
        Class.INTERPUNCT,
        Class.DASH,
        Class.DASH_TAIL,
    )
)
_JOINED: Final = frozenset(
    (
        *WESTERN,
        *SOLIDI,
        Class.PREFIX,
        Class.POSTFIX,
        Class.HYPHEN,
        Class.WESTERN_OPEN,
        Class.WESTERN_CLOSE,
    )
)
_MIXED_WESTERN: Final = frozenset((Class.LATIN, Class.DIGIT, Class.PREFIX, Class.POSTFIX))


@dataclass(slots=True)
class ClassifiedText:
    """A text with what its characters mean in their places."""

    classes: list[Class]
    costs: dict[int, float] = field(default_factory=dict)
    """Cost of ending a line before a character, where it is not that of the pair."""
    opened: dict[int, float] = field(default_factory=dict)
    """Cost of ending a line before a character where the pair forbids it and the context does not."""
    over: dict[int, int] = field(default_factory=dict)
    """Gaps that are as if the space left of them were not there: character on the right → on the left."""


def read(text: str, variant: Variant, lexicon: Lexicon | None = None) -> ClassifiedText:
    """Find what the pairs of classes alone do not show; the lexicon knows the measure words."""
    reading = ClassifiedText(list(map(classify, text)))
    if not _PLAIN.fullmatch(text):
        _mark(text, reading, variant, lexicon or bundled())
    label = _LABEL.match(text)
    if label:
        reading.costs[label.end()] = FORBIDDEN
    return reading


def _mark(text: str, reading: ClassifiedText, variant: Variant, lexicon: Lexicon) -> None:
    _mark_dashes(text, reading)
    _mark_joints(text, reading)
    _mark_notes(text, reading)
    if whites(variant).twin_shouts:
        for match in _SHOUTS.finditer(text):
            reading.classes[match.start()] = reading.classes[match.start() + 1] = Class.TWIN_SHOUT
    _mark_quotes(text, reading)
    _mark_spaces(text, reading)
    _mark_numbers(text, reading, lexicon)
    _mark_addresses(text, reading)


def _mark_dashes(text: str, reading: ClassifiedText) -> None:
    for match in _DASHES.finditer(text):
        for place in range(match.start(), match.end()):
            second = (place - match.start()) % 2
            reading.classes[place] = Class.DASH_TAIL if second else Class.DASH


def _mark_joints(text: str, reading: ClassifiedText) -> None:
    """A solidus or a hyphen between Chinese is a Chinese mark; – and ~ are where either side is Chinese."""
    classes = reading.classes
    for match in _JOINT.finditer(text):
        place = match.start()
        sides = [classes[beside] for beside in (place - 1, place + 1) if 0 <= beside < len(classes)]
        western = sum(side in _JOINED for side in sides)
        if match[0] == "/":
            classes[place] = Class.WESTERN_SOLIDUS if western else Class.SOLIDUS
        elif match[0] == "-":
            if len(sides) == 2 and not western:
                classes[place] = Class.SHORT_CONNECTOR
        elif western == 2:
            classes[place] = Class.HYPHEN if match[0] == "–" else Class.LATIN
        else:
            classes[place] = Class.SHORT_CONNECTOR if match[0] == "–" else Class.CONNECTOR


def _mark_notes(text: str, reading: ClassifiedText) -> None:
    """Small figures within a Western word, as of H₂O, are part of it; others, marks of notes and a plus sign
    that is no number's, as of 互聯網+, close one."""
    classes = reading.classes
    for match in _RAISED.finditer(text):
        start, end = match.span()
        inside = start and classes[start - 1] in _JOINED and end < len(classes) and classes[end] in _JOINED
        if not inside:
            classes[start:end] = [Class.RAISED] * (end - start)
    for match in _NOTE_NUMBER.finditer(text):
        reading.costs[match.start()] = FORBIDDEN


def _mark_quotes(text: str, reading: ClassifiedText) -> None:
    """Curly quotes whose neighbours are both Western belong to the Western text."""
    classes = reading.classes
    for match in _QUOTE.finditer(text):
        place = match.start()
        sides = [classes[beside] for beside in (place - 1, place + 1) if 0 <= beside < len(classes)]
        if Class.LATIN in sides and all(side in _WESTERN_NEIGHBOUR for side in sides):
            classes[place] = Class.WESTERN_OPEN if match[0] in "‘“" else Class.WESTERN_CLOSE


def _mark_spaces(text: str, reading: ClassifiedText) -> None:
    """A space between Chinese and Western text is the gap there; beside a full-width mark it is lost."""
    classes = reading.classes
    for match in _SPACES.finditer(text):
        start, end = match.span()
        if start == 0 or end == len(text):
            continue
        left, right = classes[start - 1], classes[end]
        if left in NO_END:
            reading.costs[end] = FORBIDDEN
        if left in _CHINESE_MARK or right in _CHINESE_MARK:
            _lose(reading, start, end)
            reading.over[end] = start - 1
        elif (left is Class.HAN and right in _MIXED_WESTERN) or (
            left in _MIXED_WESTERN and right is Class.HAN
        ):
            classes[start] = Class.MIXED_SPACE
            _lose(reading, start + 1, end)
            if end > start + 1:
                reading.over[end] = start


def _lose(reading: ClassifiedText, start: int, end: int) -> None:
    for place in range(start, end):
        reading.classes[place] = Class.LOST_SPACE


def _mark_numbers(text: str, reading: ClassifiedText, lexicon: Lexicon) -> None:
    costs = reading.costs
    folded = fold(text)
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        for place in range(start + 1, end):
            costs[place] = TORN
            if text[place] in _GROUPING:
                reading.classes[place] = Class.FIXED_SPACE
        if text[max(start - 2, 0) : start - 1].isdigit() and folded[start - 1] in MULTIPLIERS:
            costs[start] = UNIT_COST  # 7萬5,179
        western = _WESTERN_UNIT.match(text, end)
        if western:
            costs.update(dict.fromkeys(range(end + 1, western.end()), VALUE_COST))
            costs[end + 1] = FIGURE_COST
        else:
            _mark_unit(folded, end, costs, lexicon)
    for match in _DATE_PART.finditer(text):
        costs[match.end()] = DATE_COST
    for match in _ORDINAL.finditer(text):
        costs[match.end()] = ORDINAL_COST
    for match in _TELEPHONE.finditer(text):
        reading.opened[match.end()] = VALUE_COST


def _mark_unit(folded: str, number: int, costs: dict[int, float], lexicon: Lexicon) -> None:
    """What a number that ends at `number` is kept with: 萬餘, and the measure word."""
    begin, measure = lexicon.unit_after(folded, number)
    end = begin + len(measure.word) if measure else begin
    costs.update(dict.fromkeys(range(number, end), VALUE_COST))
    if measure is not None:
        costs[begin] = UNIT_COST if begin > number else FIGURE_COST
        if measure.joint is not None:
            costs[begin + measure.joint] = UNIT_COST


def _mark_addresses(text: str, reading: ClassifiedText) -> None:
    for match in _ADDRESS.finditer(text):
        marks = list(_marks_of(match))
        if any(char in "/@_=&" for char in match[0]) or match[0].count(".") > 1:
            for place in marks:
                if place not in reading.costs:
                    reading.opened[place] = ADDRESS_COST


def _marks_of(match: re.Match[str]) -> Iterator[int]:
    for mark in _ADDRESS_MARK.finditer(match[0]):
        yield match.start() + mark.end()
