"""The figures as CSV: UTF-8, a head of column names, nothing that a spreadsheet would reckon."""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from converter import output
from converter.many.rows import COLUMNS, ReportRows, Value, figure_values
from converter.many.tables import TableFile
from converter.renderers.xlsx.cells import RECKONED


@dataclass(frozen=True, slots=True)
class CsvTable(TableFile):
    _writer: Any

    def add(self, rows: ReportRows) -> None:
        self._writer.writerows([_cell(value) for value in row] for row in figure_values(rows))


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
    if isinstance(value, str) and value.startswith(tuple(RECKONED)):
        return f"'{value}"  # which makes it text
    return str(value)
