"""A ZIP from anywhere, read within limits: members are unpacked as they are read, none beyond its bound."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Final

from converter.errors import InputError
from converter.messages import about, message

ENTRY_LIMIT: Final = 10_000
SIZE_LIMIT: Final = 48 * 1024 * 1024
"""Most bytes all members that are read may unpack to."""
RATIO_LIMIT: Final = 250
"""Most bytes one byte may unpack to, in a member of more than `_SMALL` bytes; Word's XML stays below 60."""
_SMALL: Final = 4 * 1024 * 1024
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What office packages use (ECMA-376-2 §B.4). Python's decompressors of the others know no bound."""
_ENTRY: Final = b"PK\x01\x02"
_FAULTS: Final = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, ValueError,
    IndexError, OverflowError, OSError,
)  # fmt: skip
"""What `zipfile` raises for archives that are damaged or made up."""


class SafeZip:
    """The members of an archive.

    Args:
        data: its bytes.
        name: the file's name, for messages.
        damaged: what a message says of an archive that cannot be opened at all.

    Raises:
        InputError: it is not an archive, or holds more members than `ENTRY_LIMIT`.
    """

    def __init__(self, data: bytes, name: str, damaged: str) -> None:
        self.name = name
        self._read = 0
        if data.count(_ENTRY) > ENTRY_LIMIT:  # before the list of them is built
            raise self._too_many(data.count(_ENTRY))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _FAULTS:
            raise InputError(about(name, damaged)) from None
        if len(entries) > ENTRY_LIMIT:
            raise self._too_many(len(entries))
        self._entries = {entry.filename.lstrip("/"): entry for entry in entries}

    def __contains__(self, path: str) -> bool:
        return path in self._entries

    def read(self, path: str) -> bytes:
        """The bytes of a member.

        Raises:
            InputError: it is protected, damaged, packed by an unusual method, or unpacks to too much.
        """
        entry = self._entries[path]
        if entry.flag_bits & 1:
            raise InputError(
                about(self.name, message("it is protected by a password; save it without one first"))
            )
        if entry.compress_type not in _METHODS:
            raise InputError(
                about(
                    self.name,
                    message(
                        "{part} inside it is packed by a method that no Word file uses; open it in Word and "
                        "save it anew",
                        part=path,
                    ),
                )
            )
        allowed = min(SIZE_LIMIT - self._read, max(_SMALL, entry.compress_size * RATIO_LIMIT))
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(allowed + 1)
        except _FAULTS:
            raise InputError(
                about(
                    self.name,
                    message(
                        "{part} inside it is damaged; get the file again, or open it in Word and save it "
                        "anew",
                        part=path,
                    ),
                )
            ) from None
        if len(data) > allowed:
            raise InputError(
                about(
                    self.name,
                    message("{part} unpacks to far more than a Word file holds; it is not read", part=path),
                )
            )
        self._read += len(data)
        return data

    def _too_many(self, count: int) -> InputError:
        return InputError(
            message(
                "{name}: it holds {count:,} parts, which no Word file does; it is not opened",
                name=self.name,
                count=count,
            )
        )
