"""Office packages written so that the same parts give the same bytes on every machine."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterable
from datetime import datetime, timezone
from io import BytesIO
from typing import Final

_EARLIEST: Final = datetime(2000, 1, 1, tzinfo=timezone.utc)
_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP without clock, user or system in it.

    Args:
        members: paths and contents, in the order of the archive.
    """
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members:
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = 0
            archive.writestr(entry, data, compresslevel=6)
    return stream.getvalue()


def repacked(data: bytes) -> bytes:
    """The members of an archive just made by a library, packed anew."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return packed((each.filename, archive.read(each)) for each in archive.infolist())


def moment() -> datetime:
    """What a file is dated: SOURCE_DATE_EPOCH, or a fixed day."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        try:
            return datetime.fromtimestamp(int(epoch), tz=timezone.utc)
        except (OverflowError, OSError, ValueError):
            return _EARLIEST
    return _EARLIEST
