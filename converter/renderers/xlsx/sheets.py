"""The sheets of the workbook as rows of typed cells: numbers, days and words, one thing in a cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

from converter import number_format
from converter.content import ByEdition, Content, Labels
from converter.content.tree import IndicatorRow, SectionView, TrackerRow

Cell: TypeAlias = "str | int | Decimal | date | None"
Value: TypeAlias = "Cell | ByEdition"
"""What a row has in a column: one thing, or words as each edition has them."""


@dataclass(frozen=True, slots=True)
class DataColumn:
    head: str
    width: int
    """In characters of Western text, as Excel counts it."""
    wraps: bool
    choices: tuple[str, ...] = ()
    """What a cell may hold, where only that."""


@dataclass(frozen=True, slots=True)
class DataSheet:
    name: str
    columns: tuple[DataColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class _Spec:
    """A column before it is known how many editions there are."""

    key: str
    """Of the program's words that head it, without `column_`."""
    width: int
    wraps: bool = False
    choices: tuple[str, ...] = ()

    def headed(self, labels: Labels) -> HeadedColumn:
        return HeadedColumn(labels(f"column_{self.key}"), self.width, self.wraps, self.choices)


@dataclass(frozen=True, slots=True)
class HeadedColumn:
    """A column with the words above it in each edition."""

    heads: ByEdition
    width: int
    wraps: bool
    choices: tuple[str, ...] = ()


_WORDS: Final = 40
_SENTENCE: Final = 80
_NAME: Final = 24
_NUMBER: Final = 14
_SHORT: Final = 10
_INDICATOR_SPECS: Final = (
    _Spec("number", 6),
    _Spec("section", _NAME, True),
    _Spec("indicator", _WORDS, True),
    _Spec("written", _NAME, True),
    _Spec("bound", _SHORT),
    _Spec("exact", _NUMBER),
    _Spec("exact_max", _NUMBER),
    _Spec("unit", _SHORT),
    _Spec("previous", _NUMBER),
    _Spec("amount", _NUMBER),
    _Spec("amount_max", _NUMBER),
    _Spec("change_unit", _SHORT),
    _Spec("change_bound", _SHORT),
    _Spec("basis", _SHORT),
    _Spec("period", _NUMBER),
    _Spec("scope", _NUMBER),
    _Spec("kind", _SHORT),
    _Spec("doubt", _NAME, True),
    _Spec("sentence", _SENTENCE, True),
)


def sheets_of(content: Content) -> tuple[DataSheet, ...]:
    """The figures, the action items, the sections, and what should be known of the workbook."""
    labels = Labels([edition.variant for edition in content.editions])
    homes = _homes(content, labels)
    return (
        _sheet("indicators", _INDICATOR_SPECS, _indicators(content, labels, homes), labels),
        _sheet("action_items", _action_specs(labels), _actions(content, labels, homes), labels),
        _sheet("column_section", _SECTION_SPECS, _sections(content, labels, homes), labels),
        _sheet("about_sheet", _ABOUT_SPECS, _about(content, labels), labels),
    )


def _sheet(name: str, specs: Sequence[_Spec], rows: Iterable[Sequence[Value]], labels: Labels) -> DataSheet:
    return edition_sheet(labels(name)[0], [spec.headed(labels) for spec in specs], rows, labels)


def edition_sheet(
    name: str, headed: Sequence[HeadedColumn], rows: Iterable[Sequence[Value]], labels: Labels
) -> DataSheet:
    """A sheet whose columns of words stand once for each edition that words them differently.

    Args:
        name: of the sheet.
        headed: its columns.
        rows: a value for each of them.
        labels: the program's own words.
    """
    made = [tuple(row) for row in rows]
    columns: list[DataColumn] = []
    chosen: list[tuple[int, int]] = []
    for place, own in enumerate(headed):
        values = [row[place] for row in made]
        differ = any(isinstance(value, tuple) and len(set(value)) > 1 for value in values)
        for at in range(len(own.heads) if differ else 1):
            head = f"{own.heads[at]}（{labels('language')[at]}）" if differ else own.heads[at]
            columns.append(DataColumn(head, own.width, own.wraps, own.choices))
            chosen.append((place, at))
    return DataSheet(
        name,
        tuple(columns),
        tuple(tuple(_in_edition(row[place], at) for place, at in chosen) for row in made),
    )


def _in_edition(value: Value, at: int) -> Cell:
    return (value[at] or None) if isinstance(value, tuple) else value


# --- figures ---------------------------------------------------------------------------------------------


def _indicators(
    content: Content, labels: Labels, homes: dict[str | None, ByEdition]
) -> Iterator[Sequence[Value]]:
    for number, row in enumerate(content.all_indicators.rows, start=1):
        own = row.figure[0]
        change = own.change
        yield (
            number,
            homes.get(own.section, labels.same("")),
            tuple(each.name for each in row.figure),
            row.written.texts,
            row.cells["bound"],
            own.value,
            own.value_max,
            row.cells["exact_unit"],
            own.previous,
            change.amount if change else None,
            change.amount_max if change else None,
            _change_words(row, labels, number_format.change_unit),
            _change_words(row, labels, number_format.change_bound),
            _change_words(row, labels, number_format.basis),
            row.cells["period"],
            row.cells["scope"],
            labels("aims" if row.target else "results"),
            row.cells["doubt"],
            row.sentence.texts,
        )


def _change_words(row: IndicatorRow, labels: Labels, say: Callable[..., str]) -> ByEdition:
    return tuple(
        say(each.change, own) if each.change else ""
        for each, own in zip(row.figure, labels.words, strict=True)
    )


# --- action items ----------------------------------------------------------------------------------------


def _action_specs(labels: Labels) -> tuple[_Spec, ...]:
    states = tuple(labels(key)[0] for key in ("status_open", "status_doing", "status_done"))
    return (
        _Spec("number", 6),
        _Spec("section", _NAME, True),
        _Spec("kind", _SHORT),
        _Spec("action", _WORDS, True),
        _Spec("detail", _SENTENCE, True),
        _Spec("responsible", _NAME, True),
        _Spec("due", _NUMBER),
        _Spec("status", _SHORT, choices=states),
    )


def _actions(
    content: Content, labels: Labels, homes: dict[str | None, ByEdition]
) -> Iterator[Sequence[Value]]:
    """The tracker, row by row."""
    for task in content.tracker:
        yield _task(task, labels, homes)


def _task(task: TrackerRow, labels: Labels, homes: dict[str | None, ByEdition]) -> Sequence[Value]:
    fields = task.fields
    return (
        task.number,
        homes.get(task.section, labels.same("")),
        labels("kind_plan" if task.aim is None else "target"),
        task.name,
        task.told,
        tuple(each.unit for each in fields),
        task.due_day or tuple(each.due for each in fields),
        fields[0].status or None,
    )


# --- sections --------------------------------------------------------------------------------------------

_SECTION_SPECS: Final = (
    _Spec("number", 6),
    _Spec("level", 6),
    _Spec("label", _SHORT),
    _Spec("heading", _WORDS, True),
    _Spec("role", _SHORT),
    _Spec("indicator_count", _SHORT),
    _Spec("action_count", _SHORT),
    _Spec("opening", _SENTENCE, True),
    _Spec("other_items", _SENTENCE, True),
)


def _sections(
    content: Content, labels: Labels, homes: dict[str | None, ByEdition]
) -> Iterator[Sequence[Value]]:
    """Every section with its rows of the tracker counted, and the numbered items that are no such rows."""
    indicators = Counter(row.figure[0].section or "" for row in content.all_indicators.rows)
    tasks = Counter(row.section or "" for row in content.tracker)
    others = _other_items(content)
    known = {view.id for view in content.sections}
    roles = {section.id: section.role for section in content.report.walk()}
    untitled = [  # what stands before the first section, and parts on problems without a heading
        SectionView(own, 1, home, False, labels.same(""), roles.get(own, "other"), home)
        for own in others
        if own not in known and (home := homes[own or None])
    ]
    order = {own: place for place, own in enumerate(("", *roles))}
    views = sorted((*content.sections, *untitled), key=lambda view: order[view.id])
    for number, view in enumerate(views, start=1):
        quotes = content.openings.get(view.id, ())[:1]
        yield (
            number,
            view.level,
            view.label,
            view.title or labels.same(""),
            labels(f"role_{view.role}"),
            indicators[view.id],
            tasks[view.id],
            quotes[0].texts if quotes else labels.same(""),
            others.get(view.id),
        )


def _other_items(content: Content) -> dict[str, ByEdition]:
    """What is done already or calls something wrong: a line for each item, by its section."""
    found: dict[str, list[ByEdition]] = {}
    for row in content.other_items:
        labels = (item.label.text.strip() for item in row.items)
        line = tuple(map(str.__add__, labels, row.title.texts))
        found.setdefault(row.section or "", []).append(line)
    return {section: tuple(map("\n".join, zip(*lines, strict=True))) for section, lines in found.items()}


def _homes(content: Content, labels: Labels) -> dict[str | None, ByEdition]:
    """What the section is called that each stands in, with its number."""
    found: dict[str | None, ByEdition] = {None: labels("preamble")}
    current = labels.same("")
    for view in content.sections:
        current = view.name if view.title is not None else current
        found[view.id] = current
    for section in content.report.walk():
        found.setdefault(section.id, labels("problems"))
    return found


# --- notes -----------------------------------------------------------------------------------------------

_ABOUT_SPECS: Final = (_Spec("item", _NAME, True), _Spec("detail", _SENTENCE, True))


def _about(content: Content, labels: Labels) -> Iterator[Sequence[Value]]:
    yield labels("report"), content.title
    for fact in (*content.facts, *content.colophon):
        yield fact.name, fact.whole or fact.value
    for note in content.notes:
        yield note.heading, labels.same("；".join(line[0] for line in note.lines))
    if not content.tracker:
        yield labels("action_items"), labels("no_plan")
    if content.doubts:
        yield labels("conversion_notes"), labels("doubts_counted", count=content.doubts)
    yield labels("column_written"), labels("annex_note")
    yield labels("colophon"), content.made_by
