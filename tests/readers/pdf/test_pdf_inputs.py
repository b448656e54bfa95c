"""PDFs as programs make them (LibreOffice, Typst, WeasyPrint, ReportLab), each read wrong once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from converter.model import Report
from converter.parsing import parse
from converter.pipeline import read_document

INPUTS = Path(__file__).parent / "inputs"


def report_of(name: str) -> Report:
    return parse(read_document(INPUTS / name))


def headings(report: Report) -> list[str | None]:
    return [section.heading and section.heading.text for section in report.walk()]


@pytest.mark.parametrize("name", ["p01_twocol.pdf", "p13_tc_full.pdf", "w02_cols_narrow_lo.pdf"])
def test_columns_are_read_one_after_the_other(name: str) -> None:
    report = report_of(name)
    assert set(headings(report)) <= {"总体情况", "主要工作", "打击犯罪", "下一步打算", "存在问题"}
    changes = {
        (each.value, each.change and each.change.amount) for each in report.indicators if each.value == 1234
    }
    assert changes == {(1234, Decimal("-5.6"))}
    whole = "上半年，全市公安机关紧紧围绕中心工作，全力推进平安建设，社会治安大局持续稳定。"
    assert report.text.count("上半年，全市公安机关") == report.text.count(whole)


@pytest.mark.parametrize("name", ["ty_col08.pdf", "wp_col3.pdf"])
def test_a_gutter_may_be_narrow_and_marks_may_hang_into_it(name: str) -> None:
    report = report_of(name)
    once = ["总体情况", "主要工作", "教育公平", "教育质量", "下一步打算"]
    found = headings(report)
    assert found == once * (len(found) // len(once))
    assert report.text.count("上半年，全市教育系统") == report.text.count(
        "上半年，全市教育系统认真落实各项部署，统筹推进改革发展。全市新建中小学12所，新增学位18600个，同比增长7.5%；"
    )


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("p16_outline.pdf", ["总体情况", "主要工作", "打击犯罪", "治安防控", "下一步打算"]),
        ("p08_cover.pdf", ["总体情况", "主要工作"]),
        ("w04_toc_lo.pdf", ["总体情况", "主要工作", "存在问题"]),
        ("ty_toc_none.pdf", ["总体情况", "主要工作", "教育公平", "教育质量", "下一步打算"]),
        ("wp_toc.pdf", ["总体情况", "主要工作", "教育公平", "教育质量", "下一步打算"]),
    ],
)
def test_contents_are_furniture_and_the_first_heading_after_them_survives(
    name: str, found: list[str]
) -> None:
    report = report_of(name)
    assert headings(report) == found
    assert all(section.paragraphs or section.sections for section in report.walk())
    assert sum(entry.text[-1].isdecimal() and "..." in entry.text for entry in report.furniture) == len(found)


def test_a_title_over_several_lines_of_a_cover_is_one() -> None:
    report = report_of("p08_cover.pdf")
    assert report.title is not None
    assert report.title.text == "临江市公安局2023年上半年工作总结"
    assert [line.text.text for line in report.byline] == ["临江市公安局办公室", "2023年7月5日"]


def test_the_red_head_of_an_official_document_is_not_its_title() -> None:
    report = report_of("p09_redhead.pdf")
    assert report.title is not None
    assert report.title.text == "临江市公安局2023年上半年工作总结"


def test_vertical_text_is_read_column_by_column_from_the_right() -> None:
    assert (
        "临江市上半年立案一百二十起同比下降五个百分点破案九十起成效好" in report_of("p06_vertical.pdf").text
    )


def test_turned_text_of_the_margin_is_left_out_and_said() -> None:
    report = report_of("p07_rot.pdf")
    assert "装" not in report.text
    assert [note.message for note in report.diagnostics] == [
        "p07_rot.pdf: text that stands turned beside or behind the rest is left out: 装订线 内不得答题 (page 1)"
    ]


def test_radicals_of_a_face_are_folded_and_counted() -> None:
    report = report_of("p24_kangxi.pdf")
    assert headings(report) == ["总体情况", "主要工作"]
    assert [note.code for note in report.diagnostics] == ["characters-folded"]
