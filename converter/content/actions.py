"""How sections begin, and the action items of the report; extractive only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from converter.content.nodes import Quote, TextNodes
from converter.content.tree import ActionRow
from converter.content.weights import weights
from converter.model import ActionItem, Paragraph, Report, Section, Span, Text

_TITLE_ENDS: Final = ("", "。", "：", ":", "，", ",", "；", ";")
"""What ends a title that opens an item: behind it stands what the title does not say."""


def opening(nodes: TextNodes, paragraphs: Iterable[str]) -> tuple[Quote, ...]:
    """The first sentences of a text, until there are enough characters, or sentences."""
    own = weights().openings
    taken: list[Quote] = []
    for quote in (piece for paragraph in paragraphs for piece in nodes.sentences(paragraph)):
        taken.append(quote)
        if len(taken) == own.most_sentences or sum(map(len, taken)) >= own.enough_characters:
            break
    return tuple(taken)


def section_opening(nodes: TextNodes, section: Section, done: Sequence[ActionRow] = ()) -> tuple[Quote, ...]:
    """How a section begins, and the paragraphs of its items that are not plans.

    Args:
        nodes: of the report.
        section: in the leading edition.
        done: items whose paragraphs are quoted whole.
    """
    first = opening(nodes, (each.id for each in section.paragraphs))
    own = [row for row in done if row.section == section.id]
    return _with_items(nodes, section.paragraphs, own, first)


def preamble_items(nodes: TextNodes, report: Report, done: Sequence[ActionRow]) -> tuple[Quote, ...]:
    """The paragraphs before the first section that hold items that are not plans; nothing where none does."""
    return _with_items(nodes, report.preamble, [row for row in done if row.section is None], ())


def _with_items(
    nodes: TextNodes, paragraphs: Iterable[Paragraph], done: Sequence[ActionRow], first: tuple[Quote, ...]
) -> tuple[Quote, ...]:
    """The first sentences, and every paragraph in which an item begins or goes on."""
    begins = [row.items[0].label.span for row in done]
    if not begins:
        return first
    kept: list[Quote] = []
    for paragraph in paragraphs:
        told = any(paragraph.text.span.contains(span) for span in begins) or _goes_on(
            paragraph.text.span, done
        )
        kept += [quote for quote in nodes.sentences(paragraph.id) if told or quote in first]
    return tuple(kept)


def _goes_on(span: Span, done: Sequence[ActionRow]) -> bool:
    """Whether an item that began before goes on in a paragraph."""
    return any(row.items[0].body.span.overlaps(span) for row in done)


def action_rows(reports: Sequence[Report], nodes: TextNodes) -> Iterator[ActionRow]:
    """The action items of the editions of one report, in reading order."""
    walks = [list(report.action_items()) for report in reports]
    for same in zip(*walks, strict=True):
        yield ActionRow(
            id=same[0].id,
            number=same[0].number,
            section=same[0].section,
            items=same,
            title=nodes.quote(same[0].node, [item.title for item in same]),
            detail=nodes.quote(same[0].node, _details(same, reports[0].text, nodes)),
        )


def _details(same: Sequence[ActionItem], source: str, nodes: TextNodes) -> list[Text]:
    """The bodies without a title that opens them and ends with a mark; nothing where it is all they say."""
    bodies = [item.body for item in same]
    title, body = same[0].title.span, same[0].body.span
    behind = source[title.end : body.end]
    if title.start != body.start or behind[:1] not in _TITLE_ENDS:
        return bodies
    start = title.end + 1 + len(behind[1:]) - len(behind[1:].lstrip()) if behind[1:].strip() else title.end
    span = Span(start, start + len(behind[1:].strip()))
    if not same[0].decided:
        return [Text(item.body.text[len(item.title.text) + 1 :].strip(), span) for item in same]
    whole, part = nodes.stretch(body), nodes.stretch(span)
    if whole is None or part is None or whole.texts != tuple(each.text for each in bodies):
        return bodies  # in an editor's words
    return [Text(text, span) for text in part.texts]
