"""What the summary holds, chosen from an edition: extractive only, every sentence is the report's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from converter.model import ActionItem, Edition, Indicator, Report, Section
from converter.renderers.docx.nodes import Nodes, Quote
from converter.renderers.docx.speech import Said, Speech

KEY_FIGURES: Final = 8
"""How many indicators stand at the head of the summary."""
TABLE_LEVEL: Final = 2
"""Indicators of deeper sections are gathered in the table of their ancestor on this level."""
_OPENING_CHARACTERS: Final = 60
_OPENING_SENTENCES: Final = 3

Figure: TypeAlias = tuple[Indicator, ...]
"""One indicator as each edition has it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A section as the summary shows it."""

    section: Section
    level: int
    """Of its heading, from 1 without a gap; of the heading above where it has none."""
    title: Said | None
    """Its heading in the report, else the program's word for its role; None lets it flow on."""
    own_heading: bool
    """Whether `title` is the report's own."""
    label: str
    """As printed in the leading edition, whether it has a heading or not."""
    leading: tuple[Quote, ...]
    indicators: tuple[Figure, ...]

    @property
    def printed_label(self) -> str:
        """What stands before its heading."""
        return self.label if self.own_heading else ""


@dataclass(frozen=True, slots=True)
class Task:
    """A row of the action tracker."""

    item: ActionItem
    action: Quote
    detail: Quote


@dataclass(frozen=True, slots=True)
class Summary:
    editions: tuple[Edition, ...]
    """The leading one first."""
    nodes: Nodes
    title: Said
    facts: tuple[tuple[Said, Said], ...]
    abstract: tuple[Quote, ...]
    indicators: tuple[Figure, ...]
    """All of them, in the report's order."""
    key_figures: tuple[Figure, ...]
    preamble_indicators: tuple[Figure, ...]
    parts: tuple[Part, ...]
    problems: tuple[Quote, ...]
    problem_indicators: tuple[Figure, ...]
    """Of sections that stand only in the list of problems."""
    tasks: tuple[Task, ...]

    @property
    def report(self) -> Report:
        """The report in the leading edition."""
        return self.editions[0].report


def summarise(editions: tuple[Edition, ...], speech: Speech) -> Summary:
    """Choose what the summary shows of a report.

    Args:
        editions: one or two of the same report, the leading one first.
        speech: the program's own words for the same variants.
    """
    return _Summariser(editions, speech).summary()


class _Summariser:
    def __init__(self, editions: tuple[Edition, ...], speech: Speech) -> None:
        self._editions, self._speech = editions, speech
        self._report = editions[0].report
        self._nodes = Nodes(editions)
        self._headings = [
            {section.id: section.heading.text for section in edition.report.walk() if section.heading}
            for edition in editions
        ]
        self._figures: tuple[Figure, ...] = tuple(
            zip(*(edition.report.indicators for edition in editions), strict=True)
        )
        self._problem_sections = tuple(_problem_sections(self._report.sections))

    def summary(self) -> Summary:
        problems = self._problem_sections
        unheaded = {section.id for section in problems if section.heading is None}
        hidden = {below.id for section in problems if section.id in unheaded for below in section.walk()}
        gathered = _gathered(self._report.sections)
        by_place: dict[str | None, list[Figure]] = {}
        for figure in self._figures:
            by_place.setdefault(gathered.get(figure[0].section or ""), []).append(figure)
        return Summary(
            editions=self._editions,
            nodes=self._nodes,
            title=tuple(edition.title for edition in self._editions),
            facts=self._facts(),
            abstract=self._abstract(),
            indicators=self._figures,
            key_figures=_key_figures(self._report, self._figures),
            preamble_indicators=tuple(by_place.get(None, ())),
            parts=tuple(self._parts(self._report.sections, 1, hidden, by_place)),
            problems=tuple(clause for section in problems for clause in self._clauses(section)),
            problem_indicators=tuple(each for key in by_place if key in hidden for each in by_place[key]),
            tasks=tuple(self._tasks()),
        )

    # --- sections ---

    def _parts(
        self,
        sections: Iterable[Section],
        level: int,
        hidden: set[str],
        by_place: dict[str | None, list[Figure]],
    ) -> Iterator[Part]:
        for section in sections:
            if section.id in hidden:
                continue
            title: Said | None = None
            if section.heading is not None:
                title = tuple(headings[section.id] for headings in self._headings)
            elif level == 1 and section.label is None:
                title = self._role_title(section)
            yield Part(
                section=section,
                level=level if title is not None else max(1, level - 1),
                title=title,
                own_heading=section.heading is not None,
                label=section.label.text.strip() if section.label is not None else "",
                leading=self._leading(section),
                indicators=tuple(by_place.get(section.id, ())),
            )
            yield from self._parts(section.sections, level + (title is not None), hidden, by_place)

    def _role_title(self, section: Section) -> Said:
        keys = {"plan": "plan", "problems": "problems", "closing": "closing_part"}
        return self._speech(keys.get(section.role, "other_part"))

    def _leading(self, section: Section) -> tuple[Quote, ...]:
        return self._opening((each.id for each in section.paragraphs), most=_OPENING_SENTENCES)

    def _opening(self, paragraphs: Iterable[str], *, most: int) -> tuple[Quote, ...]:
        """The first sentences of a text, until there are enough characters, or `most` sentences."""
        taken: list[Quote] = []
        for quote in (piece for paragraph in paragraphs for piece in self._nodes.sentences(paragraph)):
            taken.append(quote)
            if len(taken) == most or sum(map(len, taken)) >= _OPENING_CHARACTERS:
                break
        return tuple(taken)

    def _clauses(self, section: Section) -> Iterator[Quote]:
        for below in section.walk():
            if below is not section and below.heading is not None and not below.paragraphs:
                yield from self._nodes.sentences(below.id, clauses=True)
            for paragraph in below.paragraphs:
                yield from self._nodes.sentences(paragraph.id, clauses=True)

    # --- the head of the summary ---

    def _facts(self) -> tuple[tuple[Said, Said], ...]:
        speech, report = self._speech, self._report
        size = speech(
            "size_line",
            sections=sum(1 for section in report.walk() if section.heading is not None),
            items=sum(1 for _ in report.action_items()),
            indicators=len(report.indicators),
        )
        same = len(self._editions)
        facts = [
            (speech("source_file"), (report.source.name,) * same),
            (speech("source_script"), speech("script_hant" if report.script == "Hant" else "script_hans")),
        ]
        periods = Counter(
            tuple(each.period.text for each in figure if each.period is not None)
            for figure in self._figures
            if figure[0].period is not None
        )
        if periods:
            usual = [period for period, _ in periods.most_common(3)]
            facts.append(
                (speech("column_period"), tuple("、".join(same) for same in zip(*usual, strict=True)))
            )
        return (*facts, (speech("size"), size))

    def _abstract(self) -> tuple[Quote, ...]:
        """How the report opens, what it calls a problem and what it plans: the first sentences of each."""
        report = self._report
        first = self._opening((paragraph.id for paragraph in report.preamble), most=2)
        if not first:
            first = next((found for section in report.walk() if (found := self._leading(section)[:1])), ())
        plans = tuple(section for section in report.walk() if section.role == "plan")
        told = [
            next((found for section in sections if (found := self._first_sentence(section))), ())
            for sections in (self._problem_sections, plans)
        ]
        return tuple(dict.fromkeys((*first, *told[0], *told[1])))

    def _first_sentence(self, section: Section) -> tuple[Quote, ...]:
        paragraphs = (paragraph.id for below in section.walk() for paragraph in below.paragraphs)
        return next((found[:1] for each in paragraphs if (found := self._nodes.sentences(each))), ())

    # --- the tracker ---

    def _tasks(self) -> Iterator[Task]:
        walks = [list(edition.report.action_items()) for edition in self._editions]
        for same in zip(*walks, strict=True):
            details = [_detail(item) for item in same]
            yield Task(
                same[0],
                self._nodes.quote(same[0].node, [item.title.text for item in same]),
                self._nodes.quote(same[0].node, details),
            )


def _detail(item: ActionItem) -> str:
    """The body, without the title where that opens it as a sentence of its own."""
    title, body = item.title.text, item.body.text
    rest = body[len(title) :] if body.startswith(title) else ""
    return rest[1:].strip() if rest[:1] in ("。", "：", ":") and rest[1:].strip() else body


def _gathered(sections: Iterable[Section], level: int = 1, home: str = "") -> dict[str, str]:
    """For each section the one whose table shows its indicators."""
    homes: dict[str, str] = {}
    for section in sections:
        own = section.id if level <= TABLE_LEVEL else home
        homes[section.id] = own
        homes.update(_gathered(section.sections, level + 1, own))
    return homes


def _problem_sections(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        if section.role == "problems":
            yield section
        else:
            yield from _problem_sections(section.sections)


def _key_figures(report: Report, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures a reader wants first: of each main section in turn the most telling, in the report's order.

    More telling is what has both a value and a change, then a change in per cent, then a value alone; among
    equals the larger change, then what the text tells first.
    """
    main = {below.id: section.id for section in report.sections for below in section.walk()}
    queues: dict[str, list[tuple[tuple[float, ...], int]]] = {}
    for place, figure in enumerate(figures):
        indicator = figure[0]
        queues.setdefault(main.get(indicator.section or "", ""), []).append((_weight(indicator), place))
    for queue in queues.values():
        queue.sort(key=lambda entry: (tuple(-each for each in entry[0]), entry[1]))
    chosen: list[int] = []
    while len(chosen) < KEY_FIGURES and any(queues.values()):
        for queue in queues.values():
            if queue and len(chosen) < KEY_FIGURES:
                chosen.append(queue.pop(0)[1])
    return tuple(figures[place] for place in sorted(chosen))


def _weight(indicator: Indicator) -> tuple[float, ...]:
    change = indicator.change
    kind = 0
    if change is not None:
        kind = 3 if indicator.value is not None else 2 if change.unit in ("%", "pp") else 1
    size = float(abs(change.amount)) if change is not None and change.unit == "%" else 0.0
    return (kind, min(size, 1000.0))
