"""One form for matching: Simplified characters, half-width figures and marks; every place stays the same."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from converter.assets import package_folder, read_toml

_FEW: Final = 48
"""Different characters to be replaced up to which that is faster one by one than all at once."""


@lru_cache(maxsize=1)
def _seen() -> tuple[dict[str, str], frozenset[str], dict[int, int]]:
    """What each character is seen as; those whose own form is seen as another; all for `str.translate`."""
    data = read_toml(package_folder("converter.lexicon") / "data" / "fold.toml")
    written, seen = "".join(data["written"]), "".join(data["seen"])
    table = dict(zip(written, seen, strict=True))
    return table, frozenset(char for char in table if table[char] in table), str.maketrans(written, seen)


@lru_cache(maxsize=512)  # a text, its lines and its units are folded again and again
def fold(text: str) -> str:
    """`text` as rules see it, so that each rule is written once; as long as `text`."""
    table, chained, whole = _seen()
    told = table.keys() & set(text)
    if len(told) > _FEW or not chained.isdisjoint(told):
        return text.translate(whole)
    for char in told:
        text = text.replace(char, table[char])
    return text
