"""Tables in plain text: rows of cells between bars, tabs or wide gaps, one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from unicodedata import east_asian_width

from converter.lexicon import Lexicon, fold
from converter.lexicon.scope import of_lexicon

_BAR: Final = re.compile("[|｜│┃║]")
_RULE: Final = re.compile(r"[\s|｜│┃║+\-=:—─━═┄┈┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╔╗╚╝╠╣╦╩╬]+")
_RULED: Final = re.compile("[-=—─━═┄┈]{2}")
_GAP: Final = re.compile(r"\t+|[ \u3000]{2,}")
_CELL: Final = re.compile(r"[^ \u3000\t](?:[^ \u3000\t]| (?! )|\u3000(?!\u3000))*")
_NOT_IN_CELLS: Final = re.compile("[。；！？]")
_LONGEST_CELL: Final = 60
_BARE_NUMBER: Final = re.compile(r"[\d.·…\s]+")
_MOST_ROWS: Final = 2_000
_LONGEST_LINE: Final = 1_000
_LEAST: Final = 2

Rows: TypeAlias = "list[list[str] | None]"
"""Cells of lines; None for one that only rules."""


@dataclass(frozen=True, slots=True)
class PlainRow:
    """A row of a table in plain text."""

    table: int
    """Tables count from 1 in the text."""
    number: int
    cells: tuple[str, ...]


def plain_tables(lines: Sequence[str]) -> dict[int, PlainRow | None]:
    """The rows of tables by the places of their lines; None for lines that only rule one."""
    found: dict[int, PlainRow | None] = {}
    tables = 0
    place = 0
    while place < len(lines):
        rows, is_table = _barred(lines, place)
        if not is_table:
            gapped, is_table = _gapped(lines, place)
            rows = gapped if is_table or len(gapped) > len(rows) else rows
        if not is_table:  # a part of what is not a table is none either
            place += max(1, len(rows) - 1)
            continue
        tables += 1
        number = 0
        for offset, cells in enumerate(rows):
            number += cells is not None
            found[place + offset] = None if cells is None else PlainRow(tables, number, tuple(cells))
        place += len(rows)
    return found


# --- bars -----------------------------------------------------------------------------------------------


def _barred(lines: Sequence[str], start: int) -> tuple[Rows, bool]:
    """The rows with bars between their cells from a line on, and whether they are a table."""
    rows: Rows = []
    if not _BAR.search(lines[start]) and not _RULED.search(lines[start]):
        return rows, False
    width = 0
    for line in lines[start : start + _MOST_ROWS]:
        if _RULE.fullmatch(line) and _RULED.search(line):
            rows.append(None)
            continue
        cells = _between_bars(line)
        if len(cells) < _LEAST or (width and len(cells) != width) or not _fit(cells):
            break
        width = len(cells)
        rows.append(cells)
    filled = [row for row in rows if row is not None]
    shown = len(filled) < len(rows) or _framed(lines[start]) or _tells(filled)
    return rows, len(filled) >= _LEAST and shown


def _between_bars(line: str) -> list[str]:
    """The cells of a line; a bar at its begin and one at its end stand outside of them."""
    cells = [cell.strip(" \u3000\t") for cell in _BAR.split(line.strip(" \u3000\t"))]
    if len(cells) > 1 and not cells[0]:
        cells = cells[1:]
        if len(cells) > 1 and not cells[-1]:
            cells = cells[:-1]
    return cells


def _framed(line: str) -> bool:
    bare = line.strip()
    return len(bare) > 1 and _BAR.match(bare) is not None and _BAR.match(bare[-1]) is not None


# --- gaps -----------------------------------------------------------------------------------------------


def _gapped(lines: Sequence[str], start: int) -> tuple[Rows, bool]:
    """The rows with tabs or wide gaps between their cells, the first with all columns; whether a table."""
    if len(lines[start]) > _LONGEST_LINE or not _GAP.search(lines[start].strip()):
        return [], False
    tabbed = "\t" in lines[start].strip(" ")
    head = _between_tabs(lines[start]) if tabbed else [text for text, _, _ in _placed(lines[start])]
    if len(head) < _LEAST or not _fit(head):
        return [], False
    columns = [begin for _, begin, _ in _placed(lines[start])]
    rows: Rows = [head]
    for line in lines[start + 1 : start + _MOST_ROWS]:
        cells = _row_between_tabs(line, len(head)) if tabbed else _row_by_place(line, columns)
        if not cells or not _fit(cells):
            break
        rows.append(cells)
    filled = [row for row in rows if row is not None]
    return rows, len(filled) >= _LEAST and _tells(filled) and not _is_contents(filled)


def _between_tabs(line: str) -> list[str]:
    return [cell.strip(" \u3000") for cell in line.strip(" ").split("\t")]


def _row_between_tabs(line: str, width: int) -> list[str]:
    if "\t" not in line or len(line) > _LONGEST_LINE:
        return []
    cells = _between_tabs(line)
    while len(cells) > width and not cells[-1]:
        cells.pop()
    return cells + [""] * (width - len(cells)) if len(cells) <= width else []


def _placed(line: str) -> list[tuple[str, int, int]]:
    """The cells of a line between gaps, with the columns of a terminal each begins and ends at."""
    placed: list[tuple[str, int, int]] = []
    for match in _CELL.finditer(line):
        text, begin, end = match.group(), _width(line[: match.start()]), _width(line[: match.end()])
        if placed and len(text) == 1 == len(placed[-1][0]) and not text.isascii():  # 合    计
            text, begin = placed[-1][0] + text, placed.pop()[1]
        placed.append((text, begin, end))
    return placed


def _row_by_place(line: str, columns: Sequence[int]) -> list[str]:
    """The cells of a line under those of the head; where some are missing, by where the others stand."""
    placed = _placed(line) if len(line) <= _LONGEST_LINE else []
    if len(placed) == len(columns):
        return [text for text, _, _ in placed]
    if not _LEAST <= len(placed) < len(columns):
        return []
    cells = [""] * len(columns)
    for text, begin, end in placed:
        middle = (begin + end) / 2
        column = max((at for at, left in enumerate(columns) if left <= middle), default=0)
        if cells[column]:
            return []
        cells[column] = text
    return cells


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


# --- what is a table ------------------------------------------------------------------------------------


def is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether cells in rows, the first of them names, are a table of figures and no columns of text."""
    return all(map(_fit, rows)) and _tells(rows) and not _is_contents(rows)


def _fit(cells: Sequence[str]) -> bool:
    return all(len(cell) <= _LONGEST_CELL and not _NOT_IN_CELLS.search(cell) for cell in cells)


def _tells(rows: Sequence[Sequence[str]]) -> bool:
    """Whether figures stand beside names below the first row, or with their units in it too."""
    figure = _figure()
    return any(figure.fullmatch(fold(cell)) for row in rows[1:] for cell in row[1:])


@of_lexicon
def _figure(lexicon: Lexicon) -> re.Pattern[str]:
    """A whole folded cell that is a figure, and no date."""
    verbs = "|".join(map(re.escape, lexicon.changes_of("verb")))
    return re.compile(rf"(?!.*[年月日]$)[-+−±↑↓]?(?:约|近|超|{verbs})?\s?\d[\d,.]*\s?[^\s\d]{{0,6}}")


def _is_contents(rows: Sequence[Sequence[str]]) -> bool:
    """Whether every line is a heading and the page it stands on."""
    return all(len(row) == _LEAST and _BARE_NUMBER.fullmatch(row[1]) for row in rows)
