"""Figures are written as people read them in a table."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from typing import Any

import pytest

from converter import number_format
from converter.model import Change, Indicator, Span, Text
from converter.strings import strings

TW = strings("tw")
NOTHING = Text("", Span(0, 0))


def indicator(**values: Any) -> Indicator:
    return Indicator("i1", None, "p1", "名稱", (), NOTHING, NOTHING, **values)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("15000", "15,000"),
        ("7.70", "7.7"),
        ("1E+6", "1,000,000"),
        ("-3.9", "−3.9"),
        ("0", "0"),
        ("0.05", "0.05"),
    ],
)
def test_numbers_are_grouped_and_lose_idle_zeros(value: str, written: str) -> None:
    assert number_format.number(Decimal(value)) == written


@pytest.mark.parametrize(
    ("value", "power", "told", "written"),
    [
        ("102.50", 0, "102.50%", "102.50"),
        ("3.0E+8", 8, "3.0亿元", "3.0"),
        ("3.0E+8", 0, "3.0亿元", "300,000,000"),
        ("1.23450E+5", 4, "12.3450万元", "12.3450"),
        ("12000", 4, "12,000元", "1.2"),
        ("300000000", 8, "3亿元", "3"),
        ("-0.50", 0, "", "−0.50"),
    ],
)
def test_zeros_of_the_report_stay_in_its_own_magnitude(
    value: str, power: int, told: str, written: str
) -> None:
    assert number_format.as_told(Decimal(value), power, told) == written


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        ({"value": Decimal(15000), "unit": "起", "bound": "more_than"}, "逾 15,000 起"),
        ({"value": Decimal(12), "unit": "%"}, "12%"),
        ({"value": Decimal(3), "value_max": Decimal(5), "unit": "個"}, "3–5 個"),
        ({}, ""),
    ],
)
def test_a_value_tells_bound_range_and_unit(fields: dict[str, Any], written: str) -> None:
    assert number_format.value(indicator(**fields), TW) == written


@pytest.mark.parametrize(
    ("change", "written"),
    [
        (Change(Decimal("-20"), "%", "yoy"), "↓ −20%（同比）"),
        (Change(Decimal("2.3"), "pp", None), "↑ +2.3 個百分點"),
        (Change(Decimal("1.2"), "times", "yoy"), "↑ +1.2 倍（同比）"),
        (Change(Decimal(0), "%", "yoy"), "→ 持平（同比）"),
        (Change(Decimal(-12), "起", "mom"), "↓ −12 起（環比）"),
        (Change(Decimal(12), "起", "since", against="budget"), "↑ +12 起（較預算）"),
        (Change(Decimal(-3), "%", "since", against="plan"), "↓ −3%（較計畫）"),
        (None, ""),
    ],
)
def test_a_change_is_told_by_arrow_and_sign(change: Change | None, written: str) -> None:
    assert number_format.change(indicator(change=change), TW) == written


@pytest.mark.parametrize(
    ("told", "change", "written"),
    [
        ("9%以上", Change(Decimal(9), "%", None, "more_than"), "↑ +9%以上"),
        ("3%左右", Change(Decimal(-3), "%", None, "about"), "↓ −3%左右"),
        ("不低於5%", Change(Decimal(5), "%", None, "more_than"), "↑ 不低於 +5%"),
        ("逾5%", Change(Decimal(5), "%", None, "more_than"), "↑ 逾 +5%"),
        ("8%", Change(Decimal(8), "%", None), "↑ +8%"),
    ],
)
def test_a_change_alone_keeps_the_bound_in_the_words_of_the_report(
    told: str, change: Change, written: str
) -> None:
    own = dataclasses.replace(indicator(change=change), written=Text(told, Span(0, len(told))))
    assert number_format.moved_as_told(own, TW) == written


@pytest.mark.parametrize(
    ("written", "fields", "shown"),
    [
        ("1.5萬餘起", {"value": Decimal(15000), "unit": "起", "bound": "more_than"}, ("逾 1.5", "萬起")),
        (
            "200餘萬人次",
            {"value": Decimal(2000000), "unit": "人次", "bound": "more_than"},
            ("逾 200", "萬人次"),
        ),
        ("1184.6億元", {"value": Decimal(118460000000), "unit": "元"}, ("1,184.6", "億元")),
        ("1萬8,506件", {"value": Decimal(18506), "unit": "件"}, ("18,506", "件")),
        ("3至5萬戶", {"value": Decimal(30000), "value_max": Decimal(50000), "unit": "戶"}, ("3–5", "萬戶")),
        ("1470餘人", {"value": Decimal(1470), "unit": "人", "bound": "more_than"}, ("逾 1,470", "人")),
        ("低於60件", {"value": Decimal(60), "unit": "件", "bound": "less_than"}, ("低於 60", "件")),
        ("21.3%", {"value": Decimal("21.3"), "unit": "%"}, ("21.3", "%")),
        ("十萬分之8.6", {"value": Decimal("8.6"), "unit": "/10萬"}, ("8.6", "/10萬")),
        ("逾二十億元", {"value": Decimal(2000000000), "unit": "元", "bound": "more_than"}, ("逾 20", "億元")),
        ("213億4,500萬元", {"value": Decimal(21345000000), "unit": "元"}, ("213.45", "億元")),
        ("一億三千萬元", {"value": Decimal(130000000), "unit": "元"}, ("1.3", "億元")),
        ("3億2,345萬元", {"value": Decimal(323450000), "unit": "元"}, ("32,345", "萬元")),
        (
            "超8千亿元",
            {"value": Decimal(800000000000), "unit": "元", "bound": "more_than"},
            ("逾 8,000", "亿元"),
        ),
        ("5百萬元", {"value": Decimal(5000000), "unit": "元"}, ("500", "萬元")),
        ("兩萬三千元", {"value": Decimal(23000), "unit": "元"}, ("23,000", "元")),
        ("下降20%", {}, ("", "")),
    ],
)
def test_a_table_gives_a_value_in_the_magnitude_it_is_written_in(
    written: str, fields: dict[str, Any], shown: tuple[str, str]
) -> None:
    one = dataclasses.replace(indicator(**fields), written=Text(written, Span(0, len(written))))
    assert number_format.figure_and_unit(one, TW) == shown


@pytest.mark.parametrize(
    ("written", "value", "moves", "shown"),
    [
        ("637億8,410萬元", "63784100000", "1557600000", "↑ +15.576 億元"),
        ("1,204億7,835萬元", "120478350000", "-1055350000", "↓ −10.5535 億元"),
        ("9億3,000萬元", "930000000", "123450000", "↑ +12,345 萬元"),  # four decimals in 億
        ("62億元", "6200000000", "-45000000", "↓ −4,500 萬元"),  # less than one there
        ("45,000萬元", "450000000", "120000000", "↑ +12,000 萬元"),
        ("1.2萬億元", "1200000000000", "1100000000000", "↑ +1.1 萬億元"),
        ("45,000元", "45000", "12000", "↑ +1.2 萬元"),
    ],
)
def test_a_change_is_told_in_the_magnitude_of_its_value(
    written: str, value: str, moves: str, shown: str
) -> None:
    change = Change(Decimal(moves), "元", None)
    one = indicator(value=Decimal(value), unit="元", change=change)
    one = dataclasses.replace(one, written=Text(written, Span(0, len(written))))
    assert number_format.change(one, TW) == shown
    assert number_format.change(dataclasses.replace(one, unit="件"), TW) == number_format.moved(change, TW)


@pytest.mark.parametrize(
    ("value", "unit", "told", "written"),
    [
        ("7318000000", "元", "73.18", "73.18 億元"),
        ("96670000", "元", "9,667", "9,667 萬元"),
        ("-1200000000", "元", "−12", "−12 億元"),
        ("731800000", "元", "731800", "7.318 億元"),
        ("7318000", "元", "7318", "731.8 萬元"),
        ("612345678000", "元", "612345678", "612,345,678,000 元"),
        ("7318", "起", "7,318", "7,318 起"),
        ("0", "元", "0", "0 元"),
        ("13000000", "千瓦", "1300万千瓦", "1,300 万千瓦"),
        ("90000", "元", "8.6/10万", "90,000 元"),
    ],
)
def test_a_figure_has_the_magnitude_of_its_column_or_its_own(
    value: str, unit: str, told: str, written: str
) -> None:
    one = dataclasses.replace(indicator(value=Decimal(value), unit=unit), written=Text(told, Span(0, 0)))
    assert number_format.figure(one, TW).replace(number_format.NO_BREAK, " ") == written


def test_an_earlier_value_has_the_magnitude_of_the_column_too() -> None:
    now = indicator(value=Decimal("7318000000"), unit="元", previous=Decimal("6500000000"))
    one = dataclasses.replace(now, written=Text("73.18", Span(0, 0)))
    assert number_format.before(one, TW).replace(number_format.NO_BREAK, " ") == "↑ 原 65 億元"


@pytest.mark.parametrize(
    ("written", "cells"),
    [("6%左右", ("6", "%左右")), ("6%以上", ("6", "%以上")), ("6%", ("6", "%"))],
)
def test_a_bound_behind_a_close_unit_stands_behind_it_in_cells_too(
    written: str, cells: tuple[str, str]
) -> None:
    bound = {"6%左右": "about", "6%以上": "more_than"}.get(written, "exact")
    one = indicator(value=Decimal(6), unit="%", bound=bound)
    assert number_format.value_cells(dataclasses.replace(one, written=Text(written, Span(0, 0))), TW) == cells
