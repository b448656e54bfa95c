"""Where styles, fonts and data lie, inside the wheel or beside the package in a checkout; TOML data read."""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, Literal

from converter.messages import message

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_MANY_PARTS = re.compile(r"""(?:\.[\w \t"'-]{0,80}){64}""")


_KINDS: Final = {"styles": message("styles"), "fonts": message("fonts")}


def folder(kind: Literal["styles", "fonts"]) -> Path:
    """The folder of the bundled styles or fonts.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    package = Path(__file__).parent
    for candidate in (package / "assets" / kind, package.parent / kind):
        if candidate.is_dir():
            return candidate
    raise FileNotFoundError(
        message(
            "the {kind} that belong to duizhao are missing beside {package}",
            kind=_KINDS[kind],
            package=package,
        )
    )


def package_folder(package: str) -> Path:
    """The folder of a package of ours, by its dotted name: its data lie there."""
    return Path(__file__).parent.joinpath(*package.split(".")[1:])


def is_file(path: Path) -> bool:
    """Whether a file is there; a name that no file can have leads to none."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # too long, or with a character of no name
        return False


def read_toml(source: Path) -> dict[str, Any]:
    """A TOML file as nested dictionaries.

    Raises:
        ValueError: it is not TOML, or nested too deeply.
    """
    return toml_of(source.read_text(encoding="utf-8"))


def toml_of(text: str, *, exact: bool = False) -> dict[str, Any]:
    """TOML as nested dictionaries.

    Args:
        text: of the file.
        exact: whether numbers with a point are decimal ones, digit for digit.

    Raises:
        ValueError: it is not TOML, or a key of it has more parts than any of ours; each takes a table, and
            the time for all of them grows with their square.
    """
    if _MANY_PARTS.search(text):
        raise ValueError(message("a key in it has far too many parts"))
    data: dict[str, Any] = tomllib.loads(text, parse_float=Decimal if exact else float)
    return data
