"""What a change is measured against, seen from the time that the report covers."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from converter.model import Report

BODY = "一、运行情况\n存款余额86.2亿元，较{end}增加3.4亿元，增长4.1%。"


@pytest.mark.parametrize(
    ("title", "end", "basis"),
    [
        ("青禾县2024年上半年金融运行情况", "上年末", "since"),
        ("青禾县2024年1—9月金融运行情况", "去年底", "since"),
        ("青禾县2024年第一季度金融运行情况", "2023年底", "since"),
        ("青禾县2024年1—11月金融运行情况", "年初", "since"),
        ("青禾县2024年金融运行情况", "上年末", "yoy"),
        ("青禾县2024年1—12月金融运行情况", "去年底", "yoy"),
        ("青禾县2024年度金融运行情况", "2023年末", "yoy"),
        ("青禾县2024年金融运行情况", "年初", "since"),
    ],
)
def test_the_end_of_the_year_before_is_no_year_ago_in_a_report_on_a_part_of_a_year(
    understood: Callable[[str], Report], title: str, end: str, basis: str
) -> None:
    (balance,) = understood(f"{title}\n{BODY.format(end=end)}").indicators
    assert balance.change is not None
    assert balance.change.basis == basis


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("2022-23年度開支86億元，較2021-22年度增加5%。", "yoy"),
        ("2022-23年度開支86億元，較2018-19年度增加5%。", "since"),
    ],
)
def test_a_fiscal_year_is_that_in_which_it_ends(
    understood: Callable[[str], Report], sentence: str, basis: str
) -> None:
    (spent,) = understood(f"環境署2022-23年度年報摘要\n引言\n{sentence}").indicators
    assert spent.change is not None
    assert spent.change.basis == basis


@pytest.mark.parametrize(
    ("sentence", "amount", "basis", "against"),
    [
        ("歲入決算數637億元，較預算數增加15億元。", 1500000000, "since", "budget"),
        ("一般公共预算支出171.3亿元，较调整预算减少2.1亿元、下降1.2%。", "-1.2", "since", "budget"),
        ("资产负债率66.2%，低于年初预算1.5个百分点。", "-1.5", "since", "budget"),
        ("一般公共预算收入185亿元，比上年预算数增长2.8%。", "2.8", "yoy", "last_budget"),
        ("一般公共预算收入185亿元，比上年执行数增长2.8%。", "2.8", "yoy", None),
        ("粮食总产量30.6万吨，比计划减少0.5万吨。", -5000, "since", "plan"),
        ("城镇新增就业71.6万人，超出年度目标5.6万人。", 56000, "since", "target"),
        ("营业收入386.5亿元，较预算增加9亿元，同比增长5.8%。", "5.8", "yoy", None),
        ("存款余额86.2亿元，较年初增加3.4亿元。", 340000000, "since", None),
    ],
)
def test_a_plan_that_a_change_is_against_is_told(
    understood: Callable[[str], Report],
    sentence: str,
    amount: int | str,
    basis: str | None,
    against: str | None,
) -> None:
    (told,) = understood(f"某市2024年度工作报告\n一、情况\n{sentence}").indicators
    assert told.change is not None
    assert (told.change.amount, told.change.basis, told.change.against) == (Decimal(amount), basis, against)
