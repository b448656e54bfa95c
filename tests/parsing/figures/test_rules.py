"""The tables of rules by which figures are read, named and given their changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from converter.lexicon.patterns import data_of
from converter.parsing.figures import rules
from converter.parsing.figures.rules import Rule
from tests.parsing.figures.rule_tables import TABLES

Tell = Callable[..., list[str]]

LAST = ("level",)
"""What is left when no other rule of a table fits; nothing can be read without it."""
EACH = [(module, table, rule) for module, table in TABLES for rule in getattr(module, table)]


@pytest.mark.parametrize(("module", "table", "rule"), EACH, ids=lambda each: getattr(each, "id", ""))
def test_a_rule_reads_its_example(
    module: ModuleType, table: str, rule: Rule[Any, Any], tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = []

    def spy(seen: Any) -> Any:
        answers.append(rule.read(seen))
        return answers[-1]

    watched = tuple(replace(each, read=spy) if each is rule else each for each in getattr(module, table))
    monkeypatch.setattr(module, table, watched)
    tell(rule.example)
    assert any(answer is not None for answer in answers)


@pytest.mark.parametrize(
    ("module", "table", "rule"),
    [each for each in EACH if each[2].id not in LAST],
    ids=lambda each: getattr(each, "id", ""),
)
def test_without_a_rule_its_example_is_read_otherwise(
    module: ModuleType, table: str, rule: Rule[Any, Any], tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_it = tell(rule.example)
    monkeypatch.setattr(module, table, tuple(each for each in getattr(module, table) if each is not rule))
    assert tell(rule.example) != with_it


def test_the_rules_stand_in_data_in_the_order_they_are_asked() -> None:
    written = [
        rule["id"]
        for table in data_of("converter.parsing", "rules").values()
        for rule in table
        if rule["example"]
    ]
    assert written == [rule.id for _, _, rule in EACH]
    assert len(set(written)) == len(written)


def test_every_rule_says_what_it_reads() -> None:
    assert all(rules.reads_of(rule.id) for _, _, rule in EACH)
