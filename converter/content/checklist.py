"""What an editor looks at before signing a report: one list, what is in doubt first.

It holds every figure, heading, action item, problem, and word that the conversion changed or is not sure of,
each with its place in the source and why it is in doubt. Pages lay it out; none of them adds to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from converter.content.indicators import doubt_words, rows
from converter.content.labels import Labels
from converter.content.nodes import Quote, TextNodes
from converter.content.problems import problems
from converter.content.sections import Sections
from converter.content.source import FoldedReport
from converter.decisions import Place, SentenceIndex
from converter.decisions.records import DecidedVariant
from converter.model import ActionItem, Edition, Indicator, Repair, Report, Section, Span, Text, Variant
from converter.variants.review import Review

WordSign = Literal["doubt", "repair", "shape", "rewording"]
"""Why words are listed: the program is not sure of them; it set wrong forms right, or the region's shape, or
other words."""
Role = Literal["name", "change", "previous"]
"""What a part tells: what is measured, or done; how it moved; what it was before."""
_HEADING_LEVELS: Final = 6
"""As many as a page can have."""


@dataclass(frozen=True, slots=True)
class Located:
    """A stretch of the source, and how a person would name it."""

    span: Span
    place: Place


@dataclass(frozen=True, slots=True)
class Belonging:
    """What belongs to a thing beside the words it is named by."""

    role: Role
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something to look at."""

    kind: ClassVar[str]

    key: str
    """Its kind and where it stands: the same in every run on the same source."""
    located: tuple[Located, ...]
    """Where it stands; words that were changed everywhere alike stand at several places."""
    why: tuple[str, ...] = ()
    """Why it is in doubt, in words of the report's script."""
    shown: tuple[Belonging, ...] = ()
    """What is marked in the text beside its place."""

    @property
    def start(self) -> int:
        """Where it stands in the source."""
        return self.located[0].span.start if self.located else -1


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleCheck(Check):
    """What the report is called."""

    kind = "title"

    text: str
    """Its own title, else what it is called where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingCheck(Check):
    """A heading and how deep it stands."""

    kind = "heading"

    text: str
    level: int
    levels: int
    """The deepest that is offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCheck(Check):
    """Words and what the edition sets for them."""

    kind = "word"

    sign: WordSign
    variant: DecidedVariant
    source: str
    chosen: str
    candidates: tuple[str, ...]
    """What else they could be, the choice left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCheck(Check):
    """An indicator."""

    kind = "figure"

    indicator: Indicator
    read_as: str | None
    """Its name, where several indicators stand in the same words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCheck(Check):
    """An action item."""

    kind = "item"

    item: ActionItem


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemCheck(Check):
    """A problem the report names."""

    kind = "problem"

    text: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """All that is to be looked at in a report."""

    report: Report
    title: str
    """The report's own, or what it is called else."""
    variant: Variant
    """Of the source's script; the words of the list are those of this variant."""
    hant: Variant
    """Standard of the Traditional edition."""
    nodes: TextNodes
    """The source's stretches of text, as they stand there."""
    sentences: SentenceIndex
    checks: tuple[Check, ...]
    """Those in doubt first, each part in the order of the source."""
    omitted: int
    """Things that have no place a person could name, in lines of many thousand characters."""


def build_checklist(report: Report, review: Review, title: str) -> Checklist:
    """The list for a report.

    Args:
        report: what the parser gave.
        review: of its conversion.
        title: what the report is called where it has no title of its own.
    """
    hant = review.editions[0].variant
    variant: Variant = "cn" if report.script == "Hans" else hant
    nodes = TextNodes([Edition(variant, title, report)])
    maker = _Maker(report, review, nodes, Labels([variant]), title)
    checks = sorted(maker.checks(), key=lambda check: (not check.why, check.start))
    return Checklist(
        report,
        report.title_line or title,
        variant,
        hant,
        nodes,
        maker.sentences,
        tuple(checks),
        maker.omitted,
    )


class _Maker:
    def __init__(self, report: Report, review: Review, nodes: TextNodes, words: Labels, title: str) -> None:
        self.sentences = SentenceIndex(report.text)
        self.omitted = 0
        self._report, self._review, self._nodes, self._words = report, review, nodes, words
        self._title_line = report.title_line or title

    def checks(self) -> Iterator[Check]:
        yield self._title()
        for section in self._report.walk():
            if section.heading is not None:
                yield from self._heading(section, section.heading)
        yield from self._figures()
        for item in self._report.action_items():
            yield from self._item(item)
        for quote in self._named_problems():
            yield from self._problem(quote)
        for reviewed in self._review.editions:
            yield from self._words_of(reviewed.variant)

    def _located(self, spans: Iterable[Span]) -> tuple[Located, ...]:
        """The stretches that have a place; the others are counted."""
        found = []
        for span in spans:
            place = self.sentences.place(span)
            if place is None:
                self.omitted += 1
            else:
                found.append(Located(span, place))
        return tuple(found)

    def _title(self) -> TitleCheck:
        title = self._report.title
        shown = (Belonging("name", title.span),) if title is not None else ()
        why = () if title is not None else self._words("review_no_title")
        return TitleCheck(key="title", located=(), why=why, shown=shown, text=self._title_line)

    def _heading(self, section: Section, heading: Text) -> Iterator[HeadingCheck]:
        located = self._located([heading.span])
        if located:
            yield HeadingCheck(
                key=_key("heading", heading.span), located=located, text=heading.text,
                level=section.level, levels=max(_HEADING_LEVELS, section.level),
            )  # fmt: skip

    def _figures(self) -> Iterator[FigureCheck]:
        places = Counter(each.written.span for each in self._report.indicators)
        seen: set[tuple[Span, str]] = set()
        for each in self._report.indicators:
            located = self._located([each.written.span])
            if not located or (each.written.span, each.name) in seen:
                continue
            seen.add((each.written.span, each.name))
            several = places[each.written.span] > 1
            number = f"-{len(seen)}" if several else ""
            why = tuple(doubt_words(doubt.code, self._words)[0] for doubt in each.doubts)
            yield FigureCheck(
                key=_key("figure", each.written.span) + number, located=located, why=why,
                shown=tuple(_parts(each)), indicator=each, read_as=each.name if several else None,
            )  # fmt: skip

    def _item(self, item: ActionItem) -> Iterator[ItemCheck]:
        words = item.label if item.label.text else item.title
        located = self._located([words.span])
        if located:
            yield ItemCheck(
                key=_key("item", words.span),
                located=located,
                shown=(Belonging("name", item.title.span),),
                item=item,
            )

    def _named_problems(self) -> tuple[Quote, ...]:
        """The problems as the first page would have them."""
        sections = Sections([self._report], self._words)
        figures = [(each,) for each in self._report.indicators]
        told = tuple(rows(figures, self._nodes, sections, self._words))
        return problems(FoldedReport(self._report, self._nodes, sections), told)

    def _problem(self, quote: Quote) -> Iterator[ProblemCheck]:
        located = self._located([quote.span])
        if located:
            yield ProblemCheck(key=_key("problem", quote.span), located=located, text=quote.texts[0])

    # --- words ------------------------------------------------------------------------------------------

    def _words_of(self, variant: Variant) -> Iterator[WordCheck]:
        """What the conversion changed or is not sure of; where signs overlap the first one stands."""
        [reviewed] = (each for each in self._review.editions if each.variant == variant)
        decided: DecidedVariant = "cn" if variant == "cn" else "hant"
        taken = _Taken()
        for finding in reviewed.findings:
            doubt = finding.doubt
            if not taken.take(doubt.span):
                continue
            located = self._located([doubt.span])
            if located:
                yield WordCheck(
                    key=_key(f"word-{decided}", doubt.span), located=located,
                    why=self._words(f"why_{doubt.reason}"), sign="doubt", variant=decided,
                    source=doubt.source, chosen=doubt.chosen, candidates=doubt.candidates,
                )  # fmt: skip
        signs: tuple[tuple[WordSign, Sequence[Repair]], ...] = (
            ("repair", reviewed.repairs), ("shape", reviewed.shapes), ("rewording", reviewed.rewordings),
        )  # fmt: skip
        for sign, changes in signs:
            for change in changes:
                located = self._located([span for span in change.places if taken.take(span)])
                if located:
                    yield WordCheck(
                        key=_key(f"word-{decided}", located[0].span), located=located, sign=sign,
                        variant=decided, source=change.before, chosen=change.after,
                        candidates=(change.before,),
                    )  # fmt: skip


def _parts(indicator: Indicator) -> Iterator[Belonging]:
    for span in indicator.name_spans:
        yield Belonging("name", span)
    if indicator.change_span is not None:
        yield Belonging("change", indicator.change_span)
    if indicator.previous_span is not None:
        yield Belonging("previous", indicator.previous_span)


class _Taken:
    """Stretches of the source that are spoken for."""

    def __init__(self) -> None:
        self._characters: set[int] = set()

    def take(self, span: Span) -> bool:
        """Whether the stretch was free."""
        own = range(span.start, span.end)
        if not self._characters.isdisjoint(own):
            return False
        self._characters.update(own)
        return True


def _key(kind: str, span: Span) -> str:
    return f"{kind}-{span.start}-{span.end}"
