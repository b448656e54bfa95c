"""The fields of the table of indicators: which are shown, and how wide, so that the table is shortest."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product, repeat
from typing import Final, NamedTuple

from converter.compose.paragraph import Inline
from converter.lexicon.characters import HAN
from converter.model import Variant
from converter.pages.annex import head
from converter.pages.decimals import DecimalWidths, figure_gap, measure_figures
from converter.pages.geometry import Geometry
from converter.pages.setter import TextSetter
from converter.pages.table_columns import (
    BETWEEN,
    ColumnLook,
    EditionCells,
    TableCell,
    TableColumn,
    TableField,
    table_columns,
    unbroken,
)
from converter.pages.tables import TableRow

_LEAST_EM: Final = 2.0
"""Of a column of figures or words, in em of the table."""
LEAST_NAME_EM: Final = 8.0
"""Of a column of names, as long as figures leave as much."""
_ROOMY_NAMES_EM: Final = (LEAST_NAME_EM, 10.0, 12.0, 14.0)
"""The same, and more that is tried: where editions share the column, two lines in each are a row of four."""
LEAST_SPLIT_EM: Final = 9.0
"""Of columns of names in each edition beside each other; in narrower ones both share one."""
SMALLER: Final = (1.0, 0.93, 0.86, 0.79)
"""Sizes of a table that are tried, as shares of the style's."""
_EPSILON: Final = 0.01
_SQUARES: Final = re.compile(f"[{HAN}]*")
_NAMES, _VALUES, _UNITS, _CHANGES, _NOTES = range(5)
_WORDS: Final = re.compile(r"[^、]+、?")
_NOTE_WORDS: Final = re.compile(r"[^、，／\n]+[、，]?")
"""What notes are made of, which does not part: 2025 年、|目標."""
_RIGID: Final = (_VALUES, _UNITS, _CHANGES)
_HEADS: Final = ("column_indicator", "column_value", "column_unit", "column_change", "column_note")
"""Cells of an entry, and the words above them."""


class _Segment(NamedTuple):
    """What stands on one line of a cell, or of each edition on its own line where that is too narrow."""

    whole: float
    parts: tuple[float, ...]

    def lines(self, room: float) -> int:
        if self.whole <= room:
            return 1
        return sum(max(1, math.ceil(part / room)) for part in self.parts)


class Fitter:
    """Finds the fields of the table and their widths."""

    def __init__(
        self,
        setter: TextSetter,
        page: Geometry,
        entries: Sequence[TableRow],
        across: Mapping[int, EditionCells],
        *,
        one_column: bool = False,
    ) -> None:
        """Args:
        setter: measures the text.
        page: where the columns are.
        entries: the rows.
        across: what stands across the table in some of them, by place, where names have one column.
        one_column: whether names have one in any case.
        """
        self._desk, self._page, self._entries, self._one_column = setter, page, entries, one_column
        self._look = setter.style.table
        self._known: dict[tuple[Variant, tuple[Inline, ...]], tuple[_Segment, ...]] = {}
        self._columns: dict[tuple[int, int | None, bool], list[tuple[_Segment, ...]]] = {}
        self._tall: dict[tuple[int, int | None, bool, float], list[int]] = {}
        self._across = {place: self._segments(self._shown(cells)[0]) for place, cells in across.items()}
        self._heads = [head(page, key) for key in _HEADS]
        rows = [entry.cells for entry in entries if entry.kind == "row"]
        self._cells = [[one for cells in rows for one in self._shown(cells[number])] for number in range(5)]
        words = {(part, one.variant) for one in self._cells[_NOTES] for part in _NOTE_WORDS.findall(one.text)}
        self._longest_note = max((self._width([Inline(each)], own) for each, own in words), default=0.0)
        gap = figure_gap(setter.style)
        self._figures = {
            (number, apart): measure_figures(
                unbroken(setter, [one for cells in rows for one in self._shown(cells[number], apart)]), gap
            )
            for number, apart in product((_VALUES, _CHANGES), (True, False))
        }

        joined = (True, False)
        self._rooms = {
            (number, together): self._room(self._cells[number], together)
            for number, together in product((_UNITS, _NOTES), joined)
        }
        self._above = {
            (number, together): self._room(self._shown(title), together)
            for (number, title), together in product(enumerate(self._heads), joined)
        }

    def _shown(self, cells: EditionCells, apart: bool = False) -> tuple[TableCell, ...]:
        """What is set of a cell where its field has one column; `apart` as of `EditionCells.together`."""
        return (cells.together(apart=apart),) if self._page.shared else cells.cells

    def fields(self) -> list[TableField]:
        """The fields in which a table is shortest; of like ones, those that leave most words whole."""
        several = (True, False) if self._page.shared and not self._one_column else (False,)
        joined = (True, False)
        options = [
            self._fields(room, split, apart, *lines)
            for split, apart in product(several, several[::-1])
            for room in ((LEAST_NAME_EM,) if split else _ROOMY_NAMES_EM)
            for lines in product(joined, joined, joined)
        ]
        return min(options, key=self._height)

    def lacks(self, fields: Sequence[TableField]) -> bool:
        """Whether figures leave the names in these fields less room than they should have."""
        return self._height(fields)[0] > _EPSILON

    def _fields(
        self, room: float, split: bool, apart: bool, heads: bool, units: bool, notes: bool
    ) -> list[TableField]:
        """The fields that are shown.

        Args:
            room: of a column of names, at least, as long as figures leave as much; in em of the table.
            split: whether each edition has a column of names.
            apart: whether wordings of bounds stand under each other.
            heads, units, notes: whether all editions share a line in these.
        """
        shared = {_UNITS: units, _NOTES: notes}
        made = []
        for number, title in enumerate(self._heads):
            look: ColumnLook = self._figures.get((number, apart), "left")
            width = None
            if number != _NAMES:
                own = look.width if isinstance(look, DecimalWidths) else self._rooms[number, shared[number]]
                if not own and number != _VALUES:
                    continue  # no row has any
                own = max(own, self._above[number, heads])
                width = max(own, _LEAST_EM * self._look.size) + 2 * self._look.padding
            above = title if heads else replace(title, joint="\n")
            names = number == _NAMES
            least = 2 * self._look.padding
            if names:
                least += room * self._look.size
            elif number == _NOTES:
                least += max(self._longest_word(title), self._longest_note)
            made.append(
                TableField(
                    above, number, look, width, least, number in _RIGID, split and names, apart and not names
                )
            )
        return made

    def _longest_word(self, title: EditionCells) -> float:
        """Points of the longest of the words that stand between the marks of a head."""
        words = (word for one in title.cells for word in _WORDS.findall(one.text))
        return max(map(len, words)) * self._look.size

    def _room(self, cells: Sequence[TableCell], together: bool) -> float:
        """The room these cells need where all editions share a line, or each has its own."""
        segments = [segment for one in cells for segment in self._segments(one)]
        return max((each.whole if together else max(each.parts) for each in segments), default=0.0)

    def _segments(self, one: TableCell) -> tuple[_Segment, ...]:
        key = one.variant, one.inlines
        if key not in self._known:
            lines = _split(one.inlines, "\n")
            self._known[key] = tuple(self._segment(line, one.variant) for line in lines)
        return self._known[key]

    def _segment(self, line: Sequence[Inline], variant: Variant) -> _Segment:
        parts = _split(line, BETWEEN)
        whole, *widths = (self._width(part, variant) for part in (line, *(parts if len(parts) > 1 else ())))
        return _Segment(whole, tuple(widths) or (whole,))

    def _width(self, inlines: Sequence[Inline], variant: Variant) -> float:
        text = "".join(inline.text for inline in inlines)
        if _SQUARES.fullmatch(text):  # most names and units
            return len(text) * self._look.size
        return self._desk.width(inlines, variant, size=self._look.size)

    def _column(self, column: TableColumn) -> list[tuple[_Segment, ...]]:
        """The cells of a column, measured."""
        key = column.number, column.edition, column.apart
        if key not in self._columns:
            cells = (column.cell(entry.cells[column.number]) for entry in self._entries)
            self._columns[key] = [self._segments(one) for one in cells]
        return self._columns[key]

    def _lines(self, column: TableColumn, room: float) -> list[int]:
        """How many lines each cell of a column takes in that room, which many of the fields share."""
        key = column.number, column.edition, column.apart, room
        if key not in self._tall:
            known = {one: sum([each.lines(room) for each in one]) for one in set(self._column(column))}
            self._tall[key] = [known[one] for one in self._column(column)]
        return self._tall[key]

    def _height(self, fields: Sequence[TableField]) -> tuple[float, int, int]:
        """What names lack of their least room in these fields, then lines of the table and of words."""
        made = [column for column in table_columns(self._page, fields) if column.page_of_spread == 0]
        rooms = [max(column.width - 2 * self._look.padding, 1.0) for column in made]
        counts = list(map(self._lines, made, rooms))
        words = sum(
            sum(own) for own, column in zip(counts, made, strict=True) if column.number in (_NAMES, _NOTES)
        )
        lines = list(map(max, *counts, repeat(0)))
        whole = sum(column.width for column in made) - 2 * self._look.padding
        for place, own in self._across.items() if spans(fields) else ():
            lines[place] = sum(segment.lines(whole) for segment in own)
        wanted = LEAST_SPLIT_EM if fields[0].split else LEAST_NAME_EM
        return max(wanted * self._look.size - rooms[0], 0.0), sum(lines), words


def spans(fields: Sequence[TableField]) -> bool:
    """Whether names of groups go across: where editions that share the page share the column of names too."""
    return not fields[0].split


def _split(inlines: Sequence[Inline], mark: str) -> list[list[Inline]]:
    """Inlines cut at those that are the mark."""
    parts: list[list[Inline]] = [[]]
    for inline in inlines:
        if inline.text == mark:
            parts.append([])
        else:
            parts[-1].append(inline)
    return parts
