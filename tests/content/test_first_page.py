"""The first page: chosen by rule, nothing greeted, nothing told twice, and whole on one page."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from long_reports import long_report
from lxml import etree
from reports import EACH_REPORT, content_of

from converter.content import Content
from converter.content.weights import phrases, weights
from converter.lexicon import fold, is_han
from converter.renderers.docx import render_docx
from converter.renderers.docx.ooxml import NAMESPACES
from converter.styles import load_style
from converter.variants.convert import simplified_reading

OWN = sorted((Path(__file__).parent / "reports").glob("*.txt"))
EACH_OWN = [
    path if number % 5 == 0 else pytest.param(path, marks=pytest.mark.slow) for number, path in enumerate(OWN)
]
REPORT = """各位代表：我代表市消防局向大会报告工作，请予审议。
2023年，全市消防形势总体平稳，共发生火灾120起，同比下降12.5%。
一、监督执法
全年检查单位3200家次，督促整改隐患4100处。
二、存在的问题
当前存在的主要问题：一些单位责任不落实；基层力量薄弱。
三、下一步工作
一是加强巡查。全面排查隐患。二是建强队伍。力争火灾起数下降5%以上，新建消防站3座。
"""


def test_a_greeting_is_never_the_lead(report_content: Content) -> None:
    for quote in report_content.first_page.lead:
        seen = fold(simplified_reading(quote.texts[0], "Hant"))
        assert not phrases().greeting.search(seen)


def test_the_page_says_what_was_achieved_what_is_wrong_and_what_comes_next(
    shown: Callable[..., Content],
) -> None:
    page = shown(REPORT, "cn").first_page
    assert "总体平稳" in page.lead[0].texts[0]
    assert page.results[0].cells["moved"] == ("↓\u00a0−12.5%（同比）",)
    assert [quote.texts[0] for quote in page.problems] == ["一些单位责任不落实", "基层力量薄弱"]
    assert [row.name[0] for row in page.actions][:2] == ["加强巡查", "建强队伍"]
    assert all(row.target and row.cells["moved"] == ("",) for row in page.aims)


def test_slogans_before_the_first_figure_are_left_out_of_the_lead(shown: Callable[..., Content]) -> None:
    text = "某局2022年工作总结\n2022年，某局在上级的坚强领导下，认真贯彻有关部署，全年共受理各类案件1086件，同比上升8.7%。\n一、办案\n办结15件。\n"
    assert shown(text, "cn").first_page.lead[0].texts[0] == "全年共受理各类案件1086件，同比上升8.7%。"


@pytest.mark.parametrize("worse", [0, 1, 2])
def test_no_half_of_a_sentence_is_told_without_one_that_moves_the_other_way(
    shown: Callable[..., Content], worse: int
) -> None:
    names = ("细颗粒物平均浓度", "可吸入颗粒物平均浓度", "臭氧日最大八小时滑动平均第九十百分位浓度")
    told = "；".join(
        f"{name}为{27 + at}微克/立方米，同比{'上升' if at == worse else '下降'}{at + 3}.2%，与上年同一时期的监测结果相比变化较为明显"
        for at, name in enumerate(names)
    )
    text = f"某市生态环境局2024年工作总结\n一、环境空气\n{told}。\n全市优良天数比例82.6%，同比上升5.4个百分点。\n"
    for quote in shown(text, "cn").first_page.lead:
        assert ("下降" in quote.texts[0]) <= ("上升" in quote.texts[0])


def test_no_sentence_is_cut_to_a_claim(shown: Callable[..., Content]) -> None:
    text = "柏溪镇2022年工作总结\n过去一年，镇党委坚持以党建为引领，认真贯彻上级部署，推动全镇党建工作取得新成效。\n一、组织建设\n全镇农村党支部标准化规范化达标率由86.8%提升到94.7%。\n发展党员24名。\n"
    told = [quote.texts[0] for quote in shown(text, "cn").first_page.lead]
    assert told[0] == "全镇农村党支部标准化规范化达标率由86.8%提升到94.7%。"


def test_what_was_reached_is_no_problem_where_a_part_tells_both(shown: Callable[..., Content]) -> None:
    text = "某局2022年工作总结\n一、办案\n办结案件15件。\n二、存在的问题和2023年打算\n我局荣立集体二等功1次。同时也看到，监督案件占比不足15%，人才较少。2023年，一是做好服务，办结案件20件。二是建强队伍。\n"
    assert [quote.texts[0] for quote in shown(text, "cn").first_page.problems] == [
        "监督案件占比不足15%，人才较少"
    ]


def test_results_and_aims_are_no_more_than_the_rule_allows_and_no_two_alike(report_content: Content) -> None:
    page, own = report_content.first_page, weights().figures
    assert len(page.results) + len(page.aims) <= own.alone
    assert all(not row.target for row in page.results)
    assert all(row.target for row in page.aims)
    for rows in (page.results, page.aims):
        names = [row.figure[0].name for row in rows]
        assert len(set(names)) == len(names)


def test_a_first_section_on_the_whole_is_an_overview_and_a_part_on_problems_has_no_key_figures(
    shown: Callable[..., Content],
) -> None:
    text = (
        "某市热线2024年运行情况\n一、总体情况\n受理诉求21.7万件，同比上升9.6%。接通8.1万件。\n二、特点\n"
        + "".join(
            f"{name}诉求{n}件，同比下降1{n}%。"
            for n, name in enumerate(["供水", "停车", "噪声", "绿化", "道路", "供热", "公交"], 11)
        )
        + "\n三、存在的问题\n重复投诉仍然较多，占转派工单的18.6%，同比上升45%。\n"
    )
    names = [row.figure[0].name for row in shown(text, "cn").first_page.results]
    assert names[0] == "受理诉求"
    assert not [name for name in names if "工单" in name]


def test_background_is_no_overview(shown: Callable[..., Content]) -> None:
    text = "某局2024年总结\n一、基本情况\n现有干部120名，辖区面积35平方公里。\n二、办案\n" + "".join(
        f"{name}案件{n}件，同比下降{n}%。"
        for n, name in enumerate(["经济", "刑事", "民事", "行政", "涉网", "走私", "贪污", "渎职"], 11)
    )
    names = [row.figure[0].name for row in shown(text, "cn").first_page.results]
    assert names
    assert all("案件" in name for name in names)


def test_a_figure_of_a_problem_told_in_passing_is_left_to_the_problem(shown: Callable[..., Content]) -> None:
    text = (
        "某街道2024年情况\n全年收入2.4亿元，同比增长5.8%。拆除违建1.8万平方米。改造小区5个。新增车位830个。调处纠纷327件。发放补助412万元。修缮路灯96盏。"
        "建成书房3个。"
        "\n但仍存在一些问题：工业投资增速放缓，工业投资同比下降33.1%；物业矛盾多发。\n"
    )
    page = shown(text, "cn").first_page
    assert any("工业投资" in quote.texts[0] for quote in page.problems)
    assert not [row for row in page.results if "投资" in row.figure[0].name]


def test_a_measure_with_a_result_and_an_aim_is_told_before_others(shown: Callable[..., Content]) -> None:
    counts = "".join(
        f"{name}{n}处。"
        for n, name in enumerate(["新建泵站", "改造灌区", "整治河道", "建设水厂", "清理沟渠"], 11)
    )
    text = f"某局2023年总结\n一、防汛\n巡查堤防95处。{counts}设置警示牌37块，安装监测点9个。\n二、2024年计划\n一是补齐短板。力争安装监测点14个。二是加强管理。力争修订预案6份。三是示范带动。力争建成示范段3处。\n"
    page = shown(text, "cn").first_page
    assert "安装监测点" in [row.figure[0].name for row in page.results]
    assert "安装监测点" in [row.figure[0].name for row in page.aims]


def test_figures_of_one_measure_give_way_to_others(shown: Callable[..., Content]) -> None:
    places = ["城区", "东县", "西县", "南县", "北县", "新区", "老城", "开发区"]
    text = "某市环境2024年总结\n一、大气\n" + "".join(
        f"{place}PM2.5平均浓度{n}微克/立方米，同比下降{n}%。" for n, place in enumerate(places, 21)
    )
    names = [
        row.figure[0].name
        for row in shown(f"{text}噪声投诉办结27件，同比下降3%。\n", "cn").first_page.results
    ]
    assert "噪声投诉办结" in names


def results_of(content: Content) -> list[str]:
    return [row.figure[0].name for row in content.first_page.results]


SEVEN = ("桥梁投资", "校舍补助", "公园养护费", "图书采购额", "车辆购置费", "水渠整修款", "路灯电费")
"""One more than page one has results."""


def crowded(last: str, moved: str = "") -> str:
    """A report whose page one has room for what it tells last only if that is weighty."""
    told = "".join(f"{name}{place}.4亿元{moved}。" for place, name in enumerate(SEVEN, 3))
    return (
        f"某市2023年工作报告\n一、情况\n各项工作有序开展。{told}{last}。\n二、明年计划\n力争新建学校3所。\n"
    )


@pytest.mark.parametrize(
    "turn",
    [
        "为近五年来首次转正",
        "由负转正",
        "由盈转亏",
        "创历史新高",
        "居全国第2位",
        "名列全省前茅",
        "為近五年來首度轉正",
        "創近五年新高",
    ],
)
def test_a_turn_a_record_or_a_rank_comes_before_what_has_none(
    shown: Callable[..., Content], turn: str
) -> None:
    for said, here in ((f"项目收益6.3亿元，{turn}", True), ("项目收益6.3亿元", False)):
        assert ("项目收益" in results_of(shown(crowded(said), "cn"))) is here


@pytest.mark.parametrize(
    "judged", ["完成年度计划的98.7%", "低于法定上限50亿元", "高于全国平均水平", "超過預期目標"]
)
def test_what_stands_beside_a_plan_or_a_limit_comes_before_what_stands_alone(
    shown: Callable[..., Content], judged: str
) -> None:
    for said, here in ((f"项目收益6.3亿元，{judged}", True), ("项目收益6.3亿元，主要用于建设", False)):
        assert ("项目收益" in results_of(shown(crowded(said), "cn"))) is here


def test_a_result_that_did_not_move_says_how_it_stands_in_the_reports_words(
    shown: Callable[..., Content],
) -> None:
    text = (
        "某市2023年总决算\n一、情况\n岁计剩余6.3亿元，为近五年来首度转正。债务未偿余额187.5亿元，低于法定上限。"
        "税收收入98亿元，增长3%，创历史新高。城镇新增就业4万人，全市各级各部门超额完成年度就业工作目标。公共预算收入12亿元，完成预算的98.7%。\n"
    )
    rows = shown(text, "tw", "cn").first_page.results
    told = {row.figure[1].name: row.cells["moved"] for row in rows}
    del told["公共预算收入完成预算"]
    assert told == {
        "岁计剩余": ("近五年來首度轉正", "近五年来首度转正"),
        "债务未偿余额": ("低於法定上限", "低于法定上限"),
        "税收收入": ("↑\u00a0+3%", "↑\u00a0+3%"),
        "城镇新增就业": ("", ""),
        "公共预算收入": ("完成預算的98.7%", "完成预算的98.7%"),
    }


def test_what_there_is_comes_behind_what_moved(shown: Callable[..., Content]) -> None:
    text = (
        "某区教育局2021年工作总结\n2021年，教育事业稳步发展。目前，全区共有学校218所，在校学生14.6万人，专任教师8972人。\n一、主要工作\n"
        "培训机构由164家压减至9家。高考上线率67.9%，同比提升2.7个百分点。近视率降至46.1%，下降1.3个百分点。"
        "课后服务参与率94.7%，比上学期提高11个百分点。公办园占比由48.6%提高到53.4%。招聘教师386名，同比增长3%。\n"
    )
    page = shown(text, "cn").first_page
    assert not {"学校", "在校学生", "专任教师"} & set(results_of(shown(text, "cn"))[:6])
    behind = results_of(shown(text.replace("招聘教师386名，同比增长3%。", ""), "cn"))
    assert behind[:2] == ["培训机构", "高考上线率"]
    assert behind[-1] in ("学校", "在校学生", "专任教师")
    assert not any("218所" in quote.texts[0] for quote in page.lead)


def test_a_stock_that_moved_or_is_judged_by_stays(shown: Callable[..., Content]) -> None:
    text = "某市2023年工作总结\n目前，全市共有企业41万户，同比增长6.9%；共有养老机构31家。\n一、情况\n检查企业300家。\n"
    assert results_of(shown(text, "cn"))[0] == "企业"


def test_the_second_of_a_ranking_is_no_lead_but_a_rank_is(shown: Callable[..., Content]) -> None:
    ranking = (
        "某市2023年总决算\n一、岁出\n按政事别分，教育支出236亿元最高，占37.43%，各机关依照计划执行各项工程、设备、补助及委办事项，"
        "并按月检讨执行进度；社会福利支出142亿元次之，占22.51%，较上年度成长8.9%；"
        "经济发展支出98亿元，占15.64%；其余一般政务、警政及退休抚恤等支出均未达一成，依各机关实际需要核实编列执行。\n"
        "岁出决算数631亿元，较上年度增加1.8%。\n自筹财源比率由45.6%升为46.1%，财政自主能力改善。\n岁入决算数637亿元，较上年度增加5.27%。\n"
    )
    assert not any("次之" in quote.texts[0] for quote in shown(ranking, "cn").first_page.lead)
    ranked = (
        "某区教育局2021年工作总结\n2021年，坚持以人民满意为目标，教育事业迈上新台阶，在全市教育工作考核中名列第二。\n"
        "一、情况\n新增学位8640个。\n"
    )
    lead = [quote.texts[0] for quote in shown(ranked, "cn").first_page.lead]
    assert lead[0] == "教育事业迈上新台阶，在全市教育工作考核中名列第二。"


def test_the_tracker_numbers_its_rows_through(report_content: Content) -> None:
    assert [row.number for row in report_content.tracker] == list(range(1, len(report_content.tracker) + 1))


def test_a_detail_does_not_say_its_title_again(report_content: Content) -> None:
    for row in report_content.tracker:
        assert not re.match(rf"{re.escape(row.title.texts[0])}[。：:，,；;]", row.detail.texts[0])


def test_a_line_of_the_plan_says_how_and_no_aim_is_told_twice(shown: Callable[..., Content]) -> None:
    lines = [line[0] for _, line in shown(REPORT, "cn").first_page.action_lines]
    assert lines == ["加强巡查：全面排查隐患", "建强队伍：力争火灾起数下降5%以上，新建消防站3座"]


def test_how_an_action_is_done_gives_way_clause_by_clause(shown: Callable[..., Content]) -> None:
    text = "某局2024年工作计划\n一、下一步工作\n一是做强工业。力争新增企业12家，改造生产线9条，盘活土地320亩，引进项目7个，培育骨干企业5家。\n二是建强队伍。培训干部80人次。\n"
    page = shown(text, "cn").first_page
    told = [
        [line[0] for row, line in each.action_lines if row.aim is None] for each in (page, *page.shorter())
    ]
    assert (
        told[0][0] == "做强工业：力争新增企业12家，改造生产线9条，盘活土地320亩，引进项目7个，培育骨干企业5家"
    )
    cut = "做强工业：力争新增企业12家，改造生产线9条，盘活土地320亩……"
    assert [cut, "建强队伍：培训干部80人次"] in told
    assert ["做强工业", "建强队伍"] in told


def test_no_line_ends_inside_a_number(shown: Callable[..., Content]) -> None:
    text = (
        "濱海縣政府社會處業務報告\n壹、重要業務執行情形\n核發補助517件。\n貳、未來工作重點\n"
        "一、興建北區社會福利服務中心並同步規劃周邊社區支持服務據點，總經費3億6,500萬元，其中中央補助1億8,000萬元、縣自籌1億8,500萬元。\n"
    )
    content = shown(text, "tw")
    for row in content.tracker:
        for told in (*(line[0] for line in row.lines), *row.in_brief):
            assert not told.rstrip("…").endswith(("3億6", "1億8"))
            assert not told.startswith(("000", "500"))
    assert {row.evidence.texts[0][:2] for row in content.indicators.rows if row.target} <= {
        "興建",
        "總經",
        "其中",
    }


def test_what_a_value_was_before_is_a_change(shown: Callable[..., Content]) -> None:
    counts = "".join(
        f"{name}{n}处。"
        for n, name in enumerate(["新建泵站", "改造灌区", "整治河道", "建设水厂", "清理沟渠", "加固堤防"], 11)
    )
    text = f"某集团2022年工作总结\n一、供水\n{counts}新装水表930只，水表读数误差率由9.87%降至8.95%。安装井盖45个，改造泵房38座。\n二、2023年计划\n力争水费线上缴纳比例由42%提高到55%。\n"
    page = shown(text, "cn").first_page
    [told] = [row for row in page.results if "误差率" in row.figure[0].name]
    assert told.cells["moved"] == ("↓\u00a0原\u00a09.87%",)
    assert page.aims[0].cells["moved"] == ("↑\u00a0原\u00a042%",)
    assert page.aims[0].number == 1


def test_an_aim_is_not_what_something_costs(shown: Callable[..., Content]) -> None:
    text = "某局2023年总结\n一、建设\n建成学校5所。\n二、2024年计划\n力争建成综合服务中心3处，总经费1.86亿元。力争培训骨干60人。力争新增床位300张。\n"
    page = shown(text, "cn").first_page
    assert page.aims
    assert not any("经费" in row.figure[0].name for row in page.aims[:2])


def test_aims_of_one_name_in_one_clause_are_one_line(shown: Callable[..., Content]) -> None:
    text = "某局2023年总结\n一、建设\n建成公园5个。\n二、2024年计划\n1.做好服务。满意率达到98%，办结率达到95%。\n2.实施城市更新行动。计划实施城建项目31个，总投资9.5亿元，年度投资5.8亿元；改造老旧小区12个1640户，更换燃气管网18公里。\n"
    lines = [line[0] for row, line in shown(text, "cn").first_page.action_lines if "老旧小区" in line[0]]
    assert lines == ["改造老旧小区12个1640户（目标）"]


def test_a_problem_begins_with_no_mark(shown: Callable[..., Content]) -> None:
    text = "某镇2023年工作报告\n一、2023年工作\n完成投资5亿元。\n各位代表，在肯定成绩的同时，我们也清醒地看到：工业企业规模小的问题仍较突出；村级债务尚有780余万元未化解。\n二、2024年工作\n一是壮大工业。新增企业4家。\n"
    named = [quote.texts[0] for quote in shown(text, "cn").first_page.problems]
    assert named[0] == "工业企业规模小的问题仍较突出"


@pytest.mark.parametrize("announced", ["在肯定成绩的同时，我们也清醒地看到：", "成绩之外，还认识到："])
def test_what_only_announces_problems_is_none(shown: Callable[..., Content], announced: str) -> None:
    text = f"某校2023年工作报告\n一、2023年工作\n招生120人。\n二、存在的问题\n{announced}\n1.专业布局不合理。\n2.设备更新慢。\n三、2024年工作\n招生150人。\n"
    named = [quote.texts[0] for quote in shown(text, "cn").first_page.problems]
    assert named == ["专业布局不合理", "设备更新慢"]


def test_a_part_on_problems_and_plans_tells_each_apart(shown: Callable[..., Content]) -> None:
    text = (
        "某县气象局2023年工作总结\n一、主要工作\n新建站点9个。\n二、存在问题和2024年打算\n存在的主要问题：一是站网密度不够，仍有19个村没有站点；二是预报能力偏弱。\n"
        "2024年主要抓好两项工作：一是补齐监测短板，新建山区站点20个。二是提升预报能力，预报准确率不低于89%。\n"
    )
    page = shown(text, "cn").first_page
    assert [quote.texts[0][:4] for quote in page.problems] == ["站网密度", "预报能力"]
    assert [row.name[0] for row in page.actions if row.aim is None] == ["补齐监测短板", "提升预报能力"]
    assert [row.cells["figure"][0] for row in page.aims] == ["20个", "不低于89%"]


def test_a_vague_period_gives_way_to_that_of_the_figures(shown: Callable[..., Content]) -> None:
    text = "今年以来，全市公安机关扎实工作。上半年共破案120起，下降3%；上半年查处案件80起。\n一、打击\n办结15件。\n"
    facts = {fact.key: fact.value[0] for fact in shown(text, "cn").facts}
    assert facts["period"] == "上半年"


def test_lines_of_a_web_page_and_what_the_facts_say_are_no_subtitle(shown: Callable[..., Content]) -> None:
    text = "某市消防局2023年工作总结\n发布日期：2024-01-18 来源：消防局 浏览次数：32\n——在全市工作会议上\n全年共发生火灾120起，下降3%。\n一、执法\n检查单位15家。\n"
    assert [line.texts[0] for line in shown(text, "cn").bylines] == ["——在全市工作会议上"]


def test_bars_of_a_chart_are_few_visible_and_of_different_names(report_content: Content) -> None:
    for chart in report_content.charts:
        names = [bar.name for bar in chart.bars]
        longest = max(abs(bar.amount) for bar in chart.bars)
        assert len(names) <= weights().charts.most
        assert all(abs(bar.amount) >= longest / 50 for bar in chart.bars)


def _han(text: str) -> int:
    return sum(map(is_han, text))


SHORT = {
    "library": "云溪區圖書館112年度工作報告\n112年度本館到館人次達42萬3,500人次，較上年增加18.2%；借閱圖書68萬冊，增加9.5%。\n全年辦理閱讀推廣活動312場，參與民眾1萬8,600人次。新購圖書1萬2,400冊，電子書3,200冊。\n未來將賡續充實館藏，並推動行動圖書車服務偏鄉。\n",
    "station": "城东派出所上半年工作情况\n上半年，城东派出所接处警1286起，同比下降8.3%；破获刑事案件47起，同比上升11.9%；调处纠纷312起，调处成功率98.1%。\n加强社区防控，新装视频探头120个，入室盗窃案件同比下降21.4%。开展反诈宣传46场次，发放资料8000余份，止损挽损63万元。\n下半年，将深入推进夏季治安整治，力争刑事发案下降5%以上。\n",
    "problems": "西山镇卫生院2024年一季度工作情况\n一季度门诊量1.9万人次，同比增长4.2%；家庭医生签约率62.3%。\n目前仍存在全科医生短缺等问题。下一步，将招聘医生3名。\n",
    "no plan": "一季度治安情况\n全县刑事警情同比下降12.4%，破获案件86起，抓获嫌疑人97名，追回赃款42万元，调解纠纷310起。社会治安总体平稳。\n",
}


def _shown(content: Content) -> int:
    """Chinese characters of every `w:t` of every part of the summary."""
    with zipfile.ZipFile(BytesIO(render_docx(content, load_style("modern")))) as file:
        parts = [etree.fromstring(file.read(name)) for name in file.namelist() if name.endswith(".xml")]
    return sum(_han(text.text or "") for part in parts for text in part.iterfind(".//w:t", NAMESPACES))


@pytest.mark.parametrize("path", [*EACH_REPORT, *EACH_OWN], ids=lambda path: path.stem)
def test_a_summary_has_no_more_characters_than_its_report_or_twice_as_many_if_that_is_short(
    path: Path,
) -> None:
    source = _han(path.read_text(encoding="utf-8"))
    allowed = source if source >= 2500 else 2 * source
    assert _shown(content_of(path, ("cn",))) <= allowed
    assert _shown(content_of(path, ("tw", "cn"))) <= 2 * allowed


@pytest.mark.parametrize("variants", [("cn",), ("tw", "cn")], ids="-".join)
@pytest.mark.parametrize("text", SHORT.values(), ids=SHORT)
def test_so_has_that_of_a_very_short_one_in_one_script_and_in_two(
    shown: Callable[..., Content], text: str, variants: tuple[str, ...]
) -> None:
    content = shown(text, *variants)
    assert _shown(content) <= 2 * len(variants) * _han(text)
    assert content.first_page.results


@pytest.mark.parametrize("length", [700, 1_200, 2_400, 2_600])
@pytest.mark.parametrize("variants", [("cn",), ("tw", "cn")], ids="-".join)
def test_so_has_one_of_any_length(
    shown: Callable[..., Content], length: int, variants: tuple[str, ...]
) -> None:
    text = long_report(length)
    own = _han(text)
    assert _shown(shown(text, *variants)) <= len(variants) * (own if own >= 2500 else 2 * own)


@pytest.mark.parametrize("length", [6_000, 12_000])
def test_a_long_report_has_a_summary_that_is_no_longer(shown: Callable[..., Content], length: int) -> None:
    text = long_report(length)
    content = shown(text, "cn")
    assert length <= _han(text) <= length * 1.05
    assert len(content.report.indicators) > length / 60
    assert _shown(content) <= _han(text)


def test_the_issuer_is_shown_with_its_place_where_its_name_says_only_of_what_kind_that_is(
    shown: Callable[..., Content],
) -> None:
    content = shown(
        "政府工作报告\n——2024年1月10日在青塘县第十五届人民代表大会第三次会议上\n县人民政府县长　周某\n"
        "各位代表：\n现在，我向大会报告工作。\n一、2023年工作回顾\n生产总值增长5.2%。"
    )
    issuer = next(fact for fact in content.facts if fact.key == "issuer")
    assert issuer.value == ("青塘縣人民政府", "青塘县人民政府")


DOCUMENT = (
    "机密★1年　　特急\n临江市卫生健康局文件\n{number}　　签发人：陈某某\n临江市卫生健康局2023年工作总结\n{to}\n"
    "2023年，全市总诊疗人次达到120万人次，同比增长5.2%。\n一、主要工作\n新建公园3座。\n临江市卫生健康局\n2024年1月18日\n"
)


@pytest.mark.parametrize("number", ["临卫〔2024〕15号", "文号：临卫〔2024〕15号"])
def test_the_facts_say_what_an_official_document_says_of_itself(
    shown: Callable[..., Content], number: str
) -> None:
    content = shown(DOCUMENT.format(number=number, to="市人民政府，市直有关部门："), "cn", "tw")
    facts = {fact.key: fact.value for fact in content.facts}
    assert facts["document_number"] == ("临卫〔2024〕15号", "臨衛〔2024〕15號")
    assert facts["addressees"] == ("市人民政府，市直有关部门", "市人民政府，市直有關部門")
    assert facts["secrecy"][0] == "机密★1年"
    assert facts["urgency"] == ("特急", "特急")


def test_those_who_hear_a_speech_are_no_addressees(shown: Callable[..., Content]) -> None:
    content = shown(DOCUMENT.format(number="临卫〔2024〕15号", to="各位代表："), "cn")
    assert "addressees" not in {fact.key for fact in content.facts}


def test_headings_of_what_an_audit_found_are_problems(shown: Callable[..., Content]) -> None:
    text = (
        "关于某市2023年度预算执行的审计工作报告\n受市人民政府委托，报告审计情况。\n一、财政管理审计情况\n"
        "2023年，总收入218.46亿元，同比增长3.2%。审计发现的主要问题：\n（一）预算编制不够细化。年初代编预算19.6亿元。\n"
        "（二）资金下达缓慢。12项资金未按时下达。\n二、民生资金审计情况\n"
        "（一）就业补助。一是向183人违规发放补贴96万元。二是套取补贴58.7万元。\n三、审计建议\n（一）压减代编预算。由财政局牵头，2025年完成。\n"
    )
    page = shown(text, "cn").first_page
    assert [quote.texts[0] for quote in page.problems] == [
        "预算编制不够细化",
        "资金下达缓慢",
        "向183人违规发放补贴96万元",
        "套取补贴58.7万元",
    ]
    assert page.results[0].figure[0].name == "总收入"


def test_a_part_that_only_names_problems_is_told_by_what_it_says(shown: Callable[..., Content]) -> None:
    text = "某局2024年工作报告\n一、工作情况\n办结案件15件，同比增长4%。\n（一）存在的不足。窗口人员短缺。\n（二）面临的困难。办案压力较大。\n"
    assert [quote.texts[0] for quote in shown(text, "cn").first_page.problems] == [
        "窗口人员短缺",
        "办案压力较大",
    ]


ACCOUNT = (
    "全省生产总值增长5.6%，一般公共预算收入增长2.1%，规上工业增加值增长7.9%，固定资产投资增长6.2%，社会消费品零售总额增长5.7%，"
    "居民人均可支配收入增长5.8%，坚持稳中求进，围绕高质量发展，贯彻落实各项部署，主要指标增速高于全国平均水平"
)


def test_a_sentence_that_gives_account_leads_and_its_measures_are_the_key_figures(
    shown: Callable[..., Content],
) -> None:
    text = (
        "某省2025年政府工作报告\n一、过去五年\n从2020年的3.68万亿元增长到4.93万亿元，生产总值年均增长6.1%。"
        "新能源汽车产量增长5倍。跨境电商进出口增长61.6%。\n二、2025年\n"
        f"新能源装机增长41%。{ACCOUNT}。旅游收入增长22%。\n三、2026年安排\n生产总值增长5%以上。\n"
    )
    page = shown(text, "cn").first_page
    assert any(quote.texts[0].startswith("全省生产总值增长5.6%") for quote in page.lead)
    names = [row.figure[0].name for row in page.results]
    assert {"生产总值", "一般公共预算收入", "规上工业增加值", "固定资产投资"} <= set(names)


OF_FIVE_YEARS = """江州省政府工作报告
一、五年工作回顾
（一）经济实力增强。新增贷款连续4年居全省第一，上市公司数量创新高。
（二）生态环境改善。PM2.5年均浓度较2020年下降16.5%，森林覆盖率达65.85%、连续7年居全国首位。
各位代表，刚刚过去的2025年，地区生产总值增长5.3%，规上工业增加值增长6.5%，社会消费品零售总额增长5.6%，进出口总额增长6%。
一般公共预算收入增长2.1%。
二、今年工作安排
（一）扩大投资。建设省重大项目550个。
"""


def test_the_account_of_the_year_stands_first_though_it_is_told_behind_five_years(
    shown: Callable[..., Content],
) -> None:
    content = shown(OF_FIVE_YEARS, "cn")
    assert results_of(content)[:4] == [
        "地区生产总值", "规上工业增加值", "社会消费品零售总额", "进出口总额",
    ]  # fmt: skip
    assert "地区生产总值增长5.3%" in content.first_page.lead[0].texts[0]


def test_what_moved_in_the_whole_is_told_beside_the_account_before_ranks_of_single_things(
    shown: Callable[..., Content],
) -> None:
    text = (
        f"某省2025年政府工作报告\n一、经济\n{ACCOUNT}。\n二、开放\n境内外上市公司数量连续居全国第一。重点高校招生数量又创历史新高。\n"
        "三、民生\n全省城镇新增就业61万人，比上年增长3.2%。\n"
    )
    lead = [quote.texts[0] for quote in shown(text, "cn").first_page.lead]
    assert len(lead) == 3
    assert lead[0].startswith("全省生产总值增长5.6%")
    assert "全省城镇新增就业61万人，比上年增长3.2%。" in lead


def test_the_outputs_of_many_products_give_no_account(shown: Callable[..., Content]) -> None:
    products = "，".join(
        f"{name}产量增长{n}%" for n, name in enumerate(["汽车", "电池", "水泥", "钢材", "玻璃"], 61)
    )
    text = f"某市2025年经济运行情况\n一、工业\n工业增加值增长6.2%。{products}。\n二、投资\n固定资产投资增长3.3%。\n三、消费\n社会消费品零售总额增长8.2%。\n"
    names = [row.figure[0].name for row in shown(text, "cn").first_page.results]
    assert {"工业增加值", "固定资产投资", "社会消费品零售总额"} <= set(names)


def test_a_clause_that_ranks_all_keeps_what_it_ranks(shown: Callable[..., Content]) -> None:
    moved = "".join(
        f"{name}增长{n}.5%。" for n, name in enumerate(["产值", "税收", "出口", "客流", "利润", "就业"], 11)
    )
    text = f"某省2025年工作报告\n一、创新\n坚持创新驱动，贯彻落实科技强省部署，重大装置、重点实验室数量，均居全国前列。\n二、经济\n{moved}\n"
    lead = [quote.texts[0] for quote in shown(text, "cn").first_page.lead]
    assert "重大装置、重点实验室数量，均居全国前列。" in lead


def test_what_people_saw_change_is_no_turn_to_problems(shown: Callable[..., Content]) -> None:
    text = (
        "某局2024年总结\n一、工作\n办结案件15件，增长4%。\n二、存在的问题\n办案力量不足。群众也看到了变化。\n"
    )
    assert shown(text, "cn").first_page.problems[0].texts[0] == "办案力量不足"


def test_measures_of_the_whole_stand_first_where_each_part_of_a_report_tells_one(
    shown: Callable[..., Content],
) -> None:
    measures = ("地区生产总值", "社会消费品零售总额", "固定资产投资", "一般公共预算收入")
    others = ("旅游总收入", "保费收入", "工业用电量", "各项贷款余额")
    parts = "".join(
        f"{number}、{other}\n全年{other}{at}5.3亿元，比上年增长{10 + at}%。\n全年{measure}{at}6.4亿元，比上年增长{at}.1%。\n"
        for at, (number, other, measure) in enumerate(zip("一二三四", others, measures, strict=True), 1)
    )
    page = shown(f"某县2024年统计公报\n{parts}", "cn").first_page
    assert set(measures) <= {row.figure[0].name for row in page.results}


def test_problems_without_a_line_of_their_own_are_told_by_their_first_clauses(
    shown: Callable[..., Content],
) -> None:
    named = [
        f"第{number}泵站设备老化严重，运行人员配备不足，检修经费到位较晚"
        for number in "甲乙丙丁戊己庚辛壬癸子丑"
    ]
    text = f"某局2023年总结\n一、供水\n供水量3亿吨，增长2.1%。\n二、存在的问题\n{'；'.join(named)}。\n"
    page = shown(text, "cn").first_page
    assert page.more_problems == len(named) - len(page.problems) > 0
    told = [quote.texts[0] for quote in page.told_besides]
    assert told == [each[:-1] if each.endswith("，") else each for each in told]
    assert [each[:2] for each in told] == [each[:2] for each in named[len(page.problems) :]]
    *_, least = page.lighter()
    assert least.told_besides[0].texts[0][:2] == named[len(least.problems)][:2]


def test_an_aim_that_an_action_tells_bears_the_number_of_that_action(shown: Callable[..., Content]) -> None:
    text = "某局2023年总结\n一、供水\n供水量3亿吨，增长2.1%。\n二、下一步工作\n（一）强化约束。压减规模，2025年代编预算占比控制在8%以内；对执行率低于60%的项目一律不再安排。\n（二）扩大供水。新建水厂1座。\n"
    page = shown(text, "cn").first_page
    [aim] = [row for row in page.aims if "占比" in row.figure[0].name]
    assert aim.cells["in_tracker"] == ("1",)
    assert not [row for row in page.aims if "执行率" in row.figure[0].name]


def test_a_measure_told_in_two_sentences_has_its_level_and_its_growth_in_one_row(
    shown: Callable[..., Content],
) -> None:
    text = "某县2024年政府工作报告\n一、2024年工作回顾\n地区生产总值{}665.7亿元。三次产业协调发展。地区生产总值增长5.6%。\n粮食产量30万吨，增长2%。\n"
    rows = {row.figure[0].name: row.cells for row in shown(text.format("达到"), "cn").first_page.results}
    told = rows["地区生产总值"]
    assert (told["figure"][0].replace("\u00a0", ""), told["moved"][0].replace("\u00a0", "")) == (
        "665.7亿元",
        "↑+5.6%",
    )
    rows = {row.figure[0].name: row.cells for row in shown(text.format("2019年为"), "cn").first_page.results}
    assert not all(rows["地区生产总值"][key][0] for key in ("figure", "moved")), "another year's"


def test_results_of_another_time_say_so_and_aims_of_many_years_come_last(
    shown: Callable[..., Content],
) -> None:
    text = "某县2025年政府工作报告\n一、2024年工作回顾\n2024年，粮食产量30万吨，增长2%。2021—2024年，新增就业累计5万人，增长12%。\n二、2025年工作\n草案设定了今后五年12个指标，包括地区生产总值年均增长5%左右。\n今年主要预期目标是：经济增长5%左右，规上工业增加值增长6%。\n"
    page = shown(text, "cn").first_page
    names = [row.cells["indicator"][0] for row in page.results]
    assert "粮食产量" in names
    assert "新增就业（2021—2024年）" in names
    assert [row.figure[0].name for row in page.aims] == ["经济", "规上工业增加值"]


def test_what_an_audit_found_is_a_measure_it_is_judged_by(shown: Callable[..., Content]) -> None:
    others = "".join(
        f"{name}{at}12人次。"
        for at, name in enumerate(
            ("培训学员", "选派骨干", "走访群众", "接待来访", "慰问职工", "表彰先进", "轮训干部", "抽调专家"),
            1,
        )
    )
    text = f"某市2023年度审计工作报告\n一、审计工作\n{others}移送线索31件，查出主要问题金额46.38亿元。\n"
    names = [row.figure[0].name for row in shown(text, "cn").first_page.results]
    assert "查出主要问题金额" in names
