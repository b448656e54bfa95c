"""Figures and tasks that stand in source tables are read like those in text."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from converter import read_report
from converter.model import Cover, Report
from converter.parsing import explain, parse
from converter.readers.assembly import Assembly


def report(*tables: list[str], above: str = "一、主要指标", caption: str = "") -> Report:
    """The report with a table under a heading; a row is its cells with `|` between."""
    assembly = Assembly("report")
    assembly.text("今年以来，全市公安机关忠实履行职责，各项工作取得新的进展。")
    assembly.text(above)
    assembly.text("主要情况见下表。")
    if caption:
        assembly.text(caption)
    for table in tables:
        assembly.table([row.split("|") for row in table])
    return parse(assembly.document("test", b""))


def records(*table: str, **how: str) -> list[tuple[Any, ...]]:
    """Name, value, unit, change (amount, unit, basis) and previous of each indicator."""
    return [
        (i.name, _plain(i.value), i.unit, i.change and (_plain(i.change.amount), i.change.unit, i.change.base), _plain(i.previous))
        for i in report(list(table), **how).indicators
    ]  # fmt: skip


def _plain(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def test_names_values_units_and_changes_are_told_by_their_heads() -> None:
    assert records(
        "序号|指标|单位|上半年|同比增长（%）",
        "1|破获刑事案件|起|1,360|7.7",
        "2|抓获犯罪嫌疑人|人|1329|-6.2",
        "3|群众满意率|%|97.2|2.6个百分点",
    ) == [
        ("破获刑事案件", 1360, "起", (7.7, "%", "yoy"), None),
        ("抓获犯罪嫌疑人", 1329, "人", (-6.2, "%", "yoy"), None),
        ("群众满意率", 97.2, "%", (2.6, "pp", "yoy"), None),
    ]


def test_the_period_is_that_of_the_head() -> None:
    (indicator,) = report(["指标|上半年", "破获案件（起）|1360"]).indicators
    assert indicator.period is not None
    assert (indicator.period.text, indicator.name, indicator.unit) == ("上半年", "破获案件", "起")


def test_a_unit_above_the_table_holds_for_all_and_tens_of_thousands_are_counted_out() -> None:
    assert records("项目|金额", "公共安全支出|1,234.5", "其中：装备|300", caption="单位：万元") == [
        ("公共安全支出", 12_345_000, "元", None, None),
        ("装备", 3_000_000, "元", None, None),
    ]


def test_last_years_figure_is_the_earlier_value() -> None:
    expected = [("刑事立案", 1360, "起", None, 1500)]
    assert records("指标|本年|上年同期", "刑事立案（起）|1360|1500") == expected
    assert records("指标|2022年|2023年", "刑事立案（起）|1500|1360") == expected
    assert records("指标|2022年（起）|2023年（起）", "刑事立案|1500|1360") == expected


def test_a_head_of_two_rows_is_read_as_one() -> None:
    assert records(
        "指标|9月||1—9月|", "|总量（起）|同比（%）|总量（起）|同比（%）", "刑事案件|100|-1.5|1200|3.2"
    ) == [
        ("刑事案件", 100, "起", (-1.5, "%", "yoy"), None),
        ("刑事案件", 1200, "起", (3.2, "%", "yoy"), None),
    ]


def test_where_rows_are_places_the_head_is_the_name_and_the_place_the_scope() -> None:
    indicators = report(["地区|破案数（起）|抓获人数（人）", "市南区|120|80", "市北区|150|90"]).indicators
    assert [(i.name, i.scope and i.scope.text, i.value, i.unit) for i in indicators] == [
        ("破案数", "市南区", 120, "起"),
        ("抓获人数", "市南区", 80, "人"),
        ("破案数", "市北区", 150, "起"),
        ("抓获人数", "市北区", 90, "人"),
    ]


def test_where_rows_are_years_the_head_is_the_name_and_the_year_the_period() -> None:
    indicators = report(["年份|破案数（起）", "2021年|120", "2022年|150"]).indicators
    assert [(i.name, i.period and i.period.text, i.value) for i in indicators] == [
        ("破案数", "2021年", 120),
        ("破案数", "2022年", 150),
    ]


def test_several_measures_of_one_thing_take_the_head_into_their_names() -> None:
    assert [record[:3] for record in records("类别|立案（起）|破案（起）", "盗窃|120|80")] == [
        ("盗窃立案", 120, "起"),
        ("盗窃破案", 80, "起"),
    ]


def test_a_fall_is_negative_however_it_is_told() -> None:
    for table in (
        ("指标|数值|降幅（%）", "火灾（起）|20|3.5"),
        ("指标|数值|同比", "火灾（起）|20|下降3.5%"),
        ("指标|数值|增减（%）", "火灾（起）|20|↓3.5"),
        ("指标|数值|同比±%", "火灾（起）|20|－3.5"),
    ):
        (record,) = records(*table)
        assert record[3] is not None
        assert record[3][:2] == (-3.5, "%"), table


def test_a_difference_is_in_the_unit_of_the_value() -> None:
    assert records("指标|数量|比上年增减", "火灾（起）|20|-3")[0][3] == (-3, "起", "yoy")


@pytest.mark.parametrize(
    ("head", "base"),
    [
        ("较预算增减", "budget"),
        ("比年度计划增减", "plan"),
        ("较上年预算增减（%）", "last_budget"),
        ("较上年增减（%）", "yoy"),
    ],
)
def test_a_column_says_what_its_changes_are_against(head: str, base: str) -> None:
    (record,) = records(f"指标|数量|{head}", "财政收入（亿元）|20|-3")
    assert record[3] is not None
    assert record[3][2] == base


def test_a_value_below_zero_keeps_its_sign_and_a_unit_its_script() -> None:
    assert records("指标|数值", "利润总额（元）|-120")[0][:3] == ("利润总额", -120, "元")
    assert records("項目|數量（個）", "派出所|12", above="一、概況")[0][:3] == ("派出所", 12, "個")
    assert records("指标|数值", "面积（平方公里）|²", "人数（人）|①") == []


def test_what_is_aimed_at_is_a_target() -> None:
    indicators = report(["指标|目标值", "群众满意率（%）|98以上"]).indicators
    assert [(i.value, i.bound, i.target) for i in indicators] == [(98, "more_than", True)]


def test_bounds_ranges_and_the_sources_own_script_are_kept() -> None:
    (indicator,) = report(["項目|數量", "電話詐騙（宗）|約3,500"], above="一、罪案").indicators
    assert (indicator.bound, indicator.unit, indicator.written.text) == ("about", "宗", "約3,500")


@pytest.mark.parametrize(
    "table",
    [
        ["姓名|电话|职务", "张三|13800000000|主任", "李四|13900000000|科长"],
        ["序号|单位名称|排名", "1|市南分局|1", "2|市北分局|2"],
        ["时间|地点|议题", "7月5日|会议室|部署工作", "7月6日|礼堂|总结表彰"],
        ["甲|乙", "丙|丁"],
        ["指标|数值", "火灾|—", "案件|…"],
    ],
)
def test_what_measures_nothing_is_no_indicator(table: list[str]) -> None:
    assert report(table).indicators == ()


def test_tasks_are_action_items_and_figures_in_them_are_read_as_text() -> None:
    made = report(
        [
            "序号|重点任务|责任单位|完成时限",
            "1|提高打击能力，破获案件1500起以上。|刑警支队|12月",
            "2|加强防控，推进平台建设。|治安支队|10月",
        ],
        above="二、下一步工作",
    )
    assert [(a.number, a.label.text, a.title.text, a.body.text) for a in made.action_items()] == [
        (1, "1", "提高打击能力", "提高打击能力，破获案件1500起以上。"),
        (2, "2", "加强防控", "加强防控，推进平台建设。"),
    ]
    assert [(i.name, i.value, i.target) for i in made.indicators] == [("破获案件", 1500, True)]


def test_every_indicator_points_at_its_cells_and_ids_count_through_text_and_tables() -> None:
    assembly = Assembly("report")
    assembly.text("一、打击犯罪")
    assembly.text("上半年，全市破获刑事案件1360起。")
    assembly.table([["指标", "数值"], ["命案（起）", "12"]])
    assembly.text("全年抓获嫌疑人300人。")
    document = assembly.document("test", b"")
    made = parse(document)
    assert [(i.id, i.value) for i in made.indicators] == [("i1", 1360), ("i2", 12), ("i3", 300)]
    paragraphs = {p.id: p for s in made.walk() for p in s.paragraphs}
    for indicator in made.indicators:
        assert paragraphs[indicator.node].text.span.contains(indicator.written.span)
        assert indicator.written.span.of(made.text) == indicator.written.text
        assert "".join(span.of(made.text) for span in indicator.name_spans) == indicator.name
    assert {"i1", "i2", "i3"} <= {reason.indicator for reason in explain(document)}


def told(*rows: str, **how: str) -> list[tuple[Any, ...]]:
    """Name, value, scope and period of each indicator; in the rows `<` and `^` are covered cells."""
    covers = {"<": Cover.LEFT, "^": Cover.ABOVE}
    assembly = Assembly("report")
    assembly.text("一、主要指标")
    assembly.table([[covers.get(cell, cell) for cell in row.split("|")] for row in rows])
    return [
        (i.name, _plain(i.value), i.scope and i.scope.text, i.period and i.period.text)
        for i in parse(assembly.document("test", b"")).indicators
    ]


@pytest.mark.parametrize("below", ["刑事", "", "^"])
def test_a_category_before_the_name_is_a_part_of_it(below: str) -> None:
    """Whether it is said again, left empty, or covered."""
    assert told("类别|指标|数值", "刑事|立案|120起", f"{below}|破案|90起", "治安|查处|60起") == [
        ("刑事立案", 120, None, None),
        ("刑事破案", 90, None, None),
        ("治安查处", 60, None, None),
    ]
    assert told("序号|类别|指标|数值", "1|刑事|刑事立案|120起", f"2|{below}|刑事破案|90起") == [
        ("刑事立案", 120, None, None),
        ("刑事破案", 90, None, None),
    ]


def test_a_row_without_a_name_is_not_given_that_of_another() -> None:
    assert told("类别|指标|数值|同比", "治安|查处|560起|", "||120起|增长2%") == [
        ("治安查处", 560, None, None)
    ]


def test_a_cell_known_to_be_empty_takes_nothing_from_above() -> None:
    assert told("类别|指标|数值", "刑事|立案|120起", "^|破案|90起", "|接警|300起") == [
        ("刑事立案", 120, None, None),
        ("刑事破案", 90, None, None),
        ("接警", 300, None, None),
    ]


@pytest.mark.parametrize("below", ["江东区", "", "^"])
def test_a_place_beside_the_name_is_its_scope_in_either_order(below: str) -> None:
    assert told("区县|指标|数值", "江东区|立案|120起", f"{below}|破案|90起") == [
        ("立案", 120, "江东区", None),
        ("破案", 90, "江东区", None),
    ]
    below = "立案" if below == "江东区" else below
    assert told("指标|区县|数值", "立案|江东区|120起", f"{below}|江西区|90起") == [
        ("立案", 120, "江东区", None),
        ("立案", 90, "江西区", None),
    ]


def test_places_at_the_heads_of_columns_are_scopes() -> None:
    assert told("指标|全市|江东区", "立案（起）|120|50") == [
        ("立案", 120, "全市", None),
        ("立案", 50, "江东区", None),
    ]


def test_a_unit_is_a_body_where_no_units_stand_below_it() -> None:
    assert told("单位|立案数（起）", "江东分局|120") == [("立案数", 120, "江东分局", None)]
    assert records("指标|单位|数值", "立案数|起|120")[0][:3] == ("立案数", 120, "起")


def test_names_and_values_side_by_side_stay_together() -> None:
    assert told("指标|数值|指标|数值", "立案|120起|破案|90起", "抓获|60人||") == [
        ("立案", 120, None, None),
        ("破案", 90, None, None),
        ("抓获", 60, None, None),
    ]
    assert told("序号|指标|数值|序号|指标|数值", "1|火灾|12起|2|死亡|1人") == [
        ("火灾", 12, None, None),
        ("死亡", 1, None, None),
    ]


def test_names_and_values_side_by_side_need_no_head() -> None:
    assert told("立案|120起|破案|90起", "抓获|60人|查处|30起") == [
        ("立案", 120, None, None),
        ("破案", 90, None, None),
        ("抓获", 60, None, None),
        ("查处", 30, None, None),
    ]
    assert told("姓名|张三|职务|局长", "电话|12345|年龄|43") == []


def test_years_are_periods_in_rows_as_in_columns() -> None:
    expected = {("立案数", 1300.0, None, "2021年"), ("立案数", 1234.0, None, "2022年"), ("立案数", 1200.0, None, "2023年")}  # fmt: skip
    assert set(told("年份|立案数（起）", "2021年|1300", "2022年|1234", "2023年|1200")) == expected
    assert set(told("指标|2021年|2022年|2023年", "立案数（起）|1300|1234|1200")) == expected
    assert told("项目|立案数（起）", "上半年|1300", "一季度|600") == [
        ("立案数", 1300, None, "上半年"),
        ("立案数", 600, None, "一季度"),
    ]


def test_covered_cells_of_a_head_stand_above_each_column_they_cover() -> None:
    assert told(
        "区县|刑事案件|<|治安案件|<", "^|立案（起）|破案（起）|受理（起）|查处（起）", "江东区|120|90|300|280"
    ) == [
        ("刑事案件立案", 120, "江东区", None),
        ("刑事案件破案", 90, "江东区", None),
        ("治安案件受理", 300, "江东区", None),
        ("治安案件查处", 280, "江东区", None),
    ]


def test_a_row_over_all_columns_above_the_head_is_a_caption() -> None:
    expected = [("装备经费预算", 3_000_000, None, None), ("装备经费决算", 2_800_000, None, None)]
    for row in ("主要指标（单位：万元）|<|<", "主要指标（单位：万元）||"):
        assert told(row, "项目|预算|决算", "装备经费|300|280") == expected


def test_who_does_a_task_and_by_when_is_told_in_its_row_or_covers_it() -> None:
    assembly = Assembly("report")
    assembly.text("一、任务分解")
    assembly.table(
        [
            ["序号", "重点任务", "责任单位", "完成时限"],
            ["1", "开展反诈宣传进社区活动", "刑侦支队", "9月底"],
            ["2", "建设智慧警务平台", Cover.ABOVE, "12月底"],
        ]
    )
    items = list(parse(assembly.document("test", b"")).action_items())
    assert [(a.number, a.responsible and a.responsible.text, a.due and a.due.text) for a in items] == [
        (1, "刑侦支队", "9月底"),
        (2, "刑侦支队", "12月底"),
    ]


def test_tasks_of_a_table_before_any_section_are_items() -> None:
    text = "# 某市工作总结\n\n| 序号 | 工作任务 | 责任单位 |\n|---|---|---|\n"
    text += "| 1 | 全面排查火灾隐患 | 支队 |\n| 2 | 加强队伍建设 | 人事处 |\n"
    report = read_report(text.encode(), name="report.md")
    assert [(item.label.text, item.title.text) for item in report.preamble_items] == [
        ("1", "全面排查火灾隐患"),
        ("2", "加强队伍建设"),
    ]


def test_a_row_of_whom_or_of_where_alone_is_part_of_the_row_above() -> None:
    rows = (
        "指标|绝对数（万人）|比重（%）",
        "户籍人口|117.9|100",
        "其中：城镇|44.4|37.6",
        "乡村|73.5|62.4",
        "0-17岁|18.9|16.1",
    )
    assert [name for name, *_ in records(*rows)] == [
        "户籍人口",
        "户籍人口比重",
        "户籍人口城镇",
        "户籍人口城镇比重",
        "户籍人口乡村",
        "户籍人口乡村比重",
        "户籍人口0-17岁",
        "户籍人口0-17岁比重",
    ]


@pytest.mark.parametrize(
    ("table", "read"),
    [
        (
            ["指標項目|111年目標值|實際值", "職業訓練人次|16萬人次|16萬4,097人次"],
            [(160000, "exact", True), (164097, "exact", False)],
        ),
        (
            ["考核指标|2023年度计划|2023年度实际", "安全事故起数|不超过2起|1起", "办结率|不低于95%|97.2%"],
            [(2, "less_than", True), (1, "exact", False), (95, "more_than", True), (97.2, "exact", False)],
        ),
        (
            ["项目|2024年目标|完成", "PM2.5平均浓度（微克/立方米）|≤35|33.4"],
            [(35, "less_than", True), (33.4, "exact", False)],
        ),
    ],
)
def test_a_head_that_begins_with_a_year_is_a_head_and_bounds_stand_in_cells(
    table: list[str], read: list[tuple[float, str, bool]]
) -> None:
    found = report(table).indicators
    assert [(_plain(each.value), each.bound, each.target) for each in found] == read
