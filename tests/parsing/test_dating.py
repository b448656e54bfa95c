"""The days that the wording of a period means."""

from __future__ import annotations

from datetime import date

import pytest

from converter.parsing.dating import Standpoint, Why, date_period

HALF = Standpoint(date(2016, 1, 1), date(2016, 6, 30), None)
"""A report on the first half of 2016."""
YEAR = Standpoint(date(2022, 1, 1), date(2022, 12, 31), date(2023, 1, 10))
"""A report on 2022, held in January of the next year."""
MONTH = Standpoint(date(2016, 3, 1), date(2016, 3, 31), None)
"""A report on March 2016."""
DATED = Standpoint(None, None, date(2016, 7, 20))
"""One that does not say what it covers."""
NONE = Standpoint(None, None, None)


def day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


@pytest.mark.parametrize(
    ("wording", "stand", "first", "last"),
    [
        ("上半年", HALF, "2016-01-01", "2016-06-30"),
        ("上半年", DATED, "2016-01-01", "2016-06-30"),
        ("下半年", HALF, "2016-07-01", "2016-12-31"),
        ("今年上半年", HALF, "2016-01-01", "2016-06-30"),
        ("去年上半年", HALF, "2015-01-01", "2015-06-30"),
        ("1—9月", YEAR, "2022-01-01", "2022-09-30"),
        ("1-9月份", YEAR, "2022-01-01", "2022-09-30"),
        ("1月至9月", YEAR, "2022-01-01", "2022-09-30"),
        ("今年1至10月", YEAR, "2022-01-01", "2022-10-31"),
        ("前三季度", YEAR, "2022-01-01", "2022-09-30"),
        ("一季度", HALF, "2016-01-01", "2016-03-31"),
        ("第三季度", YEAR, "2022-07-01", "2022-09-30"),
        ("第四季", YEAR, "2022-10-01", "2022-12-31"),
        ("9月份", YEAR, "2022-09-01", "2022-09-30"),
        ("2月份", HALF, "2016-02-01", "2016-02-29"),
        ("9月当月", YEAR, "2022-09-01", "2022-09-30"),
        ("7月中旬", YEAR, "2022-07-11", "2022-07-20"),
        ("2月下旬", YEAR, "2022-02-21", "2022-02-28"),
        ("全年", YEAR, "2022-01-01", "2022-12-31"),
        ("去年", HALF, "2015-01-01", "2015-12-31"),
        ("前年", HALF, "2014-01-01", "2014-12-31"),
        ("2023年", HALF, "2023-01-01", "2023-12-31"),
        ("2015年全年", NONE, "2015-01-01", "2015-12-31"),
        ("2016年上半年", NONE, "2016-01-01", "2016-06-30"),
        ("112年上半年", NONE, "2023-01-01", "2023-06-30"),
        ("105年度", NONE, "2016-01-01", "2016-12-31"),
        ("民國112年1月至6月", NONE, "2023-01-01", "2023-06-30"),
        ("一九八七年", NONE, "1987-01-01", "1987-12-31"),
        ("2020 年第一季", NONE, "2020-01-01", "2020-03-31"),
        ("“十三五”期间", NONE, "2016-01-01", "2020-12-31"),
        ("十四五末", NONE, "2025-12-31", "2025-12-31"),
        ("“十四五”以来", YEAR, "2021-01-01", "2022-12-31"),
        ("「一五」時期", NONE, "1953-01-01", "1957-12-31"),
        ("113會計年度", NONE, "2024-01-01", "2024-12-31"),
        ("112年度會計年度", NONE, "2023-01-01", "2023-12-31"),
        ("“十四五”前三年", NONE, "2021-01-01", "2023-12-31"),
        ("2019—2021年", NONE, "2019-01-01", "2021-12-31"),
        ("2019年至2021年", NONE, "2019-01-01", "2021-12-31"),
        ("2019-21年", NONE, "2019-01-01", "2021-12-31"),
        ("110至112年", NONE, "2021-01-01", "2023-12-31"),
        ("2022/23学年", NONE, "2022-09-01", "2023-08-31"),
        ("2022—2023学年", NONE, "2022-09-01", "2023-08-31"),
        ("111學年度", NONE, "2022-08-01", "2023-07-31"),
        ("本月", MONTH, "2016-03-01", "2016-03-31"),
        ("上月", MONTH, "2016-02-01", "2016-02-29"),
        ("上年末", YEAR, "2021-12-31", "2021-12-31"),
        ("前一年", YEAR, "2021-01-01", "2021-12-31"),
        ("上一年度", YEAR, "2021-01-01", "2021-12-31"),
        ("二季度末", YEAR, "2022-06-30", "2022-06-30"),
        ("头两个月", YEAR, "2022-01-01", "2022-02-28"),
        ("前两个月", YEAR, "2022-01-01", "2022-02-28"),
        ("三年间", YEAR, "2020-01-01", "2022-12-31"),
        ("过去五年", YEAR, "2018-01-01", "2022-12-31"),
        ("五年来", YEAR, "2018-01-01", "2022-12-31"),
        ("今年以来", HALF, "2016-01-01", "2016-06-30"),
        ("2018年以来", YEAR, "2018-01-01", "2022-12-31"),
        ("去年同期", HALF, "2015-01-01", "2015-06-30"),
        ("本期", HALF, "2016-01-01", "2016-06-30"),
        ("截至2018年底", NONE, "2018-12-31", "2018-12-31"),
        ("截至6月底", HALF, "2016-06-30", "2016-06-30"),
        ("截至3月末", HALF, "2016-03-31", "2016-03-31"),
        ("截至12月31日24时", YEAR, "2022-12-31", "2022-12-31"),
        ("年末", YEAR, "2022-12-31", "2022-12-31"),
        ("截至二○二二年十二月底", NONE, "2022-12-31", "2022-12-31"),
        ("105年度截至9月底止", NONE, "2016-09-30", "2016-09-30"),
        ("自6月1日至8月15日止", YEAR, "2022-06-01", "2022-08-15"),
        ("自去年11月11日至本年5月10日止", HALF, "2015-11-11", "2016-05-10"),
        ("2015年1月至2016年3月", NONE, "2015-01-01", "2016-03-31"),
    ],
)  # fmt: skip
def test_a_wording_is_certain_days(wording: str, stand: Standpoint, first: str, last: str) -> None:
    found = date_period(wording, stand)
    assert (found.first, found.last, found.why) == (day(first), day(last), None)


@pytest.mark.parametrize(
    ("wording", "stand", "last"),
    [
        ("9月底前", HALF, "2016-09-30"),
        ("年底前", HALF, "2016-12-31"),
        ("114年底前", NONE, "2025-12-31"),
        ("到2027年", YEAR, "2027-12-31"),
        ("2025年6月底前", NONE, "2025-06-30"),
    ],
)
def test_what_is_due_by_a_day_has_only_the_last(wording: str, stand: Standpoint, last: str) -> None:
    found = date_period(wording, stand, ahead=True)
    assert (found.first, found.last) == (None, day(last))


@pytest.mark.parametrize(
    ("wording", "stand", "why"),
    [
        ("上半年", NONE, "no-year"),
        ("去年", NONE, "no-year"),
        ("汛期", HALF, "no-calendar-time"),
        ("春節期間", HALF, "no-calendar-time"),
        ("每周", HALF, "no-calendar-time"),
        ("国庆假期", YEAR, "no-calendar-time"),
        ("截至目前", YEAR, "no-calendar-time"),
        ("2021/25学年", YEAR, "no-calendar-time"),
        ("2021—2019年", YEAR, "no-calendar-time"),
        ("本月", YEAR, "no-period"),
        ("当月", YEAR, "no-period"),
        ("13月", HALF, "no-calendar-time"),
        ("2月30日", HALF, "no-calendar-time"),
        ("本期", NONE, "no-period"),
        ("去年同期", DATED, "no-period"),
        ("今年以来", Standpoint(None, None, None), "no-year"),
    ],
)
def test_where_it_cannot_be_certain_there_is_a_reason(wording: str, stand: Standpoint, why: Why) -> None:
    found = date_period(wording, stand)
    assert (found.first, found.last, found.why) == (None, None, why)


def test_what_is_to_come_is_the_next_such_time() -> None:
    assert date_period("下半年", DATED, ahead=True).last == date(2016, 12, 31)
    assert date_period("一季度", DATED, ahead=True).last == date(2017, 3, 31)
    assert date_period("一季度", DATED).last == date(2016, 3, 31)
