"""The tables of rules by which figures are read, named and given their changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.lexicon.patterns import data_of
from converter.parsing.figures import rules
from converter.parsing.figures.rules import Rule, Table, when
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
        answer = rule.read(seen)
        answers.append(rule.answers(answer))
        return answer

    watched = Table(*(replace(each, read=spy) if each is rule else each for each in getattr(module, table)))
    monkeypatch.setattr(module, table, watched)
    tell(rule.example)
    assert any(answers)


@pytest.mark.parametrize(
    ("module", "table", "rule"),
    [each for each in EACH if each[2].id not in LAST],
    ids=lambda each: getattr(each, "id", ""),
)
def test_without_a_rule_its_example_is_read_otherwise(
    module: ModuleType, table: str, rule: Rule[Any, Any], tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_it = tell(rule.example)
    monkeypatch.setattr(module, table, Table(*(each for each in getattr(module, table) if each is not rule)))
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


TRAITS = ("word", "part", "joint")


@given(
    needs=st.lists(st.frozensets(st.sampled_from(TRAITS)), max_size=6),
    seen=st.lists(st.tuples(*[st.booleans()] * len(TRAITS), st.integers(0, 6)), max_size=8),
)
def test_the_first_rule_that_fits_holds_of_those_whose_traits_are_there(
    needs: list[frozenset[str]], seen: list[tuple[bool, bool, bool, int]]
) -> None:
    rules: list[Rule[int, int]] = [
        Rule(str(place), lambda each, place=place: place if each <= place else None, need)  # type: ignore[misc]
        for place, need in enumerate(needs)
    ]
    table = Table(*rules)
    for *there, least in seen:
        holds = dict(zip(TRAITS, there, strict=True))
        traits = {trait for trait in TRAITS if holds[trait]}
        fitting = [place for place, need in enumerate(needs) if need <= traits and least <= place]
        expected = (str(fitting[0]), fitting[0]) if fitting else None
        assert table.first(least, **holds) == expected


def test_a_rule_that_tells_one_thing_says_only_whether_it_fits() -> None:
    less: Rule[int, bool] = Rule("less", lambda seen: seen < 3, tells=False)
    more: Rule[int, bool] = Rule("more", lambda seen: seen > 5, when("many"), tells=True)
    table = Table(less, more)
    assert table.first(2, many=True) == ("less", False)
    assert table.first(7, many=True) == ("more", True)
    assert table.first(7, many=False) is None
    assert table.first(4, many=True) is None
