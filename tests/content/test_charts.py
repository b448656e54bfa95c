"""Charts say what the tables say, in one magnitude, and each figure once."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from converter.content import BarChart, Content


def _counts(content: Content) -> BarChart:
    [chart] = [each for each in content.charts if each.kind == "counts"]
    return chart


def test_bars_are_told_in_the_magnitude_of_the_table(shown: Callable[..., Content]) -> None:
    content = shown(
        "一、财政收支\n全年收入213亿4500万元。全年支出161亿2870万元。税收74亿9800万元。补助8亿560万元。\n",
        "cn",
    )
    chart = _counts(content)
    assert chart.title == ("一、财政收支：数量较大的指标（亿元）",)
    assert [(bar.amount, bar.written[0]) for bar in chart.bars] == [
        (Decimal("213.45"), "213.45 亿元"),
        (Decimal("161.287"), "161.287 亿元"),
        (Decimal("74.98"), "74.98 亿元"),
        (Decimal("8.056"), "8.056 亿元"),
    ]
    assert "213.45 亿元" in chart.alt[0]


def test_bars_of_several_magnitudes_are_told_as_the_table_has_them(shown: Callable[..., Content]) -> None:
    content = shown("一、治安防控\n侦破刑事案件1.5万起。查处治安案件1360起。调处纠纷4200起。\n", "cn")
    chart = _counts(content)
    assert chart.unit == ("起",)
    assert [(bar.amount, bar.written[0]) for bar in chart.bars] == [
        (Decimal(15000), "1.5 万起"),
        (Decimal(4200), "4,200 起"),
        (Decimal(1360), "1,360 起"),
    ]


def test_bars_of_large_figures_are_all_told_in_the_unit_of_the_title(shown: Callable[..., Content]) -> None:
    content = shown("一、就业\n劳动力11853000人。就业者1141.8万人。移工50.6万人。\n", "cn")
    chart = _counts(content)
    assert chart.unit == ("万人",)
    assert [bar.written[0] for bar in chart.bars] == ["1,185.3 万人", "1,141.8 万人", "50.6 万人"]


def test_a_figure_that_is_told_twice_has_one_bar(shown: Callable[..., Content]) -> None:
    content = shown(
        "一、火灾防控\n全市接报火灾2618起，住宅火灾1094起，电气火灾705起。上半年，接报火灾2618起。\n", "cn"
    )
    chart = _counts(content)
    assert [bar.amount for bar in chart.bars] == [2618, 1094, 705]
    assert chart.omitted == 0


def test_charts_and_tables_write_a_figure_alike(report_content: Content) -> None:
    cells = {row.id: row.cells for row in report_content.indicators.rows}
    for chart in report_content.charts:
        for bar in chart.bars if chart.kind == "counts" else ():
            own = cells[bar.row]
            in_table = f"{own['value'][0]} {own['unit'][0]}"
            if bar.written[0] != in_table:  # in the unit of the chart, by the same amount
                assert bar.written[0].endswith(f" {chart.unit[0]}")
                assert amount(bar.written[0]) == amount(in_table)


def test_amounts_in_other_magnitudes_are_told_apart() -> None:
    assert amount("30,700 億元") == amount("3.07 萬億元") != amount("3.07 億元")


def amount(written: str) -> Decimal:
    """How much `30,700 億元` says, in plain units."""
    value, unit = written.rsplit(maxsplit=1)
    power = sum(8 if char == "億" else 4 for char in unit[: len(unit) - len(unit.lstrip("萬億"))])
    return Decimal("".join(char for char in value if char in "0123456789.")).scaleb(power)


def test_bars_of_other_times_and_places_say_so(shown: Callable[..., Content]) -> None:
    content = shown(
        "某市卫生统计公报\n2023年，全市卫生事业平稳。\n一、人员\n卫生人员77.8万人，执业医师29.1万人，注册护士34.5万人。"
        "2021年，参保人员61.2万人。\n",
        "cn",
    )
    names = [bar.name[0] for bar in _counts(content).bars]
    assert sorted(names) == sorted(["卫生人员", "执业医师", "注册护士", "参保人员（2021年）"])
