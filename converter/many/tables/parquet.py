"""The figures as Parquet: typed columns, row groups that are written as they fill."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, get_type_hints

from converter import output
from converter.errors import UsageError
from converter.many.rows import COLUMNS, FigureRow, ReportRow, ReportRows, Value, figure_values
from converter.many.tables import TableFile
from converter.messages import message

_ROW_GROUP: Final = 50_000
"""Rows that are held until they are written together."""


class ParquetTable(TableFile):
    def __init__(self, arrow: Any, writer: Any, schema: Any) -> None:
        self._arrow = arrow
        self._writer = writer
        self._schema = schema
        self._rows: list[tuple[Value, ...]] = []

    def add(self, rows: ReportRows) -> None:
        self._rows += figure_values(rows)
        while len(self._rows) >= _ROW_GROUP:
            self._write(self._rows[:_ROW_GROUP])
            del self._rows[:_ROW_GROUP]

    def finish(self) -> None:
        """Write what is still held; a table without rows has its columns all the same."""
        self._write(self._rows)

    def _write(self, rows: list[tuple[Value, ...]]) -> None:
        columns = [
            [float(value) if isinstance(value, Decimal) else value for value in column]
            for column in (zip(*rows, strict=True) if rows else [()] * len(COLUMNS))
        ]
        arrays = [
            self._arrow.array(column, type=field.type)
            for column, field in zip(columns, self._schema, strict=True)
        ]
        self._writer.write_table(self._arrow.Table.from_arrays(arrays, schema=self._schema))


@contextlib.contextmanager
def parquet_table(path: Path, *, force: bool) -> Iterator[ParquetTable]:
    """As `open_table`.

    Raises:
        UsageError: pyarrow is missing.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise UsageError(
            message(
                "{path}: Parquet needs pyarrow; install it with: {command}",
                path=path,
                command="pip install 'duizhao[parquet]'",
            )
        ) from None
    schema = pyarrow.schema([(column, _kind(pyarrow, column)) for column in COLUMNS])
    with (
        output.growing(path, force=force) as temporary,
        parquet.ParquetWriter(str(temporary), schema, compression="zstd") as writer,
    ):
        table = ParquetTable(pyarrow, writer, schema)
        yield table
        table.finish()


def _kind(arrow: Any, column: str) -> Any:
    """The type of a column, from that of its field."""
    hints = {**get_type_hints(ReportRow), **get_type_hints(FigureRow)}
    kinds = {
        str: arrow.string(),
        Decimal: arrow.float64(),
        date: arrow.date32(),
        bool: arrow.bool_(),
        int: arrow.int64(),
    }
    named = hints[column]
    return next(
        made for kind, made in kinds.items() if named is kind or kind in getattr(named, "__args__", ())
    )
