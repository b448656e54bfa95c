"""A comparison for a person at a terminal: what does not agree, aims, and how each measure was matched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Styled

from converter import number_format
from converter.comparing import Disagreement, MeasureMatch, NearMiss, ReportComparison
from converter.languages import tell
from converter.messages import Message, counted, listed, marked, message
from converter.model import Indicator

_WHY: Final = {
    "apart": marked("words part them"),
    "unit": marked("units cannot be compared"),
    "scope": marked("of other scopes"),
    "period": marked("of other times"),
    "name": marked("names too unlike"),
    "score": marked("score too low"),
    "taken": marked("it has a better match"),
    "tie": marked("another is as near"),
}


def summary_line(comparison: ReportComparison) -> Message:
    """`3 reports, 22 measures matched, 2 disagreements, …`."""
    unmatched = len(comparison.unmatched)
    return listed(
        (
            counted("{count} report", "{count} reports", len(comparison.reports)),
            counted("{count} measure matched", "{count} measures matched", len(comparison.series)),
            counted("{count} disagreement", "{count} disagreements", len(comparison.disagreements)),
            _aims(comparison),
            counted("{count} figure unmatched", "{count} figures unmatched", unmatched),
        )
    )


def _aims(comparison: ReportComparison) -> Message:
    count = len(comparison.aims)
    outcomes = Counter(each.outcome for each in comparison.aims)
    said = (
        (outcomes["reached"], counted("{count} reached", "{count} reached", outcomes["reached"])),
        (outcomes["missed"], counted("{count} missed", "{count} missed", outcomes["missed"])),
        (outcomes["unknown"], counted("{count} unknown", "{count} unknown", outcomes["unknown"])),
    )
    became = listed(each for found, each in said if found)
    if not became:
        return counted("{count} aim", "{count} aims", count)
    return counted("{count} aim ({outcomes})", "{count} aims ({outcomes})", count, outcomes=became)


def disagreement_line(comparison: ReportComparison, own: Disagreement) -> Message:
    """One disagreement in a line."""
    series = comparison.series_of(own.series)
    later, earlier = (comparison.reports[at].report.source.name for at in (own.later, own.earlier))
    values: dict[str, Any] = {
        "name": series.name,
        "earlier": earlier,
        "later": later,
        "stated": _amount(own.stated, own.unit),
        "found": _amount(round(own.found, 2), own.unit),
    }
    if own.kind == "previous" and own.revised:
        return message("{name}: {earlier} has {found}, {later} revised it: {stated}", **values)
    if own.kind == "previous":
        return message("{name}: {earlier} has {found}, {later} tells it otherwise: {stated}", **values)
    if own.kind == "within":
        return message(
            "{name}: {later} states a change of {stated}; its own two values give {found}", **values
        )
    return message(
        "{name}: {later} states a change of {stated}; the values of both reports give {found}", **values
    )


def explanation(comparison: ReportComparison) -> RenderableType:
    """How each measure was matched, with its score, and what was near to what was not."""
    table = Table(box=None, expand=True, header_style="dim", padding=(0, 1, 0, 0))
    for head in (message("earlier"), message("later")):
        table.add_column(tell(head), overflow="fold", ratio=5)
    for head in (message("score"), message("name"), message("unit"), message("section"), message("size")):
        table.add_column(tell(head), justify="right", no_wrap=True)
    by_place = {(each.number, own.id): own for each in comparison.reports for own in each.report.indicators}

    def told(report: int, indicator: str) -> Styled:
        own = by_place[report, indicator]
        return Styled.assemble((f"{report + 1} ", "dim"), own.name, (f" {own.written.text}", "cyan"))

    for series in comparison.series:
        for match in series.matches:
            ends = zip(match.reports, match.indicators, strict=True)
            table.add_row(*(told(*end) for end in ends), *_parts(match))
    order = "   ".join(f"{each.number + 1} {each.report.source.name}" for each in comparison.reports)
    key = tell(message("matched from a score of {least:g}", least=comparison.least))
    return Group(table, *_unmatched(comparison, by_place), "", Styled(f"{order}\n{key}", style="dim"))


def _parts(match: MeasureMatch) -> Iterator[str]:
    for part in (match.score, match.name, match.unit, match.section, match.magnitude):
        yield f"{part:.2f}"


def _unmatched(
    comparison: ReportComparison, by_place: dict[tuple[int, str], Indicator]
) -> Iterator[RenderableType]:
    if not comparison.unmatched:
        return
    table = Table(box=None, expand=True, header_style="dim", padding=(0, 1, 0, 0))
    table.add_column(tell(message("not matched")), overflow="fold", ratio=5)
    table.add_column(tell(message("nearest")), overflow="fold", ratio=5)
    table.add_column(tell(message("score")), justify="right", no_wrap=True)
    table.add_column(tell(message("why not")), overflow="fold", ratio=3)
    for own in comparison.unmatched:
        name = Styled.assemble(
            (f"{own.report + 1} ", "dim"), own.indicator.name, (f" {own.indicator.written.text}", "cyan")
        )
        table.add_row(name, *_nearest(own.nearest, by_place))
    yield ""
    yield table


def _nearest(
    near: NearMiss | None, by_place: dict[tuple[int, str], Indicator]
) -> tuple[Styled | str, str, str]:
    if near is None:
        return "", "", tell(message("nothing is near"))
    own = by_place[near.report, near.indicator]
    told = Styled.assemble((f"{near.report + 1} ", "dim"), own.name, (f" {own.written.text}", "cyan"))
    return told, f"{near.score:.2f}", tell(message(_WHY[near.why]))


def _amount(value: Decimal, unit: str) -> str:
    shown = number_format.number(value)
    if unit == "pp":
        return message("{value} percentage points", value=shown)
    return number_format.with_unit(shown, unit)
