"""What desktops show of duizhao (`data/desktop.toml`)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from converter.assets import package_folder, read_toml
from converter.languages import DEFAULT, spoken


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """Names by language, and the MIME types of what is read."""
    return read_toml(package_folder("converter") / "data" / "desktop.toml")


def in_own_language(key: str) -> str:
    """A name in the language that is spoken."""
    named: dict[str, str] = words()[key]
    return named[spoken() or DEFAULT]
