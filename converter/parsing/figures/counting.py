"""Which numbers of a sentence count something, and why the others do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from converter.lexicon.scope import in_use
from converter.parsing.figures.grammar import named, words_of
from converter.parsing.figures.quantities import LOOK_BEHIND, NUMBER_START, Quantity, quantity_at
from converter.parsing.figures.vocabulary import Exclusion, changes, deeds, exclusions, quantities
from converter.parsing.numerals import Numeral, read_numeral

_HAN = named("common.han")
_OF = named("common.of")
_ONE = named("counting.one")
_SCALES = named("counting.scales")
_LIMITING = named("counting.limiting")
_AFTER_COUNT = named("counting.after_count")
_POINTING = named("counting.pointing")
_MULTIPLIER = named("counting.multiplier")
_ONE_MULTIPLIER = named("counting.one_multiplier")
_MULTIPLIERS = named("counting.multipliers")
_QUOTED = re.compile(
    r"“[^“”;。]{1,40}”|\"[^\";。]{1,40}\"|「[^「」;。]{1,40}」|《[^《》;。]{1,60}》|〈[^〈〉;。]{1,40}〉|‘[^‘’;。]{1,40}’|『[^『』;。]{1,40}』"
)
_STATED = named("counting.stated")
_SHARED_OUT = named("counting.shared_out")
_LEVEL = named("counting.level")
_TURNED = named("counting.turned")
_STATING = named("counting.stating")
_TURNED_TIME = named("counting.turned_time")
_MOVED_TIME = named("counting.moved_time")
_LED_TIME = named("counting.led_time")
_LIST = named("counting.list")
_NEXT_OF_LIST = named("counting.next_of_list")
_IN_TURN = named("counting.in_turn")
_SOME = named("counting.some")
_RANKED = named("counting.ranked")
_DEED_AND_NOUN: Final = 4
"""Characters of a deed and what it sets up."""
_LONG_RUN = named("counting.long_run")


@dataclass(slots=True)
class Excluded:
    """A number that measures nothing."""

    start: int
    end: int
    rule: str
    why: str


def read_quantities(text: str) -> tuple[list[Quantity], list[Excluded]]:
    """The quantities of a folded sentence, and its other numbers, both in the order of the text."""
    if not NUMBER_START.search(text):
        return _level_members(text), []
    found: list[Quantity] = []
    excluded: list[Excluded] = [
        Excluded(*match.span(), "telephone or code", "is too long for a figure")
        for match in _LONG_RUN.finditer(text)
    ]
    if excluded:
        text = _LONG_RUN.sub(lambda match: "■" * len(match.group()), text)
    barred = _barred(text) if NUMBER_START.search(text) else {}
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
        judged = _judged(text, numeral, found, barred)
        if isinstance(judged, Quantity):
            found.append(judged)
        else:
            excluded.append(judged)
        place = max(judged.end, place + 1)
    found = sorted([*found, *level], key=lambda quantity: quantity.start) if level else found
    found = _with_shared_units(text, found)
    return _without_generic(text, found, excluded)


def _unit_of_list(text: str, begin: int, place: int, barred: Mapping[int, object]) -> str | None:
    """分别回落3.27和1.48个百分点: the unit that stands on the last of a list alone."""
    mark = _NEXT_OF_LIST.match(text, place)
    start = max(text.rfind(end, 0, begin) for end in ",;。:") + 1 if mark else 0
    if not mark or not _IN_TURN.search(text, start, begin):
        return None
    while mark and mark.end() not in barred:
        numeral = read_numeral(text, mark.end())
        made = quantity_at(text, numeral) if numeral is not None else None
        if made is None:
            return None
        if made.unit is not None:
            return made.unit
        mark = _NEXT_OF_LIST.match(text, made.end)
    return None


def _with_shared_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """25亿及12亿元: the first is in 元 too."""
    shared = list(found)
    for place in range(len(found) - 2, -1, -1):
        here, after = found[place], shared[place + 1]
        if here.unit is None and _SCALES.match(text, here.end - 1) and _listed(text, here.end, after.start):
            shared[place] = replace(here, unit=after.unit)
    return shared


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


def _judged(
    text: str, numeral: Numeral, before: list[Quantity], barred: Mapping[int, object]
) -> Quantity | Excluded:
    """The quantity at a numeral, or why it is none."""
    made = quantity_at(text, numeral)
    if made is None:
        return Excluded(numeral.start, numeral.end, "date", "is a span of other numbers")
    if made.unit is None and made.end == numeral.end:
        unit = _unit_of_list(text, numeral.start, made.end, barred)
        made = made if unit is None else replace(made, unit=unit)
    why = _counts_nothing(_Numbered(text, numeral, made, before))
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
    measured = _turned_times(text)
    characters = set(text)
    for exclusion in exclusions():
        if exclusion.one_of.isdisjoint(characters):
            continue
        for start, end in _stretches(exclusion, text):
            if any(start <= place < end for place in measured):
                continue
            if exclusion.rule == "span of years" and _is_measured_time(
                text[max(0, start - LOOK_BEHIND) : start]
            ):
                continue
            bar(start, end, exclusion.rule, exclusion.why)
    return barred


@lru_cache(maxsize=16)
def _turned_times(text: str) -> frozenset[int]:
    """Where the numbers of times stand that are the measure, for they change: 由15日缩短到5日."""
    turned = (match.start(group) for match in _TURNED_TIME.finditer(text) for group in (1, 3))
    moved = (
        match.start(group)
        for match in _MOVED_TIME.finditer(text)
        for group in (1, 3, 4, 6)
        if match.group(group) is not None
    )
    return frozenset([*turned, *moved, *(match.start(1) for match in _LED_TIME.finditer(text))])


def _stretches(exclusion: Exclusion, text: str) -> Iterator[tuple[int, int]]:
    for match in exclusion.pattern.finditer(text):
        if match.end() > match.start():
            yield match.span()


def _is_statement(quoted: str) -> bool:
    """Whether quotation marks hold a statement with its own clauses, not a name."""
    return len(quoted) > 24 and "," in quoted


@dataclass(slots=True)
class _Numbered:
    """A number with what stands beside it."""

    text: str
    numeral: Numeral
    made: Quantity
    before: list[Quantity]
    """The quantities found before it."""

    @property
    def written(self) -> str:
        return self.text[self.numeral.start : self.numeral.end]

    @property
    def head(self) -> str:
        """What leads up to it."""
        return self.text[max(0, self.made.start - LOOK_BEHIND) : self.made.start]

    @property
    def follows(self) -> str:
        """The character behind it."""
        return self.text[self.made.end : self.made.end + 1]


_Why = tuple[str, str]
"""The rule by which a number counts nothing, and the reason as people are told it."""
_SAYING: Final = ("words", "is a word or a saying, no figure")
_ARGUMENT: Final = ("words", "lays out an argument and counts nothing")


def _counts_nothing(seen: _Numbered) -> _Why | None:
    """Why a number is none, by what stands beside it."""
    why = _span_of_time(seen) or _threshold(seen) or _rank(seen)
    if why is not None:
        return why
    if seen.numeral.start in _turned_times(seen.text):
        return None
    if seen.made.unit is None:
        return _bare_digits(seen) if seen.written[0].isdigit() else _bare_han(seen)
    if not seen.written[0].isdigit() and seen.numeral.unit is None:
        return _small_han(seen)
    return None


def _span_of_time(seen: _Numbered) -> _Why | None:
    """三个月 is a span of time, unless a measure or a change is told in it: 平均办理时间12天, 缩短3天."""
    unit = seen.made.unit
    if unit not in quantities().times:
        return None
    last = seen.before[-1] if seen.before else None
    if last is not None and last.unit == unit:
        goes_on = _listed(seen.text, last.end, seen.made.start)
        if goes_on or changes().before_number.search(seen.head):
            return None
    if _is_measured_time(seen.head) or seen.numeral.start in _turned_times(seen.text):
        return None
    return "span of years", "is a span of time"


def _rank(seen: _Numbered) -> _Why | None:
    """排名61位、提升4位: places in an order."""
    if seen.made.unit not in words_of("counting.ranks"):
        return None
    start = max(seen.text.rfind(mark, 0, seen.numeral.start) for mark in ";。") + 1
    return ("ordinal", "is a place in an order") if _RANKED.search(seen.text, start, seen.made.end) else None


def _is_measured_time(head: str) -> bool:
    """Whether the words before a number name a time as the measure: 办理时限压缩至."""
    return bool(quantities().measured_times.search(_STATING.sub("", head)))


def _threshold(seen: _Numbered) -> _Why | None:
    """10万元以上的案件: the number says which, not how many."""
    text, made = seen.text, seen.made
    if made.unit is None or made.is_part or made.end == made.unit_end:
        return None
    if not _LIMITING.search(text, made.unit_end, made.end):
        return None
    if _counted_by_deed(seen):
        return None
    limits = bool(_OF.match(seen.follows)) and not _ends_clause(text, made.end + 1)
    if limits or (_HAN.match(seen.follows) and not _AFTER_COUNT.match(seen.follows)):
        return "age or threshold", "limits what is counted and is no count"
    return None


def _counted_by_deed(seen: _Numbered) -> bool:
    """建设200个以上示范村: what a deed brings about is counted; 查处10万元以上案件 is told by its size."""
    text, made = seen.text, seen.made
    if not in_use().counts(made.unit) or _OF.match(seen.follows):
        return False
    last = seen.before[-1] if seen.before else None
    if last is not None and last.unit == made.unit and _LIST.match(text, made.start - 1):
        return last.bound == made.bound
    near = max(0, made.start - 4)
    return any(deed.end() == made.start for deed in deeds().finditer(text, near, made.start))


def _bare_digits(seen: _Numbered) -> _Why | None:
    """Digits without a unit count where a statement leads up to them."""
    text, numeral, end = seen.text, seen.numeral, seen.made.end
    before_han = _HAN.match(seen.follows)
    if before_han and _TURNED.search(seen.head):
        return None
    if before_han and not numeral.scaled and not _LIST.match(text, end):
        return "part of a name", "has no unit and leans on the word behind it"
    stated = numeral.scaled or _STATED.search(text[: numeral.start]) or _in_list(text, numeral, seen.before)
    if not stated:
        return "no unit", "has no unit and nothing that states it"
    if seen.follows.isalnum() and seen.follows.isascii():
        return "part of a name", "belongs to a name of letters and figures"
    return None


def _bare_han(seen: _Numbered) -> _Why | None:
    """三百万 at the end of a statement counts; 百 and 千万 in a saying do not."""
    if seen.numeral.scaled and len(seen.written) > 1 and not _HAN.match(seen.follows):
        return None
    return _SAYING


def _small_han(seen: _Numbered) -> _Why | None:
    """Whether a number in Chinese numerals counts: 三百支 does, 三个方面 does not."""
    text, made, unit = seen.text, seen.made, seen.made.unit
    if _MULTIPLIER.match(seen.written) and _SOME.search(text, 0, made.start):
        return _SAYING
    multiplier = _ONE_MULTIPLIER.fullmatch(seen.written) is not None
    if multiplier and made.bound == "exact":
        return _SAYING
    if unit == "%" or made.is_part:
        return None
    if unit in quantities().never_in_han:
        return _SAYING
    if made.bound == "exact" and _MULTIPLIERS.fullmatch(seen.written) and not _ends_clause(text, made.end):
        return _SAYING
    if seen.numeral.value > 10 or multiplier:
        argues = made.bound == "exact" and unit in quantities().of_arguments and len(seen.written) <= 2
        return _ARGUMENT if argues and not _ends_clause(text, made.end) else None
    if _POINTING.match(text, made.start - 1, made.start):
        return "words", "points at something and counts nothing"
    closes = _ends_clause(text, made.end) and made.end - seen.numeral.start >= 2
    if closes and unit in quantities().closing_counts:
        one = seen.numeral.value == 1 and not changes().before_number.search(seen.head)
        one = one and not _is_set_up(text, made)
        return _SAYING if one else None
    if unit in quantities().plain_counts and not _OF.match(seen.follows):
        return None
    if quantities().set_up.search(seen.head):
        return None
    return _ARGUMENT


def _in_list(text: str, numeral: Numeral, before: list[Quantity]) -> bool:
    return bool(before) and before[-1].unit is None and _listed(text, before[-1].end, numeral.start)


def _listed(text: str, end: int, start: int) -> bool:
    """Whether nothing but 、 or 和 stands between the end of a number and the start of the next."""
    return bool(_LIST.fullmatch(text[end:start].strip()))


def _ends_clause(text: str, place: int) -> bool:
    return place >= len(text) or text[place] in ",;。:)、 "


def _is_set_up(text: str, quantity: Quantity) -> bool:
    """新建冷库一座: one thing set up, told at the end of its clause."""
    start = max(text.rfind(mark, 0, quantity.start) for mark in ",;。:、") + 1
    if not _ends_clause(text, quantity.end) or quantity.start - start < _DEED_AND_NOUN:
        return False
    return quantities().sets_up.search(text, start, quantity.start - 1) is not None


def _without_generic(
    text: str, found: list[Quantity], excluded: list[Excluded]
) -> tuple[list[Quantity], list[Excluded]]:
    """Leave out 一名, 一起 and the like where nothing else is counted beside them."""
    counted = [q for q in found if not q.is_part and not _ONE.match(text, q.numeral)]
    kept = []
    for quantity in found:
        generic = (
            _ONE.fullmatch(text, quantity.numeral, quantity.unit_start)
            and not quantity.is_part
            and not changes().before_number.search(text[max(0, quantity.start - 8) : quantity.start])
        )
        if generic and _is_set_up(text, quantity):
            kept.append(quantity)
            continue
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
