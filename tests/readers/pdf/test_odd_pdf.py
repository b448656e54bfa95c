"""What programs draw on pages: tables over several, raised figures, ragged lines, columns between head and foot."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from converter.model import Report
from converter.parsing import parse
from converter.readers.pdf import read_pdf

FONT = Path(__file__).parents[3] / "fonts" / "NotoSerifSC-Regular.ttf"
TITLE = "临江市公安局2023年上半年工作总结"
FIRST = (
    "今年以来，全市公安机关坚持以人民为中心的发展思想，紧紧围绕中心工作，全市刑事立案1234起，同比下降5.6%，"
    "抓获犯罪嫌疑人660人，挽回经济损失1200万元，人民群众安全感明显提升。"
)
SECOND = (
    "全市共出动警力2300人次，开展清查行动56次，收缴管制刀具120把，查处治安案件560起，社会治安秩序持续向好。"
)


class Sheet:
    """A PDF being drawn; places are from the left and the top, in points."""

    def __init__(self) -> None:
        self._stream = io.BytesIO()
        self._canvas = Canvas(self._stream, pagesize=(595, 842), invariant=True)

    def text(self, x: float, y: float, text: str, size: float = 12) -> float:
        """Draw a text; where it ends."""
        self._canvas.setFont("Song", size)
        self._canvas.drawString(x, 842 - y, text)
        return x + pdfmetrics.stringWidth(text, "Song", size)

    def paragraph(self, x: float, y: float, text: str, per_line: int, size: float = 12) -> float:
        """A paragraph in lines of so many characters, however wide they are; where the next one begins."""
        at, indent = 0, 2
        while at < len(text):
            end = at + per_line - indent
            while end < len(text) and text[end] in "，。；%":
                end += 1
            self.text(x + indent * size, y, text[at:end], size)
            at, indent, y = end, 0, y + 1.6 * size
        return y

    def rules(self, xs: Sequence[float], ys: Sequence[float]) -> None:
        for x in xs:
            self._canvas.line(x, 842 - ys[0], x, 842 - ys[-1])
        for y in ys:
            self._canvas.line(xs[0], 842 - y, xs[-1], 842 - y)

    def right(self, x: float, y: float, text: str) -> None:
        self._canvas.setFont("Song", 11)
        self._canvas.drawRightString(x, 842 - y, text)

    def turn(self) -> None:
        self._canvas.showPage()

    def report(self) -> Report:
        self._canvas.showPage()
        self._canvas.save()
        return parse(read_pdf(self._stream.getvalue(), "a.pdf"))


@pytest.fixture(scope="module")
def sheet() -> Callable[[], Sheet]:
    pdfmetrics.registerFont(TTFont("Song", str(FONT)))
    return Sheet


NewSheet = Callable[[], Sheet]


def paragraphs(report: Report) -> list[str]:
    sections = [paragraph.text.text for section in report.walk() for paragraph in section.paragraphs]
    return [*(paragraph.text.text for paragraph in report.preamble), *sections]


def figures(report: Report) -> list[tuple[str, str, str | None]]:
    return [(each.name, f"{each.value:f}", each.unit) for each in report.indicators if each.value is not None]


def test_a_table_that_goes_on_at_the_head_of_pages_is_no_running_head(sheet: NewSheet) -> None:
    page = sheet()
    page.text(160, 80, TITLE, 18)
    page.text(72, 120, "一、主要指标", 14)
    for number in range(3):
        top = 60 if number else 140
        page.rules([72, 222, 372], [top + 22 * row for row in range(4)])
        for row, cells in enumerate(
            [("指标", "数值"), ("甲类案件", f"{number}1起"), ("乙类案件", f"{number}2起")]
        ):
            for column, cell in enumerate(cells):
                page.text(80 + 150 * column, top + 16 + 22 * row, cell, 10)
        if number < 2:
            page.turn()
    assert [value for _, value, _ in figures(page.report())] == ["1", "2", "11", "12", "21", "22"]


@pytest.mark.parametrize("size", [7, 9.6], ids=["as Word makes them", "as pages make them"])
def test_small_figures_above_the_line_are_raised(sheet: NewSheet, size: float) -> None:
    page = sheet()
    page.text(72, 100, "一、水利建设", 14)
    x = page.text(96, 130, "水库总库容3.5×10")
    x = page.text(page.text(x, 125, "8", size), 130, "立方米，新增绿地120km")
    page.text(page.text(x, 125, "2", size), 130, "，完成投资3.5万元。")
    found = [(value, unit) for _, value, unit in figures(page.report())]
    assert found == [("350000000", "立方米"), ("120", "km²"), ("35000", "元")]


def test_the_first_of_several_headings_with_labels_is_no_title(sheet: NewSheet) -> None:
    page = sheet()
    page.text(72, 100, "一、治安管理", 16)
    y = page.paragraph(72, 130, FIRST, 37)
    page.text(72, y + 10, "二、防控工作", 16)
    page.paragraph(72, y + 40, SECOND, 37)
    report = page.report()
    assert report.title is None
    assert [section.number for section in report.sections] == ["一", "二"]


def test_lines_that_count_characters_go_on_though_they_end_apart(sheet: NewSheet) -> None:
    page = sheet()
    page.text(160, 80, TITLE, 18)
    page.text(72, 120, "一、治安管理", 14)
    y = page.paragraph(72, 150, FIRST, 37)
    page.text(72, y + 10, "二、防控工作", 14)
    page.paragraph(72, y + 40, SECOND, 37)
    assert paragraphs(page.report()) == [FIRST, SECOND]


def test_columns_stand_between_a_title_and_a_table_over_both(sheet: NewSheet) -> None:
    page = sheet()
    page.text(170, 70, TITLE, 16)
    for x, heading, text in ((60, "一、治安管理", FIRST), (301, "二、防控工作", SECOND)):
        page.text(x, 110, heading, 11)
        page.paragraph(x, 128, text, 20, 11)
    page.rules([70, 220, 370, 520], [488, 508, 528])
    for row, cells in enumerate([("指标", "数值", "同比"), ("破案", "880起", "8.5%")]):
        for column, cell in enumerate(cells):
            page.text(80 + 150 * column, 502 + 20 * row, cell, 10)
    report = page.report()
    assert [section.number for section in report.sections] == ["一", "二"]
    assert paragraphs(report)[:2] == [FIRST, SECOND]


def test_figures_under_one_another_are_a_table_without_rules(sheet: NewSheet) -> None:
    page = sheet()
    page.text(72, 100, "一、主要指标", 14)
    for row, cells in enumerate(
        [("指标", "本期（起）", "同比（%）"), ("刑事立案", "1234", "-5.6"), ("刑事破案", "880", "8.5")]
    ):
        page.text(72, 130 + 20 * row, cells[0], 11)
        for column, cell in enumerate(cells[1:]):
            page.right(330 + 120 * column, 130 + 20 * row, cell)
    page.paragraph(72, 240, SECOND, 37)
    report = page.report()
    assert figures(report)[:2] == [("刑事立案", "1234", "起"), ("刑事破案", "880", "起")]
    assert paragraphs(report)[-1] == SECOND


def test_words_in_rows_without_figures_are_no_table(sheet: NewSheet) -> None:
    page = sheet()
    for row, names in enumerate(
        [("张三", "李四", "王五"), ("赵六", "钱七", "孙八"), ("周九", "吴十", "郑一")]
    ):
        for column, name in enumerate(names):
            page.text(72 + 120 * column, 130 + 20 * row, name)
    report = page.report()
    assert all(paragraph.row is None for paragraph in report.preamble)


def test_the_number_of_a_copy_above_a_red_head_is_no_page_number(sheet: NewSheet) -> None:
    page = sheet()
    page.text(72, 60, "000123", 14)
    page.text(72, 84, "秘密★一年", 14)
    page.text(180, 140, "临江市公安局文件", 30)
    page.text(230, 190, "临公〔2023〕12号", 14)
    page.text(110, 250, TITLE, 22)
    page.text(72, 290, "一、治安管理", 14)
    page.paragraph(72, 320, FIRST, 34, 13)
    kinds = [piece.kind for piece in page.report().front_matter]
    assert kinds[:2] == ["份号", "密级"]
