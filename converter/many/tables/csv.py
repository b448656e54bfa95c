"""The figures as CSV: UTF-8, a head of column names, nothing that a spreadsheet would reckon."""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from converter import output
from converter.many.rows import COLUMNS, ReportRows, Value, figure_values
from converter.model import Diagnostic

_RECKONED: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet; an apostrophe before it makes it text."""


@dataclass(frozen=True, slots=True)
class CsvTable:
    _writer: Any

    def add(self, rows: ReportRows) -> None:
        self._writer.writerows([_cell(value) for value in row] for row in figure_values(rows))

    def has(self, state: str) -> bool:
        return False

    def notes(self) -> tuple[Diagnostic, ...]:
        return ()


@contextlib.contextmanager
def csv_table(path: Path, *, force: bool, bom: bool) -> Iterator[CsvTable]:
    """As `open_table`."""
    with (
        output.growing(path, force=force) as temporary,
        temporary.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as stream,
    ):
        writer = csv.writer(stream, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        yield CsvTable(writer)


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value.startswith(_RECKONED):
        return f"'{value}"
    return str(value)
