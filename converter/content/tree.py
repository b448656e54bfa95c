"""What is shown of a report: one frozen tree for one or more editions, which every output lays out.

Every text is a tuple by edition, the leading one first. Nothing here knows of pages, files or formats.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Final, Generic, Literal, TypeAlias, TypeVar

from converter.content.labels import ByEdition
from converter.content.nodes import Quote, TextNodes
from converter.content.weights import weights
from converter.model import ActionItem, Edition, Filled, Indicator, Report, Role, Span, set_apart

Figure: TypeAlias = tuple[Indicator, ...]
"""One indicator as each edition has it."""
ColumnKey: TypeAlias = Literal[
    "number",
    "section",
    "indicator",
    "named",
    "aimed",
    "value",
    "unit",
    "change",
    "basis",
    "note",
    "kind",
    "written",
    "bound",
    "figure",
    "moved",
    "in_tracker",
    "exact",
    "exact_unit",
    "previous",
    "period",
    "scope",
    "doubt",
    "sentence",
]
"""What a column of a table of indicators holds; `column_…` among the program's words heads it."""
RowType = TypeVar("RowType")


@dataclass(frozen=True, slots=True)
class Fact:
    """A line about the report or about how the output was made: its name and what it says."""

    key: str
    name: ByEdition
    value: ByEdition
    whole: ByEdition = ()
    """What it says where there is room for all of it, if that is more."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section as it is shown."""

    id: str
    level: int
    """Of its heading, from 1 without a gap; of the heading above where it has none."""
    title: ByEdition | None
    """Its heading in the report, else the program's word for its role; None lets it flow on."""
    own_heading: bool
    """Whether `title` is the report's own."""
    label: ByEdition
    """Its number as printed, whether it has a heading or not."""
    role: Role
    name: ByEdition
    """What it is called where it stands alone, with the numbers of the parts it is in: `第三部分（一）…`."""

    @property
    def printed_label(self) -> ByEdition:
        """What stands before its heading."""
        return tuple(map(set_apart, self.label)) if self.own_heading else ("",) * len(self.label)

    @property
    def headed(self) -> ByEdition:
        """Its heading with what stands before it; nothing where it has none."""
        return tuple(map(str.__add__, self.printed_label, self.title)) if self.title else ()


@dataclass(frozen=True, slots=True)
class Group(Generic[RowType]):
    """Rows of one section under its name."""

    section: str | None
    """Id of the section; None for what stands before the first."""
    name: ByEdition
    rows: tuple[RowType, ...]


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator and how its cells are written."""

    id: str
    section: str | None
    """Id of the section whose table it stands in."""
    figure: Figure
    cells: Mapping[ColumnKey, ByEdition]
    sentence: Quote
    evidence: Quote
    """The clauses of the sentence that state the figure."""
    written: Quote
    direction: Literal[-1, 0, 1] | None
    """Whether it fell, stayed or rose; None where the report states no change."""
    number: int | None = None
    """Of its own row in the tracker: of an aim among the key figures."""

    @property
    def target(self) -> bool:
        """Whether it is an aim and no result."""
        return self.figure[0].target

    @property
    def moved(self) -> bool:
        """Whether the report says how it changed, or what it was before."""
        return self.figure[0].change is not None or self.figure[0].previous is not None

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look at it."""
        return bool(self.figure[0].doubts)


@dataclass(frozen=True, slots=True)
class IndicatorTable:
    """Indicators in groups, with the columns that any of them fills."""

    columns: tuple[ColumnKey, ...]
    groups: tuple[Group[IndicatorRow], ...]

    @property
    def rows(self) -> tuple[IndicatorRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action item."""

    id: str
    number: int
    section: str | None
    items: tuple[ActionItem, ...]
    """As each edition has it."""
    title: Quote
    detail: Quote
    """What the item says beyond its title; all of it where the title is not a sentence of its own."""


@dataclass(frozen=True, slots=True)
class TrackerRow:
    """Something that is to be done, or to be reached."""

    id: str
    number: int
    """Counts from 1 in the tracker."""
    section: str | None
    title: Quote
    """What is to be done; of an aim the sentence it stands in."""
    detail: Quote
    """What the report says of it; of an aim the figure as it is written."""
    items: tuple[ActionItem, ...]
    """As each edition has it; nothing for an aim, or a part of the plan that is not an item."""
    aim: IndicatorRow | None = None
    goes_on: bool = False
    """Whether the detail goes on in the title's sentence, behind a comma that neither has."""
    lines: tuple[ByEdition, ...] = ()
    """What the first page says of it: its title and the clauses of its detail that there is room for, with
    less and less room, at last its title; of an aim the clauses that state it, in any room."""
    in_brief: ByEdition = ()
    """The first clauses of its title, where that is long."""
    responsible: Quote | None = None
    """Who does it, where the report says so of what is no item."""
    due: Quote | None = None
    """By when, likewise."""
    headed: Quote | None = None
    """The heading of a part told sentence by sentence, at the first: page one tells the part by it."""

    @property
    def name(self) -> ByEdition:
        """What its row is called."""
        return self.aim.cells["indicator"] if self.aim is not None else self.title.texts

    @property
    def headline(self) -> ByEdition:
        """What page one calls it: its name, or the heading of the part that it is the first of."""
        return self.headed.texts if self.headed is not None else self.name

    @property
    def told(self) -> ByEdition:
        """What its row says of it: how it is done, or the figure that is aimed at."""
        return self.aim.cells["figure"] if self.aim is not None else self.detail.texts

    @property
    def fields(self) -> tuple[Filled, ...]:
        """Who does it, by when and how far it is in each edition: as people filled it in, else as the report
        says."""
        if self.items:
            return tuple(map(_fields_of, self.items))
        return tuple(itertools.starmap(Filled, self._stated))

    @property
    def _stated(self) -> tuple[tuple[str, str], ...]:
        """Who does it and by when in each edition, as the report says."""
        if self.items:
            texts = ((item.responsible, item.due) for item in self.items)
            return tuple((who.text if who else "", due.text if due else "") for who, due in texts)
        nothing = ("",) * len(self.title.texts)
        stated = (quote.texts if quote is not None else nothing for quote in (self.responsible, self.due))
        return tuple(zip(*stated, strict=True))

    @property
    def span(self) -> Span:
        """All that the report says of it."""
        return Span(self.title.span.start, max(self.title.span.end, self.detail.span.end))

    @property
    def due_day(self) -> date | None:
        """The day it is due, where people or the report name one."""
        return day_of(self.fields[0].due)

    def with_names(self, line: ByEdition) -> ByEdition:
        """A line with who does it and by when behind it, where the report says so and the line does not."""
        stated = [
            [each for each in own if each and each not in text]
            for own, text in zip(self._stated, line, strict=True)
        ]
        return tuple(
            _with_words(text, own, joined=self.aim is not None)
            for text, own in zip(line, stated, strict=True)
        )

    def numbered(self, number: int) -> TrackerRow:
        """The row with its number."""
        return replace(self, number=number)


_CALLED_AIM: Final = re.compile("（[^（）]*目[標标]）$")


def _with_words(text: str, more: Sequence[str], *, joined: bool) -> str:
    """A line with words in brackets behind it, in those of `（目标）` where it ends so: `（目标，年内）`."""
    if not more:
        return text
    own = text[:-1] + "，" if joined and _CALLED_AIM.search(text) else f"{text}（"
    return f"{own}{'，'.join(more)}）"


def _fields_of(item: ActionItem) -> Filled:
    filled = item.filled or Filled()
    responsible, due = (text.text if text is not None else "" for text in (item.responsible, item.due))
    return Filled(filled.unit or responsible, filled.due or due, filled.status)


_DATE: Final = re.compile(r"(\d{4})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?")


def day_of(written: str) -> date | None:
    """A date of the calendar, such as `2016年12月31日`; None for any other words."""
    found = _DATE.fullmatch(written.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What a leader reads: how things stand, what is wrong, what comes next."""

    lead: tuple[Quote, ...]
    results: tuple[IndicatorRow, ...]
    aims: tuple[IndicatorRow, ...]
    problems: tuple[Quote, ...]
    """Empty where the report names none."""
    actions: tuple[TrackerRow, ...]
    """Empty where it plans nothing."""
    more_problems: int = 0
    more_actions: int = 0
    """Rows of the tracker that have no room here."""
    in_brief: tuple[Quote, ...] = ()
    """The first clauses of each problem."""
    besides: tuple[Quote, ...] = ()
    """Those of the problems that have no line of their own here, as many as a few lines hold."""
    ranked: tuple[str, ...] = ()
    """Ids of results and aims, the weightiest first."""
    less: int = 0
    """By how many steps actions are told shorter, at last by their titles."""
    fuller: Mapping[str, int] = field(default_factory=dict)
    """Ids of actions that are told longer than the others, and by how many steps."""
    brief: bool = False
    """Whether problems and actions are told by their first clauses, aims without their action's number."""

    @property
    def problem_lines(self) -> Iterator[tuple[Quote, bool]]:
        """Each problem as it is told, and whether the report says more of it."""
        for whole, first in zip(self.problems, self.in_brief or self.problems, strict=False):
            shown = first if self.brief else whole
            yield shown, len(shown) < len(whole)

    @property
    def told_besides(self) -> tuple[Quote, ...]:
        """What further problems are told by, one after the other; nothing where all is told in brief."""
        most, told = weights().problems.most_besides, list[Quote]()
        for quote in () if self.brief else self.besides:
            if sum(map(len, told)) + len(quote) > most:
                break
            told.append(quote)
        return tuple(told)

    @property
    def action_lines(self) -> Iterator[tuple[TrackerRow, ByEdition]]:
        """Each action in a line: its title and how it is done, or what is aimed at."""
        for row in self.actions:
            line = row.lines[min(self.less - self.fuller.get(row.id, 0), len(row.lines) - 1)]
            yield row, row.in_brief if self.brief and row.in_brief else row.with_names(line)

    def lighter(self, *, figures: bool = True, at_first: bool = False) -> Iterator[FirstPage]:
        """The same with less and less, as long as it still says all that a first page should.

        Args:
            figures: whether they give way too.
            at_first: whether only what goes before the type gets smaller.
        """
        own = weights().first_page
        yield from self._without(own.first if at_first else (*own.first, *own.second), figures=figures)

    def shorter(self, *, figures: bool = True) -> Iterator[FirstPage]:
        """The same with less and less, for pages it does not fit; the most important stays to the end.

        Args:
            figures: whether they give way too.
        """
        own = weights().first_page
        lighter = [self, *self.lighter(figures=figures)]
        least = [lighter[-1], *lighter[-1]._without(own.then, figures=figures)]
        numberless = tuple(replace(row, number=None) for row in least[-1].aims)
        brief = replace(least[-1], brief=True, aims=numberless)
        yield from (*lighter[1:], *least[1:], brief)
        yield from brief._without(own.last, figures=figures)

    def filled_up(self, whole: FirstPage, fits: Callable[[FirstPage], bool]) -> FirstPage:
        """The same with as much of what gave way as there is room for, what gave way last first.

        Args:
            whole: the page before anything gave way.
            fits: whether a page is one.
        """
        page = self
        for part, most in reversed([*whole._steps_taken()]):
            for more in page._fuller(part, most, whole):
                page = more(page) if fits(more(page)) else page
        return page

    def _steps_taken(self) -> Iterator[tuple[str, int]]:
        """The parts that give way in all that is lighter, in their order, and how much of each there was."""
        left: dict[str, int] = {}
        for part, least in (*weights().first_page.first, *weights().first_page.second):
            yield part, left.get(part, self._count(part))
            left[part] = least

    def _fuller(self, part: str, most: int, whole: FirstPage) -> Iterator[Callable[[FirstPage], FirstPage]]:
        """The ways in which a page can say more in a part, each to be tried on what the one before made."""
        if part == "detail":
            for at in range(self.less, len(weights().actions.most_characters) - most, -1):
                for row in self.actions:
                    if at < len(row.lines) and row.lines[at - 1] != row.lines[at]:
                        yield partial(FirstPage._with_longer, row=row, steps=self.less - at + 1)
            return
        shorter = [whole]
        while shorter[-1]._count(part) > self._count(part):
            shorter.append(shorter[-1]._without_last(part))
        for more in shorter[-2::-1]:
            if more._count(part) <= most:
                yield partial(FirstPage._with_part, part=part, of=more)

    def _with_longer(self, row: TrackerRow, steps: int) -> FirstPage:
        return replace(self, fuller={**self.fuller, row.id: steps})

    def _with_part(self, part: str, of: FirstPage) -> FirstPage:
        if part == "figures":
            return replace(self, results=of.results, aims=of.aims)
        if part == "problems":
            return replace(self, problems=of.problems, more_problems=of.more_problems, besides=of.besides)
        if part == "actions":
            return replace(self, actions=of.actions, more_actions=of.more_actions)
        return replace(self, lead=of.lead)

    def _without(self, steps: Iterable[Sequence[str | int]], *, figures: bool) -> Iterator[FirstPage]:
        page = self
        for part, least in steps:
            if part == "figures" and not figures:
                continue
            while page._count(str(part)) > int(least):
                page = page._without_last(str(part))
                yield page

    def _count(self, part: str) -> int:
        if part == "detail":
            return len(weights().actions.most_characters) - self.less
        return len(self.results) + len(self.aims) if part == "figures" else len(getattr(self, part))

    def _without_last(self, part: str) -> FirstPage:
        """The same without the last row of a part; of problems and actions it says how many are left out."""
        if part == "figures":
            return self._without_least()
        if part == "detail":
            return replace(self, less=self.less + 1)
        if part == "actions":
            return self._without_last_action()
        if part == "problems":
            return self._without_last_problem()
        return replace(self, lead=self.lead[:-1])

    def _without_last_problem(self) -> FirstPage:
        last = len(self.problems) - 1
        besides = (*self.in_brief[last : last + 1], *self.besides)
        return replace(
            self, problems=self.problems[:last], more_problems=self.more_problems + 1, besides=besides
        )

    def _without_last_action(self) -> FirstPage:
        """The same without its last aim, which tables of figures tell too, else without its last action."""
        aims = [at for at, row in enumerate(self.actions) if row.aim is not None]
        gives = aims[-1] if aims else len(self.actions) - 1
        kept = (*self.actions[:gives], *self.actions[gives + 1 :])
        return replace(self, actions=kept, more_actions=self.more_actions + 1)

    def _without_least(self) -> FirstPage:
        """The same without the result that weighs least; of one result, and of none, without an aim."""
        ranks = {identity: place for place, identity in enumerate(self.ranked)}
        gives_results = len(self.results) > 1 or not self.aims
        rows = self.results if gives_results else self.aims
        least = max(rows, key=lambda row: ranks.get(row.id, len(ranks)))
        kept = tuple(row for row in rows if row is not least)
        return replace(self, results=kept) if gives_results else replace(self, aims=kept)


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar: how long it is, what it is called and what is written at its end."""

    row: str
    """Id of the indicator."""
    amount: Decimal
    """In the unit of the chart."""
    name: ByEdition
    written: ByEdition
    target: bool


@dataclass(frozen=True, slots=True)
class BarChart:
    """Bars of one unit, in the order they are drawn in."""

    key: str
    """Unique in the report; letters, digits and underscores."""
    kind: Literal["changes", "counts"]
    section: str | None
    """Id of the group it belongs to; None for the whole report."""
    title: ByEdition
    unit: ByEdition
    bars: tuple[ChartBar, ...]
    omitted: int
    """How many figures of the kind have no bar."""
    alt: ByEdition
    """For readers who cannot see it."""


@dataclass(frozen=True, slots=True)
class FigurePlace:
    """An indicator's figure in the text of a node, in characters of the node's text in each edition."""

    row: str
    """Id of the indicator."""
    name: ByEdition
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]
    """Where its sentence begins."""


@dataclass(frozen=True, slots=True)
class ConversionNote:
    """What an edition has otherwise than the source, or what is in doubt in it, under its heading."""

    heading: ByEdition
    lines: tuple[ByEdition, ...]
    """One for each change or doubt, with how often it stands there after the last comma."""
    certain: bool = True
    """Whether it tells of changes, not of doubts."""


@dataclass(frozen=True, slots=True)
class Content:
    """All that is shown of a report."""

    editions: tuple[Edition, ...]
    nodes: TextNodes
    title: ByEdition
    facts: tuple[Fact, ...]
    """Issuing body, number, date, period, addressees, secrecy and urgency, those the report states."""
    bylines: tuple[Quote, ...]
    """What else stands below the title: the occasion, who speaks; no lines of a web page."""
    first_page: FirstPage
    key_figures: IndicatorTable
    """The results and the aims of the first page, a group of each."""
    tracker_groups: tuple[Group[TrackerRow], ...]
    """What is to be done, under the parts that say so, then what is to be reached; numbered through."""
    sections: tuple[SectionView, ...]
    """All that are shown, in reading order; those with a title make the contents."""
    openings: Mapping[str, tuple[Quote, ...]]
    """The first sentences of each section shown, and its items that are not plans, by its id."""
    preamble_items: tuple[Quote, ...]
    """What stands before the first section of items that are not plans."""
    indicators: IndicatorTable
    """Every indicator once, by section; aims as well."""
    all_indicators: IndicatorTable
    """Every indicator in the report's order with all that is known of it."""
    charts: tuple[BarChart, ...]
    problems: tuple[Quote, ...]
    """All that the parts on problems say, clause by clause."""
    action_rows: tuple[ActionRow, ...]
    """Every numbered item of the report, whatever its kind."""
    figure_places: Mapping[str, tuple[FigurePlace, ...]]
    """The figures in the text by node, in the order of the text."""
    notes: tuple[ConversionNote, ...]
    figure_doubts: tuple[Fact, ...]
    """Why figures are marked as doubtful, and of how many each is said."""
    doubts: int
    """Places of the conversion a person should look at."""
    colophon: tuple[Fact, ...]
    made_by: ByEdition
    groups: Mapping[str, str]
    """Under which section the rows of each section stand."""

    def group_of(self, section: str | None) -> str | None:
        """The section whose rows those of a section stand among."""
        return self.groups.get(section or "")

    @property
    def report(self) -> Report:
        """The report in the leading edition."""
        return self.editions[0].report

    @property
    def tracker(self) -> tuple[TrackerRow, ...]:
        """What is to be done or reached, in the order of its numbers; empty where nothing is planned."""
        return tuple(row for group in self.tracker_groups for row in group.rows)

    @property
    def other_items(self) -> Iterator[ActionRow]:
        """The numbered items that are not to be done: they belong to the section they stand in."""
        tracked = {row.id for row in self.tracker}
        return (row for row in self.action_rows if row.id not in tracked)
