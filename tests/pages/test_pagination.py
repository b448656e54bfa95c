"""Rows into pages: what stays together, and what is given up at the top of a page."""

from __future__ import annotations

from dataclasses import replace

from converter.pages.frame import with_colophon
from converter.pages.geometry import anchors_of
from converter.pages.pagination import Fragment, Strip, paginate


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


def test_what_stands_last_comes_with_the_colophon_where_that_has_no_room() -> None:
    def text(name: str, height: float, *, keep: bool = False) -> Strip:
        return replace(row(name, height, keep=keep), fragments=(Fragment(name, "P", "zh"),))

    def colophon(height: float) -> list[Strip]:
        return [replace(text("rule", 2, keep=True), foot=True), text("colophon", height)]

    chart = [text("heading", 10, keep=True), text("bar", 15, keep=True), text("last", 15)]
    for before, height, expected in (
        (40, 18, [["a", "heading", "bar", "last", "rule", "colophon"]]),
        (40, 28, [["a"], ["heading", "bar", "last", "rule", "colophon"]]),
    ):
        white = Strip(0.0, snap=True)  # below a chart: down to the next line of the grid
        rows = with_colophon([text("a", before), *chart, white], colophon(height))
        assert pages(rows) == expected
        sheets = paginate(rows, 0.0, 100.0, 30.0)
        assert len(sheets) == len(expected)
        y, strip, _ = sheets[-1].rows[-1]
        assert y + strip.height == 100.0


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
