"""What is said of characters that no face has: which, where in the source, how often, and why."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from converter.fonts import MISSING
from converter.model import Diagnostic

_WHY: Final = {
    "Co": "private use: only the font it was typed with knows what it is",
    "Cn": "no character of Unicode yet",
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
        reason = f" ({why})" if why else ""
        yield Diagnostic(
            "missing-glyph",
            f"no face has {named}{reason}, {_place(char, node, source)}; {MISSING} stands for it",
            "warning" if number < _TOLD else "info",
        )
    if len(missing) > _TOLD:
        yield Diagnostic(
            "missing-glyph",
            f"and {len(missing) - _TOLD} more characters that no face has; -v lists all",
        )


def _place(char: str, node: str, source: str) -> str:
    found = source.find(char)
    if found < 0:
        return "in the title" if node == "title" else "in the document's own words"
    line = source.count("\n", 0, found) + 1
    column = found - source.rfind("\n", 0, found)
    times = source.count(char)
    return f"line {line}, character {column}" + (f" (and {times - 1} more)" if times > 1 else "")
