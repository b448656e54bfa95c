"""Read what setting text needs from a font file: which characters it has, how wide they are, its names.

Only the tables that are asked for are read, by offset; a face of 15 MB opens in a few milliseconds.
Tables and their fields: OpenType specification 1.9.
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final

from converter.errors import FontError, reason_of
from converter.messages import message
from converter.sfnt.cff import CffOutlines
from converter.sfnt.faults import damaged

_NAME_IDS: Final = {"family": 1, "full": 4, "postscript": 6, "typographic": 16}
_REFUSED: Final = {
    b"wOFF": "WOFF",
    b"wOF2": "WOFF2",
}
_EMBEDDING: Final = 0x000F
_RESTRICTED_LICENCE: Final = 0x0002
"""OS/2 fsType: the maker forbids embedding,"""
_NO_SUBSETS: Final = 0x0100
"""allows it for the whole face only,"""
_BITMAPS_ONLY: Final = 0x0200
"""or for its bitmaps only."""
_ITALIC_OR_BOLD: Final = 0b11
_MOST_FACES: Final = 64
"""Of a collection that is looked into."""


@dataclass(frozen=True, slots=True)
class FaceFile:
    """A face's file, and its number in it where that is a collection."""

    path: Path
    index: int = 0

    def __str__(self) -> str:
        return f"{self.path} (face {self.index + 1})" if self.index else str(self.path)


class FontFile:
    """One static face, by itself or in a collection. Lengths are in font units unless said otherwise."""

    def __init__(self, file: FaceFile) -> None:
        """Open the face and check that it can be embedded.

        Raises:
            FontError: missing, no OpenType, variable, a web font, damaged, not embeddable.
        """
        self.file = file
        self.tables = self._read_directory()
        """Offset and length of each table."""
        self.cubic = "CFF " in self.tables
        """Whether its outlines are PostScript's."""
        for tag in ("head", "hhea", "hmtx", "cmap", "maxp", *(() if self.cubic else ("glyf", "loca"))):
            if tag not in self.tables:
                raise FontError(
                    message(
                        "{face} cannot be used as a face: it has no {table!r} table",
                        face=str(file),
                        table=tag,
                    )
                )
        if "fvar" in self.tables:
            raise FontError(
                message("{face} is a variable face; take a static one (Regular, Bold)", face=str(file))
            )
        head, hhea = self._table("head"), self._table("hhea")
        self.upem: int = self._field(head, ">H", 18)
        self.long_loca = self._field(head, ">h", 50) == 1
        self.ascent: int = self._field(hhea, ">h", 4)
        self.descent: int = self._field(hhea, ">h", 6)
        """Negative: below the baseline."""
        style = self._field(head, ">H", 44)
        self.bold = bool(style & 1)
        self.regular = not style & _ITALIC_OR_BOLD
        """Whether it is neither bold nor italic."""
        self.metrics: int = self._field(hhea, ">H", 34)
        """Glyphs that have a width of their own in `hmtx`."""
        if not 16 <= self.upem <= 16384 or not self.metrics:
            raise self._damaged()
        self._check_licence()

    # --- characters ---------------------------------------------------------------------------------------

    def glyph(self, point: int) -> int:
        """Number of the glyph for a code point; 0 where the face has none."""
        starts, ends, glyphs = self._ranges
        index = bisect_right(starts, point) - 1
        if index < 0 or point > ends[index]:
            return 0
        first = glyphs[index]
        if first >= 0:
            return first + point - starts[index]
        return self._listed[-first - 1][point - starts[index]]

    def advance(self, point: int) -> int:
        """Advance width of a code point's glyph (.notdef's where the face has none)."""
        advances = self._advances
        glyph = self.glyph(point)
        return advances[glyph] if glyph < len(advances) else advances[-1]

    def ink(self, point: int) -> tuple[int, int, int, int] | None:
        """Bounds of a code point's outline, as (left, bottom, right, top); None where nothing is drawn."""
        glyph = self.glyph(point)
        if self.cubic:
            outline = self.outlines.outline(glyph)
            return struct.unpack_from(">4h", outline, 2) if outline else None
        size = 4 if self.long_loca else 2
        start, end = self._read_at("loca", glyph * size, ">LL" if self.long_loca else ">HH")
        if not self.long_loca:
            start, end = start * 2, end * 2
        if start == end:
            return None
        left, bottom, right, top = self._read_at("glyf", start + 2, ">hhhh")
        return left, bottom, right, top

    @cached_property
    def outlines(self) -> CffOutlines:
        """Its outlines, where they are PostScript's.

        Raises:
            FontError: as `CffOutlines`.
        """
        return CffOutlines(self._table("CFF "), self.upem, str(self.file))

    @cached_property
    def cap_height(self) -> int:
        """Height of the capitals; seven tenths of the em where the face does not say."""
        os2 = self._table("OS/2") if "OS/2" in self.tables else b""
        if len(os2) >= 90 and self._field(os2, ">H", 0) >= 2:
            height: int = self._field(os2, ">h", 88)
            if height > 0:
                return height
        return round(self.upem * 0.7)

    @cached_property
    def families(self) -> frozenset[str]:
        """Names of its family, in every language the face gives them in."""
        kinds = (_NAME_IDS["family"], _NAME_IDS["typographic"])
        return frozenset(name for kind, name in self._name_records() if kind in kinds)

    @cached_property
    def own_names(self) -> frozenset[str]:
        """Its full and PostScript names, which no other face of the family has."""
        kinds = (_NAME_IDS["full"], _NAME_IDS["postscript"])
        return frozenset(name for kind, name in self._name_records() if kind in kinds)

    @cached_property
    def postscript_name(self) -> str:
        """The PostScript name, or the file's stem where the face gives none."""
        wanted = _NAME_IDS["postscript"]
        return next((name for kind, name in self._name_records() if kind == wanted), self.file.path.stem)

    # --- tables -------------------------------------------------------------------------------------------

    def _read_directory(self) -> dict[str, tuple[int, int]]:
        try:
            size = self.file.path.stat().st_size
            with self.file.path.open("rb") as file:
                header = file.read(12)
                if header[:4] == b"ttcf" and len(header) == 12:
                    file.seek(12 + 4 * self.file.index)
                    place = file.read(4)
                    if self.file.index >= min(struct.unpack(">L", header[8:])[0], _MOST_FACES) or not place:
                        raise self._damaged()
                    file.seek(int.from_bytes(place, "big"))
                    header = file.read(12)
                tag = header[:4]
                if tag in _REFUSED:
                    raise FontError(
                        message(
                            "{face} is a web font ({format}); take the .ttf edition",
                            face=str(self.file),
                            format=_REFUSED[tag],
                        )
                    )
                if tag not in (b"\0\1\0\0", b"true", b"OTTO") or len(header) < 12:
                    raise FontError(message("{face} is not a TrueType or OpenType face", face=str(self.file)))
                (count,) = struct.unpack(">H", header[4:6])
                records = file.read(16 * count)
        except OSError as error:
            raise FontError(
                message(
                    "{face} cannot be read: {reason}",
                    face=str(self.file),
                    reason=reason_of(error),
                )
            ) from error
        if len(records) < 16 * count:
            raise self._damaged()
        tables = {}
        for name, _, offset, length in struct.iter_unpack(">4sLLL", records):
            if offset + length > size:
                raise self._damaged()
            tables[name.decode("latin-1")] = (offset, length)
        return tables

    def _check_licence(self) -> None:
        if "OS/2" in self.tables:
            (embedding,) = self._read_at("OS/2", 8, ">H")
            closed = embedding & _EMBEDDING == _RESTRICTED_LICENCE
            if closed or embedding & (_NO_SUBSETS | _BITMAPS_ONLY):
                raise FontError(
                    message(
                        "{face} may not be embedded in documents (its licence says so in the file)",
                        face=str(self.file),
                    )
                )

    def _table(self, tag: str) -> bytes:
        offset, length = self.tables[tag]
        with self.file.path.open("rb") as file:
            file.seek(offset)
            data = file.read(length)
        if len(data) < length:
            raise self._damaged()
        return data

    def _read_at(self, tag: str, position: int, form: str) -> tuple[int, ...]:
        offset, length = self.tables[tag]
        size = struct.calcsize(form)
        if position + size > length:
            raise self._damaged()
        with self.file.path.open("rb") as file:
            file.seek(offset + position)
            return struct.unpack(form, file.read(size))

    def _field(self, table: bytes, form: str, position: int) -> int:
        try:
            value: int = struct.unpack_from(form, table, position)[0]
        except struct.error as error:
            raise self._damaged() from error
        return value

    def _damaged(self) -> FontError:
        return FontError(damaged(str(self.file)))

    @cached_property
    def _advances(self) -> array[int]:
        data = self._table("hmtx")[: 4 * self.metrics]
        if len(data) < 4 * self.metrics:
            raise self._damaged()
        return _big_endian("H", data)[0::2]

    @cached_property
    def _listed(self) -> list[array[int]]:
        """Glyphs of those format 4 segments whose glyphs do not follow one another."""
        return []

    @cached_property
    def _ranges(self) -> tuple[array[int], array[int], array[int]]:
        """First and last code point of each range and its first glyph (negative: a list in `_listed`)."""
        cmap = self._table("cmap")
        subtables = {}
        for index in range(self._field(cmap, ">H", 2)):
            platform = self._field(cmap, ">H", 4 + 8 * index)
            encoding = self._field(cmap, ">H", 6 + 8 * index)
            offset = self._field(cmap, ">L", 8 + 8 * index)
            if platform == 0 or (platform == 3 and encoding in (1, 10)):
                subtables[self._field(cmap, ">H", offset)] = offset
        if 12 in subtables:
            return self._format_12(cmap, subtables[12])
        if 4 in subtables:
            return self._format_4(cmap, subtables[4])
        raise FontError(
            message("{face} cannot be used as a face: it has no Unicode character map", face=str(self.file))
        )

    def _format_12(self, cmap: bytes, offset: int) -> tuple[array[int], array[int], array[int]]:
        count = self._field(cmap, ">L", offset + 12)
        data = cmap[offset + 16 : offset + 16 + 12 * count]
        if len(data) < 12 * count:
            raise self._damaged()
        groups = array("q", _big_endian("I", data))
        return groups[0::3], groups[1::3], groups[2::3]

    def _format_4(self, cmap: bytes, offset: int) -> tuple[array[int], array[int], array[int]]:
        length = self._field(cmap, ">H", offset + 2)
        count = self._field(cmap, ">H", offset + 6) // 2
        words = _big_endian("H", cmap[offset : offset + length - length % 2])
        if len(words) < 8 + 4 * count:
            raise self._damaged()
        ends, starts = words[7 : 7 + count], words[8 + count : 8 + 2 * count]
        deltas = words[8 + 2 * count : 8 + 3 * count]
        offsets_at = 8 + 3 * count
        firsts: array[int] = array("q")
        for index, (start, end, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
            distance = words[offsets_at + index]
            if start + delta <= 0xFFFF < end + delta or distance or start + delta > 0xFFFF:
                self._listed.append(self._segment(words, start, end, delta, offsets_at + index))
                firsts.append(-len(self._listed))
            else:
                firsts.append(start + delta)
        return array("q", starts), array("q", ends), firsts

    @staticmethod
    def _segment(words: array[int], start: int, end: int, delta: int, at: int) -> array[int]:
        """Glyphs of a format 4 segment one by one."""
        glyphs: array[int] = array("H")
        distance = words[at]
        for point in range(start, end + 1):
            if not distance:
                glyphs.append((point + delta) & 0xFFFF)
                continue
            place = at + distance // 2 + point - start
            glyph = words[place] if place < len(words) else 0
            glyphs.append((glyph + delta) & 0xFFFF if glyph else 0)
        return glyphs

    def _name_records(self) -> list[tuple[int, str]]:
        if "name" not in self.tables:
            return []
        table = self._table("name")
        storage = self._field(table, ">H", 4)
        found = []
        for index in range(self._field(table, ">H", 2)):
            try:
                platform, _, _, kind, length, offset = struct.unpack_from(">6H", table, 6 + 12 * index)
            except struct.error as error:
                raise self._damaged() from error
            if kind in _NAME_IDS.values() and platform in (0, 3):
                raw = table[storage + offset : storage + offset + length]
                found.append((kind, raw.decode("utf-16-be", errors="replace")))
        return found


def faces_in(path: Path) -> list[FaceFile]:
    """The faces of a file: of a collection several, of another one; they may still be of no use."""
    try:
        with path.open("rb") as file:
            header = file.read(12)
    except OSError:
        return []
    collection = header[:4] == b"ttcf" and len(header) == 12
    count = min(int.from_bytes(header[8:], "big"), _MOST_FACES) if collection else 1
    return [FaceFile(path, index) for index in range(count)]


def open_face(file: FaceFile) -> FontFile:
    """A face, read once for all documents while its file stays as it is.

    Raises:
        FontError: as `FontFile`.
    """
    try:
        facts = file.path.stat()
    except OSError:
        return FontFile(file)  # which says what is wrong
    return _opened(file, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=32)
def _opened(file: FaceFile, _changed: int, _size: int) -> FontFile:
    return FontFile(file)


def _big_endian(code: str, data: bytes) -> array[int]:
    values: array[int] = array(code)
    values.frombytes(data)
    if sys.byteorder == "little":
        values.byteswap()
    return values
