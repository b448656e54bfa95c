"""What a table says and where: cells in both scripts, and the columns that show them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from converter.model import Variant
from converter.typeset.geometry import Geometry
from converter.typeset.line import ComposedLine, Inline
from converter.typeset.setter import Setter

_FIGURE: Final = re.compile(r"[^\d]*[\d,]+|→ ")
"""What stands left of the decimal point: bound, sign and whole number; or the arrow before words."""
_WORDS: Final = re.compile(r"[^\d]*\d[\d,.–]* ?")
"""What stands left of the words after a figure."""
_BOUND: Final = re.compile(r"(?P<word>[^\d\s]+)(?P<figure> \d.*)")
_ANY_WIDTH: Final = 10_000.0
_MOST_FIXED: Final = 0.64
"""Of a table's width that fields with a width of their own may take together."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says. Words of the other script are inlines of that variant."""

    variant: Variant
    inlines: tuple[Inline, ...]
    link: str | None = None
    """Destination of the row's source."""
    link_alt: str = ""

    @property
    def text(self) -> str:
        return "".join(inline.text for inline in self.inlines)


def cell(variant: Variant, *inlines: Inline | str, link: str | None = None, alt: str = "") -> Cell:
    """A cell in one script."""
    return Cell(variant, tuple(Inline(one) if isinstance(one, str) else one for one in inlines), link, alt)


@dataclass(frozen=True, slots=True)
class Pair:
    """What a cell says in both scripts, Traditional first."""

    hant: Cell
    hans: Cell
    joint: str = "\n"
    """Stands between both where they share a cell and differ."""

    def together(self) -> Cell:
        """One cell: once where both scripts agree; of the second only the words where the figures agree."""
        hant, hans = self.hant.text, self.hans.text
        own: tuple[Inline, ...]
        if hant == hans:
            return self.hant
        bound = _BOUND.match(hant)
        if bound and hans.endswith(bound["figure"]):
            own = (Inline("／"), Inline(hans.removesuffix(bound["figure"]), variant=self.hans.variant))
            return replace(self.hant, inlines=(Inline(bound["word"]), *own, Inline(bound["figure"])))
        figure = _WORDS.match(hant)
        if figure and hans.startswith(figure[0]) and len(self.hans.inlines) == 1:
            own = (Inline(hans[figure.end() :], variant=self.hans.variant),)
        else:
            own = tuple(replace(part, variant=self.hans.variant) for part in self.hans.inlines)
        joint = (Inline(self.joint),) if hant and hans else ()
        return replace(self.hant, inlines=(*self.hant.inlines, *joint, *own))


def pair_of(page: Geometry, texts: Sequence[str], joint: str = "\n") -> Pair:
    """A cell of plain text, Traditional first."""
    hant, hans = (cell(side.variant, text) for side, text in zip(page.sides, texts, strict=True))
    return Pair(hant, hans, joint)


@dataclass(frozen=True, slots=True)
class Figures:
    """Room that figures need left and right of the decimal point, in points."""

    left: float = 0.0
    right: float = 0.0

    @property
    def width(self) -> float:
        return self.left + self.right


BETWEEN: Final = "／"
"""Between units in both scripts that share a line."""
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


def fitted(desk: Setter, one: Cell, room: float) -> Cell:
    """The cell, what would share its line in both scripts on two lines where it is too wide for one."""
    if not any(part.text == BETWEEN for part in one.inlines):
        return one
    if desk.width(one.inlines, one.variant, size=desk.style.table.size) <= room:
        return one
    parts = tuple(replace(part, text="\n") if part.text == BETWEEN else part for part in one.inlines)
    return replace(one, inlines=parts)


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
        fixed = sum(fields[number].width or 0.0 for number, _ in shown)
        shrink = min(1.0, _MOST_FIXED * page.text_width / fixed) if fixed else 1.0
        open_columns = sum(fields[number].width is None for number, _ in shown)
        rest = (page.text_width - fixed * shrink) / max(open_columns, 1)
        x = page.left
        for number, side in shown:
            field = fields[number]
            width = rest if field.width is None else field.width * shrink
            made.append(Column(number, field.number, side, leaf, x, width, field.look, leaf))
            x += width
    return tuple(made)


def measure_figures(desk: Setter, cells: Iterable[Cell]) -> Figures:
    """The room that the figures of a column need."""
    left = right = 0.0
    for one in cells:
        for line in desk.lines(
            one.inlines, one.variant, size=desk.style.table.size, measure=_ANY_WIDTH, align="left"
        ):
            before = before_point(line)
            left, right = max(left, before), max(right, line.width - before)
    return Figures(left, right)


def before_point(line: ComposedLine) -> float:
    """Width of what stands left of the decimal point; nothing where there is no figure."""
    return _width_of(_FIGURE, line)


def before_words(line: ComposedLine) -> float:
    """Width of what stands left of the words after a figure."""
    return _width_of(_WORDS, line)


def _width_of(pattern: re.Pattern[str], line: ComposedLine) -> float:
    found = pattern.match(line.text)
    if not found:
        return 0.0
    places = [x for run in line.runs for x in run.xs]
    return places[found.end()] if found.end() < len(places) else line.width
