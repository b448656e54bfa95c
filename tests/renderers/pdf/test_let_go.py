"""What a file is made of is let go when it is written: long reports have hundreds of megabytes of it."""

from __future__ import annotations

import gc
from pathlib import Path

from converter.content import build_content
from converter.options import Options
from converter.pages import typeset
from converter.pages.gathering import pages_of
from converter.pages.geometry import geometry
from converter.pages.layout import Shape
from converter.pages.pagination import paginate
from converter.pages.strips import Strip
from converter.pipeline import editions, read_report
from converter.renderers.pdf import render_pdf
from converter.renderers.pdf.canvas import LayoutCanvas
from converter.renderers.pdf.metadata import Metadata
from converter.renderers.pdf.structure import Element
from converter.styles import load_style

SEED = Path(__file__).parents[3] / "seeds" / "qingdao-psb-2016h1.txt"


def test_no_tag_and_no_object_outlives_the_file() -> None:
    pair = editions(read_report(SEED), ("tw", "cn"), options=Options())
    layout = typeset(build_content(pair), load_style()).layout
    canvas = LayoutCanvas(layout, Metadata("t", (("zh-TW", "t"),), "p", "c"))
    for page in layout.pages:
        canvas.draw(page)
    document = canvas._doc
    gc.collect()
    gc.disable()
    try:
        assert canvas.finish().startswith(b"%PDF-1.7")
        assert not document.idToObject
        del canvas
        assert sum(isinstance(each, Element) for each in gc.get_objects()) == 0
    finally:
        gc.enable()


def test_a_page_is_emptied_when_it_is_drawn_and_the_file_is_the_same() -> None:
    layout = typeset(
        build_content(editions(read_report(SEED), ("cn",), options=Options())), load_style()
    ).layout
    kept = render_pdf(layout)
    assert all(page.blocks for page in layout.pages)
    assert render_pdf(layout, keep=False) == kept
    assert not any(page.blocks or page.artifacts for page in layout.pages)


def test_cells_of_a_row_have_the_elements_around_them_in_common() -> None:
    layout = typeset(
        build_content(editions(read_report(SEED), ("cn",), options=Options())), load_style()
    ).layout
    paths = [block.path for page in layout.pages for block in page.blocks if block.role == "TD"]
    assert len({id(path) for path in paths}) == len(set(paths)) < len(paths)


def test_a_sheet_is_let_go_when_its_pages_are_made() -> None:
    style = load_style()
    page = geometry(style, ["cn"], "parallel")
    rule = Shape("line", 0.0, 0.0, 10.0, 0.0)
    sheets = paginate([Strip(400.0, shapes=(rule,)) for _ in range(3)], 0.0, 500.0, 20.0)
    assert len(sheets) == 3
    left = [len(sheets) for _ in pages_of(sheets, page, lambda *_: ())]
    assert left == [2, 1, 0]
