"""What holds for every text: nothing fails, every number is accounted for, every name can be pointed at."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.model import Span
from converter.parsing.figures import Node, Reading, read_indicators
from tests.parsing.figures.conftest import reading_of

WORDS = [
    "破获案件", "同比", "增长", "下降", "分别", "其中", "由", "至", "、", "，", "。", "；", "和", "占", "的", "（", "）", "“", "”",
    "12起", "1.5万余人", "7.7%", "2.3个百分点", "百分之十二", "三成", "一倍", "较去年同期", "与上年相比", "各", "持平", "翻一番",
    "达到", "以上", "力争", "1", "2016年", "-", "(-5%)", "全市", "\n", " ", "前者", "同", "比", "年", "零", "點", "０", "○", "萬",
    "人均", "旅客", "住户", "1655宗", "3.4万元", "2021年：", "今年", "的", "为", "共", "率", "个百分点", "上升",
]  # fmt: skip
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=3), max_size=40).map("".join)


def check(text: str, reading: Reading) -> None:
    for indicator in reading.indicators:
        assert indicator.name
        assert "".join(span.of(text) for span in indicator.name_spans).strip() == indicator.name
        assert indicator.sentence.span.of(text) == indicator.sentence.text
        assert indicator.written.span.of(text) == indicator.written.text
        assert indicator.value is not None or indicator.change is not None
    covered = [place for reason in reading.reasons for place in range(reason.span.start, reason.span.end)]
    for match in re.finditer(r"[0-9]+", text):
        assert covered.count(match.start()) == 1, (
            f"{match.group()} is accounted for {covered.count(match.start())} times"
        )


@given(texts)
def test_every_number_is_accounted_for_once_and_every_span_is_right(text: str) -> None:
    check(text, reading_of(text))


@pytest.mark.parametrize("piece", ["1", "、", "(", "12起、", "同比增长5%，", "由1", "“1", "1,"])
def test_text_made_to_be_hard_is_read_in_good_time(piece: str) -> None:
    text = piece * 3000
    check(text[:3000], reading_of(text[:3000]))
    assert len(reading_of(text).reasons) < len(text)


@pytest.mark.parametrize(
    "text",
    [
        "（共3.4万元及人均住户12人（上升3.4万元今年上升同比占。",
        "）3.4万元及增长1655宗分别占1655宗住户为和。",
        "3.4万元：人均今年共）3.4万元）。",
    ],
)
def test_counts_that_nothing_names_lend_nothing(text: str) -> None:
    check(text, reading_of(text))


def test_a_text_may_end_with_the_unit_of_a_figure() -> None:
    text = "四季度,确保新增“四上”企业不少 60家"
    check(text, reading_of(text))


def test_one_node_knows_nothing_of_the_next() -> None:
    first, second = "查处案件12起，同比增长5%。", "抓获34人，下降3%。"
    text = first + second
    nodes = [Node("p1", None, None, Span(0, len(first))), Node("p2", None, None, Span(len(first), len(text)))]
    changes = [indicator.change for indicator in read_indicators(text, nodes).indicators]
    assert [change and change.basis for change in changes] == ["yoy", None]
