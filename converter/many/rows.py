"""A report as flat rows of plain values, as tables of many reports have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

from converter.lexicon import fold
from converter.model import ActionItem, Indicator, Report, Section, Text
from converter.parsing.dating import Standpoint, days_of

_ABOVE: Final = " › "
"""Between a heading and those it stands under."""
Value: TypeAlias = "str | int | bool | Decimal | date | None"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What a report says of itself."""

    report: str
    """The input, as it was named."""
    report_sha256: str
    script: str
    title: str | None
    issuer: str | None
    place: str | None
    report_date: date | None
    report_period: str | None
    """As written."""
    report_start: date | None
    report_end: date | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """An indicator; the meaning of the fields is that of the JSON."""

    id: str
    section_id: str | None
    section: str | None
    """The headings it stands under, from the outermost."""
    name: str
    name_key: str
    """The name in Simplified characters: the same in reports of both scripts."""
    value: Decimal | None
    value_max: Decimal | None
    unit: str | None
    bound: str
    previous: Decimal | None
    change: Decimal | None
    change_max: Decimal | None
    change_unit: str | None
    change_bound: str | None
    basis: str | None
    against: str | None
    aim: bool
    scope: str | None
    period: str | None
    """As written; that of the report where a result names none."""
    period_start: date | None
    period_end: date | None
    period_why: str | None
    """Why there are no days."""
    doubts: str | None
    """Codes, separated by spaces."""
    written: str
    sentence: str
    start: int
    """Of its first character in the normalised source."""
    end: int
    """Behind its last."""


@dataclass(frozen=True, slots=True)
class SectionRow:
    id: str
    above: str | None
    """Id of the section it stands in."""
    number: str | None
    level: int
    heading: str | None
    role: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    id: str
    section_id: str | None
    number: int
    kind: str
    title: str
    body: str
    responsible: str | None
    due: str | None


@dataclass(frozen=True, slots=True)
class ReportRows:
    """All rows of a report."""

    state: str
    """Hash of the input and of what was decided about it: what the rows are made of."""
    report: ReportRow
    figures: tuple[FigureRow, ...]
    sections: tuple[SectionRow, ...]
    items: tuple[ItemRow, ...]


LEADING: Final = (
    "report",
    "title",
    "issuer",
    "place",
    "period",
    "period_start",
    "period_end",
    "section",
    "name",
)
COLUMNS: Final = (
    *LEADING,
    *(
        each.name
        for each in (*fields(FigureRow), *fields(ReportRow))
        if each.name not in (*LEADING, "section_id")
    ),
)
"""Of a table of figures, in their order: what tells a figure from others first."""


def figure_values(rows: ReportRows) -> Iterator[tuple[Value, ...]]:
    """The rows of a table of figures, by `COLUMNS`."""
    own = rows.report
    known = {each.name for each in fields(ReportRow)}
    for figure in rows.figures:
        yield tuple(getattr(own if column in known else figure, column) for column in COLUMNS)


def rows_of(report: Report, name: str, state: str = "") -> ReportRows:
    """The rows of a report.

    Args:
        report: what the parser gave.
        name: of the input.
        state: hash of the input and of what was decided about it; that of the input by default.
    """
    stand = Standpoint.of(report)
    period, dated = report.period, report.date
    headings = {section: _ABOVE.join(path) for section, path in report.headings().items()}
    return ReportRows(
        state or report.source.sha256,
        ReportRow(
            report=name.encode("utf-8", "backslashreplace").decode(),  # what is no UTF-8, no table takes
            report_sha256=report.source.sha256,
            script=report.script,
            title=report.title_line,
            issuer=_words(report.issuer),
            place=_words(report.place),
            report_date=dated.last if dated else None,
            report_period=_words(period.text) if period else None,
            report_start=period.first if period else None,
            report_end=period.last if period else None,
        ),
        tuple(_figure(each, report, headings.get(each.section or ""), stand) for each in report.indicators),
        tuple(_sections(report.sections, None)),
        tuple(_item(each) for each in report.action_items()),
    )


def _figure(own: Indicator, report: Report, section: str | None, stand: Standpoint) -> FigureRow:
    change, whole = own.change, report.period
    days = days_of(own, stand)
    return FigureRow(
        id=own.id,
        section_id=own.section,
        section=section,
        name=own.name,
        name_key=fold(own.name),
        value=own.value,
        value_max=own.value_max,
        unit=own.unit,
        bound=own.bound,
        previous=own.previous,
        change=change.amount if change else None,
        change_max=change.amount_max if change else None,
        change_unit=change.unit if change else None,
        change_bound=change.bound if change else None,
        basis=change.basis if change else None,
        against=change.against if change else None,
        aim=own.target,
        scope=_words(own.scope),
        period=_words(own.period) or (whole.text.text if whole and not own.target else None),
        period_start=days.first,
        period_end=days.last,
        period_why=days.why,
        doubts=" ".join(doubt.code for doubt in own.doubts) or None,
        written=own.written.text,
        sentence=own.sentence.text,
        start=own.written.span.start,
        end=own.written.span.end,
    )


def _sections(sections: tuple[Section, ...], above: str | None) -> Iterator[SectionRow]:
    for own in sections:
        yield SectionRow(own.id, above, own.number, own.level, _words(own.heading), own.role)
        yield from _sections(own.sections, own.id)


def _item(own: ActionItem) -> ItemRow:
    return ItemRow(
        own.id,
        own.section,
        own.number,
        own.kind,
        own.title.text,
        own.body.text,
        _words(own.responsible),
        _words(own.due),
    )


def _words(text: Text | None) -> str | None:
    return None if text is None else text.text
