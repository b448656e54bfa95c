"""Figures and tasks that stand in source tables are read like those in text."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from converter.model import Report
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
        (i.name, _plain(i.value), i.unit, i.change and (_plain(i.change.amount), i.change.unit, i.change.basis), _plain(i.previous))
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
