"""Sheets written with XlsxWriter: heads that stay in sight, filters, and no text that Excel would reckon."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from converter.content import ByEdition, Labels, joined
from converter.opc.packing import moment, repacked
from converter.renderers.xlsx.cells import CellWriter
from converter.renderers.xlsx.sheets import DataSheet


def written(
    sheets: Iterable[DataSheet], labels: Labels, *, title: ByEdition, author: str, made_by: str
) -> bytes:
    """The bytes of the workbook.

    Args:
        sheets: in their order; texts longer than a cell takes are cut, which the last one says.
        labels: the program's own words.
        title: for the file's properties, as are
        author: the issuing body, and
        made_by: the program.
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
        book.set_properties(
            {
                "title": joined(title)[:255],
                "author": author[:255],
                "comments": made_by,
                "created": moment().replace(tzinfo=None),
            }
        )
        writer = _Writer(book)
        made = tuple(sheets)
        for sheet in made:
            writer.sheet(sheet)
        if writer.cut:
            writer.add_line(len(made[-1].rows) + 1, labels("cells_cut", count=writer.cut)[0])
    return repacked(stream.getvalue())


class _Writer:
    """Writes one sheet after the other, each format once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._cells = CellWriter(book)
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._sheet: Any = None

    @property
    def cut(self) -> int:
        """Texts that were too long for a cell."""
        return self._cells.cut

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
            for place, (value, column) in enumerate(zip(row, own.columns, strict=True)):
                self._cells.write(self._sheet, number, place, value, wraps=column.wraps)
        self._sheet.freeze_panes(1, 0)
        self._sheet.autofilter(0, 0, max(1, len(own.rows)), len(own.columns) - 1)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)

    def add_line(self, row: int, text: str) -> None:
        """A line below the last sheet's rows."""
        self._cells.line(self._sheet, row, 1, text)
