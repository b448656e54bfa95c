"""Series inside a paragraph, set as a list or as text."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Final

import pytest
from nodes import content_of

from converter.fonts import Fonts
from converter.model import Edition
from converter.options import Options
from converter.pages import typeset
from converter.pages.layout import Line
from converter.pipeline import editions, read_report
from converter.styles import LayoutName, Style

Dressed = Callable[[str], tuple[Style, Fonts]]

TEXT: Final = (
    "一、下一步工作\n今后要突出重点，抓好以下工作：一是进一步完善机制，明确分工，压实责任，确保各项任务按期完成，"
    "不断提升群众的安全感和满意度；二是加强巡逻；三是强化宣传，全年发放资料2000份。\n二、保障\n抓好落实。\n"
)
LEADS: Final = ("今后要", "一是", "二是", "三是")


@pytest.fixture(scope="module")
def pair() -> tuple[Edition, ...]:
    return editions(read_report(TEXT.encode(), name="report.txt"), ("tw", "cn"), options=Options())


def lines_of(
    pair: tuple[Edition, ...], style: Style, fonts: Fonts, layout: LayoutName, lang: str
) -> list[Line]:
    made = typeset(content_of(pair), style, layout=layout, fonts=fonts).layout
    blocks = [
        block for page in made.pages for block in page.blocks if block.node == "p1" and block.lang == lang
    ]
    assert len(blocks) == 1  # one paragraph to who reads it aloud
    return list(blocks[0].lines)


@pytest.mark.parametrize("layout", ["parallel", "stacked", "facing"])
@pytest.mark.parametrize("lang", ["zh-Hant-TW", "zh-Hans-CN"])
def test_each_item_begins_a_line_and_its_later_lines_stand_in(
    pair: tuple[Edition, ...], dressed: Dressed, layout: LayoutName, lang: str
) -> None:
    style, fonts = dressed("modern")
    lines = lines_of(pair, style, fonts, layout, lang)
    starts = [line for line in lines if line.text.strip()[:2] in ("今后", "今後", "一是", "二是", "三是")]
    assert len(starts) == 4
    assert "".join(line.text for line in lines) == next(
        paragraph.text.text
        for edition in pair
        if edition.lang == lang
        for section in edition.report.walk()
        for paragraph in section.paragraphs
        if paragraph.id == "p1"
    )
    em, edge = style.text(layout).size, min(line.runs[0].xs[0] for line in lines)
    first = lines.index(starts[1])
    item = lines[first : lines.index(starts[2])]
    assert len(item) > 1
    lefts = {round(line.runs[0].xs[0] - item[0].runs[0].xs[0], 1) for line in item}
    assert lefts == {0.0}
    assert first in (1, 2)
    assert item[0].runs[0].xs[0] - edge in (pytest.approx(2 * em), pytest.approx(0.0))


def test_a_style_may_run_the_series_on(pair: tuple[Edition, ...], dressed: Dressed) -> None:
    style, fonts = dressed("modern")
    text = dataclasses.replace(style, body=dataclasses.replace(style.body, series="text"))
    lines = lines_of(pair, text, fonts, "stacked", "zh-Hans-CN")
    assert len([line for line in lines if line.text.strip()[:2] in ("一是", "二是", "三是")]) < 3


def test_links_from_the_figures_of_an_item_stay_on_its_line(
    pair: tuple[Edition, ...], dressed: Dressed
) -> None:
    style, fonts = dressed("modern")
    made = typeset(content_of(pair), style, fonts=fonts).layout
    (block,) = (
        block
        for page in made.pages
        for block in page.blocks
        if (block.node, block.lang) == ("p1", "zh-Hans-CN")
    )
    (link,) = block.links
    (line,) = (line for line in block.lines if "2000" in line.text)
    assert link.y <= line.y <= link.y + link.height
    assert link.target in made.destinations
