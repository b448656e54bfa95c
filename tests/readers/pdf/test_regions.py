"""Pages are cut into regions, whatever stands across them, in bounded room."""

from __future__ import annotations

import tracemalloc

from converter.readers.pdf.contents import is_entry
from converter.readers.pdf.lines import LineSegment
from converter.readers.pdf.regions import regions_of


def line(x: float, base: float, text: str) -> LineSegment:
    end = x + 10.0 * len(text)
    return LineSegment(text, x, end, base, 10.0, 0, end)


def test_columns_between_what_stands_across_the_page_are_read_one_after_the_other() -> None:
    wide = [line(60, 50, "题" * 40), line(60, 300, "表" * 40)]
    left = [line(60, 80 + 16 * row, "左" * 18) for row in range(8)]
    right = [line(260, 80 + 16 * row, "右" * 18) for row in range(8)]
    read = [each.text[0] for region in regions_of([*wide, *left, *right]) for each in region.lines]
    assert "".join(read) == "题" + "左" * 8 + "右" * 8 + "表"


def test_a_page_of_thousands_of_lines_takes_little_room() -> None:
    lines = [line(60, 14.0 * row, "今年以来全市") for row in range(3000)]
    tracemalloc.start()
    try:
        (region,) = regions_of(lines)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(region.lines) == len(lines)
    assert most < 8_000_000, "not all lines for each of all bands"


def test_a_paragraph_is_no_entry_of_contents() -> None:
    assert is_entry("一、治安管理............3")
    assert not is_entry("加强治安管理，" * 40 + "............3")
