"""One form for matching: Simplified characters, half-width figures and marks; every place stays the same."""

from __future__ import annotations

from functools import lru_cache

from converter.assets import package_folder, read_toml


@lru_cache(maxsize=1)
def _table() -> dict[int, int]:
    data = read_toml(package_folder("converter.lexicon") / "data" / "fold.toml")
    return str.maketrans("".join(data["written"]), "".join(data["seen"]))


@lru_cache(maxsize=512)  # a text, its lines and its units are folded again and again
def fold(text: str) -> str:
    """`text` as rules see it, so that each rule is written once; as long as `text`."""
    return text.translate(_table())
