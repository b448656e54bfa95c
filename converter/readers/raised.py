"""Figures set higher or lower than their line: 10⁸, km², CO₂, the marks of notes."""

from __future__ import annotations

from typing import Final, Literal

Shift = Literal["raised", "lowered"]
SUPERSCRIPT: Final = str.maketrans("0123456789+-−=", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼")
_SUBSCRIPT: Final = str.maketrans("0123456789+-−=", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌")
_TABLES: Final[dict[Shift, dict[int, int]]] = {"raised": SUPERSCRIPT, "lowered": _SUBSCRIPT}


def shifted(text: str, shift: Shift | None) -> str:
    """A stretch of one look with the characters that Unicode has for it.

    It stays as it is where one of its characters has no such form (PM with 2.5 below the line is PM2.5): half
    a number would be another number.
    """
    if shift is None:
        return text
    table = _TABLES[shift]
    bare = text.strip()
    return text.translate(table) if bare and all(ord(char) in table for char in bare) else text
