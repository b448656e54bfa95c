"""The table of contents: paired entries with leaders, page numbers and links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from converter.model import EditionPair, Variant
from converter.typeset.body import BASELINE
from converter.typeset.flow import Fragment, Row
from converter.typeset.geometry import Geometry, variants
from converter.typeset.layout import Destination, Line, Link
from converter.typeset.setter import Setter, lang

_NUMBER_WIDTH = 2.0
"""Em kept free for the page number."""
_LEADER_STEP = 0.45


@dataclass(frozen=True, slots=True)
class Entry:
    """What the contents and the bookmarks list."""

    node: str
    level: int
    """From 1."""
    hant: str
    hans: str


def contents_rows(
    desk: Setter,
    page: Geometry,
    pair: EditionPair,
    entries: Sequence[Entry],
    places: Mapping[str, Destination],
) -> list[Row]:
    """One row for each entry, or more where a heading is long; heights do not depend on `places`."""
    toc = desk.style.toc
    rows: list[Row] = []
    for entry in entries:
        if entry.level > toc.levels:
            continue
        columns = [
            _column(desk, page, text, variant, entry, side, places)
            for side, (text, variant) in enumerate(zip((entry.hant, entry.hans), variants(pair), strict=True))
        ]
        height = max(len(lines) for lines in columns)
        leading = page.leading
        fragments = []
        for side, (lines, variant) in enumerate(zip(columns, variants(pair), strict=True)):
            node = f"toc.{entry.node}"
            link = Link(
                page.column_x(side), 0.0, page.column, leading * len(lines), entry.node,
                entry.hans if side else entry.hant,
            )  # fmt: skip
            fragments.append(
                Fragment(node, "TOCI", lang(variant), (("TOC", "toc"),), tuple(lines), links=(link,))
            )
        rows.append(Row(height * leading, tuple(fragments)))
    return rows


def _column(
    desk: Setter,
    page: Geometry,
    text: str,
    variant: Variant,
    entry: Entry,
    side: int,
    places: Mapping[str, Destination],
) -> list[Line]:
    toc = desk.style.toc
    left = page.column_x(side) + (entry.level - 1) * toc.size
    room = page.column - (entry.level - 1) * toc.size - _NUMBER_WIDTH * toc.size
    composed = desk.lines(
        text, variant, size=toc.size, measure=room, align="left", hang=toc.size, node=entry.node
    )
    lines = list(desk.place(composed, left, page.leading * BASELINE, page.leading))
    last = composed[-1]
    y = page.leading * (BASELINE + len(composed) - 1)
    place = places.get(entry.node)
    number = desk.lines(
        str(place.page) if place else "", variant, size=toc.size, measure=page.column, align="left"
    )
    edge = page.column_x(side) + page.column
    width = number[0].width if number else 0.0
    tail = _leader(desk, left + last.width + 0.5 * toc.size, edge - width - 0.4 * toc.size, y, variant)
    if number:
        shown = desk.put(number[0], edge - width, y)
        joined = lines[-1]
        runs = (*joined.runs, *(run for line in tail for run in line.runs), *shown.runs)
        text_drawn = joined.text + "".join(line.text for line in tail) + shown.text
        lines[-1] = Line(text_drawn, runs, joined.x, joined.y, edge - joined.x)
    return lines


def _leader(desk: Setter, start: float, end: float, y: float, variant: Variant) -> list[Line]:
    """Dots on a grid common to all entries, so that they stand under each other."""
    toc = desk.style.toc
    step = _LEADER_STEP * toc.size
    first = -(-start // step) * step
    count = int((end - first) / step)
    if count < 2 or not toc.leader:
        return []
    dot = desk.lines(toc.leader, variant, size=toc.size, measure=step * 4, align="left")
    run = desk.put(dot[0], 0.0, y, desk.style.colours.muted).runs[0]
    places = tuple(first + number * step for number in range(count))
    return [
        Line(toc.leader * count, (replace(run, text=toc.leader * count, xs=places),), first, y, end - first)
    ]
