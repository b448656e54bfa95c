"""The report is found in pages as sites have them, and what the page adds to it is kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter import read_report
from converter.errors import InputError
from converter.model import Document
from converter.parsing import parse
from converter.readers import read
from converter.readers.html import read_html
from converter.readers.html.furniture import pieces_of
from tests.readers.html.pages import NAV, PAGES, SHORT, SavedPage

INPUTS = Path(__file__).parents[1] / "inputs"


def page(body: str, title: str = "") -> Document:
    head = f"<meta charset=utf-8><title>{title}</title>"
    return read_html(
        f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "page.html"
    )


def texts(document: Document, kind: str = "text") -> list[str]:
    return [block.text for block in document.blocks if block.hint.kind == kind]


def bare(lines: list[str]) -> str:
    return "".join("".join(lines).split())


@pytest.mark.parametrize("saved", PAGES, ids=lambda saved: saved.name)
def test_all_of_the_report_is_read_and_hardly_anything_else(saved: SavedPage) -> None:
    document = read_html(saved.markup.encode(), "page.html")
    read_as_text = bare([b.text for b in document.blocks if b.hint.kind in ("text", "title")])
    for line in saved.report:
        assert bare([line]) in read_as_text, line
    assert len(read_as_text) <= 1.06 * len(bare(list(saved.report)))


@pytest.mark.parametrize("saved", PAGES, ids=lambda saved: saved.name)
def test_nothing_of_a_page_is_lost(saved: SavedPage) -> None:
    document = read_html(saved.markup.encode(), "page.html")
    assert "首页" in document.text
    assert "版权所有：临江市人民政府" in document.text


# --- pages in which no main text stands out -------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "首页 | 新闻 | 公开",
        "首页>政务公开>工作总结",
        "浏览次数：123 字体：大 中 小",
        "【打印】【关闭】",
        "打印本页 关闭窗口",
        "责任编辑：张三",
        "上一篇：无",
        "跳过导航",
        "跳转到主要内容",
        "请输入关键词",
        "用户名 密码 登录",
        "您当前的位置：首页 > 政务公开",
        "长者模式 无障碍浏览 繁體版",
    ],
)
def test_lines_of_the_page_are_furniture_wherever_they_stand(line: str) -> None:
    escaped = line.replace(">", "&gt;")
    document = page(f"<p>{escaped}</p><p>一、打击。</p><p>{escaped}</p><p>破案12起，成效好。</p>")
    assert texts(document) == ["一、打击。", "破案12起，成效好。"]


@pytest.mark.parametrize(
    "line",
    ["时间紧、任务重。", "来源可查、去向可追", "编辑出版《年鉴》12册，发行3000册。", "12", "附件：名单.xlsx"],
)
def test_lines_of_a_report_are_not(line: str) -> None:
    assert line in texts(page(f"<p>一、打击。</p><p>{line}</p><p>破案12起，成效好。</p>"))


def test_a_list_of_links_is_furniture_and_a_reference_is_not() -> None:
    links = "".join(f"<p><a href=/{n}>关于第{n}件事的通知</a></p>" for n in range(4))
    attached = "<p>附件：</p>" + "".join(f"<p><a href=/{n}>{n}.名单.xlsx</a></p>" for n in range(4))
    body = f"<p>一、打击，成效好。</p>{links}<p>二、防控，成效好。</p><p><a href=/x>详见通知</a></p><p>三、下一步，抓落实。</p>{attached}"
    found = texts(page(body))
    assert found[:4] == ["一、打击，成效好。", "二、防控，成效好。", "详见通知", "三、下一步，抓落实。"]
    assert found[4:] == ["附件：", "0.名单.xlsx", "1.名单.xlsx", "2.名单.xlsx", "3.名单.xlsx"]


def test_heads_and_feet_of_an_e_books_pages_are_furniture() -> None:
    body = "".join(f"<p>临江年鉴 {n}</p><p>第{n}段，工作扎实推进。</p><p>— {n} —</p>" for n in range(11, 15))
    document = page(body)
    assert texts(document) == [f"第{n}段，工作扎实推进。" for n in range(11, 15)]
    assert "临江年鉴 12" in texts(document, "furniture")


def test_years_that_head_parts_are_no_pages() -> None:
    body = "".join(f"<p>{n}年</p><p>工作扎实推进。</p>" for n in (2021, 2022, 2023))
    assert "2022年" in texts(page(body))


@pytest.mark.parametrize(
    "body", [f"<nav>{SHORT[0]}</nav>", f"<footer><p>{SHORT[0]}</p></footer><ul>{NAV}</ul>", "<p>打印本页</p>"]
)
def test_a_page_of_nothing_but_furniture_is_refused_in_one_line(body: str) -> None:
    with pytest.raises(InputError, match="stands around a report") as caught:
        page(body)
    assert str(caught.value).startswith("page.html: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("file", ["hostile/nav.html", "hostile/furn.docx"])
def test_the_given_files_of_nothing_but_furniture_are_refused(file: str) -> None:
    with pytest.raises(InputError, match="stands around a report"):
        read(INPUTS / file)


# --- title and byline -----------------------------------------------------------------------------------


def test_a_line_of_date_and_source_is_cut_at_its_labels() -> None:
    told = [
        (piece.text, piece.kind)
        for piece in pieces_of(
            "发布时间：2023-07-05 来源：市公安局办公室 作者：张三 浏览次数：123 字体：大 中 小 【打印】"
        )
    ]
    assert told == [
        ("发布时间：2023-07-05", "date"),
        ("来源：市公安局办公室", "source"),
        ("作者：张三", "author"),
        ("浏览次数：123", "furniture"),
        ("字体：大 中 小", "furniture"),
        ("【打印】", "furniture"),
    ]
    assert [piece.kind for piece in pieces_of("2023年07月05日08:30 来源：人民网")] == ["date", "source"]
    assert [piece.kind for piece in pieces_of("会议时间定于7月5日，来源可靠。")] == ["text"]


@pytest.mark.parametrize("number", [20, 21, 22])
def test_the_byline_holds_date_and_source_and_nothing_else(number: int) -> None:
    report = parse(read(INPUTS / f"h{number}_meta.html"))
    assert report.title is not None
    assert report.title.text == "临江市公安局2023年上半年工作总结"
    date, source = (paragraph.text.text for paragraph in report.byline)
    assert "2023-07-05" in date
    assert source.startswith("来源：市公安局")
    shown = [p.text.text for s in report.walk() for p in s.paragraphs] + [
        p.text.text for p in report.preamble
    ]
    assert not [text for text in shown if not text.startswith("全市共立")]


def test_a_heading_that_says_more_than_the_windows_title_is_the_title() -> None:
    report = parse(read(INPUTS / "h11.html"))
    assert report.title is not None
    assert report.title.text == "临江市公安局上半年工作总结"
    assert [section.number for section in report.sections] == ["一", "二"]


# --- elements -------------------------------------------------------------------------------------------


def test_words_that_stand_in_a_table_outside_its_cells_stay() -> None:
    document = read(INPUTS / "hostile" / "strays.html")
    for word in (
        "表外甲字",
        "表外乙字",
        "表外丙字",
        "表外壬字",
        "列外丁字",
        "外己字",
        "矢量寅",
        "替代卯",
        "裸格子",
    ):
        assert word in texts(document) or any(word in text for text in texts(document)), word
    assert "格一\t格二" in texts(document)


def test_struck_words_are_left_out_and_said_and_inserted_ones_stay() -> None:
    document = read(INPUTS / "h26_del.html")
    assert "新增企业1200户，面积120km²，库容3.5×10⁸m³，CO₂排放" in document.text
    assert "struck-text-left-out" in [note.code for note in document.diagnostics]
    struck = page(
        "<p>甲<s>乙</s><span style='text-decoration: line-through'>丙</span><ins>丁</ins>，完。</p>"
    )
    assert texts(struck) == ["甲丁，完。"]


def test_a_term_and_its_explanation_are_one_line_and_no_heading() -> None:
    body = "<dl><dt>术语</dt><dd>解释文字。</dd><dt>甲</dt><dt>乙</dt><dd>两者。</dd><dt>丙</dt><dd><p>一段。</p></dd></dl>"
    assert texts(page(body)) == ["术语\u3000解释文字。", "甲", "乙\u3000两者。", "丙", "一段。"]
    numbers = [s.number for s in parse(read(INPUTS / "h06_elements.html")).sections]
    assert numbers[0] == "一"
    assert numbers[-1] == "二"


@pytest.mark.parametrize("text", ["打印本页\n关闭窗口\n版权所有：某市\n", "首页\n上一篇：无\n"])
def test_text_of_nothing_but_furniture_is_refused_too(text: str) -> None:
    with pytest.raises(InputError, match=r"^report\.txt: all of its text stands around a report"):
        read_report(text.encode(), name="report.txt")
