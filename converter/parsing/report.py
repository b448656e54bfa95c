"""A Document understood: title block, sections, action items, indicators, furniture."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import count

from converter.decisions import Decisions
from converter.lexicon import Lexicon, bundled, detect_script, fold
from converter.lexicon.characters import SENTENCE_ENDS
from converter.lexicon.scope import using
from converter.model import (
    ActionItem,
    Document,
    FrontMatter,
    Paragraph,
    Report,
    Role,
    Section,
    SourceRow,
    Span,
    Text,
)
from converter.parsing.actions import Item, inline_items, line_items
from converter.parsing.assignments import assign
from converter.parsing.back_matter import signed_letter
from converter.parsing.decided import PlacedDecisions, marked_lines, placed_in, with_decisions
from converter.parsing.duties import ItemContext, due_in, duties_below, kind_of, leads_plan_in, responsible_in
from converter.parsing.figures import Node, Reading, Reason, announces_plan, doubted, read_indicators
from converter.parsing.front import TitleBlock, split_front
from converter.parsing.furniture import is_of_page
from converter.parsing.labelled import labelled_row
from converter.parsing.lines import SourceLine, read_lines
from converter.parsing.lists import BOXES, sections_with_points, with_points
from converter.parsing.numbering import read_label
from converter.parsing.particulars import Lines, read_particulars
from converter.parsing.roles import (
    BINDING,
    leads_in_findings,
    looks_ahead,
    looks_back,
    named_roles,
    role_of,
    role_of_whole,
    tells_of_past,
    with_role,
)
from converter.parsing.structure import SectionDraft, build
from converter.parsing.tables import grids_of, in_order, read_tables, task_items

_LEAD = 80
"""Characters before a series in which its kind is told."""
_NUMERALS = re.compile("[0-9０-９A-Za-z一二三四五六七八九十①-⑳]+")
"""What labels of one series differ in."""
_TEXT_CELL = 8
"""Characters from which on a cell may hold a statement."""


def parse(
    document: Document, lexicon: Lexicon | None = None, *, decisions: Decisions | None = None
) -> Report:
    """Understand a document: its sections, action items and indicators.

    Never fails, whatever the text; every character of the document is in the report.

    Args:
        document: what `read_document` gave.
        lexicon: what is known of words; the bundled one by default.
        decisions: what an editor decided about it; what cannot be applied is among the diagnostics.

    Examples:
        >>> report = parse(read_document("一、治安。\\n二、下一步。一是加强巡逻。".encode(), name="a.txt"))
        >>> [(section.number, section.role) for section in report.sections]
        [('一', 'other'), ('二', 'plan')]
    """
    return _understood(document, lexicon or bundled(), decisions)[0]


def explain(
    document: Document, lexicon: Lexicon | None = None, *, decisions: Decisions | None = None
) -> tuple[Reason, ...]:
    """Why each number of the text is an indicator, or is none; arguments as of `parse`."""
    return _understood(document, lexicon or bundled(), decisions, explained=True)[1].reasons


def _understood(
    document: Document, lexicon: Lexicon, decisions: Decisions | None, *, explained: bool = False
) -> tuple[Report, Reading]:
    placed = None if decisions is None else placed_in(document, decisions)
    with using(lexicon):
        report, reading = _read(document, lexicon, placed, explained=explained)
    return (report, reading) if placed is None else with_decisions(report, reading, placed)


def _read(
    document: Document, lexicon: Lexicon, placed: PlacedDecisions | None, *, explained: bool
) -> tuple[Report, Reading]:
    report = _ReportMaker(document, lexicon, placed).report()
    figures = read_tables(report)
    report = assign(report, document.assignments)
    covers = report.period.text.text if report.period is not None else ""
    text = fold(report.text)
    told = read_indicators(report.text, _nodes(report, figures.read), covers=covers, explained=explained)
    reading = in_order(told, figures)
    indicators = doubted(text, reading.indicators, reading.traces)
    cut = {block.span.start for block in document.blocks if block.hint.cut}
    whole = tuple(each for each in indicators if each.written.span.start not in cut)
    return replace(report, indicators=whole), reading


def _nodes(report: Report, read: Set[Span]) -> Iterator[Node]:
    """The stretches that may hold indicators, in the order of the text.

    Args:
        report: its sections and paragraphs.
        read: cells of tables that are read already.
    """
    if report.title is not None:
        yield Node("title", None, None, report.title.span, told_again=True)
    whole = role_of_whole(report.title.text if report.title else None)
    for paragraph in report.preamble:
        for label, span in _stretches(paragraph, read):
            yield Node(paragraph.id, None, label, span, whole, label=label)
    for section in report.sections:
        yield from _nodes_of(section, section.role, read)


def _stretches(paragraph: Paragraph, read: Set[Span]) -> Sequence[tuple[Span | None, Span]]:
    """What of a paragraph is text: all but the box of a task, or the cells that may hold a statement.

    Each with the label of its row, where it is one of words.
    """
    row = paragraph.row
    is_read = row is not None and any(cell in read for cell in row.cells)
    told = None if is_read else labelled_row(paragraph)
    if told is not None:
        return [(told.label, told.told)]
    if row is None:
        text, span = paragraph.text.text, paragraph.text.span
        return [(None, Span(span.end - len(text.lstrip(f"{BOXES} \u3000")), span.end))]
    return [(None, cell) for cell in row.cells if len(cell) >= _TEXT_CELL and cell not in read]


def _nodes_of(section: Section, role: Role, read: Set[Span]) -> Iterator[Node]:
    """Those of a section; what stands under a plan is a plan, whatever its own heading says.

    What only tells what words mean measures nothing.
    """
    if section.back_matter == "glossary":
        return
    heading = section.heading.span if section.heading else None
    if heading is not None:
        yield Node(section.id, section.id, None, heading, role, told_again=True)
    for paragraph in section.paragraphs:
        of = _role_of(paragraph, section, role)
        for label, span in _stretches(paragraph, read):
            yield Node(paragraph.id, section.id, label or heading, span, of, label=label)
    for below in section.sections:
        yield from _nodes_of(below, "plan" if role == "plan" else below.role, read)


def _role_of(paragraph: Paragraph, section: Section, role: Role) -> Role:
    """Of a paragraph, which may be for something else than its part.

    One of a part on problems that says nothing but what will be done is a plan, and one of a plan that tells
    of years that are over is none.
    """
    if role == "plan" and tells_of_past(paragraph.text.text):
        return "achievements"
    if role != "problems":
        return role
    span = paragraph.text.span
    items = [item for item in section.action_items if span.contains(item.label.span)]
    if not items or any(item.kind != "plan" for item in items):
        return role
    lead = paragraph.text.text[: items[0].label.span.start - span.start]
    return role if any(end in lead for end in SENTENCE_ENDS) else "plan"


class _ReportMaker:
    def __init__(self, document: Document, lexicon: Lexicon, placed: PlacedDecisions | None) -> None:
        self._document = document
        self._lexicon = lexicon
        self._placed = placed
        self._text = document.text
        self._paragraph_ids = count(1)
        self._item_ids = count(1)
        self._list_numbers = count(1)
        self._rows: dict[int, SourceRow] = {}
        self._title = ""
        self._whole: Role = "other"
        """What the report as a whole is for."""

    def report(self) -> Report:
        lines = read_lines(self._document, self._lexicon)
        if self._placed is not None:
            lines = marked_lines(lines, self._placed, self._lexicon)
        body = [line for line in lines if not line.furniture and line.hint.kind in ("text", "title")]
        front = split_front(body)
        title = self._optional(front.title)
        self._title = title.text if title else ""
        self._whole = role_of_whole(self._title)
        known = [line.span for line in lines if line.hint.kind == "byline"]
        preamble, parts = build(body[front.length :], self._text, title.text if title else None)
        notes = [line.span for line in lines if line.hint.kind == "note"]
        if notes:
            parts.append(SectionDraft(1, tail=True, back="note", paragraphs=notes))
        self._rows = {line.start: line.hint.row for line in lines if line.hint.row}
        of_page = [
            span for span in front.byline if is_of_page(fold(span.of(self._text))) and span not in known
        ]
        around = {*front.byline, *known} - {*of_page}
        byline = tuple(map(self._paragraph, sorted(around)))
        opening = tuple(map(self._paragraph, preamble))
        tasks = [item for grid in grids_of(self._text, opening) for item in task_items(self._text, grid)]
        found = inline_items(self._text, preamble, tasks)
        opening_items = self._action_items(found, None, opening, "other", frozenset())
        opening = with_points(self._text, opening, found, self._list_numbers)
        if opening and announces_plan(fold(opening[-1].text.text)):
            self._whole = "plan"
        sections = sections_with_points(self._sections(parts, "s", self._whole), self._list_numbers)
        others = [*(line.span for line in lines if line.furniture), *of_page]
        told = _own_lines(front, known, preamble, parts, signed_letter(body))
        own = read_particulars(self._text, replace(told, page=others))
        return Report(
            source=self._document.source,
            text=self._text,
            script=detect_script(self._text),
            title=title,
            byline=byline,
            preamble=opening,
            sections=sections,
            indicators=(),
            furniture=tuple(map(self._piece, sorted([*others, *([front.note] if front.note else [])]))),
            diagnostics=self._document.diagnostics,
            preamble_items=opening_items,
            front_matter=tuple(FrontMatter(piece.kind, self._piece(piece.span)) for piece in front.matter),
            issuer=own.issuer,
            date=own.date,
            place=own.place,
            period=own.period,
        )

    def _piece(self, span: Span) -> Text:
        return Text(span.of(self._text), span)

    def _optional(self, span: Span | None) -> Text | None:
        return None if span is None else self._piece(span)

    def _paragraph(self, span: Span) -> Paragraph:
        return Paragraph(f"p{next(self._paragraph_ids)}", self._piece(span), self._rows.get(span.start))

    def _sections(self, drafts: Sequence[SectionDraft], above_id: str, above: Role) -> tuple[Section, ...]:
        """Sections beside each other.

        Numbered ones behind a plan are of it, and so are lists of work (2026年民生实事).
        """
        made: list[Section] = []
        headings = [draft.heading.of(self._text) if draft.heading else "" for draft in drafts]
        planned: str | None = None
        for number, draft in enumerate(drafts, start=1):
            section = self._section(draft, f"{above_id}{number}", above)
            after_plan = planned is not None and draft.style == planned
            before = headings[number - 2] if number > 1 else ""
            listed = role_of_whole(headings[number - 1]) == "plan" and any(
                each.role == "plan" for each in made
            )
            planning = after_plan or listed or looks_ahead(headings[number - 1], before, headings[number:])
            planning = planning and draft.back is None and section.role in ("achievements", "other")
            if planning and not _looks_back(section, listed=listed):
                section = with_role(section, "plan")
            if section.role == "plan" and draft.style is not None:
                planned = draft.style
            made.append(section)
        return tuple(made)

    def _section(self, draft: SectionDraft, id: str, above: Role) -> Section:
        paragraphs = tuple(map(self._paragraph, draft.paragraphs))
        found = [] if draft.back else self._items(draft, paragraphs)
        heading = self._optional(draft.heading)
        opening = paragraphs[0].text.text if paragraphs else ""
        role = draft.role or role_of(heading.text if heading else None, opening, above)
        named = named_roles(heading.text) if heading else frozenset[Role]()
        items = self._action_items(found, id, paragraphs, role, named)
        paragraphs = with_points(self._text, paragraphs, found, self._list_numbers)
        below = self._sections(draft.parts, f"{id}.", self._role_below(role, heading, paragraphs))
        if role == "other" and not paragraphs and len({section.role for section in below}) == 1:
            role = below[0].role
        return Section(
            id=id,
            level=draft.level,
            number=draft.number,
            label=self._optional(draft.label),
            heading=heading,
            mark=self._optional(draft.mark),
            run_in=draft.run_in,
            role=role,
            paragraphs=paragraphs,
            action_items=items,
            sections=sections_with_points(below, self._list_numbers),
            back_matter=draft.back,
        )

    def _role_below(self, role: Role, heading: Text | None, paragraphs: Sequence[Paragraph]) -> Role:
        """What the parts below a section share: its role, or what its last words lead in."""
        last = paragraphs[-1].text.text if paragraphs else ""
        if role not in BINDING and leads_in_findings(heading.text if heading else "", last, self._title):
            return "problems"
        ahead = role == "other" or (role == "problems" and len(paragraphs) > 1)  # 挑战与展望: both are told
        return "plan" if ahead and _leads_plan_in(heading, paragraphs) else role

    def _items(self, draft: SectionDraft, paragraphs: Sequence[Paragraph]) -> list[Item]:
        items = [item for grid in grids_of(self._text, paragraphs) for item in task_items(self._text, grid)]
        for series in _series_of_lines(draft.statements):
            items += line_items(self._text, [(line.span, _label_length(line)) for line in series])
        told = [span for span in draft.paragraphs if span not in draft.notes]
        return inline_items(self._text, told, items)

    def _action_items(
        self,
        items: Sequence[Item],
        section: str | None,
        paragraphs: Sequence[Paragraph],
        role: Role,
        named: Set[Role],
    ) -> tuple[ActionItem, ...]:
        starts = [paragraph.text.span.start for paragraph in paragraphs]
        made = []
        lead = ""
        leads: dict[str, str] = {}  # by the form of its labels: a series goes on behind one within an item
        for item in items:
            form = _NUMERALS.sub("", item.label.of(self._text))
            if item.number == 1:
                leads[form] = self._text[max(0, item.label.start - _LEAD) : item.label.start]
            lead = leads.get(form, lead)
            row = self._line_of(item.body) if len(item.responsible) or len(item.due) else ""
            kind = kind_of(
                item.label.of(self._text),
                item.body.of(self._text),
                ItemContext(role, named, self._whole, lead, row),
            )
            made.append(
                ActionItem(
                    id=f"a{next(self._item_ids)}",
                    section=section,
                    node=paragraphs[bisect_right(starts, item.label.start) - 1].id,
                    number=item.number,
                    label=self._piece(item.label),
                    title=self._piece(item.title),
                    body=self._piece(item.body),
                    kind=kind,
                    responsible=self._told(item.responsible, item.body, responsible_in),
                    due=self._told(item.due, item.body, due_in if kind == "plan" else None),
                )
            )
        return tuple(made)

    def _line_of(self, span: Span) -> str:
        """The line of the source that a span stands in."""
        start = self._text.rfind("\n", 0, span.start) + 1
        end = self._text.find("\n", span.end)
        return self._text[start : end if end >= 0 else None]

    def _told(self, known: Span, body: Span, find: Callable[[str, Span], Span | None] | None) -> Text | None:
        """What a table says of an item, else its own words, else the lines below that say nothing else."""
        if len(known):
            return self._piece(known)
        if find is None:
            return None
        return self._optional(find(self._text, body) or find(self._text, duties_below(self._text, body.end)))


def _leads_plan_in(heading: Text | None, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether what stands below the paragraphs of a section, which is for nothing itself, is a plan."""
    last = paragraphs[-1].text.text if paragraphs else ""
    return leads_plan_in(last) and not looks_back(heading.text if heading else "", last[-_LEAD:])


def _looks_back(section: Section, *, listed: bool) -> bool:
    heading = section.heading.text if section.heading else ""
    return looks_back(heading, section.paragraphs[0].text.text if section.paragraphs else "", listed=listed)


def _own_lines(
    front: TitleBlock,
    known: Sequence[Span],
    preamble: Sequence[Span],
    drafts: Sequence[SectionDraft],
    letter: Sequence[Span],
) -> Lines:
    """Where a report speaks of itself. `letter`: who signed the letter it was sent with, and when."""
    signed = [span for draft in drafts if draft.back == "signature" for span in draft.paragraphs]
    first = [span for draft in drafts[:1] for span in draft.paragraphs[:1]]
    return Lines(
        title=front.title,
        byline=sorted([*front.byline, *known]),
        matter=[piece.span for piece in front.matter if piece.kind == "红头"],
        opening=[*preamble, *first][:4],
        headings=[draft.heading for draft in drafts[:3] if draft.heading],
        closing=signed or letter,
    )


def _series_of_lines(statements: Sequence[tuple[SourceLine, int]]) -> Iterator[list[SourceLine]]:
    """Numbered lines split where the numbering begins anew."""
    series: list[SourceLine] = []
    for line, _ in statements:
        if series and line.numbering and line.numbering.ordinal == 1:
            yield series
            series = []
        series.append(line)
    if series:
        yield series


def _label_length(line: SourceLine) -> int:
    numbering = line.numbering or read_label(line.text)
    return numbering.length if numbering else 0
