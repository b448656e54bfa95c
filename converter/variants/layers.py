"""The word lists that stand before the engine: longest match first, from left to right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from converter.assets import read_toml
from converter.model import Variant
from converter.variants.pieces import Layer

_DATA = Path(__file__).with_name("data")
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

    def stands(self, text: str, start: int, end: int) -> bool:
        """Whether the neighbours of `text[start:end]` are such as the entry wants."""
        before, after = text[start - 1 : start] if start else "", text[end : end + 1]
        return (
            (not self.after or (before != "" and before in self.after))
            and (not self.not_after or before == "" or before not in self.not_after)
            and (not self.before or (after != "" and after in self.before))
            and (not self.not_before or after == "" or after not in self.not_before)
        )


class WordList:
    """Words and what stands for them."""

    def __init__(self, words: Mapping[str, Entry], layer: Layer) -> None:
        self._words = words
        self._layer: Layer = layer
        lengths: dict[str, set[int]] = {}
        for word in words:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def hits(self, text: str) -> Iterator[Hit]:
        """Every word of the list in `text`, the longest at each place, none overlapping."""
        words, lengths = self._words, self._lengths
        end = 0
        for start, char in enumerate(text):
            if start < end or char not in lengths:
                continue
            for length in lengths[char]:
                word = text[start : start + length]
                entry = words.get(word)
                end_of_word = start + len(word)  # shorter than `length` where the text ends
                if entry is not None and entry.stands(text, start, end_of_word):
                    end = end_of_word
                    yield Hit(start, end, entry.output, self._layer, word)
                    break


@cache
def data(name: str) -> dict[str, Any]:
    """One of the data files of this room."""
    return read_toml(_DATA / f"{name}.toml")


@lru_cache(maxsize=2)
def official(direction: Direction) -> WordList:
    """The built-in list of official language."""
    return WordList(official_entries(direction), "official")


def official_entries(direction: Direction) -> dict[str, Entry]:
    """The built-in list as it is written: `official-to-hant.tsv` and `official-to-hans.tsv`.

    A table of tabs, not TOML, because reading two thousand words must not slow the start down.
    """
    name = f"official-{direction.replace('_', '-')}.tsv"
    text = (_DATA / name).read_text(encoding="utf-8")
    entries: dict[str, Entry] = {}
    for line in text.splitlines():
        if line and line[0] != "#":
            word, output, *rest = line.split("\t")
            entries[word] = Entry(output, **_neighbours(rest[0])) if rest else Entry(output)
    return entries


def shapes(text: str, direction: Direction) -> Iterator[Hit]:
    """The words of `shapes.toml` in a text."""
    for pattern, output, name in _shapes(direction):
        for match in pattern.finditer(text):
            yield Hit(*match.span(1), output, "official", name)


@lru_cache(maxsize=2)
def _shapes(direction: Direction) -> tuple[tuple[re.Pattern[str], str, str], ...]:
    return tuple(
        (re.compile(shape["find"]), shape["to"], shape["name"]) for shape in data("shapes")[direction]
    )


def _neighbours(cell: str) -> dict[str, str]:
    return {name: characters for name, _, characters in (part.partition("=") for part in cell.split(" "))}


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
