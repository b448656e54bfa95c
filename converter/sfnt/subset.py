"""Subset a face: a TrueType font program with only the glyphs that are drawn.

ReportLab's own subsetter makes fonts of 256 glyphs and reads every width of the face first; this one makes a
single font for a document and reads no more than it copies. Tables: OpenType specification 1.9.
"""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from collections.abc import Sequence
from typing import Final

from converter.errors import FontError, reason_of
from converter.messages import message
from converter.sfnt.face import FontFile
from converter.sfnt.faults import damaged

_COPIED: Final = ("cvt ", "fpgm", "name", "prep")
"""Hinting programs, which glyphs may call; names: the notice of who made a face goes where its glyphs go."""

_MAXP: Final = struct.Struct(">L14H")
"""Version 1.0 of the `maxp` table."""

# Flags of a composite glyph's component.
_WORDS, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080


class GlyphSource:
    """A face's file, mapped into memory. Close it, or use it in a `with` statement."""

    def __init__(self, face: FontFile) -> None:
        """Raises:
        FontError: the file cannot be read or is damaged.
        """
        self.upem = face.upem
        self._tables, self._metrics, self._long = face.tables, face.metrics, face.long_loca
        self._cubic = face.outlines if face.cubic else None
        try:
            with face.file.path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise FontError(
                message("{face} cannot be read: {reason}", face=str(face.file), reason=reason_of(error))
            ) from error
        try:
            self.bounds: tuple[int, ...] = struct.unpack_from(">4h", self._data, self._tables["head"][0] + 36)
            self._places = self.table("loca")
            self._widths = self._words("hmtx")
        except (struct.error, KeyError) as error:
            self.close()
            raise FontError(damaged(str(face.file))) from error

    def __enter__(self) -> GlyphSource:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._data.close()

    def table(self, tag: str) -> bytes:
        """A whole table; empty where the face has none."""
        offset, length = self._tables.get(tag, (0, 0))
        return self._data[offset : offset + length]

    def _words(self, tag: str) -> array[int]:
        """A table of signed 16-bit numbers."""
        data = self.table(tag)
        words = array("h", data[: len(data) - len(data) % 2])
        if sys.byteorder == "little":
            words.byteswap()
        return words

    def metrics(self, glyph: int) -> tuple[int, int]:
        """Advance width and left side bearing, in font units."""
        last = self._metrics - 1
        bearing = self._widths[2 * glyph + 1 if glyph <= last else self._metrics + glyph]
        return self._widths[2 * min(glyph, last)] & 0xFFFF, bearing

    def outline(self, glyph: int) -> bytes:
        """The glyph's entry of the `glyf` table; empty where nothing is drawn."""
        if self._cubic is not None:
            return self._cubic.outline(glyph)
        glyf = self._tables["glyf"][0]
        if self._long:
            start, end = struct.unpack_from(">LL", self._places, 4 * glyph)
        else:
            start, end = (2 * half for half in struct.unpack_from(">HH", self._places, 2 * glyph))
        return self._data[glyf + start : glyf + end]


def components(outline: bytes) -> list[tuple[int, int]]:
    """The parts of a composite glyph, as (position of the glyph number, glyph number)."""
    if len(outline) < 10 or struct.unpack_from(">h", outline)[0] >= 0:
        return []
    parts, position, flags = [], 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", outline, position)
        parts.append((position + 2, glyph))
        position += 8 if flags & _WORDS else 6
        if flags & _SCALE:
            position += 2
        elif flags & _XY_SCALE:
            position += 4
        elif flags & _TWO_BY_TWO:
            position += 8
    return parts


def subset(source: GlyphSource, glyphs: Sequence[tuple[int, int]]) -> bytes:
    """A font program of `glyphs` in that order; the parts of composite ones follow.

    Args:
        source: the face.
        glyphs: number of each glyph, and font units its width has on top of its own; .notdef is the first. A
            glyph may be named twice: then it stands in the result twice.
    """
    order = [glyph for glyph, _ in glyphs]
    extra = [white for _, white in glyphs]
    first: dict[int, int] = {}
    for index, glyph in enumerate(order):
        first.setdefault(glyph, index)
    outlines: list[bytes] = []
    index = 0
    while index < len(order):  # grows while parts are found
        outline = source.outline(order[index])
        parts = components(outline)
        if parts:
            changed = bytearray(outline)
            for position, glyph in parts:
                if glyph not in first:
                    first[glyph] = len(order)
                    order.append(glyph)
                    extra.append(0)
                struct.pack_into(">H", changed, position, first[glyph])
            outline = bytes(changed)
        outlines.append(outline + b"\0" * (-len(outline) % 4))
        index += 1

    places = [0]
    for outline in outlines:
        places.append(places[-1] + len(outline))
    head = bytearray(source.table("head"))
    struct.pack_into(">L", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)
    hhea, maxp = bytearray(source.table("hhea")), bytearray(source.table("maxp"))
    if len(maxp) < _MAXP.size:  # of PostScript outlines; the drawn ones know neither parts nor programs
        maxp = bytearray(_MAXP.pack(0x00010000, 0, 0x4000, 0x400, 0, 0, 2, *[0] * 8))
    struct.pack_into(">H", hhea, 34, len(order))
    struct.pack_into(">H", maxp, 4, len(order))
    tables = {
        "head": bytes(head),
        "hhea": bytes(hhea),
        "maxp": bytes(maxp),
        "hmtx": b"".join(_metrics(source, *entry) for entry in zip(order, extra, strict=True)),
        "loca": struct.pack(f">{len(places)}L", *places),
        "glyf": b"".join(outlines),
    }
    for tag in _COPIED:
        if table := source.table(tag):
            tables[tag] = table
    return _font_file(tables)


def _metrics(source: GlyphSource, glyph: int, white: int) -> bytes:
    advance, bearing = source.metrics(glyph)
    return struct.pack(">Hh", advance + white, bearing)


def _font_file(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    span = 16 << power
    out = bytearray(struct.pack(">LHHHH", 0x00010000, count, span, power, 16 * count - span))
    offset = 12 + 16 * count
    body, head_at, whole = bytearray(), 0, 0
    for tag in sorted(tables):
        table = tables[tag]
        padded = table + b"\0" * (-len(table) % 4)
        if tag == "head":
            head_at = offset + len(body)
        own = _checksum(padded)
        whole += own
        out += struct.pack(">4sLLL", tag.encode("latin-1"), own, offset + len(body), len(table))
        body += padded
    whole += _checksum(bytes(out))
    out += body
    struct.pack_into(">L", out, head_at + 8, (0xB1B0AFBA - whole) & 0xFFFFFFFF)
    return bytes(out)


def _checksum(data: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(data) // 4}L", data)
    return sum(words) & 0xFFFFFFFF
