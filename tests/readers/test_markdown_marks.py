"""Marks and tags of Markdown are never text, whatever stands beside them in Chinese; what they mean is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.model import Document
from converter.parsing import parse
from converter.readers.markdown import read_markdown

INPUTS = Path(__file__).parent / "inputs"


def read(text: str) -> Document:
    return read_markdown(text.encode(), "report.md")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def codes(document: Document) -> list[str]:
    return [note.code for note in document.diagnostics]


@pytest.mark.parametrize(
    ("source", "text", "bold"),
    [
        ("**历经10年发展，**全市破案320起。", "历经10年发展，全市破案320起。", 8),
        ("不如人意的**《办法》**已修订，**“放管服”**改革，**（一）抓**工作，**重点：**突出。", "不如人意的《办法》已修订，“放管服”改革，（一）抓工作，重点：突出。", 0),
        ("*注意：*本报告为快报数。", "注意：本报告为快报数。", 0),
        ("***加粗斜体，***后文。", "加粗斜体，后文。", 5),
        ("__下划线加粗，__后文。", "下划线加粗，后文。", 6),
        ("_强调_的话，**粗*斜*粗**。", "强调的话，粗斜粗。", 0),
        ("甲**乙**丙**丁**戊", "甲乙丙丁戊", 0),
        ("张**、李**等人，电话138****1234。", "张**、李**等人，电话138****1234。", 0),
        (r"五\*三，snake_case_name，2*3。", "五*三，snake_case_name，2*3。", 0),
        ("<u>下划线</u><font color=red>红</font><b>粗</b><span style='x'>文</span>", "下划线红粗文", 0),
        ("10<sup>8</sup>立方米，CO<sub>2</sub>，PM<sub>2.5</sub>", "10⁸立方米，CO₂，PM2.5", 0),
        ("甲<br>乙", "甲|乙", 0),
        ("~~原计划100个~~实际<del>110</del><ins>120</ins>个", "实际120个", 0),
        ("公安 <b>工作</b> &amp; {{x}}<br>第二行 <!-- 不见 -->", "公安 工作 & {{x}}|第二行", 0),
    ],
)  # fmt: skip
def test_marks_are_no_text(source: str, text: str, bold: int) -> None:
    document = read(source)
    assert "|".join(texts(document)) == text
    assert document.blocks[0].hint.bold == bold


def test_struck_text_is_left_out_and_said() -> None:
    document = read("~~原计划~~实际<s>甲</s>。\n\n<p>新<del>旧</del></p>\n")
    assert texts(document) == ["实际。", "新"]
    assert codes(document) == ["struck-text-left-out"] * 2


def test_marks_in_headings_tables_and_entries_are_no_text_either() -> None:
    document = read(
        "## **一、打击：**刑案\n\n| **指标** | ~~旧~~数 |\n|---|---|\n| 库容10<sup>8</sup> | `3` |\n\n- **甲：**乙\n"
    )
    assert texts(document) == ["一、打击：刑案", "指标\t数", "库容10⁸\t3", "甲：乙"]


def test_notes_come_last_in_the_order_they_are_referred_to() -> None:
    document = read(
        "立案[^b]，破案[^a]，抓获[^b]，查处[^没有]，受理^[行内注。]。\n\n[^a]: 甲注。\n[^b]: 乙注。\n\n    乙注第二段。\n"
        "[^c]: 丙注。\n\n后文。\n"
    )
    assert [(b.text, b.hint.kind) for b in document.blocks] == [
        ("立案¹，破案²，抓获¹，查处，受理³。", "text"),
        ("后文。", "text"),
        ("¹ 乙注。", "note"),
        ("乙注第二段。", "note"),
        ("² 甲注。", "note"),
        ("³ 行内注。", "note"),
        ("丙注。", "note"),
    ]
    assert codes(document) == ["note-unreferenced", "note-missing"]
    assert "[^没有]" in document.diagnostics[1].message


def test_tasks_are_entries_of_a_list_with_a_box() -> None:
    document = read("工作如下：\n\n- [x] 完成改造15个。\n- [ ] 新建学校3所。\n\n[x] 不是任务。\n")
    assert texts(document) == ["工作如下：", "☑ 完成改造15个。", "☐ 新建学校3所。", "[x] 不是任务。"]
    points = [paragraph.point for paragraph in parse(document).preamble]
    assert [point.list if point else None for point in points] == [None, 1, 1, None]


def test_markup_between_paragraphs_is_read_as_a_page_is() -> None:
    document = read(
        "前。\n\n<table><tr><th>指标</th><th>数值</th></tr><tr><td rowspan=2>立案</td><td>1起</td></tr><tr><td>2起</td></tr></table>\n\n<div align=center>\n\n中。\n\n</div>\n"
    )
    assert texts(document) == ["前。", "指标\t数值", "立案\t1起", "\t2起", "中。"]


def test_the_given_file_has_no_marks_left() -> None:
    document = read_markdown((INPUTS / "t10_md2.md").read_bytes(), "t10.md")
    for mark in ("**", "*", "__", "~~", "<", "[x]", "[ ]", "[^"):
        assert mark not in document.text, mark
    assert "库容10⁸立方米，二氧化碳CO₂排放" in document.text
    assert [b.text[:6] for b in document.blocks if b.hint.kind == "note"] == [
        "¹ 不含简易",
        "² 数据截至",
        "脚注第二段，",
        "³ 口径与上",
    ]
    assert "struck-text-left-out" in codes(document)


@pytest.mark.parametrize(
    "heap", ["*a **b ", "**甲 ", "~~甲 ", "_甲 ", "甲**乙*丙", "甲[^a]", "[x](", "<b>甲"]
)
def test_heaps_of_marks_are_read(heap: str) -> None:
    """In time linear with the text: at 20,000 of them the square would take minutes."""
    assert read(heap * 20_000).text


def test_the_box_of_a_task_is_in_no_name_of_a_figure() -> None:
    report = parse(read("## 一、下一步\n\n- [x] 完成改造15个。\n- [ ] 新建学校3所。\n"))
    assert [int(indicator.value or 0) for indicator in report.indicators] == [15, 3]
    assert not [indicator.name for indicator in report.indicators if set("☐☑") & set(indicator.name)]


def test_lines_of_one_paragraph_head_nothing() -> None:
    text = "# 临江市公安局上半年工作总结\n\n一、治安\n\n刑事立案120起。\n\n重点任务<br>加强巡逻防控<br>全面推进各项工作，提高人民群众安全感和满意度，不断取得新的成绩。\n"
    report = parse(read_markdown(text.encode(), "report.md"))
    assert [section.number for section in report.sections] == ["一"]
    assert [each.text.text for each in report.sections[0].paragraphs][1:3] == ["重点任务", "加强巡逻防控"]
