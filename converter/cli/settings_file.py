"""Where the file of the user's own settings stands."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

NAMED_BY: Final = "DUIZHAO_CONFIG"
"""The variable that names the file; empty for none."""


def settings_path() -> tuple[Path | None, bool]:
    """Where the user's settings are looked for, and whether they must be there; None for nowhere."""
    named = os.environ.get(NAMED_BY)
    if named is not None:
        return (at_home(named), True) if named else (None, False)
    from platformdirs import user_config_path

    return user_config_path("duizhao", appauthor=False) / "config.toml", False


def at_home(named: str) -> Path:
    """A path whose `~` is the home folder."""
    try:
        return Path(named).expanduser()
    except RuntimeError:  # there is no such home
        return Path(named)
