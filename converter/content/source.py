"""What the choices look at: the report with its source folded to one form, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from converter.content.nodes import Quote, TextNodes
from converter.content.sections import Sections
from converter.content.tree import IndicatorRow
from converter.content.weights import phrases, weights
from converter.lexicon import clause_spans, fold
from converter.lexicon.characters import ends_clause
from converter.model import Report, Section, Span
from converter.variants.convert import simplified_reading


class FoldedReport:
    """A report as the rules of choice see it."""

    def __init__(self, report: Report, nodes: TextNodes, sections: Sections) -> None:
        self.report, self.nodes, self.sections = report, nodes, sections
        self._parents = dict(_parents(report.sections, ()))

    @cached_property
    def folded(self) -> str:
        """The source in Simplified with half-width figures and marks; every place stays the same."""
        return fold(simplified_reading(self.report.text, self.report.script))

    def seen(self, span: Span) -> str:
        """A stretch of the source as rules see it."""
        return self.folded[span.start : span.end]

    def reading(self, text: str) -> str:
        """Words of the leading edition as rules see them."""
        return fold(simplified_reading(text, self.report.script))

    def clauses(self, span: Span, *, also: str = "") -> Iterator[Span]:
        """The clauses of a stretch without the marks that part them; see `clause_spans`."""
        return (Span(*each) for each in clause_spans(self.folded, span.start, span.end, also=also))

    def seen_name(self, row: IndicatorRow) -> str:
        """The name of an indicator as rules see it."""
        name = row.figure[0].name
        return fold(simplified_reading(name, "Hant"))

    def is_headline(self, row: IndicatorRow) -> bool:
        """Whether such reports are judged by a measure; of a share (宗数占死亡人数) what has it counts."""
        return phrases().headline.search(self.seen_name(row).partition("占")[0]) is not None

    def with_parents(self, section: str | None) -> tuple[Section, ...]:
        """A section below those around it, the outermost first."""
        return self._parents.get(section or "", ())

    def is_plan(self, section: str | None) -> bool:
        """Whether a section, or one around it, says what will be done."""
        return any(each.role == "plan" for each in self.with_parents(section))

    def is_problem(self, section: str | None) -> bool:
        """Whether a section, or one around it, says what is wrong."""
        return any(each.role == "problems" for each in self.with_parents(section))

    def is_overview(self, node: str) -> bool:
        """Whether a node tells the whole before its parts.

        The preamble does, or its first paragraph where no parts follow; what a section says before its parts;
        and a first section on how things are as a whole.
        """
        return node in self._overview

    @cached_property
    def _overview(self) -> frozenset[str]:
        report = self.report
        has_parts = any(part.role not in ("problems", "plan", "closing") for part in report.sections)
        opening = list(report.preamble if has_parts else report.preamble[:1])
        for section in report.sections:
            if any(below.heading for below in section.sections):
                opening += section.paragraphs
        for section in report.sections[:1]:
            if self._is_whole(section):
                opening += [each for below in section.walk() for each in below.paragraphs[:1]]
        return frozenset(each.id for each in opening)

    def _is_whole(self, section: Section) -> bool:
        """Whether a section is headed as telling the whole, and tells how it changed: no mere background."""
        if section.heading is None or not phrases().whole.search(self.seen(section.heading.span)):
            return False
        own = {below.id for below in section.walk()}
        return any(each.section in own and each.change is not None for each in self.report.indicators)

    def is_background(self, node: str) -> bool:
        """Whether a node stands in a section that is about neither work nor results: it tells no change."""
        return self._roles.get(node) == "other" and node not in self._overview | self._of_results

    @cached_property
    def _of_results(self) -> frozenset[str]:
        """The paragraphs of sections that tell how measures moved, whatever their headings say."""
        moved = {each.section for each in self.report.indicators if each.change and not each.target}
        own = (each.paragraphs for each in self.report.walk() if each.id in moved)
        return frozenset(paragraph.id for paragraphs in own for paragraph in paragraphs)

    @cached_property
    def _roles(self) -> dict[str, str]:
        return {
            paragraph.id: section.role for section in self.report.walk() for paragraph in section.paragraphs
        }

    def in_brief(self, quote: Quote) -> Quote:
        """The first clauses of a quote, as many as are short together; at least the first."""
        start, most = quote.span.start, weights().first_page.brief
        if len(quote) <= most:
            return quote
        marks = [at for at in range(start + 1, quote.span.end) if ends_clause(self.folded, at)]
        fitting = [at for at in marks if at - start <= most]
        end = (fitting or marks or [quote.span.end])[-1 if fitting else 0]
        part = self.nodes.stretch(Span(start, end))
        return part if part is not None and quote.texts == self._words(quote.span) else quote

    def _words(self, span: Span) -> tuple[str, ...]:
        """What the editions have for a stretch, before an editor rewords it."""
        stretch = self.nodes.stretch(span)
        return stretch.texts if stretch is not None else ()

    def sentences(self, section: Section, *, clauses: bool = False) -> Iterator[Quote]:
        """The sentences of a section's own paragraphs."""
        for paragraph in section.paragraphs:
            yield from self.nodes.sentences(paragraph.id, clauses=clauses)

    def preamble(self, *, clauses: bool = False) -> Iterator[Quote]:
        """The sentences before the first section."""
        for paragraph in self.report.preamble:
            yield from self.nodes.sentences(paragraph.id, clauses=clauses)


def _parents(
    sections: tuple[Section, ...], around: tuple[Section, ...]
) -> Iterator[tuple[str, tuple[Section, ...]]]:
    for section in sections:
        own = (*around, section)
        yield section.id, own
        yield from _parents(section.sections, own)
