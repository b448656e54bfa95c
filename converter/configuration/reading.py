"""A file of settings as a table of TOML; what is wrong is one line that names the file and the key."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from converter.assets import toml_of
from converter.errors import UsageError

LARGEST: Final = 64 * 1024
"""Bytes; all options there are make some 2,000."""


def read_settings(path: Path) -> dict[str, Any]:
    """The settings of a file.

    Raises:
        UsageError: it cannot be read, or is not TOML.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{path}: it is larger than {LARGEST // 1024} kB, so it holds no settings")
        return toml_of(path.read_text(encoding="utf-8-sig"))  # as Notepad writes it
    except UnicodeDecodeError:
        raise UsageError(f"{path}: it is not in UTF-8; save it as UTF-8") from None
    except RecursionError:
        raise UsageError(f"{path}: it is not TOML: it is nested too deeply") from None
    except ValueError as error:
        raise UsageError(f"{path}: it is not TOML: {error}") from None
    except OSError as error:
        raise UsageError(f"{path}: it cannot be read ({error.strerror or error})") from None


def near_key(key: str, known: Iterable[str]) -> str | None:
    """The key that was probably meant; None where none is like it."""
    return next(iter(difflib.get_close_matches(key.lower().replace("_", "-"), list(known), n=1)), None)
