"""The workbook: four sheets, one thing in a cell, numbers as numbers, texts as texts, the same bytes again."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import reports

from converter.content import Content
from converter.model import Filled
from converter.parsing.figures.doubts import RULES
from converter.renderers.xlsx import render_xlsx
from converter.strings import strings

SHEETS = ["指标", "行动事项", "章节", "说明"]


def records(sheet: Any) -> list[dict[str, Any]]:
    """The rows by the heads of their columns."""
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_there_are_four_sheets_whose_heads_stay_and_filter(book: Callable[..., Any]) -> None:
    made = book()
    assert made.sheetnames == SHEETS
    for sheet in made:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(isinstance(cell.value, str) and cell.font.bold for cell in sheet[1])


def test_numbers_are_numbers_in_cells_of_their_own(book: Callable[..., Any]) -> None:
    fires = next(row for row in records(book()["指标"]) if row["原文"] == "1.5万余起")
    assert (fires["界限"], fires["确数"], fires["单位"]) == ("逾", 15000, "起")
    assert (fires["变化值"], fires["变化上限"], fires["变化单位"], fires["比较"]) == (-12.5, -13, "%", "同比")
    assert fires["类别"] == "结果"
    assert fires["原句"].startswith("2023年，全市消防形势总体平稳")


def test_decimals_are_those_of_the_report(book: Callable[..., Any]) -> None:
    sheet = book()["指标"]
    formats = {cell.value: cell.number_format for row in sheet.iter_rows() for cell in row}
    assert formats[98.25] == "#,##0.00"
    assert formats[3200] == "#,##0"
    kept = book("某市2023年工作总结\n一、执法\n检查合格率达98.50%。\n")["指标"]
    assert [cell.number_format for row in kept.iter_rows() for cell in row if cell.value == 98.5] == [
        "#,##0.00"
    ]


def test_a_text_is_never_reckoned(book: Callable[..., Any], content_of: Callable[..., Content]) -> None:
    content = content_of()
    row = content.all_indicators.rows[0]
    for text in ('=HYPERLINK("http://a")', "+1", "-1", "@x", "https://a", "007"):
        said = replace(row, figure=tuple(replace(each, name=text) for each in row.figure))
        one = replace(content, all_indicators=replace(content.all_indicators, groups=(_only(content, said),)))
        made = openpyxl.load_workbook(BytesIO(render_xlsx(one)))
        cell = next(cell for cell in made["指标"][2] if cell.value == text)
        assert (cell.data_type, cell.hyperlink) == ("s", None)
        assert bool(cell.quotePrefix) == (text[0] in "=+-@")


def _only(content: Content, row: Any) -> Any:
    return replace(content.all_indicators.groups[0], rows=(row,))


def test_tasks_have_their_numbers_and_states_to_choose_from(book: Callable[..., Any]) -> None:
    tasks = records(book()["行动事项"])
    assert [task["序号"] for task in tasks] == [1, 2, 3, 4]
    assert [task["类别"] for task in tasks] == ["计划", "计划", "目标", "目标"]
    assert tasks[2]["内容"] == "↓\u00a05%以上"
    checks = book()["行动事项"].data_validations.dataValidation
    assert [check.formula1 for check in checks] == ['"未开始,进行中,已完成"']


def test_a_day_that_people_filled_in_is_a_date(content_of: Callable[..., Content]) -> None:
    content = content_of()
    (group, *others) = content.tracker_groups
    task = group.rows[0]
    filled = replace(task.items[0], filled=Filled("支队", "2024年3月1日", "进行中"))
    rows = (replace(task, items=(filled,)), *group.rows[1:])
    made = replace(content, tracker_groups=(replace(group, rows=rows), *others))
    sheet = openpyxl.load_workbook(BytesIO(render_xlsx(made)))["行动事项"]
    (row, *_) = records(sheet)
    assert (row["责任单位"], row["期限"], row["状态"]) == ("支队", datetime(2024, 3, 1), "进行中")


def test_sections_count_what_stands_in_them(book: Callable[..., Any]) -> None:
    sections = records(book()["章节"])
    assert [(each["编号"], each["标题"], each["性质"]) for each in sections] == [
        ("一、", "监督执法", "成果"),
        ("二、", "下一步工作", "计划"),
    ]
    assert [each["指标数"] for each in sections] == [3, 2]
    assert [each["事项数"] for each in sections] == [0, 4]


def test_items_that_are_done_stand_in_their_section_and_not_in_the_tracker(book: Callable[..., Any]) -> None:
    text = "某市消防局2023年工作总结\n一是抓好宣传。开展宣传12场。二是抓好培训。培训9场。\n一、监督执法\n一是检查单位。已检查32家。二是督促整改。已整改41处。\n"
    made = book(f"{text}二、下一步工作\n一是加强巡查。二是建强队伍。\n")
    assert [task["事项"] for task in records(made["行动事项"])] == ["加强巡查", "建强队伍"]
    sections = records(made["章节"])
    assert [(each["标题"], each["事项数"]) for each in sections] == [
        ("前言", 0),
        ("监督执法", 0),
        ("下一步工作", 2),
    ]
    assert [each["其他事项"] for each in sections] == [
        "一是抓好宣传\n二是抓好培训",
        "一是检查单位\n二是督促整改",
        None,
    ]


def test_a_report_that_plans_nothing_has_no_tracker_and_the_notes_say_so(book: Callable[..., Any]) -> None:
    made = book("某市消防局2023年工作总结\n一、监督执法\n全年检查单位3200家次。\n")
    assert records(made["行动事项"]) == []
    notes = {row["项目"]: row["内容"] for row in records(made["说明"])}
    assert notes["行动事项"] == "报告未提出下一步工作，因此没有跟踪表。"


def test_the_checksum_of_the_source_stands_there_whole_and_has_room(
    book: Callable[..., Any], content_of: Callable[..., Content]
) -> None:
    sheet = book()["说明"]
    (row,) = [row for row in sheet.iter_rows(min_row=2) if "SHA-256" in str(row[0].value)]
    assert row[1].value == content_of().report.source.sha256
    assert len(row[1].value) == 64 < sheet.column_dimensions["B"].width
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)


def test_two_editions_have_a_column_each_where_they_differ(book: Callable[..., Any]) -> None:
    (row, *_) = records(book("某市工作總結\n一、治安防控\n破獲案件15起。\n", "tw", "cn")["指標"])
    assert row["指標（繁體中文）"] == "破獲案件"
    assert row["指标（简体中文）"] == "破获案件"
    assert row["確數"] == 15


def test_what_is_too_long_for_a_cell_is_cut_and_that_is_said(content_of: Callable[..., Content]) -> None:
    content = content_of()
    row = content.all_indicators.rows[0]
    long = replace(row, sentence=replace(row.sentence, texts=("字" * 40_000,)))
    one = replace(content, all_indicators=replace(content.all_indicators, groups=(_only(content, long),)))
    made = openpyxl.load_workbook(BytesIO(render_xlsx(one)))
    assert max(len(str(cell.value)) for cell in made["指标"][2]) == 32_767
    assert "共 1 处" in str(made["说明"].cell(made["说明"].max_row, 2).value)


def test_a_number_with_more_digits_than_excel_keeps_is_text(content_of: Callable[..., Content]) -> None:
    content = content_of()
    row = content.all_indicators.rows[0]
    figure = tuple(replace(each, value=Decimal("1234567890123456.25")) for each in row.figure)
    group = _only(content, replace(row, figure=figure))
    made = replace(content, all_indicators=replace(content.all_indicators, groups=(group,)))
    (own, *_) = records(openpyxl.load_workbook(BytesIO(render_xlsx(made)))["指标"])
    assert own["确数"] == "1234567890123456.25"


@pytest.mark.parametrize("path", reports.EACH_REPORT, ids=lambda path: path.stem)
def test_every_indicator_of_a_report_is_a_row_with_its_figure(path: Path) -> None:
    content = reports.content_of(path, ("cn",))
    data = render_xlsx(content)
    assert data == render_xlsx(content)
    with zipfile.ZipFile(BytesIO(data)) as file:
        assert not any(b"<f>" in file.read(name) for name in file.namelist())
    rows = records(openpyxl.load_workbook(BytesIO(data))["指标"])
    assert [(row["指标"], row["确数"]) for row in rows] == [
        (each.name, None if each.value is None else float(each.value)) for each in content.report.indicators
    ]


@pytest.mark.parametrize("variant", ["tw", "cn"])
def test_every_doubt_has_words(variant: Any) -> None:
    assert [rule.code for rule in RULES if f"doubt_{rule.code}" not in strings(variant)] == []
