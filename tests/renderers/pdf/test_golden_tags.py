"""Golden tag trees: small reports as a screen reader meets them, in each layout, to be read and compared."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pdfs import LISTS, Maker
from tags import tree_text

from converter import __version__
from converter.styles import LAYOUTS

GOLDEN = Path(__file__).parent / "golden"
REPORT = """临江市消防工作总结
一、火灾形势平稳。上半年，全市接报火灾1360余起，同比下降7.7%；受伤11人，同比上升10%。
（一）隐患治理。查处隐患7482处。
二、下一步工作。一是强化排查整治，压实责任。二是建强基层力量，力争新增队员60人。
"""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tags_of_a_small_report(layout: str, made: Maker, golden: Callable[[Path, str], None]) -> None:
    tree = tree_text(made(REPORT, layout=layout).tags, shown=24)
    golden(GOLDEN / f"{layout}.txt", without_page_numbers(tree).replace(__version__, "VERSION"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tags_of_lists(layout: str, made: Maker, golden: Callable[[Path, str], None]) -> None:
    tree = tree_text(made(LISTS, layout=layout, title="工作总结").tags, shown=24)
    of_the_text = tree[tree.index("  H1 '一、主要做法'") : tree.index("  H1 '行動事項'")]
    golden(GOLDEN / f"lists-{layout}.txt", of_the_text)


def without_page_numbers(tree: str) -> str:
    """Entries of the contents without the page they print."""
    return re.sub(r"(→ '(.*)' '\2) \d+'", r"\1'", tree)
