"""Names of indicators told apart: no two rows of a table, or bars of a chart, are called the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from converter.content.labels import ByEdition, Labels
from converter.content.tree import ColumnKey, IndicatorRow

_KEYS: Final[tuple[ColumnKey, ...]] = ("scope", "period", "unit", "section", "written")
"""What tells equal names apart, what a reader asks for first before the rest."""


def told_apart(rows: Sequence[IndicatorRow], labels: Labels) -> tuple[IndicatorRow, ...]:
    """The rows, those of one name with what differs between them behind it: 批准逮捕（件）, 批准逮捕（人）.

    Args:
        rows: all indicators of a report.
        labels: the program's own words.
    """
    marks: dict[str, list[ByEdition]] = {}
    for same in _alike(rows):
        _tell_apart(same, labels, marks)
    return tuple(_named(row, marks.get(row.id, ())) for row in rows)


def _alike(rows: Iterable[IndicatorRow]) -> Iterable[list[IndicatorRow]]:
    by_name: dict[ByEdition, list[IndicatorRow]] = defaultdict(list)
    for row in rows:
        by_name[row.cells["indicator"]].append(row)
    return [same for same in by_name.values() if len(same) > 1]


def _tell_apart(same: Sequence[IndicatorRow], labels: Labels, marks: dict[str, list[ByEdition]]) -> None:
    """Add to the marks of rows of one name what parts them, until no two are alike."""
    told = [(_aims(row, labels), *(row.cells[key] for key in _KEYS)) for row in same]
    best = max(range(len(told[0])), key=lambda at: (len({each[at] for each in told}), -at))
    parted: dict[ByEdition, list[IndicatorRow]] = defaultdict(list)
    for row, each in zip(same, told, strict=True):
        parted[each[best]].append(row)
    if len(parted) == 1:  # nothing known differs
        for number, row in enumerate(same[1:], start=2):
            marks.setdefault(row.id, []).append(labels.same(str(number)))
        return
    for mark, rows in parted.items():
        for row in rows:
            if mark[0]:
                marks.setdefault(row.id, []).append(mark)
        if len(rows) > 1:
            _tell_apart(rows, labels, marks)


def _aims(row: IndicatorRow, labels: Labels) -> ByEdition:
    return labels("target") if row.target else labels.same("")


def _named(row: IndicatorRow, marks: Sequence[ByEdition]) -> IndicatorRow:
    if not marks:
        return row
    name = row.cells["indicator"]
    own = tuple(f"{name[at]}（{'，'.join(mark[at] for mark in marks)}）" for at in range(len(name)))
    cells: Mapping[ColumnKey, ByEdition] = {**row.cells, "indicator": own}
    return replace(row, cells=cells)
