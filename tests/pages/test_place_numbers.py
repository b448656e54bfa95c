"""On paper, the name of a group of figures tells the page on which its part of the report begins."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from nodes import content_of

from converter.fonts import Fonts
from converter.model import Edition
from converter.options import Options
from converter.pages import typeset
from converter.pages.geometry import anchor_of
from converter.pipeline import editions, read_report
from converter.styles import LAYOUTS, LayoutName, Style

Dress = Callable[[str], tuple[Style, Fonts]]


@pytest.mark.parametrize("name", ["modern", "official-cn"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_names_of_groups_tell_the_page_of_their_part_and_no_screen_reader(
    seed_pair: tuple[Edition, ...], dressed: Dress, name: str, layout: LayoutName
) -> None:
    style, fonts = dressed(name)
    content = content_of(seed_pair)
    made = typeset(content, style, layout=layout, fonts=fonts).layout
    groups = content.indicators.groups
    for at, group in enumerate(groups, start=1):
        if group.section is None:
            continue
        place = made.destinations[f"indicators.{at}"]
        told = {
            (line.y, line.text)
            for each in made.pages[place.page - 1].artifacts
            for line in each.lines
            if re.match(r"第 ?\d+ ?頁", line.text)
        }
        wanted = made.destinations[group.section].page
        own = [text for y, text in told if 0 < y - place.y < 2 * style.table.leading]
        assert [text.replace(" ", "")[: len(f"第{wanted}頁")] for text in own] == [f"第{wanted}頁"]
        if layout != "facing":
            other = made.destinations[anchor_of(group.section, 1)].page
            assert own[0].replace(" ", "").endswith(f"第{other}页")
    read = [line.text for page in made.pages for block in page.blocks for line in block.lines]
    assert not any(re.match(r"第 ?\d+ ?[頁页]", text) for text in read)


def test_a_page_that_has_no_room_beside_the_name_is_left_out(dressed: Dress) -> None:
    style, fonts = dressed("large-print")
    long = "持續強化社會治安重點地區和突出治安問題的整體防控與綜合整治工作"
    text = f"工作總結\n一、{long}\n破案20起。\n二、巡邏\n出動巡邏30次。\n"
    pair = editions(read_report(text.encode(), name="r.txt"), ("tw",), options=Options())
    made = typeset(content_of(pair), style, fonts=fonts).layout
    lines = [line.text for page in made.pages for each in page.artifacts for line in each.lines]
    assert sum(bool(re.match(r"第 ?\d+ ?頁", text)) for text in lines) == 1
