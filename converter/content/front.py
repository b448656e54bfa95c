"""What the title block says: issuing body, date, the time the report is about, the lines below its title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from converter.content.labels import ByEdition, Labels
from converter.content.nodes import Quote
from converter.content.source import FoldedReport
from converter.content.tree import Fact, Figure
from converter.content.weights import phrases, weights
from converter.lexicon.salutation import names_bodies
from converter.model import Edition, FrontMatterKind, Report, Source

_AROUND: Final = re.compile(r"[\s\-—()\[\]:,。]+")
"""What stands around a date or a name on a line of its own."""


_MATTER: Final[Mapping[str, FrontMatterKind]] = {
    "document_number": "发文字号",
    "secrecy": "密级",
    "urgency": "紧急程度",
}
_FACTS: Final = ("issuer", "document_number", "date", "period", "addressees", "secrecy", "urgency")
_LABEL: Final = re.compile(r"^[^：:\d]{1,12}[：:]\s*")
_HASH: Final = 16
"""Characters of a checksum that are shown; the JSON has all."""


def checksum(source: Source) -> str:
    """The beginning of the checksum of a report's file, enough to tell one version from another."""
    return f"{source.sha256[:_HASH]}…"


def facts(
    editions: Sequence[Edition], figures: Sequence[Figure], source: FoldedReport, labels: Labels
) -> Iterator[Fact]:
    """Issuing body, number, date, period, whom it is for, secrecy and urgency, those the report states.

    Args:
        editions: of the report.
        figures: its indicators; where the text says no more than 今年以来, their time is the report's.
        source: the report.
        labels: the program's own words.
    """
    reports = [edition.report for edition in editions]
    for key in _FACTS:
        value = _told(reports, key)
        if key == "period" and (value is None or _is_vague(source.reading(value[0]))):
            value = _commonest_period(figures, source) or value
        if value is not None:
            yield Fact(key, labels(f"column_{key}"), value)


def bylines(source: FoldedReport, told: Iterable[Fact]) -> Iterator[Quote]:
    """The lines below the title that say more than the title and the facts do, and are none of a web page.

    Args:
        source: the report.
        told: the facts.
    """
    title = source.report.title
    known = {_core(source.reading(fact.value[0])) for fact in told}
    known |= {_core(source.seen(title.span))} if title is not None else set()
    for node in source.nodes.all:
        if node.kind != "byline":
            continue
        seen = source.seen(node.span)
        quote = source.nodes.stretch(node.span)
        if quote is None or phrases().web_line.search(seen) or any(_core(seen) in each for each in known):
            continue
        known.add(_core(seen))
        yield quote


def _core(text: str) -> str:
    return _AROUND.sub("", text)


def _told(reports: Iterable[Report], key: str) -> ByEdition | None:
    """What the parser found."""
    texts = [_stated(report, key) for report in reports]
    return tuple(" ".join(text.split()) for text in texts if text) if all(texts) else None


def _stated(report: Report, key: str) -> str | None:
    """What an edition says of itself, without a label that stands before it: 发文字号：…."""
    if key == "issuer":
        return report.body
    if key in ("date", "period"):
        dated = report.date if key == "date" else report.period
        return dated.text.text if dated is not None else None
    if key == "addressees":
        first = report.preamble[0].text.text.strip() if report.preamble else ""
        return first[:-1] if names_bodies(first) else None
    kind = _MATTER[key]
    found = next((piece.text.text for piece in report.front_matter if piece.kind == kind), None)
    return _LABEL.sub("", found.strip()) if found is not None else None


def _is_vague(period: str) -> bool:
    return phrases().vague_period.search(period) is not None


def _commonest_period(figures: Iterable[Figure], source: FoldedReport) -> ByEdition | None:
    """The time most results are told of: one with its year before others."""
    named: Counter[ByEdition] = Counter()
    for figure in figures:
        if figure[0].target or figure[0].period is None or _is_vague(source.seen(figure[0].period.span)):
            continue
        named[tuple(each.period.text if each.period else "" for each in figure)] += 1
    best = max(named, key=lambda each: (_has_year(each), named[each]), default=None)
    return best if best and (_has_year(best) or named[best] >= weights().title.period_told) else None


def _has_year(period: ByEdition) -> bool:
    return phrases().year.search(period[0]) is not None
