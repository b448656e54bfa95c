"""The table of rules by which a number is a level, a change or an earlier value."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from converter.parsing.figures import kinds
from tests.parsing.figures.conftest import Read

Tell = Callable[..., list[str]]


@pytest.mark.parametrize("rule", kinds.KINDS, ids=lambda rule: rule.id)
def test_a_rule_reads_its_example(rule: kinds.KindRule, read: Read) -> None:
    assert rule.id in {reason.rule for reason in read(rule.example).reasons}


@pytest.mark.parametrize("rule", kinds.KINDS[:-1], ids=lambda rule: rule.id)
def test_without_a_rule_its_example_is_read_otherwise(
    rule: kinds.KindRule, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_it = tell(rule.example)
    monkeypatch.setattr(kinds, "KINDS", tuple(other for other in kinds.KINDS if other is not rule))
    assert tell(rule.example) != with_it


def test_ids_are_of_one_rule_each() -> None:
    assert len({rule.id for rule in kinds.KINDS}) == len(kinds.KINDS)
