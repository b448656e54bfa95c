"""Lines broken for a page's width are joined; a text with a paragraph a line is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.readers.text import read_text
from converter.readers.wrapping import joined_lines

REPORTS = sorted((Path(__file__).parents[1] / "cases" / "reports").glob("*.txt"))
WHOLE = [path for path in REPORTS if not path.stem.endswith("_pdf")]
SENTENCE = "今年以来，全市公安机关忠实履行职责使命，破获刑事案件1360余起，抓获犯罪嫌疑人1470余人，同比分别上升7.7%和9.2%。"


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
        "今年以来全市公安机关忠实履行职责使命破获刑事案件一千三百起\n" * 10_000
    )  # the square of it takes minutes
    assert [len(line.text) for line in joined_lines(text)] == [29 * 10_000, 0]
