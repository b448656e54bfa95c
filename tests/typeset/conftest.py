"""Reports to be set: the one in seeds/, with indicators put in by hand."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from converter.fonts import Fonts, load_fonts
from converter.model import Change, EditionPair, Indicator, Paragraph, Report, Section, Span, Text
from converter.pipeline import read_report
from converter.styles import Style, load_style
from converter.variants import editions

SEED: Final = Path(__file__).parents[2] / "seeds" / "qingdao-psb-2016h1.txt"
_FIGURE: Final = re.compile(
    r"(?P<name>[一-鿿]{2,14})(?P<written>(?P<figure>\d[\d.]*)(?P<wan>[萬万])?(?P<more>[余餘])?(?P<unit>[起個个人件名輛辆公里噸吨家次]|%))"
)
_FALLS: Final = ("下降", "減少", "减少")
_RISES: Final = ("上升", "提高", "增長", "增长")


def indicators_of(report: Report) -> tuple[Indicator, ...]:
    """An indicator for each figure with a unit: no parser, only enough for a page to be made of."""
    found: list[Indicator] = []

    def look(section: str | None, paragraph: Paragraph) -> None:
        for match in _FIGURE.finditer(paragraph.text.text):
            start = paragraph.text.span.start
            span = Span(start + match.start("written"), start + match.end("written"))
            name, change, value = match["name"], None, Decimal(match["figure"].rstrip("."))
            moved = next((word for word in (*_FALLS, *_RISES) if name.endswith(word)), None)
            if moved and match["unit"] == "%":
                name = name[: -len(moved)] or name
                change = Change(-value if moved in _FALLS else value, "%", "yoy")
            elif match["wan"]:
                value *= 10000
            found.append(
                Indicator(
                    f"i{len(found) + 1}",
                    section,
                    paragraph.id,
                    name,
                    (Span(start + match.start("name"), start + match.start("name") + len(name)),),
                    Text(match["written"], span),
                    paragraph.text,
                    None if change else value,
                    bound="more_than" if match["more"] else "exact",
                    unit=None if change else match["unit"],
                    change=change,
                    period=Text("上半年", span) if len(found) % 3 == 0 else None,
                )
            )

    for paragraph in report.preamble:
        look(None, paragraph)
    for section in report.walk():
        for paragraph in section.paragraphs:
            look(section.id, paragraph)
    return tuple(found)


def _pair(
    text: str, *, variant: str = "tw", title: str = "公安工作報告", figures: bool = True
) -> EditionPair:
    report = read_report(text.encode(), name="report.txt")
    if figures:
        report = dataclasses.replace(report, indicators=indicators_of(report))
    return editions(report, hant=variant, title=title)  # type: ignore[arg-type]


def _nodes(pair: EditionPair) -> Iterator[tuple[str, str, str]]:
    """Id and both texts, as they are set, of all that stands in the body."""

    def walk(hant: Section, hans: Section) -> Iterator[tuple[str, str, str]]:
        labels = [side.label.text if side.label else "" for side in (hant, hans)]
        if hant.heading and hans.heading:
            yield hant.id, labels[0] + hant.heading.text, labels[1] + hans.heading.text
            labels = ["", ""]
        for left, right in zip(hant.paragraphs, hans.paragraphs, strict=True):
            yield left.id, labels[0] + left.text.text, labels[1] + right.text.text
            labels = ["", ""]
        for left_section, right_section in zip(hant.sections, hans.sections, strict=True):
            yield from walk(left_section, right_section)

    hant, hans = pair.hant.report, pair.hans.report
    for left, right in zip((*hant.byline, *hant.preamble), (*hans.byline, *hans.preamble), strict=True):
        yield left.id, left.text.text, right.text.text
    for left_section, right_section in zip(hant.sections, hans.sections, strict=True):
        yield from walk(left_section, right_section)


@pytest.fixture(scope="session")
def pair_of() -> Callable[..., EditionPair]:
    """Both editions of a text."""
    return _pair


@pytest.fixture(scope="session")
def nodes_of() -> Callable[[EditionPair], list[tuple[str, str, str]]]:
    return lambda pair: list(_nodes(pair))


@pytest.fixture(scope="session")
def seed_pair() -> EditionPair:
    return _pair(SEED.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def dressed() -> Callable[[str], tuple[Style, Fonts]]:
    """A bundled style with its faces, loaded once."""
    known: dict[str, tuple[Style, Fonts]] = {}

    def dress(name: str) -> tuple[Style, Fonts]:
        if name not in known:
            style = load_style(name)
            known[name] = (style, load_fonts(style))
        return known[name]

    return dress
