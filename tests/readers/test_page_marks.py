"""Numbers of pages and running heads inside a sentence are set apart; between paragraphs they stay."""

from __future__ import annotations

import pytest

from converter.readers.text import read_text

FIRST = "全年共受理行政复议案件156件，审结142件，行政机关负责人出庭应诉率"
SECOND = "达到95.3%，比上年提高4.2个百分点。"


@pytest.mark.parametrize(
    "mark",
    ["- 3 -", "— 12 —", "第 3 页 共 10 页", "第3页", "共10页，第3页", "3/10", "Page 3 of 10"],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_number_of_a_page_inside_a_sentence_comes_after_it(mark: str, gap: str) -> None:
    document = read_text(gap.join([FIRST, mark, SECOND, "其他工作有序推进。"]).encode(), "report.txt")
    assert [(block.text, block.hint.kind) for block in document.blocks] == [
        (FIRST + SECOND, "text"), (mark, "furniture"), ("其他工作有序推进。", "text"),
    ]  # fmt: skip


def test_a_running_head_inside_a_sentence_comes_after_it() -> None:
    head = "临江市司法局2023年工作总结"
    lines = [head, FIRST, head, "第 1 页", SECOND, "其中标的额", head, "第 2 页", "达到3.6亿元。"]
    document = read_text("\n".join(lines).encode(), "report.txt")
    texts = [block.text for block in document.blocks if block.hint.kind == "text"]
    assert texts == [head, FIRST + SECOND, "其中标的额", head, "第 2 页", "达到3.6亿元。"]


def test_bare_numbers_are_of_pages_only_where_they_count_on() -> None:
    text = "\n".join([FIRST, "3", SECOND, FIRST, "4", SECOND])
    assert [
        block.text for block in read_text(text.encode(), "report.txt").blocks if block.hint.kind == "text"
    ] == [FIRST + SECOND] * 2
    text = "\n".join([FIRST, "300", SECOND])
    assert len(read_text(text.encode(), "report.txt").blocks) == 3


def test_a_heading_above_the_number_of_a_page_stays_a_heading() -> None:
    text = "一、打击犯罪，维护稳定\n- 3 -\n全年立案120起。"
    assert [block.text for block in read_text(text.encode(), "report.txt").blocks] == text.split("\n")
