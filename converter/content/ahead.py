"""Which aims are still to be reached: none whose time is over and whose result the report tells."""

from __future__ import annotations

from collections.abc import Sequence

from converter.content.tree import IndicatorRow
from converter.model import Report
from converter.parsing.dating import Standpoint, days_of


def not_come_out(rows: Sequence[IndicatorRow], report: Report) -> tuple[IndicatorRow, ...]:
    """The rows without the aims that have come out: 職業訓練人次, 目標值 16萬, 實際值 16萬4,097.

    An aim without a time of its own, or without a result of its name and unit in its own part, may be ahead.

    Args:
        rows: indicators in the report's order.
        report: the leading edition, whose time says what is over.
    """
    stand = Standpoint.of(report)
    told = {_measure(row) for row in rows if not row.target}
    return tuple(row for row in rows if not (row.target and _measure(row) in told and _is_over(row, stand)))


def _measure(row: IndicatorRow) -> tuple[str, str | None, str | None]:
    """What a figure is of: its name, its unit and the part it stands in."""
    return row.figure[0].name, row.figure[0].unit, row.section


def _is_over(aim: IndicatorRow, stand: Standpoint) -> bool:
    """Whether the time that an aim names ends with what the report covers, or before."""
    last = days_of(aim.figure[0], stand).last
    return last is not None and stand.last is not None and last <= stand.last
