"""What a name borrows, and what it leaves to others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Tell = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("人口出生率5.32‰，死亡率8.06‰。", ["人口出生率 | 5.32‰", "人口死亡率 | 8.06‰"]),
        ("全县社会组织总数达318家。", ["社会组织总数 | 318家"]),
        ("新增认证企业11家，累计达86家。", ["新增认证企业 | 11家", "认证企业 | 86家"]),
        (
            "高新技术企业净增3200家、总数达到1.9万家。",
            ["高新技术企业净增 | 3200家", "高新技术企业总数 | 19000家"],
        ),
        ("听评课1860节，人均9.3节。", ["听评课 | 1860节", "听评课人均 | 9.3节"]),
        ("无理由退货承诺店512家。", ["无理由退货承诺店 | 512家"]),
        ("其余各项收入20亿元。", ["其余各项收入 | 2000000000元"]),
        ("在用特种设备2.3万台。", ["在用特种设备 | 23000台"]),
        (
            "水毁工程436处，估算损失1.2亿元，已修复389处，修复率89%。",
            ["水毁工程 | 436处", "估算损失 | 120000000元", "估算损失修复 | 389处", "水毁工程修复率 | 89%"],
        ),
        ("经审查批准逮捕132件171人。", ["批准逮捕 | 132件", "批准逮捕 | 171人"]),
    ],
)
def test_a_measure_says_what_it_measures(text: str, told: list[str], tell: Tell) -> None:
    assert tell(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "依法惩治电信网络诈骗，批捕21人、起诉46人。",
            ["电信网络诈骗批捕 | 21人", "电信网络诈骗起诉 | 46人"],
        ),
        ("推动滨海产业园区二期开发，面积48.6公顷。", ["滨海产业园区二期开发面积 | 48.6公顷"]),
        (
            "持续争取中央补助办理县道129线拓宽工程，总经费18.7亿元，全长9.4公里。",
            ["县道129线拓宽工程总经费 | 1870000000元", "县道129线拓宽工程全长 | 9.4公里"],
        ),
        (
            "建成应急指挥平台，举办演练327场次，参演4.1万人次。",
            ["举办演练 | 327场次", "演练参演 | 41000人次"],
        ),
    ],
)
def test_a_bare_deed_is_done_to_what_the_clause_before_names(text: str, told: list[str], tell: Tell) -> None:
    assert tell(text) == told


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("城网、农网供电可靠率分别达到99.987%和99.942%。", ["城网供电可靠率", "农网供电可靠率"]),
        ("每千人口执业医师数、注册护士数分别为3.2人和3.9人。", ["每千人口执业医师数", "每千人口注册护士数"]),
        (
            "保障孤儿42名、流浪儿童187名，每人每月基本生活费分别为1400元、1100元。",
            ["保障孤儿", "保障流浪儿童", "孤儿每人每月基本生活费", "流浪儿童每人每月基本生活费"],
        ),
        ("其中失业个案1603宗、单亲个案2178宗。", ["失业个案", "单亲个案"]),
        ("新登记经营主体8213户，其中企业2946户。", ["新登记经营主体", "新登记企业"]),
        ("带动7.9万户、28万人增收。", ["带动增收", "带动增收"]),
    ],
)
def test_members_of_a_list_share_what_they_have_in_common(text: str, names: list[str], tell: Tell) -> None:
    assert [record.split(" | ")[0] for record in tell(text)] == names


def test_brackets_part_no_list(tell: Tell) -> None:
    assert tell("6个县（市、区）PM2.5年均浓度控制在35μg/m³以内。")[-1].startswith("县（市、区）PM2.5年均浓度")
