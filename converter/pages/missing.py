"""What is said of characters that no face has: which, where in the source, how often, and why."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from converter.fonts import MISSING
from converter.messages import counted, message
from converter.model import Diagnostic

_WHY: Final = {
    "Co": message("private use: only the font it was typed with knows what it is"),
    "Cn": message("no character of Unicode yet"),
}
"""By general category."""
_TOLD: Final = 10
"""A text in the wrong encoding has hundreds."""


def missing_diagnostics(missing: Mapping[str, str], source: str) -> Iterator[Diagnostic]:
    """One for each character; those after the first `_TOLD` of level `info`, and their number in a warning.

    Args:
        missing: the characters, and the node each was first met in.
        source: the text they come from.
    """
    for number, (char, node) in enumerate(sorted(missing.items())):
        why = _WHY.get(unicodedata.category(char))
        named = f"U+{ord(char):04X} {char}" if char.isprintable() else f"U+{ord(char):04X}"
        values = {"character": named, "place": _place(char, node, source), "sign": MISSING}
        told = (
            message("no face has {character} ({why}), {place}; {sign} stands for it", **values, why=why)
            if why
            else message("no face has {character}, {place}; {sign} stands for it", **values)
        )
        yield Diagnostic("missing-glyph", told, "warning" if number < _TOLD else "info")
    if len(missing) > _TOLD:
        yield Diagnostic(
            "missing-glyph",
            counted(
                "and {count} more character that no face has; -v lists all",
                "and {count} more characters that no face has; -v lists all",
                len(missing) - _TOLD,
            ),
        )


def _place(char: str, node: str, source: str) -> str:
    found = source.find(char)
    if found < 0:
        return message("in the title") if node == "title" else message("in the document's own words")
    line = source.count("\n", 0, found) + 1
    column = found - source.rfind("\n", 0, found)
    more = source.count(char) - 1
    if not more:
        return message("line {line}, character {column}", line=line, column=column)
    return message("line {line}, character {column} (and {count} more)", line=line, column=column, count=more)
