"""The figures of many reports as one table: CSV, XLSX, Parquet, or an archive in SQLite."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

from converter.errors import UsageError
from converter.many.rows import ReportRows
from converter.messages import about, message
from converter.model import Diagnostic


class TableFile(ABC):
    """A table that grows report by report, in memory that does not."""

    @abstractmethod
    def add(self, rows: ReportRows) -> None:
        """The rows of one more report."""

    def has(self, state: str) -> bool:
        """Whether the rows made of just this are there already, and the report need not be read."""
        return False

    def notes(self) -> tuple[Diagnostic, ...]:
        """What should be said of it, when all reports are in."""
        return ()


Opener = Callable[..., AbstractContextManager[TableFile]]


def _csv(path: Path, *, force: bool, bom: bool) -> AbstractContextManager[TableFile]:
    from converter.many.tables.csv import csv_table

    return csv_table(path, force=force, bom=bom)


def _xlsx(path: Path, *, force: bool, bom: bool) -> AbstractContextManager[TableFile]:
    from converter.many.tables.xlsx import xlsx_table

    return xlsx_table(path, force=force)


def _parquet(path: Path, *, force: bool, bom: bool) -> AbstractContextManager[TableFile]:
    from converter.many.tables.parquet import parquet_table

    return parquet_table(path, force=force)


def _sqlite(path: Path, *, force: bool, bom: bool) -> AbstractContextManager[TableFile]:
    from converter.many.tables.sqlite import archive

    return archive(path)


_OPENERS: Final[dict[str, Opener]] = {".csv": _csv, ".xlsx": _xlsx, ".parquet": _parquet, ".sqlite": _sqlite}


def open_table(path: Path, *, force: bool = False, bom: bool = False) -> AbstractContextManager[TableFile]:
    """A table to be filled; it appears under its name, whole, when its context is left without an error.

    Args:
        path: of the file; its suffix decides what it is: .csv, .xlsx, .parquet or .sqlite.
        force: whether a file that exists is replaced. An archive is never replaced: reports are added to it.
        bom: whether a CSV begins with the mark by which Excel knows UTF-8.

    Raises:
        UsageError: the suffix is none of these, or a package is missing.
        OutputError: the file exists, or cannot be written.
    """
    opener = _OPENERS.get(path.suffix.lower())
    if opener is None:
        told = message(
            "there is no such table; give a name that ends in {suffixes}", suffixes=tuple(_OPENERS)
        )
        raise UsageError(about(path, told))
    if bom and path.suffix.lower() != ".csv":
        raise UsageError(about(path, message("--bom is for CSV alone")))
    return opener(path, force=force, bom=bom)
