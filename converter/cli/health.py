"""What `duizhao doctor` finds out of engine, faces, styles and optional parts, with what to do about each."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from itertools import product
from pathlib import Path
from typing import Final, Literal, get_args

from converter.errors import DuizhaoError, FontError
from converter.messages import message

_OPTIONAL: Final = (
    ("dask", "distributed", message("the workers of a cluster (--scheduler)"), "duizhao[dask]"),
    ("fsspec", "fsspec", message("addresses such as s3://… for inputs and -o"), "duizhao[dask]"),
    ("watchfiles", "watchfiles", "duizhao watch", "duizhao[watch]"),
    ("pyarrow", "pyarrow", message("tables of figures as Parquet"), "duizhao[parquet]"),
    ("fonttools", "fonttools", message("installed faces with PostScript outlines (.otf)"), "duizhao[cff]"),
)
"""Parts that need not be there: name, distribution, what for, what installs them."""


@dataclass(frozen=True, slots=True)
class Examined:
    """One thing that was looked at."""

    kind: Literal["engine", "face", "style", "settings", "part"]
    name: str
    state: Literal["ok", "missing", "broken"]
    """A part that is missing is no fault; anything that is broken is."""
    about: str = ""
    remedy: str = ""
    """What to do about it."""
    coverage: dict[str, int] = field(default_factory=dict)
    """Of a face: how many characters it has of each set."""


def findings() -> Iterator[Examined]:
    """Engine, faces, styles and optional parts, in this order."""
    yield engine()
    yield from faces()
    yield from styles()
    yield from parts()


def engine() -> Examined:
    """The conversion engine, tried on a few words."""
    from converter.variants import engine_label, load_engine, plain

    try:
        label = engine_label()
        load_engine()
        if (plain("余额", "tw"), plain("餘額", "cn")) == ("餘額", "余额"):
            return Examined("engine", label, "ok", message("it converts as it should"))
        said: str = message("it does not turn {one} into {other} and back", one="余额", other="餘額")
    except DuizhaoError as error:
        label, said = message("conversion engine"), str(error)
    remedy = "pip install --force-reinstall opencc-python-reimplemented"
    return Examined("engine", label, "broken", said, remedy)


@lru_cache(maxsize=1)
def character_sets() -> dict[str, tuple[int, ...]]:
    """Characters that reports are written in, by set.

    Returns:
        The code points of the Han characters of GB 2312, of Big5 level 1 and of HKSCS beyond Big5, and of
        Latin letters with accents.
    """
    cells = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    return {
        "gb2312": _han("gb2312", range(0xB0, 0xF8), cells),
        "big5": _han("big5", range(0xA4, 0xC7), cells),
        "hkscs": _han("big5hkscs", (*range(0x87, 0xA1), *range(0xFA, 0xFF)), cells),
        "latin": tuple(point for point in range(0xC0, 0x180) if chr(point).isalpha()),
    }


def _han(encoding: str, rows: Iterable[int], cells: Iterable[int]) -> tuple[int, ...]:
    from converter.lexicon.characters import is_han

    known = (bytes(pair).decode(encoding, "ignore") for pair in product(rows, cells))
    return tuple(sorted({ord(char) for char in known if len(char) == 1 and is_han(char)}))


def faces() -> Iterator[Examined]:
    """The bundled faces, each opened, with what it covers."""
    from converter.assets import folder
    from converter.sfnt import FaceFile, open_face

    remedy = "pip install --force-reinstall duizhao"
    try:
        files = sorted(folder("fonts").glob("*.ttf"))
    except FileNotFoundError as error:
        yield Examined("face", message("bundled faces"), "broken", str(error), remedy)
        return
    for path in files:
        try:
            face = open_face(FaceFile(path))
            counts = {
                name: sum(face.glyph(point) != 0 for point in points)
                for name, points in character_sets().items()
            }
        except FontError as error:
            yield Examined("face", path.stem, "broken", str(error), remedy)
        else:
            rest = message("rare characters that are in none of these sets")
            yield Examined("face", path.stem, "ok", "" if any(counts.values()) else rest, coverage=counts)


def styles() -> Iterator[Examined]:
    """The styles that come with duizhao, each read, with the faces it names."""
    from converter.styles import style_names

    for name in style_names():
        yield style(name, name)


def style(named: str | Path, shown: str) -> Examined:
    """A style, with the faces it names.

    Args:
        named: its name or file.
        shown: what it is called.
    """
    from converter.fonts import load_fonts
    from converter.model import Variant
    from converter.styles import FaceRole, load_style

    try:
        made = load_style(named)
        fonts = load_fonts(made)
        for role in get_args(FaceRole):
            for variant in get_args(Variant):
                _ = fonts.chain(role, variant)
    except DuizhaoError as error:
        return Examined(
            "style",
            shown,
            "broken",
            str(error),
            message("mend the style, or choose one of `duizhao styles`"),
        )
    return Examined("style", shown, "ok", made.about)


def parts() -> Iterator[Examined]:
    """What need not be there."""
    for name, distribution, purpose, extra in _OPTIONAL:
        try:
            found = version(distribution)
        except PackageNotFoundError:
            yield Examined("part", name, "missing", purpose, f"pip install '{extra}'")
        else:
            yield Examined("part", f"{name} {found}", "ok", purpose)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    purpose = message("opens and prints the DOCX and XLSX, as Word and Excel do")
    if office:
        yield Examined("part", "LibreOffice", "ok", purpose)
    else:
        remedy = message("install it from {place} if you want", place="www.libreoffice.org")
        yield Examined("part", "LibreOffice", "missing", purpose, remedy)
