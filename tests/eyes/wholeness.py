"""A report looked through: do its parts hold the whole source, once and in order?"""

from __future__ import annotations

from collections.abc import Iterator

from converter.model import Report, Section, Text


def pieces(report: Report) -> Iterator[Text]:
    """Every part of the report that tiles the source."""
    if report.title:
        yield report.title
    yield from (piece.text for piece in report.front_matter)
    yield from (paragraph.text for paragraph in (*report.byline, *report.preamble))
    for section in report.sections:
        yield from pieces_of(section)
    yield from report.furniture


def pieces_of(section: Section) -> Iterator[Text]:
    """As `pieces`, of one section and all below it."""
    yield from (text for text in (section.label, section.heading, section.mark) if text)
    yield from (paragraph.text for paragraph in section.paragraphs)
    for below in section.sections:
        yield from pieces_of(below)


def holds_the_whole_source(report: Report) -> None:
    """Assert that the parts of the report in their order are the source, white space apart."""
    end = 0
    for piece in sorted(pieces(report), key=lambda text: text.span):
        assert piece.text == piece.span.of(report.text)
        assert piece.text.strip("\t") == piece.text.strip() != ""  # a row has tabs beside its empty cells
        assert piece.span.start >= end, "doubled"
        assert not report.text[end : piece.span.start].strip(), "lost"
        end = piece.span.end
    assert not report.text[end:].strip(), "lost"


def views_stand_in_their_nodes(report: Report) -> None:
    """Assert that items and indicators are what the source has at their place, and ids are told apart."""
    nodes = {paragraph.id: paragraph.text.span for paragraph in report.preamble}
    for section in report.walk():
        nodes |= {paragraph.id: paragraph.text.span for paragraph in section.paragraphs}
    for item in report.action_items():
        assert nodes[item.node].contains(item.label.span)
        assert item.body.span.contains(item.title.span) or not len(item.title.span)
        for text in (item.label, item.title, item.body):
            assert text.text == text.span.of(report.text)
    ids = [*nodes, *(s.id for s in report.walk()), *(i.id for i in report.action_items())]
    assert len(ids) == len(set(ids))
    for indicator in report.indicators:
        assert indicator.written.text == indicator.written.span.of(report.text)
        assert indicator.sentence.span.contains(indicator.written.span)
