"""A row of a table keeps its columns, whatever its first cells hold, in every format and every output."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from docx.table import _Cell

from converter import Options, WordOptions, render
from converter.model import Cover, SourceRow
from converter.parsing import parse
from converter.readers import read
from converter.renderers.json import report_to_json

INPUTS = Path(__file__).parent / "inputs"
SAME = ["tb1.md", "tb2.html", "tb3.docx"]
"""One table whose first column says 刑事 once for three rows."""


def rows_of(file: str) -> list[tuple[list[str], SourceRow]]:
    document = read(INPUTS / file)
    return [
        ([cell.of(document.text) for cell in block.hint.row.cells], block.hint.row)
        for block in document.blocks
        if block.hint.row
    ]


@pytest.mark.parametrize("file", SAME)
def test_a_row_that_begins_with_an_empty_cell_keeps_its_columns(file: str) -> None:
    assert rows_of(file)[2][0] == ["", "破案", "880起", "增长8.5%"]
    assert rows_of(file)[4][0][:3] == ["治安", "查处", "560起"]


@pytest.mark.parametrize("file", SAME[1:])
def test_a_cell_that_another_reaches_over_is_known_as_covered(file: str) -> None:
    covers = [row.covered(0) for _, row in rows_of(file)]
    assert covers == [None, None, Cover.ABOVE, Cover.ABOVE, None]


def test_cells_covered_from_the_left_and_from_above_are_told_apart() -> None:
    first, second = (row for _, row in rows_of("d06_tables.docx")[:2])
    assert first.covers == (None, None, Cover.LEFT, None)
    assert second.covers == (Cover.ABOVE, None, None, Cover.ABOVE)


def test_a_cell_that_holds_only_an_automatic_number_keeps_it() -> None:
    assert [cells[0] for cells, _ in rows_of("d16_tasktable.docx")[:3]] == ["序号", "1", "2"]


@pytest.mark.parametrize("file", SAME)
def test_json_has_every_column(file: str) -> None:
    report = json.loads(report_to_json(parse(read(INPUTS / file))))
    assert "\t破案\t880起\t增长8.5%" in report["sections"][0]["paragraphs"]


@pytest.mark.parametrize("file", SAME)
def test_word_has_every_column(file: str) -> None:
    options = Options(formats=("docx",), word=WordOptions(full_text=True))
    files = render(parse(read(INPUTS / file)), options=options)
    made = docx.Document(io.BytesIO(files["docx"]))
    rows = [  # python-docx gives a covered cell the text of the one that covers it
        [_Cell(cell, table).text for cell in row._tr.tc_lst][-4:]
        for table in made.tables
        for row in table.rows
    ]
    assert ["", "破案", "880起", "增长8.5%"] in rows


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("tb1.md", ["刑事立案 1234 -5.6", "刑事破案 880 8.5", "刑事抓获 660 3", "治安查处 560"]),
        ("tb2.html", ["刑事立案 1234 -5.6", "刑事破案 880 8.5", "刑事抓获 660 3", "治安查处 560"]),
        ("tb3.docx", ["刑事立案 1234 -5.6", "刑事破案 880 8.5", "刑事抓获 660 3", "治安查处 560"]),
        ("tv_cat_ind_repeated.md", ["刑事立案 1234 -5.6", "刑事破案 880 8.5"]),
        ("tv_seq_cat_ind.md", ["刑事立案 120", "刑事破案 90", "治安查处 60"]),
        ("tv_wide_two.md", ["立案 120", "破案 90", "抓获 60", "查处 30"]),
        ("tv_year_rows.md", ["立案数 1300 2022年", "破案数 820 2022年", "立案数 1234 2023年", "破案数 880 2023年"]),
    ],
)  # fmt: skip
def test_figures_have_the_names_of_their_row_and_column(file: str, expected: list[str]) -> None:
    found = []
    for indicator in parse(read(INPUTS / file)).indicators:
        change = [str(indicator.change.amount)] if indicator.change else []
        period = [indicator.period.text] if indicator.period else []
        found.append(" ".join([indicator.name, str(indicator.value), *change, *period]))
    assert found == expected


def test_aims_stand_beside_what_was_reached() -> None:
    made = parse(read(INPUTS / "d06_tables.docx")).indicators[:6]
    assert [(i.name, int(i.value or 0), i.change and float(i.change.amount), i.target) for i in made] == [
        ("生产总值", 56_030_000_000, 6.2, False),
        ("生产总值", 120_000_000_000, None, True),
        ("固定资产投资", 23_050_000_000, -3.1, False),
        ("固定资产投资", 50_000_000_000, None, True),
        ("城镇新增就业", 12_000, 4.0, False),
        ("城镇新增就业", 20_000, None, True),
    ]


def test_a_table_of_tasks_tells_who_does_them_and_by_when() -> None:
    items = list(parse(read(INPUTS / "d16_tasktable.docx")).action_items())
    assert [(a.responsible and a.responsible.text, a.due and a.due.text) for a in items] == [
        ("刑侦支队", "2023年9月底"),
        ("科信支队", "2023年12月底"),
    ]
    assert [item.kind for item in items] == ["plan", "plan"]


def test_a_task_whose_row_says_so_is_done() -> None:
    text = (
        "| 重点任务 | 责任单位 | 进展情况 |\n|---|---|---|\n| 开展反诈宣传进社区活动 | 刑侦支队 | 已完成 |\n"
        "| 建设智慧警务平台 | 科信支队 | 正在招标 |\n"
    )
    report = parse(read(f"# 某市工作总结\n\n## 一、任务分解\n\n{text}".encode(), name="report.md"))
    assert [item.kind for item in report.action_items()] == ["done", "plan"]
