"""What the summary holds, chosen from an edition: extractive only, every sentence is the report's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from converter.model import ActionItem, Edition, Indicator, Section
from converter.renderers.docx.sentences import opening, sentences
from converter.words import Words, words

KEY_FIGURES: Final = 8
"""How many indicators stand at the head of the summary."""
TABLE_LEVEL: Final = 2
"""Indicators of deeper sections are gathered in the table of their ancestor on this level."""
_OPENING_CHARACTERS: Final = 60
_OPENING_SENTENCES: Final = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A section as the summary shows it."""

    section: Section
    level: int
    """Of its heading, from 1 without a gap; of the heading above where it has none."""
    title: str | None
    """Its heading in the report, else the program's word for its role; None lets it flow on."""
    own_heading: bool
    """Whether `title` is the report's own."""
    leading: tuple[str, ...]
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A row of the action tracker."""

    item: ActionItem
    action: str
    detail: str


@dataclass(frozen=True, slots=True)
class Summary:
    edition: Edition
    words: Words
    facts: tuple[tuple[str, str], ...]
    abstract: tuple[str, ...]
    key_figures: tuple[Indicator, ...]
    preamble_indicators: tuple[Indicator, ...]
    parts: tuple[Part, ...]
    problems: tuple[str, ...]
    problem_indicators: tuple[Indicator, ...]
    """Of sections that stand only in the list of problems."""
    tasks: tuple[Task, ...]


def summarise(edition: Edition) -> Summary:
    """Choose what the summary shows of an edition."""
    report, own_words = edition.report, words(edition.variant)
    problems = tuple(_problem_sections(report.sections))
    unheaded = {section.id for section in problems if section.heading is None}
    hidden = {below.id for section in problems if section.id in unheaded for below in section.walk()}
    gathered = _gathered(report.sections)
    by_place: dict[str | None, list[Indicator]] = {}
    for indicator in report.indicators:
        by_place.setdefault(gathered.get(indicator.section or ""), []).append(indicator)
    return Summary(
        edition=edition,
        words=own_words,
        facts=_facts(edition, own_words),
        abstract=_abstract(edition, problems),
        key_figures=_key_figures(edition),
        preamble_indicators=tuple(by_place.get(None, ())),
        parts=tuple(_parts(report.sections, 1, hidden, by_place, own_words)),
        problems=tuple(clause for section in problems for clause in _clauses(section)),
        problem_indicators=tuple(each for key in by_place if key in hidden for each in by_place[key]),
        tasks=tuple(_task(item) for item in report.action_items()),
    )


# --- sections --------------------------------------------------------------------------------------------


def _parts(
    sections: Iterable[Section],
    level: int,
    hidden: set[str],
    by_place: dict[str | None, list[Indicator]],
    words: Words,
) -> Iterator[Part]:
    for section in sections:
        if section.id in hidden:
            continue
        title = section.heading.text if section.heading is not None else None
        if title is None and level == 1 and section.label is None:
            title = _role_title(section, words)
        yield Part(
            section=section,
            level=level if title is not None else max(1, level - 1),
            title=title,
            own_heading=section.heading is not None,
            leading=_leading(section),
            indicators=tuple(by_place.get(section.id, ())),
        )
        yield from _parts(section.sections, level + (title is not None), hidden, by_place, words)


def _role_title(section: Section, words: Words) -> str:
    return words[
        {"plan": "plan", "problems": "problems", "closing": "closing_part"}.get(section.role, "other_part")
    ]


def _leading(section: Section) -> tuple[str, ...]:
    texts = tuple(paragraph.text.text for paragraph in section.paragraphs)
    return opening(texts, characters=_OPENING_CHARACTERS, most=_OPENING_SENTENCES)


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


def _clauses(section: Section) -> Iterator[str]:
    for below in section.walk():
        if below is not section and below.heading is not None and not below.paragraphs:
            yield below.heading.text + (below.mark.text.strip() if below.mark else "")
        for paragraph in below.paragraphs:
            yield from (clause.strip() for clause in sentences(paragraph.text.text, clauses=True))


# --- the head of the summary -----------------------------------------------------------------------------


def _facts(edition: Edition, words: Words) -> tuple[tuple[str, str], ...]:
    report = edition.report
    sections = sum(1 for section in report.walk() if section.heading is not None)
    size = words.format(
        "size_line",
        sections=sections,
        items=sum(1 for _ in report.action_items()),
        indicators=len(report.indicators),
    )
    periods = Counter(each.period.text for each in report.indicators if each.period is not None)
    return (
        (words["source_file"], report.source.name),
        (words["source_script"], words["script_hant" if report.script == "Hant" else "script_hans"]),
        *(
            [(words["column_period"], "、".join(name for name, _ in periods.most_common(3)))]
            if periods
            else []
        ),
        (words["size"], size),
    )


def _abstract(edition: Edition, problems: tuple[Section, ...]) -> tuple[str, ...]:
    """How the report opens, what it calls a problem and what it plans: the first sentences of each."""
    report = edition.report
    texts = tuple(paragraph.text.text for paragraph in report.preamble)
    first = opening(texts, characters=_OPENING_CHARACTERS, most=2)
    if not first:
        first = next((found for section in report.walk() if (found := _leading(section)[:1])), ())
    problem = next((found for section in problems if (found := tuple(_sentences_of(section))[:1])), ())
    plans = (section for section in report.walk() if section.role == "plan")
    plan = next((found for section in plans if (found := tuple(_sentences_of(section))[:1])), ())
    return tuple(dict.fromkeys((*first, *problem, *plan)))


def _sentences_of(section: Section) -> Iterator[str]:
    for below in section.walk():
        for paragraph in below.paragraphs:
            yield from (sentence.strip() for sentence in sentences(paragraph.text.text))


def _key_figures(edition: Edition) -> tuple[Indicator, ...]:
    """The figures a reader wants first: of each main section in turn the most telling, in the report's order.

    More telling is what has both a value and a change, then a change in per cent, then a value alone; among
    equals the larger change, then what the text tells first.
    """
    report = edition.report
    main = {below.id: section.id for section in report.sections for below in section.walk()}
    queues: dict[str, list[tuple[tuple[float, ...], int]]] = {}
    for place, indicator in enumerate(report.indicators):
        queues.setdefault(main.get(indicator.section or "", ""), []).append((_weight(indicator), place))
    for queue in queues.values():
        queue.sort(key=lambda entry: (tuple(-each for each in entry[0]), entry[1]))
    chosen: list[int] = []
    while len(chosen) < KEY_FIGURES and any(queues.values()):
        for queue in queues.values():
            if queue and len(chosen) < KEY_FIGURES:
                chosen.append(queue.pop(0)[1])
    return tuple(report.indicators[place] for place in sorted(chosen))


def _weight(indicator: Indicator) -> tuple[float, ...]:
    change = indicator.change
    kind = 0
    if change is not None:
        kind = 3 if indicator.value is not None else 2 if change.unit in ("%", "pp") else 1
    size = float(abs(change.amount)) if change is not None and change.unit == "%" else 0.0
    return (kind, min(size, 1000.0))


def _task(item: ActionItem) -> Task:
    title, body = item.title.text, item.body.text
    rest = body[len(title) :] if body.startswith(title) else ""
    if rest[:1] in ("。", "：", ":") and rest[1:].strip():
        return Task(item, title, rest[1:].strip())
    return Task(item, title, body)
