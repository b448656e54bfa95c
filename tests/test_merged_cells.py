"""Cells that reach over others are merged in every output, as the source has them."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tags import read_tags, read_texts

from converter import Options, WordOptions, render
from converter.model import Cover, Extent, Report, SourceRow, Span, extents
from converter.parsing import parse
from converter.readers import read
from converter.renderers.json import report_to_dict

PAGE = """<html><head><title>临江市公安局上半年工作总结</title></head><body>
<h1>临江市公安局上半年工作总结</h1><h2>一、主要指标</h2><p>今年以来，各项工作取得新的进展，情况见下表。</p><table>
<tr><th rowspan=2>类别</th><th rowspan=2>指标</th><th colspan=2>上半年</th></tr>
<tr><th>数量</th><th>同比</th></tr>
<tr><td rowspan=2>刑事</td><td>立案</td><td>1234起</td><td>下降5.6%</td></tr>
<tr><td>破案</td><td>880起</td><td>增长8.5%</td></tr>
<tr><td>治安</td><td>查处</td><td colspan=2>560起</td></tr></table></body></html>"""
SPANS = {"类别": (1, 2), "指标": (1, 2), "上半年": (2, 1), "刑事": (1, 2), "560起": (2, 1)}
"""Columns and rows of the cells that take more than one place."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def report() -> Report:
    return parse(read(PAGE.encode(), name="report.html"))


def test_json_says_what_each_cell_takes(report: Report) -> None:
    (table,) = report_to_dict(report)["tables"]
    cells = [cell for row in table["rows"] for cell in row]
    taken = {cell["text"]: (cell["columns"], cell["rows"]) for cell in cells}
    assert {text: own for text, own in taken.items() if own != (1, 1)} == SPANS
    assert [cell["column"] for cell in table["rows"][3]] == [1, 2, 3]
    assert len(table["paragraph_ids"]) == len(table["rows"]) == 5


def test_word_merges_them_and_repeats_all_rows_of_the_head(report: Report) -> None:
    options = Options(formats=("docx",), word=WordOptions(full_text=True))
    document = docx.Document(io.BytesIO(render(report, options=options)["docx"]))
    table = next(each for each in document.tables if "类别" in each._element.xpath("string()"))
    assert {len(row.cells) for row in table.rows} == {5}, "a number and four columns in each row"
    seen: dict[str, set[tuple[int, int]]] = {}
    for down, row in enumerate(table.rows):
        for right, cell in enumerate(row.cells[1:]):
            seen.setdefault(cell.text, set()).add((right, down))
    for text, (columns, rows) in SPANS.items():
        assert len(seen[text]) == columns * rows, text
    heads = [row for row in table.rows if row._tr.find(f".//{W}tblHeader") is not None]
    assert len(heads) == 2


def test_pdf_tags_them(report: Report) -> None:
    options = Options(formats=("pdf",), scripts="hans")
    data = render(report, options=options)["pdf"]
    tags = read_tags(data, read_texts(data))
    tables = [each for each in tags.all("Table") if "类别" in each.full_text]
    (table,) = tables
    cells = table.all("TH", "TD")
    taken = {
        each.full_text: (int(each.attributes.get("ColSpan", 1)), int(each.attributes.get("RowSpan", 1)))  # type: ignore[call-overload]
        for each in cells
    }
    assert {text: own for text, own in taken.items() if own != (1, 1)} == SPANS
    assert sum(columns * rows for columns, rows in taken.values()) == 4 * 5
    assert len(table.all("THead")[0].all("TR")) == 2


COVERS = st.sampled_from([None, Cover.LEFT, Cover.ABOVE])


@given(
    st.integers(1, 5).flatmap(lambda width: st.lists(st.tuples(*[COVERS] * width), min_size=1, max_size=6))
)
def test_whatever_is_said_to_be_covered_each_place_is_taken_once(
    covers: list[tuple[Cover | None, ...]],
) -> None:
    rows = [SourceRow(1, number, (Span(0, 0),) * len(row), row) for number, row in enumerate(covers, start=1)]
    taken = extents(rows)
    places = [
        (down + rows_, right + columns)
        for down, row in enumerate(taken)
        for right, extent in enumerate(row)
        if extent is not None
        for rows_ in range(extent.rows)
        for columns in range(extent.columns)
    ]
    assert sorted(places) == [(down, right) for down in range(len(covers)) for right in range(len(covers[0]))]


def test_a_row_that_had_no_text_ends_a_cell() -> None:
    covered = (Cover.ABOVE, None)
    rows = [SourceRow(1, 1, (Span(0, 0),) * 2), SourceRow(1, 3, (Span(0, 0),) * 2, covered)]
    assert extents(rows) == [[Extent(), Extent()], [Extent(), Extent()]]


def test_the_word_file_is_sound_xml(report: Report) -> None:
    options = Options(formats=("docx",), word=WordOptions(full_text=True))
    document = docx.Document(io.BytesIO(render(report, options=options)["docx"]))
    for properties in document.element.body.iter(f"{W}tcPr"):
        order = [etree.QName(each).localname for each in properties]
        known = [name for name in ("tcW", "gridSpan", "vMerge") if name in order]
        assert order[: len(known)] == known
