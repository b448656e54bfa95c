"""The tables of rules by which figures are read."""

from __future__ import annotations

from types import ModuleType

from converter.parsing.figures import around, borrowing, changing, insets, kinds, sharing, uncounted

TABLES: list[tuple[ModuleType, str]] = [
    (uncounted, "COUNTED"),
    (uncounted, "CHANGING"),
    (uncounted, "BARE_DIGITS"),
    (uncounted, "BARE_HAN"),
    (uncounted, "COUNTED_IN_HAN"),
    (kinds, "KINDS"),
    (around, "OWN"),
    (sharing, "SHARED"),
    (borrowing, "SHARES"),
    (borrowing, "BORROWED"),
    (changing, "TARGETS"),
    (insets, "INSETS"),
]
"""Module and name of each."""
