"""Figures as people write them in the cells of a summary: `逾 1.5`, `萬起`, `↓ −20%（同比）`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, cast, get_args

from converter.assets import package_folder, read_toml
from converter.model import Base, Bound, Change

_SPACE: Final = re.compile(r"\s+")
_NUMBER: Final = r"\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_LONGEST: Final = 60
"""Characters of a cell with a figure; what is longer is prose."""
_BRACKETS: Final = re.compile(r"[（(]([^（()）]*)[)）]")
_BEHIND_NAMES: Final = "*⁰¹²³⁴⁵⁶⁷⁸⁹  "
_DIRECTIONS: Final[Mapping[str, int]] = {"↑": 1, "↓": -1, "→": 0}
ARROWS: Final = "".join(_DIRECTIONS)
"""What a change or a figure may begin with."""


@dataclass(frozen=True, slots=True)
class CellFigure:
    """What a cell with its unit says of a value; without one where the cell is empty."""

    value: Decimal | None = None
    value_max: Decimal | None = None
    bound: Bound = "exact"
    unit: str = ""


@dataclass(frozen=True, slots=True)
class _Words:
    """What a figure is made of."""

    figure: re.Pattern[str]
    bounds: Mapping[str, Bound]
    powers: Mapping[str, int]
    units: Mapping[str, str]
    basis: Mapping[str, Base]
    unchanged: re.Pattern[str]
    directions: Mapping[str, int]


def bare(text: str) -> str:
    """A text without white space, to be compared."""
    return _SPACE.sub("", text)


def bare_name(text: str) -> str:
    """A name in a cell in one line, without the mark of doubt and the number of a note behind it."""
    return "".join(text.splitlines()).rstrip(_BEHIND_NAMES)


def read_figure(text: str, unit: str = "") -> CellFigure | None:
    """A value in a cell.

    Args:
        text: of the cell; with the unit, or without.
        unit: of the cell beside it, with the magnitude, and with a bound that stands there: `萬起`, `%左右`.

    Returns:
        None where it cannot be read.
    """
    written = bare(text).lstrip(ARROWS)
    if not written:
        return CellFigure()
    if len(written) > _LONGEST:
        return None
    words = _words()
    found = words.figure.fullmatch(written)
    if found is None:
        return None
    beside = bare(unit)
    stands_last = next((each for each in words.bounds if len(each) > 1 and beside.endswith(each)), "")
    own = found["unit"] + beside.removesuffix(stands_last)
    power = next((each for each in words.powers if own.startswith(each)), "")
    bound = found["before"] or found["behind"] or found["last"] or stands_last
    scale = Decimal(10) ** words.powers.get(power, 0)
    return CellFigure(
        _whole(_decimal(found["value"], found["sign"]) * scale),
        _whole(_decimal(found["most"]) * scale) if found["most"] else None,
        words.bounds[bound] if bound else "exact",
        own[len(power) :],
    )


def read_change(text: str, basis: str, before: Change | None) -> Change | None:
    """A change in a cell.

    Args:
        text: of the cell; with the basis in brackets, or without.
        basis: of the cell beside it.
        before: what stood there, which gives direction and basis where they are not written.

    Returns:
        None where it cannot be read; the cell is not empty.
    """
    words = _words()
    written = bare(text)
    told = [*_BRACKETS.findall(written), bare(basis)]
    written = _BRACKETS.sub("", written)
    named = next((words.basis[each] for each in told if each in words.basis), None)
    if any(each and each not in words.basis for each in told):
        return None
    sign = -1 if before is not None and before.amount < 0 else 1
    for arrow in _DIRECTIONS:
        if written.startswith(arrow):
            written, sign = written[1:], _DIRECTIONS[arrow] or sign
    for word, direction in words.directions.items():
        if written.startswith(word):
            written, sign = written[len(word) :], direction
    if words.unchanged.fullmatch(written):
        return Change(Decimal(0), "%", None).on(named)
    if written[:1] in "+＋-−－":
        written, sign = written[1:], 1 if written[0] in "+＋" else -1
    figure = read_figure(written)
    if figure is None or figure.value is None or not figure.unit:
        return None
    most = None if figure.value_max is None else sign * figure.value_max
    unit = words.units.get(figure.unit, figure.unit)
    return Change(sign * figure.value, unit, None, figure.bound, most).on(named)


def _whole(value: Decimal) -> Decimal:
    """A whole number without a point."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _decimal(written: str, sign: str | None = None) -> Decimal:
    value = Decimal(re.sub("[,，]", "", written))
    return -value if sign else value


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = read_toml(package_folder("converter.corrections") / "data" / "cells.toml")
    before, behind = data["before"], data["behind"]
    bounds = {word: bound for table in (before, behind) for bound, own in table.items() for word in own}
    assert set(bounds.values()) <= set(get_args(Bound))
    ends = _any(word for own in behind.values() for word in own)
    figure = re.compile(
        rf"(?P<before>{_any(word for own in before.values() for word in own)})?"
        rf"(?P<sign>[-−－])?(?P<value>{_NUMBER})(?:[–—~～至-](?P<most>{_NUMBER}))?(?P<behind>{ends})?"
        rf"(?P<unit>[^\d,，.+−–]{{0,20}}?)(?P<last>{ends})?"
    )
    return _Words(
        figure,
        cast("Mapping[str, Bound]", bounds),
        data["powers"],
        _turned(data["units"]),
        cast("Mapping[str, Base]", _turned(data["basis"])),
        re.compile(_any(data["change"]["unchanged"])),
        {word: direction for key, direction in (("rise", 1), ("fall", -1)) for word in data["change"][key]},
    )


def _turned(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {word: key for key, own in table.items() for word in own}


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
