"""For who reads on paper: the page on which the part begins whose figures stand under its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from converter.pages.geometry import Geometry
from converter.pages.layout import Destination, Line
from converter.pages.setter import TextSetter
from converter.pages.strips import Strip
from converter.pages.table_columns import BETWEEN
from converter.strings import strings

_APART: Final = 1.0
"""Em between the name and the page, at least: where it has no room it is left out."""


def with_page_numbers(
    setter: TextSetter,
    page: Geometry,
    rows: Sequence[Strip],
    parts: Mapping[str, str],
    places: Mapping[str, Destination],
) -> list[Strip]:
    """The rows, those that name a group with the page of its part at the right edge; heights stay.

    It is no content: links and headings tell a screen reader more.

    Args:
        setter: sets the text.
        page: where the columns are.
        rows: all that stands behind the contents.
        parts: the parts of the report by the nodes of the rows that name them.
        places: where everything is.
    """
    return [
        _numbered(setter, page, row, part, places)
        if (part := next((parts[node] for node, _ in row.anchors if node in parts), None))
        else row
        for row in rows
    ]


def _numbered(
    setter: TextSetter, page: Geometry, row: Strip, part: str, places: Mapping[str, Destination]
) -> Strip:
    made = list(row.fragments)
    for side in range(page.spread_pages):
        own = [at for at, each in enumerate(made) if each.page_of_spread == side]
        lines = [line for at in own for line in made[at].lines]
        if lines:
            told = _told(setter, page, side, lines, part, places)
            made[own[0]] = replace(made[own[0]], decoration=told)
    return replace(row, fragments=tuple(made))


def _told(
    setter: TextSetter, page: Geometry, side: int, lines: Sequence[Line], part: str,
    places: Mapping[str, Destination],
) -> tuple[Line, ...]:  # fmt: skip
    """The page on one page of a spread, beside the first line of the names that stand there."""
    lines = [line for line in lines if line.runs]
    if not lines:
        return ()
    columns = [column for column in page.columns if column.page_of_spread == side]
    found = [(column, places.get(column.anchor(part))) for column in columns]
    words = [strings(column.variant).format("on_page", page=place.page) for column, place in found if place]
    size, lead = lines[0].runs[0].size, columns[0].variant
    text, padding = BETWEEN.join(dict.fromkeys(words)), setter.style.table.padding
    taken = max(line.x + line.width for line in lines) + _APART * size
    room = page.left + page.text_width - padding - taken
    if not words or setter.width(text, lead, size=size) > room:
        return ()
    return setter.single(
        text, lead, size=size, x=taken, y=lines[0].y, width=room, align="right",
        colour=setter.style.colours.muted,
    )  # fmt: skip
