"""The tables and charts behind the report."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from nodes import content_of
from reports import REPORTS
from reports import content_of as reported

from converter.fonts import Fonts
from converter.model import Assignment, Change, Edition, FigureDoubt, Filled, Indicator, Report, Text
from converter.options import Options
from converter.pages import indicator_table, typeset
from converter.pages.geometry import geometry
from converter.pages.layout import Enclosing, Layout, Line, Page, TaggedBlock
from converter.pages.tables import TableSetter
from converter.parsing.assignments import assign
from converter.pipeline import editions, read_report
from converter.styles import LAYOUTS, LayoutName, Style, style_names


def with_indicators(
    pair: tuple[Edition, ...], change: Callable[[int, Indicator], Indicator], times: int = 1
) -> tuple[Edition, ...]:
    """Both editions with their indicators changed, each `times` over."""

    def changed(report: Report) -> Report:
        many = [
            dataclasses.replace(change(number, each), id=f"{each.id}.{copy}" if copy else each.id)
            for number, each in enumerate(report.indicators)
            for copy in range(times)
        ]
        return dataclasses.replace(report, indicators=tuple(many))

    return tuple(dataclasses.replace(edition, report=changed(edition.report)) for edition in pair)


def varied(number: int, each: Indicator) -> Indicator:
    name = each.name * 4 if number % 7 == 0 else each.name
    value = each.value * Decimal(10) ** (number % 5 - 2) if each.value else each.value
    return dataclasses.replace(each, name=name, value=value)


@pytest.fixture(scope="module")
def long_pair(seed_pair: tuple[Edition, ...]) -> tuple[Edition, ...]:
    """Some 150 indicators, some with long names, many figures wide and narrow."""
    return with_indicators(seed_pair, varied, times=3)


@pytest.fixture(scope="module")
def set_in(
    long_pair: tuple[Edition, ...], dressed: Callable[[str], tuple[Style, Fonts]]
) -> Callable[[LayoutName], Layout]:
    known: dict[LayoutName, Layout] = {}

    def make(layout: LayoutName) -> Layout:
        if layout not in known:
            style, fonts = dressed("modern")
            known[layout] = typeset(content_of(long_pair), style, layout=layout, fonts=fonts).layout
        return known[layout]

    return make


def cells(layout: Layout, table: str = "indicators.table") -> Iterator[tuple[Page, TaggedBlock, str, int]]:
    """Page, block, row and column of each cell."""
    for page in layout.pages:
        for block in page.blocks:
            in_cell = block.role in ("TH", "TD") or any(around.kind == "TH" for around in block.path)
            if in_cell and block.node.startswith(table):
                row, column = block.node[len(table) :].lstrip("/1").strip(".").split(".")
                yield page, block, row, int(column)


def row_of(block: TaggedBlock) -> Enclosing:
    return next(around for around in block.path if around.kind == "TR")


def is_strong(block: TaggedBlock) -> bool:
    """Whether it names a group: these are set bold, the heads of other rows are not."""
    return block.role in ("TH", "H2") and any("Bold" in run.face for line in block.lines for run in line.runs)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_row_has_a_cell_for_every_column(set_in, layout: LayoutName) -> None:
    rows: dict[tuple[str, str], set[int]] = defaultdict(set)
    for _, block, row, column in cells(set_in(layout)):
        table = block.path[0][1]
        rows[table, row].add(column)
    assert len({(table, frozenset(columns)) for (table, _), columns in rows.items()}) == (
        2 if layout == "facing" else 1
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_row_of_a_table_stands_alone_on_a_page(set_in, layout: LayoutName) -> None:
    rows: dict[int, set[str]] = defaultdict(set)
    for page, _, row, _ in cells(set_in(layout)):
        if row != "head":
            rows[page.number].add(row)
    assert len(rows) > 2
    assert min(map(len, rows.values())) >= 2


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_name_of_a_group_is_never_the_last_row_of_a_page(set_in, layout: LayoutName) -> None:
    last: dict[int, list[TaggedBlock]] = {}
    for page, block, row, _ in cells(set_in(layout)):
        own = last.setdefault(page.number, [])
        if own and row_of(own[0]) != row_of(block):
            own.clear()
        own.append(block)
        assert row
    for own in last.values():
        assert not any(map(is_strong, own))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_head_is_repeated_on_every_page_and_tagged_once(set_in, layout: LayoutName) -> None:
    made = set_in(layout)
    pages = {page.number for page, _, _, _ in cells(made)}
    heads = {page.number for page, _, row, _ in cells(made) if row == "head"}
    repeated = {
        page.number
        for page in made.pages
        for artifact in page.artifacts
        if artifact.kind == "Layout"
        and any(line.text in ("數值", "数值", "數值／数值") for line in artifact.lines)
    }
    assert len(heads) == (2 if layout == "facing" else 1)
    assert heads | repeated == pages


def points(layout: Layout, column: int) -> Iterator[float]:
    """Where the decimal point of each figure in a column is, or would be."""
    strong = {row_of(block) for _, block, _, _ in cells(layout) if is_strong(block)}
    for _, block, row, place in cells(layout):
        if place == column and row != "head" and block.lines and row_of(block) not in strong:
            line = block.lines[0]
            figure = re.match(r"[^\d]*[\d,]+", line.text)
            if figure:
                xs = [x for run in line.runs for x in run.xs]
                yield xs[figure.end()] if figure.end() < len(xs) else line.x + line.width


@pytest.mark.parametrize(
    ("layout", "column"), [("parallel", 3), ("parallel", 5), ("stacked", 3), ("facing", 2), ("facing", 4)]
)
def test_figures_stand_under_each_other_at_the_decimal_point(set_in, layout: LayoutName, column: int) -> None:
    found = list(points(set_in(layout), column))
    assert len(found) > 20
    assert max(found) - min(found) < 0.01


@pytest.mark.parametrize("style", style_names())
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_cell_is_wider_than_its_column(seed_pair, dressed, style: str, layout: LayoutName) -> None:
    pair = with_indicators(seed_pair, varied)
    rights: dict[tuple[int, str], list[tuple[float, float]]] = defaultdict(list)
    look, fonts = dressed(style)
    for page, block, _, _ in cells(typeset(content_of(pair), look, layout=layout, fonts=fonts).layout):
        for line in block.lines:
            left = min(x for run in line.runs for x in run.xs)
            rights[page.number, f"{line.y:.1f}"].append((left, line.x + line.width))
    for spans in rights.values():
        spans.sort()
        assert all(right <= left + 0.1 for (_, right), (left, _) in pairwise(spans))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_arrows_stand_under_each_other_and_bounds_at_their_number(set_in, layout: LayoutName) -> None:
    places: dict[str, set[float]] = defaultdict(set)
    gaps: list[float] = []
    sides = 2 if layout == "facing" else 1
    for page, block, _, _ in cells(set_in(layout)):
        for line in block.lines[:1]:
            xs = [x for run in line.runs for x in run.xs]
            side = page.number % sides
            if line.text.startswith("逾 "):
                gaps.append((xs[2] - xs[0]) / line.runs[0].size)
            if re.match("同比 [↑↓] [+−]", line.text):
                places[f"basis{side}"].add(round(xs[0], 2))
                places[f"arrow{side}"].add(round(xs[3], 2))
    assert len(places) == 2 * sides
    assert all(len(found) == 1 for found in places.values())
    assert gaps
    assert max(gaps) < 1.4, "the word's em and a quarter"


@pytest.mark.parametrize(("name", "layout"), [("modern", "parallel"), ("official-cn", "parallel")])
@pytest.mark.parametrize(
    ("told", "unit"),
    [
        ("中心溶栓率同比提高近6个百分点", "個"),
        ("中心溶栓率同比提高约6个百分点", "個"),
        ("门诊患者平均候诊时间由46分钟缩短至25分钟", "分"),
    ],
)
def test_a_change_with_a_word_stands_in_its_column_in_both_scripts(
    pair_of, dressed, name: str, layout: LayoutName, told: str, unit: str
) -> None:
    pair = pair_of(f"2023年工作总结\n一、主要工作\n{told}。全市住院满意度达到94.3%，同比提高1.1个百分点。\n")
    style, fonts = dressed(name)
    made = typeset(content_of(pair), style, layout=layout, fonts=fonts).layout
    found = [
        block.lines
        for _, block, _, _ in cells(made)
        if block.lines and re.match("(同比 ?)?[↑↓].*6", block.lines[0].text)
    ]
    assert found
    for first, *later in found:
        assert later
        for line in later:
            assert line.y > first.y
            if line.text.startswith(("同比", "↓")):
                assert line.runs[0].xs[0] == pytest.approx(first.runs[0].xs[0])
            else:
                at = [x for run in first.runs for x in run.xs][first.text.index(unit)]
                assert line.text in ("个百分点", "分钟")
                assert line.runs[0].xs[0] == pytest.approx(at)


PERIOD = "自去年十一月十一日至本年五月十日止"


def with_period(number: int, each: Indicator) -> Indicator:
    period = Text(PERIOD if number % 2 else "上半年", each.written.span)
    return dataclasses.replace(each, period=period, scope=None, target=False, doubts=())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_long_period_is_told_once_below_the_table(seed_pair, dressed, layout: LayoutName) -> None:
    style, fonts = dressed("modern")
    made = typeset(
        content_of(with_indicators(seed_pair, with_period)), style, layout=layout, fonts=fonts
    ).layout
    notes = [(page, block) for page in made.pages for block in page.blocks if block.role == "Note"]
    assert ["".join(line.text for line in note.lines) for _, note in notes] == [f"①　{PERIOD}"] * 2
    marks = [block for _, block, _, _ in cells(made) if block.lines and block.lines[0].text == "①"]
    assert len(marks) == len(seed_pair[0].report.indicators) // 2 * (2 if layout == "facing" else 1)
    for mark in marks:
        (link,) = mark.links
        assert PERIOD in link.alt
        assert made.destinations[link.target].page in {page.number for page, _ in notes}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_figure_in_doubt_bears_a_mark_that_is_explained_below_the_table(
    seed_pair, dressed, layout: LayoutName
) -> None:
    def change(number: int, each: Indicator) -> Indicator:
        doubts = (FigureDoubt("name-odd", ""),) if number in (1, 3) else ()
        period = Text("上半年", each.written.span) if number < 2 else None
        return dataclasses.replace(each, period=period, scope=None, target=False, doubts=doubts)

    style, fonts = dressed("modern")
    made = typeset(content_of(with_indicators(seed_pair, change)), style, layout=layout, fonts=fonts).layout
    blocks = [block for page in made.pages for block in page.blocks]
    notes = {block.lang: block for block in blocks if block.role == "Note"}
    assert {"".join(line.text for line in note.lines) for note in notes.values()} == {
        "①　疑點：名稱可能混入無關的詞", "①　疑点：名称可能混入无关的词",
    }  # fmt: skip
    marked = [block for block in blocks for line in block.lines if "①" in line.text and block.role != "Note"]
    assert {block.role for block in marked} == {"TH"}, "it stands on the name: beside a figure it is a digit"
    assert len({block.node for block in marked}) >= 2
    figures = [
        (block, link)
        for block in blocks
        for link in block.links
        if block.role == "TD" and ("疑點" in link.alt or "疑点" in link.alt)
    ]
    assert len({block.node for block, _ in figures}) >= 2
    for block, link in figures:
        assert link.target in made.destinations
        assert all("上半年" not in line.text and "①" not in line.text for line in block.lines)


def test_columns_that_no_row_fills_are_left_out(seed_pair, dressed) -> None:
    style, fonts = dressed("modern")
    bare = with_indicators(
        seed_pair,
        lambda number, each: dataclasses.replace(
            each, change=None, period=None, scope=None, target=False, doubts=()
        ),
    )
    layout = typeset(content_of(bare), style, fonts=fonts).layout
    heads = [block.lines[0].text for _, block, row, _ in cells(layout) if row == "head"]
    assert heads == ["指標", "指标", "數值／数值", "單位／单位"]


def test_where_names_have_no_room_beside_each_other_both_scripts_share_a_column(long_pair, dressed) -> None:
    style, fonts = dressed("large-print")
    wide = with_indicators(
        long_pair, lambda number, each: dataclasses.replace(each, value=each.value and each.value * 10**6)
    )
    layout = typeset(content_of(wide), style, fonts=fonts).layout
    named = next(
        block for _, block, row, column in cells(layout) if row != "head" and column == 1 and block.links
    )
    assert named.links_inside
    assert len({link.target for link in named.links}) == 2, "each script leads to its own sentence"
    assert {run.lang for line in named.lines for run in line.runs} == {None, "zh-Hans-CN"}


def test_the_name_of_a_group_tells_how_many_rows_it_has_and_shows_no_value(seed_pair, dressed) -> None:
    style, fonts = dressed("modern")
    layout = typeset(content_of(seed_pair), style, fonts=fonts).layout
    strong = {row_of(block) for _, block, row, _ in cells(layout) if is_strong(block) and row != "head"}
    names: dict[int, list[str]] = defaultdict(list)
    for _, block, _, column in cells(layout):
        if row_of(block) in strong:
            names[column].append("".join(line.text for line in block.lines))
    assert {column for column, own in names.items() if any(own)} == {1, 2}, "a column for each script"
    for column, unit in ((1, "項"), (2, "项")):
        told = [int(re.findall(rf"（(\d+) {unit}）", name)[0]) for name in names[column]]
        assert len(told) == 7
        assert sum(told) == len(seed_pair[0].report.indicators)


def test_names_of_groups_go_across_where_both_scripts_share_a_narrow_column(seed_pair, dressed) -> None:
    style, fonts = dressed("large-print")
    layout = typeset(content_of(seed_pair), style, layout="stacked", fonts=fonts).layout
    strong = [block for _, block, row, _ in cells(layout) if is_strong(block) and row != "head"]
    assert {dict(block.path[-1].attributes).get("ColSpan") for block in strong} == {"5"}
    told = [
        int(re.findall(r"（(\d+) 項）", "".join(line.text for line in block.lines))[0]) for block in strong
    ]
    assert sum(told) == len(seed_pair[0].report.indicators)
    assert all(len(block.lines) == 2 for block in strong)


class TestCharts:
    @pytest.fixture
    def moved(self, seed_pair: tuple[Edition, ...]) -> tuple[Edition, ...]:
        amounts = [Decimal("7.5"), Decimal(-20), Decimal(0), Decimal(40)]

        def change(number: int, each: Indicator) -> Indicator:
            own = Change(amounts[number], "%", "yoy") if number < len(amounts) else None
            return dataclasses.replace(each, change=own)

        return with_indicators(seed_pair, change)

    @pytest.fixture
    def figure(self, moved: tuple[Edition, ...], dressed) -> TaggedBlock:
        style, fonts = dressed("modern")
        pages = typeset(content_of(moved), style, fonts=fonts).layout.pages
        return next(block for page in pages for block in page.blocks if block.node == "changes")

    def test_bars_stand_left_and_right_of_one_axis_to_one_scale(self, figure: TaggedBlock) -> None:
        bars = [shape for shape in figure.shapes if shape.kind == "rect"][:3]
        axis = {shape.x for shape in figure.shapes if shape.kind == "line"}
        assert len(axis) == 1
        whole = max(bar.width for bar in bars)
        assert [bar.width for bar in bars] == pytest.approx([whole * each / 40 for each in (7.5, 20, 40)])
        assert bars[0].x == pytest.approx(axis.copy().pop())
        assert bars[1].x + bars[1].width == pytest.approx(axis.pop())

    def test_a_legend_says_what_the_colours_mean_in_both_scripts(self, figure: TaggedBlock, dressed) -> None:
        style, _ = dressed("modern")
        assert written_lines(figure) >= {"上升", "下降"}
        assert {shape.fill for shape in figure.shapes if shape.kind == "rect"} == {
            style.chart.rise, style.chart.fall,
        }  # fmt: skip

    def test_a_bound_is_told_in_both_scripts_and_the_figure_once(
        self, seed_pair: tuple[Edition, ...], dressed
    ) -> None:
        style, fonts = dressed("modern")
        content = content_of(seed_pair)
        (chart, *_) = (each for each in content.charts if each.kind == "changes")
        about = dataclasses.replace(chart.bars[0], written=("約 −10%", "约 −10%"))
        changed = dataclasses.replace(chart, bars=(about, *chart.bars[1:]))
        pages = typeset(dataclasses.replace(content, charts=(changed,)), style, fonts=fonts).layout.pages
        figure = next(block for page in pages for block in page.blocks if block.node == chart.key)
        assert "約／约 −10%" in "".join(line.text for line in figure.lines)

    def test_an_aim_is_hatched_inside_its_outline_and_the_legend_says_so(
        self, seed_pair: tuple[Edition, ...], dressed
    ) -> None:
        style, fonts = dressed("modern")
        content = content_of(seed_pair)
        (chart, *_) = (each for each in content.charts if each.kind == "counts")
        aim = dataclasses.replace(chart.bars[0], target=True)
        aimed = dataclasses.replace(chart, bars=(aim, *chart.bars[1:]))
        pages = typeset(dataclasses.replace(content, charts=(aimed,)), style, fonts=fonts).layout.pages
        figure = next(block for page in pages for block in page.blocks if block.node == chart.key)
        outline, sample = (shape for shape in figure.shapes if shape.kind == "rect" and shape.fill is None)
        slants = [shape for shape in figure.shapes if shape.kind == "line" and shape.width]
        assert len(slants) > 5
        for bar in (outline, sample):
            own = [each for each in slants if bar.y - 1 <= each.y <= bar.y + bar.height + 1]
            assert own
            for each in own:
                assert bar.x - 0.01 <= each.x <= each.x + each.width <= bar.x + bar.width + 0.01
                assert each.height < 0  # upwards
                assert bar.y - 0.01 <= each.y + each.height <= each.y <= bar.y + bar.height + 0.01
        assert written_lines(figure) >= {"目標", "／目标"}

    @pytest.mark.parametrize("variant", [0, 1])
    def test_a_note_tells_how_many_bars_were_left_out(
        self, seed_pair: tuple[Edition, ...], dressed, variant: int
    ) -> None:
        style, fonts = dressed("modern")
        content = content_of(seed_pair)
        (chart, *_) = (each for each in content.charts if each.omitted)
        pages = typeset(content, style, fonts=fonts).layout.pages
        notes = [block for page in pages for block in page.blocks if block.node == f"{chart.key}.note"]
        text = "".join(line.text for line in notes[variant].lines)
        assert str(len(chart.bars)) in text
        assert f" {chart.omitted} " in text

    def test_the_alternative_text_names_every_bar_with_its_sign(self, figure: TaggedBlock) -> None:
        assert figure.role == "Figure"
        assert figure.alt
        for written in ("+40%", "+7.5%", "−20%"):
            assert written in figure.alt
        assert "持平" not in figure.alt  # a bar that cannot be seen is none
        assert written_lines(figure) >= {"+40%", "+7.5%", "−20%"}

    def test_names_stand_in_both_scripts_and_nothing_overlaps(
        self, figure: TaggedBlock, moved: tuple[Edition, ...]
    ) -> None:
        for edition in moved:
            for each in (*edition.report.indicators[:2], edition.report.indicators[3]):
                assert each.name in "".join(line.text for line in figure.lines)

    def test_the_charts_are_those_of_the_content_bar_for_bar(
        self, seed_pair: tuple[Edition, ...], dressed
    ) -> None:
        style, fonts = dressed("modern")
        content = content_of(seed_pair)
        pages = typeset(content, style, fonts=fonts).layout.pages
        figures = {block.node: block for page in pages for block in page.blocks if block.role == "Figure"}
        assert list(figures) == [chart.key for chart in content.charts]
        for chart in content.charts:
            lines = " ".join(line.text for line in figures[chart.key].lines)
            assert all(bar.written[0] in lines for bar in chart.bars)

    @pytest.mark.parametrize("style", style_names())
    @pytest.mark.parametrize("layout", LAYOUTS)
    def test_a_chart_stands_on_one_page(self, seed_pair, dressed, style: str, layout: LayoutName) -> None:
        look, fonts = dressed(style)
        pages = typeset(content_of(seed_pair), look, layout=layout, fonts=fonts).layout.pages
        found = [
            (block.node, block.lang) for page in pages for block in page.blocks if block.role == "Figure"
        ]
        assert len(found) == len(set(found))

    def test_without_figures_there_is_no_chart(self, seed_pair: tuple[Edition, ...], dressed) -> None:
        style, fonts = dressed("modern")
        bare = with_indicators(
            seed_pair, lambda number, each: dataclasses.replace(each, change=None, value=None)
        )
        pages = typeset(content_of(bare), style, fonts=fonts).layout.pages
        assert not any(block.role == "Figure" for page in pages for block in page.blocks)


def written_lines(block: TaggedBlock) -> set[str]:
    lines: tuple[Line, ...] = block.lines
    return {line.text for line in lines}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("style", style_names())
def test_names_have_room_for_eight_characters_and_no_unit_is_torn(
    dressed, monkeypatch: pytest.MonkeyPatch, style: str, layout: LayoutName
) -> None:
    """In a report of a province with ranges, percentage points and micrograms for each cubic metre."""
    seen: list[TableSetter] = []

    def spy(*arguments: Any) -> TableSetter:
        seen.append(TableSetter(*arguments))
        return seen[-1]

    monkeypatch.setattr(indicator_table, "TableSetter", spy)
    look, fonts = dressed(style)
    path = next(path for path in REPORTS if path.stem == "jiangning_prov_2024")
    made = typeset(reported(path), look, layout=layout, fonts=fonts).layout
    (table,) = seen
    own = table.setter.style.table
    names = [column for column in table.columns if column.number == 0]
    assert names
    for column in names:
        assert column.width - 2 * own.padding >= 8 * own.size - 0.01
    whole = {line.text for _, block, _, column in cells(made) for line in block.lines if column > 1}
    assert any("微克/立方米" in text for text in whole)
    assert not any(text.endswith("微克/") for text in whole)


def test_wordings_of_a_bound_stand_under_each_other_where_names_lack_room(dressed) -> None:
    style, fonts = dressed("official-cn")
    path = next(path for path in REPORTS if path.stem == "hengtong_group_2023h1")
    made = typeset(reported(path), style, layout="parallel", fonts=fonts).layout
    bounds = [
        block.lines
        for _, block, _, _ in cells(made)
        if block.lines and block.lines[0].text.startswith("不低於")
    ]
    assert bounds
    for first, second in bounds:
        assert second.text == "不低于"
        assert second.runs[0].xs[0] == pytest.approx(first.runs[0].xs[0])


def test_bound_arrow_and_number_are_parted_where_scripts_are_set_solid(seed_pair, dressed) -> None:
    style, fonts = dressed("official-cn")
    made = typeset(content_of(seed_pair), style, layout="parallel", fonts=fonts).layout
    gaps = []
    for _, block, _, _ in cells(made):
        for line in block.lines[:1]:
            match = re.match("[逾約] ?|同比 ?[↑↓] ?", line.text)
            if match and match.end() < len(line.text):
                xs = [x for run in line.runs for x in run.xs]
                gaps.append(xs[match.end()] - xs[len(match[0].rstrip()) - 1])
    assert len(gaps) > 10
    assert min(gaps) >= 1.2 * style.tables("parallel").size  # the character before, and a quarter of one


def test_names_of_groups_that_have_no_room_in_a_column_go_across(seed_pair, dressed) -> None:
    style, fonts = dressed("large-print")
    layout = typeset(content_of(seed_pair), style, layout="facing", fonts=fonts).layout
    groups = [block for _, block, _, _ in cells(layout) if is_strong(block) and block.role == "H2"]
    assert groups
    assert all(len(block.lines) == 1 for block in groups)
    assert any("（16 項）" in block.lines[0].text for block in groups)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["compact", "large-print", "official-cn"])
def test_the_head_of_notes_has_one_line_for_each_script(
    seed_pair, dressed, name: str, layout: LayoutName
) -> None:
    style, fonts = dressed(name)
    made = typeset(content_of(with_indicators(seed_pair, varied)), style, layout=layout, fonts=fonts).layout
    heads = [block for _, block, row, column in cells(made) if row == "head" and column >= 4]
    assert heads
    for block in heads:
        assert len(block.lines) <= (1 if layout == "facing" else 2), [line.text for line in block.lines]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["modern", "official-cn"])
def test_the_figure_of_an_aim_and_what_limits_its_name_are_not_torn(
    pair_of, dressed, name: str, layout: LayoutName
) -> None:
    aims = "优良天数比例达到78%，PM2.5平均浓度控制在36微克/立方米以下，化学需氧量减排量不低于1850吨"
    pair = pair_of(
        "2023年前三季度工作总结\n一、工作情况\n治污有力。\n二、四季度重点任务清单\n"
        "1.完成钢铁行业超低排放改造项目12个；\n2.淘汰燃煤锅炉46台。\n"
        f"全年目标：确保{aims}。\n"
    )
    style, fonts = dressed(name)
    made = typeset(content_of(pair), style, layout=layout, fonts=fonts).layout
    lines = [line.text for _, block, _, _ in cells(made, "tracker.table") for line in block.lines]
    assert any("（" in line for line in lines)
    assert all(line.count("（") == line.count("）") for line in lines)
    for whole in ("36微克/立方米以下", "不低于1850吨"):
        assert any(whole in re.sub(r"[\s,\u2060]", "", line) for line in lines), (whole, lines)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", style_names())
def test_who_does_it_is_parted_between_bodies_or_words_only(
    pair_of, dressed, name: str, layout: LayoutName
) -> None:
    bodies = (
        "市生态环境局",
        "市工信局",
        "市水利局",
        "市人力资源和社会保障局",
        "市住建局",
        "市能源局",
    )
    who = [f"{bodies[0]}、{bodies[1]}", bodies[2], bodies[3], f"{bodies[4]}、{bodies[5]}"]
    tasks = "".join(
        f"{number}.完成第{number}批改造项目12个。（责任单位：{each}）\n" for number, each in enumerate(who, 1)
    )
    style, fonts = dressed(name)
    pair = pair_of(f"2023年前三季度工作总结\n一、工作情况\n治污有力。\n二、四季度重点任务\n{tasks}")
    made = typeset(content_of(pair), style, layout=layout, fonts=fonts).layout
    lines = [line.text for _, block, _, _ in cells(made, "tracker.table") for line in block.lines]
    for body in (*bodies[:3], *bodies[4:]):
        assert any(line in (body, f"{body}、") for line in lines), (body, lines)
    parts = {line for line in lines if line and line in bodies[3]}
    assert parts, lines
    assert not any(line.endswith(("资", "会", "保", "人")) for line in parts), "words are whole"


def test_the_mark_before_what_is_aimed_at_has_no_white_but_its_own(pair_of, dressed) -> None:
    pair = pair_of(
        "2023年前三季度工作总结\n一、工作情况\n治污有力。\n二、四季度重点任务清单\n1.淘汰燃煤锅炉46台。\n"
        "全年目标：确保优良天数比例达到78%，PM2.5平均浓度控制在36微克/立方米以下。\n"
    )
    style, fonts = dressed("official-cn")
    layout = typeset(content_of(pair), style, layout="facing", fonts=fonts).layout
    marked = [
        line.text
        for _, block, _, _ in cells(layout, "tracker.table")
        for line in block.lines
        if "·" in line.text
    ]
    assert marked
    assert not any(re.search(r"\s·|·\s", text) for text in marked), marked


@pytest.mark.parametrize("name", ["official-cn", "official-tw"])
def test_a_single_script_of_an_official_document_has_room_for_names(dressed, name: str) -> None:
    style, fonts = dressed(name)
    path = next(path for path in REPORTS if path.stem == "jiangning_prov_2024")
    pair = editions(read_report(path), ("cn",), options=Options())
    layout = typeset(content_of(pair), style, fonts=fonts).layout
    names = [block.lines for _, block, _, column in cells(layout) if column == 1 and block.lines]
    assert sum(len(lines) > 2 for lines in names) < len(names) / 20
    assert not any("（全年" in line.text and "）" not in line.text for lines in names for line in lines)


def test_what_people_filled_in_leaves_its_room_to_the_action(dressed) -> None:
    filled = Filled("某某市公安局某某分局交通警察大隊", "2024-12-31", "進行中")
    text = "工作總結\n下一步，要抓好兩件事。一是嚴格監管。全面排查隱患。二是建強隊伍，力爭隊員達到500人。\n"
    pair = editions(read_report(text.encode(), name="report.txt"), ("tw", "cn"), options=Options())
    done = tuple(
        dataclasses.replace(each, report=assign(each.report, [Assignment("", "全面排查隱患。", filled)]))
        for each in pair
    )
    style, fonts = dressed("modern")
    layout = typeset(content_of(done), style, fonts=fonts).layout
    lines = [(line, row) for _, block, row, _ in cells(layout, "tracker.table") for line in block.lines]
    assert any("2024-12-31" in line.text for line, _ in lines)
    places = {line.text[:2]: line.x for line, row in lines if row == "head"}
    look = style.table
    assert places["期限"] - places["負責"] == pytest.approx(6 * look.size + 2 * look.padding)
    assert places["狀態"] - places["期限"] < 6 * look.size + 2 * look.padding


@pytest.mark.parametrize(
    "path", [path for path in REPORTS if path.stem in ("gangwan_tw_fire_2023", "hk_fsd_2022")]
)
@pytest.mark.parametrize("name", ["modern", "compact", "official-cn", "official-tw"])
def test_a_heading_right_below_a_heading_stands_as_near_anywhere(dressed, path, name: str) -> None:
    style, fonts = dressed(name)
    pair = editions(read_report(path), ("tw",), options=Options())
    layout = typeset(content_of(pair), style, fonts=fonts).layout
    heads = [
        block.lines[0].y
        for page in layout.pages
        for block in page.blocks
        if block.role in ("H1", "H2") and block.node.endswith(".heading") and block.node.startswith("counts")
    ]
    assert len(heads) > 1
    leading = geometry(style, ("tw",), "parallel").leading
    assert (heads[1] - heads[0]) / leading == pytest.approx(1.75, abs=0.15)


def test_headings_of_ours_have_stacked_scripts_beside_each_other_where_that_is_shorter(
    seed_pair, dressed
) -> None:
    style, fonts = dressed("large-print")
    layout = typeset(content_of(seed_pair), style, layout="stacked", fonts=fonts).layout
    heads: dict[str, list[TaggedBlock]] = defaultdict(list)
    for page in layout.pages:
        for block in page.blocks:
            if block.role in ("H1", "H2") and block.node.startswith(("indicators", "count", "changes")):
                heads[block.node].append(block)
    for name in ("indicators", "changes.heading", "counts.heading"):
        first, second = (block.lines[0] for block in heads[name])
        assert first.y == second.y
        assert second.x >= first.x + first.width
    long = [own for name, own in heads.items() if name.startswith("counts_")]
    assert long
    for first, second in ((own[0].lines, own[1].lines) for own in long):
        assert len(first) == len(second) == 1, (
            "a title that fits its line is not torn to stand beside another"
        )
