"""PostScript (CFF) outlines drawn again as TrueType ones, for faces of the user's own machine.

No bundled face has them, so that fontTools, which reads them, is an extra: `pip install "duizhao[cff]"`.
"""

from __future__ import annotations

import io
from typing import Any, Final

from converter.errors import FontError
from converter.messages import message
from converter.sfnt.faults import damaged

_STRAYS: Final = 0.001
"""Em that a quadratic curve may stray from the cubic one it stands for."""


class CffOutlines:
    """The glyphs of one `CFF ` table."""

    def __init__(self, table: bytes, upem: int, shown: str) -> None:
        """Read the table; no glyph is drawn yet.

        Args:
            table: the bytes of the `CFF ` table.
            upem: units to the em.
            shown: the face's name in messages.

        Raises:
            FontError: fontTools is not installed, or the table is damaged.
        """
        try:
            from fontTools.cffLib import CFFFontSet
        except ImportError as error:
            raise FontError(
                message(
                    '{face} has PostScript (CFF) outlines; to use it, run: pip install "duizhao[cff]"',
                    face=shown,
                )
            ) from error
        self._error = _STRAYS * upem
        self._shown = shown
        fonts = CFFFontSet()
        try:
            fonts.decompile(io.BytesIO(table), None)
            top = fonts[fonts.fontNames[0]]
            self._strings: Any = top.CharStrings
            self._order: list[str] = top.charset
        except Exception as error:  # whatever fontTools meets in a file it cannot read
            raise FontError(damaged(shown)) from error

    def outline(self, glyph: int) -> bytes:
        """A glyph as an entry of the `glyf` table; empty where nothing is drawn.

        Raises:
            FontError: the glyph is damaged.
        """
        from fontTools.pens.cu2quPen import Cu2QuPen
        from fontTools.pens.ttGlyphPen import TTGlyphPen

        pen = TTGlyphPen(None)
        try:
            self._strings[self._order[glyph]].draw(Cu2QuPen(pen, self._error, reverse_direction=True))
            drawn: bytes = pen.glyph().compile(None)
        except Exception as error:  # whatever fontTools meets in a file it cannot read
            raise FontError(damaged(self._shown)) from error
        return drawn
