"""Which aims are still to be reached: none whose time is over and whose result the report tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from converter.content.tree import IndicatorRow
from converter.model import Report
from converter.parsing.dating import Standpoint, days_of

_END_OF_YEAR: Final = (12, 31)


def not_come_out(rows: Sequence[IndicatorRow], report: Report) -> tuple[IndicatorRow, ...]:
    """The rows without the aims that have come out: 職業訓練人次, 目標值 16萬, 實際值 16萬4,097.

    An aim without a result of its name and unit in its own part may be ahead. So may one without a time of
    its own, but for those that a report of a whole year tells outside of plans: 年度目标：新建公园12个.

    Args:
        rows: indicators in the report's order.
        report: the leading edition, whose time says what is over.
    """
    stand = Standpoint.of(report)
    told = {_measure(row) for row in rows if not row.target}
    plans = {section.id for section in report.walk() if section.role == "plan"}

    def come_out(row: IndicatorRow) -> bool:
        planned = row.figure[0].section in plans
        return row.target and _measure(row) in told and _is_over(row, stand, planned=planned)

    return tuple(row for row in rows if not come_out(row))


def _measure(row: IndicatorRow) -> tuple[str, str | None, str | None]:
    """What a figure is of: its name, its unit and the part it stands in."""
    return row.figure[0].name, row.figure[0].unit, row.section


def _is_over(aim: IndicatorRow, stand: Standpoint, *, planned: bool) -> bool:
    """Whether the time of an aim ends with what the report covers, or before.

    Args:
        aim: the aim.
        stand: when the report was made, and what it covers.
        planned: whether it stands in a plan.
    """
    if stand.last is None:
        return False
    last = days_of(aim.figure[0], stand).last
    if last is None and aim.figure[0].period is None:
        return not planned and (stand.last.month, stand.last.day) == _END_OF_YEAR
    return last is not None and last <= stand.last
