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


@pytest.mark.parametrize("gutter", [0.8, 1.0, 1.5, 3.0])
def test_the_width_of_a_gutter_does_not_matter(draw: Draw, gutter: float) -> None:
    left, right = BODY + BODY[:20] + "左", BODY + BODY[:20] + "右。"
    page = [(150, 80, "全市公安工作情况通报", 18)]
    page += set_text(left, x=60, y=120, per_line=20)
    page += set_text(right, x=60 + 200 + 10 * gutter, y=123, per_line=20)
    assert texts(read_pdf(draw(page), "a.pdf")) == [left, right]


def drawn_turned(draw_on: Callable[[Canvas], None]) -> bytes:
    pdfmetrics.registerFont(TTFont("Song", str(FONT)))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=True)
    canvas.setFont("Song", 10)
    draw_on(canvas)
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_set_turned_as_a_whole_is_read(angle: int) -> None:
    def page(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(angle)
        for number, line in enumerate((BODY[:25], BODY[25:40] + "2016年成效明显。")):
            canvas.drawString(-130, 20 - 16 * number, line)

    assert texts(read_pdf(drawn_turned(page), "a.pdf")) == [BODY[:40] + "2016年成效明显。"]


def test_a_watermark_is_left_out_and_said() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 700, BODY[:30] + "。")
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "内部资料")

    document = read_pdf(drawn_turned(page), "a.pdf")
    assert document.text == BODY[:30] + "。"
    assert [note.code for note in document.diagnostics] == ["text-turned"]


def test_a_page_set_vertically_is_read_column_by_column() -> None:
    text = BODY + "，同比增长7.5％，新建学校12所。"

    def page(canvas: Canvas) -> None:
        for place, char in enumerate(text):
            canvas.drawString(520 - 22 * (place // 30), 780 - 13 * (place % 30), char)

    assert texts(read_pdf(drawn_turned(page), "a.pdf")) == [text]


def test_a_line_that_stands_in_the_middle_by_its_indent_goes_on(draw: Draw) -> None:
    page = [(80, 100, BODY[:9], 10), (60, 116, "99.2%，" + BODY[9:18], 10), (60, 132, BODY[18:20] + "。", 10)]
    assert texts(read_pdf(draw(page), "a.pdf")) == [BODY[:9] + "99.2%，" + BODY[9:20] + "。"]


def test_a_box_may_name_any_two_corners(draw: Draw) -> None:
    import pikepdf

    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(draw([(60, 100, "第一行。", 10)]))) as pdf:
        pdf.pages[0].MediaBox = [595, 842, 0, 0]
        pdf.save(stream)
    assert texts(read_pdf(stream.getvalue(), "a.pdf")) == ["第一行。"]


def test_lines_of_a_title_that_are_centred_on_one_another_are_one(draw: Draw) -> None:
    page = [
        (219, 150, "临江市教育局", 26),
        (180, 196, "上半年工作总结报告", 26),
        (248, 400, "二〇二三年七月", 14),
    ]
    document = read_pdf(draw(page, set_text(BODY * 2, x=60, y=100, per_line=40)), "a.pdf")
    assert texts(document, "title") == ["临江市教育局上半年工作总结报告"]
    assert "二〇二三年七月" in texts(document)


def test_text_that_runs_through_the_pages_alike_is_no_running_head(draw: Draw) -> None:
    line = (60, 60, "破获刑事案件880起，抓获犯罪嫌疑人660人；打掉团伙35个", 10)
    first, second = (set_text(text, x=60, y=76, per_line=40, indent=0) for text in (BODY, "又" + BODY[::-1]))
    document = read_pdf(draw([line, *first], [line, *second]), "a.pdf")
    assert texts(document, "furniture") == []
