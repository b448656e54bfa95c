"""What reports, sections and measures of a comparison are called, in every edition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Final

from converter.comparing import ComparedReport, ReportComparison
from converter.content.labels import ByEdition, Labels
from converter.content.tree import Fact
from converter.model import Edition, Indicator

_YEAR: Final = re.compile(r"(?:\d{2,4})年")
_REPUBLIC: Final = re.compile(r"[中華华民國国]*(\d{2,3})年")
_WHOLE_YEAR: Final = "度"


class ComparedNames:
    """Looks up what is shown of reports, by their number, and of indicators, by report and id."""

    def __init__(
        self, comparison: ReportComparison, editions: Sequence[Sequence[Edition]], labels: Labels
    ) -> None:
        self._own, self._editions, self._labels = comparison, editions, labels
        self._indicators: dict[tuple[int, str], tuple[Indicator, ...]] = {}
        for compared, same in zip(comparison.reports, editions, strict=True):
            every = zip(*(edition.report.indicators for edition in same), strict=True)
            self._indicators.update(((compared.number, each[0].id), each) for each in every)
        self._headings = [[edition.report.headings() for edition in same] for same in editions]
        self._reports = self._told_apart()

    def indicator(self, report: int, identity: str) -> tuple[Indicator, ...]:
        """An indicator as each edition has it."""
        return self._indicators[report, identity]

    def name(self, report: int, identity: str) -> ByEdition:
        return tuple(each.name for each in self.indicator(report, identity))

    def report(self, number: int) -> ByEdition:
        """What heads the column of a report: its time, or its body where all speak of one time."""
        return self._reports[number]

    def section(self, report: int, section: str | None) -> ByEdition:
        """The outermost heading a section stands under; the program's word where there is none."""
        paths = [own.get(section or "") for own in self._headings[report]]
        if all(paths):
            return tuple(path[0] for path in paths if path)
        return self._labels("preamble")

    def title(self) -> ByEdition:
        """The body and its years, or the time and the bodies."""
        first, last = self._own.reports[0], self._own.reports[-1]
        if self._own.kind == "bodies":
            return self._labels("comparison_of_bodies", time=self._time(first))
        body = self._body(first) if len({each.body for each in self._own.reports}) == 1 else None
        named = body if body is not None else self._labels.same("")
        times = zip(self._time(first), self._time(last), strict=True)
        spans = tuple(f"{_without_year(one, other)}—{other}" for one, other in times)
        return self._labels("comparison_of_years", body=named, time=spans)

    def facts(self) -> Iterator[Fact]:
        """The reports in their order, with their titles."""
        for compared, same in zip(self._own.reports, self._editions, strict=True):
            yield Fact(
                f"report_{compared.number}", self.report(compared.number), tuple(each.title for each in same)
            )

    # --- reports -----------------------------------------------------------------------------------------

    def _told_apart(self) -> list[ByEdition]:
        """Names of the reports that no two share."""
        times, bodies = (
            [say(each) for each in self._own.reports] for say in (self._time, self._body_or_file)
        )
        made = bodies if self._own.kind == "bodies" else times
        if len(set(made)) < len(made):
            made = [
                tuple(f"{one} {other}" for one, other in zip(body, time, strict=True))
                for body, time in zip(bodies, times, strict=True)
            ]
        if len(set(made)) < len(made):
            made = [tuple(f"{number} {text}" for text in own) for number, own in enumerate(made, start=1)]
        return made

    def _time(self, compared: ComparedReport) -> ByEdition:
        """The time a report covers: a whole year in figures, else as it is written; its file without one."""
        if compared.report.period is None:
            return self._labels.same(PurePath(compared.report.source.name).stem)
        written = [edition.report.period for edition in self._editions[compared.number]]
        first, last = compared.first, compared.last
        if (
            first is not None
            and last is not None
            and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        ):
            printed = compared.report.period.text.text
            if first.year == last.year and _REPUBLIC.fullmatch(printed.removesuffix(_WHOLE_YEAR)):
                return self._labels.same(printed.removesuffix(_WHOLE_YEAR))
            if first.year == last.year:
                return self._labels.same(f"{last.year}年")
        return tuple(each.text.text if each is not None else "" for each in written)

    def _body(self, compared: ComparedReport) -> ByEdition | None:
        same = self._editions[compared.number]
        for found in (
            [each.report.body for each in same],
            [each.report.place.text if each.report.place is not None else None for each in same],
        ):
            texts = [text for text in found if text is not None]
            if len(texts) == len(same):
                return tuple(texts)
        return None

    def _body_or_file(self, compared: ComparedReport) -> ByEdition:
        return self._body(compared) or self._labels.same(PurePath(compared.report.source.name).stem)


def _without_year(one: str, other: str) -> str:
    """`2021` of 2021年 before 2023年: the word stands once."""
    plain = _YEAR.fullmatch(one) and _YEAR.fullmatch(other)
    return one.removesuffix("年") if plain else one
