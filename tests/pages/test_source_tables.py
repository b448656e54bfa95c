"""Tables of the source are tables in both scripts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from nodes import content_of

from converter.model import Edition
from converter.options import Options
from converter.pages import typeset
from converter.pages.layout import Layout, Line
from converter.pipeline import editions, read_report
from converter.styles import LAYOUTS, LayoutName, style_names

ROWS = [("指標", "數量", "同比"), *((f"第{n}類刑事案件", f"{n * 36}.5", "下降7.7%") for n in range(1, 60))]
BEFORE = "今年以來，全市完成情況如下："


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> tuple[Edition, ...]:
    path: Path = tmp_path_factory.mktemp("report") / "report.md"
    lines = [f"| {' | '.join(row)} |" for row in ROWS]
    lines.insert(1, "|---|---|---|")
    path.write_text(
        f"一、主要指標完成情況\n\n{BEFORE}\n\n" + "\n".join(lines) + "\n\n繼續推進各項工作。\n",
        encoding="utf-8",
    )
    return editions(read_report(path), ("tw", "cn"), options=Options(title="報告"))


@pytest.fixture(scope="module")
def set_in(pair: tuple[Edition, ...], dressed: Callable[..., tuple]) -> Callable[[LayoutName], Layout]:
    style, fonts = dressed("modern")
    return lambda name: typeset(content_of(pair), style, layout=name, fonts=fonts).layout


@pytest.fixture(params=LAYOUTS)
def layout(request: pytest.FixtureRequest, set_in: Callable[[LayoutName], Layout]) -> Layout:
    return set_in(request.param)


def cells(layout: Layout) -> dict[str, dict[str, list[tuple[int, str, Line | None]]]]:
    """Of each language: the cells of each row, with page and line."""
    found: dict[str, dict[str, list[tuple[int, str, Line | None]]]] = defaultdict(lambda: defaultdict(list))
    for page in layout.pages:
        for block in page.blocks:
            if block.role in ("TH", "TD") and block.path[0][1].startswith("p"):
                text = "".join(line.text for line in block.lines)
                line = block.lines[0] if block.lines else None
                found[block.lang][block.path[-1][1]].append((page.number, text, line))
    return found


WIDE = [
    ("指標", "單位", "2023年", "2022年", "同比"),
    ("進出口總值", "億元", "1234.5", "1146.2", "7.7%"),
    ("監管貨運量", "萬噸", "2,086.35", "1,998.10", "4.4%"),
    ("驗放出入境旅客", "萬人次", "356", "98", "263.3%"),
]


@pytest.mark.parametrize("style", style_names())
@pytest.mark.parametrize("name", LAYOUTS)
def test_no_figure_is_divided_however_narrow_the_column(
    tmp_path: Path, dressed: Callable[..., tuple], style: str, name: LayoutName
) -> None:
    path = tmp_path / "report.md"
    lines = [f"| {' | '.join(row)} |" for row in WIDE]
    lines.insert(1, "|---" * len(WIDE[0]) + "|")
    table = "\n".join(lines)
    path.write_text(f"一、指標\n\n抓緊落實各項工作。\n\n{table}\n\n繼續推進。\n", encoding="utf-8")
    look, fonts = dressed(style)
    pair = editions(read_report(path), ("tw", "cn"), options=Options(title="報告"))
    made = typeset(content_of(pair), look, layout=name, fonts=fonts).layout
    figures = [each for row in WIDE[1:] for each in row if each[0].isdigit()]
    found = [
        line.text
        for page in made.pages
        for block in page.blocks
        if block.role in ("TH", "TD") and block.path[0].id.startswith("p")
        for line in block.lines
        if line.text[0].isdigit() and "年" not in line.text
    ]
    assert sorted(found) == sorted(figures * 2)


def test_every_cell_stands_in_both_scripts_once(layout: Layout) -> None:
    found = cells(layout)
    hant = [tuple(text for _, text, _ in row) for row in found["zh-Hant-TW"].values()]
    hans = [tuple(text for _, text, _ in row) for row in found["zh-Hans-CN"].values()]
    assert hant == ROWS
    assert hans[0] == ("指标", "数量", "同比")
    assert len(hans) == len(ROWS)


@pytest.mark.parametrize("name", ["parallel", "facing"])
def test_rows_of_both_scripts_keep_step(set_in: Callable[[LayoutName], Layout], name: LayoutName) -> None:
    found = cells(set_in(name))
    for left, right in zip(found["zh-Hant-TW"].values(), found["zh-Hans-CN"].values(), strict=True):
        assert len({round(line.y, 1) for _, _, line in (*left, *right) if line}) == 1
        assert {page for page, _, _ in right} == {page + (name == "facing") for page, _, _ in left}


def test_figures_stand_under_each_other(layout: Layout) -> None:
    for rows in cells(layout).values():
        points = defaultdict(set)
        for page, text, line in (row[1] for row in list(rows.values())[1:]):
            assert line
            xs = [x for run in line.runs for x in run.xs]
            points[page].add(round(xs[text.index(".")], 1))
        assert all(len(places) == 1 for places in points.values())


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_follows_stands_on_the_grid_again(
    set_in: Callable[[LayoutName], Layout], dressed: Callable[..., tuple], name: LayoutName
) -> None:
    style, _ = dressed("modern")
    blocks = [block for page in set_in(name).pages for block in page.blocks]
    lines = [
        line
        for block in blocks
        for line in block.lines
        if line.text in ("繼續推進各項工作。", "继续推进各项工作。")
    ]
    assert len(lines) == 2
    for line in lines:
        place = (line.y - style.page.top) / style.text(name).leading - 0.72
        assert place == pytest.approx(round(place), abs=0.01)


TASKS = [
    ("序號", "重點任務", "責任單位", "完成時限"),
    ("1", "完成鋼鐵行業超低排放改造項目並建立長效監管機制", "市工信局、市能源局", "11月底前"),
    ("2", "淘汰每小時三十五蒸噸以下的燃煤鍋爐並落實補貼", "市生態環境局", "10月31日前"),
]


@pytest.mark.parametrize("style", style_names())
@pytest.mark.parametrize("name", LAYOUTS)
def test_names_of_bodies_and_dates_are_not_torn_in_narrow_columns(
    tmp_path: Path, dressed: Callable[..., tuple], style: str, name: LayoutName
) -> None:
    path = tmp_path / "report.md"
    lines = [f"| {' | '.join(row)} |" for row in TASKS]
    lines.insert(1, "|---" * len(TASKS[0]) + "|")
    table = "\n".join(lines)
    path.write_text(f"一、任務\n\n抓緊落實各項工作。\n\n{table}\n\n繼續推進。\n", encoding="utf-8")
    look, fonts = dressed(style)
    pair = editions(read_report(path), ("tw", "cn"), options=Options(title="報告"))
    layout = typeset(content_of(pair), look, layout=name, fonts=fonts).layout
    told = [
        line.text.replace(" ", "")
        for page in layout.pages
        for block in page.blocks
        if block.role in ("TH", "TD") and block.path[0][1].startswith("p")
        for line in block.lines
    ]
    whole = (
        "市工信局",
        "市能源局",
        "市工信局",
        "市能源局",
        "市生態環境局",
        "市生态环境局",
        "10月31日前",
        "11月底前",
    )
    for wanted in whole:
        assert any(wanted in line for line in told), (wanted, told)
