"""Font files: what setting text needs of a face, and a font program of the glyphs that are drawn."""

from __future__ import annotations

from converter.sfnt.face import FaceFile, FontFile, open_face
from converter.sfnt.installed import installed_face
from converter.sfnt.subset import GlyphSource, subset

__all__ = ["FaceFile", "FontFile", "GlyphSource", "installed_face", "open_face", "subset"]
