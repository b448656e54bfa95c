"""Fonts of one PDF: a composite font per face, with codes given out as characters are drawn.

Every character has a code of its own (two bytes), so that text is extracted as it was written even where two
characters share a glyph. A character that is followed by white (before a Western word, in a loose line) has
further codes with that white in its width: readers take white they find between glyphs for a space, and
copied Chinese would be full of them. Nothing is registered outside the document.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

from reportlab.pdfbase import pdfdoc

from converter.errors import FontError
from converter.fonts import drawn
from converter.messages import message
from converter.renderers.pdf.stream import Stream, Written
from converter.sfnt import FaceFile, GlyphSource, open_face, subset

_PER_BLOCK: Final = 100
"""Entries a `bfchar` block may have (Adobe Technical Note 5014)."""
_SYMBOLIC: Final = 4

_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{body}endcmap
CMapName currentdict /CMap defineresource pop
end
end"""


class Font:
    """One face in one PDF."""

    def __init__(self, key: str, file: FaceFile) -> None:
        """`key` is the font's name in the page's resources.

        Raises:
            FontError: the face cannot be used.
        """
        self.key = key
        self._face = open_face(file)
        self._source = GlyphSource(self._face)
        self._scale = 1000 / self._source.upem
        self._glyphs: list[tuple[int, int]] = [(0, 0)]
        self._widths: list[float] = [self._width(0, 0)]
        self._codes: dict[tuple[str, int, str], tuple[str, float]] = {}
        self.plain: dict[str, tuple[str, float]] = {}
        """What `code` has given for characters that stand for themselves, without white."""

    def code(self, char: str, white: int = 0, stands_for: str = "") -> tuple[str, float]:
        """The code of a character in hexadecimal, and its advance in thousandths of the size.

        Args:
            char: one character.
            white: what its width has on top of its own, in thousandths of the size.
            stands_for: the character it is drawn for, where that is another.

        Raises:
            FontError: the face has no such character; a Layout names faces that cover their text.
        """
        known = self._codes.get((char, white, stands_for))
        if known is None:
            glyph = self._face.glyph(drawn(char))
            if not glyph:
                raise FontError(
                    message("{face} has no character U+{point:04X}", face=self._face.file, point=ord(char))
                )
            extra = round(white / self._scale)
            known = f"{len(self._glyphs):04X}", self._width(glyph, extra)
            self._codes[char, white, stands_for] = known
            self._glyphs.append((glyph, extra))
            self._widths.append(known[1])
            if not white and not stands_for:
                self.plain[char] = known
        return known

    def _width(self, glyph: int, white: int) -> float:
        return round((self._source.metrics(glyph)[0] + white) * self._scale, 3)

    def write(self, document: pdfdoc.PDFDocument) -> pdfdoc.PDFObjectReference:
        """Add the font and all that belongs to it to the document; the reference of the font."""
        with self._source as source:
            name = self._name()
            program = subset(source, self._glyphs)
            descriptor = {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(name),
                "Flags": _SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray([round(edge * self._scale) for edge in source.bounds]),
                "ItalicAngle": 0,
                "Ascent": round(self._face.ascent * self._scale),
                "Descent": round(self._face.descent * self._scale),
                "CapHeight": round(self._face.cap_height * self._scale),
                "StemV": 140 if self._face.bold else 80,
                "FontFile2": document.Reference(Stream(program, {"Length1": len(program)})),
            }
        descendant = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType2"),
            "BaseFont": pdfdoc.PDFName(name),
            "CIDSystemInfo": pdfdoc.PDFDictionary(
                {
                    "Registry": pdfdoc.PDFString("Adobe"),
                    "Ordering": pdfdoc.PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "CIDToGIDMap": pdfdoc.PDFName("Identity"),
            "DW": 1000,
            "W": Written([_width_runs(self._widths)]),
            "FontDescriptor": document.Reference(pdfdoc.PDFDictionary(descriptor)),
        }
        font = {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": pdfdoc.PDFName(name),
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([document.Reference(pdfdoc.PDFDictionary(descendant))]),
            "ToUnicode": document.Reference(Stream(self._to_unicode().encode("ascii"))),
        }
        return document.Reference(pdfdoc.PDFDictionary(font))

    def _name(self) -> str:
        """`ABCDEF+Name`: the tag of a subset comes from its characters, so the same text gives the same."""
        digest = hashlib.sha256(repr(list(self._codes)).encode("utf-8")).digest()
        tag = "".join(chr(ord("A") + byte % 26) for byte in digest[:6])
        plain = re.sub(r"[^A-Za-z0-9_.-]", "-", self._face.postscript_name)
        return f"{tag}+{plain}"

    def _to_unicode(self) -> str:
        entries = [
            f"<{code}> <{(stands_for or char).encode('utf-16-be').hex().upper()}>\n"
            for (char, _, stands_for), (code, _) in self._codes.items()
        ]
        blocks = (entries[at : at + _PER_BLOCK] for at in range(0, len(entries), _PER_BLOCK))
        body = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
        return _CMAP.format(body=body)


def _width_runs(widths: list[float]) -> str:
    """The W array: what is not a full em, as `first [widths]` for runs and none for full ems."""
    runs: list[str] = []
    run: list[str] = []
    for code, width in enumerate([*widths, 1000.0]):
        if width != 1000:
            run.append(f"{width:.3f}".rstrip("0").rstrip("."))
        elif run:
            runs.append(f"{code - len(run)} [{' '.join(run)}]")
            run = []
    return f"[{' '.join(runs)}]"


class FontBook:
    """The fonts of one PDF by the face names of its Layout; opened when first drawn with."""

    def __init__(self, faces: dict[str, FaceFile]) -> None:
        self._files = faces
        self._fonts: dict[str, Font] = {}

    def __getitem__(self, face: str) -> Font:
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = Font(f"F{len(self._fonts) + 1}", self._files[face])
        return font

    def write(self, document: pdfdoc.PDFDocument) -> dict[str, pdfdoc.PDFObjectReference]:
        """Add all fonts to the document; resource name to reference."""
        return {font.key: font.write(document) for font in self._fonts.values()}
