"""What people filled in for action items, given to the items it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter.lexicon import fold
from converter.messages import about, counted
from converter.model import ActionItem, Assignment, Diagnostic, Filled, Report, Section

_SPACE = re.compile(r"\s+")


def assign(report: Report, assignments: Sequence[Assignment]) -> Report:
    """The report with its items filled in; what belongs to none of them is said.

    An assignment belongs to the item that has its words; where words were changed, to the one at its place,
    if there are as many items as assignments. That of a row that is no item belongs to none; it is lost where
    it says more than the report does.
    """
    if not any(assignment.filled for assignment in assignments):
        return report
    items = list(report.action_items())
    found: dict[str, Filled] = {}
    free = dict(enumerate((_bare(item.title.text), _bare(item.body.text)) for item in items))
    left: list[tuple[int, Assignment]] = []
    lost = sum(not each.is_item and _says_more(each.filled, report) for each in assignments)
    own = [each for each in assignments if each.is_item]
    for place, assignment in enumerate(own):
        title, detail = _bare(assignment.title), _bare(assignment.detail)
        near = [place] if place in free else []
        at = next(
            (at for at in (*near, *free) if title in free[at][0] + free[at][1] and detail in free[at][1]),
            None,
        )
        if at is None:
            left.append((place, assignment))
        else:
            del free[at]
            found[items[at].id] = assignment.filled
    for place, assignment in left:
        if len(items) == len(own) and place in free:
            del free[place]
            found[items[place].id] = assignment.filled
        elif assignment.filled:
            lost += 1
    notes = report.diagnostics
    if lost:
        what = counted(
            "{count} filled-in row of the tracker belongs to no action item of the text; it is left out",
            "{count} filled-in rows of the tracker belong to no action item of the text; they are left out",
            lost,
        )
        notes += (Diagnostic("filled-not-placed", about(report.source.name, what)),)
    return replace(
        report,
        sections=tuple(_section(section, found) for section in report.sections),
        preamble_items=_items(report.preamble_items, found),
        diagnostics=notes,
    )


def _says_more(filled: Filled, report: Report) -> bool:
    """Whether fields say what the report does not, in either script."""
    text = fold(_bare(report.text))
    return any(fold(_bare(value)) not in text for value in (filled.unit, filled.due, filled.status))


def _section(section: Section, found: dict[str, Filled]) -> Section:
    return replace(
        section,
        action_items=_items(section.action_items, found),
        sections=tuple(_section(below, found) for below in section.sections),
    )


def _items(items: Sequence[ActionItem], found: dict[str, Filled]) -> tuple[ActionItem, ...]:
    return tuple(replace(item, filled=found.get(item.id) or None) for item in items)


def _bare(text: str) -> str:
    return _SPACE.sub("", text)
