"""Labels: every style of official numbering, and the numbers at the head of a line that number nothing."""

from __future__ import annotations

import pytest

from converter.parsing.numbering import RANK, STYLES, ordinal, read_label


@pytest.mark.parametrize(
    ("line", "style", "number", "place", "rest"),
    [
        ("一、打击犯罪", "han", "一", 1, "打击犯罪"),
        ("十二、 过去一年", "han", "十二", 12, "过去一年"),
        ("二 、地政業務", "han", "二", 2, "地政業務"),
        ("三．综合治理", "han", "三", 3, "综合治理"),
        ("（一）刑事", "bracketed", "一", 1, "刑事"),
        ("(一 )辦理", "bracketed", "一", 1, "辦理"),
        ("( 七 )交通", "bracketed", "七", 7, "交通"),
        ("㈢ 救助", "bracketed", "三", 3, "救助"),
        ("1.加强", "arabic", "1", 1, "加强"),
        ("１．加强", "arabic", "１", 1, "加强"),
        ("２、落實", "arabic", "２", 2, "落實"),
        ("⒌宣传", "arabic", "5", 5, "宣传"),
        ("(1)本期", "bracketed arabic", "1", 1, "本期"),
        ("（１２）本期", "bracketed arabic", "１２", 12, "本期"),
        ("⑵本期", "bracketed arabic", "2", 2, "本期"),
        ("3）本期", "bracketed arabic", "3", 3, "本期"),
        ("① 推行", "circled", "1", 1, "推行"),
        ("第一部分 工作回顾", "part", "一", 1, "工作回顾"),
        ("第3章、總結", "part", "3", 3, "總結"),
        ("第二节 成效", "chapter section", "二", 2, "成效"),
        ("壹、前言", "formal", "壹", 1, "前言"),
        ("拾壹、附則", "formal", "拾壹", 11, "附則"),
        ("丙、建議", "stem", "丙", 3, "建議"),
    ],
)
def test_a_label_is_read_with_its_numeral_and_its_length(
    line: str, style: str, number: str, place: int, rest: str
) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.style, label.number, label.ordinal) == (style, number, place)
    assert line[label.length :] == rest


@pytest.mark.parametrize(
    "line",
    [
        "一季度办件1200件",
        "一、二季度合计2700件",
        "一、二、三等奖各10名",
        "7、8月份为高峰期",
        "12、13日两天",
        "3.15消费者权益日",
        "1.5万余起",
        "2022年主要工作",
        "第一产业增加值",
        "第三章程修订",
        "两、三年来",
        "十分重视",
        "(2016)12号",
        "110接处警",
    ],
)
def test_a_number_that_counts_or_names_is_no_label(line: str) -> None:
    assert read_label(line) is None


def test_a_broken_series_keeps_its_first_label() -> None:
    label = read_label("二、四、优化“窗口”环境")
    assert label is not None
    assert (label.number, label.length) == ("二", 2)


def test_ranks_run_from_the_outermost_style_to_the_innermost() -> None:
    order = ["part", "formal", "han", "bracketed", "arabic", "bracketed arabic", "circled"]
    assert sorted(order, key=lambda style: RANK[style]) == order
    assert set(order) <= {style for style, _ in STYLES}


@pytest.mark.parametrize(
    ("numeral", "place"), [("十", 10), ("二十一", 21), ("一百零三", 103), ("⑳", 20), ("９", 9)]
)
def test_the_place_of_a_numeral(numeral: str, place: int) -> None:
    assert ordinal(numeral) == place
