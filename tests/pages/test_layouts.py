"""What holds for every page of every layout and style."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nodes import content_of, variants_of

from converter.fonts import Fonts
from converter.model import Edition
from converter.pages import typeset
from converter.pages.geometry import BASELINE, Geometry, geometry
from converter.pages.layout import Layout, Line, Page, TaggedBlock
from converter.styles import LAYOUTS, LayoutName, Style, style_names

BODY = ("P", "H1", "H2", "H3", "H4", "H5", "H6")
OWN = re.compile(r"(toc|tracker|indicators|changes|counts\w*|notes|colophon|contents)\b")
"""Nodes that are not of the report."""
PARTS = {"報告指出的問題", "报告指出的问题", "下一步工作"}
"""What stands above parts that have no heading."""


class Made:
    """A document set, and what tests ask of it."""

    def __init__(self, pair: tuple[Edition, ...], style: Style, fonts: Fonts, layout: LayoutName) -> None:
        self.pair, self.style = pair, style
        self.layout: Layout = typeset(content_of(pair), style, layout=layout, fonts=fonts).layout
        self.page: Geometry = geometry(style, variants_of(pair), layout)

    def body(self) -> Iterator[tuple[Page, TaggedBlock]]:
        for page in self.layout.pages:
            for block in page.blocks:
                if block.role in BODY and not OWN.match(block.node):
                    yield page, block

    def lines(self) -> dict[tuple[str, str], list[tuple[int, Line]]]:
        """Page and line of all that each node sets in each language."""
        found: dict[tuple[str, str], list[tuple[int, Line]]] = defaultdict(list)
        for page, block in self.body():
            found[block.node, block.lang] += [(page.number, line) for line in block.lines]
        return found

    @property
    def langs(self) -> tuple[str, str]:
        return self.pair[0].lang, self.pair[1].lang

    def grid(self, line: Line) -> float:
        """How far a body line is from the grid, in lines."""
        place = (line.y - self.page.top) / self.page.leading - 0.72
        return abs(place - round(place))


@pytest.fixture(scope="module")
def made(
    seed_pair: tuple[Edition, ...], dressed: Callable[[str], tuple[Style, Fonts]]
) -> Callable[[str, LayoutName], Made]:
    known: dict[tuple[str, str], Made] = {}

    def make(name: str, layout: LayoutName) -> Made:
        if (name, layout) not in known:
            known[name, layout] = Made(seed_pair, *dressed(name), layout)
        return known[name, layout]

    return make


@pytest.fixture(
    scope="module", params=[(name, layout) for name in style_names() for layout in LAYOUTS], ids="-".join
)
def seed(request: pytest.FixtureRequest, made: Callable[[str, LayoutName], Made]) -> Made:
    """The report in seeds/ in each style and layout."""
    return made(*request.param)


def check_every_character(each: Made, nodes: list[tuple[str, str, str]]) -> None:
    lines = each.lines()
    for node, hant, hans in nodes:
        for lang, text in ((each.pair[0].lang, hant), (each.pair[1].lang, hans)):
            assert "".join(line.text for _, line in lines.pop((node, lang))) == text
    named = {
        "".join(line.text for _, line in lines.pop(key)) for key in list(lines) if key[0].startswith("name.")
    }
    assert named <= PARTS, "names of parts without a heading"
    assert not lines, "nothing else stands in the body"


def check_nothing_outside(each: Made) -> None:
    for page in each.layout.pages:
        left = each.page.left + each.page.shift(page.number)
        right, bottom = left + each.page.text_width, each.page.top + each.page.text_height
        for block in page.blocks:
            for line in block.lines:
                assert each.page.top < line.y < bottom, line.text
                for run in line.runs:
                    # an opening mark keeps its white half outside, a space at the end hangs
                    assert min(run.xs) >= left - 0.51 * run.size, line.text
                    shown = run.xs[: len(run.text.rstrip())]
                    assert max(shown, default=left) < right, line.text
            for shape in block.shapes:
                assert left - 0.1 <= shape.x <= shape.x + shape.width <= right + 0.1
                assert each.page.top - 0.1 <= shape.y <= shape.y + shape.height <= bottom + 0.1


def check_in_step(each: Made) -> None:
    """Line n of both scripts stands on the same height of the same page or opening."""
    lines = each.lines()
    for (node, lang), hant in lines.items():
        if lang == each.pair[0].lang:
            hans = lines[node, each.pair[1].lang]
            for (number, line), (facing, other) in zip(hant, hans, strict=False):
                assert facing == number + each.page.spread_pages - 1
                assert other.y == pytest.approx(line.y)


def check_no_line_alone(each: Made) -> None:
    """No paragraph leaves its first or last line alone on a page; in columns that is the longer one's."""
    lines = each.lines()
    for node, lang in lines:
        own = lines[node, lang]
        partner = lines[node, each.pair[1].lang if lang == each.pair[0].lang else each.pair[0].lang]
        if each.page.beside and len(own) < len(partner):
            continue
        for place, (number, line) in enumerate(own[:-1]):
            if own[place + 1][0] != number:
                assert place > 0, f"{line.text} begins its paragraph and stands alone"
                assert place < len(own) - 2, f"{own[place + 1][1].text} ends it and stands alone"


def check_headings(each: Made) -> None:
    """A heading is never the last thing of a page."""
    for page in each.layout.pages:
        lowest = max(page.blocks, key=_bottom)
        assert not lowest.role.startswith("H"), lowest.lines[0].text


def _bottom(block: TaggedBlock) -> float:
    ends = [line.y for line in block.lines] + [shape.y + shape.height for shape in block.shapes]
    return max(ends, default=0.0)


def check_grid(each: Made) -> None:
    for _, block in each.body():
        if block.role == "P":
            for line in block.lines:
                assert each.grid(line) < 0.01, line.text


def test_every_character_of_both_editions_is_drawn_exactly_once(seed: Made, nodes_of) -> None:
    check_every_character(seed, nodes_of(seed.pair))


def test_nothing_stands_outside_the_type_area(seed: Made) -> None:
    check_nothing_outside(seed)


@pytest.mark.parametrize("layout", ["parallel", "facing"])
@pytest.mark.parametrize("style", style_names())
def test_both_scripts_keep_step_line_by_line(made, style: str, layout: LayoutName) -> None:
    check_in_step(made(style, layout))


def test_no_line_of_a_paragraph_stands_alone(seed: Made) -> None:
    check_no_line_alone(seed)


def test_pa05_no_heading_is_the_last_thing_of_a_page(seed: Made) -> None:
    check_headings(seed)


def test_pa06_all_text_stands_on_the_grid(seed: Made) -> None:
    check_grid(seed)


def test_every_link_and_bookmark_leads_somewhere(seed: Made) -> None:
    layout = seed.layout
    targets = {link.target for page in layout.pages for block in page.blocks for link in block.links}
    assert targets | {entry.target for entry in layout.outline} <= layout.destinations.keys()
    assert targets
    assert all(1 <= place.page <= len(layout.pages) for place in layout.destinations.values())


def test_every_row_leads_to_its_sentence_and_every_figure_back_to_its_row(seed: Made) -> None:
    layout = seed.layout
    names = [{each.id: each.name for each in side.report.indicators} for side in seed.pair]
    for edition, side in zip(seed.pair, seed.page.columns, strict=True):
        links = {
            link.target
            for page in layout.pages
            for block in page.blocks
            for link in block.links
            if block.path and block.path[0].id.startswith("indicators")
        }
        back = {
            link.target: (page.number, link)
            for page, block in seed.body()
            for link in block.links
            if block.lang == edition.lang
        }
        for indicator in edition.report.indicators:
            row = layout.destinations[side.anchor(indicator.id)]
            sentence = layout.destinations[side.anchor(f"{indicator.id}.sentence")]
            named_alike = names[0][indicator.id] == names[1][indicator.id]
            assert side.anchor(f"{indicator.id}.sentence") in links or named_alike
            number, link = back[side.anchor(indicator.id)]
            assert (number, link.y) >= (sentence.page, sentence.y - 0.01)
            assert row.page > number - 1
            assert indicator.name in link.alt


def test_every_link_of_a_row_leads_to_text_of_its_own_script(seed: Made) -> None:
    """To the very line its sentence or its item's paragraph begins on, also where the scripts are stacked."""
    layout, pitch = seed.layout, seed.page.leading
    tops = {
        (number, round(line.y - pitch * BASELINE, 1), seed.langs.index(block.lang))
        for number, page in enumerate(layout.pages, start=1)
        for block in page.blocks
        if not block.path
        for line in block.lines
    }
    checked = 0
    for page in layout.pages:
        for block in page.blocks:
            for link in block.links if block.path and block.path[0].kind == "Table" else ():
                if link.target.startswith("indicators.note."):  # below the table
                    continue
                place = layout.destinations[link.target]
                assert (place.page, round(place.y, 1), int(link.target.endswith("/1"))) in tops
                own = block.lang if not block.links_inside else None
                assert own in (None, seed.langs[link.target.endswith("/1")])
                checked += 1
    assert checked > 100


def test_a_link_in_the_text_covers_its_figure(seed: Made) -> None:
    for _, block in seed.body():
        runs = [run for line in block.lines for run in line.runs if run.target]
        links = list(block.links)
        assert {run.target for run in runs} == {link.target for link in links}
        for run in runs:
            assert any(
                link.x - 0.01 <= run.xs[0] <= run.xs[-1] <= link.x + link.width + 0.01
                and link.y <= run.y <= link.y + link.height
                for link in links
                if link.target == run.target
            )


def test_contents_name_the_page_their_heading_stands_on(seed: Made) -> None:
    where = {
        (block.node, block.lang): page.number for page, block in seed.body() if block.role.startswith("H")
    }
    listed = 0
    for page in seed.layout.pages:
        for block in page.blocks:
            node = block.node.removeprefix("toc.")
            if block.role == "TOCI" and (node, block.lang) in where:
                number = re.search(r"\d+$", block.lines[-1].text)
                assert number
                assert int(number[0]) == where[node, block.lang]
                listed += 1
    assert listed or not seed.style.toc.show


def test_paragraph_stands_under_paragraph_where_the_scripts_are_stacked(made) -> None:
    each = made("modern", "stacked")
    lines = each.lines()
    order = [(block.node, block.lang) for _, block in each.body()]
    pairs = list(dict.fromkeys(order))
    assert [lang for _, lang in pairs] == [each.pair[0].lang, each.pair[1].lang] * (len(pairs) // 2)
    assert all(left[0] == right[0] for left, right in zip(pairs[::2], pairs[1::2], strict=True))
    assert {line.x for _, line in lines[pairs[0]]} == {line.x for _, line in lines[pairs[1]]}


class TestFacingPages:
    @pytest.fixture
    def each(self, made) -> Made:
        return made("modern", "facing")

    def test_the_title_stands_alone_and_openings_begin_on_a_left_page(self, each: Made) -> None:
        first, *others = each.layout.pages
        assert {block.role for block in first.blocks} == {"Title"}
        assert each.layout.spreads
        assert len(others) % 2 == 0

    def test_left_pages_are_traditional_and_right_ones_simplified(self, each: Made) -> None:
        for page in each.layout.pages[1:]:
            own = each.pair[1].lang if page.number % 2 else each.pair[0].lang
            assert {block.lang for block in page.blocks} <= {own}

    def test_both_pages_of_an_opening_hold_the_same(self, each: Made) -> None:
        pages = each.layout.pages
        for left, right in zip(pages[1::2], pages[2::2], strict=True):
            assert [block.node.replace("/1", "") for block in right.blocks] == [
                block.node for block in left.blocks
            ]

    def test_reading_goes_pair_by_pair(self, each: Made) -> None:
        order = [
            (block.node, block.lang)
            for block in each.layout.reading_order()
            if block.role in BODY and not block.path  # each script has its own tables
        ]
        pairs = list(dict.fromkeys(order))
        start = next(place for place, (node, _) in enumerate(pairs) if node.startswith("contents"))
        body = [each for each in pairs[start:] if each[0] != "contents"]
        assert all(left[0] == right[0] for left, right in zip(body[::2], body[1::2], strict=True))

    def test_links_stay_on_their_side(self, each: Made) -> None:
        for page in each.layout.pages[1:]:
            for link in (link for block in page.blocks for link in block.links):
                assert each.layout.destinations[link.target].page % 2 == page.number % 2


def test_margins_change_places_on_left_pages_of_two_sided_styles(made) -> None:
    each = made("official-cn", "stacked")
    assert each.page.left == pytest.approx(28 * 72 / 25.4)
    lefts = {
        page.number % 2: min(line.x for block in page.blocks for line in block.lines)
        for page in each.layout.pages
    }
    assert lefts[1] - lefts[0] == pytest.approx((28 - 26) * 72 / 25.4, abs=1.5)


sentences = st.text("今年以來全市公安機關群眾安全感國際發展戰略，。", min_size=4, max_size=80)
paragraphs = st.lists(sentences, min_size=1, max_size=6).map("\n".join)
reports = st.lists(
    st.tuples(st.text("依法打擊刑事犯罪深入推進", min_size=2, max_size=30), paragraphs),
    min_size=1,
    max_size=9,
)


@settings(max_examples=settings.default.max_examples // 4)
@given(reports, st.sampled_from(LAYOUTS), st.sampled_from(style_names()))
def test_what_holds_for_one_report_holds_for_all(
    pair_of, nodes_of, dressed, sections: list[tuple[str, str]], layout: LayoutName, style: str
) -> None:
    numerals = "一二三四五六七八九"
    text = "\n".join(
        f"{numerals[place]}、{heading}\n{body}" for place, (heading, body) in enumerate(sections)
    )
    each = Made(pair_of(text), *dressed(style), layout)
    check_every_character(each, nodes_of(each.pair))
    check_nothing_outside(each)
    if layout != "stacked":
        check_in_step(each)
    check_no_line_alone(each)
    check_headings(each)
    check_grid(each)


def test_page_numbers_are_in_the_script_of_their_page(made) -> None:
    feet = [
        artifact.lines[0].text
        for page in made("official-tw", "facing").layout.pages[1:3]
        for artifact in page.artifacts
        if artifact.kind == "Footer"
    ]
    assert [foot[:5] for foot in feet] == ["第 2 頁", "第 3 页"]
