"""The next actions: which rows of the tracker the first page shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from converter.content.source import FoldedReport
from converter.content.tree import TrackerRow
from converter.content.weights import phrases, weights
from converter.model import Span


def waiting_rows(rows: Sequence[TrackerRow], source: FoldedReport) -> list[TrackerRow]:
    """The rows that say something of their own: no aim that another's clauses tell, or that is a mere cost.

    Args:
        rows: of the tracker, numbered.
        source: the report.
    """
    return [row for row in rows if not _told_in_another(row, rows) and not _is_paid(row, source)]


def first_actions(rows: Sequence[TrackerRow], source: FoldedReport) -> tuple[TrackerRow, ...]:
    """As many as the first page has room for, by number.

    What is to be done comes first, then what more is to be done in parts that are told by their headings,
    then aims, then what is planned for years beyond the next. Where there is no room for all, each part has
    its first before any has its second. Principles and slogans, 始终坚持…, are none where anything else is
    to be done.

    Args:
        rows: of the tracker, numbered.
        source: the report.
    """
    told = [row for row in rows if not _is_principle(row, source)]
    told = told if any(row.aim is None for row in told) else list(rows)
    headed = {row.section for row in told if row.headed is not None}
    ranks = {row.number: _rank(row, headed, source) for row in told}
    turns = _turns(told, ranks, source)
    ranked = sorted(told, key=lambda row: (ranks[row.number], turns[row.number], row.number))
    return tuple(sorted(ranked[: weights().actions.most], key=lambda row: row.number))


def _rank(row: TrackerRow, headed: Iterable[str | None], source: FoldedReport) -> int:
    if row.aim is not None:
        return 2
    if is_far_off(row.section, source, row.title.span):
        return 3
    return 1 if row.headed is None and row.section in headed else 0


def _turns(rows: Iterable[TrackerRow], ranks: Mapping[int, int], source: FoldedReport) -> Mapping[int, int]:
    """For each row how many of its rank stand before it in its part; aims have no turns."""
    before: Counter[tuple[int, str | None]] = Counter()
    turns = {}
    for row in rows:
        around = source.with_parents(row.section)
        is_heading = row.id == row.section and len(around) > 1
        part = (ranks[row.number], around[-2].id if is_heading else row.section)
        turns[row.number] = before[part] if row.aim is None else 0
        before[part] += 1
    return turns


def _is_principle(row: TrackerRow, source: FoldedReport) -> bool:
    if row.aim is not None:
        return False
    title = row.headed or row.title
    counts = phrases().only_counts.match(source.seen(row.span)) is not None
    return counts or phrases().principle.search(source.seen(title.span)) is not None


def is_far_off(section: str | None, source: FoldedReport, *said: Span) -> bool:
    """Whether a part, one around it, or what is said in it is for years to come: “十五五”时期的主要任务."""
    headings = [each.heading.span for each in source.with_parents(section) if each.heading is not None]
    told = [source.seen(span) for span in (*headings, *said)]
    return any(phrases().far_off.search(seen) and not phrases().near.search(seen) for seen in told)


def _told_in_another(aim: TrackerRow, tracker: Iterable[TrackerRow]) -> bool:
    """Whether the clauses that state an aim before it tell an aim as well."""
    return aim.aim is not None and any(
        row.aim is not None and row.number < aim.number and row.lines == aim.lines for row in tracker
    )


def _is_paid(row: TrackerRow, source: FoldedReport) -> bool:
    """Whether an aim is only what something costs, or who pays: no action."""
    return row.aim is not None and phrases().means.search(source.seen_name(row.aim)) is not None
