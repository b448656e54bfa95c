"""The weights and words by which measures are matched: `data/weights.toml`, `data/wording.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from converter.lexicon.patterns import alternatives, data_of

_PACKAGE: Final = "converter.comparing"


@dataclass(frozen=True, slots=True)
class MatchWeights:
    """How much each part of a match counts."""

    name: float
    unit: float
    section: float
    magnitude: float


@dataclass(frozen=True, slots=True)
class MatchLimits:
    score: float
    name: float
    known_value: float
    known_score: float
    tie: float
    beside: float
    telling: int
    implied: float
    own_words: float
    near: float
    other_unit: float


@dataclass(frozen=True, slots=True)
class MatchSettings:
    """The tables of `data/weights.toml`, which says what each number means."""

    years: MatchWeights
    bodies: MatchWeights
    aims: MatchWeights
    limits: MatchLimits
    words: Mapping[str, float]
    units: Mapping[str, float]
    magnitude: Mapping[str, float]


@lru_cache(maxsize=1)
def match_settings() -> MatchSettings:
    """The bundled weights.

    Raises:
        TypeError: the file lacks a number, or has one too many.
    """
    data = data_of(_PACKAGE, "weights")
    return MatchSettings(
        MatchWeights(**data["years"]),
        MatchWeights(**data["bodies"]),
        MatchWeights(**data["aims"]),
        MatchLimits(**data["limits"]),
        data["words"],
        data["units"],
        data["magnitude"],
    )


@dataclass(frozen=True, slots=True)
class ApartRow:
    """Words that part two measures."""

    words: Mapping[str, str]
    """Each with the one that stands for it."""
    strict: bool
    """Whether a name with one of them is also parted from a name with none."""
    ending: bool
    """Whether the words are looked for at the end of a name."""
    rates: bool
    """Whether a rate with one of them is parted from a rate with none, unless its surroundings have it."""
    yields: bool
    """Whether its words do not part a figure from the one that a later change implies."""
    last: bool
    """Whether only the last of several words in a name counts."""
    among: re.Pattern[str] | None
    """What a name must have for the words to count."""
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class WordingTables:
    """The tables of `data/wording.toml`."""

    same: Mapping[str, str]
    """The word that stands for a wording."""
    same_pattern: re.Pattern[str]
    weak: frozenset[str]
    nothing: frozenset[str]
    apart: tuple[ApartRow, ...]
    units: Mapping[str, Mapping[str, Decimal]]
    """By family: how much one of each unit is."""
    whole: frozenset[str]
    of_what: re.Pattern[str]
    """The words of all rows that tell of what a rate is."""
    new: re.Pattern[str]
    """How a name tells what is new."""
    in_all: re.Pattern[str]
    """How a name ends that tells how many there are in all."""
    rate: re.Pattern[str]
    """How the name of a rate ends."""
    all_kinds: re.Pattern[str]
    """What stands before all kinds of something."""
    in_sum: str
    """What the name of a figure of all years says."""
    cumulative: re.Pattern[str]
    """What makes a figure one of all years."""
    passed: re.Pattern[str]
    """How a mark that was passed is written, rather than a value."""
    rates: Mapping[str, int]
    """Words at the end of a name whose value is a rise (1) or a fall (-1)."""


@lru_cache(maxsize=1)
def wording_tables() -> WordingTables:
    """The bundled words."""
    data = data_of(_PACKAGE, "wording")
    same = {word: row[0] for row in data["same"] for word in row}
    apart = tuple(map(_apart, data["apart"]))
    return WordingTables(
        same=same,
        same_pattern=re.compile(alternatives(same)),
        weak=frozenset(data["weak"]),
        nothing=frozenset(data["nothing"]),
        apart=apart,
        units={
            family: {unit: Decimal(str(factor)) for unit, factor in row}
            for family, row in data["units"].items()
        },
        whole=frozenset(data["scope"]["whole"]),
        of_what=re.compile(alternatives([word for row in apart if row.rates for word in row.words])),
        new=re.compile(data["stage"]["new"]),
        in_all=re.compile(data["stage"]["in_all"]),
        rate=re.compile(data["stage"]["rate"]),
        all_kinds=re.compile(data["stage"]["all_kinds"]),
        in_sum=data["stage"]["in_sum"],
        cumulative=re.compile(data["stage"]["cumulative"]),
        passed=re.compile(data["stage"]["passed"]),
        rates={word: sign for key, sign in (("up", 1), ("down", -1)) for word in data["rates"][key]},
    )


def _apart(row: Mapping[str, Any]) -> ApartRow:
    ending = bool(row.get("ending", False))
    rows = [[word] if isinstance(word, str) else word for word in row["words"]]
    words = {word: own[0] for own in rows for word in own}
    pattern = alternatives(words)
    return ApartRow(
        words=words,
        strict=row["strict"],
        ending=ending,
        rates=bool(row.get("rates", False)),
        yields=bool(row.get("yields", False)),
        last=bool(row.get("last", False)),
        among=re.compile(row["among"]) if "among" in row else None,
        pattern=re.compile(f"{pattern}$" if ending else pattern),
    )


@dataclass(frozen=True, slots=True)
class ReckoningTables:
    """The tables of `data/reckoning.toml`."""

    own_basis_names: re.Pattern[str]
    own_basis_wording: re.Pattern[str]
    fewer: re.Pattern[str]
    most: re.Pattern[str]
    net: re.Pattern[str]
    """How the name begins of by how many there are more or less."""
    tolerance: Mapping[str, Decimal]


@lru_cache(maxsize=1)
def reckoning_tables() -> ReckoningTables:
    """The bundled words and tolerances."""
    data = data_of(_PACKAGE, "reckoning")
    return ReckoningTables(
        re.compile(data["own_basis"]["names"]),
        re.compile(data["own_basis"]["wording"]),
        re.compile(data["aims"]["fewer"]),
        re.compile(data["aims"]["most"]),
        re.compile(data["aims"]["net"]),
        {name: Decimal(str(share)) for name, share in data["tolerance"].items()},
    )
