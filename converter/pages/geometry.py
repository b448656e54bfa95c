"""Where things stand on the page in each layout; all lengths in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from converter.model import EditionPair, Variant
from converter.styles import LayoutName, Style

BASELINE: Final = 0.72
"""Share of the line's height above its baseline: Chinese characters sit centred in their line."""


@dataclass(frozen=True, slots=True)
class Side:
    """Where one script stands."""

    variant: Variant
    x: float
    """Left edge of its column."""
    leaf: int
    """0 is the page, or the left one of an opening; 1 is the right one."""
    number: int
    """0 is the Traditional text, 1 the Simplified."""

    def anchor(self, node: str) -> str:
        """Key of the destination of a node in this script."""
        return anchor_of(node, self.number)


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page, and how both scripts share it.

    The layouts differ in three things only: where the two columns are (`sides`), whether the lines of both
    scripts stand beside each other or one text under the other (`beside`), and on how many pages (`leaves`).
    """

    layout: LayoutName
    width: float
    height: float
    left: float
    top: float
    text_width: float
    text_height: float
    """A whole number of lines of the grid."""
    column: float
    """Width of one column."""
    sides: tuple[Side, Side]
    """Of the Traditional and the Simplified text."""
    beside: bool
    """Whether line stands beside line; else paragraph under paragraph."""
    mirror: float
    """How far the type area moves on left-hand pages."""
    size: float
    leading: float
    indent: float

    @property
    def leaves(self) -> int:
        """Pages that are filled together: two where each script has its own."""
        return 1 + self.sides[1].leaf

    def shift(self, number: int) -> float:
        """How far the type area of a page moves."""
        return 0.0 if number % 2 else self.mirror


def geometry(style: Style, pair: EditionPair, layout: LayoutName) -> Geometry:
    """The page of a style in one layout."""
    page, section, body = style.page, style.layout(layout), style.text(layout)
    column, gap = section.measure * body.size, section.gap * body.size
    text_width = 2 * column + gap if layout == "parallel" else column
    left = (page.width - text_width) / 2 if page.inner is None else page.inner
    mirror = 0.0
    if page.two_sided and page.inner is not None:
        mirror = page.width - text_width - 2 * page.inner
    lines = int((page.height - page.top - page.bottom) / body.leading + 0.001)
    second = Side(
        pair.hans.variant, left + column + gap if layout == "parallel" else left, int(layout == "facing"), 1
    )
    return Geometry(
        layout, page.width, page.height, left, page.top, text_width, lines * body.leading, column,
        (Side(pair.hant.variant, left, 0, 0), second), layout != "stacked", mirror, body.size, body.leading,
        body.indent * body.size,
    )  # fmt: skip


def anchor_of(node: str, side: int) -> str:
    """Key of the destination of a node in the Traditional text (0) or in the Simplified (1)."""
    return f"{node}/{side}" if side else node
