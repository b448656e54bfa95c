"""One, two or three editions on the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import pytest

from converter.content import Content, build_content
from converter.model import Variant
from converter.options import Options
from converter.pages import typeset
from converter.pages.geometry import geometry
from converter.pages.layout import Layout
from converter.pipeline import editions, read_report
from converter.styles import LAYOUTS, LayoutName, style_names

SEED: Final = Path(__file__).parents[2] / "seeds" / "qingdao-psb-2016h1.txt"
THREE: Final[tuple[Variant, ...]] = ("tw", "hk", "cn")


@pytest.fixture(scope="module")
def shown() -> Callable[[Sequence[Variant]], Content]:
    report = read_report(SEED)
    return lambda variants: build_content(
        editions(report, tuple(variants), options=Options(title="工作報告"))
    )


def texts(layout: Layout) -> dict[tuple[str, str], str]:
    """What each node sets in each language."""
    found: dict[tuple[str, str], str] = defaultdict(str)
    for page in layout.pages:
        for block in page.blocks:
            found[block.node, block.lang] += "".join(line.text for line in block.lines)
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_three_editions_stand_in_three_columns_under_each_other_or_on_three_pages(
    shown, dressed, layout: LayoutName
) -> None:
    content, (style, fonts) = shown(THREE), dressed("modern")
    made = typeset(content, style, layout=layout, fonts=fonts).layout
    page = geometry(style, THREE, layout)
    assert len({column.x for column in page.columns}) == (3 if layout == "parallel" else 1)
    assert page.spread_pages == (3 if layout == "facing" else 1)
    set_texts = texts(made)
    for node in content.nodes.all:
        if node.row is None and not any(node.labels):
            for edition, text in zip(content.editions, node.texts, strict=True):
                assert set_texts[node.id, edition.lang] == text
    for target in {link.target for each in made.pages for block in each.blocks for link in block.links}:
        assert target in made.destinations


def test_lines_of_three_editions_stand_on_one_height(shown, dressed) -> None:
    content, (style, fonts) = shown(THREE), dressed("modern")
    made = typeset(content, style, fonts=fonts).layout
    tops: dict[str, set[float]] = defaultdict(set)
    for page in made.pages:
        for block in page.blocks:
            if block.role in ("P", "H1") and block.lines:
                tops[block.node].add(round(block.lines[0].y, 2))
    starts = [node for node in content.nodes.all if node.row is None]
    pages = {
        node.id: {made.destinations[key].page for key in (node.id, f"{node.id}/1", f"{node.id}/2")}
        for node in starts
    }
    assert all(len(found) == 1 for found in pages.values())
    assert sum(len(found) == 1 for found in tops.values()) > len(starts) / 2


@pytest.mark.parametrize("style", style_names())
@pytest.mark.parametrize("variant", ["tw", "cn"])
def test_one_edition_takes_the_whole_measure_and_says_everything_once(
    shown, dressed, style: str, variant: Variant
) -> None:
    content, (look, fonts) = shown((variant,)), dressed(style)
    made = typeset(content, look, fonts=fonts).layout
    page = geometry(look, (variant,), "parallel")
    assert page.measure == page.text_width == look.facing.measure * look.text("facing").size
    assert not made.spreads
    assert {block.lang for each in made.pages for block in each.blocks} == {content.editions[0].lang}
    assert not any("／" in line.text for each in made.pages for block in each.blocks for line in block.lines)
    assert all(
        name in {entry.title for entry in made.outline} for name in ("指標", "行動事項") if variant == "tw"
    )
    assert made.outline[0].title == content.title[0]
