"""Where things stand on the page in each layout; all lengths in points."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from converter.regions import Variant
from converter.styles import LayoutName, Style

BASELINE: Final = 0.72
"""Share of the line's height above its baseline: Chinese characters sit centred in their line."""
_BETWEEN: Final = 2.0
"""White between scripts that stand beside each other, in em."""


class Anchor(NamedTuple):
    """A node in one edition, for links to lead to."""

    node: str
    edition: int
    """0 is the leading edition."""


def anchors_of(*nodes: str, editions: Iterable[int]) -> tuple[Anchor, ...]:
    """Nodes in each of these editions."""
    return tuple(Anchor(node, edition) for edition in editions for node in nodes)


def told_once(page: Geometry, texts: Sequence[str]) -> tuple[str, ...]:
    """A text in every edition; each wording once where they would stand under each other."""
    if page.beside:
        return tuple(texts)
    return tuple("" if text in texts[:number] else text for number, text in enumerate(texts))


def anchor_of(node: str, edition: int) -> str:
    """Key of the destination of a node in the leading edition (0) or in another."""
    return f"{node}/{edition}" if edition else node


@dataclass(frozen=True, slots=True)
class TextColumn:
    """Where one edition stands."""

    variant: Variant
    x: float
    """Its left edge."""
    page_of_spread: int
    """0 is the page, or the left one of a spread; 1 is the right one."""
    number: int
    """Of the edition; 0 leads."""

    def anchor(self, node: str) -> str:
        """Key of the destination of a node in this edition."""
        return anchor_of(node, self.number)


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page, and how the editions share it.

    The layouts differ in three things only: where the columns are (`columns`), whether the lines of all
    editions stand beside each other or one text under the other (`beside`), and on how many pages
    (`spread_pages`).
    """

    layout: LayoutName
    width: float
    height: float
    left: float
    top: float
    text_width: float
    text_height: float
    """A whole number of lines of the grid."""
    measure: float
    """Width of one column."""
    columns: tuple[TextColumn, ...]
    """Of each edition."""
    beside: bool
    """Whether line stands beside line; else paragraph under paragraph."""
    mirror: float
    """How far the type area moves on left-hand pages."""
    size: float
    leading: float
    indent: float

    @property
    def spread_pages(self) -> int:
        """Pages that are filled together: one for each edition where each has its own."""
        return 1 + self.columns[-1].page_of_spread

    @property
    def shared(self) -> bool:
        """Whether several editions share a page, each in its place."""
        return len(self.columns) > 1 and self.spread_pages == 1

    def anchors(self, *nodes: str) -> tuple[Anchor, ...]:
        """Nodes in every edition."""
        return anchors_of(*nodes, editions=range(len(self.columns)))

    def shift(self, number: int) -> float:
        """How far the type area of a page moves."""
        return 0.0 if number % 2 else self.mirror


def side_by_side(page: Geometry, gap: float) -> Geometry:
    """A page whose editions stand under each other with columns of them beside each other.

    Args:
        page: where all have the whole width.
        gap: white between two columns, in points.
    """
    count = len(page.columns)
    measure = (page.text_width - (count - 1) * gap) / count
    columns = (replace(column, x=page.left + at * (measure + gap)) for at, column in enumerate(page.columns))
    return replace(page, measure=measure, columns=tuple(columns), beside=True)


def ways(page: Geometry, size: float) -> list[Geometry]:
    """The page, and with scripts beside each other where it has them under each other in full width.

    Args:
        page: where the columns are.
        size: of the type, in points.
    """
    return [page] if page.beside else [page, side_by_side(page, _BETWEEN * size)]


def geometry(style: Style, variants: Sequence[Variant], layout: LayoutName) -> Geometry:
    """The page of a style in one layout.

    Args:
        style: lengths; its measure of parallel columns is that of two.
        variants: of each edition, the leading one first; one alone has the measure of a facing page.
        layout: how the editions stand.
    """
    count = len(variants)
    layout = layout if count > 1 else "facing"
    page, section, body = style.page, style.layout(layout), style.text(layout)
    measure, gap = section.measure * body.size, section.gap * body.size
    text_width = measure
    if layout == "parallel":
        text_width = 2 * measure + gap
        if count > 2:  # what two columns and their gap take, in whole characters
            measure = (text_width - (count - 1) * gap) / count // body.size * body.size
            text_width = count * measure + (count - 1) * gap
    left = (page.width - text_width) / 2 if page.inner is None else page.inner
    mirror = 0.0
    if page.two_sided and page.inner is not None:
        mirror = page.width - text_width - 2 * page.inner
    lines = int((page.height - page.top - page.bottom) / body.leading + 0.001)
    columns = tuple(
        TextColumn(
            variant,
            left + number * (measure + gap) if layout == "parallel" else left,
            number if layout == "facing" else 0,
            number,
        )
        for number, variant in enumerate(variants)
    )
    return Geometry(
        layout, page.width, page.height, left, page.top, text_width, lines * body.leading, measure, columns,
        layout != "stacked", mirror, body.size, body.leading, body.indent * body.size,
    )  # fmt: skip
