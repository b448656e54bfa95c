"""Parts without a heading are found, heads belong to what follows, nothing is left alone at the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from nodes import content_of
from reports import REPORTS

from converter.fonts import Fonts
from converter.model import Edition
from converter.options import Options
from converter.pages import typeset
from converter.pages.geometry import geometry
from converter.pages.layout import Layout, Page, TaggedBlock
from converter.parsing import parse
from converter.pipeline import editions, read_document, read_report
from converter.styles import LAYOUTS, LayoutName, Style, style_names

PARTS = (("報告指出的問題", "报告指出的问题"), ("下一步工作", "下一步工作"))
"""Of the seed: neither has a heading of its own."""
Dress = Callable[[str], tuple[Style, Fonts]]


@pytest.fixture(scope="module", params=style_names())
def dress(request: pytest.FixtureRequest, dressed: Dress) -> tuple[Style, Fonts]:
    return dressed(request.param)


@pytest.fixture(scope="module", params=LAYOUTS)
def seed(
    request: pytest.FixtureRequest, seed_pair: tuple[Edition, ...], dress: tuple[Style, Fonts]
) -> tuple[Layout, Style, LayoutName]:
    style, fonts = dress
    return (
        typeset(content_of(seed_pair), style, layout=request.param, fonts=fonts).layout,
        style,
        request.param,
    )


def text_of(block: TaggedBlock) -> str:
    return "".join(line.text for line in block.lines)


def edges(block: TaggedBlock) -> tuple[float, float]:
    places = [line.y for line in block.lines]
    return min(places), max(places)


def test_parts_on_problems_and_plans_are_in_the_contents_in_bookmarks_and_in_running_heads(
    seed: tuple[Layout, Style, LayoutName],
) -> None:
    layout, _, _ = seed
    marks = [entry.title for entry in layout.outline]
    listed = [
        text_of(block)
        for page in layout.pages
        for block in page.blocks
        if block.role in ("TOCI", "LBody") or block.node.startswith("toc")
    ]
    heads = [
        line.text
        for page in layout.pages
        for each in page.artifacts
        if each.kind == "Header"
        for line in each.lines
    ]
    for names in PARTS:
        assert any(all(name in mark for name in names) for mark in marks)
        if listed:
            assert all(any(name in entry for entry in listed) for name in names)
    if len(layout.pages) > 8 and any(heads):  # long enough for a page to begin inside such a part
        assert any(name in head for names in PARTS for name in names for head in heads)


def test_who_follows_the_contents_to_a_part_without_a_heading_finds_its_name_or_its_first_words(
    seed: tuple[Layout, Style, LayoutName], seed_pair: tuple[Edition, ...]
) -> None:
    layout, style, _ = seed
    sections = [section for section in seed_pair[0].report.walk() if section.role in ("problems", "plan")]
    bare = [section for section in sections if section.heading is None]
    assert len(bare) == 2
    for section, names in zip(bare, PARTS, strict=True):
        place = layout.destinations[section.id]
        mark = next(entry for entry in layout.outline if entry.target == section.id)
        first = section.paragraphs[0]
        blocks = layout.pages[place.page - 1].blocks
        (text,) = [each for each in blocks if each.node == first.id and each.lang == "zh-Hant-TW"]
        above = [each for each in blocks if each.node == f"name.{section.id}"]
        if style.body.named_parts == "label":
            assert [(each.role, text_of(each)) for each in above] == [("H1", name) for name in names][
                : len(above)
            ]
            assert above
            assert 0 < edges(text)[0] - edges(above[0])[1] < 2 * style.text(seed[2]).leading
            assert place.y < edges(above[0])[0]
        else:
            assert not above, "an official document has no words but its own"
            told = re.sub(r"^.*?：「|…?」.*$", "", mark.title)
            assert len(told) > 8
            assert first.text.text.startswith(told)


def test_closing_words_without_a_heading_are_not_promised_by_the_contents(
    pair_of: Callable[..., tuple[Edition, ...]], dress: tuple[Style, Fonts]
) -> None:
    pair = pair_of("某市消防工作報告\n一、監督執法\n全年檢查單位3200家次。\n特此報告。\n")
    assert any(each.role == "closing" for each in pair[0].report.walk())
    layout = typeset(content_of(pair), dress[0], fonts=dress[1]).layout
    assert not any("結語" in entry.title for entry in layout.outline)


def headings(page: Page) -> Iterator[tuple[float, str, float]]:
    """Headings of the report between other text, with the distance of the lines above and below.

    A heading in both scripts is one.
    """
    ends: dict[str, tuple[float, float]] = {}
    heads: dict[str, str] = {}
    for block in page.blocks:
        if block.lines:
            top, foot = edges(block)
            known = ends.get(block.node, (top, foot))
            ends[block.node] = min(top, known[0]), max(foot, known[1])
            if block.role.startswith("H") and not block.path:
                heads.setdefault(block.node, text_of(block))
    for node, name in heads.items():
        top, foot = ends[node]
        above = [end for other, (_, end) in ends.items() if other != node and end < top]
        below = [start for other, (start, _) in ends.items() if other != node and start > foot]
        if above and below:
            yield top - max(above), name, min(below) - foot


def test_a_head_is_nearer_to_what_follows_than_to_what_went_before(
    seed: tuple[Layout, Style, LayoutName],
) -> None:
    layout, _, _ = seed
    seen = 0
    for page in layout.pages:
        for above, name, below in headings(page):
            assert above >= below - 0.51, name
            seen += 1
    assert seen


def test_text_of_the_second_script_is_grey_with_its_figures_where_it_stands_below(
    seed: tuple[Layout, Style, LayoutName],
) -> None:
    layout, style, name = seed
    if name != "stacked":
        return
    grey = style.colours.second
    paragraphs = [
        block for page in layout.pages for block in page.blocks if block.role == "P" and block.node[0] == "p"
    ]
    hans = [block for block in paragraphs if block.lang == "zh-Hans-CN"]
    assert hans
    for block in hans:
        for line in block.lines:
            assert {run.colour for run in line.runs} == {grey}, line.text


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", REPORTS[::6], ids=lambda path: path.stem)
def test_the_colophon_has_no_page_to_itself(path: object, layout: LayoutName, dressed: Dress) -> None:
    style, fonts = dressed("modern")
    pair = editions(read_report(path), ("tw", "cn"), options=Options())  # type: ignore[arg-type]
    made = typeset(content_of(pair), style, layout=layout, fonts=fonts).layout
    for page in made.pages:
        nodes = {block.node.split(".")[0] for block in page.blocks}
        assert nodes != {"colophon"}, page.number


def test_the_colophon_stands_in_small_type_at_the_foot_of_the_last_page(
    seed: tuple[Layout, Style, LayoutName],
) -> None:
    layout, style, _ = seed
    page = layout.pages[-1]
    lines = [line for block in page.blocks if block.node == "colophon.1" for line in block.lines]
    assert lines
    assert max(run.size for line in lines for run in line.runs) <= style.table.size
    others = [line.y for block in page.blocks if block.node[:8] != "colophon" for line in block.lines]
    assert max(others, default=0.0) < min(line.y for line in lines)
    foot = page.height - style.page.bottom
    assert foot - style.text(seed[2]).leading - style.table.leading < max(line.y for line in lines) <= foot


def test_contents_in_two_scripts_stand_beside_each_other_also_where_the_texts_do_not(
    seed: tuple[Layout, Style, LayoutName],
) -> None:
    layout, style, name = seed
    if name != "stacked" or not style.toc.show:
        return
    entries = [block for page in layout.pages for block in page.blocks if block.role == "TOCI"]
    sides = [[block for block in entries if (block.lang == "zh-Hans-CN") == own] for own in (False, True)]
    assert len(sides[0]) == len(sides[1]) > 10
    for one, other in zip(*sides, strict=True):
        assert one.lines[0].y == other.lines[0].y
        assert one.lines[0].x + one.lines[0].width < other.lines[0].x
    assert {block.node for block in layout.pages[0].blocks if block.role == "TOCI"} == {
        block.node for block in entries
    }


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_last_note_below_a_table_is_never_alone(layout: LayoutName, dressed: Dress) -> None:
    style, fonts = dressed("modern")
    path = next(each for each in REPORTS if each.stem == "hk_customs_2023")
    pair = editions(read_report(path), ("tw", "cn"), options=Options())
    for lines in range(4):
        page = replace(style.page, bottom=style.page.bottom + lines * 14.0)
        made = typeset(content_of(pair), replace(style, page=page), layout=layout, fonts=fonts).layout
        noted = [[each.node for each in page.blocks if each.role == "Note"] for page in made.pages]
        last = [nodes for nodes in noted if nodes][-1]
        assert len(set(last)) > 1


def test_a_name_of_a_file_is_no_larger_than_a_heading(dress: tuple[Style, Fonts]) -> None:
    style, fonts = dress
    text = "一、办案\n办结案件15件。\n二、执法\n检查单位3家。\n"
    sizes = []
    for name in ("qingdao-psb-2016h1.txt", "某市公安局2016年工作总结.txt"):
        pair = editions(read_report(text.encode(), name=name), ("tw", "cn"), options=Options())
        layout = typeset(content_of(pair), style, fonts=fonts).layout
        title = next(block for page in layout.pages for block in page.blocks if block.role == "Title")
        sizes.append(title.lines[0].runs[0].size)
    assert sizes[0] / sizes[1] == pytest.approx(style.heading.level(1).size / style.heading.title.size)
    assert sizes[0] < sizes[1]


def test_a_rate_is_never_parted_from_what_it_is_of(dress: tuple[Style, Fonts]) -> None:
    style, fonts = dress
    for length in range(3):
        text = f"一、防控\n{'全市' * length}报告发病率8.6/10万，配比为1∶1.25，同比下降3.5个百分点，覆盖率达99.8%，死亡率0.3/10万。\n"
        pair = editions(read_report(text.encode(), name="r.txt"), ("tw", "cn"), options=Options())
        layout = typeset(content_of(pair), style, fonts=fonts).layout
        lines = [
            line.text
            for page in layout.pages
            for block in page.blocks
            if block.role == "P" and block.node == "p1"
            for line in block.lines
        ]
        assert len(lines) > 2
        for first, second in pairwise(lines):
            assert not (first[-1:] in "0123456789./∶" and second[:1] in "0123456789./∶"), (first, second)
            assert second[:1] not in "∶：/"


NOTHING_PLANNED = "報告未提出下一步工作，因此沒有追蹤表"


def test_a_report_that_plans_nothing_says_so_in_place_of_its_tracker(
    pair_of: Callable[..., tuple[Edition, ...]], dress: tuple[Style, Fonts]
) -> None:
    pair = pair_of(
        "某市消防工作總結\n一、監督執法\n全年檢查單位3200家次，一是已整改隱患41處，二是已培訓人員9名。\n"
    )
    layout = typeset(content_of(pair), dress[0], fonts=dress[1]).layout
    blocks = [block for page in layout.pages for block in page.blocks]
    order = [block.node for block in blocks if block.role in ("H1", "P")]
    assert order.index("tracker") < order.index("tracker.none") < order.index("indicators")
    assert text_of(next(each for each in blocks if each.node == "tracker.none")) == f"{NOTHING_PLANNED}。"
    assert not any(each.node.startswith(("toc.tracker", "tracker.table")) for each in blocks)
    assert any(entry.title.startswith("行動事項") for entry in layout.outline)


def test_without_figures_as_well_the_colophon_says_so(
    pair_of: Callable[..., tuple[Edition, ...]], dress: tuple[Style, Fonts]
) -> None:
    layout = typeset(
        content_of(pair_of("關於表揚先進的通報\n全市消防救援隊伍真抓實幹。\n")), dress[0], fonts=dress[1]
    ).layout
    blocks = [block for page in layout.pages for block in page.blocks]
    assert not any(each.node.startswith("tracker") for each in blocks)
    made_how = next(each for each in blocks if each.node == "colophon.1")
    assert text_of(made_how).startswith(f"行動事項：{NOTHING_PLANNED}；")


def test_a_heading_of_the_report_is_no_smaller_than_its_text(
    seed: tuple[Layout, Style, LayoutName],
) -> None:
    layout, style, name = seed
    size = geometry(style, ("tw", "cn"), name).size
    for page in layout.pages:
        for block in page.blocks:
            if block.role.startswith("H") and block.node.startswith("s"):
                assert all(run.size >= size - 0.01 for line in block.lines for run in line.runs)


def test_a_heading_of_ours_stands_apart_from_its_table_at_the_top_of_a_page_too(dressed: Dress) -> None:
    style, fonts = dressed("official-tw")
    report = next(path for path in REPORTS if path.stem == "aocheng_macau_2019h1")
    content = content_of(editions(read_report(report), ("tw",), options=Options()))
    heads, apart = set(), set()
    for times in range(14):  # the table comes to stand elsewhere
        taller = replace(style, toc=replace(style.toc, leading=style.toc.leading + 8.0 * times))
        layout = typeset(content, taller, fonts=fonts).layout
        for page in layout.pages:
            for own, after in pairwise(page.blocks):
                if own.node in ("tracker", "indicators"):
                    heads.add(round(edges(own)[1]))
                    apart.add(round(edges(after)[0] - edges(own)[1], 1))
    assert len(heads) > 1
    assert min(heads) < style.page.top + 30, "it never stood at the top of a page"
    assert len(apart) == 1


def test_contents_that_end_just_behind_their_page_give_up_their_lower_level(dressed: Dress) -> None:
    style, fonts = dressed("modern")
    parts = "".join(
        f"{number}、工作\n"
        + "".join(f"（{of}）第{of}项工作\n完成{of}件。\n" for of in "一二三四五六七八九十")
        for number in "一二三四五"
    )
    content = content_of(
        editions(parse(read_document(parts.encode(), name="r.txt")), ("tw",), options=Options())
    )
    leadings = {each: replace(style, toc=replace(style.toc, leading=each)) for each in (9.0, 11.0, 30.0)}
    levels = {}
    for leading, own in leadings.items():
        layout = typeset(content, own, fonts=fonts).layout
        nodes = [each.node for page in layout.pages for each in page.blocks if each.role == "TOCI"]
        levels[leading] = max(node.count(".") for node in nodes if node.startswith("toc.s"))
    assert levels == {9.0: 2, 11.0: 1, 30.0: 2}
