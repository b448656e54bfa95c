"""Dates and periods as reports write them, and the days they mean."""

from __future__ import annotations

from datetime import date

import pytest

from converter.parsing.times import find_bare_period, find_bare_year, find_date, find_period, year_of


@pytest.mark.parametrize(
    ("text", "written", "first", "last"),
    [
        ("报告日期:104年11月5日", "104年11月5日", date(2015, 11, 5), date(2015, 11, 5)),
        ("(一九八七年三月十二日)", "一九八七年三月十二日", date(1987, 3, 12), date(1987, 3, 12)),
        ("2023-07-05", "2023-07-05", date(2023, 7, 5), date(2023, 7, 5)),
        ("2023.7.5发布", "2023.7.5", date(2023, 7, 5), date(2023, 7, 5)),
        ("二零二四年三月", "二零二四年三月", date(2024, 3, 1), date(2024, 3, 31)),
        ("2024年2月6日(星期二)", "2024年2月6日", date(2024, 2, 6), date(2024, 2, 6)),
        ("2023年2月30日", "2023年2月30日", None, None),
    ],
)
def test_a_date(text: str, written: str, first: date | None, last: date | None) -> None:
    found = find_date(text)
    assert found is not None
    assert (text[found.start : found.end], found.first, found.last) == (written, first, last)


@pytest.mark.parametrize("text", ["2023年上半年", "112年1月至6月", "12023-07-05", "2023-07-051", "7月5日"])
def test_what_is_no_date(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("text", "written", "first", "last"),
    [
        ("某局2016年上半年工作", "2016年上半年", date(2016, 1, 1), date(2016, 6, 30)),
        ("2016年下半年", "2016年下半年", date(2016, 7, 1), date(2016, 12, 31)),
        ("2019年第三季罪案", "2019年第三季", date(2019, 7, 1), date(2019, 9, 30)),
        ("2023年前三季度", "2023年前三季度", date(2023, 1, 1), date(2023, 9, 30)),
        ("2023年首季", "2023年首季", date(2023, 1, 1), date(2023, 3, 31)),
        ("2024年1-8月运行", "2024年1-8月", date(2024, 1, 1), date(2024, 8, 31)),
        ("(112年1月至6月)", "112年1月至6月", date(2023, 1, 1), date(2023, 6, 30)),
        ("2022年10月份", "2022年10月份", date(2022, 10, 1), date(2022, 10, 31)),
        ("2022年前8个月", "2022年前8个月", date(2022, 1, 1), date(2022, 8, 31)),
        ("2015年全年", "2015年全年", date(2015, 1, 1), date(2015, 12, 31)),
        ("105年度执行", "105年度", date(2016, 1, 1), date(2016, 12, 31)),
        ("2022-2023学年度第一学期", "2022-2023学年度第一学期", None, None),
        ("2023年9月至6月", "2023年9月至6月", None, None),
        ("成果(112年9月至113年2月)", "112年9月至113年2月", date(2023, 9, 1), date(2024, 2, 29)),
        ("2023年10月-2024年3月5日", "2023年10月", date(2023, 10, 1), date(2023, 10, 31)),
        ("自2012年以来,2015年", "2015年", date(2015, 1, 1), date(2015, 12, 31)),
        ("2016年1月28日电,2015年", "2015年", date(2015, 1, 1), date(2015, 12, 31)),
    ],
)
def test_a_period(text: str, written: str, first: date | None, last: date | None) -> None:
    found = find_period(text)
    assert found is not None
    assert (text[found.start : found.end], found.first, found.last) == (written, first, last)


def test_a_period_without_its_year_and_a_year_without_its_word() -> None:
    bare = find_bare_period("公布今年前三季度情况")
    assert bare is not None
    assert (bare.start, bare.end, bare.first) == (2, 8, None)
    year = find_bare_year("2018区教育局年度工作总结")
    assert year is not None
    assert (year.end, year.first) == (4, date(2018, 1, 1))
    assert find_bare_year("2018年") is find_bare_year("某局2018") is find_bare_period("2018年") is None


@pytest.mark.parametrize(
    ("written", "year"),
    [("2016", 2016), ("二零一六", 2016), ("105", 2016), ("中华民国105", 2016), ("98", 2009)],
)
def test_a_year_of_the_republic_counts_from_1912(written: str, year: int) -> None:
    assert year_of(written) == year
