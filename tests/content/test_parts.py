"""Which parts of a report have a name, and which are none of it."""

from __future__ import annotations

from collections.abc import Callable

from converter.content import Content, report_parts

EXPLAINED = """某县政府工作报告
一、2023年工作回顾
地区生产总值增长5.2%。
二、2024年工作安排
新建学校2所。
名词解释
1.“双减”：计划于2024年新建学校9所，存在的问题仍较突出，将重点整治。
2.“三送”：送政策、送服务、送温暖。
"""


def test_a_list_of_words_is_named_by_its_first_line(shown: Callable[..., Content]) -> None:
    content = shown(EXPLAINED)
    last = [*report_parts(content)][-1]
    assert last.texts == ("名詞解釋", "名词解释")
    assert last.is_first_line
    assert content.sections[-1].title == last.texts


def test_nothing_of_a_list_of_words_is_analysed(shown: Callable[..., Content]) -> None:
    content = shown(EXPLAINED)
    explained = content.report.sections[-1]
    told = [row.title for group in content.tracker_groups for row in group.rows]
    told += [
        *content.first_page.lead,
        *content.problems,
        *(row.sentence for row in content.all_indicators.rows),
    ]
    assert told
    assert {quote.node for quote in told}.isdisjoint(each.id for each in explained.paragraphs)
