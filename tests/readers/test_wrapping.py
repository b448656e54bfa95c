"""Lines broken for a page's width are joined; a text with a paragraph a line is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.parsing import parse
from converter.readers.text import read_text
from converter.readers.wrapping import Joined
from converter.readers.wrapping import joined_lines as joined_numbered

REPORTS = sorted((Path(__file__).parents[1] / "cases" / "reports").glob("*.txt"))
WHOLE = [path for path in REPORTS if not path.stem.endswith("_pdf")]
SENTENCE = "今年以来，全市公安机关忠实履行职责使命，破获刑事案件1360余起，抓获犯罪嫌疑人1470余人，同比分别上升7.7%和9.2%。"


def joined_lines(text: str) -> list[Joined]:
    return joined_numbered([Joined(line, number) for number, line in enumerate(text.split("\n"), start=1)])


def wrapped(paragraphs: list[str], width: int, indent: str, *, columns: bool) -> str:
    """The paragraphs as a page of this width has them, counted in columns or in characters."""
    lines = []
    for paragraph in paragraphs:
        line, used = indent, len(indent) * (2 if columns and indent == "　　" else 1)
        for char in paragraph:
            size = 2 if columns and char > "\u2000" else 1
            if used + size > width * (2 if columns else 1):
                lines.append(line)
                line, used = "", 0
            line, used = line + char, used + size
        lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize("indent", ["", "　　", "    "])
@pytest.mark.parametrize("width", [22, 28, 36])
@pytest.mark.parametrize("columns", [True, False])
def test_paragraphs_broken_to_a_width_come_back(width: int, indent: str, columns: bool) -> None:
    paragraphs = ["一、打击犯罪", SENTENCE, "（一）专项行动", SENTENCE * 2, "1.夏季行动。" + SENTENCE]
    document = read_text(wrapped(paragraphs, width, indent, columns=columns).encode(), "report.txt")
    assert [block.text for block in document.blocks] == paragraphs


@pytest.mark.parametrize("width", [22, 28, 30, 33, 36, 40])
@pytest.mark.parametrize(
    "labels", ["一、 二、 三、", "（一） （二） （三）", "1. 2. 3.", "第一章 第二章 第三章"]
)
def test_headings_at_the_margin_of_indented_paragraphs_stay_lines_of_their_own(
    width: int, labels: str
) -> None:
    texts, headings = [SENTENCE + SENTENCE, SENTENCE], [f"{label}主要工作" for label in labels.split()]
    # the last line of each paragraph as full as it can be: its length says nothing
    texts.append((SENTENCE * 2)[: 2 * width - 3] + "。")
    text = "\n".join(
        line
        for heading in headings
        for line in (heading, *(wrapped([text], width, "　　", columns=True) for text in texts))
    )
    document = read_text(text.encode(), "report.txt")
    assert [block.text for block in document.blocks] == [line for each in headings for line in (each, *texts)]


def test_a_point_inside_an_indented_paragraph_begins_none() -> None:
    paragraph = "　　全市公安机关推进平安建设，一是打击犯罪，二是加强管理，重点工作有序推进。\n"
    full = "　　全市公安机关推进平安建设，社会治安大局持续稳定，各项任务完成，\n群众满意度有所提高，重点工作有序推进，全市治安大局和谐稳定有序。\n二是加强管理，重点工作有序推进。\n"
    document = read_text((full * 3 + paragraph).encode(), "report.txt")
    assert len(document.blocks) == 4


def test_the_line_a_paragraph_begins_on_is_the_source_s() -> None:
    document = read_text(
        wrapped([SENTENCE, SENTENCE, SENTENCE], 28, "　　", columns=False).encode(), "report.txt"
    )
    assert [block.line for block in document.blocks] == [1, 4, 7]


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.stem)
def test_a_report_with_a_paragraph_a_line_is_left_as_it_is(path: Path) -> None:
    text = path.read_text("utf-8")
    assert [line.text for line in joined_lines(text)] == text.split("\n")


def test_a_report_taken_from_a_pdf_has_whole_sentences_again() -> None:
    (path,) = (path for path in REPORTS if path.stem.endswith("_pdf"))
    joined = [line.text for line in joined_lines(path.read_text("utf-8"))]
    assert any("单日最大检测能力由1.2万份提升至5万份" in line for line in joined)
    assert any("管理高血压患者8.7万人、" in line for line in joined)


def test_a_list_of_short_lines_and_a_poem_are_left_as_they_are() -> None:
    for text in ("某某镇\n" * 20, "春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。\n" * 8):
        assert len(joined_lines(text)) == text.count("\n") + 1


@given(st.text("一二三，。0 　\n（a", max_size=400))
def test_nothing_but_white_space_is_changed(text: str) -> None:
    joined = "\n".join(line.text for line in joined_lines(text))
    assert "".join(joined.split()) == "".join(text.split())


def test_a_paragraph_of_ten_thousand_lines_is_joined_in_one_go() -> None:
    text = (
        "今年以来，全市公安机关忠实履行职责使命破获刑事案件一千三百起\n" * 10_000 + "。"
    )  # the square takes minutes
    assert [len(line.text) for line in joined_lines(text)] == [30 * 10_000 + 1]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [("共投入资金25", "0.3亿元。", "共投入资金250.3亿元。"), ("挽回损失1", "200万元。", "挽回损失1200万元。"),
     ("同比增长5", ".6%。", "同比增长5.6%。"), ("查扣贓款新臺幣1", ",230萬元。", "查扣贓款新臺幣1,230萬元。")],
)  # fmt: skip
def test_a_number_cut_at_the_end_of_a_line_is_one_where_a_width_is_evident(
    first: str, second: str, whole: str
) -> None:
    text = wrapped([SENTENCE, SENTENCE], 30, "　　", columns=True) + f"\n　　{first}\n{second}"
    document = read_text(text.encode(), "report.txt")
    assert [block.text for block in document.blocks] == [SENTENCE, SENTENCE, whole]
    assert not [note for note in document.diagnostics if note.code == "number-cut"]


def test_a_number_cut_where_no_width_is_evident_is_not_read_and_that_is_said() -> None:
    document = read_text("立案120起。\n挽回损失1\n200万元。\n破案90起。".encode(), "report.txt")
    assert [note.message for note in document.diagnostics if note.code == "number-cut"] == [
        "report.txt: a number is cut at the end of these lines and is not read: 2; join the lines"
    ]
    assert [indicator.value for indicator in parse(document).indicators] == [120, 90]


@pytest.mark.parametrize("indent", ["", "　　"])
def test_two_widths_in_one_text_are_both_found(indent: str) -> None:
    paragraphs = [
        SENTENCE,
        SENTENCE[:40] + "。",
        SENTENCE[5:],
        SENTENCE[9:30] + "记录在案，有据可查，情况属实。",
    ]
    text = "\n\n".join(
        wrapped([paragraph], width, indent, columns=True)
        for paragraph, width in zip(paragraphs, (30, 25, 30, 25), strict=True)
    )
    assert [line.text.strip() for line in joined_lines(text) if line.text] == paragraphs


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_short_texts_are_joined(gap: str) -> None:
    paragraphs = ["临江市工作总结", "一、总体情况", SENTENCE, "二、主要工作", SENTENCE[:40] + "。"]
    text = gap.join(wrapped([paragraph], 33, "", columns=True) for paragraph in paragraphs)
    assert [line.text for line in joined_lines(text) if line.text] == paragraphs


def test_narrow_lines_with_a_blank_one_after_each_are_joined() -> None:
    text = wrapped([SENTENCE + SENTENCE], 15, "", columns=True).replace("\n", "\n\n")
    assert [line.text for line in joined_lines(text)] == [SENTENCE + SENTENCE]


def test_names_of_one_length_are_a_list() -> None:
    text = (
        "".join(f"临江市公安局{name}支队\n" for name in ("交通管理", "刑事侦查", "治安管理", "网络安全")) * 3
    )
    assert len(joined_lines(text)) == 13


def test_an_honorific_space_begins_no_paragraph() -> None:
    text = "　　本案前經　貴院函示辦理，本局業於七月五日以北市警刑字第一二三號函\n　貴院在案，並已依法送達各當事人。"
    (block,) = read_text(text.encode(), "report.txt").blocks
    assert (
        block.text
        == "本案前經　貴院函示辦理，本局業於七月五日以北市警刑字第一二三號函貴院在案，並已依法送達各當事人。"
    )


def test_a_title_wider_than_the_lines_below_it_does_not_hide_their_width() -> None:
    text = f"临江市公安局2023年上半年工作总结\n\n{wrapped([SENTENCE], 15, '　　', columns=True)}"
    assert [line.text.strip() for line in joined_lines(text) if line.text][1:] == [SENTENCE]


def test_the_number_of_a_page_inside_a_double_spaced_text_is_no_end_of_its_lines() -> None:
    lines = [
        "今年以来，全市公安机关坚持以人民为中心的",
        "发展思想，刑事立案120起，同比下降，人民群",
        "众安全感明显提升，社会治",
    ]
    rest = [
        "安秩序持续向好，各项工作取得了新的进展，",
        "全市共出动警力2300人次，开展清查行动多次",
        "，收缴管制刀具一批。",
    ]
    text = "\n\n".join(["工作总结", *lines, "- 3 -", *rest]) + "\n"
    blocks = [block.text for block in read_text(text.encode(), "a.txt").blocks if block.hint.kind == "text"]
    assert blocks == ["工作总结", "".join([*lines, *rest])]


def test_a_short_line_of_a_broken_text_goes_on_where_no_paragraph_ends() -> None:
    text = "\n".join(
        [
            "過去一年，政府共批出一千二百宗申請，較前一年增加百分之十二，涉及款",
            "項達三億元，當局會繼續推動各項措施，並預留款項作為營運開支。今年，",
            "失業率跌至百分之三點二，較去年同期下降零點四個百",
            "分點，可見經濟持續改善。",
        ]
    )
    assert len(joined_lines(text)) == 1
