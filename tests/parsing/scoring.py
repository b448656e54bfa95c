"""How well a Report agrees with what a careful editor found in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from converter.model import Indicator

_MARKS = re.compile(r"[^\w%]+")


@dataclass(frozen=True, slots=True)
class Score:
    """Records found, records there are, records given."""

    found: int
    there: int
    given: int

    def __add__(self, other: Score) -> Score:
        return Score(self.found + other.found, self.there + other.there, self.given + other.given)

    @property
    def f1(self) -> float:
        return 2 * self.found / (self.there + self.given) if self.there + self.given else 1.0


NOTHING = Score(0, 0, 0)


def bare(text: str | None) -> str:
    return _MARKS.sub("", text or "")


def core_and_full(gold: dict[str, Any], indicators: Sequence[Indicator]) -> tuple[Score, Score]:
    """Agreement in value, unit and change; and in bound, basis, aim, earlier value and name as well.

    Records that the editor holds for doubtful count neither way.
    """
    left = list(indicators)
    core = full = there = doubtful = 0
    for record in sorted(gold["indicators"], key=lambda each: bool(each.get("optional"))):
        same = [each for each in left if _core(each) == _gold_core(record)]
        best = max(same, key=lambda each: _alike(each.name, record["name"]), default=None)
        if best is not None:
            left.remove(best)
        if record.get("optional"):
            doubtful += best is not None
            continue
        there += 1
        core += best is not None
        full += best is not None and _rest(best, record)
    given = len(indicators) - doubtful
    return Score(core, there, given), Score(full, there, given)


def wrong_records(gold: dict[str, Any], indicators: Sequence[Indicator]) -> set[str]:
    """Ids of the records that no record of the editor agrees with in full or, if doubtful, in core."""
    left = list(gold["indicators"])
    wrong = set()
    for each in indicators:
        same = [record for record in left if _core(each) == _gold_core(record)]
        best = max(same, key=lambda record: _alike(each.name, record["name"]), default=None)
        if best is not None:
            left.remove(best)
        if best is None or not (best.get("optional") or (_rest(each, best) and _says(each.name, best))):
            wrong.add(each.id)
    return wrong


def named_well(gold: dict[str, Any], indicators: Sequence[Indicator]) -> Score:
    """Among the records found, the names that hold all words that tell which measure it is (`key`)."""
    found = [
        (each, record)
        for each in indicators
        for record in gold["indicators"]
        if record.get("key")
        and not record.get("optional")
        and _core(each) == _gold_core(record)
        and bare(each.sentence.text) == bare(record["sentence"])
        and _same_name(each.name, record["name"])
    ]
    well = sum(_says(each.name, record) for each, record in found)
    return Score(well, len(found), len(found))


def _says(name: str, record: dict[str, Any]) -> bool:
    return all(
        any(bare(word) in bare(name) for word in either.split("|")) for either in record.get("key", ())
    )


def _number(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value)).normalize()


def _core(each: Indicator) -> tuple[Any, ...]:
    change = each.change
    return (
        _number(each.value),
        _number(each.value_max),
        each.unit,
        *((_number(change.amount), change.unit) if change else (None, None)),
    )


def _gold_core(record: dict[str, Any]) -> tuple[Any, ...]:
    change = record.get("change") or {}
    return (
        _number(record["value"]),
        _number(record.get("value_max")),
        record["unit"] or None,
        _number(change.get("amount")),
        change.get("unit"),
    )


def _rest(each: Indicator, record: dict[str, Any]) -> bool:
    told = record.get("change") or {}
    basis = told.get("basis")
    if each.change is not None:
        of_change = told.get("bound") or (
            "exact" if each.value is not None else record.get("bound") or "exact"
        )
        if each.change.bound != of_change or each.change.amount_max != _number(told.get("amount_max")):
            return False
    return (
        each.bound == (record.get("bound") or "exact")
        and (each.change.basis if each.change else None) == basis
        and each.target == bool(record.get("target"))
        and _number(each.previous) == _number(record.get("previous"))
        and _same_name(each.name, record["name"])
    )


def _alike(first: str, second: str) -> float:
    one, other = Counter(bare(first)), Counter(bare(second))
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def _same_name(first: str, second: str) -> bool:
    """Alike, or the longer only spells out what the shorter leaves to its context."""
    if _alike(first, second) >= 0.75:
        return True
    short, long = sorted((bare(first), bare(second)), key=len)
    rest = iter(long)
    return bool(short) and len(long) - len(short) <= 10 and all(char in rest for char in short)
