"""Units that go on, or do not fit what a name measures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from converter.lexicon import bundled, fold
from converter.parsing.figures.doubts.seen import Doubted
from converter.parsing.figures.vocabulary import doubting


def unit_is_cut(seen: Doubted) -> bool:
    """What a unit is told for stands behind it: 毫克|/升."""
    span = seen.record.unit_span
    return span is not None and doubting().goes_on.match(seen.text, span.end) is not None


@dataclass(frozen=True, slots=True)
class _Unit:
    """What a unit counts, as far as names may not fit it."""

    rates_things: bool
    happens: bool
    counts: bool
    of_no_person: bool


@lru_cache(maxsize=256)
def _unit_of(written: str) -> _Unit:
    said, unit = doubting(), fold(written)
    return _Unit(
        said.ratings.search(unit) is not None,
        said.events.fullmatch(unit) is not None,
        bundled().counts(unit),
        said.money_units.search(unit) is not None or said.no_persons.search(unit) is not None,
    )


def unit_is_unlike(seen: Doubted) -> bool:
    if seen.record.value is None or doubting().rated.search(seen.name):
        return False
    if not seen.record.unit:
        return not (doubting().unitless.search(seen.name) or doubting().share.search(seen.name))
    return _is_unlike(_unit_of(seen.record.unit), seen.name) and not doubting().share.search(seen.name)


def _is_unlike(unit: _Unit, name: str) -> bool:
    """Whether a name measures something else than a unit counts."""
    if unit.rates_things or (unit.happens and doubting().places.search(name)):
        return True
    if not (unit.counts or unit.of_no_person) or not doubting().measured.search(name):
        return False
    if doubting().rate.search(name):
        return unit.counts
    if doubting().persons.search(name):
        return unit.of_no_person
    return unit.counts and doubting().money.search(name) is not None
