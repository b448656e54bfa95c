"""PA, GB and LB rules that whole pages and styles must keep (CLREQ 3.1, 3.4; GB/T 9704-2012)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from nodes import content_of, variants_of

from converter.fonts import load_fonts
from converter.model import Edition
from converter.options import Options
from converter.pages import typeset
from converter.pages.geometry import geometry
from converter.pages.layout import Layout, Line
from converter.pipeline import editions, read_report
from converter.styles import LAYOUTS, LayoutName, load_style, style_names

MM = 72 / 25.4
SEED = Path(__file__).parents[2] / "seeds" / "qingdao-psb-2016h1.txt"


@pytest.fixture(scope="module")
def pair() -> tuple[Edition, ...]:
    """The report in seeds/ three times over, so that a page is filled to its foot."""
    text = SEED.read_text(encoding="utf-8") * 3
    return editions(
        read_report(text.encode(), name="report.txt"), ("tw", "cn"), options=Options(title="公安工作報告")
    )


@pytest.fixture(scope="module")
def layout_of(pair: tuple[Edition, ...]) -> Callable[[str, LayoutName], Layout]:
    known: dict[tuple[str, str], Layout] = {}

    def make(name: str, layout: LayoutName = "parallel") -> Layout:
        if (name, layout) not in known:
            style = load_style(name)
            known[name, layout] = typeset(
                content_of(pair), style, layout=layout, fonts=load_fonts(style)
            ).layout
        return known[name, layout]

    return make


def paragraphs(layout: Layout, lang: str = "zh-Hant-TW") -> list[list[tuple[int, Line]]]:
    """Page and line of each paragraph of the body."""
    found: dict[str, list[tuple[int, Line]]] = {}
    for page in layout.pages:
        for block in page.blocks:
            if block.role == "P" and block.lang == lang and block.node.startswith("p"):
                found.setdefault(block.node, []).extend((page.number, line) for line in block.lines)
    return list(found.values())


@pytest.mark.parametrize("name", style_names())
def test_pa01_paragraphs_are_indented_by_two_em_and_not_parted(layout_of, pair, name: str) -> None:
    style = load_style(name)
    page = geometry(style, variants_of(pair), "parallel")
    own = paragraphs(layout_of(name))
    for (number, first), (_, second), *_ in (each for each in own if len(each) > 1):
        start = first.runs[0].xs[0] - page.columns[0].x - page.shift(number)
        assert start == pytest.approx(2 * page.size) or (
            first.text[0] in "「『（《“" and start == pytest.approx(1.5 * page.size)
        )
        assert second.y - first.y == pytest.approx(page.leading)
    steps = {
        round((after[0][1].y - before[-1][1].y) / page.leading, 3)
        for before, after in pairwise(own)
        if before[-1][0] == after[0][0]
    }
    assert 1.0 in steps
    assert all(step == int(step) for step in steps)


@pytest.mark.parametrize("name", style_names())
def test_pa04_no_page_begins_with_the_last_line_of_a_paragraph(layout_of, name: str) -> None:
    for each in paragraphs(layout_of(name)):
        if len(each) > 1:
            assert each[-1][0] == each[-2][0]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", style_names())
def test_pa06_leading_leaves_half_to_all_of_the_size_between_lines(name: str, layout: LayoutName) -> None:
    text = load_style(name).text(layout)
    assert 1.5 <= text.leading / text.size <= 2.0


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", style_names())
def test_pa07_the_measure_is_a_whole_number_of_characters(name: str, layout: LayoutName) -> None:
    measure = load_style(name).layout(layout).measure
    assert measure == int(measure)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", style_names())
def test_pa08_text_is_no_smaller_than_the_sixth_size(name: str, layout: LayoutName) -> None:
    style = load_style(name)
    smallest = min(style.text(layout).size, style.table.size, style.toc.size, style.running.size)
    assert smallest >= 7.875
    if name != "compact":
        assert style.text(layout).size >= 10.5


@pytest.mark.parametrize("lang", ["zh-Hant-TW", "zh-Hans-CN"])
def test_pa09_later_lines_of_a_numbered_heading_stand_under_its_text(layout_of, lang: str) -> None:
    found = 0
    for page in layout_of("large-print").pages:
        for block in page.blocks:
            label = re.match("[一二三四五六七八九十]、", block.lines[0].text) if block.lines else None
            if block.lang == lang and block.role in ("H1", "TOCI") and label and len(block.lines) > 1:
                first = [x for run in block.lines[0].runs for x in run.xs][label.end()]
                assert block.lines[1].runs[0].xs[0] == pytest.approx(first)
                found += 1
    assert found


@pytest.mark.parametrize("name", style_names())
def test_pa10_deeper_headings_are_never_larger(name: str) -> None:
    heading = load_style(name).heading
    sizes = [heading.title.size, *(heading.level(level).size for level in (1, 2, 3, 4))]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("name", style_names())
def test_lb11_one_level_of_prohibition_holds_for_the_whole_document(name: str) -> None:
    assert load_style(name).cjk.prohibition in ("basic", "gb", "strict")


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", style_names())
def test_ju08_no_line_of_the_report_is_loose(layout_of, name: str, layout: LayoutName) -> None:
    style = load_style(name)
    for lang in ("zh-Hant-TW", "zh-Hans-CN"):
        for each in paragraphs(layout_of(name, layout), lang):
            for _, line in each[:-1]:
                pens = [
                    (char, x / run.size)
                    for run in line.runs
                    for char, x in zip(run.text, run.xs, strict=True)
                ]
                gaps = [
                    right - left - 1
                    for (char, left), (following, right) in pairwise(pens)
                    if "一" <= char <= "鿿" and "一" <= following <= "鿿"
                ]
                assert max(gaps, default=0.0) <= style.cjk.loosest + 0.001, line.text


class TestMainlandDocuments:
    """GB/T 9704-2012, where the text stands in one column."""

    @pytest.fixture(params=["stacked", "facing"])
    def layout(self, request, layout_of) -> Layout:
        return layout_of("official-cn", request.param)

    def test_gb01_the_paper_is_a4(self, layout: Layout) -> None:
        for page in layout.pages:
            assert (page.width / MM, page.height / MM) == pytest.approx((210, 297), abs=0.1)

    def test_gb02_the_type_area_is_156_by_225_mm_37_from_the_top_and_28_from_the_binding(self, pair) -> None:
        for name in ("stacked", "facing"):
            page = geometry(load_style("official-cn"), variants_of(pair), name)
            assert page.top / MM == pytest.approx(37, abs=1)
            assert page.left / MM == pytest.approx(28, abs=1)
            assert page.text_width / MM == pytest.approx(156, abs=0.5)
            assert page.text_height / MM == pytest.approx(225, abs=1.5)

    def test_gb03_a_page_has_22_lines_of_28_characters(self, layout: Layout, pair) -> None:
        page = geometry(load_style("official-cn"), variants_of(pair), "stacked")
        assert round(page.text_height / page.leading) == 22
        assert page.text_width / page.size == pytest.approx(28)
        lines: Counter[int] = Counter()
        for each in layout.pages:
            lines[each.number] = len(
                {round(line.y, 1) for block in each.blocks if block.role == "P" for line in block.lines}
            )
        assert 22 in lines.values()
        full = [len(line.text) for each in paragraphs(layout) for _, line in each[1:-1]]
        assert Counter(full).most_common(1)[0][0] in (28, 29)

    def test_gb04_text_is_of_the_third_size_and_black(self, layout: Layout) -> None:
        for each in paragraphs(layout):
            assert {run.size for _, line in each for run in line.runs} == {15.75}
            assert {run.colour for _, line in each for run in line.runs} == {"#000000"}

    def test_gb05_the_title_is_centred_and_of_the_second_size(self, layout: Layout) -> None:
        page = layout.pages[0]
        for block in (block for block in page.blocks if block.role == "Title"):
            for line in block.lines:
                ink = (line.runs[0].xs[0] + line.x + line.width) / 2
                middle = page.width / 2 + MM  # the type area's: 28 mm left, 26 right
                assert ink == pytest.approx(middle, abs=1)
                assert {run.size for run in line.runs} == {22.0}

    def test_gb08_headings_are_as_large_as_the_text(self, layout: Layout) -> None:
        sizes = {
            run.size
            for page in layout.pages
            for block in page.blocks
            if block.role in ("H1", "H2", "H3", "H4") and not block.path  # in a table they are as its rows
            if block.node != "colophon"  # what we add below the document is in small type
            for line in block.lines
            for run in line.runs
        }
        assert sizes == {15.75}

    def test_gb15_page_numbers_stand_between_dashes_one_character_from_the_outer_edge(
        self, layout: Layout
    ) -> None:
        for page in layout.pages:
            for foot in (each for each in page.artifacts if each.kind == "Footer"):
                (line,) = foot.lines
                assert line.text == f"— {page.number} —"
                assert {run.size for run in line.runs} == {14.0}
                outer = page.width - 26 * MM if page.number % 2 else 26 * MM
                edge = line.x + line.width if page.number % 2 else line.runs[0].xs[0]
                assert abs(edge - outer) == pytest.approx(14.0, abs=2)
