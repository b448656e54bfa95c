"""A PDF is read in order, its lines joined to paragraphs, running heads and page numbers set apart."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from converter.model import Document
from converter.readers.pdf import read_pdf

FONT = Path(__file__).parents[3] / "fonts" / "NotoSerifSC-Regular.ttf"
BODY = "今年以来全市公安机关忠实履行职责各项工作取得新的进展和成效人民群众安全感和满意度持续提升为经济社会发展作出贡献"


@pytest.fixture(scope="module")
def draw() -> Callable[..., bytes]:
    """Makes a PDF of pages, each a list of texts with their places (from the left and the top) and size."""
    pdfmetrics.registerFont(TTFont("Song", str(FONT)))

    def made(
        *pages: list[tuple[float, float, str, float]], rules: tuple[tuple[float, ...], ...] = ()
    ) -> bytes:
        stream = io.BytesIO()
        canvas = Canvas(stream, pagesize=(595, 842), invariant=True)
        for page in pages:
            for x, y, text, size in page:
                canvas.setFont("Song", size)
                canvas.drawString(x, 842 - y, text)
            for x0, y0, x1, y1 in rules:
                canvas.line(x0, 842 - y0, x1, 842 - y1)
            canvas.showPage()
        canvas.save()
        return stream.getvalue()

    return made


Draw = Callable[..., bytes]


def texts(document: Document, kind: str = "text") -> list[str]:
    return [block.text for block in document.blocks if block.hint.kind == kind]


def set_text(
    text: str, *, x: float, y: float, per_line: int, size: float = 10, indent: int = 2
) -> list[tuple[float, float, str, float]]:
    """A paragraph set in lines of so many characters, the first with an indent."""
    first, rest = text[: per_line - indent], text[per_line - indent :]
    lines = [first, *(rest[at : at + per_line] for at in range(0, len(rest), per_line))]
    return [
        (x + (indent * size if number == 0 else 0), y + number * size * 1.6, line, size)
        for number, line in enumerate(lines)
    ]  # fmt: skip


def test_full_lines_go_on_and_an_indent_or_room_at_the_end_begins_a_paragraph(draw: Draw) -> None:
    first, second = BODY[:48], BODY[:20] + "。"
    page = set_text(first, x=60, y=100, per_line=25) + set_text(second, x=60, y=132, per_line=25)
    page += set_text("没有缩进的一段在上一段末行留有空白之后。", x=60, y=148, per_line=25, indent=0)
    assert texts(read_pdf(draw(page), "a.pdf")) == [first, second, "没有缩进的一段在上一段末行留有空白之后。"]


def test_a_paragraph_goes_on_over_the_page_and_what_runs_through_the_pages_is_furniture(draw: Draw) -> None:
    def frame(number: int) -> list[tuple[float, float, str, float]]:
        return [(250, 40, "市公安局工作报告", 8), (280, 810, f"- {number} -", 8)]

    whole = BODY * 2
    lines = set_text(whole, x=60, y=700, per_line=40)
    pages = [lines[:2], [(x, 100 + 16 * n, text, size) for n, (x, _, text, size) in enumerate(lines[2:])]]
    document = read_pdf(draw(pages[0] + frame(1), pages[1] + frame(2)), "a.pdf")
    assert texts(document) == [whole]
    assert texts(document, "furniture") == ["市公安局工作报告", "- 1 -", "市公安局工作报告", "- 2 -"]


def test_two_columns_are_read_one_after_the_other_under_their_title(draw: Draw) -> None:
    left, right = BODY + BODY[:20] + "左", BODY + BODY[:20] + "右。"
    page = [(200, 80, "全市公安工作情况通报", 18)]
    page += set_text(left, x=60, y=120, per_line=20) + set_text(right, x=310, y=120, per_line=20)
    document = read_pdf(draw(page), "a.pdf")
    assert texts(document, "title") == ["全市公安工作情况通报"]
    assert texts(document) == [left, right]


def test_the_order_of_drawing_does_not_matter_and_no_spaces_come_between_characters(draw: Draw) -> None:
    spread = [(60 + 10.9 * place, 100, char, 10) for place, char in enumerate(BODY[:20] + "。")]
    page = [
        (60, 132, "（二）第三行 2016 annual report。", 10),
        (60, 116, "（一）第二行。", 10),
        *reversed(spread),
    ]
    assert texts(read_pdf(draw(page), "a.pdf")) == [
        BODY[:20] + "。",
        "（一）第二行。",
        "（二）第三行 2016 annual report。",
    ]


def test_text_printed_twice_to_look_bold_is_read_once(draw: Draw) -> None:
    page = [(60, 100, "打击犯罪。", 10), (60.3, 100, "打击犯罪。", 10), (60, 130, "——防控", 10)]
    assert texts(read_pdf(draw(page), "a.pdf")) == ["打击犯罪。", "——防控"]


def test_a_table_drawn_with_rules_is_a_grid_in_its_place(draw: Draw) -> None:
    page = set_text("主要指标如下表所列。", x=60, y=100, per_line=40)
    page += [(65, 135, "指标", 10), (205, 135, "数值", 10), (65, 155, "破获刑事", 10), (65, 167, "案件", 10)]
    page += [(205, 160, "1360", 10), (265, 160, "起", 10)]
    page += set_text("以上为全年数据。", x=60, y=200, per_line=40)
    rules = (
        *((60, y, 320, y) for y in (120, 140, 175)),
        *((x, 120, x, 175) for x in (60, 200, 320)),
        (260, 140, 260, 175),
    )
    document = read_pdf(draw(page, rules=rules), "a.pdf")
    assert [block.text for block in document.blocks] == [
        "主要指标如下表所列。", "指标\t数值\t", "破获刑事案件\t1360\t起", "以上为全年数据。",
    ]  # fmt: skip
    rows = [block.hint.row for block in document.blocks if block.hint.row]
    assert [[cell.of(document.text) for cell in row.cells] for row in rows] == [
        ["指标", "数值", ""],
        ["破获刑事案件", "1360", "起"],
    ]


def test_a_table_with_level_rules_only_is_a_grid_too(draw: Draw) -> None:
    page = set_text("主要指标如下表所列。", x=60, y=100, per_line=40)
    for row, cells in enumerate(
        (("指标", "总量", "增长（%）"), ("生产总值", "1184.6", "5.3"), ("财政收入", "98.2", "-1.4"))
    ):
        page += [(x, 135 + 20 * row, cell, 10) for x, cell in zip((65, 205, 285), cells, strict=True)]
    page += set_text("以上为全年数据。", x=60, y=220, per_line=40)
    rules = tuple((60, y, 340, y) for y in (120, 140, 185))
    document = read_pdf(draw(page, rules=rules), "a.pdf")
    assert texts(document) == [
        "主要指标如下表所列。", "指标\t总量\t增长（%）", "生产总值\t1184.6\t5.3", "财政收入\t98.2\t-1.4", "以上为全年数据。",
    ]  # fmt: skip


def test_rules_that_set_text_off_make_no_table(draw: Draw) -> None:
    page = set_text(BODY * 2, x=60, y=135, per_line=40)
    rules = tuple((60, y, 470, y) for y in (120, 170, 240))
    assert texts(read_pdf(draw(page, rules=rules), "a.pdf")) == [BODY * 2]


def test_notes_at_the_foot_of_a_page_are_notes(draw: Draw) -> None:
    page = [*set_text(BODY, x=60, y=100, per_line=40), (60, 700, "① 据市统计局年报。", 7)]
    document = read_pdf(draw(page), "a.pdf")
    assert texts(document, "note") == ["① 据市统计局年报。"]


def test_a_turned_page_is_read_as_it_is_shown(draw: Draw) -> None:
    import pikepdf

    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(draw([(60, 100, "第一行。", 10), (60, 130, "第二行。", 10)]))) as pdf:
        pdf.pages[0].Rotate = 180
        pdf.save(stream)
    assert texts(read_pdf(stream.getvalue(), "a.pdf"))  # upside down, yet all there
