"""White on pages: none is nearly empty, and the last holds more than how the document was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from pathlib import Path
from typing import Final

import pytest
from reports import REPORTS, content_of

from converter.content import Content
from converter.fonts import Fonts
from converter.pages import typeset
from converter.pages.evening import MOST_WHITE
from converter.pages.geometry import BASELINE, geometry
from converter.pages.layout import Layout, Page
from converter.pages.pagination import paginate
from converter.pages.strips import Fragment, Strip
from converter.styles import LAYOUTS, LayoutName, Style, style_names

CLOSING: Final = ("notes", "colophon")
ADDED: Final = ("tracker", "indicators", "changes", "counts", *CLOSING)
Dress = Callable[[str], tuple[Style, Fonts]]


def sheets(layout: Layout) -> list[list[Page]]:
    """Pages that are filled together; a title page is none."""
    if not layout.spreads:
        return [[page] for page in layout.pages]
    pages = layout.pages[2 if len(layout.pages) % 2 == 0 and not layout.pages[1].blocks else 1 :]
    return [list(pages[at : at + 2]) for at in range(0, len(pages), 2)]


def nodes(pages: Sequence[Page]) -> list[str]:
    return [block.node for page in pages for block in page.blocks if block.lines]


def is_closed(layout: Layout) -> bool:
    """Whether nothing but notes and colophon stands on the last page or spread."""
    return all(node.startswith(CLOSING) for node in nodes(sheets(layout)[-1]))


def gaps(layout: Layout, style: Style, content: Content, name: LayoutName) -> Iterator[tuple[int, float]]:
    """Pages of which a part is white though the next one goes on with the same part of the document."""
    page = geometry(style, [edition.variant for edition in content.editions], name)
    filled = sheets(layout)
    for at, (sheet, after) in enumerate(pairwise(filled)):
        lines = [line.y for each in sheet for block in each.blocks for line in block.lines]
        begins = not any(node.startswith(ADDED) for node in chain(*map(nodes, filled[: at + 1])))
        if lines and not (begins and nodes(after)[0].startswith(ADDED)):
            end = max(lines) + (1 - BASELINE) * page.leading
            white = 1 - (end - page.top) / page.text_height
            if white > MOST_WHITE:
                yield sheet[0].number, white


def set_as(path: Path, dressed: Dress, style: str, name: LayoutName) -> tuple[Layout, Style, Content]:
    look, fonts = dressed(style)
    content = content_of(path)
    return typeset(content, look, layout=name, fonts=fonts).layout, look, content


@pytest.mark.parametrize(
    ("stem", "style", "name"),
    [
        ("gangwan_tw_fire_2023", "official-tw", "facing"),
        ("nanwan_hygiene_2020", "official-tw", "parallel"),
        ("hk_fsd_2022", "official-cn", "facing"),
        ("pingling_emergency_2022", "modern", "stacked"),
    ],
)
def test_the_last_page_holds_more_than_notes_and_colophon(
    dressed: Dress, stem: str, style: str, name: LayoutName
) -> None:
    path = next(path for path in REPORTS if path.stem == stem)
    closed = is_closed(set_as(path, dressed, style, name)[0])
    assert not closed


@pytest.mark.parametrize(
    ("stem", "style", "name"),
    [
        ("aocheng_macau_2019h1", "large-print", "parallel"),
        ("jiangning_prov_2024", "large-print", "stacked"),
        ("county_agri_2020", "large-print", "parallel"),
        ("aohai_labour_2018", "official-cn", "parallel"),
    ],
)
def test_no_page_is_left_a_quarter_empty(dressed: Dress, stem: str, style: str, name: LayoutName) -> None:
    path = next(path for path in REPORTS if path.stem == stem)
    found = list(gaps(*set_as(path, dressed, style, name), name))
    assert not found


@pytest.mark.slow
def test_few_pages_of_all_reports_are_left_empty(dressed: Dress) -> None:
    """In every style and layout; what remains are charts and first rows that nothing before them can make
    room for, and notes that fill a good part of their page themselves."""
    closed: list[tuple[str, str, str]] = []
    empty: list[tuple[str, str, str, int, float]] = []
    count = 0
    for style in style_names():
        for path in REPORTS:
            for name in LAYOUTS:
                layout, look, content = set_as(path, dressed, style, name)
                own = path.stem, style, name
                count += len(sheets(layout))
                closed += [own] if is_closed(layout) else []
                empty += [(*own, number, white) for number, white in gaps(layout, look, content, name)]
    settings = len(style_names()) * len(REPORTS) * len(LAYOUTS)
    assert len(closed) <= 0.02 * settings, closed
    assert len(empty) <= 0.02 * count, empty


GRID: Final = 10.0
HEAD: Final = Strip(GRID, (Fragment("head", "P", "zh-Hans"),), block=True)


def text(count: int) -> list[Strip]:
    return [Strip(GRID, (Fragment("text", "P", "zh-Hans"),)) for _ in range(count)]


def table(count: int) -> list[Strip]:
    """A head and rows, of which the first two and the last two stay together."""
    body = Strip(GRID, (Fragment("row", "P", "zh-Hans"),), heads=(HEAD,), block=True)
    kept = {0, count - 2}
    return [replace(HEAD, keep=True), *(replace(body, keep=at in kept) for at in range(count))]


def filled(rows: Sequence[Strip], lines: int = 30) -> list[list[str]]:
    """What stands on each page of so many lines, with `head` for a repeated one."""
    return [
        [row.fragments[0].node for _, row, _ in sheet.rows if row.fragments]
        for sheet in paginate(rows, 0.0, lines * GRID, GRID)
    ]


@pytest.mark.parametrize("over", range(1, 12))
def test_no_page_begins_with_what_is_left_of_a_table(over: int) -> None:
    pages = filled([*text(10), *table(19 + over), *text(40)])
    begun = pages[1]
    left = begun[1:].index("text") if begun[0] == "head" else 0
    assert left == 0 or left > 2
    assert sum(node == "row" for page in pages for node in page) == 19 + over
    assert len(pages[0]) >= 26, "no page ends so early that a reader asks why"
