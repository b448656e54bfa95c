"""The tracker under the names of parts of the report: each part's actions, then the aims told beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from converter.content.labels import Labels
from converter.content.source import FoldedReport
from converter.content.tree import Group, TrackerRow
from converter.content.weights import weights
from converter.model import Section


def tracker_groups(
    rows: Iterable[TrackerRow], source: FoldedReport, labels: Labels
) -> tuple[Group[TrackerRow], ...]:
    """The rows of the tracker by parts of the report, numbered through.

    A part's actions come first, then the aims told beside them. Parts that tell aims alone come last where
    nothing is planned in the outermost part around them either, and where each has few of them, all stand
    together. Parts with few rows, and those before rows of the part around them, stand under that.

    Args:
        rows: what is to be done, in the report's order, then what is to be reached.
        source: the report.
        labels: the program's own words.
    """
    gathered = _gathered(list(rows), source)
    tops = {_top(part, source) for part, own in gathered.items() if any(row.aim is None for row in own)}
    planned = {part: own for part, own in gathered.items() if _top(part, source) in tops}
    aimed = {part: own for part, own in gathered.items() if part not in planned}
    told = [row for own in aimed.values() for row in own]
    if len(told) < weights().tables.rows_of_part * len(aimed):
        aimed = {None: told}
    return tuple(_numbered((*planned.items(), *aimed.items()), source, labels))


def _top(part: str | None, source: FoldedReport) -> str | None:
    """The outermost part around a part."""
    return next((each.id for each in source.with_parents(part)), None)


def _gathered(rows: list[TrackerRow], source: FoldedReport) -> dict[str | None, list[TrackerRow]]:
    """The rows by the part they stand under, in the report's order."""
    parted = {source.with_parents(row.section)[-2].id for row in rows if row.headed is not None}
    headed = {row.section for row in rows if row.aim is None and row.id == row.section}
    headed = {each for each in headed if parted.isdisjoint(part.id for part in source.with_parents(each))}
    homes = [_home(row, headed, source) for row in rows]
    counts = Counter(home for home in homes if home is not None)
    parts: dict[str, str] = {}
    for section in source.report.sections:
        parts.update(_parts(section, counts))
    begins: dict[str, list[int]] = {}
    for row, home in zip(rows, homes, strict=True):
        if home in parts:
            begins.setdefault(parts[home], []).append(row.title.span.start)
    around = {part: _around(part, begins, source) for part in begins}
    parts = {home: around[part] for home, part in parts.items()}
    found: dict[str | None, list[TrackerRow]] = {
        part: [] for part in (None, *(each.id for each in source.report.walk()))
    }
    for row, home in zip(rows, homes, strict=True):
        found[parts.get(home or "")].append(row)
    return {part: own for part, own in found.items() if own}


def _home(row: TrackerRow, headed: Iterable[str | None], source: FoldedReport) -> str | None:
    """The section of a row; of one whose heading is itself a row, as all beside it, the one around it."""
    around = source.with_parents(row.section)
    return around[-2].id if row.section in headed and len(around) > 1 else row.section


def _around(part: str, begins: Mapping[str, list[int]], source: FoldedReport) -> str:
    """A part, or the outermost one around it that has rows behind its first: those would stand before it."""
    first = min(begins[part])
    outer = (each.id for each in source.with_parents(part))
    return next(each for each in outer if each == part or first < max(begins.get(each, (-1,))))


def _parts(section: Section, counts: Mapping[str, int]) -> dict[str, str]:
    """For each section with rows, in one or below it, the part whose name they stand under."""
    parts: dict[str, str] = {}
    for below in section.sections:
        parts.update(_parts(below, counts))
    rows = sum(counts[each] for each in parts)
    if rows < weights().tables.rows_of_part * len(set(parts.values())):
        parts = dict.fromkeys(parts, section.id)
    if counts[section.id]:
        parts[section.id] = section.id
    return parts


def _numbered(
    parts: Iterable[tuple[str | None, list[TrackerRow]]], source: FoldedReport, labels: Labels
) -> Iterator[Group[TrackerRow]]:
    number = 0
    for part, rows in parts:
        is_apart = part is not None and part not in source.sections.folded
        plans = any(row.aim is None for row in rows)
        name = source.sections.name(part) if is_apart else labels("plan" if plans else "aims")
        own = tuple(row.numbered(number + place) for place, row in enumerate(rows, start=1))
        number += len(own)
        yield Group(part, name, own)
