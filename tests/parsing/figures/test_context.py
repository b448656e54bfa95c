"""The time and the place a figure covers, as the sentence words them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from converter.parsing.figures import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("2022年7月至2023年6月，共完成审计项目26个。", "2022年7月至2023年6月"),
        ("二○二三至二四年度，社會福利開支1,098億元。", "二○二三至二四年度"),
        ("截至二○二二年十二月底，編制為11 389人。", "截至二○二二年十二月底"),
        ("一九八六年，全区工农业总产值十二亿元。", "一九八六年"),
        ("截至去年底，共有113家公司獲認證。", "截至去年底"),
        ("截至12月31日24时，接种疫苗112.4万剂次。", "截至12月31日24时"),
        ("本期(113年1月至6月)受理案件612件。", "本期(113年1月至6月)"),
        ("春运期间(1月10日至2月18日)，检查车辆86辆。", "春运期间(1月10日至2月18日)"),
        ("預計105年補充新進員警45名。", "105年"),
        ("力爭今年內增聘消防員120名。", "今年內"),
        ("預定於114年底前完成裝設2,000戶。", "114年底前"),
        ("6月份，浓度由5月的31微克降至22微克。", "6月份"),
        ("同期，共有186人被定罪。", "同期"),
        ("學院自去年二月成立以來，培訓1,080人。", "自去年二月成立以來"),
        ("由今年第二季起，社區券增至11 000張。", "由今年第二季起"),
        ("112年來臺旅客648萬人次。", "112年"),
        ("上半年內地旅客12萬人次。", "上半年"),
        ("2023年末端配送站点36个。", "2023年"),
        ("3月前海片区新设企业230家。", "3月"),
        ("6月底前完成改造12处。", "6月底前"),
        ("全年舉發11萬件，為上年之2.3倍。", "全年"),
        ("國道7號累計進度12.6%。", None),
        ("销售额1.4亿元，是上年的2.6倍。", None),
        ("贷款余额比年初新增140亿元。", None),
        ("为群众建校120年庆典投入5万元。", None),
        ("“三品一标”有效期内保有量28个。", None),
    ],
)
def test_the_period_is_the_fullest_wording_of_the_time_covered(
    read: Read, sentence: str, period: str | None
) -> None:
    found = read(sentence).indicators[-1].period
    assert (found and found.text) == period


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("全城現有鏡頭820支。", "全城"),
        ("得分最低的是石桥镇（71.3分），其投放准确率仅58%。", "石桥镇"),
        ("全市优良天数比例82.6%，其中河东区最低，其优良天数比例仅70.1%。", "河东区"),
        ("全市产值最高的是河东区，其中工业产值52亿元。", "全市"),
        ("全市平均降雨量623.5毫米。", "全市"),
        ("试点村36个，占全县行政村总数的14%。", None),
        ("检察院在县委和市检察院的领导下，受理案件1086件。", None),
        ("新创建全国综合减灾示范社区6个。", None),
        ("团队入选全国首批培育名单，新增实验室3家。", None),
        ("线路通达全球60个国家，运输品类增至900种。", None),
        ("加强全域环境治理，整治河道12条。", None),
        ("全球首座海上换电站建成，服务渔船120艘。", None),
        ("2024年全国新设经营主体120万户。", "全国"),
        ("全国农村自来水普及率94%。", "全国"),
        ("城乡（含乡镇）新增站点15个。", "城乡"),
        ("在农村，新建卫生室35个。", "农村"),
        ("辖区内发生案件12起。", "辖区"),
        ("着力缩小城乡、地区差距，居民收入比降至2.1。", None),
        ("城鄉居民收入差距/城鄉收入比降至2.2。", None),
        ("统筹城乡，新建公交线路12条。", None),
        ("深入农村，走访群众1200户。", None),
        ("国内、国际航线达到120条。", None),
        ("完善“城乡”一体化，新建站点15个。", None),
    ],
)
def test_the_scope_is_a_place_and_no_body_or_measure_of_comparison(
    read: Read, sentence: str, scope: str | None
) -> None:
    found = read(sentence).indicators[-1].scope
    assert (found and found.text) == scope


@pytest.mark.parametrize(
    ("opening", "compared", "basis"),
    [
        ("2024年1月25日在大会上的报告。2023年，收入98亿元。", "2022年", "yoy"),
        ("關於2023年預算執行情況和2024年預算草案的報告。", "2022年", "yoy"),
        ("113年第6週。112年治安概況。", "111年", "yoy"),
        ("二○二三年工作回顧。二○二四年計劃。", "二○二二年", "yoy"),
        ("2023年工作总结。", "2019年", "since"),
    ],
)
def test_the_year_before_the_reports_own_is_yoy(read: Read, opening: str, compared: str, basis: str) -> None:
    change = read(f"{opening}罪案100宗，較{compared}增加5%。").indicators[-1].change
    assert change is not None
    assert change.basis == basis
