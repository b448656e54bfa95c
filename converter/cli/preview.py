"""A page that shows what a style looks like: the first of a short report, set in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from converter.assets import package_folder

if TYPE_CHECKING:
    from converter.pages.layout import Layout


def preview(style: str) -> bytes:
    """A PDF of one page.

    Args:
        style: name of a style, or path of a TOML file.

    Raises:
        StyleError: there is no such style, or it is wrong.
        FontError: a face that it names cannot be used.
        EngineError: the conversion engine is missing or broken.
    """
    from converter.content import build_content
    from converter.options import Options
    from converter.pages import typeset
    from converter.pipeline import editions, read_report
    from converter.renderers.pdf import render_pdf
    from converter.styles import load_style
    from converter.variants import engine_label

    options = Options(style=style, formats=("pdf",))
    sample = (package_folder("converter") / "data" / "sample.txt").read_bytes()
    report = read_report(sample, name="sample.txt", options=options)
    content = build_content(editions(report, options=options), engine=engine_label())
    return render_pdf(_first_page(typeset(content, load_style(style)).layout))


def _first_page(layout: Layout) -> Layout:
    """A document of the first page alone; what led to other pages leads to this one."""
    from converter.pages.layout import Destination

    first = layout.pages[0]
    destinations = {
        name: place if place.page == first.number else Destination(first.number, 0.0)
        for name, place in layout.destinations.items()
    }
    return replace(layout, pages=[first], destinations=destinations, outline=())
