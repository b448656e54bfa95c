"""What a table says and where: cells in both scripts, and the columns that show them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple, TypeAlias

from converter.compose.paragraph import ComposedLine, Inline
from converter.model import Variant
from converter.pages.decimals import Figures
from converter.pages.geometry import Geometry
from converter.pages.setter import ANY_WIDTH, TextSetter

_FIGURE: Final = re.compile(
    r"(?P<before>[^\s\d↑↓→+−]*)(?P<figure> ?(?:→|(?:[↑↓] )?[+−]?\d[\d,.]*(?:–\d[\d,.]*)?))(?P<after>.*)"
)
"""`逾 1.5`, `環比 ↓ −3 個百分點`: words, the figure, words."""
_MOST_FIXED: Final = 0.8
"""Of a table's width that fields with a width of their own may take together: those of words give way."""
_LEAST_SHRINK: Final = 0.5


class CellLink(NamedTuple):
    """Where a cell, or what it says in one script, leads to."""

    start: int
    """Place in the cell's text where that begins."""
    target: str
    """Key of a destination."""
    alt: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says. Words of the other script are inlines of that variant."""

    variant: Variant
    inlines: tuple[Inline, ...]
    links: tuple[CellLink, ...] = ()
    """What it leads to: one for the whole cell, or one for what it says in each script."""

    @property
    def text(self) -> str:
        return "".join(inline.text for inline in self.inlines)


def cell(variant: Variant, *inlines: Inline | str, link: str | None = None, alt: str = "") -> Cell:
    """A cell in one script."""
    links = (CellLink(0, link, alt),) if link else ()
    return Cell(variant, tuple(Inline(one) if isinstance(one, str) else one for one in inlines), links)


BETWEEN: Final = "／"
"""Between words in both scripts that share a line."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What a cell says in both scripts, Traditional first."""

    hant: Cell
    hans: Cell
    joint: str = "\n"
    """Stands between both where they share a cell and differ."""
    figures: bool = False
    """Whether it is a figure with words: of two that agree but for the words, the second shows only these."""

    def together(self) -> Cell:
        """One cell: once where both scripts agree."""
        hant, hans = self.hant.text, self.hans.text
        if hant == hans:
            return self.hant
        own, other = (_FIGURE.fullmatch(text) if self.figures else None for text in (hant, hans))
        if own and other and own["figure"] == other["figure"]:
            before = self._both(own["before"], other["before"], BETWEEN)
            after = self._both(own["after"], other["after"], self.joint)
            return replace(self.hant, inlines=(*before, Inline(own["figure"]), *after))
        second = tuple(replace(part, variant=self.hans.variant) for part in self.hans.inlines)
        joint = self.joint if hant and hans else ""
        links = (*self.hant.links, *(each._replace(start=len(hant + joint)) for each in self.hans.links))
        middle = (Inline(joint),) if joint else ()
        return replace(self.hant, inlines=(*self.hant.inlines, *middle, *second), links=links)

    def _both(self, hant: str, hans: str, joint: str) -> tuple[Inline, ...]:
        if hant == hans:
            return (Inline(hant),) if hant else ()
        return (Inline(hant), Inline(joint), Inline(hans.lstrip(), variant=self.hans.variant))


def pair_of(page: Geometry, texts: Sequence[str], joint: str = "\n", *, figures: bool = False) -> Pair:
    """A cell of plain text, Traditional first."""
    hant, hans = (cell(side.variant, text) for side, text in zip(page.sides, texts, strict=True))
    return Pair(hant, hans, joint, figures)


Look: TypeAlias = Literal["left", "center"] | Figures
"""How a column stands: its text, or its figures with their decimal points under each other."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a table says of each of its rows: one column, or one for each script."""

    head: Pair
    number: int
    """Index of what it shows among the cells of an entry."""
    look: Look = "left"
    width: float | None = None
    """In points, at most; a field of None shares what the others leave."""
    split: bool = False
    """Whether each script has its own column where both share the page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; lengths in points."""

    field: int
    """Index of the field."""
    number: int
    """Index of what it shows among the cells of an entry."""
    side: int | None
    """Script it shows, 0 or 1; None for both together."""
    leaf: int
    x: float
    """From the page's edge."""
    width: float
    look: Look
    part: int = 0
    """Which table it belongs to where two stand beside each other, one for each script."""

    def cell(self, entry: Pair) -> Cell:
        """What it shows of an entry."""
        if self.side is None:
            return entry.together()
        return entry.hans if self.side else entry.hant


def fitted(setter: TextSetter, one: Cell, room: float) -> Cell:
    """The cell, what would share its line in both scripts on two lines where it is too wide for one."""
    if not any(part.text == BETWEEN for part in one.inlines):
        return one
    if setter.width(one.inlines, one.variant, size=setter.style.table.size) <= room:
        return one
    parts = tuple(replace(part, text="\n") if part.text == BETWEEN else part for part in one.inlines)
    return replace(one, inlines=parts)


def unbroken(setter: TextSetter, cells: Iterable[Cell]) -> Iterator[ComposedLine]:
    """The lines of cells of figures as long as they are."""
    size = setter.style.table.size
    for one in cells:
        yield from setter.lines(
            one.inlines, one.variant, size=size, measure=ANY_WIDTH, align="left", solid=True
        )


def columns(page: Geometry, fields: Sequence[Field]) -> tuple[Column, ...]:
    """The columns across the type area, on each page of an opening."""
    made: list[Column] = []
    for leaf in range(page.leaves):
        shown: list[tuple[int, int | None]] = []
        for number, field in enumerate(fields):
            if page.leaves > 1:
                shown.append((number, leaf))
            else:
                shown += [(number, 0), (number, 1)] if field.split else [(number, None)]
        widths = _widths([fields[number] for number, _ in shown], page.text_width)
        x = page.left
        for (number, side), width in zip(shown, widths, strict=True):
            field = fields[number]
            made.append(Column(number, field.number, side, leaf, x, width, field.look, leaf))
            x += width
    return tuple(made)


def _widths(fields: Sequence[Field], whole: float) -> list[float]:
    """The width of a column of each field; figures keep what they need."""
    rigid = sum(field.width or 0.0 for field in fields if isinstance(field.look, Figures))
    fixed = sum(field.width or 0.0 for field in fields)
    words = fixed - rigid
    shrink = min(1.0, max(_LEAST_SHRINK, (_MOST_FIXED * whole - rigid) / words)) if words else 1.0
    open_fields = sum(field.width is None for field in fields)
    rest = max(whole - rigid - words * shrink, 0.0) / max(open_fields, 1)
    return [
        rest if field.width is None else field.width * (1.0 if isinstance(field.look, Figures) else shrink)
        for field in fields
    ]
