"""The same report is the same Report, whether it comes as text, a page, a Word file, a PDF or Markdown."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from converter import readers
from converter.model import Report
from converter.parsing import parse
from converter.renderers.json import report_to_dict

FOLDER = Path(__file__).parent / "same"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
FORMATS = ("html", "docx", "pdf", "md")


@cache
def report(name: str, suffix: str) -> Report:
    return parse(readers.read(FOLDER / f"{name}.{suffix}"))


def content(report: Report) -> dict[str, Any]:
    """All that a Report says, but where in the file it stands, and what is no part of it."""
    made = _without_places(report_to_dict(report))
    assert isinstance(made, dict)
    return {key: value for key, value in made.items() if key not in ("source", "furniture")}


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(v) for key, v in value.items() if not key.endswith(("span", "spans"))}
    return [_without_places(v) for v in value] if isinstance(value, list) else value


def _without_spaces(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_spaces(v) for key, v in value.items()}
    if isinstance(value, list):
        return [_without_spaces(v) for v in value]
    return value.replace(" ", "") if isinstance(value, str) else value


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_it_is_the_report_of_its_text(name: str, format: str) -> None:
    read, text = content(report(name, format)), content(report(name, "txt"))
    if format == "pdf":  # a space at the end of a line is not to be seen in print
        read, text = _without_spaces(read), _without_spaces(text)
    assert read == text


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", NAMES)
def test_every_character_of_the_text_is_there_once(name: str, format: str) -> None:
    assert _body(name, format) == _body(name, "txt")


def _body(name: str, suffix: str) -> str:
    """The text of a file without white space and furniture."""
    furniture = {piece.span for piece in report(name, suffix).furniture}
    blocks = readers.read(FOLDER / f"{name}.{suffix}").blocks
    return "".join("".join(block.text.split()) for block in blocks if block.span not in furniture)


def test_there_are_at_least_three_reports_with_indicators_and_sections() -> None:
    assert (
        len([name for name in NAMES if report(name, "txt").indicators and report(name, "txt").sections]) >= 3
    )


def test_the_page_numbers_of_the_pdf_are_furniture() -> None:
    pieces = [piece.text for piece in report("yunchuan_court_2019", "pdf").furniture]
    assert pieces
    assert pieces == [f"— {number} —" for number in range(1, len(pieces) + 1)]
