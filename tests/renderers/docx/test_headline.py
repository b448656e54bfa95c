"""A title of several lines ends them between words, of like length, and is read back as one."""

from __future__ import annotations

import pytest

from converter import Options, read_report, render
from converter.renderers.docx.headline import headline, with_whole_bracket

LONG = "恒通水务集团有限公司2023年上半年经营情况报告"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (LONG, ["恒通水务集团有限公司", "2023年上半年经营情况报告"]),
        (
            "在海州市第十六届人民代表大会第五次会议上的政府工作报告（摘要）",
            ["在海州市第十六届人民代表大会", "第五次会议上的政府工作报告（摘要）"],
        ),
        ("東湖街道黨建工作報告", ["東湖街道黨建工作報告"]),
        ("Report of a Bureau with a Name that is Long", ["Report of a Bureau with a Name that is Long"]),
    ],
)
def test_lines_end_between_words_and_are_of_like_length(text: str, lines: list[str]) -> None:
    assert headline(text, 20.0).split("\n") == lines


@pytest.mark.parametrize("room", [4.0, 6.0, 9.0])
def test_no_word_is_divided_and_nothing_is_lost_however_narrow_it_is(room: float) -> None:
    lines = headline(LONG, room).split("\n")
    assert "".join(lines) == LONG
    assert not any(line.endswith(tuple("0123456789")) for line in lines)


def test_a_title_of_two_lines_is_read_back_as_it_was() -> None:
    text = f"{LONG}\n一、供水\n售水2.31亿立方米，同比增长3.2%。\n二、下一步工作\n一是加强巡查。\n"
    report = read_report(text.encode(), name="r.txt")
    data = render(report, options=Options(formats=("docx",)))["docx"]
    again = read_report(data, name="r.docx")
    assert again.title is not None
    assert again.title.text == LONG


def test_the_last_bracket_of_a_name_is_not_torn() -> None:
    assert with_whole_bracket("农村居民人均可支配收入（目标）", 13.0) == "农村居民人均可支配收入\n（目标）"
    assert with_whole_bracket("农村居民人均可支配收入（目标）", 15.5) == "农村居民人均可支配收入（目标）"
    assert with_whole_bracket("收入（目标）", 2.0) == "收入（目标）", (
        "the bracket has no line of its own either"
    )
    assert with_whole_bracket("到院前心肺功能停止（OHCA）患者", 8.0) == "到院前心肺功能停止（OHCA）患者"
    assert (
        with_whole_bracket("总经费（113年7月至114年12月，目标）", 8.0)
        == "总经费（113年7月至114年12月，目标）"
    )
