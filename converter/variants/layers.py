"""The word lists that stand before the engine: longest match first, from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from converter.assets import read_toml
from converter.variants.pieces import Layer

Direction = Literal["to_hant", "to_hans"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of the text that a list decides."""

    start: int
    end: int
    output: str
    layer: Layer
    rule: str


class WordList:
    """Words and what stands for them."""

    def __init__(self, words: Mapping[str, str], layer: Layer) -> None:
        self._words = dict(words)
        self._layer: Layer = layer
        ordered = sorted(self._words, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(re.escape, ordered))) if ordered else None

    def hits(self, text: str) -> Iterator[Hit]:
        """Every word of the list in `text`, the longest at each place, none overlapping."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            word = match.group()
            yield Hit(*match.span(), self._words[word], self._layer, word)


@cache
def data(name: str) -> dict[str, Any]:
    """One of the data files of this room."""
    return read_toml(files("converter.variants") / "data" / f"{name}.toml")


@lru_cache(maxsize=2)
def official(direction: Direction) -> WordList:
    """The built-in list of official language."""
    return WordList(data("official")[direction], "official")


def settle(layers: Iterable[Iterable[Hit]], length: int) -> list[Hit]:
    """The hits of several lists, the first list's before the next's where they overlap; in order of place."""
    taken = bytearray(length)
    kept: list[Hit] = []
    for hits in layers:
        for hit in hits:
            if not any(taken[hit.start : hit.end]):
                taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
                kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)
