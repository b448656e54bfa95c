"""Where words end: the likeliest cut of a stretch of Han characters into words, and how sure each border is.

Every word of the list that fits is an edge from its first place to its last; the cheapest way through is the
best reading (costs are negative logarithms of frequencies, in fifths of a nat). The margin of a place is how
much worse the best reading with a word across it is than the best with a border there. It is a veto, no more:
an unknown word looks like a border.

All texts are in the folded form (`fold`); what is not an ideograph ends a stretch.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from converter.lexicon.characters import IDEOGRAPHS

_FILE = Path(__file__).with_name("lexicon.tsv")
_STEPS: Final = 5
"""Steps of cost in a nat."""
_FREE: Final = ord("!")
"""The byte for a cost of nought."""
_UNKNOWN: Final = ord("~")
"""The byte for the cost of a character that is not in the list, as dear as the dearest."""
_WIDE: Final = 3
"""Bytes of a Han character of the list in UTF-8."""
_LOOKED_AT: Final = 3
"""Characters by which words are looked up."""
_MARKED: Final = 2
"""Characters behind a longer word in its row: its cost and its tag."""
LISTED_BONUS: Final = 1 * _STEPS
"""How much cheaper than its parts a word is that a caller lists."""
_FAR: Final = 1 << 30
_STRETCH = re.compile(f"[{IDEOGRAPHS}]+")
_FIRST_IDEOGRAPH: Final = IDEOGRAPHS[0]

Edge = tuple[int, int]
"""Start and end of a word in a stretch."""
_Word = tuple[int, int]
"""End and cost of a word, by its start."""


class WordLattice:
    """A stretch of Han characters with every reading of it."""

    def __init__(self, text: str, listed: Iterable[Edge] = ()) -> None:
        """
        Args:
            text: Han characters only, folded.
            listed: places of words that the caller knows.
        """
        edges = _edges(text)
        for start, end in set(listed):
            edges[start].append((end, max(0, _cheapest(edges, start, end) - LISTED_BONUS)))
        self._edges = edges
        self._across: list[int] = []
        self._forward()

    def _forward(self) -> None:
        """The cheapest way from the start to each place, and where its last word begins."""
        before = [0] + [_FAR] * len(self._edges)
        last = [0] * (len(self._edges) + 1)
        for start, words in enumerate(self._edges):
            base = before[start]
            for end, cost in words:
                whole = base + cost
                if whole < before[end]:
                    before[end], last[end] = whole, start
        self._before, self._last = before, last

    def _backward(self) -> None:
        """The cheapest way from each place to the end, and the cheapest that has a word across it."""
        size = len(self._edges)
        after = [_FAR] * size + [0]
        for start in range(size - 1, -1, -1):
            words = self._edges[start]
            end, cost = words[0]
            after[start] = (
                cost + after[end] if len(words) == 1 else min([cost + after[end] for end, cost in words])
            )
        across = [_FAR] * (size + 1)
        for start, words in enumerate(self._edges):
            if len(words) == 1:
                continue
            base = self._before[start]
            for end, cost in words[1:]:
                whole = base + cost + after[end]
                for place in range(start + 1, end):
                    if whole < across[place]:
                        across[place] = whole
        self._across = across
        self._at = [there + back for there, back in zip(self._before, after, strict=True)]

    def margin(self, place: int) -> float:
        """How many nats worse a word across `place` is than a border there; infinite if no word fits."""
        if not self._across:
            self._backward()
        if self._across[place] >= _FAR:
            return math.inf
        return (self._across[place] - self._at[place]) / _STEPS

    def borders(self) -> list[int]:
        """Where the words of the best reading end, in order; the last is the end of the stretch."""
        places, place = [], len(self._last) - 1
        while place > 0:
            places.append(place)
            place = self._last[place]
        return places[::-1]


def words(text: str) -> tuple[str, ...]:
    """The words of the likeliest reading of `text` (folded); each stretch of other characters is one piece.

    >>> words("会议举手表示同意")
    ('会议', '举手', '表示', '同意')
    """
    pieces: list[str] = []
    end = 0
    for match in _STRETCH.finditer(text):
        if match.start() > end:
            pieces.append(text[end : match.start()])
        start = 0
        for border in _read(match.group()).borders():
            pieces.append(match.group()[start:border])
            start = border
        end = match.end()
    if end < len(text):
        pieces.append(text[end:])
    return tuple(pieces)


def border_margin(text: str, place: int, listed: Iterable[str] = ()) -> float:
    """How sure a border at `place` of `text` is, in nats: negative inside a word.

    Args:
        text: folded; one sentence is enough, for only the stretch of Han characters around `place` is read.
        place: from 0 (before the first character) to the length of the text.
        listed: words, folded, that the caller knows beside the list's.

    Returns:
        Infinity where no word disputes the border, or a character that is not Han stands on one side.
    """
    start, end = _around(text, place)
    if start == place or end == place:
        return math.inf
    stretch = text[start:end]
    edges = [edge for word in listed for edge in _places(word, stretch)]
    reading = WordLattice(stretch, edges) if edges else _read(stretch)
    return reading.margin(place - start)


def is_inside_word(text: str, place: int, listed: Iterable[str] = ()) -> bool:
    """Whether a word is likelier to stand across `place` than to end there; the arguments of `border_margin`.

    >>> is_inside_word("有机茶园面积", 1)
    True
    """
    if not 0 < place < len(text) or text[place] < _FIRST_IDEOGRAPH or text[place - 1] < _FIRST_IDEOGRAPH:
        return False  # a number or a mark stands on one side
    if not listed and not _is_crossed(text, place):
        return False
    return border_margin(text, place, listed) < 0


def _is_crossed(text: str, place: int) -> bool:
    """Whether a word of the list stands across a place, with Han characters on both sides, in any reading."""
    if text[place] in _row(text[place - 1]).seconds:
        return True
    for start in range(place - 1, -1, -1):
        first = text[start]
        if first < _FIRST_IDEOGRAPH:
            return False
        if _row(first).longest <= place - start:
            continue
        for rest, _ in _long_words(first, text[start + 1 : start + 3]):
            if start + len(rest) >= place and text.startswith(rest, start + 1):
                return True
    return False


def tag_of(word: str) -> str | None:
    """What kind of word `word` (folded) is in most places; None if it is not in the list.

    A letter, as in the tables of Beijing University: `n` noun, `v` verb, `g` verb or noun, `a` adjective, `d`
    adverb, `t` time, `m` numeral, `q` measure word, `p` preposition, `c` conjunction, `R` person, `S` place,
    `T` body. Persons and places are unsure: read them as nouns.
    """
    if not word:
        return None
    row, rest = _row(word[0]), word[1:]
    if len(rest) < 2:
        place = row.seconds.find(rest) + 1 if rest else 0
        return chr(row.tags[place]) if row.tags and (place or not rest) else None
    found = row.longer.find(f" {rest}")
    after = found + len(word)
    return row.longer[after + 1] if found >= 0 and row.longer[after].isascii() else None


def _around(text: str, place: int) -> tuple[int, int]:
    """The stretch of Han characters on both sides of a place."""
    starts, ends = _stretches(text)
    at = bisect_right(starts, place) - 1
    return (starts[at], ends[at]) if at >= 0 and place <= ends[at] else (place, place)


@lru_cache(maxsize=64)  # one sentence is asked about at many places in a row
def _stretches(text: str) -> tuple[list[int], list[int]]:
    """Where the stretches of Han characters begin and end."""
    found = [match.span() for match in _STRETCH.finditer(text)]
    return [start for start, _ in found], [end for _, end in found]


def _places(word: str, text: str) -> Iterator[Edge]:
    place = text.find(word) if len(word) > 1 else -1
    while place >= 0:
        yield place, place + len(word)
        place = text.find(word, place + 1)


@lru_cache(maxsize=2048)
def _read(stretch: str) -> WordLattice:
    return WordLattice(stretch)


def _edges(text: str) -> list[list[_Word]]:
    """For each place the ends and costs of the words that begin there, a single character first."""
    edges = []
    for start in range(len(text)):
        alone, pair, longer = _beginning(text[start : start + _LOOKED_AT])
        found = [(start + 1, alone)]
        if pair is not None:
            found.append((start + 2, pair))
        for rest, cost in longer:
            if text.startswith(rest, start + 1):
                found.append((start + 1 + len(rest), cost))
        edges.append(found)
    return edges


@lru_cache(
    maxsize=8192
)  # stretches of one sentence overlap, and a report says the same words again and again
def _beginning(three: str) -> tuple[int, int | None, tuple[tuple[str, int], ...]]:
    """Of words that begin with these characters: the costs of one and of two, and the longer ones."""
    first, second = three[0], three[1:2]
    row = _row(first)
    pair = row.seconds.find(second) if second else -1
    longer = _long_words(first, three[1:]) if row.longest else ()
    return row.alone, row.costs[pair] - _FREE if pair >= 0 else None, longer


@lru_cache(maxsize=8192)  # a report says the same words again and again
def _long_words(first: str, two: str) -> tuple[tuple[str, int], ...]:
    """The words of three characters and more that begin so: what follows the first, and their costs."""
    longer, found = _row(first).longer, []
    place = longer.find(f" {two}") if len(two) > 1 else -1
    while place >= 0:
        end = longer.find(" ", place + 1)
        word = longer[place + 1 : end if end >= 0 else None]
        found.append((word[:-_MARKED], ord(word[-_MARKED]) - _FREE))
        place = longer.find(f" {two}", end) if end >= 0 else -1
    return tuple(found)


def _cheapest(edges: list[list[_Word]], start: int, end: int) -> int:
    """The cheapest way from one place to another."""
    best = {start: 0}
    for place in range(start, end):
        base = best.get(place, _FAR)
        for after, cost in edges[place]:
            if after <= end and base + cost < best.get(after, _FAR):
                best[after] = base + cost
    return best[end]


class _Row(NamedTuple):
    """The words that begin with one character."""

    alone: int
    """Cost of the character by itself."""
    seconds: str
    """What follows it in words of two."""
    costs: bytes
    longer: str
    """The rest of longer words, in order, each after a space and before its cost and its tag."""
    longest: int
    """Characters of the longest of those; 0 where there are none."""
    tags: bytes
    """Of the character, and of the words of two."""


@lru_cache(maxsize=8192)
def _row(first: str) -> _Row:
    line = _lines().get(first.encode())
    if line is None:
        return _Row(_UNKNOWN - _FREE, "", b"", "", 0, b"")
    _, costs, tags, lengths, seconds, longer = line.split(b"\t")
    return _Row(
        costs[0] - _FREE,
        seconds.decode(),
        costs[1:],
        longer.decode(),
        max(lengths) - _FREE if lengths else 0,
        tags,
    )


@lru_cache(maxsize=1)
def _lines() -> dict[bytes, bytes]:
    """The rows of the list by first character, read apart only when asked for."""
    return {line[:_WIDE]: line for line in _FILE.read_bytes().split(b"\n")}
