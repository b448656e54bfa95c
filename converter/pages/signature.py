"""Issuing body and date below the text, as GB/T 9704-2012 7.3.5.2 has them in a document without seal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from converter.content import Content
from converter.model import Paragraph, Report
from converter.pages.geometry import Geometry
from converter.pages.parallel import ParagraphLook, ParagraphTag, parallel_rows
from converter.pages.setter import TextSetter
from converter.pages.strips import Strip

Sides = tuple[Paragraph, ...]

_BODY_INSET: Final = 2.0
"""Em between the issuing body's name and the right edge,"""
_SHIFT: Final = 2.0
"""from the first character of the name to that of the date,"""
_DATE_INSET: Final = 4.0
"""and between a date that stands alone and the right edge."""
_NARROWEST: Final = 24.0
"""Em of a column that has room for these; in a narrower one the lines end at its edge."""


@dataclass(frozen=True, slots=True)
class Signature:
    """The lines of a report that are nothing but its issuing body or its date."""

    body: Sides | None
    date: Sides | None

    def __bool__(self) -> bool:
        return self.body is not None or self.date is not None

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the lines."""
        return frozenset(sides[0].id for sides in (self.body, self.date) if sides)


def signature(reports: Sequence[Report]) -> Signature:
    """The signature of a report: lines of its title block, or the last lines of its text."""
    lead = reports[0]
    body = lead.issuer.text.strip() if lead.issuer else ""
    date = lead.date.text.text.strip() if lead.date else ""
    lines = [*_last_lines(reports), *zip(*(report.byline for report in reports), strict=True)]
    return Signature(_line(lines, body), _line(lines, date))


def bylines(content: Content, signed: Signature) -> list[Sides]:
    """The lines below the title, in all editions: those that the signature does not have."""
    lines: list[Sides] = list(zip(*(edition.report.byline for edition in content.editions), strict=True))
    return [sides for sides in lines if sides[0].id not in signed.ids]


def _last_lines(reports: Sequence[Report]) -> list[Sides]:
    return list(zip(*map(_closing, reports), strict=True))


def _closing(report: Report) -> Sequence[Paragraph]:
    """The part that signs, if there is one; else the last lines of all."""
    sections = list(report.walk())
    signing = next((section for section in sections if section.back_matter == "signature"), None)
    if signing is not None:
        return signing.paragraphs
    return (sections[-1].paragraphs if sections else report.preamble)[-2:]


def _line(lines: Sequence[Sides], text: str) -> Sides | None:
    return next((sides for sides in lines if text and sides[0].text.text.strip() == text), None)


def with_signature(rows: list[Strip], setter: TextSetter, page: Geometry, signed: Signature) -> list[Strip]:
    """Text, a blank line, the issuing body and the date; they stand on no page without two lines of text."""
    below = _rows(setter, page, signed)
    if not below:
        return rows
    return [*rows[:-2], *(replace(row, keep=True) for row in rows[-2:]), *below]


def _rows(setter: TextSetter, page: Geometry, signed: Signature) -> list[Strip]:
    rows: list[Strip] = []
    insets = _insets(setter, page, signed)
    for sides, edges in zip((signed.body, signed.date), insets, strict=True):
        if sides is None:
            continue
        texts = [side.text.text.strip() for side in sides]
        roomy = page.measure >= _NARROWEST * page.size and min(edges) >= 0
        look = ParagraphLook(
            page.size, page.leading, edges if roomy else 0.0, align="left" if roomy else "right"
        )
        rows += parallel_rows(setter, page, texts, look, ParagraphTag(sides[0].id, "P"))
    kept = [replace(row, keep=at < len(rows) - 1) for at, row in enumerate(rows)]
    return [Strip(page.leading, keep=True), *kept] if kept else []


def _insets(
    setter: TextSetter, page: Geometry, signed: Signature
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """White before the issuing body and before the date, in each edition."""
    bodies, dates = _widths(setter, page, signed.body), _widths(setter, page, signed.date)
    em, measure = page.size, page.measure
    if signed.body is None:  # a date alone, as if a seal stood over the name
        return bodies, tuple(measure - _DATE_INSET * em - date for date in dates)
    pairs = [
        (measure - _BODY_INSET * em - body, measure - body)
        if body >= date
        else (measure - (_BODY_INSET + _SHIFT) * em - date, measure - _BODY_INSET * em - date)
        for body, date in zip(bodies, dates, strict=True)
    ]
    return tuple(one for one, _ in pairs), tuple(other for _, other in pairs)


def _widths(setter: TextSetter, page: Geometry, sides: Sides | None) -> tuple[float, ...]:
    if sides is None:
        return (0.0,) * len(page.columns)
    return tuple(
        setter.width(side.text.text.strip(), column.variant, size=page.size)
        for side, column in zip(sides, page.columns, strict=True)
    )
