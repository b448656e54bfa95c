"""Every entry of the contents is led to its page number, however long it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pytest
from nodes import content_of

from converter.model import Edition
from converter.pages import typeset
from converter.styles import LayoutName

WORDS: Final = "深化改革优化服务提升效能保障民生稳定增长防范风险加强管理推进建设落实责任"
NUMERALS: Final = "一二三四五六七八九十"
LENGTHS: Final = range(8, 34)


@pytest.mark.parametrize("layout", ["parallel", "stacked"])
@pytest.mark.parametrize("style", ["modern", "compact", "large-print"])
def test_dots_lead_from_every_entry_to_its_number(
    pair_of: Callable[..., tuple[Edition, ...]], dressed: Any, style: str, layout: LayoutName
) -> None:
    labels = [f"{numeral}、" for numeral in NUMERALS]
    for first in range(LENGTHS.start, LENGTHS.stop, len(labels)):
        lines = ["水泉县民政局工作报告", ""]
        for at, label in enumerate(labels):
            lines += [f"{label}{WORDS[: first + at]}", "全年救助困难群众120人次。"]
        look, fonts = dressed(style)
        made = typeset(content_of(pair_of("\n".join(lines))), look, layout=layout, fonts=fonts).layout
        entries = [block for page in made.pages for block in page.blocks if block.role == "TOCI"]
        dots = [
            line.text
            for page in made.pages
            for artifact in page.artifacts
            for line in artifact.lines
            if line.text and set(line.text) == set(look.toc.leader)
        ]
        assert len(entries) >= 2 * len(labels)
        assert len(dots) == len(entries)
