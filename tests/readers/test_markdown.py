"""Markdown is read as people write it in Chinese: headings, lists, tables, front matter, a line a paragraph."""

from __future__ import annotations

import pytest

from converter import readers
from converter.errors import InputError
from converter.model import Document
from converter.parsing import parse
from converter.readers.markdown import read_markdown


def read(text: str) -> Document:
    return read_markdown(text.encode(), "report.md")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_front_matter_gives_title_date_and_author_and_the_rest_is_furniture() -> None:
    document = read(
        '---\ntitle: "上半年工作总结"\ndate: 2016-07-25\nauthor: 市公安局\nlayout: post\n---\n\n正文。\n'
    )
    assert [(b.text, b.hint.kind) for b in document.blocks] == [
        ("上半年工作总结", "title"),
        ("2016-07-25", "byline"),
        ("市公安局", "byline"),
        ("layout: post", "furniture"),
        ("正文。", "text"),
    ]
    assert readers.read("---\ntitle: 总结\n---\n正文".encode()).source.format == "markdown"


def test_a_heading_that_repeats_the_title_is_the_title() -> None:
    report = parse(
        read("---\ntitle: 工作总结\n---\n# 工作总结\n\n## 一、打击\n\n正文。\n\n## 二、防控\n\n正文。\n")
    )
    assert report.title is not None
    assert report.title.text == "工作总结"
    assert [(s.level, s.number) for s in report.walk()] == [(1, "一"), (1, "二")]


def test_the_one_heading_of_the_first_level_is_the_title_of_the_report() -> None:
    report = parse(read("# 工作总结\n\n## 一、打击\n\n### （一）刑案\n\n正文。\n\n## 二、防控\n\n正文。\n"))
    assert report.title is not None
    assert [(s.level, s.number) for s in report.walk()] == [(1, "一"), (2, "一"), (1, "二")]


def test_bold_counts_though_commonmark_does_not_take_it() -> None:
    (block,) = read("**一、打击犯罪。**上半年破案。").blocks
    assert (block.text, block.hint.bold) == ("一、打击犯罪。上半年破案。", 7)


def test_lists_keep_their_numbers() -> None:
    document = read("3. 甲\n4. 乙\n\n- 丙\n- 丁\n\n1) 戊\n")
    assert texts(document) == ["3. 甲", "4. 乙", "丙", "丁", "1) 戊"]


def test_a_line_end_ends_a_paragraph_where_the_writer_meant_it_to() -> None:
    long = "今年以来，全市公安机关忠实履行职责，各项工作取得新的进"
    assert texts(read(f"{long}\n展和成效。\n二、防控\n加强巡逻。")) == [
        f"{long}展和成效。",
        "二、防控",
        "加强巡逻。",
    ]


def test_four_spaces_at_the_start_are_no_code() -> None:
    assert texts(read("    一、打击犯罪。\n\n    上半年。")) == ["一、打击犯罪。", "上半年。"]


def test_a_table_is_a_grid() -> None:
    document = read("| 指标 | 数值 |\n|---|---:|\n| 案件 | 1360 |\n")
    grid = [[c.of(document.text) for c in b.hint.row.cells] for b in document.blocks if b.hint.row]
    assert grid == [["指标", "数值"], ["案件", "1360"]]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"---\n---\n\n", "no text in it"),
        (b"%PDF-1.7", "this is a PDF"),
        (b"# x\n" * 600_000, "larger than 2 MB"),
    ],
)
def test_what_is_no_markdown_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_markdown(data, "report.md")


def test_deep_nesting_is_read_as_far_as_it_is_sensible() -> None:
    document = read("正文\n\n" + "> " * 5000 + "工作")
    assert document.text == "正文"
    assert "2 characters are left out" in document.diagnostics[0].message
    assert "工作" in read("[" * 4_000 + "工作" + "*" * 4_000).text
