"""Where things stand on the page of the `parallel` layout; all lengths in points."""

from __future__ import annotations

from dataclasses import dataclass

from converter.model import EditionPair, Variant
from converter.styles import Style


@dataclass(frozen=True, slots=True)
class Geometry:
    width: float
    height: float
    left: float
    top: float
    text_width: float
    text_height: float
    """A whole number of lines of the grid."""
    column: float
    """Width of one column."""
    gap: float
    size: float
    leading: float
    indent: float

    @property
    def right_column(self) -> float:
        return self.left + self.column + self.gap

    def column_x(self, side: int) -> float:
        """Left edge of the Traditional (0) or Simplified (1) column."""
        return self.right_column if side else self.left


def geometry(style: Style) -> Geometry:
    """The page of a style, two columns side by side."""
    page, layout, body = style.page, style.parallel, style.text("parallel")
    column, gap = layout.measure * body.size, layout.gap * body.size
    text_width = 2 * column + gap
    left = (page.width - text_width) / 2 if page.inner is None else page.inner
    lines = int((page.height - page.top - page.bottom) / body.leading + 0.001)
    return Geometry(
        page.width, page.height, left, page.top, text_width, lines * body.leading, column, gap, body.size,
        body.leading, body.indent * body.size,
    )  # fmt: skip


def variants(pair: EditionPair) -> tuple[Variant, Variant]:
    """Of the left and the right column."""
    return pair.hant.variant, pair.hans.variant
