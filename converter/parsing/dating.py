"""The days that the period of an indicator means, seen from the report it stands in.

`上半年` in a report on 2016 is 2016-01-01 to 2016-06-30. Where the days are not certain there are none, and a
reason. A stock counted up to a day (`截至6月底`) has that day at both ends; what is to be done by a day
(`9月底前`) has only the last.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, Literal

from converter.lexicon import fold
from converter.lexicon.patterns import data_of
from converter.model import Indicator, Report
from converter.parsing.numerals import han_value
from converter.parsing.times import Time, find_bare_year, months_of, number_in, year_of

Why = Literal["no-year", "no-period", "no-calendar-time"]
"""No year is known; the report does not say what time it covers; the words name no time of the calendar."""

_FIRST_PLAN: Final = 1953
"""The year in which the first five-year plan began."""
_YEARS_OF_PLAN: Final = 5
_BETWEEN: Final = re.compile(r"[\s“”\"'「」『』,]")
_DASHES: Final = re.compile("[—–~]")
_DAY: Final = re.compile(
    r"(\d{1,2}|[一二三四五六七八九十]+)月(\d{1,2}|[一二三四五六七八九十]+)[日号](?:\d{1,2}时)?"
)


@dataclass(frozen=True, slots=True)
class Dating:
    """The days a wording means."""

    first: date | None = None
    last: date | None = None
    why: Why | None = None
    """Why there are no days."""


@dataclass(frozen=True, slots=True)
class Standpoint:
    """The time a report speaks from and of."""

    first: date | None
    last: date | None
    """The days it covers."""
    written: date | None
    """Its own date."""

    @classmethod
    def of(cls, report: Report) -> Standpoint:
        period, written = report.period, report.date
        return cls(
            period.first if period else None,
            period.last if period else None,
            written.last if written else None,
        )

    @property
    def year(self) -> int | None:
        """The year it speaks of: that of the time it covers, where that is within one."""
        if self.first is not None and self.last is not None:
            return self.last.year
        return None

    def year_for(self, months: tuple[int, int], *, ahead: bool) -> int | None:
        """The year of months that are named without one.

        A report that does not say what it covers looks back on the last such time before its own date, or,
        where it speaks of what is to come, to the next.
        """
        if self.year is not None:
            return self.year
        if self.written is None:
            return None
        ended = _last_day(self.written.year, months[1]) <= self.written
        if ahead:
            return self.written.year + (1 if ended else 0)
        return self.written.year - (0 if ended or months[0] <= self.written.month else 1)


def date_period(wording: str, stand: Standpoint, *, ahead: bool = False) -> Dating:
    """The days that a wording means.

    Args:
        wording: as written: `上半年`, `1—9月`, `去年同期`, `截至2018年底`, `“十三五”期间`, `112年1月至6月`.
        stand: the time of the report it stands in.
        ahead: whether it is said of an aim, and so of what is to come.
    """
    folded = _words()["fiscal"].sub(r"\g<year>", _DASHES.sub("-", _BETWEEN.sub("", fold(wording))))
    for read in (_own, _month, _plan, _since, _several, _school, _years, _from_to, _single):
        found = read(folded, stand, ahead)
        if found is not None:
            return found
    return Dating(why="no-calendar-time")


def find_plan_years(folded: str) -> Time | None:
    """The first five-year plan that a folded text names, “十四五”时期, with its years."""
    match = _words()["plan_named"].search(folded)
    if match is None:
        return None
    found = date_period(match[0], Standpoint(None, None, None))
    return Time(*match.span(), found.first, found.last)


def days_of(own: Indicator, stand: Standpoint) -> Dating:
    """The days an indicator is of: those it names, else, of a result, those that the report covers.

    Args:
        own: the indicator.
        stand: the time of the report it stands in.
    """
    if own.period is not None:
        return date_period(own.period.text, stand, ahead=own.target)
    if own.target or stand.first is None:
        return Dating(why="no-period")
    return Dating(stand.first, stand.last)


@lru_cache(maxsize=1)
def _words() -> dict[str, re.Pattern[str]]:
    relative: dict[str, str] = data_of("converter.parsing", "dating")["relative"]
    return {name: re.compile(pattern) for name, pattern in relative.items() if isinstance(pattern, str)}


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, int], dict[str, list[int]]]:
    relative = data_of("converter.parsing", "dating")["relative"]
    return relative["years"], relative["tens"]


def _own(folded: str, stand: Standpoint, ahead: bool) -> Dating | None:
    if _words()["own"].fullmatch(folded):
        return _covered(stand)
    same = _words()["same_time"].search(folded)
    if same is not None and not re.search(r"\d", folded):
        years, rest = _relative_year(folded[: same.start()])
        if years is None or rest:
            return None
        covered = _covered(stand)
        if covered.first is None or covered.last is None:
            return covered
        return Dating(_shifted(covered.first, years), _shifted(covered.last, years))
    return None


def _month(folded: str, stand: Standpoint, ahead: bool) -> Dating | None:
    """本月, 上月 of a report on one month."""
    match = _words()["month"].fullmatch(folded)
    if match is None:
        return None
    first, last = stand.first, stand.last
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        return Dating(why="no-period")
    if match["last_month"]:
        last = first.replace(day=1) - timedelta(days=1)
    return Dating(last.replace(day=1), _last_day(last.year, last.month))


def _school(folded: str, stand: Standpoint, ahead: bool) -> Dating | None:
    """2022/23学年, 111学年度."""
    match = _words()["school"].fullmatch(folded)
    if match is None:
        return None
    if match["republic"]:
        year = year_of(match["republic"])
        return Dating(date(year, 8, 1), date(year + 1, 7, 31))
    year = int(match["first"])
    if (year + 1) % 100 != int(match["last"]) % 100:
        return None
    return Dating(date(year, 9, 1), date(year + 1, 8, 31))


def _years(folded: str, stand: Standpoint, ahead: bool) -> Dating | None:
    """2019-2021年, 2019-21年, 110至112年: whole years."""
    match = _words()["years_joined"].fullmatch(folded)
    if match is None:
        return None
    first, last = match["first"], match["last"]
    last = first[: len(first) - len(last)] + last
    begin, end = year_of(first), year_of(last)
    return Dating(date(begin, 1, 1), date(end, 12, 31)) if begin < end else None


def _covered(stand: Standpoint) -> Dating:
    if stand.first is None or stand.last is None:
        return Dating(why="no-period")
    return Dating(stand.first, stand.last)


def _since(folded: str, stand: Standpoint, ahead: bool) -> Dating | None:
    """今年以来, 2018年以来: up to the end of what the report covers."""
    match = _words()["since"].search(folded)
    if match is None or match.end() != len(folded):
        return None
    begin = folded[: match.start()] + (match["year"] or match["start_of_year"] or "")
    begin = begin if begin != match["start_of_year"] else _words()["this_year"].pattern
    started = _single(begin, stand, ahead) if begin else None
    if started is None or started.first is None:
        return started or Dating(why="no-calendar-time")
    last = stand.last or stand.written
    return Dating(started.first, last) if last and last >= started.first else Dating(why="no-period")


def _plan(folded: str, stand: Standpoint, ahead: bool) -> Dating | None:
    """“十三五”期间: a five-year plan, the first of which began in 1953; the second was followed by three
    years without one."""
    match = _words()["plan"].fullmatch(folded)
    if match is None:
        return None
    number = int(han_value(match["plan"]))
    first = _FIRST_PLAN + _YEARS_OF_PLAN * (number - 1) + (3 if number > 2 else 0)
    last = date(first + _YEARS_OF_PLAN - 1, 12, 31)
    if match["first"]:
        last = date(first + int(han_value(match["first"].replace("两", "二"))) - 1, 12, 31)
    if match["at_end"]:
        return Dating(last, last)
    if match["since"]:
        end = stand.last or stand.written
        return Dating(date(first, 1, 1), end) if end else Dating(why="no-period")
    return Dating(date(first, 1, 1), last)


def _several(folded: str, stand: Standpoint, ahead: bool) -> Dating | None:
    """过去五年: the years up to that which the report covers."""
    match = _words()["several"].fullmatch(folded)
    if match is None:
        return None
    if stand.year is None:
        return Dating(why="no-year")
    count = int(han_value((match["several"] or match["several_since"]).replace("两", "二")))
    return Dating(date(stand.year - count + 1, 1, 1), date(stand.year, 12, 31))


def _from_to(folded: str, stand: Standpoint, ahead: bool) -> Dating | None:
    """自6月1日至8月15日止, 2015年1月至2016年3月: each end by itself, the second in the year of the first."""
    match = _words()["from_to"].fullmatch(folded)
    if match is None or _words()["until"].match(folded):
        return None
    begin = _single(match[1], stand, ahead)
    if begin is None or begin.first is None:
        return begin
    named = re.match(r"(\d{4}|\d{2,3})年", match[2]) or _relative_year(match[2])[0] is not None
    end = _single(match[2] if named else f"{begin.first.year}年{match[2]}", stand, ahead)
    if end is None or end.last is None or end.last < begin.first:
        return None
    return Dating(begin.first, end.last)


def _single(folded: str, stand: Standpoint, ahead: bool) -> Dating | None:
    """A year, a part of one, a day; up to its end, before its end."""
    words = _words()
    stock = words["until"].search(folded)
    bare = words["towards"].sub("", words["until"].sub("", folded))
    bare = words["stop"].sub("", bare)
    due = words["before"].search(bare)
    due = due if due and due.end() == len(bare) else None
    bare = bare[: due.start()] if due else bare
    at_end = words["at_end"].search(bare)
    bare = bare[:-1] if at_end else words["lasting"].sub("", bare)
    found = _calendar(bare, stand, ahead or bool(due))
    if found is None or found.last is None:
        return found
    towards = words["towards"].match(folded) and ahead
    if due or (towards and not stock):
        return Dating(None, found.last)
    return Dating(found.last, found.last) if stock or at_end else found


def _calendar(bare: str, stand: Standpoint, ahead: bool) -> Dating | None:
    """A stretch of the calendar: 2016年上半年, 去年, 9月当月, 7月中旬, 6月30日."""
    years, rest = _relative_year(bare)
    year: int | None = None
    if years is not None:
        base = stand.year or (stand.written.year if stand.written else None)
        if base is None:
            return Dating(why="no-year")
        year = base + years
    else:
        match = _words()["year"].match(bare)
        if match:
            year, rest = year_of(match[1]), bare[match.end() :]
        elif (found := find_bare_year(bare)) and found.end == len(bare) and found.first:
            year, rest = found.first.year, ""
    return _part(rest.strip("的"), year, stand, ahead)


def _part(rest: str, year: int | None, stand: Standpoint, ahead: bool) -> Dating | None:
    """A part of a year; the whole of it where nothing is left."""
    rest = _words()["loose_end"].sub("", rest, count=1)
    if _words()["whole_year"].fullmatch(rest):
        if year is None:
            year = stand.year or (None if stand.written is None else stand.written.year)
        return Dating(date(year, 1, 1), date(year, 12, 31)) if year else Dating(why="no-year")
    if (day := _DAY.fullmatch(rest)) is not None:
        return _day(number_in(day[1]), number_in(day[2]), year, stand, ahead)
    for tens, (first, last) in _tables()[1].items():
        if rest.endswith(f"月{tens}"):
            month = number_in(rest.removesuffix(f"月{tens}"))
            year = year or stand.year_for((month, month), ahead=ahead)
            if year is None:
                return Dating(why="no-year")
            end = _last_day(year, month)
            return Dating(date(year, month, first), end.replace(day=min(last, end.day)))
    months = months_of(rest)
    if months is None:
        return None
    year = year or stand.year_for(months, ahead=ahead)
    if year is None:
        return Dating(why="no-year")
    return Dating(date(year, months[0], 1), _last_day(year, months[1]))


def _day(month: int, day: int, year: int | None, stand: Standpoint, ahead: bool) -> Dating | None:
    year = year or stand.year_for((month, month), ahead=ahead)
    if year is None:
        return Dating(why="no-year")
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Dating(found, found)


def _relative_year(bare: str) -> tuple[int | None, str]:
    """How many years from the report's a wording begins with, and what follows."""
    for pattern, years in _tables()[0].items():
        match = re.match(pattern, bare)
        if match:
            return years, bare[match.end() :]
    return None, bare


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _shifted(day: date, years: int) -> date:
    year = day.year + years
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))
