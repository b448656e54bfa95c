"""Quantities: numbers with bound and unit; and the numbers that are none, by the grammar of exclusions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from converter.model import Bound
from converter.parsing.indicators.vocabulary import Exclusion, changes, exclusions, quantities
from converter.parsing.numerals import Numeral, read_numeral

_NUMBER_START = re.compile(r"[\d一二三四五六七八九两十百千万]|零(?=[点一二三四五六七八九])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_QUOTED = re.compile(
    r"“[^“”;。]{1,40}”|「[^「」;。]{1,40}」|《[^《》;。]{1,60}》|〈[^〈〉;。]{1,40}〉|‘[^‘’;。]{1,40}’|『[^『』;。]{1,40}』"
)
_RANGE = re.compile(r" ?(?:[-~]|至|到) ?")
_FROM_BEFORE = re.compile(r"[由从自][^,;。、\d]{0,14}$")
_VAGUE_AFTER = re.compile(r"[余多来几]")
_STATED = re.compile(
    r"(?:为|是|达|达到|至|到|共|计|有|超|破|过|近|约|逾|[:]|增|减|升|降|亡|伤|指数|系数|浓度|得分|评分|总分|强度|密度|数量|[件宗人起户总]数|比)$"
)
_TURNED = re.compile(r"[由从]$")
_STATING = re.compile(
    r"(?:[由从]\d+(?:\.\d+)?[一-龥]{1,3}?)?(?:为|是|达到?|约|近|仅|至|到|由|从|[降减缩压增升提延][短少低高长加到至为]*)*$"
)
"""Between a measure and its number: 由75天降至."""
_NEGATIVE = re.compile(r"(?:^|[一-龥:])-$")
_COMPOUND = re.compile(
    r"[一-龥A-Za-z%]{1,4}/(?:平方公里|平方千米|平方米|立方米|[千万]人|10万|人|户|亩|吨|年|月|日|天|公斤|千克|公顷|升|小时|[a-zA-Z]{1,3}\d?)"
)
"""公斤/亩, 元/吨: so much of one for each of the other."""
_LIST = re.compile(r"[、和及与]|以及")
_LOOK_BEHIND = 16
_LONG_RUN = re.compile(r"\d{16,}|[一二三四五六七八九十百千万亿零两]{24,}")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a report states it; places are those of the folded sentence."""

    start: int
    """Of the bound before the number, or of the number."""
    end: int
    numeral: int
    """Where the number itself begins."""
    value: Decimal
    value_max: Decimal | None
    bound: Bound
    unit: str | None
    """Folded; None where none is written."""
    unit_start: int
    unit_end: int
    share_of: bool = False
    """Whether `的` follows, as in 六成以上的…"""

    def shifted(self, by: int) -> Quantity:
        """The same, its places moved by `by` characters."""
        return replace(
            self,
            start=self.start + by,
            end=self.end + by,
            numeral=self.numeral + by,
            unit_start=self.unit_start + by,
            unit_end=self.unit_end + by,
        )

    @property
    def is_part(self) -> bool:
        """Whether it is a part of a hundred, a multiple or percentage points."""
        return self.unit in quantities().parts


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
    place = 0
    while match := _NUMBER_START.search(text, place):
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
        result = _quantity(text, numeral, found)
        if isinstance(result, Quantity):
            found.append(result)
        else:
            excluded.append(result)
        place = max(result.end, place + 1)
    return _alone(text, found, excluded)


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


def _quantity(text: str, numeral: Numeral, before: list[Quantity]) -> Quantity | Excluded:
    """The quantity at a numeral, or why it is none."""
    head = text[max(0, numeral.start - _LOOK_BEHIND) : numeral.start]
    end, vague = _past_vague(text, numeral)
    value_max: Decimal | None = None
    unit, unit_start, unit_end = _unit(text, numeral, end)
    value = numeral.value
    if not _FROM_BEFORE.search(head):
        ranged = _upper_end(text, unit, unit_end)
        if ranged is not None:
            upper, unit, unit_start, unit_end = ranged
            value_max = upper.value
            if value_max < value and upper.scaled and not numeral.scaled:
                return Excluded(numeral.start, unit_end, "date", "is a span of other numbers")
            if upper.scaled and not numeral.scaled:
                value *= _scale_of(upper)
    bound, start = _bound_before(text, numeral.start)
    if _NEGATIVE.search(text[max(0, numeral.start - 2) : numeral.start]) and value_max is None:
        value, start = -value, numeral.start - 1
    if vague:
        bound = "more_than"
    end = unit_end
    if (
        unit is not None
        and _VAGUE_AFTER.match(text, end)
        and text[end : end + 1] in "多余"
        and unit in ("倍", "%", "公里", "元", "成", "个百分点")
    ):
        bound, end = "more_than", end + 1
    bound, end = _bound_after(text, end, bound)
    made = Quantity(start, end, numeral.start, value, value_max, bound, unit, unit_start, unit_end)
    why = _no_quantity(text, numeral, made, before)
    if why is not None:
        return Excluded(numeral.start, end if why[0] == "age or threshold" else unit_end, *why)
    return replace(made, share_of=text[end : end + 1] == "的")


def _past_vague(text: str, numeral: Numeral) -> tuple[int, bool]:
    if numeral.unit is None and _VAGUE_AFTER.match(text, numeral.end):
        return numeral.end + 1, True
    return numeral.end, numeral.vague


def _unit(text: str, numeral: Numeral, place: int) -> tuple[str | None, int, int]:
    """The unit at `place`: its folded wording and where it stands."""
    if numeral.unit is not None:
        return numeral.unit, numeral.start, numeral.end
    begin = place
    while text[begin : begin + 1] == " ":
        begin += 1
    match = quantities().unit.match(text, begin)
    if match is None:
        money = quantities().currency_before.search(text[max(0, numeral.start - 5) : numeral.start])
        if money:
            return "元", place, place
        return None, place, place
    match = _COMPOUND.match(text, match.start()) or match
    unit = match.group()
    return unit, match.start(), match.end()


def _upper_end(text: str, unit: str | None, place: int) -> tuple[Numeral, str | None, int, int] | None:
    """The upper end of a range that goes on at `place`: 3-5个, 20至25班次, 4.5%-5%."""
    mark = _RANGE.match(text, place)
    if mark is None or not _NUMBER_START.match(text, mark.end()):
        return None
    upper = read_numeral(text, mark.end())
    if upper is None:
        return None
    above, start, end = _unit(text, upper, upper.end)
    if unit is not None and above != unit:
        return None
    return upper, above, start, end


def _scale_of(upper: Numeral) -> Decimal:
    """万 or 亿 of the upper end, which the lower end leaves out: 3-5万人."""
    value, scale = upper.value, Decimal(1)
    for step in (Decimal(10**4), Decimal(10**8)):
        if value >= step:
            scale = step
    return scale


def _bound_before(text: str, place: int) -> tuple[Bound, int]:
    """The bound whose words end at `place`: the longest, so that 不低于 is not read as 低于."""
    head = text[max(0, place - _LOOK_BEHIND) : place]
    best: tuple[Bound, int] = ("exact", place)
    for bound, pattern in quantities().before:
        match = pattern.search(head)
        if match and place - len(head) + match.start() < best[1]:
            best = (bound, place - len(head) + match.start())
    return best


def _bound_after(text: str, place: int, bound: Bound) -> tuple[Bound, int]:
    for after, pattern in quantities().after:
        match = pattern.match(text, place)
        if match:
            return after, match.end()
    return bound, place


def _no_quantity(
    text: str, numeral: Numeral, made: Quantity, before: list[Quantity]
) -> tuple[str, str] | None:
    """Why a number is none, by what stands beside it."""
    written = text[numeral.start : numeral.end]
    follows = text[made.end : made.end + 1]
    head = text[max(0, made.start - _LOOK_BEHIND) : made.start]
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
    if unit in ("国", "省", "市", "县", "区", "镇", "乡", "村", "路", "门", "方", "道", "面"):
        return "words", "is a word or a saying, no figure"
    if numeral.value > 10 or bare:
        if (
            made.bound == "exact"
            and unit in ("级", "类", "种", "条", "项", "方", "点", "层", "段", "则")
            and len(written) <= 2
            and not _ends_clause(text, made.end)
        ):
            return "words", "lays out an argument and counts nothing"
        return None
    if text[max(0, made.start - 1) : made.start] in tuple("这那某每各第同另该首前后上下"):
        return "words", "points at something and counts nothing"
    if (
        _ends_clause(text, made.end)
        and made.end - numeral.start >= 2
        and unit in (*quantities().plain_counts, "次", "个", "场", "条", "项", "宗", "期", "批")
    ):
        if numeral.value == 1 and not changes().before_number.search(head):
            return "words", "is a word or a saying, no figure"
        return None
    if unit in quantities().plain_counts and follows != "的":
        return None
    return "words", "lays out an argument and counts nothing"


def _alone(
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
