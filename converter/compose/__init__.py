"""Composing: a paragraph in, its lines out, by the rules of Chinese typesetting (CLREQ, GB/T 15834).

Nothing here knows of reports, pages or PDF; `converter.fonts` gives the faces.
"""

from __future__ import annotations

from converter.compose.options import LineOptions
from converter.compose.paragraph import Align, ComposedLine, Inline, Run, compose, missing_characters

__all__ = ["Align", "ComposedLine", "Inline", "LineOptions", "Run", "compose", "missing_characters"]
