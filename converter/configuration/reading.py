"""A file of settings as a table of TOML; what is wrong is one line that names the file and the key."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from converter.assets import toml_of
from converter.errors import UsageError, not_toml, reason_of
from converter.messages import about, message

LARGEST: Final = 64 * 1024
"""Bytes; all options there are make some 2,000."""


def read_settings(path: Path) -> dict[str, Any]:
    """The settings of a file.

    Raises:
        UsageError: it cannot be read, or is not TOML.
    """
    try:
        if path.stat().st_size > LARGEST:
            told = message("it is larger than {size} kB, so it holds no settings", size=LARGEST // 1024)
            raise UsageError(about(path, told))
        return toml_of(path.read_text(encoding="utf-8-sig"))  # as Notepad writes it
    except UnicodeDecodeError:
        raise UsageError(about(path, message("it is not in UTF-8; save it as UTF-8"))) from None
    except (ValueError, RecursionError) as error:
        raise UsageError(about(path, not_toml(error))) from None
    except OSError as error:
        told = message("it cannot be read ({reason})", reason=reason_of(error))
        raise UsageError(about(path, told)) from None


def near_key(key: str, known: Iterable[str]) -> str | None:
    """The key that was probably meant; None where none is like it."""
    return next(iter(difflib.get_close_matches(key.lower().replace("_", "-"), list(known), n=1)), None)
