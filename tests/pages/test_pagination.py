"""Rows into pages: what stays together, and what is given up at the top of a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from converter.pages.frame import with_colophon
from converter.pages.geometry import anchors_of
from converter.pages.pagination import paginate
from converter.pages.strips import Fragment, Strip


def row(name: str, height: float = 10.0, *, keep: bool = False, before: float = 0.0) -> Strip:
    return Strip(height, anchors=anchors_of(name, editions=(0,)), keep=keep, before=before)


def pages(rows: list[Strip]) -> list[list[str]]:
    """What stands on pages of 100 points."""
    return [
        [anchor.node for _, each, _ in sheet.rows for anchor in each.anchors]
        for sheet in paginate(rows, top=0.0, height=100.0, grid=10.0)
    ]


def test_rows_fill_a_page_and_then_the_next() -> None:
    assert pages([row(str(number), 40) for number in range(5)]) == [["0", "1"], ["2", "3"], ["4"]]


def test_what_is_kept_together_goes_to_the_next_page_together() -> None:
    assert pages([row("a", 70), row("b", 20, keep=True), row("c", 20)]) == [["a"], ["b", "c"]]


def test_a_group_taller_than_a_page_is_divided_all_the_same() -> None:
    assert pages([row("a", 60, keep=True), row("b", 60, keep=True), row("c", 60)]) == [["a"], ["b"], ["c"]]


def test_white_above_counts_but_at_the_top_of_a_page() -> None:
    (first, second) = paginate([row("a", 60), row("b", 30, before=20), row("c", 80)], 0.0, 100.0, 10.0)[:2]
    assert [y for y, _, _ in first.rows] == [0.0]
    assert [y for y, _, _ in second.rows] == [0.0]


def test_what_belongs_at_the_foot_of_a_page_ends_there() -> None:
    last = replace(row("c", 10, keep=True), foot=True)
    (first, second) = paginate([row("a", 60), row("b", 30), last, row("d", 10)], 0.0, 100.0, 10.0)
    assert [y for y, _, _ in first.rows] == [0.0, 60.0]
    assert [y for y, _, _ in second.rows] == [80.0, 90.0]
    (only,) = paginate([row("a", 60), last, row("d", 10)], 0.0, 100.0, 10.0)
    assert [y for y, _, _ in only.rows] == [0.0, 80.0, 90.0]


def text(
    name: str, height: float, *, keep: bool = False, block: bool = False, closing: bool = False
) -> Strip:
    own = (Fragment(name, "P", "zh"),)
    return replace(row(name, height, keep=keep), fragments=own, block=block, closing=closing)


def colophon(height: float) -> list[Strip]:
    return [
        replace(text("rule", 2, keep=True, closing=True), foot=True), text("colophon", height, closing=True)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "height", "expected"),
    [
        (40, 18, [["a", "heading", "bar", "last", "rule", "colophon"]]),
        (40, 28, [["a"], ["heading", "bar", "last", "rule", "colophon"]]),
    ],
)
def test_what_stands_last_comes_with_the_colophon_where_that_has_no_room(
    before: float, height: float, expected: list[list[str]]
) -> None:
    chart = [text("heading", 10, keep=True), text("bar", 15, keep=True), text("last", 15, block=True)]
    white = Strip(0.0, snap=True)  # below a chart: down to the next line of the grid
    rows = with_colophon([text("a", before), *chart, white], colophon(height))
    assert pages(rows) == expected
    y, strip, _ = paginate(rows, 0.0, 100.0, 30.0)[-1].rows[-1]
    assert y + strip.height == 100.0


def test_white_before_a_chart_is_spread_over_the_pages_of_the_table_before_it() -> None:
    table = [text(str(number), 10, block=True) for number in range(16)]
    chart = [text("bar", 25, keep=True, block=True), text("last", 25, block=True)]
    made = pages([*table, *chart])
    assert [len(page) for page in made] == [8, 8, 2]
    assert [len(page) for page in pages([*[replace(each, block=False) for each in table], *chart])] == [
        10,
        6,
        2,
    ]


def test_a_page_of_text_is_filled_whatever_follows() -> None:
    lines = [text(str(number), 10) for number in range(11)]
    chart = [text("bar", 45, keep=True, block=True), text("last", 50, block=True)]
    assert [len(page) for page in pages([*lines, *chart])] == [10, 1, 2]


def test_a_last_page_of_notes_takes_lines_of_the_page_before() -> None:
    lines = [text(str(number), 5) for number in range(20)]
    notes = [text("note", 10, closing=True)]
    assert [len(page) for page in pages([*lines, *notes, *colophon(10)])] == [18, 5]


def test_the_colophon_is_alone_only_where_nothing_can_come_with_it() -> None:
    rows = [text("a", 60, block=True), text("b", 39, block=True), *colophon(10)]
    assert pages(rows) == [["a"], ["b", "rule", "colophon"]]
    rows = [replace(text("a", 99), foot=True), *colophon(10)]
    assert pages(rows) == [["a"], ["rule", "colophon"]]


def test_white_below_a_heading_is_given_up_with_the_white_above_it() -> None:
    def heading(name: str) -> list[Strip]:
        return [row(name, 10, keep=True, before=7.5), Strip(2.5, keep=True, spared=True)]

    rows = [row("a", 80), *heading("b"), row("c", 30), *heading("d"), row("e", 10)]
    (_, second) = paginate(rows, 0.0, 100.0, 10.0)
    places = {anchor.node: y for y, each, _ in second.rows for anchor in each.anchors}
    assert places == {"b": 0.0, "c": 10.0, "d": 47.5, "e": 60.0}


def test_a_second_heading_keeps_the_white_below_it_at_the_top_of_a_page() -> None:
    def heading(name: str) -> list[Strip]:
        fragment = Fragment(name, "H1", "zh")
        first = replace(row(name, 10, keep=True, before=7.5), fragments=(fragment,), snap=True)
        return [first, Strip(2.5, keep=True, spared=True)]

    (only,) = paginate([*heading("a"), *heading("b"), row("c", 10)], 0.0, 100.0, 10.0)
    places = {anchor.node: y for y, each, _ in only.rows for anchor in each.anchors}
    assert places == {"a": 0.0, "b": 17.5, "c": 30.0}
