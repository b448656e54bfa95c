"""The rules of a comparison, one by one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from converter.comparing import ReportComparison, compare_reports
from converter.comparing.measures import unit_factor
from converter.comparing.naming import MeasureName, measure_name, name_similarity
from converter.errors import UsageError
from converter.pipeline import read_report


def compared(*texts: str, least: float | None = None) -> ReportComparison:
    return compare_reports(
        [read_report(text.encode(), name=f"{at}.txt") for at, text in enumerate(texts)], least=least
    )


def named(text: str) -> MeasureName:
    return measure_name(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("刑事案件立案", "破获刑事案件"),
        ("城镇居民人均可支配收入", "农村居民人均可支配收入"),
        ("城镇居民人均可支配收入", "居民人均可支配收入"),
        ("工业增加值", "工业总产值"),
        ("破获刑事案件", "刑事案件破案率"),
        ("市本级一般公共预算收入", "一般公共预算收入"),
        ("出口总额", "进出口总额"),
        ("交通事故死亡", "交通事故"),
        ("一审案件", "二审案件"),
        ("净增规模以上工业企业", "规模以上工业企业总数"),
        ("净增规模以上工业企业", "新增规模以上工业企业"),
        ("粮食总产", "粮食总产值"),
        ("城市低保标准", "农村低保标准"),
        ("办理代表建议", "办结代表建议"),
        ("开工项目", "竣工项目"),
        ("签约项目", "新开工项目"),
        ("亿元以上项目开工竣工", "新开工亿元以上项目"),
        ("棚户区改造", "棚户区改造开工"),
        ("协议投资额", "到位投资额"),
        ("发现安全隐患", "整改安全隐患"),
        ("执结案件", "审结案件"),
        ("新建5G基站", "5G基站总数"),
        ("发放创业贷款", "创业贷款余额"),
        ("查处各类违法案件", "查处食品违法案件"),
        ("简易程序适用率", "民事案件简易程序适用率"),
        ("特种设备使用登记率", "特种设备定期检验率"),
        ("食品抽检合格率", "药品抽检合格率"),
        ("投诉办结率", "投诉办复率"),
    ],
)
def test_words_part_what_only_looks_alike(one: str, other: str) -> None:
    assert name_similarity(named(one), named(other)) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("侦破电信网络诈骗案件", "破获电诈案件"),
        ("查处酒后驾驶", "查处酒驾"),
        ("群众安全感满意度", "人民群众安全感满意率"),
        ("地区生产总值", "GDP"),
        ("实际使用外资", "利用外资"),
        ("粮食总产", "粮食总产量"),
        ("油料总产", "油料产量"),
        ("城市低保标准", "城镇居民最低生活保障标准"),
        ("空气质量优良天数比率", "空气质量优良天数比例"),
        ("空气质量优良率", "空气质量优良天数比例"),
        ("脱贫人口外出务工", "脱贫人口务工就业"),
        ("农村居民收入", "农村常住居民人均可支配收入"),
        ("新开工亿元以上项目", "亿元以上项目开工"),
        ("实有市场主体", "实有经营主体"),
        ("基本医疗保险参保率", "医保参保率"),
        ("破获各类刑事案件", "侦破刑事案件"),
        ("二审改判发回重审率", "二审案件改发率"),
    ],
)
def test_other_words_for_the_same_are_alike(one: str, other: str) -> None:
    assert name_similarity(named(one), named(other)) > 0.8


def test_a_rate_is_known_by_its_short_form_at_the_end_of_a_longer_name() -> None:
    told, short = named("特种设备定期检验率"), named("定检率")
    assert name_similarity(told, short) > 0.45
    assert name_similarity(told, named("登记率")) == 0


def pairs(*texts: str) -> set[tuple[str, ...]]:
    """What is matched, each figure as it is printed."""
    made = compared(
        *(f"{year}年工作总结\n一、工作情况。{text}" for year, text in enumerate(texts, start=2022))
    )
    return {tuple(point.indicator.written.text for point in each.present) for each in made.series}


def test_what_is_dealt_with_and_what_is_settled_are_one_where_the_stated_change_says_so() -> None:
    assert pairs("办理政协提案158件。", "办结政协提案152件。") == set()
    assert pairs("办理政协提案158件。", "办结政协提案152件，下降3.8%。") == {("158件", "152件")}
    assert pairs("办理政协提案8件。", "办结政协提案9件，增长12.5%。") == set()  # may be chance


def test_what_stands_beside_figures_tells_which_go_together() -> None:
    assert ("2874件", "3188件") in pairs("立案3126件，办结2874件。", "刑事案件立案3405件，结案3188件。")
    assert pairs(
        "审结毒品案件46件，判处罪犯82人。审结涉黑案件12件，判处罪犯97人。",
        "审结毒品案件51件，判处罪犯90人。审结涉黑案件9件，判处罪犯71人。",
    ) == {("46件", "51件"), ("82人", "90人"), ("12件", "9件"), ("97人", "71人")}


def test_what_is_new_behind_a_total_is_named_by_it() -> None:
    assert ("210个", "224个") in pairs("新建5G基站210个。", "累计建成5G基站1165个，新增224个。")


def test_units_of_one_family_are_told_in_each_other() -> None:
    assert unit_factor("公顷", "亩") == Decimal(10000) / Decimal("666.6666666666666")
    assert unit_factor("起", "宗") == 1
    assert unit_factor("%", "元") is None
    assert unit_factor("人", "公里") is None


YEAR = "{year}年工作总结\n一、打击工作。刑事案件立案{text}。"


def moved(before: str, now: str) -> str:
    made = compared(YEAR.format(year=2022, text=before), YEAR.format(year=2023, text=now))
    (series,) = made.series
    (move,) = series.moves
    return move.verdict


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        ("1000起", "923起，同比下降7.7%", "agrees"),
        ("1000起", "923起，同比下降8%", "agrees"),  # rounded
        ("1000起", "923起，同比下降7.0%", "disagrees"),
        ("1000起", "923起，同比上升7.7%", "disagrees"),
        ("1.3万起", "1.4万起，同比上升4%", "agrees"),  # 1.349 to 1.351 at the least
        ("1.3万起", "1.4万起，同比上升20%", "disagrees"),
        ("1000余起", "1050余起，同比上升4.1%", "agrees"),
        ("1000起", "2500起，同比增长1.5倍", "agrees"),
        ("1000起", "2500起", "unclaimed"),
        ("1000起", "923起，环比下降30%", "unchecked"),
    ],
)
def test_a_change_disagrees_only_where_no_rounding_explains_it(before: str, now: str, verdict: str) -> None:
    assert moved(before, now) == verdict


def test_growth_at_constant_prices_is_no_disagreement() -> None:
    told = "{year}年国民经济公报\n一、综合。地区生产总值{text}。"
    made = compared(
        told.format(year=2022, text="1000亿元"), told.format(year=2023, text="1040亿元，增长5.2%")
    )
    assert [move.verdict for move in made.series[0].moves] == ["own-basis"]
    assert made.disagreements == ()


def test_an_earlier_value_that_was_revised_is_told_once() -> None:
    made = compared(
        YEAR.format(year=2022, text="983起"),
        YEAR.format(year=2023, text="由上年的1008起下降到861起，降幅14.6%"),
    )
    (own,) = made.disagreements
    assert (own.kind, own.stated, own.found, own.revised) == ("previous", 1008, 983, True)


def test_a_change_that_does_not_follow_from_the_reports_own_values_is_told() -> None:
    made = compared(
        YEAR.format(year=2022, text="1008起"),
        YEAR.format(year=2023, text="由上年的1008起下降到861起，降幅41.6%"),
    )
    assert [each.kind for each in made.disagreements] == ["within"]


AIM = "2022年工作总结\n一、工作情况。刑事案件立案1000起。\n二、2023年工作目标。2023年目标：{aim}。"
RESULT = "2023年工作总结\n一、工作情况。刑事案件立案900起，同比下降10%；破案率61.5%；交通事故死亡52人；新建小区48个。"


@pytest.mark.parametrize(
    ("aim", "outcome"),
    [
        ("刑事案件立案下降8%以上", "reached"),
        ("刑事案件立案下降12%以上", "missed"),
        ("刑事案件立案控制在950起以内", "reached"),
        ("刑事案件立案控制在850起以内", "missed"),
        ("破案率达到60%以上", "reached"),
        ("破案率达到62%左右", "reached"),  # 61.5 rounds to it
        ("破案率达到63%左右", "missed"),
        ("交通事故死亡人数下降5%以上", "unknown"),
        ("新建小区50个", "missed"),
        ("新建小区不少于48个", "reached"),
        ("新增探头200个", "unknown"),
    ],
)
def test_an_aim_is_reached_missed_or_cannot_be_told(aim: str, outcome: str) -> None:
    (own,) = compared(AIM.format(aim=aim), RESULT).aims
    assert own.outcome == outcome


@pytest.mark.parametrize(
    ("result", "outcome"),
    [
        ("规模以上工业企业总数123家", "unknown"),
        ("新增规模以上工业企业11家，规模以上工业企业总数123家", "missed"),
    ],
)
def test_what_is_to_be_new_is_not_held_against_all_there_are(result: str, outcome: str) -> None:
    made = compared(
        AIM.format(aim="新增规模以上工业企业15家以上"), f"2023年工作总结\n一、工作情况。{result}。"
    )
    assert [each.outcome for each in made.aims] == [outcome]


@pytest.mark.parametrize(
    ("before", "result", "outcome", "measured"),
    [
        ("112家", "规模以上工业企业总数123家，净增11家", "missed", 11),
        ("112家", "规模以上工业企业总数125家", "reached", 13),
        ("112家", "规模以上工业企业总数达到123家，增长9.8%", "missed", 11),
        ("112家", "新增规模以上工业企业15家", "unknown", None),
    ],
)
def test_how_many_more_there_are_to_be_is_told_by_how_many_there_are(
    before: str, result: str, outcome: str, measured: int | None
) -> None:
    first = AIM.format(aim="净增规模以上工业企业12家")
    made = compared(
        first.replace("刑事案件立案1000起", f"规模以上工业企业总数{before}"),
        f"2023年工作总结\n一、工作情况。{result}。",
    )
    assert [(each.outcome, each.measured) for each in made.aims] == [(outcome, measured)]


def test_an_aim_is_followed_through_the_words_of_its_own_report() -> None:
    made = compared(
        "2022年工作总结\n一、情况。新增规上工业企业16家。\n二、2023年工作目标。2023年目标：新增规上工业企业18家。",
        "2023年工作总结\n一、情况。新入规工业企业19家，增长18.8%。",
    )
    assert [each.outcome for each in made.aims] == ["reached"]


def test_reports_are_ordered_by_their_time_whatever_the_order_given() -> None:
    later, earlier = YEAR.format(year=2023, text="90起"), YEAR.format(year=2022, text="100起")
    made = compared(later, earlier)
    assert [each.last.year for each in made.reports if each.last] == [2022, 2023]
    assert made.kind == "years"


def test_bodies_of_one_year_stand_side_by_side_in_both_scripts() -> None:
    made = compared(
        "临江市公安局2023年工作总结\n一、打击犯罪。破获刑事案件2506起；查处酒驾3890起。",
        "竹溪縣警察局2023年工作報告\n一、打擊犯罪。偵破刑事案件918件；取締酒後駕車2,190件。",
    )
    assert made.kind == "bodies"
    assert [[int(point.value or 0) for point in each.present] for each in made.series] == [
        [2506, 918],
        [3890, 2190],
    ]
    assert not any(each.moves for each in made.series)


def test_a_half_year_is_not_reckoned_against_a_whole_one() -> None:
    half = "{year}年上半年工作总结\n一、打击工作。刑事案件立案{count}起。"
    made = compared(
        YEAR.format(year=2022, text="1000起"),
        half.format(year=2022, count=500),
        half.format(year=2023, count=450),
    )
    assert made.kind == "years"
    assert [each.earlier for each in made.reports] == [None, None, 0]
    (series,) = made.series
    assert [(move.earlier, move.later, move.reckoned) for move in series.moves] == [(0, 2, Decimal("-10.0"))]


def test_what_the_overview_tells_rounded_is_no_figure_of_its_own() -> None:
    told = "{year}年工作总结\n全年接处警{about}万起。\n一、接警工作。全年接处警{count}起。"
    made = compared(
        told.format(year=2022, about="4.3", count=42860), told.format(year=2023, about="4.1", count=41230)
    )
    (series,) = made.series
    assert [point.value for point in series.present] == [42860, 41230]
    assert [len(point.again) for point in series.present] == [1, 1]
    assert made.unmatched == ()


@pytest.mark.parametrize("mark", ["迈上200亿元台阶，", "突破200亿元大关，"])
def test_a_mark_that_was_passed_is_no_value_beside_the_value(mark: str) -> None:
    told = "{year}年政府工作报告\n一、工作回顾。全年地区生产总值{text}，增长6.7%。"
    made = compared(told.format(year=2022, text="198亿元"), told.format(year=2023, text=f"{mark}达到223亿元"))
    (series,) = made.series
    assert [point.value for point in series.present] == [19_800_000_000, 22_300_000_000]
    assert made.unmatched == ()


@pytest.mark.parametrize(
    ("before", "now"), [("312.6公顷", "4700亩"), ("8630万元", "0.9亿元"), ("120起", "118宗")]
)
def test_units_and_magnitudes_may_change(before: str, now: str) -> None:
    told = "{year}年工作总结\n一、情况。处理土地{text}。"
    (series,) = compared(told.format(year=2022, text=before), told.format(year=2023, text=now)).series
    first, second = (point.value for point in series.present)
    assert first is not None
    assert second is not None
    assert Decimal("0.9") < second / first < Decimal("1.1")


def test_of_two_that_are_equally_near_none_is_chosen() -> None:
    made = compared(
        "2022年总结\n一、情况。改造红星小区10个。",
        "2023年总结\n一、情况。改造东风小区10个，改造青山小区10个。",
    )
    assert made.series == ()
    assert {each.nearest.why for each in made.unmatched if each.nearest} <= {"tie", "name", "score"}


def test_a_higher_score_matches_less() -> None:
    texts = YEAR.format(year=2022, text="100起"), "2023年工作总结\n一、情况。刑事立案数90件。"
    assert len(compared(*texts).series) == 1
    assert compared(*texts, least=0.999).series == ()


def test_one_report_or_a_score_out_of_range_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="two reports"):
        compared(YEAR.format(year=2022, text="100起"))
    with pytest.raises(UsageError, match="between 0 and 1"):
        compared(YEAR.format(year=2022, text="1起"), YEAR.format(year=2023, text="2起"), least=2)
