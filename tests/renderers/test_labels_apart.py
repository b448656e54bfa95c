"""A label that no mark ends, 第二部分, stands apart from its heading in every output, whatever the source has."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import chain
from typing import Final

import pytest
from lxml import etree, html

from converter import Options, read_report, render
from converter.content import build_content
from converter.model import Report, set_apart
from converter.options import WordOptions
from converter.pages import typeset
from converter.pipeline import editions
from converter.styles import load_style

SOURCE: Final = """安澜市民政局2024年度工作报告

第一部分　机构概况
全局设科室8个。

第二部分 收入决算
2024年度收入1360万元，比上年增长9.7%。
2.1 财政拨款
财政拨款收入1200万元。

第三部分支出决算
2024年度支出1340万元，比上年下降2.3%。

第四部分
下一步工作
一是加强预算管理，到2025年底一般性支出下降5%以上。二是公开决算。
"""
PARTS: Final = "第[一二三四]部分"
GLUED: Final = re.compile(rf"(?:{PARTS}|2\.1) ?(?=[\u4e00-\u9fff])(?!以)")
APART: Final = re.compile(rf"(?:{PARTS}|2\.1)　[\u4e00-\u9fff]")
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def report() -> Report:
    return read_report(SOURCE.encode(), name="report.txt")


def pages_of(report: Report) -> Iterator[str]:
    layout = typeset(build_content(editions(report, ("cn",))), load_style("modern")).layout
    yield from (entry.title for entry in layout.outline)
    for page in layout.pages:
        yield from ("".join(line.text for line in block.lines) for block in page.blocks)
        yield from (line.text for each in page.artifacts for line in each.lines)


def word_of(data: bytes) -> Iterator[str]:
    """Every paragraph behind the number that Word counts for it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        numbering = etree.fromstring(archive.read("word/numbering.xml"))
        for name in ("word/document.xml", "word/endnotes.xml"):
            if name in archive.namelist():
                for each in etree.fromstring(archive.read(name)).iter(f"{W}p"):
                    yield "".join(each.itertext(f"{W}t"))
    for level in numbering.iter(f"{W}lvl"):
        label = level.find(f"{W}lvlText").get(f"{W}val").replace("%1", "一")
        between = level.find(f"{W}suff[@{W}val='space']")
        yield f"{label}{'' if between is None else ' '}题"


def sheets_of(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if "worksheets/sheet" in name or name.endswith("sharedStrings.xml"):
                yield from map(str, etree.fromstring(archive.read(name)).itertext())


def page_of(data: bytes) -> Iterator[str]:
    tree = html.fromstring(data)
    return (each.text_content() for each in tree.iter("h2", "h3", "h4", "a", "th", "td", "span"))


@pytest.mark.parametrize("output", ["pages", "html", "docx", "xlsx"])
@pytest.mark.parametrize("more", [{}, {"appendix": True}, {"full_text": True}], ids=str)
def test_a_label_without_a_mark_stands_apart(report: Report, output: str, more: dict[str, bool]) -> None:
    if output == "pages":
        texts = list(pages_of(report))
    else:
        made = render(
            report, options=Options(formats=(output,), docx_variant="cn", word=WordOptions(**more))
        )[output]
        texts = list({"html": page_of, "docx": word_of, "xlsx": sheets_of}[output](made))
    found = [text for text in texts if GLUED.search(text)]
    assert not found
    assert any(map(APART.search, texts))


@pytest.mark.parametrize("style", ["modern", "official-cn", "official-tw"])
def test_the_number_of_an_annex_stands_apart_from_its_name(style: str) -> None:
    text = f"{SOURCE}\n附件1　收支总表\n附件2 支出明细表\n附件10 说明\n"
    both = editions(read_report(text.encode(), name="report.txt"), ("tw", "cn"))
    layout = typeset(build_content(both), load_style(style)).layout
    texts = {line.text for page in layout.pages for block in page.blocks for line in block.lines}
    assert {"附件1　收支总表", "附件2　支出明细表", "附件10　说明"} <= texts


def test_a_label_that_a_mark_ends_needs_no_space() -> None:
    for label in ("一、", "（一）", "1.", "①", "㈠", "⒈", "第四部分：", "（2）"):
        assert set_apart(label) == label
    for label in ("第二部分", "第3章", "第一節", "附件1", "2.1", "2．1", "第三條之一"):
        assert set_apart(label) == f"{label}　"


def test_a_workbook_names_the_part_a_section_stands_in() -> None:
    source = SOURCE.replace("2024年度支出", "（一）基本支出\n2024年度基本支出").replace(
        "全局设", "（一）内设机构\n全局设"
    )
    report = read_report(source.encode(), name="report.txt")
    data = render(report, options=Options(formats=("xlsx",), docx_variant="cn"))["xlsx"]
    texts = set(chain(sheets_of(data)))
    assert {"第一部分（一）内设机构", "第三部分（一）基本支出"} <= texts
