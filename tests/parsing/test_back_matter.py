"""What stands below a text: annexes, notes, signature, copies; neither headings nor items."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from converter.model import Report

TEXT = "某市公安局2023年上半年工作总结\n一、总体情况\n全市共立刑事案件1234起，同比下降5.6%。\n二、下一步工作\n加强领导，强化督导。\n"
SIGNED = "某市公安局\n2023年7月5日"


@pytest.mark.parametrize(
    ("below", "parts"),
    [
        ("附件：1. 主要指标表\n2. 任务分解表\n" + SIGNED, ["other 2", "closing 2"]),
        ("附件：1.主要指标表；2.任务分解表\n" + SIGNED, ["other 1", "closing 2"]),
        ("附件1：主要指标表\n附件2：任务分解表", ["other 2"]),
        ("附：1.主要指标表\n2.任务分解表", ["other 2"]),
        ("附表：1.主要指标表\n2.任务分解表\n3.项目清单", ["other 3"]),
        ("抄送：1.市委办公室\n2.市政府办公室", ["other 2"]),
        ("说明：1.数据截至6月底。\n2.指标含县区。", ["other 2"]),
        (
            "註：\n1. 因進位關係，總數未必相等。\n2. 去年數字已修訂。\n查詢詳情，請致電2345 6789。",
            ["other 4"],
        ),
        (SIGNED, ["closing 2"]),
        ("某市公安局", ["closing 1"]),
        (
            SIGNED + "\n（此件公开发布）\n抄送：市委办公室。\n某市公安局办公室　2023年7月5日印发",
            ["closing 3", "other 2"],
        ),
    ],
)
def test_each_kind_is_a_part_of_its_own(
    understood: Callable[[str], Report], below: str, parts: list[str]
) -> None:
    report = understood(TEXT + below)
    back = [section for section in report.sections if section.back_matter]
    assert [f"{section.role} {len(section.paragraphs)}" for section in back] == parts
    assert [section.number for section in report.sections if not section.back_matter] == ["一", "二"]
    assert all(section.number is None and section.heading is None for section in back)
    assert list(report.action_items()) == []


def test_a_plan_with_headings_below_a_note_is_no_back_matter(understood: Callable[[str], Report]) -> None:
    report = understood(
        "某校工作总结\n主要工作\n开展活动144次。\n注：含社团活动。\n下学期打算\n1. 启动工程。\n2. 举办读书节。"
    )
    assert [section.heading and section.heading.text for section in report.walk()][-1] == "下学期打算"
    assert len(list(report.action_items())) == 2


def test_articles_are_sections_below_their_chapter(understood: Callable[[str], Report]) -> None:
    report = understood(
        "某县管理办法\n第一章 总则\n第一条 为加强管理，制定本办法。\n第二条 本办法适用于全县。\n第二章 附则\n第三条 下列事项：\n（一）编制规划；\n（二）组织考核。"
    )
    told = [
        (section.level, section.number, section.heading and section.heading.text) for section in report.walk()
    ]
    assert told == [
        (1, "一", "总则"), (2, "第一条", None), (2, "第二条", None), (1, "二", "附则"), (2, "第三条", None),
    ]  # fmt: skip
    assert [item.kind for item in report.action_items()] == ["plan", "plan"]


GLOSSARY = [
    "名词解释\n1.“一网统管”：指覆盖16个镇的平台。\n2.“双减”：指减轻作业负担，计划\n2025年完成\n全部任务\n。\n3.“三送”：送政策、送服务。",
    "《政府工作报告》有关内容名词注释\n1.“四级三类”规划：四级为省、市、县、乡，共编制12项规划。",
    "注释\n［1］一降三减：\n全年火灾起数总体下降5%。\n［2］四库：\n水库、粮库、钱库、碳库。",
    "有关用语说明：\n“六横六纵”：指六个横向输水大动脉，其中3处将于2026年建成。\n一带一路：是指新丝绸之路。",
    "主要指标解释\n一、地区生产总值：指一个地区所有常住单位生产的最终成果，增长5%。\n二、固定资产投资：指建造和购置固定资产的工作量。",
]


@pytest.mark.parametrize("below", GLOSSARY, ids=lambda below: below.partition("\n")[0])
@pytest.mark.parametrize("above", ["", "附件\n", "附件2：\n"])
@pytest.mark.parametrize("signed", ["", "\n" + SIGNED])
def test_a_list_of_words_is_set_and_not_read(
    understood: Callable[[str], Report], below: str, above: str, signed: str
) -> None:
    report = understood(TEXT + above + below + signed)
    kinds = [each.back_matter for each in report.sections[2:]]
    assert kinds == (["annex"] if above else []) + ["glossary"] + (["signature"] if signed else [])
    glossary = report.sections[3 if above else 2]
    torn = below.count("\n。")  # a stop alone on its line is of the sentence above
    assert len(glossary.paragraphs) == below.count("\n") + 1 - torn
    assert [section.number for section in report.walk() if section.number or section.heading] == ["一", "二"]
    assert list(report.action_items()) == []
    assert {each.section for each in report.indicators} == {"s1"}


def test_the_report_goes_on_behind_a_list_of_words(understood: Callable[[str], Report]) -> None:
    annexed = understood(
        TEXT
        + "附件1\n名词解释\n“双减”：指减轻作业负担，覆盖20所学校。\n附件2\n2024年民生实事\n1.新建学校2所。\n2.改造小区30个。"
    )
    assert [(item.number, item.kind) for item in annexed.action_items()] == [(1, "plan"), (2, "plan")]
    parted = understood(
        "某市财政局2023年部门决算\n第一部分 概况\n一、职责\n负责财政管理。\n第二部分 名词解释\n一、财政拨款收入：指财政资金，超80%。\n"
        "二、结余：指以后年度使用的资金。\n（一）基本结余。\n第三部分 附表\n共有附表8张。"
    )
    told = [(each.number, each.back_matter) for each in parted.sections]
    assert told == [("一", None), ("二", "glossary"), ("三", None)]
    assert len(parted.sections[1].paragraphs) == 3
    assert not parted.sections[1].sections
    assert [each.value for each in parted.indicators] == [8]


@pytest.mark.parametrize(
    "text",
    [
        "三、主要指标\n1.地区生产总值：增长5%。\n2.财政收入：增长6%。",
        "三、指标说明\n各项指标进展顺利，共完成12项。",
        "三、术语管理\n1.编制术语表：完成2部。\n2.发布目录：收词300条。",
    ],
)
def test_a_part_of_the_report_is_no_list_of_words(understood: Callable[[str], Report], text: str) -> None:
    report = understood(TEXT + text)
    assert report.sections[2].back_matter is None
    assert any(each.section and each.section.startswith("s3") for each in report.indicators)
