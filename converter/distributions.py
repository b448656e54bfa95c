"""Which distribution provides the conversion engine, told without loading it."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from converter.errors import EngineError
from converter.messages import message

DISTRIBUTIONS: Final = ("opencc-python-reimplemented", "opencc", "opencc-py")
"""All three install the import package `opencc` and overwrite each other."""


def installed() -> tuple[tuple[str, str], ...]:
    """Name and version of every distribution present that provides the package `opencc`.

    Read from the names of the folders beside the package, because reading the metadata costs a third of the
    whole start; where there is none, as for an editable installation, the metadata is asked.
    """
    spec = find_spec("opencc")
    if spec is None or spec.origin is None:
        return ()
    found = set()
    for folder in Path(spec.origin).parent.parent.glob("*.dist-info"):
        name, _, number = folder.name.removesuffix(".dist-info").partition("-")
        name = re.sub(r"[-_.]+", "-", name).lower()
        if name in DISTRIBUTIONS:
            found.add((name, number))
    return tuple(sorted(found)) or _by_metadata()


def _by_metadata() -> tuple[tuple[str, str], ...]:
    from importlib.metadata import PackageNotFoundError, version

    found = []
    for name in DISTRIBUTIONS:
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            continue
    return tuple(found)


def the_only(found: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """The name and version of the only distribution found.

    Raises:
        EngineError: there is none, or there are two, which overwrite each other.
    """
    if not found:
        raise EngineError(
            message(
                "no script conversion engine is installed; run: pip install {name}", name=DISTRIBUTIONS[0]
            )
        )
    if len(found) > 1:
        raise EngineError(
            message(
                "{names} overwrite each other; uninstall them, then: pip install {name}",
                names=[name for name, _ in found],
                name=DISTRIBUTIONS[0],
            )
        )
    return found[0]


def engine_label() -> str:
    """The engine that is installed, such as `opencc-python-reimplemented 0.1.7`.

    Raises:
        EngineError: as `the_only`.
    """
    return " ".join(the_only(installed()))
