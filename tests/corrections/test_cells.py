"""Figures in the cells of a summary, as the program sets them and as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from converter.corrections.cells import CellFigure, read_change, read_figure
from converter.model import Change


@pytest.mark.parametrize(
    ("text", "unit", "figure"),
    [
        ("1,360", "起", CellFigure(Decimal(1360), None, "exact", "起")),
        ("逾\u00a01.5", "萬起", CellFigure(Decimal(15000), None, "more_than", "起")),
        ("逾 1.5 万起", "", CellFigure(Decimal(15000), None, "more_than", "起")),
        ("不少於 120", "個", CellFigure(Decimal(120), None, "more_than", "個")),
        ("6%以上", "", CellFigure(Decimal(6), None, "more_than", "%")),
        ("6", "%以上", CellFigure(Decimal(6), None, "more_than", "%")),
        ("約3–5", "個", CellFigure(Decimal(3), Decimal(5), "about", "個")),
        ("2.5", "億元", CellFigure(Decimal(250000000), None, "exact", "元")),
        ("−3", "℃", CellFigure(Decimal(-3), None, "exact", "℃")),
        ("1360", "", CellFigure(Decimal(1360), None, "exact", "")),
        ("", "", CellFigure()),
    ],
)
def test_a_figure_is_read_with_bound_magnitude_and_unit(text: str, unit: str, figure: CellFigure) -> None:
    assert read_figure(text, unit) == figure


@pytest.mark.parametrize("text", ["大约很多", "1,36,0", "1.2.3", "见附件", "破" * 200, "5起和6起"])
def test_what_is_no_figure_is_not_read_as_one(text: str) -> None:
    assert read_figure(text) is None


BEFORE = Change(Decimal("-20"), "%", "yoy")


@pytest.mark.parametrize(
    ("text", "basis", "change"),
    [
        ("↓\u00a0−20%（同比）", "", Change(Decimal(-20), "%", "yoy")),
        ("↑ +2.3 個百分點", "環比", Change(Decimal("2.3"), "pp", "mom")),
        ("25%", "", Change(Decimal(-25), "%", None)),
        ("上升25%", "同比", Change(Decimal(25), "%", "yoy")),
        ("↑ +16 億元（較預算）", "", Change(Decimal(1600000000), "元", "since", against="budget")),
        ("减少5%", "较上年预算", Change(Decimal(-5), "%", "yoy", against="last_budget")),
        ("+1.2倍", "", Change(Decimal("1.2"), "times", None)),
        ("→ 持平", "", Change(Decimal(0), "%", None)),
        ("↓ −逾5%", "", Change(Decimal(-5), "%", None, "more_than")),
        ("減少12起", "", Change(Decimal(-12), "起", None)),
        ("7.5–8.5%", "", Change(Decimal("-7.5"), "%", None, amount_max=Decimal("-8.5"))),
        ("很大", "", None),
        ("5%（大约）", "", None),
        ("5", "", None),
    ],
)
def test_a_change_takes_direction_and_unit_from_what_is_written(
    text: str, basis: str, change: Change | None
) -> None:
    assert read_change(text, basis, BEFORE) == change
