"""What is doubtful about a figure: each row a sentence and the codes that its records bear."""

from __future__ import annotations

import pytest

from converter.parsing import parse
from converter.parsing.figures.doubts import EXPLANATIONS
from converter.readers.assembly import Assembly
from tests.parsing.figures.conftest import Read

DOUBTFUL = [
    ("查获12起。", ["name-short"]),
    ("全区共有经营主体8.4万户，其中企业2.9万户。", ["name-short"]),
    ("全县政府债务余额61亿元，其中一般债务24亿元。", ["name-leaning"]),
    ("查处违纪违法干警7人，其中移送司法机关2人。", ["name-leaning"]),
    ("主导或参与制定国家标准6项、地方标准11项。", ["name-member"]),
    ("查处案件12起，移送法办8人。", ["name-deed"]),
    ("全年用水量0.42毫克/碗。", ["unit-cut"]),
    ("完成东山公路1.7公里。投资160万元，完成西河公路3公里。", ["name-lent"]),
    ("上述项目占18%。", ["name-points"]),
    ("医师和护士132人，较上年，医师增加6人。", ["change-part"]),
    ("住宅和商店骗案则有所下跌，分别录得35宗及141宗。", ["name-joint"]),
    ("少发放低保金1763人次、218.9万元，向76名已死亡人员多发补助23.5万元。", ["words-left"]),
    ("1个项目将债券资金1200万元挪用于经常性支出。", ["words-left"]),
    ("平均处理时间61天。", ["name-measure"]),
    ("全年满意率98.2%。", ["name-measure"]),
    ("惠及居民5.8万余户。", ["name-reached"]),
    ("發放重陽敬老禮金，65歲以上每人1,000元、90歲以上每人2,000元，合計發放7萬6,931人。", ["name-measure"]),
    ("中央生态环境保护督察反馈的23项问题，整改完成21项。", ["name-leaning"]),
    ("9月当月，关区进出口342.8亿元，环比增长5.6%，同比下降1.4%。", ["name-alike"]),
    ("给予行政处分6人。", ["name-deed"]),
    ("一审服判息诉率为87.9%，低于全省平均水平1.2个百分点。", ["change-distance"]),
    ("限制高消费1.8万人次，以拒执罪判处57人。", ["name-opening"]),
    ("在205省道、G36高速公路增设警示标志340面。", ["name-opening"]),
    ("生均图书小学23.4册、初中35.1册。", ["name-member"]),
    ("上半年盗窃摩托车和电动车警情同比分别下降31%、12.9%。", ["name-member"]),
    ("2022年度审计报告反映的132个问题，已完成整改128个。", ["name-leaning"]),
    ("韩国进出口1.45万亿元，其中，东盟为最大伙伴，占外贸总值的17.2%。", ["name-lent"]),
    ("固定资产投资增长6.3%。分领域看，工业增长9%。", ["name-short"]),
    ("建档立卡户82.4%。", ["share-alone"]),
    ("以住宅发生3498次最多，其次为营业场所738次。", ["unit-unlike"]),
    ("凶杀案57宗，比去年同期的18宗超出2倍。", ["change-unread"]),
    ("规费收入8亿元，短收2310万元。", ["change-unread"]),
    ("新增变电容量126兆伏安。", ["unit-unlike"]),
    ("基层民政力量薄弱，仅有31人。", ["name-odd"]),
    ("某科则整并柜台5处。", ["name-odd"]),
    ("民生支出占总支出的132%。", ["share-over-100"]),
    ("事故由上年的200起增至300起，上升20%。", ["arithmetic"]),
    ("歲出200億元，其中經常門150億元，資本門50億元，資本門占75%。", ["arithmetic"]),
    ("抓获嫌疑人12名\n，移送起诉8名。", ["broken-line"]),
    ("满意率320件。", ["unit-unlike"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "codes"), DOUBTFUL)
def test_a_doubtful_record_says_why(read: Read, sentence: str, codes: list[str]) -> None:
    told = {doubt.code for each in read(sentence).indicators for doubt in each.doubts}
    assert set(codes) <= told


@pytest.mark.parametrize(
    "sentence",
    [
        "破获毒品犯罪案件1360余起，同比增长5%。",
        "全市新登记经营主体8.43万户。",
        "服判息诉率由88.2%升至90.5%。",
        "有3名民警负伤。",
        "新增爆闪灯95套。",
        "森林病虫害成灾率2.1‰。",
        "公共服务支出占一般公共预算支出36.2%，同比增长5%。",
        "拟安排补贴资金840亿元，比上年增加60亿元。",
        "1200万教师受益。",
        "2019年以来的案件侦破21起。",
        "每人每餐补助12元。",
        "罚没款合计386.5万元。",
        "全区有2150张床位。",
        "契税3.2亿元。",
        "不捕率38.2%。",
        "库款保障倍数仅0.28。",
        "每万人成讼率为104.7件。",
        "兒少保護通報612件。",
        "核發生育獎勵金，計2,054萬元。",
        "電子送達4.6萬次。",
    ],
)
def test_a_plain_record_has_no_doubts(read: Read, sentence: str) -> None:
    assert [each.doubts for each in read(sentence).indicators] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "排查隐患167处，已整改159处。",
        "存栏生猪34万头，能繁母猪存栏3万头，鸡蛋产量2万吨。",
        "查处干部9人，其中移送司法机关2人。",
        "完成食品抽检3126批次，检出不合格68批次。",
        "城乡居民医保基金收入3.94亿元，支出3.61亿元。",
        "全年粮食产量增长1.9%，其中夏粮增长2.8%，秋粮下降0.4%。",
        "在校生33782人，其中本科生25416人。",
        "消费扶贫销售额逾1.4亿元，是上年的2.6倍。",
        "发放计生奖扶资金618.4万元，惠及4023人。",
    ],
)
def test_words_of_what_was_told_before_are_lent_well(read: Read, text: str) -> None:
    assert {doubt.code for each in read(text).indicators for doubt in each.doubts} == set()


def test_a_difference_from_an_earlier_time_is_a_change(read: Read) -> None:
    told = read("地区生产总值两年平均增长4.6%，低于一季度0.2个百分点。").indicators
    assert "change-distance" not in {doubt.code for each in told for doubt in each.doubts}


def test_rows_that_bear_one_name_are_doubtful(read: Read) -> None:
    told = read("查处案件12起。查处案件34起。").indicators
    assert [{doubt.code for doubt in each.doubts} for each in told] == [{"name-alike"}, {"name-alike"}]


def test_rows_of_other_periods_or_aims_are_not_alike(read: Read) -> None:
    told = read("2022年查处案件12起。2023年查处案件34起。2024年力争查处案件40起。").indicators
    assert [each.doubts for each in told] == [(), (), ()]


@pytest.mark.parametrize(
    "text",
    [
        "五年来，我们查处案件512起。\n去年，我们查处案件98起。新增就业2.1万人。",
        "“十四五”时期成效显著。查处案件512起。\n2025年工作扎实。查处案件98起。",
        "过去五年，查处案件512起。2025年查处案件98起。",
    ],
)
def test_one_year_is_not_alike_to_several(read: Read, text: str) -> None:
    told = [each for each in read(text).indicators if each.name == "查处案件"]
    assert [[doubt.code for doubt in each.doubts] for each in told] == [[], []]


def test_two_rows_of_several_years_are_alike(read: Read) -> None:
    told = read("五年来，我们查处案件512起。\n严查重处，查处案件98起。").indicators
    assert [[doubt.code for doubt in each.doubts] for each in told] == [["name-alike"], ["name-alike"]]


def test_each_code_has_a_plain_sentence() -> None:
    assert all(why and why == why.strip() for why in EXPLANATIONS.values())


def test_a_record_of_a_table_is_doubted_for_its_figures_not_for_the_name_it_is_given() -> None:
    rows = [["项目", "占比（%）"], ["企业", "132"], ["个体户", "12"]]
    assembly = Assembly("report")
    assembly.text("一、主要情况")
    assembly.table(rows)
    told = parse(assembly.document("test", b"")).indicators
    assert [[doubt.code for doubt in each.doubts] for each in told] == [["share-over-100"], []]
