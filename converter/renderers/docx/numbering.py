"""Word's own multi-level numbering for headings, wherever it counts as the report does (WD-16).

The list is drawn from the report's labels: `一、` `（一）` `1.` or `第一章`, half or full width. A heading
whose printed number Word would not reach by counting keeps its label as text: no number ever changes.
"""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from converter.model import Variant
from converter.renderers.docx.ooxml import Element, w

LEVELS: Final = 4
HEADINGS: Final = 1
"""The numbering the heading styles are linked to."""
BULLETS: Final = 2
SOURCES: Final = 3
"""The numbered paragraphs that quotes refer to."""
SUMMARY_BULLETS: Final = 4
"""Those of the first page, in a list of their own: marks show in the style a list is linked to alone."""
_FIRST_RESTART: Final = 5
SOURCE_INDENT: Final = 640
"""Twips for `[123]` before a paragraph."""
_DIGITS: Final = "零一二三四五六七八九"
_LEGAL_HANT: Final = "零壹貳參肆伍陸柒捌玖"
_LEGAL_HANS: Final = "零壹贰叁肆伍陆柒捌玖"
_LABEL: Final = re.compile(
    "(?P<before>[^0-9０-９①-⑳一二三四五六七八九十壹貳參贰叁肆伍陸陆柒捌玖拾甲乙丙丁戊己庚辛壬癸]*)"
    "(?P<numeral>[0-9]+|[０-９]+|[①-⑳]|[一二三四五六七八九十]+|[壹貳參贰叁肆伍陸陆柒捌玖拾]+|[甲乙丙丁戊己庚辛壬癸])"
    r"(?P<after>\D*)"
)


def _counted(number: int, digits: str, ten: str, one_ten: str) -> str:
    """`number` below 100 in Chinese numerals; `one_ten` begins 10 to 19."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else one_ten if tens == 1 else digits[tens] + ten
    return head + (digits[ones] if ones else "")


def _letter(letters: str) -> Callable[[int], str]:
    return lambda number: letters[number - 1] if number <= len(letters) else ""


_FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
    "decimalEnclosedCircle": _letter("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "taiwaneseCountingThousand": lambda number: _counted(number, _DIGITS, "十", "十"),
    "chineseCountingThousand": lambda number: _counted(number, _DIGITS, "十", "十"),
    "ideographLegalTraditional": lambda number: _counted(number, _LEGAL_HANT, "拾", "壹拾"),
    "chineseLegalSimplified": lambda number: _counted(number, _LEGAL_HANS, "拾", "壹拾"),
    "ideographTraditional": _letter("甲乙丙丁戊己庚辛壬癸"),
}
"""How Word writes a number, by the name of its format; an empty text where it is not sure."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """How the numbers of one level look."""

    before: str
    format: str
    after: str

    def text(self, level: int) -> str:
        """For `w:lvlText`."""
        return f"{self.before}%{level}{self.after}"

    def write(self, number: int) -> str:
        return _FORMATS[self.format](number)


@dataclass(frozen=True, slots=True)
class Numbered:
    """What stands before one heading: Word's number from list `num`, or `label` as text, or nothing."""

    num: int | None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Scheme:
    patterns: tuple[Pattern, ...]
    linked: frozenset[int]
    """Levels whose heading style carries the numbering."""
    headings: tuple[Numbered, ...]
    restarts: tuple[int, ...]
    """For each further list the level it starts again on."""


def scheme(headings: Sequence[tuple[int, str]], variant: Variant) -> Scheme:
    """Number the headings of a document.

    Args:
        headings: level and printed label of each, in reading order; an empty label for none.
        variant: the script decides between formats that look alike.
    """
    patterns = tuple(_pattern_of(level, headings, variant) for level in range(1, LEVELS + 1))
    counts = [0] * (LEVELS + 1)
    num, restarts = HEADINGS, list[int]()
    parent_counts = [True] * (LEVELS + 1)  # whether Word starts this level again by itself
    numbered = []
    for level, label in headings:
        pattern = patterns[level - 1]
        found = _parse(label, variant)
        plain = found is None or found[0] != pattern
        numeral = "" if found is None else found[1]
        if level == 1:
            num = HEADINGS
        if not plain and not parent_counts[level] and numeral == pattern.write(1):
            restarts.append(level)
            num = _FIRST_RESTART + len(restarts) - 1
            counts[level] = 0
            parent_counts[level] = True
        if plain or numeral != pattern.write(counts[level] + 1):
            numbered.append(Numbered(None, label))
            for deeper in range(level + 1, LEVELS + 1):
                parent_counts[deeper] = False
            continue
        counts[level] += 1
        numbered.append(Numbered(num))
        for deeper in range(level + 1, LEVELS + 1):
            counts[deeper] = 0
            parent_counts[deeper] = True
    linked = frozenset(level for (level, _), own in zip(headings, numbered, strict=True) if own.num)
    return Scheme(patterns, linked, tuple(numbered), tuple(restarts))


def numbering_part(numbers: Scheme, heading_font: Element, *, parallel: bool) -> Element:
    """The numbering part: the list of the headings, its restarts, bullets, and the source's paragraphs.

    In columns side by side the numbers of these run in, so that both columns have lines of one length.
    """
    levels = [
        w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=pattern.format),
            w("pStyle", val=f"Heading{level}") if level in numbers.linked else None,
            w("suff", val="space" if pattern.after[-1:].isascii() else "nothing"),
            w("lvlText", val=pattern.text(level)),
            w("lvlJc", val="left"),
            w("pPr", w("ind", left=0, firstLine=0)),
            w("rPr", w("rFonts", hint="eastAsia")),
            ilvl=level - 1,
        )
        for level, pattern in enumerate(numbers.patterns, start=1)
    ]
    bullets = [_bullet(style, copy.deepcopy(heading_font)) for style in ("ListBullet", "SummaryBullet")]
    indent = 0 if parallel else SOURCE_INDENT
    source = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="decimal"),
        w("pStyle", val="SourceText"),
        w("suff", val="space") if parallel else None,
        w("lvlText", val="[%1]"),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=indent, hanging=indent)),
        ilvl=0,
    )
    restarts = [
        _num(_FIRST_RESTART + place, 0, w("lvlOverride", w("startOverride", val=1), ilvl=level - 1))
        for place, level in enumerate(numbers.restarts)
    ]
    return w(
        "numbering",
        w("abstractNum", w("multiLevelType", val="multilevel"), levels, abstractNumId=0),
        w("abstractNum", w("multiLevelType", val="hybridMultilevel"), bullets[0], abstractNumId=1),
        w("abstractNum", w("multiLevelType", val="hybridMultilevel"), source, abstractNumId=2),
        w("abstractNum", w("multiLevelType", val="hybridMultilevel"), bullets[1], abstractNumId=3),
        _num(HEADINGS, 0),
        _num(BULLETS, 1),
        _num(SOURCES, 2),
        _num(SUMMARY_BULLETS, 3),
        restarts,
    )


def _bullet(style: str, font: Element) -> Element:
    """The level of a list of bullets."""
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="bullet"),
        w("pStyle", val=style),
        w("lvlText", val="•"),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=420, hanging=420)),
        w("rPr", font),
        ilvl=0,
    )


def num_properties(num: int | None, level: int) -> Element:
    """A paragraph's place in a list; None takes a heading out of the list its style belongs to."""
    if num is None:
        return w("numPr", w("numId", val=0))
    return w("numPr", w("ilvl", val=level - 1), w("numId", val=num))


def _num(identity: int, abstract: int, *overrides: Element) -> Element:
    return w("num", w("abstractNumId", val=abstract), overrides, numId=identity)


def _pattern_of(level: int, headings: Iterable[tuple[int, str]], variant: Variant) -> Pattern:
    """The most usual pattern of a level; GB/T 9704-2012 §7.3.3 where it has none."""
    found = Counter(
        parsed[0] for own, label in headings if own == level and (parsed := _parse(label, variant))
    )
    if found:
        return found.most_common(1)[0][0]
    chinese = _chinese(variant)
    return (
        Pattern("", chinese, "、"),
        Pattern("（", chinese, "）"),
        Pattern("", "decimal", "."),
        Pattern("（", "decimal", "）"),
    )[level - 1]


def _parse(label: str, variant: Variant) -> tuple[Pattern, str] | None:
    """Pattern and numeral of a printed label, such as `（二）`."""
    match = _LABEL.fullmatch(label)
    if match is None or "%" in label:
        return None
    numeral = match["numeral"]
    pattern = Pattern(match["before"], _format_of(numeral, variant), match["after"])
    return pattern, numeral


def _format_of(numeral: str, variant: Variant) -> str:
    first = numeral[0]
    if first.isascii():
        return "decimal"
    if "０" <= first <= "９":
        return "decimalFullWidth"
    if "①" <= first <= "⑳":
        return "decimalEnclosedCircle"
    if first in "甲乙丙丁戊己庚辛壬癸":
        return "ideographTraditional"
    if first in _DIGITS or first == "十":
        return _chinese(variant)
    return "chineseLegalSimplified" if variant == "cn" else "ideographLegalTraditional"


def _chinese(variant: Variant) -> str:
    return "chineseCountingThousand" if variant == "cn" else "taiwaneseCountingThousand"
