"""Numbers stay whole: spaces between groups of three, rates, ratios."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "number",
    [
        "3 436",
        "2545 6182",
        "1 974.5",
        "12\u2009345\u2009678",
        "1\u00a0205",
        "8.6/10",
        "3∶1",
        "3：1",
        "1.5—2.5",
        "0.8‰",
    ],
)
def test_lb06_no_number_is_torn(setter, wrapped, number: str) -> None:
    joints = wrapped(setter, f"全年共立案{number}宗，比上年上升，其中破获的占多数，办案人员共同努力。", 8)
    for place in range(1, len(number)):
        left, right = number[:place].rstrip()[-1:], number[place:].lstrip()[:1]
        assert f"{left}|{right}" not in joints or left == right


def test_spaces_between_groups_of_three_do_not_grow(cn) -> None:
    text = "案件由3 436宗增至6 521宗其中大型走私案件增多"
    natural = cn.pens("3 436")
    for measure in (20, 20.5, 21):
        for at, line in enumerate(cn.lines(text, measure)):
            if "3 436" in line.text:
                start = line.text.index("3 436")
                pens = [x / 10 for run in cn.lines(text, measure)[at].runs for x in run.xs][start : start + 5]
                assert [pen - pens[0] for pen in pens] == pytest.approx(
                    [pen - natural[0] for pen in natural], abs=1e-6
                )


def test_lb01_no_line_begins_with_a_sign_of_ratio(setter, wrapped) -> None:
    joints = wrapped(setter, "男女比例为三∶一，分配比例为：甲方七成∶乙方三成，各项指标：均已完成。")
    assert not any(joint.endswith(("|∶", "|：", "|:")) for joint in joints)
