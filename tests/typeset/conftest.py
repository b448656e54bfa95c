"""Reports to be set."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

from converter.fonts import Fonts, load_fonts
from converter.model import EditionPair, Section
from converter.pipeline import read_report
from converter.styles import Style, load_style
from converter.variants import editions

SEED: Final = Path(__file__).parents[2] / "seeds" / "qingdao-psb-2016h1.txt"


def _pair(text: str, *, title: str = "公安工作報告") -> EditionPair:
    return editions(read_report(text.encode(), name="report.txt"), hant="tw", title=title)


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
