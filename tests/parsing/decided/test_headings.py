"""Decisions about headings, the title and action items."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from converter.model import Report

Decided = Callable[..., Report]
Outline = Callable[[Report], str]


def heading(sentence: str, at: str, choice: str) -> str:
    return f'[[heading]]\nsentence = "{sentence}"\nat = "{at}"\n{choice}\n'


def test_what_is_no_heading_is_text_of_its_section(decided: Decided, outline: Outline) -> None:
    text = "一、治安。破案5起。\n防控工作\n全面推进各项防控措施落实到位，全年没有发生重大案件。\n二、下一步。抓紧。\n"
    assert "[-] 防控工作" in outline(decided(text, ""))
    report = decided(text, heading("防控工作", "防控工作", "not_a_heading = true"))
    assert outline(report) == "[一] 治安 /3 achievements\n[二] 下一步 /1 plan\n"
    assert report.diagnostics == ()


def test_a_numbered_line_that_is_no_heading_is_a_statement(decided: Decided) -> None:
    text = "一、治安。破案5起。\n二、装备落后。人手不足。\n三、下一步。抓紧。\n"
    report = decided(text, heading("二、装备落后。", "装备落后", "not_a_heading = true"))
    assert [section.heading and section.heading.text for section in report.sections] == [
        "治安",
        None,
        "下一步",
    ]
    assert report.sections[1].paragraphs[0].text.text == "装备落后。人手不足。"


@pytest.mark.parametrize("at", ["警力不足", "（一）警力不足"])
def test_a_heading_stands_at_the_level_that_was_decided(decided: Decided, at: str) -> None:
    text = "一、治安。破案5起。\n（一）警力不足。人手少。\n二、下一步。抓紧。\n"
    report = decided(text, heading("（一）警力不足。", at, "level = 1"))
    assert [(section.level, section.heading and section.heading.text) for section in report.walk()] == [
        (1, "治安"),
        (1, "警力不足"),
        (1, "下一步"),
    ]


def test_words_that_were_read_as_text_become_a_heading_and_the_text_behind_them_stays(
    decided: Decided,
) -> None:
    text = "总体情况，一句话说不完。\n治安防控有力推进：破案5起，同比上升3%。\n结尾的一段话，没有别的内容。\n"
    report = decided(
        text, heading("治安防控有力推进：破案5起，同比上升3%。", "治安防控有力推进", "level = 1")
    )
    section = report.sections[0]
    assert section.heading is not None
    assert section.mark is not None
    assert (section.heading.text, section.mark.text) == ("治安防控有力推进", "：")
    assert [each.text.text for each in section.paragraphs] == [
        "破案5起，同比上升3%。",
        "结尾的一段话，没有别的内容。",
    ]
    assert report.indicators[0].value == 5


def test_a_heading_that_lost_its_line_end_begins_a_section_with_its_number(decided: Decided) -> None:
    text = "一、治安。破案5起。（一）加强巡逻。每天巡逻。\n二、下一步。抓紧。\n"
    report = decided(text, heading("（一）加强巡逻。", "加强巡逻", "level = 2"))
    below = report.sections[0].sections[0]
    assert (below.number, below.heading and below.heading.text) == ("一", "加强巡逻")
    assert below.paragraphs[0].text.text == "每天巡逻。"


def test_a_level_with_nothing_above_it_is_told(decided: Decided) -> None:
    text = "一、治安。破案5起。\n"
    report = decided(text, heading("一、治安。", "治安", "level = 3"))
    assert [section.level for section in report.walk()] == [1]
    assert [each.message for each in report.diagnostics] == [
        "report.decisions.toml: heading 治安 in 一、治安。: it stands at level 1, as no heading of level 1 is above it"
    ]


def test_a_place_where_no_heading_can_stand_is_told(decided: Decided) -> None:
    text = "一、治安。破案5起。\n二、防控。巡逻。\n附件：\n1.名单\n2.清单\n"
    report = decided(text, heading("2.清单", "清单", "level = 1"))
    assert [each.message for each in report.diagnostics] == [
        "report.decisions.toml: heading 清单 in 2.清单: not applied: "
        "no heading can stand there: a table, the title block or what follows the text"
    ]


def test_the_title_is_the_line_of_the_report_or_words_of_the_editor(decided: Decided) -> None:
    text = "市公安局\n上半年公安工作纪实\n一、治安。破案5起。\n二、防控。巡逻。\n"
    own = decided(text, '[title]\ntext = "上半年公安工作纪实"')
    assert own.title is not None
    assert (own.title.text, own.title_line) == ("上半年公安工作纪实", "上半年公安工作纪实")
    other = decided(text, '[title]\ntext = "2016年上半年工作总结"')
    assert other.title_line == "2016年上半年工作总结"
    assert other.title == decided(text, "").title


PLAN = "一、治安。破案5起。\n二、下一步工作。一是加强防控。推进平台建设。二是抓紧化解积案。\n"


def item(sentence: str, at: str, choice: str) -> str:
    return f'[[item]]\nsentence = "{sentence}"\nat = "{at}"\n{choice}\n'


def test_an_item_is_given_to_somebody_and_reworded(decided: Decided) -> None:
    toml = item(
        "一是加强防控。",
        "一是",
        'kind = "done"\ntitle = "加强社会面防控"\nresponsible = "治安支队"\ndue = "9月底前"\nstatus = "进行中"',
    )
    first, second = decided(PLAN, toml).action_items()
    assert (first.kind, first.title.text, first.decided) == ("done", "加强社会面防控", True)
    assert first.responsible is not None
    assert first.due is not None
    assert (first.responsible.text, first.due.text) == ("治安支队", "9月底前")
    assert first.filled is not None
    assert first.filled.status == "进行中"
    assert second == [*decided(PLAN, "").action_items()][1]


def test_items_are_left_out_and_added_with_and_without_words_in_the_report(decided: Decided) -> None:
    toml = (
        item("二是抓紧化解积案。", "二是", "drop = true")
        + item("推进平台建设。", "推进平台建设", 'add = true\nkind = "plan"')
        + '[[item]]\nadd = true\ntitle = "召开总结会"\n'
    )
    report = decided(PLAN, toml)
    assert [each.title.text for each in report.action_items()] == ["加强防控", "推进平台建设", "召开总结会"]
    assert report.diagnostics == ()
    assert len({each.id for each in report.action_items()}) == 3
    assert report.editing is not None
    assert len(report.editing.not_to_do) == 1
