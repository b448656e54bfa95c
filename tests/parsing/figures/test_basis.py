"""What a change is measured against, seen from the time that the report covers."""

from __future__ import annotations

from collections.abc import Callable

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
