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
