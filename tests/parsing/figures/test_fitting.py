"""Arithmetic says of which record an earlier value is told."""

from __future__ import annotations

from decimal import Decimal

from tests.parsing.figures.conftest import Read


def test_an_earlier_value_goes_to_the_record_whose_change_it_explains(read: Read) -> None:
    planned, done = read("支出预算数26.93亿元，实际支出24.98亿元，比上年决算数25.10亿元下降0.5%。").indicators
    assert planned.previous is None
    assert done.previous == Decimal("2510000000")


def test_one_that_explains_no_change_stays_where_it_was_read(read: Read) -> None:
    planned, done = read("支出预算数26.93亿元，实际支出24.98亿元，比上年决算数25.10亿元下降7.5%。").indicators
    assert planned.previous == Decimal("2510000000")
    assert done.previous is None
