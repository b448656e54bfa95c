"""Faces by role and variant, and for each character the first face of the chain that has it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Final, Literal, Protocol

from converter.assets import folder, is_file
from converter.errors import FontError
from converter.messages import message
from converter.regions import Variant
from converter.sfnt import FaceFile, FontFile, installed_face, open_face

FontRole = Literal["body", "strong", "title", "heading", "kai", "number", "latin", "latin_strong"]
"""Text, what is stressed in it, the title, headings, headings in the regular script, page numbers; and faces
for Western letters and figures, where a style names them."""

MISSING: Final = "〓"
"""Set in the place of a character that no face has (下駄, the printer's mark for a missing sort)."""

_DRAWN_AS: Final = {"／": "/", "‐": "-", "☐": "□", "☑": "✓", "☒": "⊠", "✔": "✓", "∼": "～"}
"""Characters that Chinese faces draw across a whole em and that take half of one, or less, in a line; boxes
to tick and an operator that stands for a tilde, which no bundled face has, as the signs nearest to them. What
is copied is the character itself."""

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
    "title": "latin_strong",
    "heading": "latin_strong",
    "kai": "latin",
    "number": "latin",
}


class ChoosesFaces(Protocol):
    """What `load_fonts` asks of a style."""

    def face_references(self, role: FontRole, variant: Variant) -> tuple[str, ...]:
        """Faces in the order they are wanted: bundled ones by name, paths, installed ones by their file, full
        or family name; none where the role is not chosen."""


class Face:
    """One face. Its file is opened when something is first asked of it. Lengths are in em."""

    def __init__(self, name: str, source: FaceFile) -> None:
        self.name = name
        """Key of the face in a Layout: the file's name without its ending."""
        self.source = source
        self._advances: dict[str, float] = {}

    def __repr__(self) -> str:
        return f"Face({self.name!r})"

    @cached_property
    def file(self) -> FontFile:
        """The opened face.

        Raises:
            FontError: it cannot be used.
        """
        return open_face(self.source)

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
    """The faces of one style. Asking is cheap: each answer is kept.

    Args:
        style: names the faces.
        installed: whether faces of this machine may be taken; other machines then make other bytes.
    """

    def __init__(self, style: ChoosesFaces, *, installed: bool = False) -> None:
        self._style = style
        self.installed = installed
        self._faces: dict[str, Face | None] = {}
        self._chains: dict[tuple[FontRole, Variant], tuple[Face, ...]] = {}
        self._picks: dict[tuple[FontRole, Variant], _Picks] = {}

    def chain(self, role: FontRole, variant: Variant) -> tuple[Face, ...]:
        """The faces tried for `role`: those of the style that are there, the bundled serifs of either script,
        the rare characters'.

        Raises:
            FontError: the style names faces and none of them can be found.
        """
        key = (role, variant)
        chain = self._chains.get(key)
        if chain is None:
            wanted = self._style.face_references(role, variant)
            own = [face for face in map(self._face, wanted) if face is not None]
            if wanted and not own:
                raise FontError(_not_found(wanted, self.installed))
            last = filter(None, map(self._face, _FALLBACK[variant]))
            chain = self._chains[key] = tuple(dict.fromkeys((*own, *last)))
        return chain

    def stand_in(self, role: FontRole, variant: Variant) -> tuple[str, str] | None:
        """The face a style wants most for a role, and the one used in its place; None where there is none.

        Raises:
            FontError: as `chain`.
        """
        wanted = self._style.face_references(role, variant)
        used = self.chain(role, variant)[0]
        return (wanted[0], used.name) if wanted and self._face(wanted[0]) is not used else None

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
        if latin and _is_western(char) and self._style.face_references(latin, variant):
            first = self.chain(latin, variant)[0]
            if first.covers(char):
                return first
        return next((face for face in self.chain(role, variant) if face.covers(char)), None)

    def _face(self, reference: str) -> Face | None:
        if reference not in self._faces:
            file = find_face(reference, installed=self.installed)
            self._faces[reference] = Face(_key(file), file) if file is not None else None
        return self._faces[reference]


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


def load_fonts(style: ChoosesFaces, *, installed: bool = False) -> Fonts:
    """The faces a style names; no file is opened yet. The arguments are those of `Fonts`."""
    return Fonts(style, installed=installed)


def find_face(reference: str, *, installed: bool = False) -> FaceFile | None:
    """The file of a face; None where there is none.

    Args:
        reference: a bundled face (`NotoSerifTC-Bold`), a path, or the file, full or family name of an
            installed face.
        installed: whether one of this machine may be taken.
    """
    bundled = folder("fonts") / f"{reference}.ttf"
    if is_file(bundled):
        return FaceFile(bundled)
    try:
        path = Path(reference).expanduser()
    except RuntimeError:  # there is no such home
        path = Path(reference)
    if is_file(path):
        return FaceFile(path)
    return installed_face(reference) if installed else None


def _key(file: FaceFile) -> str:
    return f"{file.path.stem}-{file.index + 1}" if file.index else file.path.stem


def _not_found(wanted: tuple[str, ...], installed: bool) -> str:
    names = tuple(map(repr, wanted))
    if installed:
        return message(
            "no face is called {names}; name a bundled face, a font file or an installed font", names=names
        )
    return message(
        "no bundled face is called {names}; name one, or a font file, or take the fonts of this machine with "
        "--system-fonts",
        names=names,
    )
