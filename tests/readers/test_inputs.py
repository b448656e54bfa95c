"""Texts as people have them, each read wrong once."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from converter.errors import EncodingError
from converter.model import Report
from converter.parsing import parse
from converter.pipeline import Options, read_document

INPUTS = Path(__file__).parent / "inputs"
WRAPPED = {
    "立刑事案件": 1234,
    "破获刑事案件": 880,
    "抓获犯罪嫌疑人": 660,
    "打掉犯罪团伙": 35,
    "查处治安案件": 560,
}
SEIZED = {"收缴管制刀具": 120, "挽回经济损失": 12_000_000, "发放宣传资料": 23_000}


def report_of(name: str) -> Report:
    return parse(read_document(INPUTS / name))


def values(report: Report) -> dict[str, object]:
    return {indicator.name: indicator.value for indicator in report.indicators}


def headings(report: Report) -> list[tuple[str | None, str | None]]:
    return [(section.number, section.heading and section.heading.text) for section in report.walk()]


@pytest.mark.parametrize(
    ("name", "more", "sections"),
    [
        (
            "t17_wrapped.txt",
            {"收缴管制刀具": 120, "挽回损失": 12_000_000, "日均出动警力": 2300},
            "一 总体情况|二 主要工作|一 打击犯罪|二 治安防控",
        ),
        ("t18_wrapped_noindent.txt", {}, "一 总体情况|二 主要工作"),
        ("wr_76_0_1.txt", SEIZED, "一 第一部分"),
        ("wr_76_1_3.txt", SEIZED, "一 第一部分|二 第二部分|三 第三部分"),
    ],
)
def test_broken_lines_are_joined(name: str, more: dict[str, int], sections: str) -> None:
    report = report_of(name)
    assert values(report) == WRAPPED | more
    assert "|".join(f"{number} {heading}" for number, heading in headings(report)) == sections
    assert report.title is not None
    assert report.title.text == "临江市2023年上半年工作总结"


@pytest.mark.parametrize("name", ["e08_kangxi.txt", "e13_nbsp.txt", "e14_halfpunct.txt", "e15_ocrspaces.txt"])
def test_characters_and_spaces_of_programs_do_not_hide_the_text(name: str) -> None:
    report = report_of(name)
    assert report.title is not None
    assert report.title.text == "临江市2023年上半年工作总结"
    assert headings(report)[0] == ("一", "总体情况")
    first = report.indicators[0]
    assert (first.value, first.unit, first.change and first.change.amount) == (120, "起", Decimal("-5.6"))
    if "破案" in report.text:
        assert ("破案", 90) in [(each.name[-2:], each.value) for each in report.indicators]


def test_half_width_points_end_sentences() -> None:
    report = report_of("e14_halfpunct.txt")
    assert [item.body.text for item in report.action_items()] == ["抓好落实。", "加强督导。"]
    assert not [each.name for each in report.indicators if each.name[:1] in ",.:;，。：；"]
    (note,) = report.diagnostics
    assert note.message.startswith(
        "9 characters that stand for others were read as those: , (U+002C) → ， ×2"
    )


@pytest.mark.parametrize("name", ["e01_cp1252_in_gb.txt", "e10_utf8bom_gb.txt"])
def test_mixed_encodings_are_read_as_meant_and_said(name: str) -> None:
    report = report_of(name)
    assert "“两抢”案件立案120起" in report.text
    assert [note.code for note in report.diagnostics] == ["encoding-mixed"]


def test_one_bad_byte_is_named_and_read_when_asked_for() -> None:
    path = INPUTS / "e02_badbyte_gb.txt"
    with pytest.raises(
        EncodingError, match=r"GB18030 \(byte 0xFF in line 4, at byte 77\); .* --encoding gb18030:replace"
    ):
        read_document(path)
    assert "120起，\ufffd同比" in read_document(path, options=Options(encoding="gb18030:replace")).text
