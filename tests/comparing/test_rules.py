"""The rules of a comparison, one by one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from converter.comparing import ReportComparison, compare_reports
from converter.comparing.measures import MeasureName, name_similarity, name_words, unit_factor
from converter.errors import UsageError
from converter.pipeline import read_report


def compared(*texts: str, least: float | None = None) -> ReportComparison:
    return compare_reports(
        [read_report(text.encode(), name=f"{at}.txt") for at, text in enumerate(texts)], least=least
    )


def named(text: str) -> MeasureName:
    return MeasureName(name_words(text))


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
    ],
)
def test_other_words_for_the_same_are_alike(one: str, other: str) -> None:
    assert name_similarity(named(one), named(other)) > 0.8


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
