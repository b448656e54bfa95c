"""Action items as an editor has them: of another kind, reworded, given to somebody, left out, added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from converter.decisions import ItemDecision
from converter.messages import message
from converter.model import ActionItem, Filled, Report, Section, Span, Text
from converter.parsing.actions import title_of
from converter.parsing.decided.figures import worded
from converter.parsing.decided.placing import PlacedDecisions
from converter.parsing.numbering import read_label

_PREAMBLE: Final = ""
"""Stands for the id of a section where there is none."""


def decided_items(report: Report, placed: PlacedDecisions) -> tuple[Report, tuple[Span, ...]]:
    """A report with its action items as they were decided, and what is nothing to be done.

    Args:
        report: with the items that were read.
        placed: the decisions; what cannot be applied is told there.
    """
    decisions = placed.decisions.items
    kept: dict[str, ActionItem | None] = {item.id: item for item in report.action_items()}
    added: dict[str, list[ActionItem]] = defaultdict(list)
    ids = count(1 + len(kept))
    dropped: list[Span] = []
    homes = tuple(_homes(report))
    for decision, span in placed.of(decisions):
        item = _meant(report, span)
        if decision.verdict == "drop":
            dropped.append(span if item is None else Span(span.start, max(span.end, item.body.span.end)))
            if item is not None:
                kept[item.id] = None
        elif item is not None:
            kept[item.id] = _corrected(report.text, item, decision)
        elif (home := next((each for each in homes if each.span.contains(span)), None)) is None:
            placed.losses.add(decision, message("what stands there is no part of the report's text"))
        elif decision.verdict == "accept":
            placed.losses.add(decision, message("no action item is read there; add = true makes one"))
        else:
            added[home.section].append(_added(report.text, decision, span, home, f"a{next(ids)}"))
    last = _for_more(report, homes)
    for decision in placed.without_place(decisions):
        if last is None:
            placed.losses.add(decision, message("the report has no text that it could follow"))
        else:
            end = Span(last.span.end, last.span.end)
            added[last.section].append(_added(report.text, decision, end, last, f"a{next(ids)}"))

    def own(items: Sequence[ActionItem], section: str) -> tuple[ActionItem, ...]:
        made = [item for each in items if (item := kept[each.id]) is not None]
        return tuple(sorted([*made, *added[section]], key=lambda item: item.label.span.start))

    return _with_items(report, own), tuple(dropped)


@dataclass(frozen=True, slots=True)
class _Home:
    """A paragraph, or a heading, where an item may stand."""

    node: str
    section: str
    span: Span


def _homes(report: Report) -> Iterator[_Home]:
    for paragraph in report.preamble:
        yield _Home(paragraph.id, _PREAMBLE, paragraph.text.span)
    for section in report.walk():
        yield from _homes_of(section)


def _homes_of(section: Section) -> Iterator[_Home]:
    if section.heading is not None:
        label = section.label.span.start if section.label is not None else section.heading.span.start
        yield _Home(section.id, section.id, Span(label, section.heading.span.end))
    for place, paragraph in enumerate(section.paragraphs):
        start = paragraph.text.span.start
        if place == 0 and section.heading is None and section.label is not None:
            start = section.label.span.start
        yield _Home(paragraph.id, section.id, Span(start, paragraph.text.span.end))


def _meant(report: Report, span: Span) -> ActionItem | None:
    """The item that begins at a place, with its number or behind it."""
    return next(
        (
            item
            for item in report.action_items()
            if item.label.span.start <= span.start <= item.title.span.start
            or span.start in (item.title.span.start, item.body.span.start)
        ),
        None,
    )


def _corrected(text: str, item: ActionItem, decision: ItemDecision) -> ActionItem:
    """An item with what was decided; what is not told stays as it was read."""
    span = Span(item.label.span.start, item.body.span.end)
    title, body = decision.title, decision.body
    return replace(
        item,
        kind=decision.about or item.kind,
        title=item.title if title is None else Text(title, item.title.span),
        body=item.body if body is None else Text(body, item.body.span),
        responsible=_told(text, decision.responsible, span) or item.responsible,
        due=_told(text, decision.due, span) or item.due,
        filled=_filled(item.filled or Filled(), decision) or None,
        decided=True,
    )


def _told(text: str, words: str | None, inside: Span) -> Text | None:
    return None if words is None else worded(text, words, inside)


def _filled(filled: Filled, decision: ItemDecision) -> Filled:
    """What people have filled in, of which the editor's is the last."""
    return Filled(
        decision.responsible or filled.unit, decision.due or filled.due, decision.status or filled.status
    )


def _added(text: str, decision: ItemDecision, span: Span, home: _Home, identity: str) -> ActionItem:
    label = read_label(span.of(text)) if len(span) else None
    begin = span.start + (label.length if label is not None else 0)
    body = Span(begin, span.end)
    title = title_of(text, body) if len(body) else body
    bare = ActionItem(
        id=identity,
        section=home.section or None,
        node=home.node,
        number=1,
        label=Text(text[span.start : begin].rstrip(), Span(span.start, begin)),
        title=Text(title.of(text), title),
        body=Text(decision.title or "" if not len(body) else body.of(text), body),
        kind="plan",
    )
    return _corrected(text, bare, decision)


def _for_more(report: Report, homes: Sequence[_Home]) -> _Home | None:
    """Where what has no words in the report is added: at the end of the plan, else of the text."""
    body = {section.id: section for section in report.walk() if not section.back_matter}
    told = [home for home in homes if home.section == _PREAMBLE or home.section in body]
    planned = [home for home in told if home.section in body and body[home.section].role == "plan"]
    return next(reversed(planned or told), None)


def _with_items(report: Report, own: Callable[[Sequence[ActionItem], str], tuple[ActionItem, ...]]) -> Report:
    def of(section: Section) -> Section:
        return replace(
            section,
            action_items=own(section.action_items, section.id),
            sections=tuple(map(of, section.sections)),
        )

    return replace(
        report,
        preamble_items=own(report.preamble_items, _PREAMBLE),
        sections=tuple(map(of, report.sections)),
    )
