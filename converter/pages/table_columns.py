"""What a table says and where: cells in every edition, and the columns that show them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final, Literal, NamedTuple, TypeAlias

from converter.compose.paragraph import ComposedLine, Inline
from converter.model import Variant
from converter.pages.decimals import DecimalWidths
from converter.pages.geometry import Geometry
from converter.pages.setter import ANY_WIDTH, TextSetter

_FIGURE: Final = re.compile(
    r"(?P<before>[^\s\d↑↓→+−]*)"
    r"(?P<figure> ?(?:→|(?:[↑↓]\s(?:[^\s\d↑↓→+−]+\s?)?)?[+−]?\d[\d,.]*(?:–\d[\d,.]*)?))"
    r"(?P<after>.*)"
)
"""`逾 1.5`, `環比 ↓ −3 個百分點`, `同比 ↑ 近 +6 個百分點`: words, the figure, words."""
_MOST_FIXED: Final = 0.8
"""Of a table's width that fields with a width of their own may take together: those of words give way."""
_LEAST_SHRINK: Final = 0.4


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
    leads: tuple[int, ...] = ()
    """Of a figure whose words differ: how many characters of each later line stand below the bound."""

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

    def together(self, *, apart: bool = False) -> TableCell:
        """One cell: every wording once.

        Args:
            apart: whether wordings of a figure's bound stand under each other and not on its line.
        """
        lead = self.cells[0]
        told = [
            each
            for number, each in enumerate(self.cells)
            if each.text not in [other.text for other in self.cells[:number]]
        ]
        if len(told) == 1:
            return lead
        matches = [match for each in told if self.figures and (match := _FIGURE.fullmatch(each.text))]
        if len(matches) == len(told) and len({match["figure"] for match in matches}) == 1:
            variants = [each.variant for each in told]
            if apart:
                return _under_each_other(lead, matches, variants)
            before = _wordings([match["before"] for match in matches], variants, BETWEEN)
            after = _wordings([match["after"] for match in matches], variants, self.joint)
            return replace(lead, inlines=(*before, Inline(matches[0]["figure"]), *after))
        inlines: list[Inline] = []
        links: list[CellLink] = []
        place = 0
        for each in told:
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


def _under_each_other(
    lead: TableCell, matches: Sequence[re.Match[str]], variants: Sequence[Variant]
) -> TableCell:
    """A figure with its words, and below these those of other editions that differ."""
    inlines = [Inline(part) for part in matches[0].groups() if part]
    leads: list[int] = []
    for number, (match, variant) in enumerate(zip(matches, variants, strict=True)):
        words = [
            match[name] if match[name] not in [other[name] for other in matches[:number]] else ""
            for name in ("before", "after")
        ]
        if number and any(words):
            before, after = words[0], words[1].lstrip()
            leads.append(len(before))
            inlines += [Inline("\n"), *(Inline(part, variant=variant) for part in (before, after) if part)]
    return replace(lead, inlines=tuple(inlines), leads=tuple(leads))


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
    least: float = 0.0
    """In points; of a field without width, which those of words give way to."""
    rigid: bool = False
    """Whether its width never gives way: figures and units are not torn."""
    split: bool = False
    """Whether each edition has its own column where several share the page."""
    apart: bool = False
    """Whether wordings of a bound stand under each other where editions share the column."""


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
    apart: bool = False
    """As that of its field."""

    def cell(self, cells: EditionCells) -> TableCell:
        """What it shows of a cell."""
        return cells.together(apart=self.apart) if self.edition is None else cells.cells[self.edition]


def fitted(setter: TextSetter, one: TableCell, room: float) -> TableCell:
    """The cell, wordings that would share its line on lines of their own where it is too wide for one."""
    if not any(part.text == BETWEEN for part in one.inlines):
        return one
    if setter.width(one.inlines, one.variant, size=setter.style.table.size) <= room:
        return one
    parts = tuple(replace(part, text="\n") if part.text == BETWEEN else part for part in one.inlines)
    return replace(one, inlines=parts)


def unbroken(setter: TextSetter, cells: Iterable[TableCell]) -> Iterator[tuple[ComposedLine, int]]:
    """The lines of cells of figures as long as they are, with how much of each stands below the bound."""
    size = setter.style.table.size
    for one in cells:
        lines = setter.lines(one.inlines, one.variant, size=size, measure=ANY_WIDTH, align="left", solid=True)
        yield from zip_longest(lines, (0, *one.leads[: len(lines) - 1]), fillvalue=0) if lines else ()


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
            made.append(TableColumn(number, field.number, edition, at, x, width, field.look, at, field.apart))
            x += width
    return tuple(made)


def _widths(fields: Sequence[TableField], whole: float) -> list[float]:
    """The width of a column of each field; figures and units keep what they need."""
    rigid = sum(field.width or 0.0 for field in fields if field.rigid)
    words = sum(field.width or 0.0 for field in fields) - rigid
    most = min(_MOST_FIXED * whole, whole - sum(field.least for field in fields if field.width is None))
    shrink = min(1.0, max(_LEAST_SHRINK, (most - rigid) / words)) if words else 1.0
    open_fields = sum(field.width is None for field in fields)
    widths = [
        None if field.width is None else max(field.width * (1.0 if field.rigid else shrink), field.least)
        for field in fields
    ]
    rest = max(whole - sum(filter(None, widths)), 0.0) / max(open_fields, 1)
    return [rest if width is None else width for width in widths]
