"""What an editor reads in short texts as web sites, councils and yearbooks print them, in `structure-readings.jsonl`.

`title`, `sections` (number and heading), `items` (number and title), their `kinds`, `who` and `due`, `roles`, `date`, `body` (the
issuer, with its place where it leaves that out), `place` and `period` are given as far as the text is about them; `furniture` are
lines that must be no part of the report.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from converter.model import Report
from converter.parsing import parse
from converter.readers.text import read_text

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("structure-readings.jsonl").read_text("utf-8").splitlines()
]
ALONE = ("title", "sections", "items", "kinds", "who", "due", "roles", "date", "body", "place", "period")


def squeezed(text: str | None) -> str:
    return re.sub(r"[\W_]", "", text or "")


def read(report: Report) -> dict[str, Any]:
    named = [section for section in report.walk() if section.number or section.heading]
    return {
        "title": squeezed(report.title_line),
        "sections": [[each.number, squeezed(each.heading and each.heading.text)] for each in named],
        "items": [[each.number, squeezed(each.title.text)] for each in report.action_items()],
        "roles": [section.role for section in report.sections],
        "kinds": [each.kind for each in report.action_items()],
        "who": [each.responsible and each.responsible.text for each in report.action_items()],
        "due": [each.due and each.due.text for each in report.action_items()],
        "date": report.date and report.date.text.text,
        "body": report.body,
        "place": report.place and report.place.text,
        "period": report.period and report.period.text.text,
    }


def wanted(case: dict[str, Any]) -> dict[str, Any]:
    told = {part: case[part] for part in ALONE if part in case}
    for part in ("sections", "items"):
        if part in told:
            told[part] = [[number, squeezed(text)] for number, text in told[part]]
    return told | ({"title": squeezed(told["title"])} if "title" in told else {})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:16])
def test_a_text_is_divided_as_an_editor_divides_it(case: dict[str, Any]) -> None:
    report = parse(read_text(case["text"].encode(), "report.txt", "utf-8"))
    found, right = read(report), wanted(case)
    assert {part: found[part] for part in right} == right
    kept = {squeezed(line) for piece in report.furniture for line in piece.text.splitlines()}
    assert set(map(squeezed, case.get("furniture", ()))) <= kept
