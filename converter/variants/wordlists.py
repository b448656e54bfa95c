"""Lists of words and what stands for them, and where a text holds such words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from converter.assets import read_toml
from converter.lexicon.patterns import Sought
from converter.regions import Variant
from converter.variants.pieces import Layer

_DATA = Path(__file__).with_name("data")
Direction = Literal["to_hant", "to_hans"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a list has for a stretch of the text."""

    start: int
    end: int
    output: str
    layer: Layer
    rule: str
    firm: bool = False
    """Whether the neighbours it wants are there, so that no reading of the text is asked."""


@dataclass(slots=True)
class WordRule:
    """What stands for a word, and between which neighbours: each field is a set of single characters.

    Three thousand are made at every start, which takes twice as long where they are frozen.
    """

    output: str
    after: str = ""
    not_after: str = ""
    before: str = ""
    not_before: str = ""

    @classmethod
    def read(cls, value: str | Mapping[str, str]) -> WordRule:
        """From a TOML value: the output alone, or a table `{to, after, not_after, before, not_before}`."""
        if isinstance(value, str):
            return cls(value)
        neighbours = dict(value)
        return cls(neighbours.pop("to"), **neighbours)

    @property
    def particular(self) -> bool:
        """Whether it asks for certain neighbours."""
        return bool(self.after or self.before)

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

    def __init__(self, words: Mapping[str, WordRule], layer: Layer) -> None:
        self._words = words
        self._layer: Layer = layer
        self._singles = frozenset(word for word in words if len(word) == 1)
        lengths: dict[str, set[int]] = {}
        for word in words:
            if len(word) > 1:
                lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {pair: sorted(found, reverse=True) for pair, found in lengths.items()}
        """Lengths of the words that begin with two characters."""

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def matches(self, text: str) -> Iterator[Candidate]:
        """Every word of the list in `text`, from left to right, the longest first at each place."""
        if not self._words:
            return
        lengths, singles = self._lengths, self._singles
        for start in range(len(text)):
            for length in lengths.get(text[start : start + 2], ()):
                yield from self._match(text, start, start + length)
            if singles and text[start] in singles:
                yield from self._match(text, start, start + 1)

    def _match(self, text: str, start: int, end: int) -> Iterator[Candidate]:
        word = text[start:end]
        entry = self._words.get(word)
        if entry is not None and len(word) == end - start and entry.stands(text, start, end):
            yield Candidate(start, end, entry.output, self._layer, word, entry.particular)

    def longest(self, text: str) -> Iterator[Candidate]:
        """Of the matches the longest at each place, none overlapping."""
        end = 0
        for match in self.matches(text):
            if match.start >= end:
                end = match.end
                yield match


@cache
def data(name: str) -> dict[str, Any]:
    """One of the data files of this room."""
    return read_toml(_DATA / f"{name}.toml")


@lru_cache(maxsize=3)
def official(to: Variant) -> WordList:
    """The built-in list of official language for a variant."""
    return WordList(official_entries(to), "official")


def official_entries(to: Variant) -> dict[str, WordRule]:
    """The built-in list as it is written: `official-to-*.tsv`.

    Tables of tabs, not TOML, because reading three thousand words must not slow the start down.
    """
    names = {"tw": ("hant",), "hk": ("hant", "hk"), "cn": ("hans",)}[to]
    entries: dict[str, WordRule] = {}
    for name in names:
        for line in (_DATA / f"official-to-{name}.tsv").read_text(encoding="utf-8").splitlines():
            if line and line[0] != "#":
                word, output, *rest = line.split("\t")
                entries[word] = WordRule(output, **_neighbours(rest[0])) if rest else WordRule(output)
    return entries


def shapes(text: str, direction: Direction) -> Iterator[Candidate]:
    """The words of `shapes.toml` in a text."""
    for place, (pattern,) in _shapes(direction).tried(set(text)).items():
        shape = data("shapes")[direction][place]
        for match in pattern.finditer(text):
            yield Candidate(*match.span(1), shape["to"], "official", shape["name"])


@lru_cache(maxsize=2)
def _shapes(direction: Direction) -> Sought:
    return Sought([shape["find"]] for shape in data("shapes")[direction])


def _neighbours(cell: str) -> dict[str, str]:
    return {name: characters for name, _, characters in (part.partition("=") for part in cell.split(" "))}


@lru_cache(maxsize=3)
def vocabulary(to: Variant) -> WordList:
    """The words a region has instead of the mainland's; none for the mainland itself."""
    words = data("vocabulary").get(to, {})
    return WordList({word: WordRule.read(value) for word, value in words.items()}, "vocabulary")
