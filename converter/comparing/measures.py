"""What a figure measures, as far as two reports can be compared by it: names as words, units as families."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final, TypeAlias

from converter.comparing.model import ComparedReport
from converter.comparing.reckoning import printed
from converter.comparing.settings import match_settings, wording_tables
from converter.lexicon import fold
from converter.lexicon.lattice import words
from converter.model import Change, Indicator, Report, Script
from converter.parsing.dating import Standpoint, days_of
from converter.variants.convert import simplified_reading

_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_SILENT: Final = re.compile(r"[^\w]+|_")
_CLAUSE: Final = re.compile("[,;。:]")
_LONGEST: Final = 4
"""Characters of a word that count: longer ones are no better known."""
_SHORTEST: Final = 2
"""Characters of a short form,"""
_MOST_LONGER: Final = 4
"""and how many times as long what it stands for may be."""

RelativeDays: TypeAlias = tuple[int, tuple[int, int], tuple[int, int]] | str | None
"""The time of a figure as its report sees it: None for the report's own."""


@dataclass(frozen=True, slots=True)
class MeasureName:
    """A name as words, in Simplified characters and one wording."""

    words: tuple[str, ...]
    stage: str = ""
    """`累计` where the clause says so and the name does not."""

    @property
    def key(self) -> str:
        return "".join((self.stage, *self.words))


@dataclass(frozen=True, slots=True)
class NameProfile:
    """What of a name is held against others."""

    counts: Counter[str]
    """Its words."""
    weight: float
    strong: frozenset[str]
    """The characters of words that say something."""
    parting: Mapping[int, frozenset[str]]
    """Its words that part measures, by the row they stand in."""


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A figure as matching sees it."""

    report: int
    order: int
    """Its place among the figures of the report."""
    indicator: Indicator
    name: MeasureName
    headings: frozenset[str]
    """Words of the headings it stands under."""
    scope: str
    """Empty for the whole of what the report speaks of."""
    days: RelativeDays
    again: tuple[Indicator, ...] = ()

    @property
    def value(self) -> Decimal | None:
        return self.indicator.value

    @property
    def unit(self) -> str | None:
        """The unit, folded; None where only a change is stated."""
        return fold(self.indicator.unit or "") if self.indicator.value is not None else None


def reading(text: str, script: Script) -> str:
    """A wording as the tables have it: Simplified, half-width."""
    return fold(simplified_reading(text, script))


@lru_cache(maxsize=4096)
def name_words(seen: str) -> tuple[str, ...]:
    """The words of a name, each in the wording that stands for all.

    Args:
        seen: folded and Simplified.

    >>> name_words("侦破各类刑事案件"), name_words("破获刑事案件")
    (('破案', '刑事', '案件'), ('破案', '刑事', '案件'))
    """
    tables = wording_tables()
    plain = _SILENT.sub("", _BRACKETS.sub("", seen)) or _SILENT.sub("", seen)
    found: list[str] = []
    end = 0
    for match in tables.same_pattern.finditer(plain):
        found += words(plain[end : match.start()])
        found += tables.same[match.group()].split()
        end = match.end()
    found += words(plain[end:])
    told = tuple(word for word in found if word not in tables.nothing)
    return told or tuple(found)


@lru_cache(maxsize=16_384)
def profile_of(name: MeasureName) -> NameProfile:
    """What of a name is held against others."""
    tables, counts = wording_tables(), Counter(name.words)
    core = "".join(word for word in name.words if word not in tables.weak) or name.key
    parting = {
        at: found
        for at, row in enumerate(tables.apart)
        if (found := frozenset(row.pattern.findall(core if row.ending else name.key)))
    }
    return NameProfile(counts, _weight(counts), frozenset(_strong_characters(counts)), parting)


def name_similarity(one: MeasureName, other: MeasureName, *, contained: bool = False) -> float:
    """How alike two names are, from 0 to 1; 0 where words part them.

    Args:
        one, other: the names.
        contained: whether a short name that stands in a longer one is nearly the same.
    """
    sided = _parted(profile_of(one), profile_of(other))
    if sided is None:
        return 0.0
    return name_likeness(one, other, contained=contained) * match_settings().words["one_sided"] ** sided


@lru_cache(maxsize=65_536)
def name_likeness(one: MeasureName, other: MeasureName, *, contained: bool = False) -> float:
    """How alike two names are, from 0 to 1, whatever words part them; the arguments of `name_similarity`."""
    own = match_settings().words
    left, right = profile_of(one), profile_of(other)
    whole = left.weight + right.weight
    if not whole:
        return 0.0
    same = left.counts & right.counts
    rest = [_strong_characters(each.counts - same) for each in (left, right)]
    if _is_short_form(*(_rest(each.words, same) for each in (one, other))):
        both = sum(_weight(each.counts - same) for each in (left, right))
        return min(1.0, (2 * _weight(same) + own["short"] * both) / whole)
    common = sum((rest[0] & rest[1]).values()) * own["inside"]
    alike = min(1.0, 2 * (_weight(same) + common) / whole)
    if all(rest):
        alike *= own["both_more"]
    if contained and not all(rest) and _strong_characters(same):
        alike = max(alike, own["contained"])
    return alike


def _rest(found: tuple[str, ...], same: Counter[str]) -> str:
    """What the words of a name that say something have beyond the same."""
    weak = wording_tables().weak
    return "".join(word for word in found if word not in same and word not in weak)


def _is_short_form(one: str, other: str) -> bool:
    """Whether one wording is the other in short: its characters in their order, but no piece of it.

    >>> _is_short_form("批捕", "批准逮捕"), _is_short_form("小学", "中小学")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    if not _SHORTEST <= len(short) < len(long) <= _MOST_LONGER * len(short) or short in long:
        return False
    if short[0] != long[0]:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


def are_parted(one: MeasureName, other: MeasureName) -> bool:
    """Whether words part two names."""
    return _parted(profile_of(one), profile_of(other)) is None


def _parted(one: NameProfile, other: NameProfile) -> int | None:
    """Of how many rows of parting words only one name has any; None where words part them."""
    if not one.parting and not other.parting:
        return 0
    rows, sided = wording_tables().apart, 0
    for at in one.parting.keys() | other.parting.keys():
        left, right = one.parting.get(at), other.parting.get(at)
        if left is not None and right is not None:
            if left.isdisjoint(right):
                return None
        elif rows[at].strict:
            return None
        else:
            sided += 1
    return sided


def _weight(found: Counter[str]) -> float:
    return sum(_weight_of(word) * count for word, count in found.items())


def _weight_of(word: str) -> float:
    share = match_settings().words["weak"] if word in wording_tables().weak else 1.0
    return min(len(word), _LONGEST) * share


def _strong_characters(found: Counter[str]) -> Counter[str]:
    """The characters of words that say something."""
    weak = wording_tables().weak
    return Counter("".join(word * count for word, count in found.items() if word not in weak))


# --- units -----------------------------------------------------------------------------------------------


def unit_factor(unit: str, other: str) -> Decimal | None:
    """How many of `other` one of `unit` is; None where the two cannot be compared.

    >>> unit_factor("公里", "米"), unit_factor("起", "件"), unit_factor("元", "%")
    (Decimal('1000'), Decimal('1'), None)
    """
    if unit == other:
        return Decimal(1)
    for family in wording_tables().units.values():
        if unit in family and other in family:
            return family[unit] / family[other]
    return None


def unit_similarity(one: MeasureView, other: MeasureView) -> float:
    """How alike two units are; 0 where they cannot be compared."""
    own = match_settings().units
    if one.unit is None or other.unit is None:
        return own["unknown"] if one.unit != other.unit else 1.0
    if one.unit == other.unit:
        return 1.0
    return own["family"] if unit_factor(one.unit, other.unit) is not None else 0.0


# --- the figures of a report -----------------------------------------------------------------------------


def measures_in(compared: ComparedReport, *, aims: bool = False) -> tuple[MeasureView, ...]:
    """The results of a report, or its aims, each once.

    Args:
        compared: the report.
        aims: whether its aims are wanted.
    """
    report = compared.report
    stand = Standpoint.of(report)
    headings = {
        section: frozenset(word for text in path for word in name_words(reading(text, report.script)))
        for section, path in report.headings().items()
    }
    wanted = (own for own in report.indicators if own.target == aims)
    made = (
        MeasureView(
            compared.number,
            order,
            own,
            name,
            headings.get(own.section or "", frozenset()),
            _scope(own, report.script),
            None if aims else _relative_days(own, report, stand),
        )
        for order, (own, name) in enumerate(_as_change(own, _name(own, report)) for own in wanted)
    )
    return tuple(sorted(_once(made), key=lambda view: view.order))


def _as_change(own: Indicator, name: MeasureName) -> tuple[Indicator, MeasureName]:
    """A value that is itself a change, as a change: 居民消费价格涨幅3%左右 is a rise of 居民消费价格."""
    last = name.words[-1]
    rate = next((word for word in wording_tables().rates if last.endswith(word)), None)
    if rate is None or own.value is None or own.unit != "%" or own.change is not None:
        return own, name
    rest = (*name.words[:-1], *filter(None, (last.removesuffix(rate),)))
    if not rest:
        return own, name
    sign = wording_tables().rates[rate]
    highest = sign * own.value_max if own.value_max is not None else None
    change = Change(sign * own.value, "%", "yoy", own.bound, highest)
    moved = replace(own, value=None, value_max=None, unit=None, change=change)
    return moved, replace(name, words=rest)


def _name(own: Indicator, report: Report) -> MeasureName:
    found = name_words(reading(own.name, report.script))
    ahead = report.text[own.sentence.span.start : own.written.span.start]
    clause = _CLAUSE.split(reading(ahead, report.script))[-1]
    cumulative = wording_tables().cumulative.search(clause)
    return MeasureName(found, "累计" if cumulative and "累计" not in found else "")


def _scope(own: Indicator, script: Script) -> str:
    scope = reading(own.scope.text, script) if own.scope is not None else ""
    return "" if scope in wording_tables().whole else scope


def _relative_days(own: Indicator, report: Report, stand: Standpoint) -> RelativeDays:
    """The time of a result as its report sees it."""
    if own.period is None or stand.first is None or stand.last is None:
        return None
    days = days_of(own, stand)
    if days.first is None or days.last is None:
        return None if days.why == "no-period" else reading(own.period.text, report.script)
    first, last = days.first, days.last
    if last == stand.last and first in (stand.first, last):
        return None
    return last.year - stand.last.year, (first.month, first.day), (last.month, last.day)


def _once(found: Iterator[MeasureView]) -> Iterator[MeasureView]:
    """Each figure once: what is told in the overview and in its section again."""
    kept: dict[object, MeasureView] = {}
    for each in found:
        key: object = (each.name.key, each.scope, each.days, each.unit, each.value)
        if each.value is None:
            change = each.indicator.change
            key = (key, change.amount if change else None, each.order if change is None else 0)
        first = kept.get(key)
        if first is None:
            kept[key] = each
            continue
        fuller = each if first.indicator.change is None and each.indicator.change is not None else first
        other = first if fuller is each else each
        again = (*first.again, other.indicator)
        kept[key] = MeasureView(
            fuller.report, first.order, fuller.indicator, fuller.name, fuller.headings, fuller.scope,
            fuller.days, again,
        )  # fmt: skip
    yield from _rounded_once(list(kept.values()))


def _rounded_once(found: Sequence[MeasureView]) -> Iterator[MeasureView]:
    """Each figure once: of one that is told rounded in the overview, or with a mark it passed, the finer."""
    by_name: dict[object, list[MeasureView]] = {}
    for each in found:
        by_name.setdefault((each.name.key, each.scope, each.days, each.unit), []).append(each)
    for same in by_name.values():
        finest = min(same, key=lambda view: (_is_mark(view), _coarseness(view)))
        others = (each for each in same if each is not finest)
        coarser = [each for each in others if _rounds_to(finest, each) or _has_passed(finest, each)]
        again = (*finest.again, *(each.indicator for each in coarser))
        for each in same:
            if each is finest:
                yield replace(each, order=min(one.order for one in (finest, *coarser)), again=again)
            elif each not in coarser:
                yield each


def _coarseness(view: MeasureView) -> Decimal:
    own = printed(view.indicator) if view.value is not None else None
    return own.high - own.low if own is not None else Decimal(0)


def _is_mark(view: MeasureView) -> bool:
    """Whether a figure is a mark that was passed: 迈上200亿元台阶."""
    return wording_tables().passed.search(fold(view.indicator.written.text)) is not None


def _has_passed(own: MeasureView, mark: MeasureView) -> bool:
    """Whether a value is beyond a mark, and no mark itself."""
    if own.value is None or mark.value is None or not _is_mark(mark) or _is_mark(own):
        return False
    return own.value >= mark.value


def _rounds_to(fine: MeasureView, coarse: MeasureView) -> bool:
    """Whether a coarser figure is the finer one rounded."""
    if fine.value is None or coarse.value is None or _coarseness(coarse) <= _coarseness(fine):
        return False
    own = printed(coarse.indicator)
    return own.low <= fine.value <= own.high


def in_unit(value: Decimal | None, unit: str | None, wanted: str | None) -> Decimal | None:
    """A value in another unit of its family; None where that cannot be told."""
    if value is None or unit is None or wanted is None:
        return value
    factor = unit_factor(unit, wanted)
    return None if factor is None else value * factor


def same_days(one: date | None, other: date | None, years: int) -> bool:
    """Whether a day is `years` before another; the last of February is one day."""
    if one is None or other is None:
        return False
    if (one.month, one.day) in ((2, 28), (2, 29)) and (other.month, other.day) in ((2, 28), (2, 29)):
        return other.year - one.year == years
    return (one.year + years, one.month, one.day) == (other.year, other.month, other.day)


def body_of(report: Report) -> str | None:
    """The body a report is of, folded to Simplified; its place where it names none."""
    named = report.issuer or report.place
    return reading(named.text, report.script).replace(" ", "") if named is not None else None


def one_body(one: str | None, other: str | None) -> bool:
    """Whether two names may be of one body: one is part of the other, or is not known."""
    return not one or not other or one.endswith(other) or other.endswith(one) or one == other
