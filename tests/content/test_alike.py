"""Names of one measure are found by what they have, as comparing each with all would find them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.content.alike import OthersNames, are_alike

SHARE, FEWEST = 0.6, 3
NAMES = st.lists(st.text("甲乙丙率", min_size=1, max_size=9), max_size=12)


def compared(one: str, other: str) -> bool:
    if min(len(one), len(other)) < FEWEST:
        return one == other
    return one.endswith(other) or other.endswith(one) or are_alike(one, other, SHARE)


@given(st.text("甲乙丙率", min_size=1, max_size=9), NAMES)
def test_a_name_is_found_where_comparing_it_with_each_finds_it(name: str, names: list[str]) -> None:
    found = OthersNames(names, SHARE, FEWEST).have_like(name)
    assert found is any(compared(name, each) for each in names)


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("诉前调解成功率", True),
        ("生产总值两年平均增长", True),
        ("清江县PM2.5浓度", True),
        ("调解", False),
        ("办结率", False),
        ("公共预算支出", False),
    ],
)
def test_names_are_of_one_measure(name: str, like: bool) -> None:
    known = OthersNames(["调解成功率", "生产总值", "PM2.5浓度", "案件办结"], SHARE, FEWEST)
    assert known.have_like(name) is like
