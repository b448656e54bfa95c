"""Action items inside paragraphs: which words open a series, where an item ends, what only looks like one."""

from __future__ import annotations

import pytest

from converter import read_report
from converter.model import Span
from converter.parsing.actions import Item, inline_items, title_of


def items(*paragraphs: str) -> list[tuple[int, str, str]]:
    """Number, title and body of each item in these paragraphs."""
    text = "\n".join(paragraphs)
    spans, start = [], 0
    for paragraph in paragraphs:
        spans.append(Span(start, start + len(paragraph)))
        start += len(paragraph) + 1
    found: list[Item] = inline_items(text, spans, [])
    return [(item.number, item.title.of(text), item.body.of(text)) for item in found]


@pytest.mark.parametrize(
    "paragraph",
    [
        "抓好：一是健全机制。成立专班。二是压实责任。",
        "抓好：一要健全机制，成立专班；二要压实责任。",
        "第一，健全机制，成立专班。第二，压实责任。",
        "第一、健全机制，成立专班。第二、压实责任。",
        "第一是健全机制，成立专班。第二是压实责任。",
        "首先，健全机制，成立专班。其次，压实责任。",
        "首先健全机制，成立专班。最后压实责任。",
        "首先，健全机制，成立专班。第二，压实责任。",
        "其一，健全机制，成立专班。其二，压实责任。",
        "抓好：1.健全机制，成立专班；2.压实责任。",
        "抓好：１、健全机制，成立专班；２、压实责任。",
        "抓好：（一）健全机制，成立专班；（二）压实责任。",
        "抓好：(1)健全机制，成立专班；(2)压实责任。",
        "抓好：①健全机制，成立专班；②压实责任。",
        "抓好：一、健全机制，成立专班；二、压实责任。",
        "抓好：1）健全机制，成立专班；2）压实责任。",
        "本署會：(a) 健全机制，成立专班；及(b) 压实责任。",
        "本署会：（i）健全机制，成立专班；以及（ii）压实责任。",
        "措施包括(A)健全机制，成立专班，以及(B)压实责任。",
        "抓好：a）健全机制，成立专班；b）压实责任。",
        "a) 健全机制，成立专班；\nb) 压实责任。",
        "本局已(i)健全机制，成立专班；(ii)压实责任。",
        "▶任务一：健全机制，成立专班。▶任务二：压实责任。",
    ],
)
def test_each_way_of_counting_makes_a_series(paragraph: str) -> None:
    assert [(number, title) for number, title, _ in items(paragraph)] == [(1, "健全机制"), (2, "压实责任")]


@pytest.mark.parametrize(
    "paragraph",
    [
        "一是健全机制，取得实效。",
        "居全省第一，第二名差距很大。",
        "统一是基础，专一要坚持。",
        "一是一，二是二，不搞变通。",
        "第一、第二轮督察整改到位。",
        "增长1.2倍；2.3万人参加。",
        "见图①、表②。",
        "生产总值①4356亿元，常住人口②512万人。",
        "见表（1）、（2）。",
        "见(a)项，(b)项另述。",
        "按照(a)及(b)段办理，(a)、(b)两项同。",
        "产值(a)4356亿元，人口(b)512万人。",
        "(i)健全机制，成立专班。",
        "第一产业增长3%，第二产业增长5%。",
    ],
)
def test_what_counts_nothing_or_stands_alone_is_no_series(paragraph: str) -> None:
    assert items(paragraph) == []


def test_a_series_runs_over_paragraphs_and_an_item_ends_before_the_next() -> None:
    assert items("一是建机制。定期会商。", "补充说明。", "二是强保障。", "尾段。") == [
        (1, "建机制", "建机制。定期会商。\n补充说明。"),
        (2, "强保障", "强保障。"),
    ]


def test_a_letter_before_a_word_that_begins_as_what_has_letters_is_a_label() -> None:
    told = items("(a)组建中心，定期会商；(b)项目提速；(c)条件改善。")
    assert [title for _, title, _ in told] == ["组建中心", "项目提速", "条件改善"]


def test_what_joins_an_item_to_the_next_is_part_of_neither() -> None:
    assert items("(a) 建机制；", "(b) 强保障；及", "(c) 抓落实。") == [
        (1, "建机制", "建机制；"),
        (2, "强保障", "强保障；"),
        (3, "抓落实", "抓落实。"),
    ]


def test_a_series_stands_within_an_item_with_letters() -> None:
    nested = items("(h) 尾项；", "(a) 建机制，(i)会商；(ii)通报；", "(b) 抓落实。")
    assert [(number, title) for number, title, _ in nested] == [
        (1, "建机制"),
        (1, "会商"),
        (2, "通报"),
        (2, "抓落实"),
    ]


@pytest.mark.parametrize("above", ["注：", "類別\t2022\t2023\n盗窃\t12\t13"])
def test_letters_of_notes_make_no_series(above: str) -> None:
    text = f"工作报告\n一、情况\n本年案件总数上升。\n{above}\n(a) 包括车辆盗窃。\n(b) 修订数字。\n二、下一步\n加强管理。"
    assert list(read_report(text.encode(), name="report.txt").action_items()) == []


def test_a_second_series_counts_from_one_again() -> None:
    assert [number for number, _, _ in items("一是甲。二是乙。三是丙。", "一是丁。二是戊。")] == [
        1,
        2,
        3,
        1,
        2,
    ]


def test_a_series_within_an_item_is_a_series_of_its_own_and_told_once() -> None:
    assert items("一是甲，一是子；二是丑。二是乙。") == [
        (1, "甲", "甲，"),
        (1, "子", "子；"),
        (2, "丑", "丑。"),
        (2, "乙", "乙。"),
    ]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("落实“管行业，管安全”要求，强化监管。", "落实“管行业，管安全”要求"),
        ("查獲毒品1萬1,734件，較去年減少。", "查獲毒品1萬1,734件"),
        ("落實責任：簽訂責任書。", "落實責任"),
        ("打击“黄赌毒，从严惩处。", "打击“黄赌毒"),
        ("全部完成", "全部完成"),
        ("由县住建局牵头，完成内涝点整治，落实资金。", "由县住建局牵头，完成内涝点整治"),
    ],
)
def test_a_title_ends_at_the_first_mark_outside_quotation_marks_and_numbers(body: str, title: str) -> None:
    assert title_of(body, Span(0, len(body))).of(body) == title


@pytest.mark.parametrize("note", ["附註：本文數據係依發生日期計算。", "資料來源：統計室。", "備註：略。"])
def test_a_note_below_a_series_makes_no_section_of_its_last_item(note: str) -> None:
    text = (
        "一、策進作為\n（一）持續推動綱領，辦理宣導。\n（二）深化查緝，加強巡邏。\n（三）增設設備，降低死亡。"
    )
    section, *_ = read_report(f"{text}\n{note}".encode(), name="report.txt").sections
    assert [item.number for item in section.action_items] == [1, 2, 3]
    assert section.sections == ()


def test_an_item_ends_where_the_next_series_begins() -> None:
    assert items("一是甲。二是乙。同时办好实事：一是子；二是丑。") == [
        (1, "甲", "甲。"),
        (2, "乙", "乙。同时办好实事："),
        (1, "子", "子；"),
        (2, "丑", "丑。"),
    ]


def test_the_bodies_of_many_series_in_one_paragraph_are_no_longer_than_it() -> None:
    text = "一是加强工作，二是加强宣传，" * 300
    found = items(text)
    assert len(found) == 600
    assert sum(len(body) for _, _, body in found) < len(text)


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("與渠務署合作，年中完成濕地監察系統。", "與渠務署合作，年中完成濕地監察系統"),
        ("会同市公安局，开展联合检查，整改隐患。", "会同市公安局，开展联合检查"),
        ("联合教育部门，排查校车隐患。", "联合教育部门，排查校车隐患"),
        ("与高校合作建成实验室，引进人才。", "与高校合作建成实验室"),
        ("联合检查市场，整改隐患。", "联合检查市场"),
    ],
)
def test_a_title_says_more_than_with_whom(body: str, title: str) -> None:
    text = f"一是{body}"
    assert title_of(text, Span(2, len(text))).of(text) == title
