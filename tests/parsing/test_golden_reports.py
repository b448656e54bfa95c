"""Real reports: the sections and action items that people found in them (`tests/cases/reports/`)."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from converter.model import Report
from converter.parsing import parse
from converter.readers import read

REPORTS = sorted((Path(__file__).parents[1] / "cases" / "reports").glob("*.json"))


def squeezed(text: str | None) -> str:
    """Without white space and marks, which people copy with more or less care."""
    return re.sub(r"[\W_]", "", text or "")


def report_and_gold(path: Path) -> tuple[Report, dict[str, Any]]:
    gold: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return parse(read(path.parent / gold["source"])), gold


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
    assert (report.title.text if report.title else None) == gold["title"]
