"""Catalogues of sentences: `.po` files of the repository, `.mo` files of what is installed.

What is installed has each catalogue compiled (`hatch_build.py`); a checkout has none that could be older than
its source, and is read as it stands, in some milliseconds more. Both come to the same class of the standard
library. This module needs nothing but that, since the build asks it too.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator, Mapping
from functools import lru_cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent.parent / "locale"
DOMAIN: Final = "duizhao"
_MAGIC: Final = 0x950412DE


@lru_cache(maxsize=4)
def catalogue_of(language: str) -> GNUTranslations:
    """The sentences of a language.

    Args:
        language: a BCP 47 tag that has a catalogue: `zh-Hant`.
    """
    compiled = place(language, "mo")
    if compiled.is_file():
        return GNUTranslations(BytesIO(compiled.read_bytes()))
    return GNUTranslations(BytesIO(to_mo(read_po(place(language, "po").read_text("utf-8")))))


def place(language: str, suffix: str) -> Path:
    """Where a catalogue lies, as gettext has it."""
    return FOLDER / language.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.{suffix}"


def read_po(text: str) -> dict[str, str]:
    """What a `.po` file translates.

    Args:
        text: of the file; entries that are empty, fuzzy or obsolete are left out.

    Returns:
        Translations by sentence, as `.mo` files have them: singular and plural parted by NUL.
    """
    return {key: value for key, value in _entries(text) if value.strip("\0")}


def to_mo(entries: Mapping[str, str]) -> bytes:
    """The bytes of a `.mo` file: little-endian, without a table of hashes; the same for the same entries."""
    pairs = sorted((key.encode(), value.encode()) for key, value in entries.items())
    head = struct.pack("<7I", _MAGIC, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 28 + 16 * len(pairs))
    tables, texts, start = b"", b"", 28 + 16 * len(pairs)
    for column in zip(*pairs, strict=True):
        for each in column:
            tables += struct.pack("<2I", len(each), start + len(texts))
            texts += each + b"\0"
    return head + tables + texts


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Each entry, from the keyword lines of its paragraph."""
    for paragraph in text.split("\n\n"):
        parts: dict[str, str] = {}
        keyword = ""
        for line in paragraph.splitlines():
            if line.startswith("#,") and "fuzzy" in line:
                break
            if not line or line.startswith("#"):
                continue
            named, _, quoted = line.rpartition(" ") if line.startswith('"') else line.partition(" ")
            if line.startswith('"'):
                quoted = line
            else:
                keyword = named
            parts[keyword] = parts.get(keyword, "") + json.loads(quoted)
        else:
            if "msgid" in parts:
                key = [parts[name] for name in ("msgid", "msgid_plural") if name in parts]
                value = [parts[name] for name in sorted(parts) if name.startswith("msgstr")]
                yield "\0".join(key), "\0".join(value)
