"""Tables without rules: figures under one another with white space between, line after line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from converter.readers.pdf.lines import HOLE, LineSegment
from converter.readers.pdf.open_tables import cells_in_rows
from converter.readers.pdf.tables import PageTable
from converter.readers.plain_tables import is_table

_LEAST_ROWS: Final = 3
_LEAST_CELLS: Final = 3
"""Of most rows: two may be columns of text, or a name and a date below a report."""
_LOOSE: Final = 1.6
"""Times the distance of the rows before it from which on a row is of another table."""


def take_loose_tables(lines: Sequence[LineSegment]) -> tuple[list[PageTable], list[LineSegment]]:
    """The tables of a page around which nothing is drawn, and the lines that stand in none.

    Args:
        lines: of the page, from the top.
    """
    tables: list[PageTable] = []
    rest: list[LineSegment] = []
    for run in _runs(_rows(lines)):
        parts = [part for row in run for part in row]
        cells = cells_in_rows(parts) if len(run) >= _LEAST_ROWS else ()
        if cells and is_table(cells):
            x0, x1 = min(part.x0 for part in parts), max(part.x1 for part in parts)
            tables.append(PageTable(cells, x0, parts[0].top, x1, parts[-1].bottom))
        else:
            rest += parts
    return tables, rest


def _rows(lines: Sequence[LineSegment]) -> list[list[LineSegment]]:
    rows: list[list[LineSegment]] = []
    for line in sorted(lines, key=lambda line: (line.base, line.x0)):
        if rows and line.base - rows[-1][0].base < 0.35 * line.em:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _runs(rows: Sequence[list[LineSegment]]) -> list[list[list[LineSegment]]]:
    """Rows of several cells below one another at one distance; other rows by themselves."""
    runs: list[list[list[LineSegment]]] = [[row] for row in rows[:1]]
    for before, row in pairwise(rows):
        run = runs[-1]
        apart = row[0].base - before[0].base
        steady = len(run) == 1 or apart <= _LOOSE * (run[1][0].base - run[0][0].base)
        near = apart <= 3 * row[0].em and steady
        if _is_row(row) and _is_row(before) and near:
            run.append(row)
        else:
            runs.append([row])
    return runs


def _is_row(row: Sequence[LineSegment]) -> bool:
    return len(row) >= _LEAST_CELLS and all(part.text[0] != HOLE for part in row)
