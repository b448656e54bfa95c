"""The figures as a workbook: typed cells, a head that stays in sight, filters, more than one if full."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from converter import output
from converter.many.rows import COLUMNS, ReportRows, Value, figure_values
from converter.many.tables import TableFile
from converter.messages import counted, message
from converter.model import Diagnostic, Variant
from converter.opc.packing import moment
from converter.renderers.xlsx.cells import LONGEST, CellWriter
from converter.strings import strings

MOST_ROWS: Final = 1_048_576
"""Of a sheet, its head among them."""
_WIDTHS: Final = {"name": 40, "sentence": 80, "section": 30, "title": 30, "report": 30, "issuer": 20}
_USUAL_WIDTH: Final = 12
_HEADS: Final = {
    "report": "file", "title": "report_title", "issuer": "issuer", "place": "region", "period": "period",
    "period_start": "period_start", "period_end": "period_end", "section": "section", "name": "indicator",
    "id": "id", "name_key": "name_key", "value": "exact", "value_max": "exact_max", "unit": "unit",
    "bound": "bound", "previous": "previous", "change": "amount", "change_max": "amount_max",
    "change_unit": "change_unit", "change_bound": "change_bound", "basis": "basis", "against": "against",
    "aim": "kind", "scope": "scope", "period_why": "period_why", "doubts": "doubt", "written": "written",
    "sentence": "sentence", "start": "start", "end": "end", "report_sha256": "report_sha256",
    "script": "script", "report_date": "report_date", "report_period": "report_period",
    "report_start": "report_start", "report_end": "report_end",
}  # fmt: skip
"""The word at the head of each column, without `column_`."""


class XlsxTable(TableFile):
    def __init__(self, book: Any, most: int) -> None:
        self._book = book
        self._most = most
        self._sheet: Any = None
        self._at = 0
        self._sheets = 0
        self._cells = CellWriter(book)
        self._words = strings("tw")
        self._head = book.add_format({"bold": True, "bottom": 1})

    def add(self, rows: ReportRows) -> None:
        if self._sheet is None:
            variant: Variant = "tw" if rows.report.script == "Hant" else "cn"
            self._words = strings(variant)
        for row in figure_values(rows):
            if self._sheet is None or self._at == self._most:
                self.begin_sheet()
            self._row(row)

    def notes(self) -> tuple[Diagnostic, ...]:
        made = []
        if self._sheets > 1:
            said = message(
                "the figures fill {count} sheets, as Excel takes {most:,} rows in one",
                count=self._sheets,
                most=self._most,
            )
            made.append(Diagnostic("sheets-full", said))
        if self._cells.cut:
            said = counted(
                "{count} text was cut, as Excel takes {most:,} characters in a cell",
                "{count} texts were cut, as Excel takes {most:,} characters in a cell",
                self._cells.cut,
                most=LONGEST,
            )
            made.append(Diagnostic("cells-cut", said))
        return tuple(made)

    def begin_sheet(self) -> None:
        """The next sheet, with its head."""
        self.close_sheet()
        self._sheets += 1
        name = self._words["indicators"]
        self._sheet = self._book.add_worksheet(name if self._sheets == 1 else f"{name} {self._sheets}")
        for place, column in enumerate(COLUMNS):
            self._sheet.set_column(place, place, _WIDTHS.get(column, _USUAL_WIDTH))
            head = self._words[f"column_{_HEADS[column]}"]
            self._sheet.write_string(0, place, head, self._head)
        self._sheet.freeze_panes(1, 0)
        self._at = 1

    def close_sheet(self) -> None:
        """Lay the filters over the rows that are there."""
        if self._sheet is not None:
            self._sheet.autofilter(0, 0, max(1, self._at - 1), len(COLUMNS) - 1)

    def _row(self, row: Sequence[Value]) -> None:
        for place, (column, value) in enumerate(zip(COLUMNS, row, strict=True)):
            kind = "aims" if value else "results"
            shown = self._words[kind] if column == "aim" else value
            self._cells.write(self._sheet, self._at, place, shown, wraps=False)
        self._at += 1


@contextlib.contextmanager
def xlsx_table(path: Path, *, force: bool, most: int = MOST_ROWS) -> Iterator[XlsxTable]:
    """As `open_table`.

    Args:
        path: of the file.
        force: whether one that exists is replaced.
        most: rows of a sheet.
    """
    from xlsxwriter import Workbook

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with output.growing(path, force=force) as temporary, Workbook(str(temporary), options) as book:
        book.set_properties({"comments": "duizhao", "created": moment().replace(tzinfo=None)})
        table = XlsxTable(book, most)
        yield table
        if table._sheet is None:
            table.begin_sheet()
        table.close_sheet()
