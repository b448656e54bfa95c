"""The tables of a whole report, their figures put among those of the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from converter.model import Paragraph, Report, Role, Section
from converter.parsing.figures import Reading
from converter.parsing.tables.figures import TableReading, read_figures
from converter.parsing.tables.grid import grids_of
from converter.parsing.tables.tasks import task_items


def read_tables(report: Report) -> TableReading:
    """The indicators of all tables of figures in a report; tables that give out work are none."""
    found = []
    for paragraphs, section, role in _places(report):
        captions = dict(_captions(paragraphs))
        for grid in grids_of(report.text, paragraphs):
            if task_items(report.text, grid):
                continue
            caption = captions.get(grid.table, "")
            found.append(read_figures(report.text, grid, section, caption, plan=role == "plan"))
    return TableReading.of(found)


def in_order(text: Reading, tables: TableReading) -> Reading:
    """The figures of text and tables, in the order of the report, with ids that count through it."""
    everything = [(each, each.id) for each in text.indicators]
    everything += [(each, f"table {place}") for place, each in enumerate(tables.indicators)]
    if not tables.indicators:
        return text
    everything.sort(key=lambda pair: (pair[0].sentence.span.start, pair[0].written.span.start))
    ids = {old: f"i{number}" for number, (_, old) in enumerate(everything, start=1)}
    indicators = tuple(replace(each, id=ids[old]) for each, old in everything)
    reasons = [replace(each, indicator=ids.get(each.indicator or "")) for each in text.reasons]
    reasons += [replace(each, indicator=ids[f"table {each.indicator}"]) for each in tables.reasons]
    traces = {ids[old]: trace for old, trace in text.traces.items() if old in ids}
    return Reading(indicators, tuple(sorted(reasons, key=lambda reason: reason.span)), traces)


def _places(report: Report) -> Iterator[tuple[Sequence[Paragraph], str | None, Role]]:
    yield report.preamble, None, "other"
    for section in report.sections:
        yield from _places_of(section, section.role)


def _places_of(section: Section, role: Role) -> Iterator[tuple[Sequence[Paragraph], str | None, Role]]:
    yield section.paragraphs, section.id, role
    for below in section.sections:
        yield from _places_of(below, "plan" if role == "plan" else below.role)


def _captions(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    """For each table what the two lines above it say, if they are short: its name, its unit."""
    above: list[str] = []
    for paragraph in paragraphs:
        if paragraph.row is None:
            above.append(paragraph.text.text)
        elif above or paragraph.row.number == 1:
            yield paragraph.row.table, " ".join(line for line in above[-2:] if len(line) <= 40)
            above = []
