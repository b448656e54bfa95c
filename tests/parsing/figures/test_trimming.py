"""The table of what is no part of a name."""

from __future__ import annotations

import pytest

from converter.parsing.figures import trimming
from tests.parsing.figures.conftest import Read

RULES = trimming.rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_gives_the_name_of_its_example(rule: trimming.TrimRule, read: Read) -> None:
    assert rule.name in [each.name for each in read(rule.example).indicators]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_without_a_rule_its_example_is_called_otherwise(
    rule: trimming.TrimRule, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = trimming.TrimTable(tuple(other for other in RULES if other is not rule))
    monkeypatch.setattr(trimming, "table", lambda *, around: others)
    assert rule.name not in [each.name for each in read(rule.example).indicators]


def test_ids_are_of_one_rule_each() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("下半年，我支队将力争事故死亡人数再下降5%以上。", "事故死亡人数"),
        ("街道党工委计划新建党群服务驿站8个。", "新建党群服务驿站"),
        ("管委会计划新建厂房8栋。", "新建厂房"),
        ("村委会打算扩种辣椒300亩。", "扩种辣椒"),
        ("镇政府办公室力争办结率达到98%。", "办结率"),
        ("要锚定地区生产总值增长5.5%左右的目标。", "地区生产总值"),
        ("公司有望全年售水量突破3亿吨。", "售水量"),
    ],
)
def test_an_aim_is_called_without_who_aims_at_it(sentence: str, name: str, read: Read) -> None:
    assert [each.name for each in read(sentence).indicators] == [name]
