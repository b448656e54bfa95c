"""Labels at the head of a line: 一、 （一） 1. （1） ① 第一部分 壹、 and what kind of numbering they are."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from converter.lexicon.characters import HAN

_HAN = "〇零一二三四五六七八九十百"
_FORMAL = "壹贰貳叁參肆伍陆陸柒捌玖拾"
_DIGITS = "0-9０-９"
_NTH = rf"第\s*([{_HAN}]{{1,4}}|[{_DIGITS}]{{1,3}})\s*"
_AFTER_DECIMAL = rf"(?:[\s　]+|[.．、]\s*)(?=[{HAN}「“《])(?![十百千万萬亿億兆個个倍成])"
"""What separates the label 2.1 from its heading, and shows that it is not a number."""
_YEAR = r"(?:19|20)\d\d年"
_NTH_ARTICLE = rf"第\s*(?:[{_HAN}]{{1,5}}|[{_DIGITS}]{{1,3}})\s*[条條](?:之[{_HAN}]{{1,2}})?"

STYLES: tuple[tuple[str, str], ...] = (
    ("part", rf"{_NTH}(?:部[分份]|板[块塊]|[篇编編章](?![队隊章程幅制辑輯]))[\s、：:]*"),
    ("chapter section", rf"{_NTH}[节節](?![课課目约約能省])[\s、：:]*"),
    ("article", rf"({_NTH_ARTICLE})(?=[\s、：:])[\s、：:]*"),
    ("stem", r"([甲乙丙丁戊己庚辛壬癸])\s*、\s*"),
    ("roman", r"([IVX]{1,4}|[Ⅰ-Ⅻ])\s*[、．.](?![A-Za-z0-9])\s*"),
    ("formal", rf"([{_FORMAL}]{{1,4}})\s*[、．]\s*"),
    ("han", rf"([{_HAN}]{{1,4}})\s*[、．.]\s*"),
    ("bracketed", rf"(?:[（(]\s*([{_HAN}]{{1,4}})\s*[)）]|([㈠-㈩]))\s*[、．.]?\s*"),
    ("arabic", rf"(?:([{_DIGITS}]{{1,2}})\s*(?:、|[.．](?![{_DIGITS}])|[.．](?={_YEAR}))|([⒈-⒛]))\s*"),
    ("decimal", rf"([{_DIGITS}]{{1,2}}[.．][{_DIGITS}]{{1,2}}){_AFTER_DECIMAL}"),
    ("decimals", rf"([{_DIGITS}]{{1,2}}(?:[.．][{_DIGITS}]{{1,2}}){{2}}){_AFTER_DECIMAL}"),
    ("bracketed arabic", rf"(?:(?:[（(]\s*)?([{_DIGITS}]{{1,2}})\s*[)）]|([⑴-⒇]))\s*、?\s*"),
    ("circled", r"([①-⑳])\s*"),
)  # fmt: skip
"""Outermost first (GB/T 9704-2012 §7.3.3; Taiwan puts 甲、 or 壹、 before 一、); articles below chapters."""

_FIRST = re.compile(rf"[第甲乙丙丁戊己庚辛壬癸IVXⅠ-Ⅻ{_FORMAL}{_HAN}（(㈠-㈩{_DIGITS}⒈-⒛⑴-⒇①-⑳]")
"""What any label begins with."""
_PATTERNS = tuple((style, re.compile(pattern)) for style, pattern in STYLES)
RANK = {style: rank for rank, (style, _) in enumerate(STYLES)}
DEEP = RANK["arabic"]
"""From this rank on a label numbers statements as readily as sections."""
_VALUES = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0}
_FORMAL_VALUES = dict(zip("壹贰貳叁參肆伍陆陸柒捌玖", (1, 2, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9), strict=True))
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV",
)  # fmt: skip
_CLAUSE_END = re.compile(r"[。；;！!？?：:，,”」]\s*")
_COUNTED_ON = re.compile(
    rf"([{_HAN}]+|[{_DIGITS}]+)(?:\s*、\s*[{_HAN}{_DIGITS}]+)*\s*"
    "[季产產线線类類级級等期号號批次轮輪楼层層环環月日审審标標届屆中点點时時]"
)


_LETTERED = re.compile(r"[（(]?(?:[A-Za-z]|[ivx]{1,5})[)）]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Numbering:
    """A label as it stands."""

    style: str
    number: str
    """The numeral as written, without brackets and marks."""
    ordinal: int
    length: int
    """Characters of the label, with the white space after it."""

    @property
    def rank(self) -> int:
        return RANK[self.style]


@lru_cache(maxsize=32)  # a line is asked for its label several times in a row
def read_label(line: str, start: int = 0) -> Numbering | None:
    """The label that `line` has at `start`, if it has one; `一、二季度` counts quarters and is none."""
    if not _FIRST.match(line, start):
        return None
    for style, pattern in _PATTERNS:
        match = pattern.match(line, start)
        if match:
            numeral = next(group for group in match.groups() if group)
            place = ordinal(numeral)
            if "、" in match.group() and _is_counted_on(line, match.end(), place):
                return None
            return Numbering(style, _bare(numeral), place, match.end() - start)
    return None


def go_on(line: str, label: Numbering) -> list[int]:
    """Where labels stand in a line that go on with the one at its head: `1.…；2.…；3.…` in one paragraph."""
    found = []
    wanted = label.ordinal + 1
    for mark in _CLAUSE_END.finditer(line, label.length):
        follower = read_label(line, mark.end())
        if follower is not None and (follower.style, follower.ordinal) == (label.style, wanted):
            found.append(mark.end())
            wanted += 1
    return found


def _is_counted_on(line: str, start: int, place: int) -> bool:
    """Whether the next number and something counted follow: 一、二季度, 7、8月份, 一、二、三等奖."""
    follower = _COUNTED_ON.match(line, start, start + 40)
    return follower is not None and ordinal(follower.group(1)) == place + 1


def _bare(numeral: str) -> str:
    """The numeral of a sign that holds more than that: ① → 1, ㈠ → 一, ⒈ → 1."""
    if len(numeral) == 1 and ("①" <= numeral <= "⒛" or "㈠" <= numeral <= "㈩"):
        return unicodedata.normalize("NFKC", numeral).strip("().")
    return numeral


def has_letter(line: str) -> bool:
    """Whether a line begins with a letter or a Latin numeral in brackets: (a), (iii), b)."""
    return _LETTERED.match(line) is not None


def place_of_letter(letter: str) -> int:
    """The place of a letter as a number: b → 2."""
    return ord(letter.lower()) - ord("a") + 1


def place_of_roman(numeral: str) -> int:
    """The place of a numeral in Latin letters, small or large: iv → 4; 0 where it is none."""
    latin = unicodedata.normalize("NFKC", numeral).upper()
    return _ROMAN.index(latin) + 1 if latin in _ROMAN else 0


def ordinal(numeral: str) -> int:
    """The place a numeral stands for: 十二 → 12, １２ → 12, 拾壹 → 11, ③ → 3, 丙 → 3."""
    numeral = _bare(numeral)
    if "." in numeral or "．" in numeral:
        return ordinal(re.split("[.．]", numeral)[-1])
    if numeral.isdecimal():
        return int(numeral[-9:])
    if numeral[0] == "第":
        return ordinal(re.sub(r"^第\s*|\s*[条條].*$", "", numeral))
    if numeral[0] in "IVXⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ":
        return place_of_roman(numeral)
    if numeral in _STEMS:
        return _STEMS.index(numeral) + 1
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
