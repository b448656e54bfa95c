"""The faces installed on this machine, by the names a user knows them by."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from converter.errors import FontError
from converter.sfnt.face import FaceFile, FontFile, faces_in

_ENDINGS: Final = (".ttf", ".otf", ".ttc", ".otc")


def installed_face(name: str) -> FaceFile | None:
    """The face of a file name, a full or a PostScript name, or a family; None where there is none.

    A family's name means its upright face of common weight. Faces that cannot be embedded are passed over.
    """
    return _by_name(_folders()).get(name.casefold())


@lru_cache(maxsize=4)
def _by_name(folders: tuple[Path, ...]) -> dict[str, FaceFile]:
    """All usable faces: names of its own go before names of a family."""
    own: dict[str, FaceFile] = {}
    families: dict[str, FaceFile] = {}
    for path in (path for folder in folders for path in _font_files(folder)):
        for file in faces_in(path):
            try:
                face = FontFile(file)
                names, family = face.own_names, face.families
            except FontError:
                continue
            if not file.index:
                names |= {path.name, path.stem}
            for name in names:
                own.setdefault(name.casefold(), file)
            for name in family if face.regular else ():
                families.setdefault(name.casefold(), file)
    return {**families, **own}


def _font_files(directory: Path) -> Iterator[Path]:
    if directory.is_dir():
        yield from sorted(path for path in directory.rglob("*") if path.suffix.casefold() in _ENDINGS)


def _folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
        return (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft/Windows/Fonts")
    if sys.platform == "darwin":
        return (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    return (
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    )
