"""TrueType files: what setting text needs of a face, and a font program of the glyphs that are drawn."""

from __future__ import annotations

from converter.sfnt.face import TrueType, open_face
from converter.sfnt.subset import GlyphSource, subset

__all__ = ["GlyphSource", "TrueType", "open_face", "subset"]
