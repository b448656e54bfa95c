"""Two editions in one document: headings in pairs, text in two columns, every run in its own language."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from converter.content import build_content
from converter.model import Edition, Report, Text
from converter.options import Options
from converter.pipeline import editions, read_report
from converter.renderers.docx import render_docx
from converter.renderers.docx.cells import in_one_line
from converter.renderers.docx.ooxml import NAMESPACES
from converter.styles import load_style
from tests.renderers.docx.conftest import Read, text_of

W = "{" + NAMESPACES["w"] + "}"
HANS_ONLY = set("检查单位全市执法严格关键指标摘转换说").intersection("检单执严关键标转换说")


@pytest.fixture(scope="module")
def pair(report: Report) -> tuple[Edition, ...]:
    return editions(report, ("tw", "cn"), options=Options(title="某市消防工作總結"))


@pytest.fixture(scope="module")
def both(pair: tuple[Edition, ...]) -> Read:
    return Read(render_docx(build_content(pair), load_style("modern"), appendix=True, full_text=True))


def test_headings_stand_in_pairs_and_once_where_both_agree(both: Read) -> None:
    headings = both.paragraphs("Heading1")
    assert "嚴格執法檢查／严格执法检查" in headings
    assert "行動事項追蹤表／行动事项跟踪表" in headings
    assert "一、嚴格執法檢查／严格执法检查" in [each.split("\t")[0] for each in both.paragraphs("TOC1")]


def test_text_stands_in_two_columns_a_row_for_each_paragraph(both: Read, pair: Any) -> None:
    tables = both.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='ParallelTable']")
    assert all(table.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None for table in tables)
    rows = [
        [text_of(cell) for cell in row.findall(W + "tc")]
        for table in tables
        for row in table.findall(W + "tr")
    ]
    left, right = pair
    for hant, hans in zip(left.report.walk(), right.report.walk(), strict=True):
        for ours, theirs in zip(hant.paragraphs, hans.paragraphs, strict=True):
            assert [ours.text.text, theirs.text.text] in rows


def test_every_run_carries_the_language_of_its_script(both: Read) -> None:
    for run in both.find("//w:r[w:t]"):
        words = run.findtext(W + "t") or ""
        lang = run.find(f"{W}rPr/{W}lang")
        if HANS_ONLY & set(words):
            assert lang.get(W + "eastAsia") == "zh-CN", words
        elif any(char in "檢單執嚴關鍵標轉換說" for char in words):
            assert lang.get(W + "eastAsia") == "zh-TW", words


def test_runs_of_the_other_script_are_set_in_its_faces(both: Read) -> None:
    style = both.find("//w:style[@w:styleId='OtherScript']/w:rPr", "word/styles.xml")[0]
    assert style.find(W + "rFonts").get(W + "eastAsia") == "宋体"
    assert style.find(W + "lang").get(W + "eastAsia") == "zh-CN"
    fonts = {each.get(W + "name") for each in both.find("//w:font", "word/fontTable.xml")}
    assert {"新細明體", "宋体", "黑体"} <= fonts


def test_choices_of_the_tracker_are_said_in_both(both: Read) -> None:
    choices = both.find("//w:dropDownList")[0]
    assert [each.get(W + "value") for each in choices] == ["未開始／未开始", "進行中／进行中", "已完成"]


def test_figures_are_not_said_twice(both: Read) -> None:
    row = both.find("//w:tbl[w:tblPr/w:tblCaption/@w:val='指標總表／指标总表']/w:tr")[1]
    cells = ["|".join(text_of(each) for each in cell) for cell in row.findall(W + "tc")]
    assert any(cell.endswith("檢查單位|检查单位") for cell in cells)
    assert "|15,000" in cells


def test_a_sentence_that_divides_otherwise_in_one_edition_is_quoted_whole(pair: Any) -> None:
    hant, hans = pair
    first = hans.report.sections[0]
    paragraph = first.paragraphs[0]
    odd = replace(paragraph, text=Text(paragraph.text.text.replace("。", "，", 1), paragraph.text.span))
    report = replace(hans.report, sections=(replace(first, paragraphs=(odd,)), *hans.report.sections[1:]))
    word = Read(
        render_docx(build_content((hant, replace(hans, report=report))), load_style("modern"), appendix=True)
    )
    assert odd.text.text in [text_of(each) for each in word.find("//w:tc")]


@pytest.mark.parametrize(
    ("wordings", "lines"),
    [
        (("120\u00a0萬人次", "120\u00a0万人次"), ("120\u00a0萬人次／万人次",)),
        (
            ("+2\u00a0個百分點（同比）", "+2\u00a0个百分点（同比）"),
            ("+2\u00a0個百分點（同比）／个百分点（同比）",),
        ),
        (("約八成", "约八成"), ("約八成／约八成",)),
        (
            ("+2\u00a0個（較2020年）", "+2\u00a0个（较2020年）"),
            ("+2\u00a0個（較2020年）", "+2\u00a0个（较2020年）"),
        ),
        (("完成年度預算的56.1%", "完成年度预算的56.1%"), ("完成年度預算的56.1%", "完成年度预算的56.1%")),
        (("58%", "58%"), ("58%", "58%")),
    ],
)
def test_what_both_wordings_share_stands_once(wordings: tuple[str, str], lines: tuple[str, ...]) -> None:
    assert in_one_line(wordings) == lines


AHEAD = (
    "某市2023年工作总结\n2023年，全市总体平稳，完成投资12亿元，增长3%。新建公园3座。\n一、主要工作\n检查单位15家，下降20%。\n"
    "二、2024年工作打算\n稳定就业。力争粮食总产量达到30万吨，绿化覆盖率由42%提高到45%。\n"
)


def test_results_and_aims_have_heads_of_their_own_and_counts_one_number() -> None:
    report = read_report(AHEAD.encode(), name="r.txt")
    content = build_content(editions(report, ("tw", "cn")))
    read = Read(render_docx(content, load_style("modern"), full_text=True))
    key, *_, figures = read.find("//w:tbl[w:tblPr/w:tblStyle/@w:val='ReportTable']")
    rows = [[text_of(cell) for cell in row.findall(W + "tc")] for row in key.findall(W + "tr")]
    heads = [at for at, row in enumerate(rows) if row[0].startswith("指標")]
    assert len(heads) == 2
    assert [rows[at][-1][:2] for at in heads] == ["變化", "說明"]
    assert [rows[at][-2][:3] for at in heads] == ["數值／", "目標值"]
    ahead = rows[heads[1] + 1 :]
    assert ["30" in row[-2] or "45" in row[-2] for row in ahead] == [True, True]
    assert any("原 42%" in row[-1] for row in ahead)
    assert not any("目標" in cell for row in rows[: heads[1]] for cell in row)
    groups = [text_of(row) for row in figures.findall(W + "tr") if len(row.findall(W + "tc")) == 1]
    assert groups
    assert all(re.search(r"（\d+ 項／项）$", each) for each in groups)
