"""The box of each character: its face, its width, and where the glyph stands in it."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import Final, NamedTuple

from converter.compose.characters import FULL_WIDTH, SPACES, WESTERN_RUN, Class, whites
from converter.errors import FontError
from converter.fonts import MISSING, Face, FontRole, Fonts
from converter.messages import message
from converter.regions import Variant

_DASH_OVERLAP: Final = 0.005
"""Em by which the two halves of a dash overlap, so that no hairline shows between them."""
_CENTRED: Final = {Class.CONNECTOR: 1.0, Class.SHORT_CONNECTOR: 0.5, Class.SOLIDUS: 0.5}
"""Marks that stand in the middle of their room, whatever a face gives them (CLREQ 3.1.6)."""
_HAIR: Final = 1e-6
_QUOTE_MARGIN: Final = 0.04
"""White left and right of a quotation mark in Western text, in em."""


class Box(NamedTuple):
    """How one character is set; lengths in em."""

    char: str
    """What is drawn: the character, a space, or the sort for missing characters."""
    face: Face
    width: float
    offset: float
    """From the box's left edge to the glyph's origin."""
    stands_for: str = ""
    """The character it is drawn for, where no face has that."""


class BoxTable(dict[tuple[str, Class], Box]):
    """BoxTable of one role and variant, made when first asked for."""

    def __init__(
        self, fonts: Fonts, role: FontRole, variant: Variant, region: Variant, latin_gap: float
    ) -> None:
        """`variant` chooses the faces, `region` the widths of marks."""
        super().__init__()
        self._fonts, self._role, self._variant = fonts, role, variant
        self._interpunct = whites(region).interpunct
        self._latin_gap = latin_gap

    def __missing__(self, key: tuple[str, Class]) -> Box:
        char, kind = key
        face = self._fonts.face_for(char, self._role, self._variant)
        if face is None:
            char = self._instead_of(char, kind)
            face = self._fonts.face_for(char, self._role, self._variant)
        if face is None:
            raise FontError(message("the bundled faces are incomplete: not even a space can be set"))
        width, offset = self._measure(char, kind, face)
        stands_for = "" if char == key[0] or kind in SPACES else key[0]
        box = self[key] = Box(char, face, width, offset, stands_for)
        return box

    def _instead_of(self, char: str, kind: Class) -> str:
        """What is drawn for a character no face has: a space, its base letter, or the missing sort."""
        if kind in SPACES:
            return " "
        base, *marks = list(unicodedata.normalize("NFKD", char))
        plain = all(unicodedata.combining(mark) for mark in marks)
        return base if plain and self._fonts.face_for(base, self._role, self._variant) else MISSING

    def _measure(self, char: str, kind: Class, face: Face) -> tuple[float, float]:
        advance = face.advance(char)
        if kind is Class.LOST_SPACE or kind is Class.ATTACHED:
            return 0.0, 0.0 if kind is Class.LOST_SPACE else -advance
        if kind is Class.MIXED_SPACE:
            return self._latin_gap, 0.0
        if kind in FULL_WIDTH and advance < 1.0:
            return 1.0, self._full_width_offset(kind, advance)
        if kind is Class.TWIN_SHOUT:
            return 0.5, 0.0 if advance > 0.9 else (0.5 - advance) / 2
        if kind is Class.INTERPUNCT:
            return self._interpunct, (self._interpunct - advance) / 2
        if kind in _CENTRED:
            return _CENTRED[kind], (_CENTRED[kind] - advance) / 2
        if kind is Class.DASH or kind is Class.DASH_TAIL:
            return self._dash(char, kind, face)
        if kind in (Class.WESTERN_OPEN, Class.WESTERN_CLOSE) and advance > 0.9:
            left, right = face.ink(char) or (0.0, advance)
            return right - left + 2 * _QUOTE_MARGIN, _QUOTE_MARGIN - left
        return advance, 0.0

    @staticmethod
    def _full_width_offset(kind: Class, advance: float) -> float:
        """A mark narrower than its square stands where its region's own faces have it."""
        if kind is Class.OPEN:
            return 1.0 - advance
        return 0.0 if kind is Class.CLOSE else (1.0 - advance) / 2

    @staticmethod
    def _dash(char: str, kind: Class, face: Face) -> tuple[float, float]:
        """Two halves that meet in the middle of two em (GB/T 15834 5.1.4), or one dash of two em."""
        left, right = face.ink(char) or (0.0, face.advance(char))
        if char == "⸺":
            return 2.0, 1.0 - (left + right) / 2
        tail = kind is Class.DASH_TAIL
        return 1.0, (-left - _DASH_OVERLAP / 2 if tail else 1.0 - right + _DASH_OVERLAP / 2)


def on_grid(boxes: Sequence[Box], classes: Sequence[Class]) -> list[Box]:
    """Western text that takes whole em, up to half an em of white on either side (CLREQ 3.2.2).

    Chinese characters then stand under each other. What closes a Chinese word has its white behind it.
    """
    made = list(boxes)
    start = 0
    for western, run in groupby(classes, WESTERN_RUN.__contains__):
        end = start + len(list(run))
        width = sum(box.width for box in boxes[start:end])
        if western and width:
            white = math.floor(width + _HAIR) + 1 - width
            before = 0.0 if classes[start] is Class.RAISED else white / 2
            made[start] = _widened(made[start], before, 0.0)
            made[end - 1] = _widened(made[end - 1], 0.0, white - before)
        start = end
    return made


def _widened(box: Box, before: float, after: float) -> Box:
    """A box with more white."""
    return box._replace(width=box.width + before + after, offset=box.offset + before)
