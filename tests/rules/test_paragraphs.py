"""PA: what a paragraph's lines have in common (CLREQ 3.4)."""

from __future__ import annotations

import re

import pytest

HAN = "全市公安機關深入推進執法規範化建設"


def test_pa01_the_first_line_is_indented_and_the_others_are_not(setter) -> None:
    lines = setter.lines(HAN * 2, 10, indent=2)
    assert [line.runs[0].xs[0] for line in lines] == [20, 0, 0, 0]
    assert len(lines[0].text) == 8


def test_pa02_the_indent_is_no_text(setter) -> None:
    assert setter.texts(HAN, 10, indent=2)[0] == HAN[:8]


@pytest.mark.parametrize("extra", range(12))
def test_pa03_no_character_stands_alone_on_the_last_line(setter, extra) -> None:
    text = (HAN * 4)[: 41 + extra] + "。"
    for ems in range(9, 25):
        last = setter.texts(text, ems)[-1]
        assert len(re.findall("[一-鿿]", last)) >= 2


def test_pa07_chinese_alone_is_set_solid(setter) -> None:
    for line in range(3):
        assert setter.gaps(HAN * 3, 13, line) == pytest.approx([0] * 12)


def test_pa09_later_lines_hang_under_the_text(setter) -> None:
    lines = setter.lines("（一）" + HAN * 2, 12, hang=3)
    assert [line.runs[0].xs[0] for line in lines[1:]] == [30] * (len(lines) - 1)
    assert all(line.width <= 120.01 for line in lines)


def test_pa11_a_centred_title_is_balanced(setter) -> None:
    text = "全市公安機關深入推進執法規範化建設工作總結"
    first, second = setter.lines(text, 18, align="center")
    assert abs(len(first.text) - len(second.text)) <= 2
    left = first.runs[0].xs[0]
    assert left == pytest.approx(180 - first.width)


def test_pa11_a_title_is_divided_after_a_mark_rather_than_inside_a_phrase(setter) -> None:
    text = "鐵腕執法，消費環境持續向好"
    assert setter.texts(text, 10, align="center") == ["鐵腕執法，", "消費環境持續向好"]


def test_pa11_an_author_may_end_a_line(setter) -> None:
    assert setter.texts("全市公安機關\n工作總結", 18, align="center") == ["全市公安機關", "工作總結"]


def test_text_set_right_ends_at_the_measure(setter) -> None:
    for line in setter.lines("全市公安機關7起", 30, align="right"):
        assert line.width == pytest.approx(300)
