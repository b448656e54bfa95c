"""Titles are divided where their meaning has a joint."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

import pytest
from reports import REPORTS

from converter import read_report
from converter.compose.balance import balanced_ends
from converter.lexicon.titles import TORN, title_costs
from converter.renderers.docx.headline import headline

ROOMS: Final = (12.8, 15.0, 18.0, 20.6, 22.0, 26.0)
"""Em of a line in the styles and layouts of the pages, and in the summary."""
HEADS: Final = re.compile("总结|汇报|公报|通报|要点|打算|情况|总結|彙報|簡報|要點|情形|報告|报告")
APART: Final = re.compile("(?:[局院厅委部处署所会府校处處關关司年]|年度|季度|季|月|半年|学年|区|處)$")


def lines(title: str, room: float) -> list[str]:
    return headline(title, room).split("\n")


@pytest.mark.parametrize(
    ("title", "room", "wanted"),
    [
        ("2023年上半年工作总结及下半年工作打算", 12.8, "2023年上半年工作总结及|下半年工作打算"),
        ("水泉县卫生健康局2023年度工作总结和2024年工作打算", 12.8,
         "水泉县卫生健康局|2023年度工作总结和|2024年工作打算"),
        ("水泉县水利局关于2023年工作总结暨2024年工作要点的报告", 13.0,
         "水泉县水利局|关于2023年工作总结暨|2024年工作要点的报告"),
        ("水泉市人民政府工作报告", 10.0, "水泉市人民政府|工作报告"),
        ("水泉市交通运输局2024年度部门决算报告", 15.0, "水泉市交通运输局|2024年度部门决算报告"),
        ("水泉縣政府警察局113年度上半年施政報告", 15.0, "水泉縣政府警察局|113年度上半年施政報告"),
        ("水泉海關二○二三年執法工作回顧", 10.0, "水泉海關二○二三年|執法工作回顧"),
        ("水泉县公安局交通警察大队2023年工作总结", 14.0, "水泉县公安局交通警察大队|2023年工作总结"),
        ("水泉县市场监管局2023年社会治安综合治理工作情况汇报", 18.0,
         "水泉县市场监管局|2023年社会治安综合治理工作情况汇报"),
        ("在水泉地区工作会议上的报告（节录）", 13.0, "在水泉地区|工作会议上的报告（节录）"),
        ("水泉县关于“十四五”规划实施情况的中期评估报告", 20.0, "水泉县关于“十四五”规划实施情况的|中期评估报告"),
        ("水泉縣議會第20屆第3次定期會縣政總報告", 12.8, "水泉縣議會第20屆|第3次定期會縣政總報告"),
        ("铁腕执法，消费环境持续向好", 10.0, "铁腕执法，|消费环境持续向好"),
        ("水泉岛第三季旅遊及酒店業發展統計簡報", 12.0, "水泉岛第三季旅遊及|酒店業發展統計簡報"),
    ],
)  # fmt: skip
def test_a_line_ends_where_an_editor_would_end_it(title: str, room: float, wanted: str) -> None:
    assert "|".join(lines(title, room)) == wanted


@pytest.fixture(scope="module")
def titles() -> list[str]:
    found = [read_report(path).title for path in REPORTS]
    return [line for title in found if title for line in title.text.split("\n")]


@pytest.mark.parametrize("room", ROOMS)
def test_no_title_of_a_report_is_torn(titles: list[str], room: float) -> None:
    torn = []
    for title in titles:
        made = lines(title, room)
        assert "".join(made) == title
        for before, after in pairwise(made):
            head = HEADS.match(after) and not APART.search(before)
            if head or re.match("[和与與及暨的]", after) or (before[-1] == "年" and after[0] in "上下前第"):
                torn.append("|".join(made))
        torn += ["|".join(made)] if len(made) > 1 and len(made[-1]) < 3 else []
    assert not torn


def test_a_time_is_whole() -> None:
    for time in ("2024年1—8月", "二〇二三年上半年", "一百一十三年度", "2022年10月份", "2023年第三季度"):
        title = f"水泉县民政局{time}工作情况汇报"
        costs = title_costs(title)
        start = title.index(time)
        assert min(costs[start + 1 : start + len(time)]) > max(costs[start], costs[start + len(time)])


def test_a_word_is_torn_only_where_nothing_else_is_left() -> None:
    costs = title_costs("社会保障事业发展统计公报")
    assert costs[1] == TORN
    assert balanced_ends(costs, lambda start, end: float(end - start), 12.0, 12.0) == [12]
    assert balanced_ends(costs, lambda start, end: float(end - start), 1.0, 1.0) == list(range(1, 13))
    assert balanced_ends(costs, lambda start, end: float(end - start), 0.5, 0.5) == []
