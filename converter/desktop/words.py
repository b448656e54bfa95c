"""What desktops show of duizhao (`data/desktop.toml`)."""

from __future__ import annotations

import locale
from functools import lru_cache
from importlib.resources import files
from typing import Any

from converter.assets import read_toml


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """Names by language, and the MIME types of what is read."""
    return read_toml(files("converter") / "data" / "desktop.toml")


def in_own_language(key: str) -> str:
    """A name in the language of this user, else in English."""
    named: dict[str, str] = words()[key]
    tag = (locale.getlocale()[0] or "").replace("-", "_")
    for language, tags in words()["posix"].items():
        if tag in tags:
            return named[language]
    return named["en"]
