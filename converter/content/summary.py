"""What stands on the first page: lead, key figures, problems, action items; extractive only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from converter.content.nodes import Quote, TextNodes
from converter.content.sections import Sections
from converter.content.tree import ActionRow, IndicatorRow
from converter.model import ActionItem, Indicator, Report, Section, Span, Text

KEY_FIGURES: Final = 8
"""How many indicators stand at the head of the summary."""
_OPENING_CHARACTERS: Final = 60
_OPENING_SENTENCES: Final = 3


def opening(nodes: TextNodes, paragraphs: Iterable[str], most: int = _OPENING_SENTENCES) -> tuple[Quote, ...]:
    """The first sentences of a text, until there are enough characters, or `most` sentences."""
    taken: list[Quote] = []
    for quote in (piece for paragraph in paragraphs for piece in nodes.sentences(paragraph)):
        taken.append(quote)
        if len(taken) == most or sum(map(len, taken)) >= _OPENING_CHARACTERS:
            break
    return tuple(taken)


def section_opening(nodes: TextNodes, section: Section) -> tuple[Quote, ...]:
    """How a section begins."""
    return opening(nodes, (each.id for each in section.paragraphs))


def lead(report: Report, nodes: TextNodes, sections: Sections) -> tuple[Quote, ...]:
    """How the report opens, what it calls a problem and what it plans: the first sentences of each."""
    first = opening(nodes, (paragraph.id for paragraph in report.preamble), most=2)
    if not first:
        first = next(
            (found for section in report.walk() if (found := section_opening(nodes, section)[:1])), ()
        )
    plans = tuple(section for section in report.walk() if section.role == "plan")
    told = [
        next((found for section in same if (found := _first_sentence(nodes, section))), ())
        for same in (sections.problems, plans)
    ]
    return tuple(dict.fromkeys((*first, *told[0], *told[1])))


def _first_sentence(nodes: TextNodes, section: Section) -> tuple[Quote, ...]:
    paragraphs = (paragraph.id for below in section.walk() for paragraph in below.paragraphs)
    return next((found[:1] for each in paragraphs if (found := nodes.sentences(each))), ())


def problems(nodes: TextNodes, sections: Sections) -> tuple[Quote, ...]:
    """The problems the report names, clause by clause."""
    return tuple(clause for section in sections.problems for clause in _clauses(nodes, section))


def _clauses(nodes: TextNodes, section: Section) -> Iterator[Quote]:
    for below in section.walk():
        if below is not section and below.heading is not None and not below.paragraphs:
            yield from nodes.sentences(below.id, clauses=True)
        for paragraph in below.paragraphs:
            yield from nodes.sentences(paragraph.id, clauses=True)


def key_figures(report: Report, rows: Sequence[IndicatorRow]) -> tuple[IndicatorRow, ...]:
    """The figures a reader wants first: of each main section in turn the most telling, in the report's order.

    More telling is what has both a value and a change, then a change in per cent, then a value alone; among
    equals the larger change, then what the text tells first.
    """
    main = {below.id: section.id for section in report.sections for below in section.walk()}
    queues: dict[str, list[tuple[tuple[float, ...], int]]] = {}
    for place, row in enumerate(rows):
        indicator = row.figure[0]
        queues.setdefault(main.get(indicator.section or "", ""), []).append((_weight(indicator), place))
    for queue in queues.values():
        queue.sort(key=lambda entry: (tuple(-each for each in entry[0]), entry[1]))
    chosen: list[int] = []
    while len(chosen) < KEY_FIGURES and any(queues.values()):
        for queue in queues.values():
            if queue and len(chosen) < KEY_FIGURES:
                chosen.append(queue.pop(0)[1])
    return tuple(rows[place] for place in sorted(chosen))


def _weight(indicator: Indicator) -> tuple[float, ...]:
    change = indicator.change
    kind = 0
    if change is not None:
        kind = 3 if indicator.value is not None else 2 if change.unit in ("%", "pp") else 1
    size = float(abs(change.amount)) if change is not None and change.unit == "%" else 0.0
    return (kind, min(size, 1000.0))


def action_rows(reports: Sequence[Report], nodes: TextNodes, sections: Sections) -> Iterator[ActionRow]:
    """The action items of the editions of one report, in reading order."""
    walks = [list(report.action_items()) for report in reports]
    for same in zip(*walks, strict=True):
        yield ActionRow(
            id=same[0].id,
            number=same[0].number,
            section=same[0].section,
            place=sections.short_name(same[0].section),
            items=same,
            title=nodes.quote(same[0].node, [item.title for item in same]),
            detail=nodes.quote(same[0].node, _details(same, reports[0].text)),
        )


def _details(same: Sequence[ActionItem], source: str) -> list[Text]:
    """The bodies, without the title where that opens them as a sentence of its own."""
    title, body = same[0].title.span, same[0].body.span
    behind = source[title.end : body.end]
    rest = behind[1:].strip()
    if title.start != body.start or behind[:1] not in ("。", "：", ":") or not rest:
        return [item.body for item in same]
    start = title.end + 1 + len(behind[1:]) - len(behind[1:].lstrip())
    span = Span(start, start + len(rest))
    return [Text(item.body.text[len(item.title.text) + 1 :].strip(), span) for item in same]
