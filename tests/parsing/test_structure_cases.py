"""Short reports of many genres and what a careful editor reads in them, in `tests/cases/structure/`.

Each was annotated before it was first read by machine. Of the fields of an item, number, title and kind are given,
and who does it by when where anything is to be done.
"""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path
from typing import Any

import pytest

from converter.model import Report
from converter.parsing import parse
from converter.readers.text import read_text

CASES = sorted((Path(__file__).parents[1] / "cases" / "structure").glob("*.json"))


def squeezed(text: str | None) -> str:
    return re.sub(r"[\W_]", "", text or "")


@pytest.fixture(params=CASES, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest) -> tuple[Report, dict[str, Any]]:
    path: Path = request.param
    report = parse(read_text(path.with_suffix(".txt").read_bytes(), "report.txt", "utf-8"))
    return report, json.loads(path.read_text("utf-8"))


def test_title_and_front_matter(case: tuple[Report, dict[str, Any]]) -> None:
    report, wanted = case
    assert report.title_line == wanted["title"]
    assert [[piece.kind, piece.text.text] for piece in report.front_matter] == wanted["front_matter"]


def test_what_the_report_says_of_itself(case: tuple[Report, dict[str, Any]]) -> None:
    report, wanted = case
    assert (report.issuer and report.issuer.text) == wanted["issuer"]
    assert (report.date and report.date.text.text) == wanted["date"]
    assert (report.place and report.place.text) == wanted["place"]
    assert (report.period and report.period.text.text) == wanted["period"]


def test_sections_and_what_they_are_for(case: tuple[Report, dict[str, Any]]) -> None:
    report, wanted = case
    named = [section for section in report.walk() if section.number or section.heading]
    headings = [(each.number, squeezed(each.heading.text if each.heading else None)) for each in named]
    assert headings == [(number, squeezed(heading)) for number, heading in wanted["sections"]]
    roles = {section.heading.text: section.role for section in named if section.heading}
    assert roles | wanted["roles"] == roles


def test_items_their_kinds_and_duties(case: tuple[Report, dict[str, Any]]) -> None:
    report, wanted = case
    items = list(report.action_items())
    assert [[item.number, item.title.text, item.kind] for item in items] == [
        each[:3] for each in wanted["items"]
    ]
    for item, (*_, responsible, due) in zip(
        items, (_with_duties(each) for each in wanted["items"]), strict=True
    ):
        assert (item.responsible and item.responsible.text) == responsible
        assert (item.due and item.due.text) == due


def _with_duties(item: list[Any]) -> list[Any]:
    return [*item, *[None] * (5 - len(item))]


def test_no_words_stand_in_two_items(case: tuple[Report, dict[str, Any]]) -> None:
    report, _ = case
    spans = sorted(item.body.span for item in report.action_items())
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
