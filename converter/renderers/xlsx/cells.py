"""Typed cells of a sheet: numbers as the report has them, days, and text that Excel does not reckon."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

from converter.number_format import decimals_of

RECKONED: Final = "=+-@\t\r"
"""A text that begins so is a formula to a spreadsheet, unless it is marked as text."""
LONGEST: Final = 32_767
"""Characters Excel takes in a cell."""
_DIGITS: Final = 15
"""Of a number that Excel keeps; longer ones are written as text."""
_DAY: Final = "yyyy-mm-dd"


class CellWriter:
    """Writes the cells of a workbook's sheets, each format once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formats: dict[tuple[str, bool, bool], Any] = {}
        self.cut = 0
        """Texts that were too long for a cell."""

    def write(
        self, sheet: Any, row: int, column: int, value: str | int | Decimal | date | None, *, wraps: bool
    ) -> None:
        """One cell; nothing for a value that says nothing.

        Args:
            sheet: of the workbook.
            row: from 0.
            column: from 0.
            value: what it holds.
            wraps: whether its text may take several lines.
        """
        if value is None or value == "":
            return
        if isinstance(value, str):
            self._text(sheet, row, column, value, wraps=wraps)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self._format(_DAY))
        elif isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) > _DIGITS:
            self._text(sheet, row, column, f"{value:f}", wraps=wraps)
        else:
            sheet.write_number(row, column, float(value), self._format(_notation(value)))

    def line(self, sheet: Any, row: int, column: int, text: str) -> None:
        """A text of the program's own."""
        sheet.write_string(row, column, text, self._format("", wraps=True))

    def _text(self, sheet: Any, row: int, column: int, value: str, *, wraps: bool) -> None:
        if len(value) > LONGEST:
            self.cut += 1
            value = value[: LONGEST - 1] + "…"
        form = self._format("", wraps=wraps, marked=value[0] in RECKONED)
        sheet.write_string(row, column, value, form)

    def _format(self, notation: str, *, wraps: bool = False, marked: bool = False) -> Any:
        key = notation, wraps, marked
        if key not in self._formats:
            wanted = {"valign": "top", "text_wrap": wraps, "quote_prefix": marked}
            if notation:
                wanted["num_format"] = notation
            self._formats[key] = self._book.add_format(wanted)
        return self._formats[key]


def _notation(value: int | Decimal) -> str:
    """Thousands apart, and as many decimals as the report has."""
    decimals = decimals_of(value) if isinstance(value, Decimal) else 0
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"
