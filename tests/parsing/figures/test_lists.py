"""Members of a list and what they share."""

from __future__ import annotations

import pytest

from converter.parsing.figures.lists import count_of_members, members
from converter.parsing.figures.naming import wording

LISTS = [
    ("刑事、治安案件", ["刑事案件", "治安案件"]),
    ("粮食、油料产量", ["粮食产量", "油料产量"]),
    ("城镇和农村常住居民人均可支配收入", ["城镇常住居民人均可支配收入", "农村常住居民人均可支配收入"]),
    ("第二、第三产业占比", ["第二产业占比", "第三产业占比"]),
    ("旅游人数和收入", ["旅游人数", "旅游收入"]),
    ("盗窃摩托车和电动车警情", ["盗窃摩托车警情", "盗窃电动车警情"]),
    ("装备制造业、高技术制造业增加值", ["装备制造业增加值", "高技术制造业增加值"]),
    ("电力、热力供应业投资与民间投资", ["电力、热力供应业投资", "民间投资"]),
    ("城乡低保标准", ["城低保标准", "乡低保标准"]),
]  # fmt: skip


@pytest.mark.parametrize(("subject", "named"), LISTS)
def test_members_share_what_stands_on_one_of_them(subject: str, named: list[str]) -> None:
    piece = (0, len(subject))
    assert [wording(subject, name) for name in members(subject, piece, len(named))] == named


def test_marks_in_quotations_do_not_divide() -> None:
    text = "“两抢、一盗”和诈骗"
    assert count_of_members(text, (0, len(text))) == 2
