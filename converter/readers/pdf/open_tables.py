"""Tables with level rules only, as statistics print them: one above, one under the head, one below.

Rows are lines, columns what stands under one another with white space between right through the table.
"""

from __future__ import annotations

from collections.abc import Sequence

from converter.readers.pdf.characters import Char
from converter.readers.pdf.file import RuledLine
from converter.readers.pdf.lines import LineSegment, lines_of
from converter.readers.pdf.tables import NEAR, PageTable, take_chars

_SAME_END = 8.0
"""Points by which the rules of one table may begin or end apart."""
_LEAST_RULES = 3
_LEAST_ROWS = 3
_PARTED = 0.6
"""Share of the rows that must have two cells at least: else the rules only set text off."""


def take_open_tables(chars: list[Char], rules: Sequence[RuledLine]) -> tuple[list[PageTable], list[Char]]:
    """The tables of a page that have level rules only, and the characters that stand in none.

    Args:
        chars: of the page, without those in tables with a rule around every cell.
        rules: of the page.
    """
    tables: list[PageTable] = []
    for group in _alike(_whole([rule for rule in rules if rule.level])):
        if len(group) < _LEAST_RULES:
            continue
        x0, x1 = min(rule.x0 for rule in group), max(rule.x1 for rule in group)
        top, bottom = group[0].y0, group[-1].y0
        inside, rest = take_chars(chars, x0, top, x1, bottom)
        rows = cells_in_rows(lines_of(inside))
        if rows:
            chars = rest
            tables.append(PageTable(rows, x0, top, x1, bottom))
    return tables, chars


def _whole(rules: list[RuledLine]) -> list[RuledLine]:
    """Rules that go on from one another as one: programs draw them cell by cell."""
    made: list[RuledLine] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.y0), rule.x0)):
        last = made[-1] if made else None
        if last and abs(last.y0 - rule.y0) <= NEAR / 2 and rule.x0 - last.x1 <= NEAR:
            made[-1] = RuledLine(last.x0, last.y0, max(last.x1, rule.x1), last.y0)
        else:
            made.append(RuledLine(rule.x0, rule.y0, rule.x1, rule.y0))
    return made


def _alike(rules: list[RuledLine]) -> list[list[RuledLine]]:
    """Rules of one length under one another, from the top."""
    groups: list[list[RuledLine]] = []
    for rule in sorted(rules, key=lambda rule: rule.y0):
        for group in groups[-20:]:
            first = group[0]
            if abs(first.x0 - rule.x0) <= _SAME_END and abs(first.x1 - rule.x1) <= _SAME_END:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return groups


def cells_in_rows(parts: list[LineSegment]) -> tuple[tuple[str, ...], ...]:
    """The cells of each row; nothing where these lines are not a table."""
    rows: list[list[LineSegment]] = []
    for part in sorted(parts, key=lambda part: part.base):
        if rows and part.base - rows[-1][0].base < 0.5 * part.em:
            rows[-1].append(part)
        else:
            rows.append([part])
    parted = [row for row in rows if len(row) > 1]
    if len(rows) < _LEAST_ROWS or len(parted) < _PARTED * len(rows):
        return ()
    columns = _columns(parts)
    if len(columns) < 2:
        return ()
    made = []
    for row in rows:
        cells = [""] * len(columns)
        for part in sorted(row, key=lambda part: part.x0):
            place = next(n for n, (x0, x1) in enumerate(columns) if x0 <= part.x0 and part.x1 <= x1)
            cells[place] = f"{cells[place]} {part.text}".strip()
        made.append(tuple(cells))
    return tuple(made)


def _columns(parts: list[LineSegment]) -> list[tuple[float, float]]:
    """Where columns begin and end: stretches that no white space cuts right through the table."""
    columns: list[tuple[float, float]] = []
    for part in sorted(parts, key=lambda part: part.x0):
        if columns and part.x0 <= columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], part.x1)
        else:
            columns.append((part.x0, part.x1))
    return columns
