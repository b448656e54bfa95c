"""Numbers that measure nothing, each kind by its grammar, and real counts that stand beside them."""

from __future__ import annotations

import pytest

from tests.parsing.figures.conftest import Read

NONE = [
    ("7月5日至6日，会议在我市召开。", "date"),
    ("截至12月31日24时，工作结束。", "date"),
    ("自104.4.17起施行。", "date"),
    ("为期三个月的行动结束。", "span of years"),
    ("3年内完成整改。", "date"),
    ("根据〔2016〕12号文件要求。", "document number"),
    ("开展“猎狐2016”行动。", "quoted name"),
    ("规范110接处警工作。", "part of a name"),
    ("服务C20会议和5G建设。", "part of a name"),
    ("畅通12345热线。", "part of a name"),
    ("整治205省道沿线。", "part of a name"),
    ("荣立一等功，名列全省第一。", "ordinal"),
    ("第五届代表大会召开。", "ordinal"),
    ("依照刑法第二百三十四条规定处理。", "law"),
    ("举报电话0532-66570000。", "telephone or code"),
    ("坚持两手抓，落实四项机制。", "argument"),
    ("构建“1+N”体系。", "quoted name"),
    ("65岁以上老年人优先。", "age or threshold"),
    ("淘汰30万千瓦以下机组。", "limit"),
    ("三次产业结构调整为3.9∶59.5∶36.6。", "ratio"),
    ("最高可判處監禁七年及罰款二百萬元。", "penalty"),
    ("百分之百的共识。", "part of a name"),
    ("一名民警带头示范。", "one-thing"),
    ("对连续两年执行率低于60%的项目一律不再安排。", "age or threshold"),
    ("凡考核得分不足80分的单位不得评优。", "age or threshold"),
    ("社工案件負荷高於中央建議之25案。", "yardstick"),
    ("參與企業超出原定目標的350家。", "yardstick"),
]


@pytest.mark.parametrize(("sentence", "rule"), NONE)
def test_a_number_that_measures_nothing_is_named_with_its_rule(read: Read, sentence: str, rule: str) -> None:
    reading = read(sentence)
    assert reading.indicators == ()
    assert rule in {reason.rule for reason in reading.reasons if reason.verdict == "excluded"}


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("依法“三停”88家。", 88, "家"),
        ("在“猎狐2016”行动中抓获34人。", 34, "人"),
        ("56人以上大班额尚有39个。", 39, "个"),
        ("查出非法就业的四名越南籍男子。", 4, "名"),
        ("常住境外人员见面率保持百分之百。", 100, "%"),
        ("配备卫星电话186部。", 186, "部"),
        ("空气质量综合指数3.86。", "3.86", None),
        ("優良天數27天。", 27, "天"),
    ],
)
def test_a_real_count_beside_a_name_or_a_threshold_is_read(
    read: Read, sentence: str, value: object, unit: str | None
) -> None:
    (found,) = read(sentence).indicators
    assert (str(found.value), found.unit) == (str(value), unit)
