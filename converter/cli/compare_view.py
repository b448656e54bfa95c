"""A comparison for a person at a terminal: what does not agree, aims, and how each measure was matched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Styled

from converter import number_format
from converter.cli.console import number_of
from converter.comparing import Disagreement, MeasureMatch, NearMiss, ReportComparison
from converter.model import Indicator

_WHY: Final = {
    "apart": "words part them",
    "unit": "units cannot be compared",
    "scope": "of other scopes",
    "period": "of other times",
    "name": "names too unlike",
    "score": "score too low",
    "taken": "it has a better match",
    "tie": "another is as near",
}


def summary_line(comparison: ReportComparison) -> str:
    """`3 reports, 22 measures in 2 or more, 2 disagreements, …`."""
    outcomes = Counter(each.outcome for each in comparison.aims)
    aims = ", ".join(f"{outcomes[key]} {key}" for key in ("reached", "missed", "unknown") if outcomes[key])
    parts = (
        number_of(len(comparison.reports), "report"),
        f"{number_of(len(comparison.series), 'measure')} matched",
        number_of(len(comparison.disagreements), "disagreement"),
        number_of(len(comparison.aims), "aim") + (f" ({aims})" if aims else ""),
        f"{len(comparison.unmatched)} figures unmatched",
    )
    return ", ".join(parts)


def disagreement_line(comparison: ReportComparison, own: Disagreement) -> str:
    """One disagreement in a line."""
    series = comparison.series_of(own.series)
    later, earlier = (comparison.reports[at].report.source.name for at in (own.later, own.earlier))
    stated, found = _amount(own.stated, own.unit), _amount(round(own.found, 2), own.unit)
    if own.kind == "previous":
        told = "revised it" if own.revised else "tells it otherwise"
        return f"{series.name}: {earlier} has {found}, {later} {told}: {stated}"
    if own.kind == "within":
        return f"{series.name}: {later} states a change of {stated}; its own two values give {found}"
    return f"{series.name}: {later} states a change of {stated}; the values of both reports give {found}"


def explanation(comparison: ReportComparison) -> RenderableType:
    """How each measure was matched, with its score, and what was near to what was not."""
    table = Table(box=None, expand=True, header_style="dim", padding=(0, 1, 0, 0))
    for head, ratio in (("earlier", 5), ("later", 5)):
        table.add_column(head, overflow="fold", ratio=ratio)
    for head in ("score", "name", "unit", "section", "size"):
        table.add_column(head, justify="right", no_wrap=True)
    by_place = {(each.number, own.id): own for each in comparison.reports for own in each.report.indicators}

    def told(report: int, indicator: str) -> Styled:
        own = by_place[report, indicator]
        return Styled.assemble((f"{report + 1} ", "dim"), own.name, (f" {own.written.text}", "cyan"))

    for series in comparison.series:
        for match in series.matches:
            ends = zip(match.reports, match.indicators, strict=True)
            table.add_row(*(told(*end) for end in ends), *_parts(match))
    order = "   ".join(f"{each.number + 1} {each.report.source.name}" for each in comparison.reports)
    key = Styled(f"{order}\nmatched from a score of {comparison.least:g}", style="dim")
    return Group(table, *_unmatched(comparison, by_place), "", key)


def _parts(match: MeasureMatch) -> Iterator[str]:
    for part in (match.score, match.name, match.unit, match.section, match.magnitude):
        yield f"{part:.2f}"


def _unmatched(
    comparison: ReportComparison, by_place: dict[tuple[int, str], Indicator]
) -> Iterator[RenderableType]:
    if not comparison.unmatched:
        return
    table = Table(box=None, expand=True, header_style="dim", padding=(0, 1, 0, 0))
    table.add_column("not matched", overflow="fold", ratio=5)
    table.add_column("nearest", overflow="fold", ratio=5)
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("why not", overflow="fold", ratio=3)
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
        return "", "", "nothing is near"
    own = by_place[near.report, near.indicator]
    told = Styled.assemble((f"{near.report + 1} ", "dim"), own.name, (f" {own.written.text}", "cyan"))
    return told, f"{near.score:.2f}", _WHY[near.why]


def _amount(value: object, unit: str) -> str:
    from decimal import Decimal

    assert isinstance(value, Decimal)
    return number_format.with_unit(number_format.number(value), {"pp": "percentage points"}.get(unit, unit))
