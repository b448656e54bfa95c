"""Whether a number that no pattern excludes counts something: tables of rules over what stands beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from converter.lexicon.scope import in_use
from converter.parsing.figures.grammar import named, words_of
from converter.parsing.figures.quantities import LOOK_BEHIND, Quantity
from converter.parsing.figures.rules import Rule, Table
from converter.parsing.figures.vocabulary import changes, deeds, quantities
from converter.parsing.numerals import Numeral

_HAN = named("common.han")
_OF = named("common.of")
_JOINED = named("counting.joined")
_BREAKS = named("counting.breaks")
_LIMITING = named("counting.limiting")
_OF_SIZE, _THEN_COUNTED = named("counting.of_size"), named("counting.then_counted")
_AFTER_COUNT = named("counting.after_count")
_POINTING = named("counting.pointing")
_THERE_ARE = named("counting.there_are")
_CONDITION = named("counting.condition")
_OF_WHICH = named("counting.of_which")
_OPENING_COUNT, _SUMMED = named("counting.opening_count"), named("counting.summed")
_OF_ALL, _OF_EACH = named("counting.of_all"), named("counting.of_each")
_REACHING = named("counting.reaching")
_OF_COUNTED = named("counting.of_counted")
_MEASURED = named("counting.measured")
_MULTIPLIER = named("counting.multiplier")
_ONE_MULTIPLIER = named("counting.one_multiplier")
_MULTIPLIERS = named("counting.multipliers")
_STATED = named("counting.stated")
_TURNED = named("counting.turned")
_RANKING = named("counting.ranking")
_ENDS_CHANGE = named("counting.ends_change")
_STATING = named("counting.stating")
_TURNED_TIME = named("counting.turned_time")
_MOVED_TIME = named("counting.moved_time")
_LED_TIME = named("counting.led_time")
_LIST = named("counting.list")
_SOME = named("counting.some")
_OF_SOME, _FOR_EACH = named("counting.of_some"), named("counting.for_each")
_RANKED = named("counting.ranked")
_AT, _SITED = named("counting.at"), named("counting.sited")
_OPENS, _MEASURED_PLACES = named("counting.opens"), named("counting.measured_places")
_MEETING = named("counting.meeting")
_SHARE_TOLD = named("counting.share_told")
_SHARE_NEAR: Final = 8
LIMIT: Final = "limit"
"""The rule whose number takes the words of its bound with it."""
_DEED_AND_NOUN: Final = 4
"""Characters of a deed and what it sets up."""
_SOME_LONG: Final = 32
"""Characters before a number in which some of those counted are told: 12个市中有10个…"""
_FEW: Final = 10
_SHORT: Final = 2
"""Characters of a numeral that divides an argument: 十六项措施."""
_ENDS_CLAUSE: Final = ",;。:)、 "


@dataclass(slots=True)
class NumberSeen:
    """A number with what stands beside it."""

    text: str
    """The folded sentence."""
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

    @property
    def in_digits(self) -> bool:
        return self.text[self.numeral.start].isdigit()

    @property
    def is_exact(self) -> bool:
        return self.made.bound == "exact"

    @property
    def closes(self) -> bool:
        """Whether a clause ends behind it."""
        return ends_clause(self.text, self.made.end)


def counts_nothing(seen: NumberSeen) -> str | None:
    """The rule by which a number counts nothing; None if it counts."""
    counted = seen.made.unit is not None
    found = (COUNTED.first(seen) if counted else None) or CHANGING.first(seen)
    if found is None and not counted:
        found = (BARE_DIGITS if seen.in_digits else BARE_HAN).first(seen)
    elif found is None and not seen.in_digits and seen.numeral.unit is None:
        found = COUNTED_IN_HAN.first(seen)
    return found[0] if found is not None and found[1] else None


def ends_clause(text: str, place: int) -> bool:
    return place >= len(text) or text[place] in _ENDS_CLAUSE


def is_listed(text: str, end: int, start: int) -> bool:
    """Whether nothing but 、 or 和 stands between the end of a number and the start of the next."""
    return bool(_LIST.fullmatch(text[end:start].strip()))


@lru_cache(maxsize=16)
def turned_times(text: str) -> frozenset[int]:
    """Where the numbers of times stand that are the measure, for they change: 由15日缩短到5日."""
    turned = (match.start(group) for match in _TURNED_TIME.finditer(text) for group in (1, 3))
    moved = (
        match.start(group)
        for match in _MOVED_TIME.finditer(text)
        for group in (1, 3, 4, 6, 7, 9)
        if match.group(group) is not None
    )
    return frozenset([*turned, *moved, *(match.start(1) for match in _LED_TIME.finditer(text))])


def is_measured_time(head: str) -> bool:
    """Whether the words before a number name a time as the measure: 办理时限压缩至."""
    return bool(quantities().measured_times.search(_STATING.sub("", head)))


def is_set_up(text: str, quantity: Quantity) -> bool:
    """新建冷库一座: one thing set up, told at the end of its clause."""
    start = max(text.rfind(mark, 0, quantity.start) for mark in ",;。:、") + 1
    if not ends_clause(text, quantity.end) or quantity.start - start < _DEED_AND_NOUN:
        return False
    return quantities().sets_up.search(text, start, quantity.start - 1) is not None


# --- the rules --------------------------------------------------------------------------------------------


def _span_of_time(seen: NumberSeen) -> bool:
    unit = seen.made.unit
    if unit not in quantities().times:
        return False
    last = seen.before[-1] if seen.before else None
    if last is not None and last.unit == unit:
        goes_on = is_listed(seen.text, last.end, seen.made.start)
        if goes_on or changes().before_number.search(seen.head):
            return False
    return not is_measured_time(seen.head) and not _is_changing_time(seen)


def _reached_by_some(seen: NumberSeen) -> bool:
    """12个市中有10个侦破率超过|90%: what those that are counted have or reach."""
    text, made, start = seen.text, seen.made, seen.numeral.start
    if seen.is_exact and _SHARE_TOLD.search(text, max(0, start - _SHARE_NEAR), start):
        return False  # 其中10条产业链项目占比达75%
    if _is_condition(seen):
        return True
    if not (made.is_part or _FOR_EACH.search(made.unit or "")) or not ends_clause(text, made.end):
        return False
    return _OF_SOME.search(text, max(0, start - _SOME_LONG), start) is not None


def _limit(seen: NumberSeen) -> bool:
    text, made = seen.text, seen.made
    sized = made.start < seen.numeral.start and _OF_SIZE.search(seen.head) is not None
    if sized and not made.is_part and _THEN_COUNTED.match(text, made.end):
        return True  # 总投资超|10亿元|项目50个
    if not seen.is_exact and _OF_COUNTED.match(text, made.end):
        return not made.is_part or _MEASURED.search(text[: made.start]) is not None
    if made.is_part or made.end == made.unit_end or not _LIMITING.search(text, made.unit_end, made.end):
        return False
    if _counted_by_deed(seen):
        return False
    limits = bool(_OF.match(seen.follows)) and not ends_clause(text, made.end + 1)
    limits = limits or seen.follows.isdecimal()  # 600分以上21人
    return limits or bool(_HAN.match(seen.follows) and not _AFTER_COUNT.match(seen.follows))


def _is_condition(seen: NumberSeen) -> bool:
    """有5个专业招生不足|40人: what those have to meet that there are so many of."""
    text, made = seen.text, seen.made
    last = seen.before[-1] if seen.before else None
    if last is None or not seen.closes:
        return False
    if last.is_part and last.share_of and not made.is_part:
        return _MEETING.fullmatch(text, last.end, made.start) is not None  # 九成的村收入超过20万元
    if not in_use().counts(last.unit):
        return False
    if seen.is_exact and not (made.is_part and _REACHING.search(text, last.end, made.start)):
        return False
    there_are = _THERE_ARE.search(text, 0, last.start) or (
        made.is_part and _OF_WHICH.search(text, 0, last.start)
    )
    if not (there_are or _opens_with_count(text, last, made.start)):
        return False
    return _CONDITION.fullmatch(text, last.end, made.start) is not None


def _opens_with_count(text: str, counted: Quantity, reached: int) -> bool:
    """12个县|生产总值突破|500亿元: whether a clause begins with how many have what is told behind.

    Args:
        text: the folded sentence.
        counted: how many there are.
        reached: where what they have or reach is written.
    """
    opening = _OPENING_COUNT.search(text, 0, counted.start)
    if opening is None or _SUMMED.match(text, counted.end):
        return False
    if _OF_ALL.search(opening["lead"]) and not _OF_EACH.search(text, counted.end, reached):
        return False  # 全县35家企业产值突破80亿元: the sum of them
    return deeds().search(opening["lead"]) is None


def _counted_by_deed(seen: NumberSeen) -> bool:
    """建设200个以上示范村: what a deed brings about is counted; 查处10万元以上案件 is told by its size."""
    text, made = seen.text, seen.made
    if not in_use().counts(made.unit) or _OF.match(seen.follows):
        return False
    last = seen.before[-1] if seen.before else None
    if last is not None and last.unit == made.unit and _LIST.match(text, made.start - 1):
        return last.bound == made.bound or in_use().counts(last.unit)
    near = max(0, made.start - 4)
    return any(deed.end() == made.start for deed in deeds().finditer(text, near, made.start))


def _rank(seen: NumberSeen) -> bool:
    if seen.made.unit not in words_of("counting.ranks"):
        return False
    start = max(seen.text.rfind(mark, 0, seen.numeral.start) for mark in ";。") + 1
    return _RANKED.search(seen.text, start, seen.made.end) is not None


def _is_changing_time(seen: NumberSeen) -> bool:
    return seen.numeral.start in turned_times(seen.text)


def _begins_change(seen: NumberSeen) -> bool:
    return bool(_HAN.match(seen.follows) and _TURNED.search(seen.head))


def _leans_on_word(seen: NumberSeen) -> bool:
    listed = seen.numeral.scaled or _LIST.match(seen.text, seen.made.end)
    return bool(_HAN.match(seen.follows)) and not listed


def _not_stated(seen: NumberSeen) -> bool:
    text, numeral, before = seen.text, seen.numeral, seen.before
    in_list = bool(before) and before[-1].unit is None and is_listed(text, before[-1].end, numeral.start)
    return not (numeral.scaled or _STATED.search(text[: numeral.start]) or in_list)


def _large(seen: NumberSeen) -> bool:
    return seen.numeral.scaled and len(seen.written) > 1 and not _HAN.match(seen.follows)


def _ranked_value(seen: NumberSeen) -> bool:
    """指数居前3位的是: 沁南县(3.41): alone in brackets behind one of those that are ranked."""
    text, start, end = seen.text, seen.made.start, seen.made.end
    alone = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return alone and seen.numeral.value % 1 != 0 and _RANKING.search(text, 0, start) is not None


def _ends_change(seen: NumberSeen) -> bool:
    near = max(0, seen.numeral.start - _SOME_LONG)
    return seen.closes and _ENDS_CHANGE.search(seen.text, near, seen.numeral.start) is not None


def _some_of(seen: NumberSeen) -> bool:
    return bool(_MULTIPLIER.match(seen.written) and _SOME.search(seen.text, 0, seen.made.start))


def _one_multiplier(seen: NumberSeen) -> bool:
    return seen.is_exact and _ONE_MULTIPLIER.fullmatch(seen.written) is not None


def _part(seen: NumberSeen) -> bool:
    return seen.made.is_part


def _place(seen: NumberSeen) -> bool:
    return seen.made.unit in quantities().never_in_han


def _only_multipliers(seen: NumberSeen) -> bool:
    return seen.is_exact and bool(_MULTIPLIERS.fullmatch(seen.written)) and not seen.closes


def _many(seen: NumberSeen) -> bool:
    value = seen.numeral.value
    return value > _FEW or value % 1 != 0 or _ONE_MULTIPLIER.fullmatch(seen.written) is not None


def _many_points(seen: NumberSeen) -> bool:
    argues = seen.is_exact and seen.made.unit in quantities().of_arguments and len(seen.written) <= _SHORT
    return argues and _many(seen) and not seen.closes


def _pointed_at(seen: NumberSeen) -> bool:
    return _POINTING.match(seen.text, seen.made.start - 1, seen.made.start) is not None


def _at_end(seen: NumberSeen) -> bool | None:
    """Whether a number that ends a clause counts nothing, being a single one; None for others."""
    made = seen.made
    if not seen.closes or made.end - seen.numeral.start < _SHORT:
        return None
    if made.unit not in quantities().closing_counts:
        return None
    one = seen.numeral.value == 1 and not changes().before_number.search(seen.head)
    return one and not is_set_up(seen.text, made)


def _plain(seen: NumberSeen) -> bool:
    return seen.made.unit in quantities().plain_counts and not _OF.match(seen.follows)


def _set_up(seen: NumberSeen) -> bool:
    return quantities().set_up.search(seen.head) is not None


def _sited(seen: NumberSeen) -> bool:
    if _OPENS.search(seen.head) and _MEASURED_PLACES.match(seen.text, seen.made.end):
        return True
    sited = _SITED.match(seen.text, seen.made.end) if _AT.search(seen.head) else None
    return sited is not None and deeds().match(seen.text, sited.end()) is not None


def _listed(seen: NumberSeen) -> bool:
    before = seen.before[-1] if seen.before else None
    if before is None or before.unit != seen.made.unit:
        return False
    between = seen.text[before.end : seen.made.start]
    return _JOINED.search(between) is not None and not _BREAKS.search(between)


def _none(id: str, fits: Callable[[NumberSeen], bool]) -> Rule[NumberSeen, bool]:
    """What fits counts nothing."""
    return Rule(id, fits, tells=True)


def _some(id: str, fits: Callable[[NumberSeen], bool]) -> Rule[NumberSeen, bool]:
    """What fits counts, whatever the rules behind say."""
    return Rule(id, fits, tells=False)


COUNTED: Final[Table[NumberSeen, bool]] = Table(
    _none("span-of-time", _span_of_time),
    _none("reached-by-some", _reached_by_some),
    _none(LIMIT, _limit),
    _none("rank", _rank),
)
"""Numbers with a unit; in the order they are asked, as those of all tables here."""

CHANGING: Final[Table[NumberSeen, bool]] = Table(_some("changing-time", _is_changing_time))
"""Numbers with a unit or without."""

BARE_DIGITS: Final[Table[NumberSeen, bool]] = Table(
    _some("ranked-value", _ranked_value),
    _some("begins-change", _begins_change),
    _none("leans-on-word", _leans_on_word),
    _none("not-stated", _not_stated),
)
"""Digits without a unit count where a statement leads up to them."""

BARE_HAN: Final[Table[NumberSeen, bool]] = Table(
    _some("large", _large),
    _some("ends-change", _ends_change),
    _none("saying", lambda seen: True),
)
"""Chinese numerals without a unit."""

COUNTED_IN_HAN: Final[Table[NumberSeen, bool]] = Table(
    _none("some-of", _some_of),
    _none("one-multiplier", _one_multiplier),
    _some("part", _part),
    _none("place", _place),
    _none("only-multipliers", _only_multipliers),
    _none("many-points", _many_points),
    _some("many", _many),
    _none("pointed-at", _pointed_at),
    Rule("at-end", _at_end),
    _some("plain", _plain),
    _some("set-up", _set_up),
    _some("sited", _sited),
    _some("listed", _listed),
    _none("argument", lambda seen: True),
)
"""Chinese numerals with a unit, when no rule for all numbers fits: 三百支 counts, 三个方面 does not."""
