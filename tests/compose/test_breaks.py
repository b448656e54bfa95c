"""Where lines end, against a search through every choice of ends."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from converter.compose import breaks
from converter.compose.breaks import SLACK, Prepared, break_lines
from converter.compose.clusters import VALUE_COST
from converter.compose.justify import fit
from converter.compose.paragraph import Inline
from converter.compose.segments import segments
from converter.fonts import load_fonts
from converter.model import Variant
from converter.options import Options
from converter.pipeline import editions, read_report
from converter.styles import LAYOUTS, LayoutName, load_style, style_names

STYLES: Final = {name: load_style(name) for name in style_names()}
FONTS: Final = {name: load_fonts(style) for name, style in STYLES.items()}
LOOSEST: Final = 0.15
MOST_WEIGHED: Final = 8
"""Lines for each character of a text."""
REPORTS: Final = Path(__file__).parents[1] / "cases" / "reports"

texts = st.lists(
    st.one_of(
        st.text("今年以來全市公安機關群眾安全感", min_size=1, max_size=6),
        st.sampled_from(
            ["，", "。", "、", "（", "）", "「", "」", "——", " ", "GPS", "PM2.5", "0575-82110000"]
        ),
        st.sampled_from(["2016年7月", "1.5萬餘起", "3億元", "75.7%", "¥3,400.50", "25公里", "7,346件"]),
    ),
    min_size=4,
    max_size=16,
).map("".join)


def prepared(text: str, style: str, variant: Variant) -> Prepared:
    (part,) = segments([Inline(text)], FONTS[style], variant, STYLES[style].cjk)
    return part.prepared


def is_good(text: Prepared, start: int, end: int, room: float) -> bool:
    """Whether a line fits, is not loose, and if it is the last is not a single character."""
    last = end == len(text)
    fitted = fit(text, start, end, room, justified=not last)
    if fitted.width > room + SLACK or fitted.share > LOOSEST + SLACK:
        return False
    return not (last and start and text.bodies[end] - text.bodies[start] < 2)


def all_good(text: Prepared, first: float, room: float) -> bool:
    """Whether all lines are as the composer ends them."""
    ends = break_lines(text, first, room, LOOSEST, justified=True)
    lines = zip([0, *ends[:-1]], ends, strict=True)
    return all(is_good(text, start, end, room if start else first) for start, end in lines)


def can_be_good(text: Prepared, first: float, room: float) -> bool:
    """Whether the lines can end where they may so that all are good: every choice is tried."""

    @cache
    def rest(start: int) -> bool:
        width = room if start else first
        within = bisect_right(text.rights, text.starts[start] + 1.5 * width)
        ends = [
            end
            for end in range(start + 1, min(within, len(text)) + 1)
            if end == len(text) or text.costs[end] <= VALUE_COST
        ]
        return any(is_good(text, start, end, width) and (end == len(text) or rest(end)) for end in ends)

    return rest(0)


@example("今" * 10, 9, 0, "tw", "modern")  # neither the fullest line nor a lone character
@example("今" * 13 + "1.5萬餘起", 8, 0, "tw", "modern")  # the value parts in the end
@given(
    texts,
    st.integers(6, 24),
    st.sampled_from((0, 2)),
    st.sampled_from(("tw", "cn")),
    st.sampled_from(style_names()),
)
def test_ju08_a_line_is_loose_only_where_no_choice_of_ends_avoids_it(
    text: str, room: int, indent: int, variant: Variant, style: str
) -> None:
    whole, first = prepared(text, style, variant), room - indent
    assert all_good(whole, first, room) or not can_be_good(whole, first, room)


@pytest.fixture(scope="module")
def paragraphs() -> list[tuple[Variant, str]]:
    """Every paragraph of every report in both scripts."""
    found: list[tuple[Variant, str]] = []
    for path in sorted(REPORTS.glob("*.txt")):
        pair = editions(read_report(path), ("tw", "cn"), options=Options(title="報告"))
        for edition in pair:
            report = edition.report
            every = [*report.preamble, *(one for section in report.walk() for one in section.paragraphs)]
            found += [(edition.variant, one.text.text) for one in every]
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("style", style_names())
def test_ju08_no_line_of_any_report_is_loose_but_where_no_choice_of_ends_avoids_it(
    paragraphs: list[tuple[Variant, str]], style: str, layout: LayoutName
) -> None:
    room = STYLES[style].layout(layout).measure
    for variant, text in paragraphs:
        whole = prepared(text, style, variant)
        assert all_good(whole, room - 2, room) or not can_be_good(whole, room - 2, room), text


@pytest.mark.parametrize(
    "unit", ["全市立案1.5萬餘起，同比下降20.5%。", "0123456789", "abcdefghij", "（", "ab-"]
)
@pytest.mark.parametrize("justified", [True, False])
def test_from_each_place_only_a_few_lines_are_weighed_however_long_the_text(
    unit: str, justified: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    weighed = 0
    end_cost = breaks._Search._end

    def counted(search: breaks._Search, start: int, end: int) -> float:
        nonlocal weighed
        weighed += 1
        return end_cost(search, start, end)

    monkeypatch.setattr(breaks._Search, "_end", counted)
    size = 16_000
    break_lines(prepared((unit * size)[:size], "modern", "cn"), 18, 20, LOOSEST, justified)
    assert weighed < MOST_WEIGHED * size
