"""The invented reports with their answers, and how well they are matched."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

from converter.comparing import ReportComparison, compare_reports
from converter.model import Indicator
from converter.pipeline import read_report

CASES = Path(__file__).parent.parent / "cases" / "comparing"
Place = tuple[int, str]
"""A report by its number, and the id of an indicator."""


@dataclass(frozen=True)
class Body:
    """One body's reports, compared, and what is right about them."""

    name: str
    years: tuple[str, ...]
    comparison: ReportComparison
    answers: dict[str, Any]

    def place(self, year: str, anchor: str) -> Place | None:
        """The indicator whose figure an anchor marks; None where the parser has none there."""
        number = self.years.index(year)
        report = self.comparison.reports[number].report
        before, _, rest = anchor.partition("[")
        start = report.text.index(anchor.replace("[", "").replace("]", "")) + len(before)
        end = start + len(rest.partition("]")[0])
        for own in report.indicators:
            if own.written.span.start < end and start < own.written.span.end:
                return number, own.id
        return None

    def indicator(self, place: Place) -> Indicator:
        number, identity = place
        return next(each for each in self.comparison.reports[number].report.indicators if each.id == identity)

    def right_pairs(self) -> set[tuple[Place | str, Place | str]]:
        """All pairs that are of one measure; a figure that was not read is named by its anchor."""
        pairs = set()
        for row in self.answers["series"]:
            places = [
                self.place(year, row[year]) or f"{year} {row[year]}" for year in self.years if year in row
            ]
            pairs |= set(combinations(places, 2))
        return pairs

    def made_pairs(self) -> set[tuple[Place, Place]]:
        """All pairs that were matched."""
        return {
            pair
            for own in self.comparison.series
            for pair in combinations([(point.report, point.indicator.id) for point in own.present], 2)
        }

    def f1(self) -> float:
        right, made = self.right_pairs(), self.made_pairs()
        return 2 * len(right & made) / (len(right) + len(made))

    def told(self) -> str:
        """What is missing and what is wrong, for a person."""
        right, made = self.right_pairs(), self.made_pairs()
        lines = [f"{self.name}: F1 {self.f1():.3f} ({len(right & made)} of {len(right)}, {len(made)} made)"]
        for sign, pairs in (("-", right - made), ("+", made - right)):
            lines += [f"{sign} {' ~ '.join(map(self._words, pair))}" for pair in sorted(pairs, key=str)]
        return "\n".join(lines)

    def _words(self, place: Place | str) -> str:
        if isinstance(place, str):
            return f"[not read] {place}"
        own = self.indicator(place)
        return f"{self.years[place[0]]} {own.name} {own.written.text}"


@lru_cache(maxsize=8)
def body(name: str) -> Body:
    folder = CASES / name
    years = tuple(sorted(path.stem for path in folder.glob("*.txt")))
    reports = [read_report(folder / f"{year}.txt") for year in years]
    answers = json.loads((folder / "answers.json").read_text("utf-8"))
    return Body(name, years, compare_reports(reports), answers)
