"""Figures of a column stand at its right with their decimal points under each other.

Word would do that with a decimal tab stop, which other programs do not follow inside a table. So each figure
is moved in from the right by what it lacks behind the point, an indent that all programs know. A figure with
a long unit, such as 個百分點, stands at the right by itself: it would move all others far from the edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from converter.renderers.docx.metrics import ems

_POINT: Final = re.compile(r"(?<=[0-9])(?=\.[0-9])|(?<=[0-9])(?![0-9,.]|[–〜].*[0-9])")
"""Where a figure lines up: at its decimal point, or behind its last whole digit."""

_LONG_UNIT: Final = re.compile("[0-9][ \u00a0][^ \u00a0]{3,}")


class FigureColumn:
    """The figures of one column."""

    def __init__(self, texts: Iterable[str]) -> None:
        all_texts = tuple(texts)
        parts = [_parts(text) for text in all_texts]
        self._tail = max((ems(tail) for _, tail in parts), default=0.0)
        in_line = max((ems(lead) for lead, _ in parts), default=0.0) + self._tail
        self.room = max(in_line, *map(ems, all_texts), 0.0)
        """Em the column needs."""

    def indent(self, text: str) -> float:
        """Em between a figure and the right of its cell; none for text, or beside a long unit."""
        lead, tail = _parts(text)
        return max(0.0, self._tail - ems(tail)) if lead else 0.0


def _parts(text: str) -> tuple[str, str]:
    """Before and behind the point; nothing before where no figure stands in line."""
    found = None if _LONG_UNIT.search(text) else _POINT.search(text)
    return (text[: found.start()], text[found.start() :]) if found else ("", "")
