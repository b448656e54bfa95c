"""What a report says of itself in its title block, opening and closing lines: issuer, date, place, period."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from converter.lexicon import fold
from converter.lexicon.patterns import data_of, patterns
from converter.model import Dated, Span, Text
from converter.parsing.bodies import (
    Place,
    bodies_alone,
    body_in_text,
    body_of_red_head,
    body_of_source,
    body_of_speaker,
    body_of_title,
    body_represented,
    called_in_full,
    in_full,
    labelled_body,
    place_behind_mark,
    place_of,
    place_of_occasion,
)
from converter.parsing.dating import find_plan_years
from converter.parsing.times import (
    Time,
    find_bare_period,
    find_bare_year,
    find_date,
    find_period,
    is_date,
)

_OPENING = 100
"""Characters at the start of a paragraph in which it names its time."""
_BEGUN = 5
"""The month by which the work of a year has begun, so that a report on work is one on that year."""
_DASH = re.compile("(?<![\\d零一二三四五六七八九十年月日度期—–-])[—–-]+")


@lru_cache(maxsize=1)
def _told() -> dict[str, re.Pattern[str]]:
    """How title blocks, headings and opening lines put things."""
    return patterns(data_of("converter.parsing", "particulars")["told"])


def _looks_back(folded: str) -> bool:
    """Whether a heading is of what was done."""
    return _told()["looks_back"].search(folded) is not None


class Passage(NamedTuple):
    """A stretch of the source as rules see it."""

    folded: str
    start: int

    def span(self, start: int, end: int) -> Span:
        """That of the characters from `start` to `end`."""
        return Span(self.start + start, self.start + end)


@dataclass(frozen=True, slots=True)
class Lines:
    """The places where a report speaks of itself, each line by its span."""

    title: Span | None
    byline: Sequence[Span]
    matter: Sequence[Span]
    """The red head."""
    opening: Sequence[Span]
    """The first paragraphs."""
    headings: Sequence[Span]
    closing: Sequence[Span]
    """Signature and date."""
    page: Sequence[Span] = ()
    """What is the page's, not the report's."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """None where the text does not say."""

    issuer: Text | None = None
    date: Dated | None = None
    place: Text | None = None
    period: Dated | None = None


def read_particulars(text: str, lines: Lines) -> Particulars:
    """What a report says of itself.

    Args:
        text: the normalised source.
        lines: where it speaks of itself.
    """
    places = _Places(text, lines)
    issuer = places.issuer()
    return Particulars(
        _text(text, issuer), _dated(text, places.date()), _text(text, places.place(issuer)),
        _dated(text, places.period()),
    )  # fmt: skip


def _text(text: str, span: Span | None) -> Text | None:
    return None if span is None else Text(span.of(text), span)


def _dated(text: str, found: tuple[Span, Time] | None) -> Dated | None:
    if found is None:
        return None
    span, time = found
    return Dated(Text(span.of(text), span), time.first, time.last)


class _Places:
    """The stretches in which a report speaks of itself."""

    def __init__(self, text: str, lines: Lines) -> None:
        self._title = self._stretches(text, [lines.title] if lines.title else [])
        self._byline = self._stretches(text, lines.byline)
        self._matter = self._stretches(text, lines.matter)
        self._opening = self._stretches(text, lines.opening)
        self._headings = self._stretches(text, lines.headings)
        self._closing = self._stretches(text, lines.closing)
        self._page = self._stretches(text, lines.page)

    @staticmethod
    def _stretches(text: str, spans: Iterable[Span]) -> list[Passage]:
        return [Passage(fold(span.of(text)), span.start) for span in spans]

    # --- who reports ------------------------------------------------------------------------------------

    def issuer(self) -> Span | None:
        """Who signs; else the body of the title, the title block, the speaker, the red head, the text.

        A name that leaves out of which place it is, is taken where the block or the opening has it whole.
        """
        found = [span for span in self._issuers() if span]
        if not found:
            return None
        first, *others = ((span, self._stretch_of(span).folded) for span in found)
        if place_of(first[1]) is None:
            first = next(
                (each for each in others if len(each[1]) > len(first[1]) and each[1].endswith(first[1])),
                first,
            )
        around = (*self._closing, *self._title, *self._byline, *self._opening)
        whole = (
            stretch.span(*place)
            for find in (in_full, called_in_full)
            for stretch in around
            if (place := find(first[1], stretch.folded))
        )
        return next(whole, first[0])

    def _issuers(self) -> Iterator[Span | None]:
        yield from (_found(stretch, bodies_alone) for stretch in self._closing)
        yield from (_found(stretch, body_of_title) for stretch in self._title)
        yield from (_found(stretch, bodies_alone) for stretch in self._byline)
        yield from (_found(stretch, labelled_body) for stretch in self._byline)
        yield from (_found(stretch, body_of_speaker) for stretch in self._byline)
        yield from (_found(stretch, body_of_red_head) for stretch in self._matter)
        yield from (_found(stretch, body_in_text) for stretch in self._opening[:2])
        yield from (_found(stretch, body_of_source) for stretch in self._byline)
        yield from (_found(stretch, body_represented) for stretch in self._opening[:2])

    # --- when -------------------------------------------------------------------------------------------

    def date(self) -> tuple[Span, Time] | None:
        """The date below the text; else in the title block, of the occasion, of the page, at its foot."""
        for stretches in (self._closing, self._byline):
            for stretch in reversed(stretches) if stretches is self._closing else stretches:
                found = _date_in(stretch)
                if found and not _told()["of_page"].search(stretch.folded):
                    return found
        return next(
            (
                found
                for stretch in (*self._byline, *self._opening[:1])
                if (found := _date_in(stretch))
                and (
                    stretch not in self._opening
                    or _told()["behind_dateline"].match(stretch.folded, found[1].end)
                )
            ),
            next((found for stretch in self._page if (found := _date_of_page(stretch))), None),
        )

    def period(self) -> tuple[Span, Time] | None:
        """That of the title; else of the title block, of a heading that looks back, of the opening words.

        A report for the coming year looks back in its first headings on the time it covers; where these do
        not name that, the opening words do.
        """
        of_title = next((found for stretch in self._title if (found := _period_of_title(stretch))), None)
        headings = [each for each in self._headings if _looks_back(each.folded)]
        back = next((found for each in headings if (found := _period_in(each) or _plan_years_in(each))), None)
        if of_title is None:
            of_title = next((found for stretch in self._byline if (found := _period_alone(stretch))), None)
        if of_title is None or of_title[1].first is None:
            return of_title or back or self._opening_period()
        before = of_title[1].first.year - 1
        if back and before in (each.year for each in (back[1].first, back[1].last) if each):
            return back
        if back is not None or not (headings or self._gives_account()):
            return of_title
        told = next((found for each in self._opening if (found := _year_in(each, before))), None)
        return told if told or self._is_ahead(before + 1) else of_title

    def _gives_account(self) -> bool:
        """Whether the title is that of a report on work, and of no 年度, on which such reports look back."""
        return any(_told()["on_work"].search(each.folded) for each in self._title)

    def _is_ahead(self, year: int) -> bool:
        """Whether the year of a title is one to come: it has just begun, or a later heading plans for it."""
        written = self.date()
        if written is not None and written[1].last is not None and written[1].last < date(year, _BEGUN, 1):
            return True
        return any(f"{year}年" in each.folded for each in self._headings if not _looks_back(each.folded))

    def _opening_period(self) -> tuple[Span, Time] | None:
        """That of which they say that they report: 谨将本局113年7月至12月….

        Else the first period the opening paragraphs name with its year; else the first without.
        """
        for stretch in self._opening:
            told = _told()["announces"].search(stretch.folded)
            time = find_period(told[0]) if told is not None else None
            if told is not None and time:
                return stretch.span(told.start() + time.start, told.start() + time.end), time
        for find in (find_period, find_bare_period):
            for stretch in self._opening[:2]:
                time = find(stretch.folded[:_OPENING])
                if time:
                    return stretch.span(time.start, time.end), time
        return None

    # --- where ------------------------------------------------------------------------------------------

    def place(self, issuer: Span | None) -> Span | None:
        """The unit that the name of the issuer or the title begins with; else that of the occasion."""
        pieces = [*([self._stretch_of(issuer)] if issuer else []), *self._title, *self._byline]
        told = chain(
            (_found(piece, place_of) for piece in pieces),
            (_found(piece, place_behind_mark) for piece in self._title),
            (_found(piece, place_of_occasion) for piece in self._byline),
        )
        return next((found for found in told if found), None)

    def _stretch_of(self, name: Span) -> Passage:
        """The name of a body as rules see it."""
        around = (*self._closing, *self._byline, *self._title, *self._matter, *self._opening)
        home = next(each for each in around if each.start <= name.start < each.start + len(each.folded))
        start = name.start - home.start
        return Passage(home.folded[start : start + len(name)], name.start)


def _found(stretch: Passage, find: Callable[[str], Place | None]) -> Span | None:
    place = find(stretch.folded)
    return stretch.span(*place) if place else None


def _date_in(stretch: Passage) -> tuple[Span, Time] | None:
    time = find_date(stretch.folded)
    return (stretch.span(time.start, time.end), time) if time else None


def _date_of_page(stretch: Passage) -> tuple[Span, Time] | None:
    """The day from which a page is, behind its label: 覆检日期:2024年9月30日."""
    for label in _told()["date_label"].finditer(stretch.folded):
        found = _date_in(Passage(stretch.folded[label.end() :], stretch.start + label.end()))
        if found is not None and found[0].start == stretch.start + label.end():
            return found
    return None


def _period_in(stretch: Passage) -> tuple[Span, Time] | None:
    time = find_period(stretch.folded)
    return (stretch.span(time.start, time.end), time) if time else None


def _plan_years_in(stretch: Passage) -> tuple[Span, Time] | None:
    time = find_plan_years(stretch.folded)
    return (stretch.span(time.start, time.end), time) if time else None


def _year_in(stretch: Passage, year: int) -> tuple[Span, Time] | None:
    """Where the opening words name all of a year: 刚刚过去的2025年."""
    time = find_period(stretch.folded[:_OPENING])
    if time is None or (time.first, time.last) != (date(year, 1, 1), date(year, 12, 31)):
        return None
    return stretch.span(time.start, time.end), time


def _period_alone(stretch: Passage) -> tuple[Span, Time] | None:
    """A line of the title block that is nothing but a period: (112年1月至6月)."""
    found = _period_in(stretch)
    said = stretch.folded.strip("() ")
    alone = found is not None and said == stretch.folded[found[1].start : found[1].end]
    return found if alone and not is_date(said) else None


def _period_of_title(stretch: Passage) -> tuple[Span, Time] | None:
    """The period of a title; behind a dash that of what looks back: 2023年施政报告—2022年工作回顾."""
    for dash in _DASH.finditer(stretch.folded):
        behind = stretch.folded[dash.end() :]
        if _looks_back(behind) and not _looks_back(stretch.folded[: dash.start()]):
            found = _period_of_title(Passage(behind, stretch.start + dash.end()))
            if found is not None:
                return found
    for find in (find_period, find_bare_year, find_bare_period):
        time = find(stretch.folded)
        if time:
            return stretch.span(time.start, time.end), time
    return None
