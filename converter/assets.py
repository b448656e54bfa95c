"""Where the styles and fonts lie: inside the wheel, or beside the package in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Literal


def folder(kind: Literal["styles", "fonts"]) -> Path:
    """The folder of the bundled styles or fonts.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    package = Path(str(files("converter")))
    for candidate in (package / "assets" / kind, package.parent / kind):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(f"the {kind} that belong to duizhao are missing beside {package}")
