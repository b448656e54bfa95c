"""Dates and periods as reports write them, with the days they mean where that is certain."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from converter.lexicon.patterns import data_of
from converter.parsing.numerals import han_value

_REPUBLIC = 1911
"""The year before the first of the Republic of China."""
_BARE_YEAR = re.compile(r"(?:19|20)\d\d(?![\d年])")
_MONTH_AND_DAY = re.compile(r"\s*\d{1,2}月\s*\d|[零一二三四五六七八九十]{1,2}月[一二三四五六七八九十]")
_HALVES = {"上": (1, 6), "下": (7, 12)}


@dataclass(frozen=True, slots=True)
class Time:
    """A time in a folded text."""

    start: int
    end: int
    first: date | None
    last: date | None
    """None where the days are not certain."""


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, str]]:
    return data_of("converter.parsing", "times")


@lru_cache(maxsize=1)
def _date_pattern() -> re.Pattern[str]:
    number = _data()["number"]
    year, month, day = number["year"], number["month"], number["day"]
    return re.compile(
        rf"(?<![\d零一二三四五六七八九])(?P<year>{year})\s*"
        rf"(?:年\s*(?P<month>{month})\s*月(?!\s*[-至到])(?:\s*(?P<day>{day})\s*[日号])?"
        rf"|(?P<mark>[-./])(?P<m>{month})(?P=mark)(?P<d>{day})(?!\d))"
    )


def _parts() -> str:
    """A pattern of the parts of a year."""
    period, month = _data()["period"], _data()["number"]["month"]
    return (
        rf"(?P<half>{period['half']})|(?P<quarters>{period['first_quarters']})|(?P<quarter>{period['quarter']})"
        rf"|(?P<term>{period['term']})|(?P<upto>[前头](?:两|{month})个月)"
        rf"|(?P<from>{month})\s*月?(?:份)?\s*[-至到]\s*(?P<to>{month})\s*月(?:份)?|(?P<month>{month})\s*月(?:份)?(?!\s*[\d一二三四五六七八九十]{{1,3}}日)"
    )


@lru_cache(maxsize=1)
def _part_pattern() -> re.Pattern[str]:
    return re.compile(_parts())


@lru_cache(maxsize=1)
def _period_pattern() -> re.Pattern[str]:
    year, parts = _data()["number"]["year"], _parts()
    return re.compile(
        rf"(?<![\d零一二三四五六七八九])(?P<year>{year})(?:[-至](?P<until>{year}|\d{{2}}|[零一二三四五六七八九]{{2}}))?(?P<school>学)?\s*年(?:度)?(?:\s*的?(?:全年(?!度)|{parts}))?"
    )


@lru_cache(maxsize=1)
def _across_pattern() -> re.Pattern[str]:
    """Months of two years: 112年9月至113年2月."""
    year, month = _data()["number"]["year"], _data()["number"]["month"]
    return re.compile(
        rf"(?<![\d零一二三四五六七八九])(?P<year>{year})\s*年\s*(?P<from>{month})\s*月(?:份)?\s*[-至到]\s*"
        rf"(?P<until>{year})\s*年\s*(?P<to>{month})\s*月(?:份)?(?!\s*\d{{1,2}}\s*[日号])"
    )


@lru_cache(maxsize=1)
def _bare_pattern() -> re.Pattern[str]:
    return re.compile(_data()["period"]["bare"])


def find_date(folded: str) -> Time | None:
    """The first date with a year and a month in a folded text; of a month alone the whole month is meant."""
    match = _date_pattern().search(folded)
    if match is None:
        return None
    year, month = year_of(match["year"]), number_in(match["month"] or match["m"])
    day = match["day"] or match["d"]
    length = monthrange(year, month)[1]
    first, last = (number_in(day), number_in(day)) if day else (1, length)
    sure = 1 <= first <= length
    return Time(
        match.start(),
        match.end(),
        date(year, month, first) if sure else None,
        date(year, month, last) if sure else None,
    )


def is_date(folded: str) -> bool:
    """Whether a folded text is a date and nothing else, in brackets or not."""
    bare = folded.strip(" ()")
    found = find_date(bare)
    return found is not None and (found.start, found.end) == (0, len(bare))


def find_period(folded: str) -> Time | None:
    """The first period with a year in a folded text: 2016年上半年, 2022—2023学年度第一学期, 112年1月至6月."""
    across = _across(folded)
    for match in _period_pattern().finditer(folded):
        if across is not None and across.start <= match.start():
            return across
        if _leads_to_a_day(folded, match):
            continue
        months = _months(match)
        if match["school"] or match["term"] or match["until"] or months is None:
            return Time(match.start(), match.end(), None, None)
        year = year_of(match["year"])
        last = monthrange(year, months[1])[1]
        return Time(match.start(), match.end(), date(year, months[0], 1), date(year, months[1], last))
    return None


def _across(folded: str) -> Time | None:
    """The first period that runs from a month of one year to one of a later year."""
    match = _across_pattern().search(folded)
    if match is None:
        return None
    years = [year_of(match[key]) for key in ("year", "until")]
    months = [number_in(match[key]) for key in ("from", "to")]
    if not years[0] < years[1] or not all(1 <= month <= 12 for month in months):
        return None
    last = monthrange(years[1], months[1])[1]
    return Time(match.start(), match.end(), date(years[0], months[0], 1), date(years[1], months[1], last))


def months_of(folded: str) -> tuple[int, int] | None:
    """First and last month of a part of a year that is all of a folded text: 上半年, 1-9月, 前三季度."""
    match = _part_pattern().fullmatch(folded)
    return None if match is None or match["term"] else _months(match)


def find_bare_period(folded: str) -> Time | None:
    """The first period without its year in a folded text: 上半年, 今年以来."""
    match = _bare_pattern().search(folded)
    return Time(match.start(), match.end(), None, None) if match else None


def find_bare_year(folded: str) -> Time | None:
    """A year at the start of a folded text that is written without 年: 2018区教育局年度工作总结."""
    match = _BARE_YEAR.match(folded)
    if match is None:
        return None
    year = int(match.group())
    return Time(0, match.end(), date(year, 1, 1), date(year, 12, 31))


def _leads_to_a_day(folded: str, match: re.Match[str]) -> bool:
    """Whether a year begins a date or is what something is measured from: 2016年1月28日, 自2012年."""
    day = match.end() == match.end("year") + 1 and _MONTH_AND_DAY.match(folded, match.end())
    return bool(day) or folded[max(0, match.start() - 1) : match.start()] in tuple("自从由比较")


def year_of(written: str) -> int:
    """2016, 二零一六, 105 or 民国105 as a year of our era."""
    bare = written.removeprefix("中华").removeprefix("民国")
    year = int(bare) if bare.isdecimal() else int(han_value(bare))
    return year + _REPUBLIC if year < 200 else year


def _months(match: re.Match[str]) -> tuple[int, int] | None:
    """First and last month of a period; None where they make no sense."""
    if match["half"]:
        return _HALVES[match["half"][0]]
    if match["quarter"]:
        quarter = number_in(match["quarter"].strip("第个季度"))
        return 3 * quarter - 2, 3 * quarter
    if match["quarters"]:
        return 1, 3 * number_in(match["quarters"].strip("前首个季度") or "一")
    if match["upto"]:
        return 1, number_in(match["upto"].strip("前头个月").replace("两", "二"))
    if match["from"]:
        first, last = number_in(match["from"]), number_in(match["to"])
        return (first, last) if first <= last else None
    if match["month"]:
        return number_in(match["month"]), number_in(match["month"])
    return 1, 12


def number_in(written: str) -> int:
    """The number of a month, a day or a quarter, in figures or in Chinese."""
    return int(written) if written.isdecimal() else int(han_value(written))
