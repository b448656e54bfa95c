"""What `inspect` shows is legible on eighty columns: a tree, tables by section, sentences and reasons on demand."""

from __future__ import annotations

from pathlib import Path

import pytest
from reports import REPORTS, document_of, report_of
from rich.cells import cell_len
from rich.console import Console, RenderableType

from converter.cli.inspect_view import explanation, overview
from converter.model import Document
from converter.parsing import explain, parse
from converter.readers import read

TEXT = """某县法院工作报告

一、审判工作。全年受理案件1.5万余件，同比下降20%，结案率由88.2%升至90.5%。
二、下一步工作。一是提高质效。力争结案率达到95%以上。二是加强管理。
（一）队伍建设。培训1人。
"""


def shown(renderable: RenderableType, width: int = 80) -> str:
    console = Console(width=width, highlight=False, color_system=None)
    with console.capture() as capture:
        console.print(renderable)
    return capture.get()


@pytest.fixture
def document() -> Document:
    return read(TEXT.encode(), name="report.txt")


def test_the_tree_shows_numbers_headings_roles_items_and_counts(document: Document) -> None:
    tree = shown(overview(parse(document))).split("\n\n")[0]
    assert [line.rstrip() for line in tree.splitlines()] == [
        "某县法院工作报告  3 sections, 2 action items, 4 indicators",
        "├── 一、审判工作  achievements, 2 indicators",
        "└── 二、下一步工作  plan, 1 indicator",
        "    ├── 1. 提高质效",
        "    ├── 2. 加强管理",
        "    └── （一）队伍建设  plan, 1 indicator",
    ]


def test_a_table_has_the_value_with_its_bound_in_words_and_the_change_with_an_arrow(
    document: Document,
) -> None:
    table = shown(overview(parse(document))).split("\n\n")[1]
    assert table.startswith("一、审判工作")
    assert "逾 1.5 万件" in table
    assert "↓ −20%（同比）" in table
    assert "前值" in table
    assert "88.2" in table


def test_a_target_is_marked(document: Document) -> None:
    assert "目标" in shown(overview(parse(document)))


def test_a_sentence_is_shown_once_above_its_indicators_on_demand(document: Document) -> None:
    sentence = "全年受理案件1.5万余件，同比下降20%"
    assert sentence not in shown(overview(parse(document)))
    assert shown(overview(parse(document), sentences=True)).count(sentence) == 1


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_nothing_is_wider_than_the_screen_or_cut_off(path: Path) -> None:
    document, report = document_of(path), report_of(path)
    screen = shown(overview(report, sentences=True)) + shown(explanation(explain(document), document))
    assert max(cell_len(line) for line in screen.splitlines()) <= 80
    flat = "".join(screen.split())
    for indicator in report.indicators:
        assert "".join(indicator.sentence.text.split()) in flat
    for item in report.action_items():
        assert "".join(item.title.text[:10].split()) in flat


def test_a_reason_names_the_line_of_the_source_and_the_rule(document: Document) -> None:
    reasons = shown(explanation(explain(document), document), width=100).splitlines()
    row = next(line for line in reasons if "1.5万余" in line)
    assert row.split()[0] == "3"
    assert "✓" in row
