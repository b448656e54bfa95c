"""The archive: reports, sections, items and indicators in SQLite, to which every run adds.

A report is known by the hash of its bytes and of the decisions about it: one that is there already is not
read again, one whose file or decisions have changed takes the place of what it was.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from converter.assets import package_folder
from converter.errors import OutputError
from converter.many.rows import FigureRow, ItemRow, ReportRow, ReportRows, SectionRow
from converter.many.tables import TableFile
from converter.messages import about, message

_APPLICATION: Final = 0x447A4131
"""`DzA1`: what the file is, for SQLite and `file`."""
_ADDED: Final = frozenset({"against"})
"""Columns of indicators that an archive of an earlier version lacks."""
_TOGETHER: Final = 100
"""Reports that go to the disk at once."""


class Archive(TableFile):
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting = 0

    def has(self, state: str) -> bool:
        found = self._connection.execute("SELECT 1 FROM report WHERE state = ?", (state,))
        return found.fetchone() is not None

    def add(self, rows: ReportRows) -> None:
        run = self._connection.execute
        if not self._connection.in_transaction:
            run("BEGIN")
        own = rows.report
        run("DELETE FROM report WHERE report_sha256 = ? OR report = ?", (own.report_sha256, own.report))
        number = self._insert("report", ReportRow, [own], {"state": rows.state})
        above = {"report_id": number}
        self._insert("section", SectionRow, rows.sections, above)
        self._insert("item", ItemRow, rows.items, above)
        self._insert("indicator", FigureRow, rows.figures, above)
        self._waiting += 1
        if self._waiting >= _TOGETHER:
            self.commit()

    def commit(self) -> None:
        """Bring to the disk what was added."""
        if self._connection.in_transaction:
            self._connection.execute("COMMIT")
        self._waiting = 0

    def _insert(self, table: str, kind: type, rows: Any, more: dict[str, Any]) -> int:
        names = [*(each.name for each in fields(kind)), *more]
        columns = ", ".join(f'"{name}"' for name in names)
        places = ", ".join("?" * len(names))
        cursor = self._connection.cursor()
        for row in rows:
            values = [_plain(getattr(row, each.name)) for each in fields(kind)]
            cursor.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", (*values, *more.values()))
        return cursor.lastrowid or 0


@contextlib.contextmanager
def archive(path: Path) -> Iterator[Archive]:
    """As `open_table`: an archive that is there is added to.

    Raises:
        OutputError: the file is no archive, is in use, or cannot be written.
    """
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=1.0)
        try:
            _prepare(connection, path)
            made = Archive(connection)
            yield made
            made.commit()
        finally:
            connection.close()  # which takes back what was not committed
    except sqlite3.Error as error:
        busy = message("another program is writing to it; wait")
        why = busy if "locked" in str(error) else str(error)
        told = message(
            "{path}: it cannot be used ({reason}); choose another file with -o", path=path, reason=why
        )
        raise OutputError(told) from None


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    run = connection.execute
    run("PRAGMA foreign_keys = ON")
    (application,) = run("PRAGMA application_id").fetchone()
    (tables,) = run("SELECT count(*) FROM sqlite_master").fetchone()
    if application == _APPLICATION:
        known = {name for _, name, *_ in run("PRAGMA table_info(indicator)")}
        for name in _ADDED.difference(known):
            run(f"ALTER TABLE indicator ADD COLUMN {name} TEXT")
        return
    if tables:
        told = message("this is not an archive of duizhao's; choose another file with -o")
        raise OutputError(about(path, told))
    script = (package_folder("converter.many.tables") / "schema.sql").read_text(encoding="utf-8")
    connection.executescript(f"BEGIN; {script} PRAGMA application_id = {_APPLICATION}; COMMIT;")


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value
