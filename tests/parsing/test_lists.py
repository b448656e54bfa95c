"""Lists: which paragraphs are items of one, how deep, and with what label."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.model import Paragraph, Report, Section
from converter.pipeline import read_report

LEAD = "一、主要做法。今年以来，全局上下突出重点，真抓实干，各项工作有序推进，成效明显。\n"
DONE = "狠抓各项任务落实，按时间节点逐项推进到位。"
"""A statement: nothing that could be a heading."""


def report_of(text: str) -> Report:
    return read_report(text.encode(), name="report.txt")


def paragraphs(report: Report) -> Iterator[Paragraph]:
    yield from report.preamble
    for section in report.walk():
        yield from section.paragraphs


def shape(text: str) -> list[str]:
    """Of each paragraph of a list: its list, dots for how deep it is, and its label, `+` where it goes on."""
    return [
        f"{point.list}{'.' * point.depth}{point.label.text if point.label else '+'}"
        for point in (paragraph.point for paragraph in paragraphs(report_of(text)))
        if point
    ]


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (["1.", "2.", "3."], "number"),
        (["１、", "２、"], "number"),
        (["（1）", "（2）"], "number"),
        (["①", "②"], "number"),
        (["一是", "二是", "三是"], "number"),
        (["第一，", "第二，"], "number"),
        (["(a)", "(b)"], "lower letter"),
        (["A.", "B."], "upper letter"),
        (["（i）", "（ii）", "（iii）"], "lower roman"),
        (["I、", "II、"], "upper roman"),
        (["•", "•"], "bullet"),
        (["■", "■"], "bullet"),
        (["——", "——"], "bullet"),
    ],
    ids=lambda each: "".join(each) if isinstance(each, list) else each,
)
def test_labels_that_count_on_or_are_alike_make_a_list(labels: list[str], kind: str) -> None:
    text = LEAD + "".join(f"{label}{DONE}\n" for label in labels)
    assert shape(text) == [f"1.{label}" for label in labels]
    assert {each.point.kind for each in paragraphs(report_of(text)) if each.point} == {kind}


@pytest.mark.parametrize(
    "lines",
    [
        f"•{DONE}\n{DONE}\n•{DONE}\n",
        f"（a）{DONE}\n{DONE}\n",
        f"(b){DONE}\n(a){DONE}\n",
        f"-{DONE}\n-{DONE}\n",
        f"*目标办〔2018〕37号文件要求{DONE}\n*二中迁建已经完成{DONE}\n",
        f"一是健全机制，{DONE}二是压实责任，{DONE}\n",
        f"1.{DONE}2.{DONE}3.{DONE}\n",
    ],
    ids=["a text between marks", "one alone", "counting back", "no space after a hyphen", "stars for names",
         "items in one paragraph", "numbers in one paragraph"],
)  # fmt: skip
def test_these_are_no_lists(lines: str) -> None:
    assert shape(LEAD + lines) == []


def test_a_list_stands_in_the_item_that_leads_it_in_or_goes_on_after_it() -> None:
    inner = f"（a）{DONE}\n（b）{DONE}\n"
    inside = ["2..（a）", "2..（b）"]
    assert shape(f"{LEAD}•{DONE}\n{inner}•{DONE}\n") == ["1.•", *inside, "1.•"]
    assert shape(f"{LEAD}•{DONE}\n•重点抓好以下两个方面的工作：\n{inner}") == ["1.•", "1.•", *inside]
    assert shape(f"{LEAD}•{DONE}\n•{DONE}\n{inner}") == ["1.•", "1.•", "2.（a）", "2.（b）"]


def test_a_list_begins_anew_where_its_numbers_do() -> None:
    assert shape(f"{LEAD}(a){DONE}\n(b){DONE}\n(a){DONE}\n(b){DONE}\n") == [
        "1.(a)",
        "1.(b)",
        "2.(a)",
        "2.(b)",
    ]


def test_a_paragraph_without_label_belongs_to_the_item_before_it_if_the_numbers_go_on() -> None:
    text = f"{LEAD}(a){DONE}\n上述数据经过了调整。\n(b){DONE}\n这些工作取得了明显成效。\n"
    assert shape(text) == ["1.(a)", "1.+", "1.(b)"]


def test_letters_and_roman_numbers_are_told_apart_by_what_they_go_on_from() -> None:
    letters = "".join(f"({char}){DONE}\n" for char in "ghij")
    assert shape(LEAD + letters) == ["1.(g)", "1.(h)", "1.(i)", "1.(j)"]
    assert shape(f"{LEAD}(i){DONE}\n(ii){DONE}\n") == ["1.(i)", "1.(ii)"]


def test_what_alone_has_its_label_goes_on_with_the_item_around_it() -> None:
    assert shape(f"{LEAD}•{DONE}\n（a）{DONE}\n•{DONE}\n") == ["1.•", "1.+", "1.•"]


def test_sections_with_a_label_and_no_heading_are_a_list_too() -> None:
    said = "全年突出重点，狠抓各项任务落实，按时间节点逐项推进到位，成效十分明显，群众非常满意。"
    text = f"{LEAD}1.{said}\n①{DONE}\n②{DONE}\n2.{said}\n③{DONE}\n④{DONE}\n"
    points = [section.point for section in report_of(text).walk() if section.point]
    assert [(point.list, point.depth, point.label and point.label.text) for point in points] == [
        (3, 1, "1."),
        (3, 1, "2."),
    ]
    assert shape(text) == ["1.①", "1.②", "2.③", "2.④"]


def test_headings_are_no_items() -> None:
    text = f"一、成绩。\n1.打击犯罪。{DONE}\n2.治安防控。{DONE}\n"
    report = report_of(text)
    assert [section.heading and section.heading.text for section in report.walk()][1:] == [
        "打击犯罪",
        "治安防控",
    ]
    assert not any(section.point for section in report.walk())
    assert shape(text) == []


labels = st.sampled_from(
    ["1.", "2.", "3.", "（1）", "（2）", "(a)", "(b)", "(i)", "•", "——", "一是", "二是", ""]
)
lines = st.lists(st.tuples(labels, st.sampled_from(["：", "。"])), min_size=1, max_size=24)


@given(lines)
def test_lists_nest_and_have_two_items_whatever_stands_in_a_row(lines: list[tuple[str, str]]) -> None:
    text = LEAD + "".join(f"{label}{DONE[:-1]}{end}\n" for label, end in lines)
    report = report_of(text)

    def check(section: Section) -> None:
        seen: dict[int, int] = {}
        open_: list[int] = []
        for paragraph in section.paragraphs:
            point = paragraph.point
            if point is None:
                open_ = []
                continue
            assert point.depth <= len(open_) + 1, "a list stands in an item that is there"
            if point.label:
                assert paragraph.text.text.startswith(point.label.text)
                assert point.label.text == point.label.span.of(report.text)
                seen[point.list] = seen.get(point.list, 0) + 1
                open_ = [*open_[: point.depth - 1], point.list]
            else:
                assert open_[point.depth - 1 :][:1] == [point.list]
                open_ = open_[: point.depth]
        assert all(count > 1 for count in seen.values())

    for section in report.walk():
        check(section)
