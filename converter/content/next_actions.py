"""The next actions: which rows of the tracker the first page shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from converter.content.source import FoldedReport
from converter.content.tree import TrackerRow
from converter.content.weights import phrases, weights


def waiting_rows(rows: Sequence[TrackerRow], source: FoldedReport) -> list[TrackerRow]:
    """The rows that say something of their own: no aim that another's clauses tell, or that is a mere cost.

    Args:
        rows: of the tracker, numbered.
        source: the report.
    """
    return [row for row in rows if not _told_in_another(row, rows) and not _is_paid(row, source)]


def first_actions(rows: Sequence[TrackerRow], source: FoldedReport) -> tuple[TrackerRow, ...]:
    """As many as the first page has room for, by number.

    What is to be done comes first, then aims, then what is planned for years beyond the next. Principles and
    slogans, 始终坚持…, are none where anything else is to be done.

    Args:
        rows: of the tracker, numbered.
        source: the report.
    """
    told = [row for row in rows if not _is_principle(row, source)]
    told = told if any(row.aim is None for row in told) else list(rows)
    ranked = sorted(told, key=lambda row: (_rank(row, source), row.number))
    return tuple(sorted(ranked[: weights().actions.most], key=lambda row: row.number))


def _rank(row: TrackerRow, source: FoldedReport) -> int:
    if row.aim is not None:
        return 1
    return 2 if _is_far_off(row, source) else 0


def _is_principle(row: TrackerRow, source: FoldedReport) -> bool:
    return row.aim is None and phrases().principle.search(source.seen(row.title.span)) is not None


def _is_far_off(row: TrackerRow, source: FoldedReport) -> bool:
    """Whether an action, or a part it stands in, is for years to come: “十五五”时期的主要任务."""
    headings = [each.heading.span for each in source.with_parents(row.section) if each.heading is not None]
    told = [source.seen(span) for span in (*headings, row.title.span)]
    return any(phrases().far_off.search(seen) and not phrases().near.search(seen) for seen in told)


def _told_in_another(aim: TrackerRow, tracker: Iterable[TrackerRow]) -> bool:
    """Whether the clauses that state an aim before it tell an aim as well."""
    return aim.aim is not None and any(
        row.aim is not None and row.number < aim.number and row.lines == aim.lines for row in tracker
    )


def _is_paid(row: TrackerRow, source: FoldedReport) -> bool:
    """Whether an aim is only what something costs, or who pays: no action."""
    return row.aim is not None and phrases().means.search(source.seen_name(row.aim)) is not None
