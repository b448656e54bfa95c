"""Approximate numbers, units, times that change, annexes, articles, text boxes and red heads as people write them."""

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


def shown(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def read(name: str) -> list[str]:
    """The figures of a file: value, upper end, bound and unit of each."""
    return [
        " ".join(
            filter(
                None, [shown(each.value), shown(each.value_max), each.bound.replace("exact", ""), each.unit]
            )
        )
        for each in report_of(name).indicators
    ]


def test_approximate_numbers_have_both_ends_or_a_bound() -> None:
    assert read("t07_approx.txt") == [
        *("17 18 about 起", "20 30 about 人", "2000 3000 about 元", "10000 20000 about 人", "5 6 about 家"),
        *("350 360 about 件", "7 8 about 个", "10 20 about 个", "3 5 about 名", "80 90 about 个"),
        *("200 300 about 户", "12 13 about 次", "110 about 人", "100 more_than 名", "100 nearly 家"),
        *("1000 more_than 件", "90 more_than %", "673 起", "120 起", "35 件", "1200 元", "35000 元"),
        *("123000 起", "337 起", "5600 件", "933 件"),
    ]
    means = [each.name for each in report_of("t07_approx.txt").indicators][-9:]
    assert [name for name in means if "均" in name] == [
        *("日均接警", "日均处警", "月均办案", "人均增收", "户均收入", "接报警情日均", "办理业务月均"),
    ]


def test_a_time_that_changes_is_the_new_one_with_the_old_beside_it() -> None:
    found = report_of("t09b.txt").indicators
    assert [f"{each.value} {each.unit} {each.previous}" for each in found] == [
        *("5 个工作日 15", "10 个工作日 20", "7 个工作日 30", "5 日 15", "100 个日历天 120", "1 个小时 5"),
        *("158 天 98", "30 元 50"),
    ]


def test_units_are_read_whole_and_what_multiplies_is_in_the_number() -> None:
    assert read("t11_units.txt") == [
        *("120 km²", "35000 m²", "210000000 m³", "35 μg/m³", "350000000 立方米", "50 hm²", "120 m³/s"),
        *("0.5 tce/万元", "12 kWh", "32000 pcu", "3000 亩", "38.5 %", "120 立方米/日", "7.2", "35 dB"),
        *("12 ug/m3", "560 平方公里", "1200000 吨标准煤", "12 mg/L"),
    ]
    assert read("t21.txt") == ["350000000 立方米", "120 km²", "35000 m²", "210000000 m³"]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("t12_attach.txt", "annex signature"),
        ("v1_1.txt", "annex signature"),
        ("v1_2.txt", "annex signature"),
        ("v1_3.txt", "annex signature"),
        ("v1_4.txt", "annex"),
        ("v1_5.txt", "annex"),
        ("v1_6.txt", "copies"),
    ],
)
def test_annexes_and_copies_are_neither_items_nor_headings(name: str, kinds: str) -> None:
    report = report_of(name)
    back = [section for section in report.walk() if section.back_matter]
    assert " ".join(str(section.back_matter) for section in back) == kinds
    assert all(section.heading is None and not section.action_items for section in back)
    assert [section.number for section in report.walk() if section.heading] == ["一", "二"]


def test_articles_are_sections_and_hold_their_lists() -> None:
    sections = list(report_of("t13_clauses.txt").walk())
    assert [section.number for section in sections] == [f"第{number}条" for number in "一二三四五"]
    assert all(section.heading is None for section in sections)
    assert [len(section.paragraphs) for section in sections] == [1, 1, 3, 1, 1]


def test_a_text_box_in_a_cell_is_text_of_the_cell() -> None:
    report = report_of("d03_textbox.docx")
    assert [section.heading and section.heading.text for section in report.walk()] == ["总体情况"]
    row = next(each for each in report.sections[0].paragraphs if "表中文本框" in each.text.text)
    assert row.cells() == ("刑事立案\u3000表中文本框", "1234起", "下降5.6%")


def test_the_prompt_of_an_empty_field_is_no_text() -> None:
    report = report_of("d04_sdt.docx")
    assert "单击此处输入文字" not in report.text
    assert "prompt-left-out" in {each.code for each in report.diagnostics}
    assert [section.heading and section.heading.text for section in report.sections] == ["主要做法", None]
    assert "报送单位：临江市公安局，负责人：张三" in [each.text.text for each in report.byline]


def test_what_stands_above_a_red_head_and_after_the_text_is_known_as_that() -> None:
    report = report_of("d12_redhead.docx")
    assert report.title_line == "临江市公安局关于印发2023年上半年工作总结的通知"
    assert [piece.kind for piece in report.front_matter] == ["份号", "密级", "紧急程度", "红头", "发文字号"]
    assert report.preamble[0].text.text.startswith("各县（市、区）公安局")
    assert [section.back_matter for section in report.sections if section.back_matter] == [
        *("annex", "signature", "copies"),
    ]
