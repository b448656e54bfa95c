"""Rows of plain text with bars, tabs or wide gaps between their cells are tables; other lines are not."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.model import Document
from converter.readers.plain_tables import plain_tables
from converter.readers.text import read_text

BARS = """指标 | 数值 | 同比
立案 | 1234起 | 下降5.6%
破案 |  | 增长8.5%"""
FRAMED = """| 类别 | 指标 | 数值 |
|------|:----:|-----:|
| 刑事 | 立案 | 120起 |
|      | 破案 | 90起 |"""
DRAWN = """┌────┬────┐
│指标│数值│
├────┼────┤
│立案│120起│
└────┴────┘"""
GAPS = """指标        数值        同比
立案        1234起      下降5.6%
合    计    880起
            90起        增长1%"""
TABS = "指标\t数值\t同比\n立案\t\t下降5.6%\n破案\t880起"


def read(text: str) -> Document:
    return read_text(f"一、主要指标\n\n{text}\n\n二、下一步，抓落实。\n".encode(), "a.txt")


def rows(document: Document) -> list[list[str]]:
    found = (block.hint.row for block in document.blocks)
    return [[cell.of(document.text) for cell in row.cells] for row in found if row]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BARS, [["指标", "数值", "同比"], ["立案", "1234起", "下降5.6%"], ["破案", "", "增长8.5%"]]),
        (BARS.replace("|", "｜"), [["指标", "数值", "同比"], ["立案", "1234起", "下降5.6%"], ["破案", "", "增长8.5%"]]),
        (FRAMED, [["类别", "指标", "数值"], ["刑事", "立案", "120起"], ["", "破案", "90起"]]),
        (DRAWN, [["指标", "数值"], ["立案", "120起"]]),
        (GAPS, [["指标", "数值", "同比"], ["立案", "1234起", "下降5.6%"], ["合计", "880起", ""], ["", "90起", "增长1%"]]),
        (TABS, [["指标", "数值", "同比"], ["立案", "", "下降5.6%"], ["破案", "880起", ""]]),
    ],
)  # fmt: skip
def test_rows_are_read_by_their_cells_where_they_are(text: str, expected: list[list[str]]) -> None:
    document = read(text)
    assert rows(document) == expected
    shown = [block.text for block in document.blocks]
    assert shown[0] == "一、主要指标"
    assert shown[-1] == "二、下一步，抓落实。"
    for block in document.blocks:
        assert block.text == block.span.of(document.text)
        assert block.hint.row is None or block.text.count("\t") + 1 == len(block.hint.row.cells)


@pytest.mark.parametrize(
    "text",
    [
        "局长  张三\n政委  李四",
        "市公安局    2023年7月5日\n市财政局    2023年7月6日",
        "一、总体情况    1\n二、主要工作    3\n三、下一步      8",
        "（一）打击犯罪  破案12起，同比上升。\n（二）治安防控  巡逻30次，同比上升。",
        "首页 | 新闻 | 公开\n关于 | 联系 | 地图",
        "　　今年以来，成效明显。\n　　下一步，抓落实。",
        "立案 120起\n破案 90起",
    ],
)
def test_other_lines_are_no_tables(text: str) -> None:
    assert rows(read(text)) == []


def test_two_tables_are_told_apart_and_lines_keep_their_numbers() -> None:
    document = read(f"{BARS}\n\n中间一段，说明情况。\n\n{FRAMED}")
    found = [block.hint.row for block in document.blocks if block.hint.row]
    assert [(row.table, row.number) for row in found] == [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2), (2, 3)]
    lines = [block.line for block in document.blocks]
    assert lines == sorted(lines)
    assert lines[1] == 3


def test_tabs_in_other_lines_are_spaces() -> None:
    assert [block.text for block in read("立案\t很多").blocks][1] == "立案 很多"


@given(st.lists(st.text(alphabet="指标立案12起% |｜\t-─，。", max_size=20), max_size=12))
def test_nothing_but_bars_and_rules_is_lost(lines: list[str]) -> None:
    found = plain_tables(lines)
    for place, row in found.items():
        if row is None:
            assert not re.search("[^ |｜\t─-]", lines[place])
        else:
            assert re.sub("[ |｜\t]", "", "".join(row.cells)) == re.sub("[ |｜\t]", "", lines[place])
    assert all(0 <= place < len(lines) for place in found)
