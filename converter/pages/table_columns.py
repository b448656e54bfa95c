"""What a table says and where: cells in every edition, and the columns that show them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple, TypeAlias

from converter.compose.paragraph import ComposedLine, Inline
from converter.model import Variant
from converter.pages.decimals import DecimalWidths
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
    """Where a cell, or what it says in one edition, leads to."""

    start: int
    """Place in the cell's text where that begins."""
    target: str
    """Key of a destination."""
    alt: str


@dataclass(frozen=True, slots=True)
class TableCell:
    """What one cell says. Words of another edition are inlines of that variant."""

    variant: Variant
    inlines: tuple[Inline, ...]
    links: tuple[CellLink, ...] = ()
    """What it leads to: one for the whole cell, or one for what it says in each edition."""

    @property
    def text(self) -> str:
        return "".join(inline.text for inline in self.inlines)


def cell(variant: Variant, *inlines: Inline | str, link: str | None = None, alt: str = "") -> TableCell:
    """A cell in one edition."""
    links = (CellLink(0, link, alt),) if link else ()
    return TableCell(variant, tuple(Inline(one) if isinstance(one, str) else one for one in inlines), links)


BETWEEN: Final = "／"
"""Between words of several editions that share a line."""


@dataclass(frozen=True, slots=True)
class EditionCells:
    """What a cell says in each edition."""

    cells: tuple[TableCell, ...]
    joint: str = "\n"
    """Stands between wordings where they share a cell and differ."""
    figures: bool = False
    """Whether it is a figure with words: of several that differ in the words, the later show only these."""

    def together(self) -> TableCell:
        """One cell: every wording once."""
        lead = self.cells[0]
        apart = [
            each
            for number, each in enumerate(self.cells)
            if each.text not in [other.text for other in self.cells[:number]]
        ]
        if len(apart) == 1:
            return lead
        matches = [match for each in apart if self.figures and (match := _FIGURE.fullmatch(each.text))]
        if len(matches) == len(apart) and len({match["figure"] for match in matches}) == 1:
            variants = [each.variant for each in apart]
            before = _wordings([match["before"] for match in matches], variants, BETWEEN)
            after = _wordings([match["after"] for match in matches], variants, self.joint)
            return replace(lead, inlines=(*before, Inline(matches[0]["figure"]), *after))
        inlines: list[Inline] = []
        links: list[CellLink] = []
        place = 0
        for each in apart:
            if place and each.text:
                inlines.append(Inline(self.joint))
                place += len(self.joint)
            own = each is not lead
            inlines += [replace(part, variant=each.variant) if own else part for part in each.inlines]
            links += [link._replace(start=place) for link in each.links]
            place += len(each.text)
        return replace(lead, inlines=tuple(inlines), links=tuple(links))


def _wordings(texts: Sequence[str], variants: Sequence[Variant], joint: str) -> tuple[Inline, ...]:
    """Each wording once, the later ones in their own variant."""
    if len(set(texts)) == 1:
        return (Inline(texts[0]),) if texts[0] else ()
    made = [Inline(texts[0])]
    for number, (text, variant) in enumerate(zip(texts, variants, strict=True)):
        if text not in texts[:number] and number:
            made += [Inline(joint), Inline(text.lstrip(), variant=variant)]
    return tuple(made)


def cell_of(
    page: Geometry, texts: Sequence[str], joint: str = "\n", *, figures: bool = False
) -> EditionCells:
    """A cell of plain text."""
    cells = (cell(column.variant, text) for column, text in zip(page.columns, texts, strict=True))
    return EditionCells(tuple(cells), joint, figures)


ColumnLook: TypeAlias = Literal["left", "center"] | DecimalWidths
"""How a column stands: its text, or its figures with their decimal points under each other."""


@dataclass(frozen=True, slots=True)
class TableField:
    """What a table says of each of its rows: one column, or one for each edition."""

    head: EditionCells
    number: int
    """Index of what it shows among the cells of an entry."""
    look: ColumnLook = "left"
    width: float | None = None
    """In points, at most; a field of None shares what the others leave."""
    split: bool = False
    """Whether each edition has its own column where several share the page."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table; lengths in points."""

    field: int
    """Index of the field."""
    number: int
    """Index of what it shows among the cells of an entry."""
    edition: int | None
    """The one it shows; None for all together."""
    page_of_spread: int
    x: float
    """From the page's edge."""
    width: float
    look: ColumnLook
    part: int = 0
    """Which table it belongs to where several stand beside each other, one for each edition."""

    def cell(self, cells: EditionCells) -> TableCell:
        """What it shows of a cell."""
        return cells.together() if self.edition is None else cells.cells[self.edition]


def fitted(setter: TextSetter, one: TableCell, room: float) -> TableCell:
    """The cell, wordings that would share its line on lines of their own where it is too wide for one."""
    if not any(part.text == BETWEEN for part in one.inlines):
        return one
    if setter.width(one.inlines, one.variant, size=setter.style.table.size) <= room:
        return one
    parts = tuple(replace(part, text="\n") if part.text == BETWEEN else part for part in one.inlines)
    return replace(one, inlines=parts)


def unbroken(setter: TextSetter, cells: Iterable[TableCell]) -> Iterator[ComposedLine]:
    """The lines of cells of figures as long as they are."""
    size = setter.style.table.size
    for one in cells:
        yield from setter.lines(
            one.inlines, one.variant, size=size, measure=ANY_WIDTH, align="left", solid=True
        )


def table_columns(page: Geometry, fields: Sequence[TableField]) -> tuple[TableColumn, ...]:
    """The columns across the type area, on each page of a spread."""
    made: list[TableColumn] = []
    for at in range(page.spread_pages):
        shown: list[tuple[int, int | None]] = []
        for number, field in enumerate(fields):
            if not page.shared:
                shown.append((number, at))
            elif field.split:
                shown += [(number, column.number) for column in page.columns]
            else:
                shown.append((number, None))
        widths = _widths([fields[number] for number, _ in shown], page.text_width)
        x = page.left
        for (number, edition), width in zip(shown, widths, strict=True):
            field = fields[number]
            made.append(TableColumn(number, field.number, edition, at, x, width, field.look, at))
            x += width
    return tuple(made)


def _widths(fields: Sequence[TableField], whole: float) -> list[float]:
    """The width of a column of each field; figures keep what they need."""
    rigid = sum(field.width or 0.0 for field in fields if isinstance(field.look, DecimalWidths))
    fixed = sum(field.width or 0.0 for field in fields)
    words = fixed - rigid
    shrink = min(1.0, max(_LEAST_SHRINK, (_MOST_FIXED * whole - rigid) / words)) if words else 1.0
    open_fields = sum(field.width is None for field in fields)
    rest = max(whole - rigid - words * shrink, 0.0) / max(open_fields, 1)
    return [
        rest
        if field.width is None
        else field.width * (1.0 if isinstance(field.look, DecimalWidths) else shrink)
        for field in fields
    ]
