"""PDFs made as users make them, each once: the report in seeds/ and three others, in every style and layout."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Final

import pytest
from nodes import content_of
from pdfs import LISTS, Made, Maker

from converter.fonts import Fonts, load_fonts
from converter.model import Edition
from converter.pages import typeset
from converter.pipeline import read_report
from converter.renderers.pdf import render_pdf
from converter.styles import LAYOUTS, LayoutName, Style, load_style
from converter.variants import edition

HERE: Final = Path(__file__).parent
SEED: Final = HERE.parents[2] / "seeds" / "qingdao-psb-2016h1.txt"


@pytest.fixture(scope="session")
def made() -> Maker:
    """Makes the PDF of a text or of a report's file; the same one only once."""
    pairs: dict[tuple[object, ...], tuple[Edition, ...]] = {}
    styles: dict[str, tuple[Style, Fonts]] = {}
    known: dict[tuple[object, ...], Made] = {}

    def make(
        source: Path | str = SEED,
        style: str = "modern",
        layout: LayoutName = "parallel",
        *,
        variant: str = "tw",
        title: str | None = None,
    ) -> Made:
        text = (source, variant, title)
        key = (*text, style, layout)
        if key not in known:
            if style not in styles:
                loaded = load_style(style)
                styles[style] = loaded, load_fonts(loaded)
            if text not in pairs:
                data, name = (source.encode(), "report.txt") if isinstance(source, str) else (source, None)
                report = read_report(data, name=name)
                shown = title or (report.title.text if report.title else "工作报告")
                pairs[text] = tuple(edition(report, each, shown) for each in (variant, "cn"))  # type: ignore[arg-type]
            pair, (look, fonts) = pairs[text], styles[style]
            composed = typeset(content_of(pair), look, layout=layout, fonts=fonts)
            titles = tuple((each.lang, each.title) for each in pair)
            known[key] = Made(pair, composed, render_pdf(composed.layout, titles=titles))
        return known[key]

    return make


@pytest.fixture(scope="session")
def reports() -> list[Path]:
    """The report in seeds/ and three of other kinds: a court's, a fire brigade's, one from Macau."""
    return [SEED, *sorted((HERE / "reports").glob("*.txt"))]


@pytest.fixture(params=LAYOUTS)
def seed(request: pytest.FixtureRequest, made: Maker) -> Made:
    """The report in seeds/ in each layout."""
    return made(layout=request.param)


@pytest.fixture(params=LAYOUTS)
def lists(request: pytest.FixtureRequest, made: Maker) -> Made:
    """A report with lists, one in another, in each layout."""
    return made(LISTS, layout=request.param, title="工作总结")


@pytest.fixture(
    params=product((SEED, LISTS), LAYOUTS),
    ids=lambda both: f"{'seed' if both[0] is SEED else 'lists'}-{both[1]}",
)
def either(request: pytest.FixtureRequest, made: Maker) -> Made:
    """The report in seeds/ and one with lists, each in each layout."""
    source, layout = request.param
    return made(source, layout=layout, title=None if source is SEED else "工作总结")
