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
    monkeypatch.setattr(trimming, "table", lambda: others)
    assert rule.name not in [each.name for each in read(rule.example).indicators]


def test_ids_are_of_one_rule_each() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
