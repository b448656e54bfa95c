"""Files that were made here: no reports, or a second run over a folder would convert them."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

_HEAD: Final = 4096
"""Bytes at the start of a page in which it says what made it."""
_PROPERTIES: Final = 64 * 1024


def _pdf(path: Path) -> bool:
    return b"<pdf:Producer>duizhao " in path.read_bytes()


def _docx(path: Path) -> bool:
    """One that a person has saved since names another program, and is taken as a report."""
    with zipfile.ZipFile(path) as package, package.open("docProps/app.xml") as stream:
        return b"Application>duizhao<" in stream.read(_PROPERTIES)


def _html(path: Path) -> bool:
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    return b'<meta name="generator" content="' in head and b"duizhao " in head


_TESTS: Final[dict[str, Callable[[Path], bool]]] = {".pdf": _pdf, ".docx": _docx, ".html": _html}


def is_product(path: Path) -> bool:
    """Whether a file says that duizhao has made it; one that cannot be read does not."""
    test = _TESTS.get(path.suffix.lower())
    try:
        return test is not None and test(path)
    except (OSError, KeyError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return False  # its reader tells what is wrong with it
