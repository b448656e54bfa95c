"""Real reports: the sections and action items that people found in them (`tests/cases/reports/`)."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from reports import report_of

from converter.model import Report

REPORTS = sorted((Path(__file__).parents[1] / "cases" / "reports").glob("*.json"))


def squeezed(text: str | None) -> str:
    """Without white space and marks, which people copy with more or less care."""
    return re.sub(r"[\W_]", "", text or "")


def report_and_gold(path: Path) -> tuple[Report, dict[str, Any]]:
    gold: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return report_of(path.parent / gold["source"]), gold


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_section_with_a_number_or_a_heading_is_found_and_no_other(path: Path) -> None:
    report, gold = report_and_gold(path)
    found = [
        (section.number, squeezed(section.heading.text if section.heading else None))
        for section in report.walk()
        if section.number or section.heading
    ]
    assert found == [
        (section["number"] and unicodedata.normalize("NFC", section["number"]), squeezed(section["heading"]))
        for section in gold["sections"]
        if section["number"] or section["heading"]
    ]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_action_item_is_found_with_its_number_and_title(path: Path) -> None:
    report, gold = report_and_gold(path)
    found = [(item.number, squeezed(item.title.text)[:12]) for item in report.action_items()]
    assert found == [(item["number"], squeezed(item["title"])[:12]) for item in gold["action_items"]]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_title_is_the_report_s_own(path: Path) -> None:
    report, gold = report_and_gold(path)
    assert report.title_line == gold["title"]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_item_is_a_plan_done_or_a_problem_as_its_report_says(path: Path) -> None:
    report, gold = report_and_gold(path)
    assert [item.kind for item in report.action_items()] == [item["kind"] for item in gold["action_items"]]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_who_does_an_item_and_by_when_is_what_its_report_says(path: Path) -> None:
    report, gold = report_and_gold(path)
    told = [
        (item.responsible and item.responsible.text, item.due and item.due.text)
        for item in report.action_items()
    ]
    assert told == [(item["responsible"], item["due"]) for item in gold["action_items"]]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_front_matter_is_told_apart_by_kind(path: Path) -> None:
    report, gold = report_and_gold(path)
    assert [[piece.kind, piece.text.text] for piece in report.front_matter] == gold["front_matter"]


def test_who_reports_when_of_where_and_of_which_time() -> None:
    """What is not read yet is known: names of places and bodies without a word that says what they are."""
    wrong = set()
    for path in REPORTS:
        report, gold = report_and_gold(path)
        told = {
            "issuer": report.issuer,
            "date": report.date and report.date.text,
            "place": report.place,
            "period": report.period and report.period.text,
        }
        wrong |= {
            (path.stem, name) for name, text in told.items() if (text.text if text else None) != gold[name]
        }
    assert wrong == {
        ("aocheng_macau_2019h1", "place"),  # 澳城
        ("binhai_hk_crime_2015", "issuer"),  # 香港濱海總區
        ("binhai_hk_crime_2015", "place"),
        ("haowan_macau_crime_2019q3", "issuer"),  # 保安部門
        ("haowan_macau_crime_2019q3", "place"),  # 濠灣
    }
