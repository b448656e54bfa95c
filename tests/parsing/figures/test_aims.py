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
    ("达到年度指标16万宗的105.3%。", []),
    ("达年度目标300户之106.7%。", []),
    ("年度指标16万宗。", ["年度指标16万宗。"]),
    ("占比目标为85%。", ["占比目标为85%。"]),
    ("着力稳就业、稳预期,生产总值增长5.3%。", []),
    ("市场预期持续改善,利润增长4%。", []),
    ("预期增长5%。", ["预期增长5%。"]),
    ("预期增长5%,粮食1300亿斤以上、力争比去年更多。", ["预期增长5%", "粮食1300亿斤以上、力争比去年更多。"]),
    ("草案设定了今后五年5类指标,包括生产总值年均增长5%。", ["草案设定了今后五年5类指标", "包括生产总值年均增长5%。"]),
    ("实施未来三年行动计划,投资5亿元。", []),
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


HEADED = [
    ("年度目标：地区生产总值增长6%，实际完成6.5%。", "ar"),
    ("年度目标：新增就业5万人，城镇登记失业率控制在4.5%以内。", "aa"),
    ("2023年度目标：城镇新增就业5万人以上，居民人均可支配收入实际增长5%。", "aa"),
    ("主要目标：粮食产量100万吨。实际完成：105万吨。", "ar"),
    ("目标：新建学校12所；完成：新建学校11所。", "ar"),
    ("1.年度目标：新建公园12个；2.完成情况：新建公园11个。", "ar"),
    ("目标任务：完成投资20亿元，实际完成投资18.2亿元，完成率91%。", "arr"),
    ("年度目標：辦結案件300件；截至11月底，辦結案件312件。", "ar"),
    ("绩效目标：培训农民500人次。办理情形：培训农民520人次。", "ar"),
    ("考核指标：培训农民500人次；实绩：培训农民520人次。", "ar"),
    ("责任目标：办结率95%以上，实际办结率97.3%。", "ar"),
    ("目标值：120万元；实际值：118万元。", "ar"),
    ("年度计划：新建公园12个；实际完成：新建公园11个。", "ar"),
    ("发展目标：到2025年，建成泊位12个，吞吐量突破3亿吨。", "aa"),
    ("（一）安全生产目标：生产安全事故起数下降10%，死亡人数控制在3人以内。", "aa"),
    ("年度目标：\n1.新建公园12个。\n2.新增就业5万人。\n完成情况：\n1.新建公园11个。\n2.新增就业4.8万人。", "aarr"),
    ("年度目标任务完成情况：新增就业5.2万人。", "r"),
    ("超额完成年度目标：新增就业5.2万人。", "r"),
    ("围绕年度目标：开展培训20场。", "r"),
    ("对照年度目标：新增就业5.2万人。", "r"),
    ("（一）年度目标。全年完成新建公园12个，新增绿地30公顷，同比增长5%。", "rr"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "kinds"), HEADED)
def test_a_head_before_a_colon_says_whether_figures_are_aimed_at_or_came_about(told: str, kinds: str) -> None:
    text = f"某市2023年工作总结\n一、主要工作\n{told}\n"
    report = parse(read(text.encode(), name="report.txt"))
    assert "".join("a" if each.target else "r" for each in report.indicators) == kinds
