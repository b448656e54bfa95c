"""Issuing bodies and date below the text, as GB/T 9704-2012 7.3.5.2 has them in a document without seal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from converter.content import Content
from converter.lexicon.characters import is_han
from converter.lexicon.fold import fold
from converter.model import Paragraph, Report
from converter.pages.geometry import Geometry
from converter.pages.parallel import ParagraphLook, ParagraphTag, parallel_rows
from converter.pages.setter import TextSetter
from converter.pages.strips import Strip
from converter.parsing.times import is_date

Sides: TypeAlias = tuple[Paragraph, ...]

_BODY_INSET: Final = 2.0
"""Em between the longest of the issuing bodies' names and the right edge,"""
_SHIFT: Final = 2.0
"""from the first character of the name to that of the date,"""
_DATE_INSET: Final = 4.0
"""and between a date that stands alone and the right edge."""
_NARROWEST: Final = 24.0
"""Em of a column that has room for these; in a narrower one the lines end at its edge."""
_SHORTEST: Final = 2
"""Characters of who signs: 完 is nobody."""
_REMARK: Final = re.compile(r"[（(].*[）)]")
"""A line below the date that is a remark (GB/T 9704-2012 7.3.6) stands as other text."""
_WEEKDAY: Final = re.compile(r"[（(][^（）()]*[）)]$")


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines of a report that are nothing but its issuing bodies or its date."""

    bodies: tuple[Sides, ...] = ()
    date: Sides | None = None

    def __bool__(self) -> bool:
        return bool(self.bodies) or self.date is not None

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the lines."""
        return frozenset(sides[0].id for sides in (*self.bodies, self.date) if sides)


def signature(reports: Sequence[Report], *, below_title: bool) -> Signature:
    """The signature of a report: what its text ends with.

    Args:
        reports: the report in each edition.
        below_title: whether lines of the title block sign where the text does not end so.
    """
    signing = next((each for each in reports[0].walk() if each.back_matter == "signature"), None)
    if signing is not None:
        parts = (next(own for own in report.walk() if own.id == signing.id) for report in reports)
        found = _signing(list(zip(*(part.paragraphs for part in parts), strict=True)))
    else:
        found = _named(reports, list(zip(*map(_last_lines, reports), strict=True)))
    if not below_title:
        return found
    titled = list(zip(*(report.byline for report in reports), strict=True))
    above = _named(reports, titled)
    if above.date is None and any(is_date(fold(_text(sides))) for sides in titled):
        return found  # a date in brackets belongs to the title, and so does the body beside it
    return Signature(found.bodies or above.bodies, found.date or above.date)


def _signing(lines: Sequence[Sides]) -> Signature:
    """Who signs and the date among the lines of a part that signs; nothing if there is more than these."""
    while lines and _REMARK.fullmatch(_text(lines[-1])):
        lines = lines[:-1]
    date = lines[-1] if lines and is_date(fold(_WEEKDAY.sub("", _text(lines[-1])))) else None
    bodies = tuple(lines[:-1] if date else lines)
    if any(sum(map(is_han, _text(sides))) < _SHORTEST or is_date(fold(_text(sides))) for sides in bodies):
        return Signature()
    return Signature(bodies, date)


def _named(reports: Sequence[Report], lines: Sequence[Sides]) -> Signature:
    """The lines that are the issuing body or the date of the report and no more."""
    lead = reports[0]
    body = _line(lines, lead.issuer.text.strip() if lead.issuer else "")
    return Signature((body,) if body else (), _line(lines, lead.date.text.text.strip() if lead.date else ""))


def bylines(content: Content, signed: Signature) -> list[Sides]:
    """The lines below the title, in all editions: those that the signature does not have."""
    lines: list[Sides] = list(zip(*(edition.report.byline for edition in content.editions), strict=True))
    return [sides for sides in lines if sides[0].id not in signed.ids]


def _last_lines(report: Report) -> Sequence[Paragraph]:
    sections = list(report.walk())
    return (sections[-1].paragraphs if sections else report.preamble)[-2:]


def _line(lines: Sequence[Sides], text: str) -> Sides | None:
    return next((sides for sides in lines if text and _text(sides) == text), None)


def _text(sides: Sides) -> str:
    return sides[0].text.text.strip()


def with_signature(rows: list[Strip], setter: TextSetter, page: Geometry, signed: Signature) -> list[Strip]:
    """Text, a blank line, the issuing bodies and the date: on no page without two lines of text."""
    below = _rows(setter, page, signed)
    if not below:
        return rows
    return [*rows[:-2], *(replace(row, keep=True) for row in rows[-2:]), *below]


def _rows(setter: TextSetter, page: Geometry, signed: Signature) -> list[Strip]:
    rows: list[Strip] = []
    for sides, edges in _insets(setter, page, signed):
        texts = [side.text.text.strip() for side in sides]
        if min(edges) < 0:  # bodies that share a line stand under each other
            texts = [re.sub(r"\u3000+", "\n", text) for text in texts]
        roomy = page.measure >= _NARROWEST * page.size and min(edges) >= 0
        look = ParagraphLook(
            page.size, page.leading, edges if roomy else 0.0, align="left" if roomy else "right"
        )
        rows += parallel_rows(setter, page, texts, look, ParagraphTag(sides[0].id, "P"))
    kept = [replace(row, keep=at < len(rows) - 1) for at, row in enumerate(rows)]
    return [Strip(page.leading, keep=True), *kept] if kept else []


def _insets(setter: TextSetter, page: Geometry, signed: Signature) -> list[tuple[Sides, tuple[float, ...]]]:
    """The lines, and the white before each of them in each edition: the names begin under each other."""
    names = [_widths(setter, page, sides) for sides in signed.bodies]
    em, measure = page.size, page.measure
    if signed.date is None:
        longest = tuple(map(max, zip(*names, strict=True)))
        return [
            (sides, tuple(measure - _BODY_INSET * em - own for own in longest)) for sides in signed.bodies
        ]
    dates = _widths(setter, page, signed.date)
    if not names:  # a date alone, as if a seal stood over the name
        return [(signed.date, tuple(measure - _DATE_INSET * em - date for date in dates))]
    longest = tuple(map(max, zip(*names, strict=True)))
    pairs = [
        (measure - _BODY_INSET * em - body, measure - (_BODY_INSET - _SHIFT) * em - body)
        if body >= date
        else (measure - (_BODY_INSET + _SHIFT) * em - date, measure - _BODY_INSET * em - date)
        for body, date in zip(longest, dates, strict=True)
    ]
    ahead, below = (tuple(each) for each in zip(*pairs, strict=True))
    return [*((sides, ahead) for sides in signed.bodies), (signed.date, below)]


def _widths(setter: TextSetter, page: Geometry, sides: Sides) -> tuple[float, ...]:
    return tuple(
        setter.width(side.text.text.strip(), column.variant, size=page.size)
        for side, column in zip(sides, page.columns, strict=True)
    )
