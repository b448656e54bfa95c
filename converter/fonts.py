"""Faces by role and variant, and for each character the first face of the chain that has it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Final, Literal, Protocol

from converter.assets import folder, is_file
from converter.errors import FontError
from converter.regions import Variant
from converter.sfnt import TrueType, open_face

FontRole = Literal["body", "strong", "heading", "latin", "latin_strong"]
"""Serif text, serif bold, sans bold; and faces for Western letters and figures, where a style names them."""

MISSING: Final = "〓"
"""Set in the place of a character that no face has (下駄, the printer's mark for a missing sort)."""

_DRAWN_AS: Final = {"／": "/", "‐": "-", "☐": "□", "☑": "✓", "☒": "⊠", "✔": "✓"}
"""Characters that Chinese faces draw across a whole em and that take half of one, or less, in a line; boxes
to tick, which no bundled face has, as the signs nearest to them. What is copied is the character itself."""

_LAST: Final = ("NotoSerif-Regular", "HanaMinB-hkscs")
"""Letters with accents and small figures; rare Han characters."""
_FALLBACK: Final[dict[Variant, tuple[str, ...]]] = {
    "tw": ("NotoSerifTC-Regular", "NotoSerifSC-Regular", *_LAST),
    "hk": ("NotoSerifTC-Regular", "NotoSerifSC-Regular", *_LAST),
    "cn": ("NotoSerifSC-Regular", "NotoSerifTC-Regular", *_LAST),
}
_LATIN_FOR: Final[dict[str, FontRole]] = {
    "body": "latin",
    "strong": "latin_strong",
    "heading": "latin_strong",
}


class ChoosesFaces(Protocol):
    """What `load_fonts` asks of a style."""

    def face_reference(self, role: FontRole, variant: Variant) -> str | None:
        """A bundled face's name, a path, or a system font's file or family name; None where not chosen."""


class Face:
    """One face. Its file is opened when something is first asked of it. Lengths are in em."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        """Key of the face in a Layout: the file's name without its ending."""
        self.path = path
        self._advances: dict[str, float] = {}

    def __repr__(self) -> str:
        return f"Face({self.name!r})"

    @cached_property
    def file(self) -> TrueType:
        """The opened face.

        Raises:
            FontError: it cannot be used.
        """
        return open_face(self.path)

    @property
    def upem(self) -> int:
        return self.file.upem

    @cached_property
    def ascent(self) -> float:
        return self.file.ascent / self.file.upem

    @cached_property
    def descent(self) -> float:
        """Negative: below the baseline."""
        return self.file.descent / self.file.upem

    @cached_property
    def cap_height(self) -> float:
        return self.file.cap_height / self.file.upem

    def covers(self, char: str) -> bool:
        """Whether the face has a glyph for `char`."""
        return self.file.glyph(drawn(char)) != 0

    def advance(self, char: str) -> float:
        """Advance width of `char`."""
        known = self._advances.get(char)
        if known is None:
            known = self._advances[char] = self.file.advance(drawn(char)) / self.file.upem
        return known

    def ink(self, char: str) -> tuple[float, float] | None:
        """Left and right edge of what `char` shows, from its origin; None where it shows nothing."""
        bounds = self.file.ink(drawn(char))
        return (bounds[0] / self.upem, bounds[2] / self.upem) if bounds else None


class Fonts:
    """The faces of one style. Asking is cheap: each answer is kept."""

    def __init__(self, style: ChoosesFaces) -> None:
        self._style = style
        self._faces: dict[str, Face] = {}
        self._chains: dict[tuple[FontRole, Variant], tuple[Face, ...]] = {}
        self._picks: dict[tuple[FontRole, Variant], _Picks] = {}

    def chain(self, role: FontRole, variant: Variant) -> tuple[Face, ...]:
        """The faces tried for `role`: the style's, the bundled serifs of either script, the rare characters'.

        Raises:
            FontError: the style names a face that cannot be found.
        """
        key = (role, variant)
        chain = self._chains.get(key)
        if chain is None:
            own = self._style.face_reference(role, variant)
            names = ((own,) if own else ()) + _FALLBACK[variant]
            chain = self._chains[key] = tuple(dict.fromkeys(self._face(name) for name in names))
        return chain

    def face_for(self, char: str, role: FontRole, variant: Variant) -> Face | None:
        """The face that sets `char`; None where no face has it, which the caller reports.

        Western letters, figures and signs come from the style's Latin face where it names one. A private use
        character is never set: what it looks like depends on the face, and nobody could copy or archive it
        (ISO 19005-2 6.2.11.7).

        Raises:
            FontError: a face cannot be found or used.
        """
        return self._picks_of(role, variant)[char]

    def lacks_any(self, text: str, role: FontRole, variant: Variant) -> bool:
        """Whether there are characters in a text that no face sets.

        Raises:
            FontError: a face cannot be found or used.
        """
        return None in map(self._picks_of(role, variant).__getitem__, text)

    def _picks_of(self, role: FontRole, variant: Variant) -> _Picks:
        picks = self._picks.get((role, variant))
        if picks is None:
            picks = self._picks[role, variant] = _Picks(lambda char: self._pick(char, role, variant))
        return picks

    def _pick(self, char: str, role: FontRole, variant: Variant) -> Face | None:
        if _is_private(char):
            return None
        latin = _LATIN_FOR.get(role)
        if latin and _is_western(char) and self._style.face_reference(latin, variant):
            first = self.chain(latin, variant)[0]
            if first.covers(char):
                return first
        return next((face for face in self.chain(role, variant) if face.covers(char)), None)

    def _face(self, reference: str) -> Face:
        face = self._faces.get(reference)
        if face is None:
            path = find_face(reference)
            face = self._faces[reference] = Face(path.stem, path)
        return face


class _Picks(dict[str, "Face | None"]):
    """The face of each character, found when first asked for."""

    def __init__(self, pick: Callable[[str], Face | None]) -> None:
        super().__init__()
        self._pick = pick

    def __missing__(self, char: str) -> Face | None:
        face = self[char] = self._pick(char)
        return face


def _is_private(char: str) -> bool:
    return "\ue000" <= char <= "\uf8ff" or char >= "\U000f0000"


def _is_western(char: str) -> bool:
    """Whether a Latin face may set it; signs such as × and · belong to Chinese setting too."""
    return "!" <= char <= "\u024f" and char not in "·×÷±°§"


def drawn(char: str) -> int:
    """Code point of the character whose glyph is drawn for `char`: its own, but for a few."""
    return ord(_DRAWN_AS.get(char, char))


def load_fonts(style: ChoosesFaces) -> Fonts:
    """The faces a style names; no file is opened yet."""
    return Fonts(style)


def find_face(reference: str) -> Path:
    """The file of a face: bundled (`NotoSerifTC-Bold`), a path, or a system font by file or family name.

    Raises:
        FontError: there is none.
    """
    bundled = folder("fonts") / f"{reference}.ttf"
    if is_file(bundled):
        return bundled
    try:
        path = Path(reference).expanduser()
    except RuntimeError:  # there is no such home
        path = Path(reference)
    if is_file(path):
        return path
    if path.is_absolute() or len(path.parts) > 1:
        raise FontError(f"{reference} is not there; name a TrueType file, a system font or a bundled face")
    return _find_system_face(reference)


def _find_system_face(name: str) -> Path:
    wanted = name.casefold()
    files = [path for directory in _system_folders() for path in _font_files(directory)]
    for path in files:
        if wanted in (path.name.casefold(), path.stem.casefold()):
            return path
    for path in files:
        if path.suffix.casefold() == ".ttf" and _is_named(path, wanted):
            return path
    raise FontError(
        f"no face is called {name!r}; name a bundled face, a TrueType file or an installed TrueType font "
        "(.otf files and .ttc collections cannot be used)"
    )


def _is_named(path: Path, wanted: str) -> bool:
    """Whether a face is called so; a family's name means its upright face of common weight."""
    try:
        face = TrueType(path)
        if wanted in map(str.casefold, face.own_names):
            return True
        return not face.bold and wanted in map(str.casefold, face.families)
    except FontError:
        return False


def _font_files(directory: Path) -> Iterator[Path]:
    if directory.is_dir():
        found = (path for path in directory.rglob("*") if path.suffix.casefold() in (".ttf", ".otf", ".ttc"))
        yield from sorted(found)


def _system_folders() -> tuple[Path, ...]:
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
