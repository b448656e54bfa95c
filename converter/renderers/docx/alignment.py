"""Figures of a column stand at its right with their decimal points under each other.

Word would do that with a decimal tab stop, which other programs do not follow inside a table. So each figure
is moved in from the right by what it lacks behind the point, an indent that all programs know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from converter.renderers.docx.widths import ems

_POINT: Final = re.compile(r"(?<=[0-9])(?=\.[0-9])|(?<=[0-9])(?![0-9,.]|[–〜].*[0-9])")
"""Where a figure lines up: at its decimal point, or behind its last whole digit."""
_WIDTHS: Final = {".": 0.25, ",": 0.25, " ": 0.25, "%": 0.83, "‰": 1.0}
_DIGIT: Final = 0.5


class FigureColumn:
    """The figures of one column."""

    def __init__(self, texts: Iterable[str]) -> None:
        parts = [_parts(text) for text in texts]
        self._tail = max((_width(tail) for _, tail in parts), default=0.0)
        self.room = max((_width(lead) for lead, _ in parts), default=0.0) + self._tail
        """Em the column needs."""

    def indent(self, text: str) -> float:
        """Em between a figure and the right of its cell; none for what is no figure."""
        lead, tail = _parts(text)
        return max(0.0, self._tail - _width(tail)) if lead else 0.0


def _parts(text: str) -> tuple[str, str]:
    """Before and behind the point; nothing before where there is no figure."""
    found = _POINT.search(text)
    return (text[: found.start()], text[found.start() :]) if found else ("", "")


def _width(text: str) -> float:
    return sum(_DIGIT if char.isdigit() else _WIDTHS.get(char) or ems(char) for char in text)
