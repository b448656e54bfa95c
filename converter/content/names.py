"""Names of indicators told apart: no two rows of a table, or bars of a chart, are called the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from converter.content.labels import ByEdition, Labels
from converter.content.source import FoldedReport
from converter.content.tree import ColumnKey, Fact, IndicatorRow
from converter.content.weights import phrases
from converter.parsing.dating import Standpoint, days_of

_KEYS: Final[tuple[ColumnKey, ...]] = ("scope", "period", "exact_unit", "section", "written")
"""What tells equal names apart besides being an aim, what a reader asks for first before the rest.

A unit is told without 万 or 亿, which a table may choose otherwise."""
_LAST: Final = len(_KEYS)
"""Place of the figure as written, which tells a reader nothing: it parts what nothing else does."""


def told_apart(rows: Sequence[IndicatorRow], labels: Labels) -> tuple[IndicatorRow, ...]:
    """The rows, those of one name with what differs between them behind it: 批准逮捕（件）, 批准逮捕（人）.

    Args:
        rows: what one table or chart shows; names alike elsewhere take nothing here.
        labels: the program's own words.
    """
    marks: dict[str, list[ByEdition]] = {}
    for same in _alike(rows):
        _tell_apart(same, labels, marks)
    return tuple(_named(row, marks.get(row.id, ())) for row in rows)


def told_apart_as_aims(rows: Iterable[IndicatorRow], labels: Labels) -> tuple[IndicatorRow, ...]:
    """The same of aims below a head that says what they are: of 全年目标 only the time is told again."""
    return told_apart(
        [
            replace(row, cells={**row.cells, "aimed": row.cells["period"]})
            if any(row.cells["aimed"])
            else row
            for row in rows
        ],
        labels,
    )


def with_longer_times(
    rows: Iterable[IndicatorRow], source: FoldedReport, labels: Labels
) -> tuple[IndicatorRow, ...]:
    """The rows, with a cell `aimed` for aims of a time that holds the report's and more: 全年目标.

    Beside the results of a shorter time such an aim is misread unless its name says so.

    Args:
        rows: indicators of the report.
        source: the report.
        labels: the program's own words.
    """
    stand = Standpoint.of(source.report)

    def aimed(row: IndicatorRow) -> IndicatorRow:
        if not row.target or not _is_longer(row, stand):
            return row
        told = tuple(map("".join, zip(row.cells["period"], labels("target"), strict=True)))
        return replace(row, cells={**row.cells, "aimed": told})

    return tuple(map(aimed, rows))


def word_of_aim(row: IndicatorRow, labels: Labels) -> ByEdition:
    """What an aim is called beside a result: 目标, or 全年目标 where its time is longer than the report's."""
    return row.cells["aimed"] if any(row.cells["aimed"]) else labels("target")


def in_context(
    rows: Sequence[IndicatorRow], facts: Iterable[Fact], source: FoldedReport, labels: Labels
) -> tuple[IndicatorRow, ...]:
    """The rows with a cell `named`: the name with its period, scope and aim where the page does not say them.

    Args:
        rows: all indicators of a report, told apart.
        facts: what the title page says; a figure of the report's own time needs no word of it.
        source: the report.
        labels: the program's own words.
    """
    scopes = {row.cells["scope"][0] for row in rows if row.cells["scope"][0]}
    own = next((source.reading(fact.value[0]) for fact in facts if fact.key == "period"), "")

    def named(row: IndicatorRow) -> IndicatorRow:
        needed: list[ByEdition] = []
        told = source.reading(row.cells["period"][0])
        if told and told not in own and phrases().own_period.fullmatch(told) is None:
            needed.append(row.cells["period"])
        if len(scopes) > 1:
            needed.append(row.cells["scope"])
        if row.target:
            needed.append(labels("target"))
        name = row.cells["indicator"]
        more = (
            [each[at] for each in needed if each[at] and each[at] not in own] for at, own in enumerate(name)
        )
        return replace(row, cells={**row.cells, "named": tuple(map(with_marks, name, more))})

    return tuple(map(named, rows))


def told_beyond(
    rows: Iterable[IndicatorRow], told: Sequence[IndicatorRow], source: FoldedReport
) -> tuple[IndicatorRow, ...]:
    """The rows, results of another time or a wider place than the report's with that behind their names.

    Args:
        rows: results that stand without their sentences.
        told: all indicators of the report.
        source: the report.
    """
    stand = Standpoint.of(source.report)
    scopes = [source.reading(row.cells["scope"][0]) for row in told if row.cells["scope"][0]]
    wide = [scope for scope in scopes if phrases().wider.search(scope)]
    are_others = 2 * len(wide) < len(scopes)

    def marked(row: IndicatorRow) -> IndicatorRow:
        needed = [row.cells["period"]] if _is_beyond(row, stand) else []
        if are_others and phrases().wider.search(source.reading(row.cells["scope"][0])):
            needed.append(row.cells["scope"])
        own = tuple(
            with_marks(name, [each[at] for each in needed if each[at]])
            for at, name in enumerate(row.cells["indicator"])
        )
        return replace(row, cells={**row.cells, "indicator": own})

    return tuple(map(marked, rows))


def _is_beyond(row: IndicatorRow, stand: Standpoint) -> bool:
    """Whether the time of a result begins before that of the report, or ends behind it."""
    own = days_of(row.figure[0], stand)
    if stand.first is None or stand.last is None or own.first is None or own.last is None:
        return False
    return own.first < stand.first or stand.last < own.last


def _is_longer(row: IndicatorRow, stand: Standpoint) -> bool:
    """Whether the time that an aim names holds the time the report covers, and more."""
    own = days_of(row.figure[0], stand)
    if stand.first is None or stand.last is None or own.first is None or own.last is None:
        return False
    is_whole = own.first <= stand.first and stand.last <= own.last
    return is_whole and (own.first, own.last) != (stand.first, stand.last)


def _alike(rows: Iterable[IndicatorRow]) -> Iterable[list[IndicatorRow]]:
    by_name: dict[ByEdition, list[IndicatorRow]] = defaultdict(list)
    for row in rows:
        by_name[_own(row)].append(row)
    return [same for same in by_name.values() if len(same) > 1]


def _own(row: IndicatorRow) -> ByEdition:
    """Its name as the report has it."""
    return tuple(each.name for each in row.figure)


def _tell_apart(same: Sequence[IndicatorRow], labels: Labels, marks: dict[str, list[ByEdition]]) -> None:
    """Add to the marks of rows of one name what parts them, until no two are alike."""
    told = [(_aims(row, labels), *(row.cells[key] for key in _KEYS)) for row in same]
    kinds = [len({each[at] for each in told}) for at in range(len(told[0]))]
    parting = [at for at, count in enumerate(kinds) if count > 1]
    if not parting:  # nothing known differs
        for number, row in enumerate(same[1:], start=2):
            marks.setdefault(row.id, []).append(labels.same(str(number)))
        return
    whole = (at for at in parting if kinds[at] == len(same) and at != _LAST)
    best = 0 if parting[0] == 0 else next(whole, parting[0])  # aims are told from results by that
    parted: dict[ByEdition, list[IndicatorRow]] = defaultdict(list)
    for row, each in zip(same, told, strict=True):
        parted[each[best]].append(row)
    for mark, rows in parted.items():
        for row in rows:
            if mark[0]:
                marks.setdefault(row.id, []).append(mark)
        if len(rows) > 1:
            _tell_apart(rows, labels, marks)


def with_marks(name: str, marks: Sequence[str]) -> str:
    """A name with what parts it from others behind it, in one bracket; not what it says itself."""
    return _in_bracket(name, [mark for mark in marks if mark not in name])


def _in_bracket(name: str, marks: Sequence[str]) -> str:
    """A name with all of its marks: 审查逮捕案件（件） is not 审查逮捕案件（人）."""
    if not marks:
        return name
    told = "，".join(marks)
    return f"{name[:-1]}，{told}）" if name.endswith("）") and "（" in name else f"{name}（{told}）"


def _aims(row: IndicatorRow, labels: Labels) -> ByEdition:
    return word_of_aim(row, labels) if row.target else labels.same("")


def _named(row: IndicatorRow, marks: Sequence[ByEdition]) -> IndicatorRow:
    name = own = _own(row)
    aimed = row.cells["aimed"]
    if any(aimed):
        marks = (aimed, *(mark for mark in marks if mark not in (aimed, row.cells["period"])))
    if marks:
        own = tuple(_in_bracket(each, [mark[at] for mark in marks]) for at, each in enumerate(name))
    if own == row.cells["indicator"]:
        return row
    cells: Mapping[ColumnKey, ByEdition] = {**row.cells, "indicator": own}
    return replace(row, cells=cells)
