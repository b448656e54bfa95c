"""A line that cannot but be loose is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from nodes import content_of

from converter.model import Diagnostic, Edition
from converter.pages import typeset

SECTION = "2016年工作總結\n\n一、治安。全市公安機關深入推進執法規範化建設。\n"
PHONE = "（聯繫人：陳某，電話：13905751234567）\n"


def told(pair: tuple[Edition, ...], dressed: Any) -> list[Diagnostic]:
    style, fonts = dressed("large-print")
    return [
        each
        for each in typeset(content_of(pair), style, fonts=fonts).diagnostics
        if each.code == "loose-line"
    ]


def test_loose_lines_are_counted_and_the_worst_is_named(
    pair_of: Callable[..., tuple[Edition, ...]], dressed: Any
) -> None:
    (diagnostic,) = told(pair_of(SECTION + PHONE), dressed)
    assert diagnostic.level == "info"
    assert diagnostic.message == (
        "2 lines have more than 0.15 em of white between characters; "
        "the loosest, with 0.40 em, is on page 1: （联系人：陈某，电话："
    )


def test_nothing_is_said_where_no_line_is_loose(
    pair_of: Callable[..., tuple[Edition, ...]], dressed: Any
) -> None:
    assert told(pair_of(SECTION), dressed) == []
