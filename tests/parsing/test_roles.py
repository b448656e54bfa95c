"""What a section is for is read from its heading, from its opening, and from the section it stands in."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.model import Role
from converter.parsing import parse
from converter.parsing.roles import looks_ahead, role_of, role_of_whole, tail_cue
from converter.pipeline import read_report
from converter.readers.text import read_text


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("民生工程圆满完成各项目标任务", "achievements"),
        ("确保圆满完成全年目标任务", "plan"),
        ("鼓足干劲，奋力推动新五年开好局、起好步", "plan"), ("新五年实现良好开局", "achievements"),
        ("着力缩小城乡收入差距，协调发展", "achievements"),
        ("存在的主要问题", "problems"), ("困难和不足", "problems"), ("面臨的挑戰", "problems"), ("短板弱项", "problems"),
        ("當前施政面臨之課題", "problems"), ("面对的新课题", "problems"), ("发展瓶颈与隐忧", "problems"), ("有待改进之处", "problems"), ("當前困境", "problems"),
        ("着力突破发展瓶颈", "achievements"), ("困境儿童保障", "achievements"), ("重大课题研究进展", "achievements"),
        ("下一步工作打算", "plan"), ("2023年工作安排", "plan"), ("2024年重点工作", "plan"), ("未來展望", "plan"), ("今後努力方向", "plan"),
        ("工作建议", "plan"), ("重要施政計畫", "plan"), ("重要施政計畫執行情形", "achievements"), ("明年工作计划", "plan"),
        ("年度目标任务完成情况", "achievements"), ("重点任务落实情况", "achievements"), ("目标任务", "plan"),
        ("会议议定以下事项", "plan"), ("議定事項", "plan"), ("会议决定的落实情况", "achievements"),
        ("结束语", "closing"), ("結語", "closing"),
        ("2022年工作回顾", "achievements"), ("依法严厉打击刑事犯罪", "achievements"), ("重要工作執行情形", "achievements"),
        ("全力解决群众急难愁盼问题", "achievements"), ("帮扶困难群众", "achievements"), ("强化保障，补齐短板，办学条件不断改善", "achievements"), ("科教文卫事业取得新进步", "achievements"), ("推进突出问题整治", "achievements"),
        ("基本情况", "other"), ("前言", "other"), ("教育概况", "other"),
    ],
)  # fmt: skip
def test_the_words_of_a_heading_tell_the_role(heading: str, role: Role) -> None:
    assert role_of(heading, "") == role


@pytest.mark.parametrize(
    ("opening", "role"),
    [
        ("当前，公安工作与人民群众的新期待相比，还有一些差距和不足，多发性侵财案件仍高发。", "problems"),
        ("在肯定成绩的同时，我们也清醒地看到，队伍素质有待提高。", "problems"),
        ("下一步，全市公安机关将认真贯彻落实市委部署。", "plan"),
        ("今後，本局將持續精進各項警政作為。", "plan"),
        ("同志们！让我们团结起来。", "closing"),
        ("各位代表，我们将以更加饱满的热情履职尽责。", "closing"),
        ("以上報告，敬請指教。", "closing"),
        ("上半年，全市破获刑事案件1360起。", "achievements"),
        ("共检查单位56家。", "achievements"),
        ("对照岗位规范逐条检查。", "other"),
    ],
)
def test_the_first_words_tell_the_role_where_no_heading_does(opening: str, role: Role) -> None:
    assert role_of(None, opening) == role


def test_a_section_of_a_plan_is_of_the_plan_whatever_its_words() -> None:
    assert role_of("加强队伍建设", "全年培训民警300人。", "plan") == "plan"
    assert role_of("加强队伍建设", "", "other") == "achievements"
    assert role_of("存在的问题", "", "plan") == "problems"
    assert role_of("其他", "略。", "achievements") == "achievements"


@pytest.mark.parametrize("opening", ["我们将牢记宗旨。", "今年以来，成效明显。", "要持续加强管理。"])
def test_a_paragraph_that_goes_on_with_its_section_begins_no_tail(opening: str) -> None:
    assert tail_cue(opening) is None


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("2026年自治区民生实事", "plan"),
        ("市公安局2024年工作要点", "plan"),
        ("2023年全市重點工作任務", "plan"),
        ("2023年民生实事完成情况", "other"),
        ("上半年工作总结及下半年工作打算", "other"),
        (None, "other"),
    ],
)
def test_a_title_may_say_that_the_whole_is_to_be_done(title: str | None, role: str) -> None:
    assert role_of_whole(title) == role


def test_where_marks_an_object_nothing_is_to_come() -> None:
    assert role_of("设施农业发展迅速", "近年来，我市发展设施农业，将其作为重要载体。") != "plan"


@pytest.mark.parametrize(
    ("before", "heading", "after", "ahead"),
    [
        ("2021年工作回顾", "2022年主要工作", ["加强政府自身建设"], True),
        ("2020年和“十三五”时期工作总结", "2021年全市主要工作", [], True),
        ("112年度工作成果", "113年度主要工作", [], True),
        ("2021年工作回顾", "2022年主要工作", ["下一步打算"], False),
        ("2021年主要工作", "2022年主要工作", [], False),
        ("2022年工作回顾", "2022年主要工作", [], False),
        ("2021年工作回顾", "2022年上半年主要工作", [], False),
        ("2021年工作回顾", "2022年工作情况", [], False),
        ("", "2022年主要工作", [], False),
    ],
)
def test_the_work_of_the_year_after_one_looked_back_on_is_to_be_done(
    before: str, heading: str, after: list[str], ahead: bool
) -> None:
    assert looks_ahead(heading, before, after) is ahead


def test_a_figure_of_the_work_of_the_year_after_is_an_aim(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "政府工作报告\n\n一、2021年工作回顾\n全年新建公办幼儿园3所，同比增长50%。\n\n二、2022年主要工作\n做好今年工作意义重大。\n"
        "（一）办好民生实事。新建公办幼儿园2所。\n",
        "utf-8",
    )
    report = read_report(path)
    assert [section.role for section in report.sections] == ["achievements", "plan"]
    assert [(each.name, each.target) for each in report.indicators] == [
        ("新建公办幼儿园", False),
        ("新建公办幼儿园", True),
    ]


@pytest.mark.parametrize(
    ("opening", "role"),
    [
        ("坚持民生为大，扎扎实实办好实事，让群众见到成效、得到实惠。", "plan"),
        ("各项实事均已完成，群众满意度同比提高。", "other"),
    ],
)
def test_a_list_of_work_below_a_plan_is_to_be_done_whatever_it_hopes_for(
    tmp_path: Path, opening: str, role: Role
) -> None:
    path = tmp_path / "report.txt"
    path.write_text(
        "某县政府工作报告\n一、2023年工作回顾\n新建学校2所。\n二、2024年工作安排\n加快管网改造。\n附件1\n2024年全县十件民生实事\n"
        f"{opening}\n一、提高救助水平。\n农村低保标准提高5%以上。\n二、扩大养老服务。\n新增床位300张。\n",
        "utf-8",
    )
    report = read_report(path)
    annexed = report.sections[-1]
    assert annexed.role == role
    assert {each.target for each in report.indicators if (each.section or "").startswith(annexed.id)} == {
        role == "plan"
    }


def test_a_paragraph_that_turns_to_the_whole_ends_the_last_of_its_parts() -> None:
    text = (
        "青禾省政府工作报告\n一、2025年工作回顾\n过去一年，经济总量增长5%。\n（一）发展产业\n新增企业30家。\n（二）守牢安全\n事故下降15%。\n"
        "各位代表！主要任务如期完成。过去的五年极不平凡，全省生产总值年均增长5.6%。\n五年来，研发投入增长10%。\n"
        "二、2026年工作安排\n新建市场3个。\n"
    )
    report = parse(read_text(text.encode(), "report.txt", "utf-8"))
    last, whole = report.sections[-2].sections[-2:]
    assert (last.number, len(last.paragraphs)) == ("二", 1)
    assert (whole.number, whole.role, len(whole.paragraphs)) == (None, "achievements", 2)
