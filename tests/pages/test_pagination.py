"""Rows into pages: what stays together, and what may stand instead where that does not fit."""

from __future__ import annotations

from converter.pages.pagination import Row, anchors_of, paginate


def row(
    name: str, height: float = 10.0, *, keep: bool = False, instead: tuple[tuple[Row, ...], ...] = ()
) -> Row:
    return Row(height, anchors=anchors_of(name, sides=(0,)), keep=keep, instead=lambda: instead)


def pages(rows: list[Row]) -> list[list[str]]:
    """What stands on pages of 100 points."""
    return [
        [anchor.node for _, each, _ in sheet.rows for anchor in each.anchors]
        for sheet in paginate(rows, top=0.0, height=100.0, grid=10.0)
    ]


TEXT = [row(f"t{number}") for number in range(4)]
LONG = row("long", 80, instead=((row("middle", 50),), (row("short", 30),)))


def test_rows_that_stay_together_go_to_the_next_page_together() -> None:
    assert pages([*TEXT, row("head", keep=True), row("tall", 80)]) == [
        ["t0", "t1", "t2", "t3"],
        ["head", "tall"],
    ]


def test_the_longest_that_fits_stands_instead_of_what_does_not() -> None:
    assert pages([*TEXT, row("head", keep=True), LONG]) == [["t0", "t1", "t2", "t3", "head", "middle"]]
    assert pages([*TEXT, row("t4"), row("head", keep=True), LONG]) == [
        ["t0", "t1", "t2", "t3", "t4", "head", "short"]
    ]


def test_nothing_is_shortened_where_it_fits_or_where_nothing_would() -> None:
    assert pages([row("head", keep=True), LONG]) == [["head", "long"]]
    assert pages([*TEXT, *TEXT, row("head", keep=True), LONG]) == [
        ["t0", "t1", "t2", "t3"] * 2,
        ["head", "long"],
    ]


def test_what_is_kept_with_it_gives_way_with_it() -> None:
    shorter = (row("middle", 40, keep=True), row("note of middle"))
    chart = row("long", 80, keep=True, instead=(shorter,))
    assert pages([*TEXT, chart, row("note of long")]) == [
        ["t0", "t1", "t2", "t3", "middle", "note of middle"]
    ]
