"""Who issues a report and when stands below its text as a signature, in every style and layout."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import pytest
from nodes import content_of

from converter.fonts import Fonts
from converter.model import Edition
from converter.pages import typeset
from converter.pages.geometry import Geometry, geometry
from converter.pages.layout import Layout, Line
from converter.styles import LAYOUTS, LayoutName, Style, style_names

SENTENCE: Final = "各单位认真贯彻落实上级部署要求，坚持问题导向，压实工作责任，成效明显。"
TEXT: Final = f"关于上半年消防工作情况的报告\n一、监督执法\n全年检查单位3200家次。{SENTENCE * 3}\n二、下一步工作\n{SENTENCE * 4}\n"
Dress = Callable[[str], tuple[Style, Fonts]]
PairOf = Callable[..., tuple[Edition, ...]]


@pytest.fixture(scope="module", params=style_names())
def dress(request: pytest.FixtureRequest, dressed: Dress) -> tuple[Style, Fonts]:
    return dressed(request.param)


def lines_of(layout: Layout, *starts: str, lang: str = "zh-Hans-CN") -> Iterator[tuple[int, Line]]:
    """Number of the page, and the line of the Simplified text that begins so."""
    for page in layout.pages:
        for block in page.blocks:
            if block.lang == lang and block.role == "P":
                yield from ((page.number, line) for line in block.lines if line.text.startswith(starts))


def right_of(style: Style, layout: LayoutName, number: int) -> tuple[Geometry, float]:
    """The page, and the right edge of the column of the Simplified text."""
    page = geometry(style, ("tw", "cn"), layout)
    return page, page.columns[1].x + page.measure + page.shift(number)


def start_of(line: Line) -> float:
    return line.runs[0].xs[0]


def end_of(line: Line) -> float:
    return line.x + line.width


@pytest.mark.parametrize("layout", LAYOUTS)
def test_body_and_date_below_the_text_end_at_the_right_and_stay_with_it(
    layout: LayoutName, dress: tuple[Style, Fonts], pair_of: PairOf
) -> None:
    style, fonts = dress
    pair = pair_of(f"{TEXT}安澜市消防救援支队\n2025年7月8日\n（联系人：陈某）\n")
    made = typeset(content_of(pair), style, layout=layout, fonts=fonts).layout
    (page, body), (same, date) = lines_of(made, "安澜市消防救援支队", "2025")
    assert page == same
    assert body.y < date.y
    look, right = right_of(style, layout, page)
    for line in (body, date):
        assert end_of(line) > right - 4.5 * look.size
        assert start_of(line) > right - look.measure / 2 - 2 * look.size
    if look.measure >= 24 * look.size:
        assert start_of(date) - start_of(body) == pytest.approx(2 * look.size, abs=0.1)
        assert right - end_of(body) == pytest.approx(2 * look.size, abs=0.6 * look.size)
    else:
        assert end_of(body) == pytest.approx(right, abs=0.1)
    ((_, remark),) = lines_of(made, "（联系人")
    assert remark.y > date.y
    assert start_of(remark) < right - look.measure / 2, "a remark is no signature"
    above = [line for number, line in lines_of(made, "") if number == page and line.y < body.y]
    assert len(above) >= 2
    assert body.y - max(line.y for line in above) >= 2 * look.leading - 0.1


def test_bodies_that_sign_together_begin_under_each_other(dressed: Dress, pair_of: PairOf) -> None:
    style, fonts = dressed("modern")
    pair = pair_of(f"{TEXT}中共安澜市纪律检查委员会\n安澜市监察委员会\n2025年7月8日\n")
    made = typeset(content_of(pair), style, layout="stacked", fonts=fonts).layout
    (_, one), (_, other), (_, date) = lines_of(made, "中共", "安澜市监察", "2025")
    assert start_of(one) == pytest.approx(start_of(other), abs=0.1)
    assert one.y < other.y < date.y


def test_bodies_on_a_line_that_is_too_long_for_a_column_stand_under_each_other(
    dressed: Dress, pair_of: PairOf
) -> None:
    style, fonts = dressed("official-cn")
    pair = pair_of(f"{TEXT}中共安澜市纪律检查委员会  安澜市监察委员会\n2025年7月8日\n")
    made = typeset(content_of(pair), style, layout="parallel", fonts=fonts).layout
    assert [line.text for _, line in lines_of(made, "中共", "安澜市")] == [
        "中共安澜市纪律检查委员会", "安澜市监察委员会",
    ]  # fmt: skip


def test_the_end_mark_of_a_press_release_is_no_signature(dressed: Dress, pair_of: PairOf) -> None:
    style, fonts = dressed("modern")
    pair = pair_of(f"{TEXT}完\n2025年7月8日（星期二）\n香港时间18时30分\n")
    made = typeset(content_of(pair), style, layout="stacked", fonts=fonts).layout
    starts = {start_of(line) for _, line in lines_of(made, "完", "2025", "香港")}
    assert len(starts) == 1
    assert starts.pop() < style.page.width / 2


def test_a_date_in_brackets_keeps_the_body_beside_it_below_the_title(dressed: Dress, pair_of: PairOf) -> None:
    style, fonts = dressed("official-cn")
    title, _, text = TEXT.partition("\n")
    pair = pair_of(f"{title}\n安澜市消防救援支队\n（2025年7月8日）\n\n{text}")
    made = typeset(content_of(pair), style, layout="stacked", fonts=fonts).layout
    ((page, body), (same, date)) = lines_of(made, "安澜市消防救援支队", "（2025")
    assert page == same == 1
    assert body.y < date.y < style.page.height / 2
