"""Reports to be set."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import nodes
import pytest

from converter.fonts import Fonts, load_fonts
from converter.model import Edition
from converter.options import Options
from converter.pipeline import editions, read_report
from converter.styles import Style, load_style

SEED: Final = Path(__file__).parents[2] / "seeds" / "qingdao-psb-2016h1.txt"


def _pair(text: str, *, title: str = "公安工作報告") -> tuple[Edition, ...]:
    return editions(read_report(text.encode(), name="report.txt"), ("tw", "cn"), options=Options(title=title))


@pytest.fixture(scope="session")
def pair_of() -> Callable[..., tuple[Edition, ...]]:
    """Both editions of a text."""
    return _pair


@pytest.fixture(scope="session")
def nodes_of() -> Callable[[tuple[Edition, ...]], list[tuple[str, str, str]]]:
    return lambda pair: list(nodes.nodes_of(pair))


@pytest.fixture(scope="session")
def seed_pair() -> tuple[Edition, ...]:
    return _pair(SEED.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def dressed() -> Callable[[str], tuple[Style, Fonts]]:
    """A bundled style with its faces, loaded once."""
    known: dict[str, tuple[Style, Fonts]] = {}

    def dress(name: str) -> tuple[Style, Fonts]:
        if name not in known:
            style = load_style(name)
            known[name] = (style, load_fonts(style))
        return known[name]

    return dress
