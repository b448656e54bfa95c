"""Sheets written with XlsxWriter: heads that stay in sight, filters, and no text that Excel would reckon."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any, Final

from converter.content import Content, Labels, joined
from converter.opc.packing import moment, repacked
from converter.renderers.xlsx.sheets import Cell, DataSheet

_LONGEST: Final = 32_767
"""Characters Excel takes in a cell."""
_RECKONED: Final = "=+-@\t\r"
"""A text that begins so becomes a formula when a person edits its cell, unless that is marked as text."""
_DIGITS: Final = 15
"""Of a number that Excel keeps; longer ones are written as text."""
_DAY: Final = "yyyy-mm-dd"


def written(sheets: Iterable[DataSheet], content: Content) -> bytes:
    """The bytes of the workbook.

    Args:
        sheets: in their order; texts longer than a cell takes are cut, which the last one says.
        content: whose title and issuing body the file's properties name.
    """
    from xlsxwriter import Workbook

    stream = BytesIO()
    # no temporary files, and no text taken for a formula, a link or a number
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(stream, options) as book:
        issuer = content.report.issuer
        book.set_properties(
            {
                "title": joined(content.title)[:255],
                "author": issuer.text[:255] if issuer is not None else "",
                "comments": content.made_by[0],
                "created": moment().replace(tzinfo=None),
            }
        )
        writer = _Writer(book)
        made = tuple(sheets)
        for sheet in made:
            writer.sheet(sheet)
        if writer.cut:
            labels = Labels([edition.variant for edition in content.editions])
            writer.add_line(len(made[-1].rows) + 1, labels("cells_cut", count=writer.cut)[0])
    return repacked(stream.getvalue())


class _Writer:
    """Writes one sheet after the other, each format once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._formats: dict[tuple[str, bool, bool], Any] = {}
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._sheet: Any = None
        self.cut = 0
        """Texts that were too long for a cell."""

    def sheet(self, own: DataSheet) -> None:
        self._sheet = self._book.add_worksheet(own.name)
        for place, column in enumerate(own.columns):
            self._sheet.set_column(place, place, column.width)
            self._sheet.write_string(0, place, column.head, self._head)
            if column.choices and own.rows:
                self._sheet.data_validation(
                    1, place, len(own.rows), place, {"validate": "list", "source": list(column.choices)}
                )
        for number, row in enumerate(own.rows, start=1):
            self._row(number, row, [column.wraps for column in own.columns])
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, max(1, len(own.rows)), len(own.columns) - 1)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)

    def add_line(self, row: int, text: str) -> None:
        """A line below the last sheet's rows."""
        self._sheet.write_string(row, 1, text, self._format("", wraps=True, marked=False))

    def _row(self, number: int, row: Sequence[Cell], wraps: Sequence[bool]) -> None:
        for place, (value, wrap) in enumerate(zip(row, wraps, strict=True)):
            if value is None or value == "":
                continue
            if isinstance(value, str):
                self._text(number, place, value, wraps=wrap)
            elif isinstance(value, date):
                self._sheet.write_datetime(
                    number, place, value, self._format(_DAY, wraps=False, marked=False)
                )
            elif isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) > _DIGITS:
                self._text(number, place, f"{value:f}", wraps=wrap)
            else:
                form = self._format(_notation(value), wraps=False, marked=False)
                self._sheet.write_number(number, place, float(value), form)

    def _text(self, number: int, place: int, value: str, *, wraps: bool) -> None:
        if len(value) > _LONGEST:
            self.cut += 1
            value = value[: _LONGEST - 1] + "…"
        form = self._format("", wraps=wraps, marked=value[0] in _RECKONED)
        self._sheet.write_string(number, place, value, form)

    def _format(self, notation: str, *, wraps: bool, marked: bool) -> Any:
        key = notation, wraps, marked
        if key not in self._formats:
            wanted = {"valign": "top", "text_wrap": wraps, "quote_prefix": marked}
            if notation:
                wanted["num_format"] = notation
            self._formats[key] = self._book.add_format(wanted)
        return self._formats[key]


def _notation(value: int | Decimal) -> str:
    """Thousands apart, and as many decimals as the report has."""
    exponent = value.normalize().as_tuple().exponent if isinstance(value, Decimal) else 0
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"
