"""The word lists that stand before the engine: longest match first, from left to right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from converter.assets import read_toml
from converter.model import Variant
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


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands for a word, and between which neighbours: each field is a set of single characters."""

    output: str
    after: str = ""
    not_after: str = ""
    before: str = ""
    not_before: str = ""

    @classmethod
    def read(cls, value: str | Mapping[str, str]) -> Entry:
        """From a TOML value: the output alone, or a table `{to, after, not_after, before, not_before}`."""
        if isinstance(value, str):
            return cls(value)
        neighbours = dict(value)
        return cls(neighbours.pop("to"), **neighbours)

    def pattern(self, word: str) -> str:
        """All but the first character of `word`, as a regular expression with its neighbours."""
        whole = re.escape(word)
        parts = [re.escape(word[1:])]
        if self.after:
            parts.append(f"(?<=[{re.escape(self.after)}]{whole})")
        if self.not_after:
            parts.append(f"(?<![{re.escape(self.not_after)}]{whole})")
        if self.before:
            parts.append(f"(?=[{re.escape(self.before)}])")
        if self.not_before:
            parts.append(f"(?![{re.escape(self.not_before)}])")
        return "".join(parts)


class WordList:
    """Words and what stands for them."""

    def __init__(self, words: Mapping[str, Entry], layer: Layer) -> None:
        self._outputs = {word: entry.output for word, entry in words.items()}
        self._layer: Layer = layer
        by_first: dict[str, list[str]] = defaultdict(list)
        for word in sorted(words, key=lambda word: (-len(word), word)):
            by_first[word[0]].append(words[word].pattern(word))
        # one branch a first character: a flat alternation would try every word at every place
        branches = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items())
        self._pattern = re.compile("|".join(branches)) if by_first else None

    def hits(self, text: str) -> Iterator[Hit]:
        """Every word of the list in `text`, the longest at each place, none overlapping."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            word = match.group()
            yield Hit(*match.span(), self._outputs[word], self._layer, word)


@cache
def data(name: str) -> dict[str, Any]:
    """One of the data files of this room."""
    return read_toml(files("converter.variants") / "data" / f"{name}.toml")


@lru_cache(maxsize=2)
def official(direction: Direction) -> WordList:
    """The built-in list of official language."""
    return WordList(
        {word: Entry.read(value) for word, value in data("official")[direction].items()}, "official"
    )


@lru_cache(maxsize=3)
def vocabulary(to: Variant) -> WordList:
    """The words a region has instead of the mainland's; none for the mainland itself."""
    words = data("vocabulary").get(to, {})
    return WordList({word: Entry.read(value) for word, value in words.items()}, "vocabulary")


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
