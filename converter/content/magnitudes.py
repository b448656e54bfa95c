"""One way of writing a magnitude in a table: figures of one unit in 万 or in 亿, not some in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from converter import number_format
from converter.content.indicators import change, moved
from converter.content.labels import ByEdition, Labels
from converter.content.tree import ColumnKey, IndicatorRow
from converter.content.weights import weights
from converter.model import Indicator

_POWERS: Final = (8, 4)


def in_one_magnitude(rows: Sequence[IndicatorRow], labels: Labels) -> tuple[IndicatorRow, ...]:
    """The rows of a table, figures of one unit that are written in 万 and in 亿 in that which is shorter.

    A figure that is written without a magnitude stays as it is, and so does one in 万亿: no digit is dropped,
    and none is added. An aim keeps its wording where it stands in one piece.

    Args:
        rows: what the table shows.
        labels: the program's own words.
    """
    powers: dict[str, list[IndicatorRow]] = {}
    for row in rows:
        if (
            number_format.has_magnitude(row.figure[0])
            and number_format.shown_power(row.figure[0]) <= _POWERS[0]
        ):
            powers.setdefault(row.figure[0].unit or "", []).append(row)
    chosen = {unit: shortest_power([row.figure[0] for row in same]) for unit, same in powers.items()}
    scaled = {row.id for same in powers.values() for row in same}
    return tuple(
        _scaled(row, power, labels)
        if row.id in scaled and (power := chosen[row.figure[0].unit or ""]) is not None
        else row
        for row in rows
    )


def shortest_power(indicators: Sequence[Indicator]) -> int | None:
    """The power of ten in which figures of one unit are shortest; None where they are written alike.

    Args:
        indicators: with values; a figure without a magnitude, or in 万亿, leaves all as they are.
    """
    powers = {
        number_format.shown_power(each) if number_format.has_magnitude(each) else 0 for each in indicators
    }
    if len(powers) < 2 or max(powers, default=0) > _POWERS[0]:
        return None
    values = [each.value or Decimal(0) for each in indicators]
    fitting = [power for power in _POWERS if all(is_short(value, power) for value in values)]
    return min(fitting, key=lambda power: _length(values, power), default=None)


def is_short(amount: Decimal, power: int) -> bool:
    """Whether an amount is read well in a magnitude: neither too small nor too large, with few decimals.

    Args:
        amount: in its unit.
        power: of ten of the magnitude.
    """
    own, value = weights().magnitudes, amount.scaleb(-power)
    least = Decimal(str(own.least))
    decimals = number_format.decimals_of(value.normalize())
    return least <= value < own.most and decimals <= own.most_decimals


def _length(values: Sequence[Decimal], power: int) -> int:
    return sum(len(number_format.number(value.scaleb(-power))) for value in values)


def _scaled(row: IndicatorRow, power: int, labels: Labels) -> IndicatorRow:
    own = [
        (
            *number_format.figure_and_unit(each, words, power),
            number_format.figure(each, words, power),
            change(each, words, power),
            moved(each, words, power),
        )
        for each, words in zip(row.figure, labels.words, strict=True)
    ]
    keys: tuple[ColumnKey, ...] = ("value", "unit", "figure", "change", "moved")
    cells: dict[ColumnKey, ByEdition] = {key: tuple(each[at] for each in own) for at, key in enumerate(keys)}
    if row.target:
        del cells["figure"]
    return replace(row, cells={**row.cells, **cells})
