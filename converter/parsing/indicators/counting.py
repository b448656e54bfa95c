"""Which numbers of a sentence count something, and why the others do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from converter.parsing.indicators.quantities import LOOK_BEHIND, NUMBER_START, Quantity, quantity_at
from converter.parsing.indicators.vocabulary import Exclusion, changes, exclusions, quantities
from converter.parsing.numerals import Numeral, read_numeral

_HAN = re.compile(r"[\u4e00-\u9fff]")
_QUOTED = re.compile(
    r"“[^“”;。]{1,40}”|「[^「」;。]{1,40}」|《[^《》;。]{1,60}》|〈[^〈〉;。]{1,40}〉|‘[^‘’;。]{1,40}’|『[^『』;。]{1,40}』"
)
_STATED = re.compile(
    r"(?:为|是|达|达到|至|到|共|计|有|超|破|过|近|约|逾|[:]|增|减|升|降|亡|伤|指数|系数|浓度|得分|评分|总分|强度|密度|数量|[件宗人起户总]数|均值|平均值|pH值|比)$"
)
_SHARED_OUT = re.compile(r"分别[^,;。]*")
_LEVEL = re.compile(r"(?:别|、|和|及|与)((?:基本)?持平)")
_TURNED = re.compile(r"[由从]$")
_STATING = re.compile(
    r"(?:[由从]\d+(?:\.\d+)?[一-龥]{1,3}?)?(?:为|是|共|已|有|计|累计|达到?|约|近|仅|至|到|由|从|[降减缩压增升提延][短少低高长加到至为]*)*$"
)
"""Between a measure and its number: 由75天降至."""
"""Between a measure and its number: 由75天降至."""
_LIST = re.compile(r"[、和及与]|以及")
_LONG_RUN = re.compile(r"\d{16,}|[一二三四五六七八九十百千万亿零两]{24,}")


@dataclass(frozen=True, slots=True)
class Excluded:
    """A number that measures nothing."""

    start: int
    end: int
    rule: str
    why: str


def read_quantities(text: str) -> tuple[list[Quantity], list[Excluded]]:
    """The quantities of a folded sentence, and its other numbers, both in the order of the text."""
    found: list[Quantity] = []
    excluded: list[Excluded] = [
        Excluded(*match.span(), "telephone or code", "is too long for a figure")
        for match in _LONG_RUN.finditer(text)
    ]
    text = _LONG_RUN.sub(lambda match: "■" * len(match.group()), text)
    barred = _barred(text)
    level = _level_members(text)
    place = 0
    while match := NUMBER_START.search(text, place):
        place = match.start()
        bar = barred.get(place)
        if bar is not None:
            end, rule, why = bar
            excluded.append(Excluded(place, end, rule, why))
            place = end
            continue
        numeral = read_numeral(text, place)
        if numeral is None:
            place += 1
            continue
        judged = _judged(text, numeral, found)
        if isinstance(judged, Quantity):
            found.append(judged)
        else:
            excluded.append(judged)
        place = max(judged.end, place + 1)
    found = sorted([*found, *level], key=lambda quantity: quantity.start) if level else found
    return _without_generic(text, found, excluded)


def _level_members(text: str) -> list[Quantity]:
    """持平 among the changes that 分别 shares out is a change of nothing: 分别下降10%、持平、上升5%."""
    return [
        Quantity(
            match.start(1),
            match.end(1),
            match.start(1),
            Decimal(0),
            None,
            "exact",
            "%",
            match.end(1),
            match.end(1),
        )
        for shared in _SHARED_OUT.finditer(text)
        for match in _LEVEL.finditer(text, shared.start(), shared.end())
    ]


def _judged(text: str, numeral: Numeral, before: list[Quantity]) -> Quantity | Excluded:
    """The quantity at a numeral, or why it is none."""
    made = quantity_at(text, numeral)
    if made is None:
        return Excluded(numeral.start, numeral.end, "date", "is a span of other numbers")
    why = _counts_nothing(text, numeral, made, before)
    if why is None:
        return made
    end = made.end if why[0] == "age or threshold" else made.unit_end
    return Excluded(numeral.start, end, *why)


def _barred(text: str) -> dict[int, tuple[int, str, str]]:
    """For each place inside an excluded stretch: where that ends, its rule and why."""
    barred: dict[int, tuple[int, str, str]] = {}

    def bar(start: int, end: int, rule: str, why: str) -> None:
        for place in range(start, end):
            barred.setdefault(place, (end, rule, why))

    for match in _QUOTED.finditer(text):
        if not _is_statement(match.group()):
            bar(match.start(), match.end(), "quoted name", "stands in quotation marks as a name")
    for exclusion in exclusions():
        for start, end in _stretches(exclusion, text):
            bar(start, end, exclusion.rule, exclusion.why)
    return barred


def _stretches(exclusion: Exclusion, text: str) -> Iterator[tuple[int, int]]:
    for match in exclusion.pattern.finditer(text):
        if match.end() > match.start():
            yield match.span()


def _is_statement(quoted: str) -> bool:
    """Whether quotation marks hold a statement with its own clauses, not a name."""
    return len(quoted) > 24 and "," in quoted


def _counts_nothing(
    text: str, numeral: Numeral, made: Quantity, before: list[Quantity]
) -> tuple[str, str] | None:
    """Why a number is none, by what stands beside it."""
    written = text[numeral.start : numeral.end]
    follows = text[made.end : made.end + 1]
    head = text[max(0, made.start - LOOK_BEHIND) : made.start]
    unit = made.unit
    same = bool(before) and before[-1].unit == unit and bool(changes().before_number.search(head))
    if (
        unit in quantities().times
        and not same
        and not quantities().measured_times.search(_STATING.sub("", head))
    ):
        return "span of years", "is a span of time"
    if made.end > made.unit_end and unit is not None and not made.is_part:
        in_word = text[made.unit_end : made.end]
        if in_word.endswith(("以上", "以下", "以内", "之上", "之下")) and (
            (follows == "的" and not _ends_clause(text, made.end + 1))
            or (_HAN.match(follows) and follows not in "的并且和及与,为提,实人")
        ):
            return "age or threshold", "limits what is counted and is no count"
    if unit is None:
        if written[0].isdigit():
            if _TURNED.search(head) and _HAN.match(follows):
                return None
            if _HAN.match(follows) and not numeral.scaled and not _LIST.match(text, made.end):
                return "part of a name", "has no unit and leans on the word behind it"
            if (
                not numeral.scaled
                and not _STATED.search(text[: numeral.start])
                and not _in_list(text, numeral, before)
            ):
                return "no unit", "has no unit and nothing that states it"
            if text[made.end : made.end + 1].isalnum() and text[made.end : made.end + 1].isascii():
                return "part of a name", "belongs to a name of letters and figures"
            return None
        if numeral.scaled and len(written) > 1 and not _HAN.match(follows):
            return None
        return "words", "is a word or a saying, no figure"
    if not written[0].isdigit() and numeral.unit is None:
        return _small_han(text, numeral, made, head, follows)
    return None


def _in_list(text: str, numeral: Numeral, before: list[Quantity]) -> bool:
    return (
        bool(before)
        and before[-1].unit is None
        and bool(_LIST.fullmatch(text[before[-1].end : numeral.start].strip()))
    )


def _ends_clause(text: str, place: int) -> bool:
    return place >= len(text) or text[place] in ",;。:)、 "


def _small_han(
    text: str, numeral: Numeral, made: Quantity, head: str, follows: str
) -> tuple[str, str] | None:
    """Whether a number in Chinese numerals counts: 三百支 does, 三个方面 does not."""
    written = text[numeral.start : numeral.end]
    unit = made.unit
    bare = len(written) == 1 and written in "百千万"
    if bare and made.bound == "exact":
        return "words", "is a word or a saying, no figure"
    if unit == "%" or made.is_part:
        return None
    if unit in quantities().never_in_han:
        return "words", "is a word or a saying, no figure"
    if numeral.value > 10 or bare:
        if (
            made.bound == "exact"
            and unit in quantities().of_arguments
            and len(written) <= 2
            and not _ends_clause(text, made.end)
        ):
            return "words", "lays out an argument and counts nothing"
        return None
    if text[max(0, made.start - 1) : made.start] in tuple("这那某每各第同另该首前后上下"):
        return "words", "points at something and counts nothing"
    if _ends_clause(text, made.end) and made.end - numeral.start >= 2 and unit in quantities().closing_counts:
        if numeral.value == 1 and not changes().before_number.search(head):
            return "words", "is a word or a saying, no figure"
        return None
    if unit in quantities().plain_counts and follows != "的":
        return None
    return "words", "lays out an argument and counts nothing"


def _without_generic(
    text: str, found: list[Quantity], excluded: list[Excluded]
) -> tuple[list[Quantity], list[Excluded]]:
    """Leave out 一名, 一起 and the like where nothing else is counted beside them."""
    counted = [q for q in found if not q.is_part and text[q.numeral] != "一"]
    kept = []
    for quantity in found:
        generic = (
            not changes().before_number.search(text[max(0, quantity.start - 8) : quantity.start])
            and text[quantity.numeral : quantity.unit_start] == "一"
            and not quantity.is_part
        )
        if generic and not any(
            other.unit == quantity.unit and not text[other.numeral].isdigit() for other in counted
        ):
            excluded.append(
                Excluded(
                    quantity.start, quantity.unit_end, "words", "introduces one thing and counts nothing"
                )
            )
        else:
            kept.append(quantity)
    return kept, sorted(excluded, key=lambda each: each.start)
