"""Tables and charts hold every figure once, under the section it stands in, and compare like with like."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from converter.content import Content, report_table
from converter.content.labels import Labels
from converter.content.sections import first_words
from converter.pipeline import read_report


def test_every_indicator_stands_in_one_row_of_the_tables_by_section(report_content: Content) -> None:
    rows = [row.id for row in report_content.indicators.rows]
    assert sorted(rows) == sorted(each.id for each in report_content.report.indicators)


def test_no_two_rows_and_no_two_bars_are_called_the_same(report_content: Content) -> None:
    for at in range(len(report_content.editions)):
        names = [row.cells["indicator"][at] for row in report_content.all_indicators.rows]
        assert len(set(names)) == len(names)
        for chart in report_content.charts:
            bars = [bar.name[at] for bar in chart.bars]
            assert len(set(bars)) == len(bars)


QUARTER = (
    "某市生态环境局2024年{}通报\n一、环境空气\n全市优良天数比例82.6%，同比上升5.4个百分点；细颗粒物平均浓度27微克/立方米，"
    "同比下降10.0%。\n二、下一步工作\n1.治理扬尘。抓好巡查。\n2.整治河道。落实河长。\n{}目标：优良天数比例达到78%，断面优良比例高于85%。\n"
)


@pytest.mark.parametrize("time", ["全年", "今年", "2024年"])
def test_an_aim_of_a_longer_time_than_the_reports_says_so(shown: Callable[..., Content], time: str) -> None:
    content = shown(QUARTER.format("第三季度", time), "cn", "tw")
    names = [f"{name}（{time}目标）" for name in ("优良天数比例", "断面优良比例")]
    assert [row.name[0] for row in content.tracker if row.aim is not None] == names
    assert [row.cells["named"][0] for row in content.all_indicators.rows if row.target] == names
    # below the head 目标值 the time is enough
    assert [row.cells["indicator"] for row in content.first_page.aims] == [
        (f"优良天数比例（{time}）", f"優良天數比例（{time}）"),
        (f"断面优良比例（{time}）", f"斷面優良比例（{time}）"),
    ]


def test_an_aim_of_the_reports_own_time_needs_no_word_of_it(shown: Callable[..., Content]) -> None:
    aims = shown(QUARTER.format("度工作", "全年"), "cn").first_page.aims
    assert [row.cells["indicator"][0] for row in aims] == ["优良天数比例", "断面优良比例"]


def test_what_is_aimed_at_is_said_in_no_column_of_changes(shown: Callable[..., Content]) -> None:
    told = "某市2023年工作总结\n一、工作。投资增长5%。\n二、2024年打算。\n力争投资增长6%，新建公园5座。\n"
    content = shown(told, "cn")
    table = content.all_indicators
    assert "moved" in table.columns
    assert "note" in table.columns
    assert [(row.cells["moved"][0], row.cells["note"][0]) for row in table.rows] == [
        ("↑\u00a0+5%", ""),
        ("↑\u00a0+6%", "目标"),
        ("", "目标"),
    ]
    brief = report_table(content.report, Labels(["cn"]))
    assert brief.columns == ("indicator", "kind", "figure", "moved")
    assert [(row.cells["kind"][0], row.cells["moved"][0]) for row in brief.rows] == [
        ("", "↑\u00a0+5%"),
        ("目标", ""),
        ("目标", ""),
    ]


def test_a_column_that_no_row_fills_is_left_out(report_content: Content) -> None:
    table = report_content.indicators
    filled = {key for key in table.columns if any(row.cells[key][0] for row in table.rows)}
    assert {*filled, "sentence"} >= set(table.columns) >= {"indicator"}


def test_bars_of_a_chart_are_of_one_unit(report_content: Content) -> None:
    by_id = {row.id: row.figure[0] for row in report_content.all_indicators.rows}
    for chart in report_content.charts:
        shown = [by_id[bar.row] for bar in chart.bars]
        if chart.kind == "counts":
            assert len({each.unit for each in shown}) == 1
        else:
            assert {each.change.unit for each in shown if each.change} == {"%"}


def test_every_group_has_a_name_in_every_edition(report_content: Content) -> None:
    for group in (*report_content.indicators.groups, *report_content.tracker_groups):
        assert all(group.name)
        assert group.rows


def test_figures_of_one_unit_are_in_one_magnitude(shown: Callable[..., Content]) -> None:
    text = "某市财政局2023年工作总结\n一、收支\n全年税收收入118.46亿元，专项支出4830万元，补贴每人670元。\n"
    cells = [(row.cells["value"][0], row.cells["unit"][0]) for row in shown(text, "cn").indicators.rows]
    assert cells == [("118.46", "亿元"), ("0.483", "亿元"), ("670", "元")]


def test_a_figure_too_long_in_the_common_magnitude_stays_as_it_is_written(
    shown: Callable[..., Content],
) -> None:
    text = "某镇2023年工作总结\n一、收支\n全年工业总产值21.6亿元，预算收入6872.35万元。\n"
    cells = [(row.cells["value"][0], row.cells["unit"][0]) for row in shown(text, "cn").indicators.rows]
    assert cells == [("21.6", "亿元"), ("6,872.35", "万元")]


def test_a_change_is_in_the_magnitude_of_its_value(shown: Callable[..., Content]) -> None:
    text = (
        "某市财政局2023年工作总结\n一、收支\n全年税收收入118.46亿元，专项支出48300万元，比上年增加12340万元；"
        "财政支出637亿8410万元，比上年增加15亿5760万元。\n"
    )
    cells = [(row.cells["figure"][0], row.cells["moved"][0]) for row in shown(text, "cn").indicators.rows]
    told = [tuple(cell.replace("\u00a0", " ").partition("（")[0] for cell in pair) for pair in cells]
    assert told[1:] == [("4.83 亿元", "↑ +1.234 亿元"), ("637.841 亿元", "↑ +15.576 亿元")]


def test_zeros_that_decimals_end_with_stay_where_the_magnitude_does(shown: Callable[..., Content]) -> None:
    text = (
        "某市财政局2023年工作总结\n一、收支\n全年税收收入3.0亿元，同比增长3.0%；执行率为102.50%；失业率5.0%—5.5%；"
        "由3.10%提高到4.00%的是留存率；财政支出637亿8410万元，基金收入213亿4500万元，比上年增加12000.0万元。\n"
    )
    rows = [row.cells for row in shown(text, "cn").indicators.rows]
    told = [(cells["figure"][0], cells["moved"][0].partition("（")[0]) for cells in rows]
    assert [tuple(each.replace("\u00a0", " ") for each in pair) for pair in told] == [
        ("3.0 亿元", "↑ +3.0%"),
        ("102.50%", ""),
        ("5.0–5.5%", ""),
        ("4.00%", ""),
        ("637.841 亿元", ""),
        ("213.45 亿元", "↑ +1.2 亿元"),
    ]


def test_growth_over_a_budget_is_no_bar_of_the_changes_in_a_year(shown: Callable[..., Content]) -> None:
    text = (
        "某市财政局2023年工作总结\n一、收支\n税收收入3亿元，同比增长3%；基金收入2亿元，同比增长5%；规费收入1亿元，同比下降2%；"
        "财产收入1亿元，比上年预算数增长9%；罚款收入2亿元，较预算增长4%。\n"
    )
    content = shown(text, "tw", "cn")
    [changes] = [chart for chart in content.charts if chart.kind == "changes"]
    assert [bar.written[1] for bar in changes.bars] == ["+3%", "+5%", "−2%"]
    assert [row.cells["basis"] for row in content.indicators.rows][3:] == [
        ("較上年預算", "较上年预算"),
        ("較預算", "较预算"),
    ]


def test_bars_are_told_with_the_zeros_of_their_figures(shown: Callable[..., Content]) -> None:
    text = "某市统计局2023年公报\n一、生产\n粮食产量3.0万吨，同比增长4.0%；蔬菜产量2.50万吨，同比增长3.25%；水果产量1.75万吨，同比下降2.10%。\n"
    changes = next(chart for chart in shown(text, "cn").charts if chart.kind == "changes")
    assert [bar.written[0] for bar in changes.bars] == ["+4.0%", "+3.25%", "−2.10%"]


AIMED = (
    "某市住建局2023年工作总结\n一、建设\n新建住房1200套，改造住房860套，分配住房640套，修缮住房320套。\n"
    "二、下一步工作\n力争新建住房1500套。\n"
)


def test_an_aim_stands_below_the_result_of_its_measure_and_says_that_it_is_one(
    shown: Callable[..., Content],
) -> None:
    [chart] = [each for each in shown(AIMED, "tw", "cn").charts if each.kind == "counts"]
    aims = [place for place, bar in enumerate(chart.bars) if bar.target]
    assert aims == [1]
    assert chart.bars[1].name == ("新建住房（目標）", "新建住房（目标）")
    assert chart.bars[1].written[0] == "1,500 套"
    for at, alt in enumerate(chart.alt):
        assert all(bar.name[at] in alt for bar in chart.bars)


def test_no_bar_vanishes_beside_an_aim(shown: Callable[..., Content]) -> None:
    for much in ("900万", "3"):
        text = AIMED.replace("1500", much).replace("1,500", much)
        for chart in shown(text, "cn").charts:
            lengths = [abs(bar.amount) for bar in chart.bars]
            assert min(lengths) >= max(lengths) / 50


COUNTED_ANEW = (
    "云岭县人民政府工作报告\n一、2024年工作\n（一）工业。新增企业23家。\n（二）农业。新建茶园45亩。\n"
    "二、2025年工作\n（一）工业。\n1.项目。新建厂房12座。\n"
)


def test_where_parts_count_their_sections_anew_numbers_have_those_above_them(
    shown: Callable[..., Content],
) -> None:
    content = shown(COUNTED_ANEW, "cn")
    names = [group.name[0][:5] for group in content.indicators.groups]
    assert names == ["一（一）工", "一（二）农", "二（一）工"]
    assert content.indicators.groups[-1].rows[0].cells["section"][0] == "二（一）1"
    later = shown(
        "一、概况\n接警45起。\n二、重点\n（一）工业。新增企业23家。\n（二）农业。新建茶园45亩。\n", "cn"
    )
    assert [group.name[0][:4] for group in later.indicators.groups][1:] == ["二（一）", "二（二）"]
    once = shown(COUNTED_ANEW.partition("二、")[0], "cn")
    assert [group.name[0][:3] for group in once.indicators.groups] == ["（一）", "（二）"]


def test_numbers_of_an_outline_in_figures_are_not_told_twice(shown: Callable[..., Content]) -> None:
    text = "1.工业\n1.1 企业\n新增企业23家。\n1.2 项目\n新建厂房45座。\n1.1 其他\n新增岗位78个。\n"
    assert all(not group.name[0].startswith("11") for group in shown(text, "cn").indicators.groups)


def test_a_result_and_aims_of_one_name_are_told_apart_by_that_before_their_units(
    shown: Callable[..., Content],
) -> None:
    text = (
        "一、2024年工作\n全县实现地区生产总值386.4亿元。\n"
        "二、2025年目标\n地区生产总值增长6.5%左右，力争达到7%。\n"
    )
    names = [row.cells["indicator"][0] for row in shown(text, "cn").indicators.rows]
    assert names == ["地区生产总值", "地区生产总值（目标）", "地区生产总值（目标，%）"]


def test_what_a_value_was_before_stands_where_no_change_is_told(shown: Callable[..., Content]) -> None:
    text = "一、服务\n门诊患者平均候诊时间由42分钟缩短至25分钟。药占比由30.2%降至26.8%，下降3.4个百分点。\n"
    rows = shown(text, "cn").indicators.rows
    told = [row.cells["change"][0].replace("\N{NO-BREAK SPACE}", " ") for row in rows]
    assert told == ["↓ 原 42 分钟", "↓ −3.4 个百分点"]


def test_so_it_does_in_the_magnitude_of_the_table(shown: Callable[..., Content]) -> None:
    text = "一、收支\n基金收入由3.4亿元降至2.5亿元。基金支出4800万元。\n"
    first, second = shown(text, "cn").indicators.rows
    told = [each.cells["change"][0].replace("\N{NO-BREAK SPACE}", " ") for each in (first, second)]
    assert first.cells["unit"] == second.cells["unit"]
    assert told == [
        f"↓ 原 {'34,000' if first.cells['unit'][0] == '万元' else '3.4'} {first.cells['unit'][0]}",
        "",
    ]


@pytest.mark.parametrize(
    ("opening", "wanted"),
    [
        ("下半年，我支队将力争全市事故死亡人数再下降5%以上。", "下半年，我支队将力争全市事故…"),
        ("下半年，我支队将确保全市发案数下降5%以上。", "下半年，我支队将确保全市发案数…"),
        ("上半年共破案20起。", "上半年共破案20起。"),
    ],
)
def test_the_first_words_that_a_part_is_called_by_end_with_a_whole_word(opening: str, wanted: str) -> None:
    report = read_report(f"工作总结\n一、情况\n治污有力。\n二、{opening}\n".encode(), name="r.txt")
    last = list(report.walk())[-1]
    assert last.heading is None
    assert first_words(last) == wanted


def test_an_earlier_value_says_of_when_it_is_and_those_of_its_list_share_that(
    shown: Callable[..., Content],
) -> None:
    text = (
        "某省2025年工作总结\n一、经济\n生产总值从2020年的3.68万亿元增长到4.93万亿元，公共预算收入从3826.5亿元增长到4398.6亿元。\n"
        "自来水普及率由“十三五”末的88.5%提高到91.2%。达标率由80%提高到95%。\n"
    )
    told = [row.cells["change"][0].replace("\u00a0", " ") for row in shown(text, "cn").indicators.rows]
    assert told == [
        "↑ 原 3.68 万亿元（2020年）",
        "↑ 原 3,826.5 亿元（2020年）",
        "↑ 原 88.5%（“十三五”末）",
        "↑ 原 80%",
    ]


@pytest.mark.parametrize(
    ("said", "basis"),
    [
        ("贷款余额58亿元，较年初增长12.5%。", "較年初"),
        ("贷款余额58亿元，比2020年底净增12亿元。", "較2020年底"),
        ("贷款余额58亿元，增速与整治前相比提高2个百分点。", "較整治前"),
        ("贷款余额58亿元，较前三年平均值分别提高2.5个百分点。", "較前三年平均值"),
        ("贷款余额增速4.6%，低于一季度0.2个百分点。", "較一季度"),
        ("贷款余额58亿元，同比增长12.5%。", "同比"),
        ("贷款余额58亿元，比历史最高的那一次仅减少2亿元。", "較前"),
    ],
)
def test_a_change_names_the_time_it_is_measured_against(
    shown: Callable[..., Content], said: str, basis: str
) -> None:
    content = shown(f"某市2023年上半年工作总结\n一、金融\n{said}\n", "tw", "cn")
    [row] = [row for row in content.all_indicators.rows if row.figure[0].change is not None]
    told = row.cells["basis"][0]
    assert told == basis
    assert told in row.cells["moved"][0]


def test_the_changes_of_a_list_share_what_they_are_measured_against(shown: Callable[..., Content]) -> None:
    text = "某市2023年上半年工作总结\n一、交通\n合格率、优良率分别达到99.1%和97.4%，较年初分别提高1.7个、2.3个百分点；准点率95%，提高3个百分点。\n"
    rows = [row for row in shown(text, "cn").all_indicators.rows if row.figure[0].change is not None]
    assert [row.cells["basis"][0] for row in rows][:2] == ["较年初", "较年初"]
    assert rows[-1].cells["basis"][0] != "较年初"


def test_what_few_changes_are_against_stands_behind_them(shown: Callable[..., Content]) -> None:
    many = "。".join(
        f"{name}{number}起" for number, name in enumerate(("盗窃", "诈骗", "抢劫", "纠纷", "火灾"), 20)
    )
    content = shown(f"一、治安\n破获案件1360起，同比下降7.7%。{many}。\n", "cn")
    assert "basis" not in content.indicators.columns
    assert "moved" in content.indicators.columns
    [told] = [row.cells["moved"][0] for row in content.indicators.rows if row.moved]
    assert told == "↓\u00a0−7.7%（同比）"

    content = shown("一、治安\n破获案件1360起，同比下降7.7%。盗窃20起。\n", "cn")
    assert "basis" in content.indicators.columns


def test_an_earlier_value_is_told_where_few_changes_say_against_what(shown: Callable[..., Content]) -> None:
    many = "。".join(
        f"{name}{number}起" for number, name in enumerate(("盗窃", "诈骗", "抢劫", "纠纷", "火灾"), 20)
    )
    text = f"一、治安\n破获案件1360起，同比下降7.7%。审批时限由30天压缩到22天。{many}。\n"
    content = shown(text, "cn")
    assert "moved" in content.indicators.columns
    told = {row.figure[0].name: row.cells["moved"][0] for row in content.indicators.rows}
    assert told["审批时限"].replace("\u00a0", " ") == "↓ 原 30 天"


def test_what_moved_since_the_end_of_a_year_is_told_so(shown: Callable[..., Content]) -> None:
    text = "一、服務\n據點86處，較上年底增加6處；涵蓋率81.2%，較112年底提升4.1個百分點；受理件數120件，較去年同期增加5件。\n"
    rows = shown(text, "tw").all_indicators.rows
    assert [row.cells["basis"][0] for row in rows] == ["較上年底", "較112年底", "同比"]
