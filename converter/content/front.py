"""What the title block says: issuing body, date, and the period the report is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from converter.content.labels import ByEdition, Labels
from converter.content.source import FoldedReport
from converter.content.tree import Fact
from converter.content.weights import phrases
from converter.model import Edition, Report, Span


def facts(editions: Sequence[Edition], source: FoldedReport, labels: Labels) -> Iterator[Fact]:
    """Issuing body, date and period, those the report states."""
    reports = [edition.report for edition in editions]
    for key, head in (("issuer", "column_issuer"), ("date", "column_date"), ("period", "column_period")):
        value = _told(reports, key)
        if value is None and key == "period":
            value = _period(editions, source)
        if value is not None:
            yield Fact(key, labels(head), value)


def _told(reports: Iterable[Report], key: str) -> ByEdition | None:
    """What the parser found."""
    texts: list[str] = []
    for report in reports:
        found = report.issuer if key == "issuer" else report.date if key == "date" else report.period
        if found is None:
            return None
        own = found.text
        texts.append(own if isinstance(own, str) else own.text)
    return tuple(" ".join(text.split()) for text in texts)


def _period(editions: Sequence[Edition], source: FoldedReport) -> ByEdition | None:
    """The time named in the title, below it, or at the very front of the text; nothing from further in."""
    report = source.report
    spans = [report.title.span] if report.title is not None else []
    spans += [paragraph.text.span for paragraph in report.byline]
    first = next(source.preamble(), None)
    if first is not None:
        spans.append(first.span)
    spans += [section.heading.span for section in report.sections[:1] if section.heading is not None]
    for span in spans:
        found = phrases().period.search(source.seen(span))
        if found is not None:
            place = Span(span.start + found.start(), span.start + found.end())
            return _worded(editions, place)
    return None


def _worded(editions: Sequence[Edition], span: Span) -> ByEdition | None:
    texts = []
    for edition in editions:
        node = edition.alignment.node(span)
        if node is None:
            return (span.of(editions[0].report.text),) * len(editions)
        texts.append(node.converted(span).of(_text(edition.report, node.span)))
    return tuple(texts)


def _text(report: Report, span: Span) -> str:
    found = [report.title] if report.title is not None else []
    found += [paragraph.text for paragraph in (*report.byline, *report.preamble)]
    found += [section.heading for section in report.sections if section.heading is not None]
    return next((text.text for text in found if text.span == span), span.of(report.text))
