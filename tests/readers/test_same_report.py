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
    """All that a Report says, but where in the file it stands, and what is not part of it."""
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


ROWS = (
    ("指标", "单位", "上半年", "同比增长（%）"),
    ("破获刑事案件", "起", "1,360", "7.7"),
    ("抓获嫌疑人", "人", "1329", "-6.2"),
)
OPENING = "今年以来，全市公安机关忠实履行职责，各项工作取得新的进展和成效，现将情况报告如下。"
CLOSING = "下一步，全市公安机关将继续加强和改进各项工作。"


def with_a_table() -> dict[str, bytes]:
    """A report with a table in it, in each of the formats that have tables."""
    import io

    import docx

    word = docx.Document()
    word.add_paragraph(OPENING)
    word.add_paragraph("一、打击犯罪")
    table = word.add_table(len(ROWS), len(ROWS[0]))
    for row, cells in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    word.add_paragraph("二、下一步工作")
    word.add_paragraph(CLOSING)
    stream = io.BytesIO()
    word.save(stream)
    lines = ["|" + "|".join(cells) + "|" for cells in ROWS]
    markdown = "\n\n".join(
        (OPENING, "一、打击犯罪", "\n".join([lines[0], "|-|-|-|-|", *lines[1:]]), "二、下一步工作", CLOSING)
    )
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>" for cells in ROWS)
    page = f"<p>{OPENING}</p><p>一、打击犯罪</p><table>{rows}</table><p>二、下一步工作</p><p>{CLOSING}</p>"
    return {"docx": stream.getvalue(), "md": markdown.encode(), "html": f"<html><body>{page}".encode()}


def test_a_table_is_the_same_in_every_format() -> None:
    reports = {
        suffix: parse(readers.read(data, name=f"report.{suffix}")) for suffix, data in with_a_table().items()
    }
    assert {suffix: len(report.indicators) for suffix, report in reports.items()} == dict.fromkeys(reports, 2)
    first, *others = map(content, reports.values())
    assert all(other == first for other in others)
