"""What earlier runs have written into a folder, so that a later one can go on: an SQLite file in it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final

from converter.assets import is_file
from converter.errors import OutputError
from converter.many.work import Outcome
from converter.messages import about, message

NAME: Final = "duizhao-run.sqlite"
_APPLICATION: Final = 0x447A4C31
"""`DzL1`: what the file is, for SQLite and `file`."""
_TABLE: Final = """
CREATE TABLE IF NOT EXISTS report (
    stem TEXT PRIMARY KEY,    -- of the outputs, seen from the folder
    input TEXT NOT NULL,      -- as it was named
    source TEXT NOT NULL,     -- SHA-256 of the input
    options TEXT NOT NULL,    -- SHA-256 of options, version and the files they name
    code INTEGER NOT NULL,    -- exit code, 0 if it was made
    message TEXT NOT NULL,    -- why it was not
    files TEXT NOT NULL       -- JSON: what was written, with the SHA-256 of each
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """What became of a report in an earlier run."""

    source: str
    options: str
    code: int
    files: dict[str, str]
    """Its outputs, with their SHA-256; also those of a run before a failure."""


class Memory:
    """What this process has written, for as long as it runs."""

    def __init__(self) -> None:
        self._entries: dict[str, LedgerEntry] = {}

    def entry(self, stem: str) -> LedgerEntry | None:
        """As `Ledger.entry`."""
        return self._entries.get(stem)

    def note(self, stem: str, options: str, outcome: Outcome) -> None:
        """As `Ledger.note`."""
        before = self._entries.get(stem)
        files = dict(outcome.files) if not outcome.code else before.files if before is not None else {}
        self._entries[stem] = LedgerEntry(outcome.source, options, outcome.code, files)


class Ledger:
    """The ledger of a folder, held by one run at a time.

    Every entry is on the disk before the next report is; a run that is killed loses none.

    Raises:
        OutputError: the file is another program's, damaged, held by another run, or cannot be written.
    """

    def __init__(self, folder: Path, *, reads_only: bool = False) -> None:
        self.path = folder / NAME
        try:
            address = f"{self.path.absolute().as_uri()}?mode={'ro' if reads_only else 'rwc'}"
            self._connection = sqlite3.connect(address, isolation_level=None, timeout=1.0, uri=True)
            if reads_only:
                self._check_ours()
            else:
                self._begin()
        except sqlite3.Error as error:
            raise self._unusable(error) from None

    @classmethod
    def to_read(cls, folder: Path) -> Ledger | None:
        """The ledger of a folder to look things up in; None where there is none.

        Raises:
            OutputError: as for one that is written.
        """
        return cls(folder, reads_only=True) if is_file(folder / NAME) else None

    def _begin(self) -> None:
        run = self._connection.execute
        run("PRAGMA locking_mode = EXCLUSIVE")
        run("PRAGMA synchronous = NORMAL")
        run("BEGIN EXCLUSIVE")
        self._check_ours()
        run(f"PRAGMA application_id = {_APPLICATION}")
        run(_TABLE)
        run("COMMIT")

    def _check_ours(self) -> None:
        run = self._connection.execute
        (application,) = run("PRAGMA application_id").fetchone()
        (tables,) = run("SELECT count(*) FROM sqlite_master").fetchone()
        if application != _APPLICATION and tables:
            self._connection.close()
            raise OutputError(about(self.path, message("this is not a file of duizhao's; move it away")))

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._connection.close()

    def entry(self, stem: str) -> LedgerEntry | None:
        """What is known of the report whose outputs have this stem."""
        row = self._connection.execute(
            "SELECT source, options, code, files FROM report WHERE stem = ?", (_storable(stem),)
        ).fetchone()
        return None if row is None else LedgerEntry(row[0], row[1], row[2], json.loads(row[3]))

    def note(self, stem: str, options: str, outcome: Outcome) -> None:
        """Keep what became of a report; of one that failed, what an earlier run wrote stays known."""
        files = dict(outcome.files)
        if outcome.code:
            before = self.entry(stem)
            files = before.files if before is not None else {}
        try:
            self._connection.execute(
                "INSERT OR REPLACE INTO report VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    _storable(stem),
                    _storable(outcome.name),
                    outcome.source,
                    options,
                    outcome.code,
                    _storable(outcome.message),
                    _storable(json.dumps(files, ensure_ascii=False, sort_keys=True)),
                ),
            )
        except sqlite3.Error as error:
            raise self._unusable(error) from None

    def _unusable(self, error: sqlite3.Error) -> OutputError:
        if "locked" in str(error):
            told = message("another run is writing to this folder; wait until it has ended")
            return OutputError(about(self.path, told))
        return OutputError(
            message(
                "{path}: it cannot be used ({reason}); move it away, or choose another folder",
                path=self.path,
                reason=str(error),
            )
        )


def _storable(text: str) -> str:
    """A text with bytes of a file's name that are no UTF-8 written as JSON writes them: SQLite takes none."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
