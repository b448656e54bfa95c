"""All indicators of a report, node by node, and for each number the reason why it is one or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import count
from operator import attrgetter
from typing import Final, Literal

from converter.lexicon import fold
from converter.messages import message
from converter.model import Base, Indicator, Span, Text
from converter.parsing.figures.apart import Row, set_apart
from converter.parsing.figures.borders import leading_nouns
from converter.parsing.figures.context import Context
from converter.parsing.figures.doubts.seen import Trace
from converter.parsing.figures.drafts import Draft
from converter.parsing.figures.gaps import OwnTime, find_comparison, year_in
from converter.parsing.figures.grammar import named
from converter.parsing.figures.naming import Name, joined, wording
from converter.parsing.figures.quantities import Quantity
from converter.parsing.figures.records import SentenceReader
from converter.parsing.figures.rules import reads_of
from converter.parsing.figures.sentences import Node, NodeSentences, Sentence, read_passages
from converter.parsing.figures.vocabulary import deeds

_BRACKETS: Final = "brackets"
_TEN_THOUSAND: Final = "万"
_TOLD_AGAIN: Final = message("the text tells it as well")
_NOTHING: Final = message("nothing that it measures was found")
_OPENING, _TITLE = 4000, 60
_BARE_YEAR = named("reading.bare_year")
_FISCAL_YEAR = named("gaps.fiscal_year")
_YEAR = named("reading.year")
_YEAR_TOLD = named("reading.year_told")
_COMPARED_YEAR = named("reading.compared_year")
_GENERAL = named("reading.general")
_BELOW = named("reading.below")
_IN_PART = named("reading.in_part")
_TO_END = named("reading.to_end")
_ROC_YEAR = named("reading.roc_year")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a number is an indicator, or is none."""

    span: Span
    text: str
    verdict: Literal["indicator", "part", "excluded"]
    rule: str
    why: str
    indicator: str | None
    record_by: tuple[str, ...] = ()
    """Ids of the rules by which its record got its name and its change."""


@dataclass(frozen=True, slots=True)
class Reading:
    indicators: tuple[Indicator, ...]
    reasons: tuple[Reason, ...]
    traces: Mapping[str, Trace]
    """How each indicator was read, by its id; those of tables have none."""


def read_indicators(
    source: str, nodes: Iterable[Node], *, covers: str = "", explained: bool = True
) -> Reading:
    """The indicators in the nodes of a report, in the order of the text.

    Args:
        source: the normalised source; all spans are places in it.
        nodes: the stretches to search, in order, none inside another.
        covers: the time it covers, as written; empty where it does not say.
        explained: whether the reasons are asked for.
    """
    listed = list(nodes)
    reader = _Reader(source, fold(covers), explained)
    reader.read(read_passages(reader.text, listed))
    repeats = _repeats(reader.indicators, {node.id for node in listed if node.told_again})
    reader.reasons.sort(key=lambda reason: (reason.span.start, reason.span.end))
    return Reading(
        tuple(reader.finished(repeats)),
        tuple(_without(reason, repeats) for reason in reader.reasons),
        reader.traces,
    )


def _measured(indicator: Indicator) -> tuple[object, ...]:
    """What a sentence measures: a bound told beside the value is no other row, 突破80%, 达到80.4%."""
    return (indicator.sentence.span.start, indicator.name, indicator.unit)


def _amount(indicator: Indicator) -> object:
    return indicator.value if indicator.value is not None else indicator.change and indicator.change.amount


def _repeats(indicators: Sequence[Indicator], announcing: set[str]) -> set[str]:
    """Ids of figures in titles and headings that the text tells as well."""
    announced = [each for each in indicators if each.node in announcing]
    if not announced:
        return set()
    told = {_figure(each) for each in indicators if each.node not in announcing}
    return {each.id for each in announced if _figure(each) in told}


def _figure(indicator: Indicator) -> tuple[object, ...]:
    change = indicator.change
    return (indicator.value, indicator.unit, change and (change.amount, change.unit))


def _without(reason: Reason, repeats: set[str]) -> Reason:
    if reason.indicator not in repeats:
        return reason
    return replace(reason, verdict="part", rule="told again", why=_TOLD_AGAIN, indicator=None)


@dataclass(slots=True)
class _Told:
    """What a sentence tells."""

    drafts: Sequence[Draft]
    rules: Mapping[int, str]
    """By which rule each number was read, by its place."""
    whole: Name
    """Of what parts were told, if any were."""


class _Reader:
    def __init__(self, source: str, covers: str, explained: bool) -> None:
        self._source = source
        self._explained = explained
        self._in_part = _ends_within_year(covers) or False
        self.text = fold(source)
        self._ids = count(1)
        self._own_year = _year_of(self.text)
        self._throughout: Base | None = None
        """What all changes from some place on are measured against: 同比(下同)."""
        self._year: int | None = None
        """The year that the sentence under way names as its own, or the one it goes on from."""
        self._names: dict[str, Name] = {}
        self._around: dict[str, tuple[Name, ...]] = {}
        self._heading: Span | None = None
        self._nouns: Name = ()
        """Those it begins with."""
        self.indicators: list[Indicator] = []
        self.reasons: list[Reason] = []
        self.traces: dict[str, Trace] = {}

    def read(self, passages: Sequence[NodeSentences]) -> None:
        """Make the indicators of all passages: their records first, then what is told of each."""
        told = [(passage, self._records(passage)) for passage in passages]
        for passage, records in told:
            for sentence, each in zip(passage.sentences, records, strict=True):
                if sentence.context is not None and each is not None:
                    self._make(passage.node, sentence, sentence.context, each)
                elif self._explained:
                    self._explain_excluded(sentence)

    def _records(self, passage: NodeSentences) -> list[_Told | None]:
        """The records of each sentence; None for one that tells nothing."""
        told: list[_Told | None] = []
        last: tuple[Sentence, SentenceReader] | None = None
        for sentence in passage.sentences:
            if sentence.context is None:
                told.append(None)
                continue
            reader = self._reader(passage.node, sentence, sentence.context, last)
            reader.read(sentence.clauses)
            self._throughout = _told_for_all_below(sentence.text) or self._throughout
            told.append(_Told(reader.drafts, reader.rules, reader.whole))
            last = sentence, reader
        return told

    def _reader(
        self,
        node: Node,
        sentence: Sentence,
        context: Context,
        last: tuple[Sentence, SentenceReader] | None,
    ) -> SentenceReader:
        """What reads a sentence; `last`: the one before that told something, and what read it."""
        before = last[1] if last is not None else None
        gone_on = before if last is not None and last[0].goes_on else None
        subject = before.topic if before is not None else ()
        self._year = self._year_told(context) or (self._year if gone_on is not None else None)
        return SentenceReader(
            self.text,
            context,
            subject or _heading_subject(self.text, node),
            OwnTime(
                self._year or self._own_year or _year_after(sentence.text),
                self._is_in_part(context),
            ),
            (gone_on.carried if gone_on is not None else None) or self._throughout,
            before.measures_lent if before is not None else (),
            told_before=bool(subject),
            before=gone_on.drafts if gone_on is not None else (),
            whole=gone_on.whole if gone_on is not None else (),
            heading=((node.heading.start, node.heading.end),) if node.heading else (),
        )

    def _make(self, node: Node, sentence: Sentence, context: Context, told: _Told) -> None:
        """Make indicators of the records of a sentence."""
        made: list[tuple[Draft, str]] = []
        whole = self._stripped(sentence.start, sentence.end)
        for draft in sorted(told.drafts, key=attrgetter("place")):
            if not draft.name:
                continue  # a number alone measures nothing
            if node.label is not None and not _tells(self.text, draft.name, node.label):
                draft.name = joined(((node.label.start, node.label.end),), draft.name)
            indicator = self._indicator(node, draft, context, whole)
            self.traces[indicator.id] = _trace(draft, told)
            self._names[indicator.id] = draft.name
            self._around[indicator.id] = (draft.part, draft.about, told.whole, self._nouns_above(node))
            self.indicators.append(indicator)
            made.append((draft, indicator.id))
        if self._explained:
            self._explain(sentence, made, told.rules)

    def _nouns_above(self, node: Node) -> Name:
        """The nouns that the heading of a node begins with."""
        if node.heading != self._heading:
            self._heading, self._nouns = node.heading, _heading_nouns(self.text, node)
        return self._nouns

    def _year_told(self, context: Context) -> int | None:
        """The year a sentence names as its own: 113年…較112年減少 is a year before."""
        years = (_YEAR_TOLD.match(self.text, *period) for period in context.periods[:1])
        return next((year_in(match.group(1)) for match in years if match), None)

    def _is_in_part(self, context: Context) -> bool:
        """Whether the time a sentence tells of, or else its report, ends within a year."""
        for period in reversed(context.periods):
            told = _ends_within_year(self.text[slice(*period)])
            if told is not None:
                return told
        return self._in_part

    def finished(self, repeats: Set[str]) -> list[Indicator]:
        """The indicators but those of `repeats`, their names told apart."""
        told = [each for each in self.indicators if each.id not in repeats]
        bounded = {_measured(each) for each in told if each.bound != "exact"}
        rows = [
            Row(
                self._names[each.id],
                (
                    each.unit or (each.change and each.change.unit),
                    each.period and each.period.text,
                    each.target,
                    each.value is None,
                ),
                _measured(each) if _measured(each) in bounded else _amount(each),
                self._around[each.id],
            )
            for each in told
        ]
        return [
            each if name == self._names[each.id] else self._renamed(each, name)
            for each, name in zip(told, set_apart(self.text, rows), strict=True)
        ]

    def _renamed(self, indicator: Indicator, name: Name) -> Indicator:
        spans = tuple(Span(start, end) for start, end in name)
        return replace(indicator, name=wording(self._source, name).strip(), name_spans=spans)

    def _indicator(self, node: Node, draft: Draft, context: Context, sentence: Text) -> Indicator:
        spans = tuple([Span(start, end) for start, end in draft.name])
        quantity = draft.quantity
        change = draft.change
        unit_span = _unit_span(self._source, quantity) if quantity else None
        unit = quantity.unit if quantity else None  # 百分之 and 成 are %
        if unit_span is not None:
            unit = unit_span.of(self._source)
        elif quantity and unit and unit.endswith(_TEN_THOUSAND):  # 十萬分之8.6
            place = self.text.index(_TEN_THOUSAND, quantity.numeral)
            unit = unit[:-1] + self._source[place]
        if quantity and change is not None and change.unit not in ("%", "pp", "times"):
            change = replace(change, unit=(quantity.unit == change.unit and unit) or change.unit)
        return Indicator(
            id=f"i{next(self._ids)}",
            section=node.section,
            node=node.id,
            name=wording(self._source, draft.name).strip(),
            name_spans=spans,
            written=self._piece(Span(*draft.written)),
            sentence=sentence,
            value=quantity.value if quantity else None,
            value_max=quantity.value_max if quantity else None,
            bound=change.bound if change is not None and quantity is None else draft.bound,
            unit=unit,
            unit_span=unit_span,
            change=change,
            change_span=Span(*draft.moved) if draft.moved is not None else None,
            previous=draft.previous,
            previous_span=Span(*draft.earlier) if draft.earlier is not None else None,
            target=draft.aimed,
            scope=self._optional(context.scope_at(draft.place)),
            period=self._optional(draft.period or context.period_at(draft.place)),
        )

    def _piece(self, span: Span) -> Text:
        return Text(self._source[span.start : span.end], span)

    def _optional(self, place: tuple[int, int] | None) -> Text | None:
        return None if place is None else self._piece(Span(*place))

    def _stripped(self, start: int, end: int) -> Text:
        while start < end and self._source[start].isspace():
            start += 1
        while end > start and self._source[end - 1].isspace():
            end -= 1
        return self._piece(Span(start, end))

    # --- reasons ----------------------------------------------------------------------------------------

    def _explain(self, sentence: Sentence, made: list[tuple[Draft, str]], rules: Mapping[int, str]) -> None:
        own = {draft.place: (draft, id) for draft, id in made}
        taken = {place: id for draft, id in made for place in draft.numbers}
        for quantity in sentence.found:
            place = quantity.numeral + sentence.start
            span = Span(quantity.start + sentence.start, quantity.end + sentence.start)
            if place in own:
                draft, id = own[place]
                rule = rules.get(place, _BRACKETS)
                self._reason(span, "indicator", rule, reads_of(rule), id, draft.rules)
            elif place in taken:
                rule = rules.get(place, _BRACKETS)
                self._reason(span, "part", rule, reads_of(rule), taken[place])
            else:
                self._reason(span, "excluded", "no measure", _NOTHING, None)
        self._explain_excluded(sentence)

    def _explain_excluded(self, sentence: Sentence) -> None:
        for each in sentence.excluded:
            why = reads_of(each.rule) if each.why is None else each.why
            span = Span(each.start + sentence.start, each.end + sentence.start)
            self._reason(span, "excluded", each.rule, why, None)

    def _reason(
        self,
        span: Span,
        verdict: Literal["indicator", "part", "excluded"],
        rule: str,
        why: str,
        id: str | None,
        record_by: tuple[str, ...] = (),
    ) -> None:
        self.reasons.append(Reason(span, span.of(self._source), verdict, rule, why, id, record_by))


def _told_for_all_below(sentence: str) -> Base | None:
    """What changes are measured against in this sentence and those behind it: 同比增长7.2%(下同)."""
    below = _BELOW.search(sentence)
    if below is None:
        return None
    found = find_comparison(sentence, below.start(), below.end(), OwnTime())
    return None if found is None else found.basis


def _unit_span(source: str, quantity: Quantity) -> Span | None:
    if quantity.unit in (None, "%", "‰") or quantity.unit_start <= quantity.numeral < quantity.unit_end:
        return None  # 十万分之8.6: the number holds it
    start, end = quantity.unit_start, quantity.unit_end
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _tells(text: str, name: Name, label: Span) -> bool:
    """Whether a name says already of what its row is."""
    return text[label.start : label.end] in wording(text, name)


def _trace(draft: Draft, told: _Told) -> Trace:
    kind = told.rules.get(draft.place, _BRACKETS)
    return Trace(tuple(draft.numbers), _between(draft, told.drafts), (kind, *draft.rules))


def _between(draft: Draft, drafts: Sequence[Draft]) -> int:
    """How many other records stand between the number of a record and those told of it."""
    if len(drafts) == 1:
        return 0
    numbers = [draft.place, *draft.numbers]
    first, last = min(numbers), max(numbers)
    return 0 if first == last else sum(first < other.place < last for other in drafts if other is not draft)


def _ends_within_year(time: str) -> bool | None:
    """Whether a time ends before its year does; None where it names neither part nor end of one."""
    if _TO_END.search(time):
        return False
    return True if _IN_PART.search(time) else None


def _year_after(sentence: str) -> int | None:
    """The year after the latest that a sentence compares with: 今年…比2023年同期减少, 较2019年同期增加."""
    years = [year_in(match.group(1)) for match in _COMPARED_YEAR.finditer(sentence)]
    return max(years) + 1 if years else None


def _heading_subject(text: str, node: Node) -> Name:
    """What a heading is about; one that only names work in general lends nothing."""
    if node.heading is None or _GENERAL.search(text[node.heading.start : node.heading.end]):
        return ()
    return ((node.heading.start, node.heading.end),)


def _heading_nouns(text: str, node: Node) -> Name:
    """The nouns a heading begins with, for a name that is taken for another: 失踪人口|查寻."""
    if node.heading is None:
        return ()
    start, end = node.heading.start, node.heading.end
    nouns = leading_nouns(text, start, end)
    cut = nouns < end and not deeds().match(text, nouns, end)
    if cut or _GENERAL.search(text[start:nouns]):
        return ()
    return ((start, nouns),) if nouns > start else ()


def _year_of(text: str) -> int | None:
    """The year a report speaks of: the one named most, the title counted twice, the earlier of two.

    Years compared with do not count, nor those of a day.
    """
    for pattern in (_YEAR, _ROC_YEAR):
        named: Counter[int] = Counter()
        for end in (_OPENING, _TITLE):
            named.update(year_in(match.group(1)) for match in pattern.finditer(text[:end]))
        if pattern is _YEAR:
            named.update(int(match.group()) for match in _BARE_YEAR.finditer(text[:_TITLE]) for _ in range(2))
            fiscal = ("".join(match.groups()) for match in _FISCAL_YEAR.finditer(text[:_TITLE]))
            named.update(int(year) for year in fiscal for _ in range(2))
        if named:
            return max(named, key=lambda year: (named[year], -year))
    return None
