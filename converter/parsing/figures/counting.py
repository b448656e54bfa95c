"""Which numbers of a sentence count something, and why the others do not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from converter.lexicon.patterns import spans
from converter.messages import message
from converter.model import Bound
from converter.parsing.figures.grammar import named, words_of
from converter.parsing.figures.quantities import LOOK_BEHIND, NUMBER_START, Quantity, quantity_at
from converter.parsing.figures.uncounted import (
    LIMIT,
    NumberSeen,
    counts_nothing,
    is_listed,
    is_measured_time,
    is_set_up,
    turned_times,
)
from converter.parsing.figures.vocabulary import changes, exclusions
from converter.parsing.numerals import Numeral, read_numeral

_ONE = named("counting.one")
_SCALES = named("counting.scales")
_QUOTED = re.compile(
    r"“[^“”;。]{1,40}”|\"[^\";。]{1,40}\"|「[^「」;。]{1,40}」|《[^《》;。]{1,60}》|〈[^〈〉;。]{1,40}〉|‘[^‘’;。]{1,40}’|『[^『』;。]{1,40}』"
)
_SHARED_OUT = named("counting.shared_out")
_LEVEL = named("counting.level")
_HALVES: Final = tuple(
    named(f"counting.half_{each}") for each in ("of_rate", "of_noun", "plain", "above", "share")
)
_HALF: Final = "半"
_HALF_TOLD = named("counting.half_told")
_OF = named("common.of")
_HALF_OF: Final = Decimal(50)
_NEXT_OF_LIST = named("counting.next_of_list")
_IN_TURN = named("counting.in_turn")
_ONE_THING: Final = "one-thing"
_TOO_LONG: Final = message("is too long for a figure")
_OF_OTHERS: Final = message("is a span of other numbers")
_QUOTED_NAME: Final = message("stands in quotation marks as a name")
_LIVED = named("counting.lived")
"""Before an age that is the measure: 人均预期寿命由77.9岁提高到78.2岁."""
_LONG_RUN = named("counting.long_run")
_YEARS = named("counting.years")


@dataclass(slots=True)
class Excluded:
    """A number that measures nothing."""

    start: int
    end: int
    rule: str
    why: str | None = None
    """None where it is what the rule reads."""


def read_quantities(text: str) -> tuple[list[Quantity], list[Excluded]]:
    """The quantities of a folded sentence, and its other numbers, both in the order of the text."""
    if not NUMBER_START.search(text):
        return _in_words(text), []
    found: list[Quantity] = []
    excluded: list[Excluded] = [
        Excluded(*match.span(), "telephone or code", _TOO_LONG) for match in _LONG_RUN.finditer(text)
    ]
    if excluded:
        text = _LONG_RUN.sub(lambda match: "■" * len(match.group()), text)
    barred = _barred(text)
    level = _in_words(text)
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


def _unit_of_list(text: str, begin: int, place: int, barred: Mapping[int, object]) -> Quantity | None:
    """分别回落3.27和1.48个百分点: the last of a list, on which alone the unit stands."""
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
            return made
        mark = _NEXT_OF_LIST.match(text, made.end)
    return None


def _with_shared_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """25亿及12亿元: the first is in 元 too."""
    shared = list(found)
    for place in range(len(found) - 2, -1, -1):
        here, after = found[place], shared[place + 1]
        if here.unit is None and _SCALES.match(text, here.end - 1) and is_listed(text, here.end, after.start):
            shared[place] = here.in_unit_of(after)
    return shared


def _in_words(text: str) -> list[Quantity]:
    """What is told without a number.

    持平 among the changes that 分别 shares out is a change of nothing: 分别下降10%、持平; 过半 is half.
    """
    level = [
        _part(match.start(1), match, Decimal(0), "exact")
        for shared in _SHARED_OUT.finditer(text)
        for match in _LEVEL.finditer(text, shared.start(), shared.end())
    ]
    if _HALF not in text or _HALF_TOLD.search(text) is None:
        return level
    return level + [
        _part(match.start("half"), match, _HALF_OF, _bound_of_half(match.group("bound") or ""))
        for pattern in _HALVES
        for match in pattern.finditer(text)
    ]


def _part(place: int, match: re.Match[str], value: Decimal, bound: Bound) -> Quantity:
    """So many per cent, written in words."""
    bounded = match.re.groupindex.get("bound")
    start = place if bounded is None or match.start(bounded) < 0 else min(place, match.start(bounded))
    end = match.end()
    share_of = _OF.match(match.string, end) is not None
    return Quantity(start, end, place, value, None, bound, "%", end, end, is_part=True, share_of=share_of)


def _bound_of_half(word: str) -> Bound:
    if word in words_of("counting.half_more"):
        return "more_than"
    if word in words_of("counting.half_less"):
        return "less_than"
    return "nearly" if word in words_of("counting.half_near") else "exact"


def _judged(
    text: str, numeral: Numeral, before: list[Quantity], barred: Mapping[int, object]
) -> Quantity | Excluded:
    """The quantity at a numeral, or why it is none."""
    made = quantity_at(text, numeral)
    if made is None:
        return Excluded(numeral.start, numeral.end, "date", _OF_OTHERS)
    if made.unit is None and made.end == numeral.end:
        last = _unit_of_list(text, numeral.start, made.end, barred)
        made = made if last is None else made.in_unit_of(last)
    rule = counts_nothing(NumberSeen(text, numeral, made, before))
    if rule is None:
        return made
    end = made.end if rule == LIMIT else made.unit_end
    return Excluded(numeral.start, end, rule)


def _barred(text: str) -> dict[int, tuple[int, str, str]]:
    """For each place inside an excluded stretch: where that ends, its rule and why."""
    barred: dict[int, tuple[int, str, str]] = {}

    def bar(start: int, end: int, rule: str, why: str) -> None:
        for place in range(start, end):
            barred.setdefault(place, (end, rule, why))

    for match in _QUOTED.finditer(text):
        if not _is_statement(match.group()):
            bar(match.start(), match.end(), "quoted name", _QUOTED_NAME)
    measured = turned_times(text)
    for group, tried in exclusions().patterns.tried(set(text)).items():
        rule, why = exclusions().rules[group]
        for start, end in spans(tried, text):
            if any(start <= place < end for place in measured):
                continue
            if rule == "age or threshold" and _LIVED.search(text, 0, start):
                continue
            lasting = rule == "span of years" or (rule == "date" and _YEARS.fullmatch(text, start, end))
            if lasting and is_measured_time(text[max(0, start - LOOK_BEHIND) : start]):
                continue
            bar(start, end, rule, why)
    return barred


def _is_statement(quoted: str) -> bool:
    """Whether quotation marks hold a statement with its own clauses, not a name."""
    return len(quoted) > 24 and "," in quoted


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
        if generic and is_set_up(text, quantity):
            kept.append(quantity)
            continue
        if generic and not any(
            other.unit == quantity.unit and not text[other.numeral].isdigit() for other in counted
        ):
            excluded.append(Excluded(quantity.start, quantity.unit_end, _ONE_THING))
        else:
            kept.append(quantity)
    return kept, sorted(excluded, key=lambda each: each.start)
