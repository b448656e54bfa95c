"""Aims told from results, clause by clause."""

from __future__ import annotations

import pytest

from converter.parsing import parse
from converter.parsing.figures.aims import aimed_stretches
from converter.readers import read

SENTENCES = [
    ("计划投资900万元,已完成投资720万元。", ["计划投资900万元"]),
    ("将增设机构,小组受理案件72件。", ["将增设机构"]),
    ("将新建小学5所,中学3所。", ["将新建小学5所", "中学3所。"]),
    ("为确保安全,检查企业12家。", []),
    ("努力完成任务,受理案件5件。", ["努力完成任务"]),
    ("造林15000亩(任务14000亩)。", ["任务14000亩"]),
    ("完成年度计划的95%。", []),
    ("执行率81.3%,未达年度目标85%。", []),
    ("办结率81%,低于目标85%。", []),
    ("投资5亿元,未完成全年计划投资9亿元。", []),
    ("得分81分,距离目标85分差4分。", []),
    ("未完成的工程将新建小学5所。", ["未完成的工程将新建小学5所。"]),
    ("占比目标为85%。", ["占比目标为85%。"]),
    ("着力稳就业、稳预期,生产总值增长5.3%。", []),
    ("市场预期持续改善,利润增长4%。", []),
    ("预期增长5%。", ["预期增长5%。"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "aimed"), SENTENCES)
def test_what_is_aimed_at(sentence: str, aimed: list[str]) -> None:
    assert [sentence[start:end] for start, end in aimed_stretches(sentence, aimed=False)] == aimed


def test_an_aim_goes_on_until_a_result_is_told() -> None:
    text = "结案率98%,已办结5件,新收3件。"
    assert [text[start:end] for start, end in aimed_stretches(text, aimed=True)] == ["结案率98%"]


def test_how_things_stand_is_no_aim_though_measures_stand_below_the_same_heading() -> None:
    text = (
        "关于问题整改情况的报告\n一、存在的问题及下一步整改措施\n（一）项目推进缓慢。项目开工率仅为62%。整改措施：6月底前开工率达到90%以上。\n"
        "（二）资金拨付不及时。有3笔资金未按时拨付。整改措施：开展专项检查4次。\n"
    )
    report = parse(read(text.encode(), name="report.txt"))
    told = [(str(each.value), each.target) for each in report.indicators]
    assert told == [("62", False), ("90", True), ("3", False), ("4", True)]
