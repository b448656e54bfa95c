"""Official documents are printed black on white: greys and rules, no tints, and their own faces throughout."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from nodes import content_of

from converter.fonts import Fonts
from converter.model import Edition
from converter.pages import typeset
from converter.pages.layout import Layout, TaggedBlock
from converter.styles import LAYOUTS, Style

Dressed = Callable[[str], tuple[Style, Fonts]]
WAYS = [(layout, both) for layout in LAYOUTS for both in (True, False) if both or layout == "parallel"]
STYLES = ("official-cn", "official-tw")


def set_in(pair: tuple[Edition, ...], dressed: Dressed, name: str, layout: str, both: bool) -> Layout:
    style, fonts = dressed(name)
    own = pair if both else pair[1:] if name == "official-cn" else pair[:1]
    return typeset(content_of(own), style, layout=layout, fonts=fonts).layout  # type: ignore[arg-type]


def blocks_of(layout: Layout) -> Iterator[TaggedBlock]:
    return (block for page in layout.pages for block in page.blocks)


def is_grey(colour: str) -> bool:
    return len({colour[at : at + 2] for at in (1, 3, 5)}) == 1


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize(("layout", "both"), WAYS)
def test_nothing_is_coloured_and_no_cell_has_a_ground(
    seed_pair: tuple[Edition, ...], dressed: Dressed, name: str, layout: str, both: bool
) -> None:
    look = dressed(name)[0].chart
    figures = 0
    for block in blocks_of(set_in(seed_pair, dressed, name, layout, both)):
        assert all(is_grey(run.colour) for line in block.lines for run in line.runs)
        for shape in block.shapes:
            assert all(is_grey(colour) for colour in (shape.fill, shape.stroke) if colour)
            if shape.fill:
                assert block.role == "Figure", "only bars are filled"
                assert shape.fill in (look.rise, look.fall, look.bar)
                figures += 1
    assert figures, "the report has charts"


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize(("layout", "both"), WAYS)
def test_what_is_stressed_and_heads_of_tables_have_the_faces_of_the_style(
    seed_pair: tuple[Edition, ...], dressed: Dressed, name: str, layout: str, both: bool
) -> None:
    fonts = dressed(name)[1]
    role = "heading" if name == "official-cn" else "kai"
    heads = [
        run
        for block in blocks_of(set_in(seed_pair, dressed, name, layout, both))
        if block.role == "TH" and ("Scope", "Column") in block.attributes
        for line in block.lines
        for run in line.runs
    ]
    assert heads
    own = {fonts.face_for("事", role, variant).name for variant in ("tw", "cn")}  # type: ignore[arg-type]
    assert {run.face for run in heads if run.text.strip("／/ ")} <= own


@pytest.mark.parametrize("name", STYLES)
def test_names_that_both_scripts_share_a_column_with_keep_their_lines(
    pair_of: Callable[..., tuple[Edition, ...]], dressed: Dressed, name: str
) -> None:
    names = ("城镇居民人均可支配收入", "农村居民人均可支配收入", "规模以上工业增加值", "大型灌区灌溉水利用率")
    told = "".join(f"2023年，全市{each}超过1234.5亿元，同比提高2.4个百分点。\n" for each in names)
    pair = pair_of(f"2023年工作总结\n一、主要工作\n{told}")
    found = {
        block.lines[0].text: len(block.lines)
        for block in blocks_of(set_in(pair, dressed, name, "parallel", True))
        if block.node.startswith("indicators.table") and block.node.endswith(".1") and block.role == "TH"
        if ".head." not in block.node
    }
    assert len(found) >= len(names)
    assert set(found.values()) == {2}, "one line in each script"


@pytest.mark.parametrize(("layout", "both"), WAYS)
def test_names_of_groups_are_told_from_rows_where_all_is_in_one_face(
    seed_pair: tuple[Edition, ...], dressed: Dressed, layout: str, both: bool
) -> None:
    names = [
        (line.text, dict(block.path[-1].attributes).get("ColSpan"))
        for block in blocks_of(set_in(seed_pair, dressed, "official-tw", layout, both))
        if block.role == "H2" and block.node.startswith("indicators.table")
        for line in block.lines
    ]
    assert names
    assert all(text[-2:] in ("項）", "项）") and span == "5" for text, span in names)


@pytest.mark.parametrize("name", ["official-cn", "official-tw", "modern"])
@pytest.mark.parametrize(("layout", "both"), WAYS)
def test_notes_break_between_their_words_only(
    pair_of: Callable[..., tuple[Edition, ...]], dressed: Dressed, name: str, layout: str, both: bool
) -> None:
    names = (
        "经理层成员任期制和契约化签约人数占比",
        "市场化退出的管理人员占在岗管理人员的比例",
        "新增装机发电量",
    )
    told = "".join(f"2025年，力争{each}提高到66.6%以上，比上年提高2.4个百分点。\n" for each in names)
    pair = pair_of(
        f"2024年工作总结\n一、目标\n{told}全市发电量不低于286301234567.5千瓦时，同比增加86301234567.5千瓦时。\n"
    )
    notes = [
        line.text
        for block in blocks_of(set_in(pair, dressed, name, layout, both))
        if block.node.startswith("indicators.table") and block.role == "TD"
        for line in block.lines
        if "2025" in line.text
    ]
    assert notes
    assert all("年" in note for note in notes)


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize(("layout", "both"), WAYS)
def test_the_head_of_numbers_makes_no_word_with_the_head_beside_it(
    seed_pair: tuple[Edition, ...], dressed: Dressed, name: str, layout: str, both: bool
) -> None:
    seen = 0
    for page in set_in(seed_pair, dressed, name, layout, both).pages:
        runs = [
            run
            for block in page.blocks
            if block.role == "TH" and block.node.startswith("tracker.table") and ".head." in block.node
            for line in block.lines
            for run in line.runs
        ]
        for run in (run for run in runs if run.text.startswith("序")):
            seen += 1
            end = (
                max(other.xs[-1] for other in runs if other.y == run.y and other.text[-1] in "號号")
                + run.size
            )
            beside = min(other.xs[0] for other in runs if other.xs[0] >= end)
            assert beside - end > run.size
    assert seen


def test_titles_of_charts_are_divided_at_their_joint_and_stand_in_a_block(
    seed_pair: tuple[Edition, ...], dressed: Dressed
) -> None:
    titles = [
        block
        for block in blocks_of(set_in(seed_pair, dressed, "official-cn", "parallel", True))
        if block.role == "H2" and block.node.startswith("counts")
    ]
    assert titles
    for title in titles:
        assert len(title.lines) > 1
        assert title.lines[-1].text[:4] in ("數量較大", "数量较大")
        assert len({round(line.runs[0].xs[0], 1) for line in title.lines}) == 1
