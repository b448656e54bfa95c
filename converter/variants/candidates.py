"""Which words of the lists and of the engine a text is converted by.

The words that fit a stretch of Han characters are edges in the lattice of the lexicon, each a little
cheaper than its parts. A word is refused where every good reading has a border inside it (举手|表示 is no
手表). The lattice is a veto, no more: among the words that are left, those of the built-in list go before
the engine's; of the former the longest from the left is taken, of the latter the longest anywhere.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from converter.lexicon.characters import IDEOGRAPHS
from converter.lexicon.fold import fold
from converter.lexicon.lattice import WordLattice
from converter.variants.pieces import Rival
from converter.variants.wordlists import Candidate

SURE = 0.5
"""From how many nats on a border is certain."""
CLOSE = 3.0
"""Up to how many nats a reading that was not taken is worth a look."""
_POSTPOSED = {"里": "", "只": "一二两三四五六七八九十百千万亿几数多余"}
"""Stands after a noun or numeral of any length; the engine knows it after the last character of many. For
each the characters before it, if not any."""
_STRETCH = re.compile(f"[{IDEOGRAPHS}]{{2,}}")


@dataclass(frozen=True, slots=True)
class Choice:
    """The words a text is converted by."""

    taken: tuple[Candidate, ...]
    """In order, none overlapping."""
    rivals: tuple[Rival, ...]


Plain = Callable[[str], str]
"""What stands for a stretch, character by character, where no word decides."""


def choose(
    text: str,
    fixed: Iterable[Iterable[Candidate]],
    listed: Iterable[Candidate],
    engine: Iterable[Candidate],
    plain: Plain,
) -> Choice:
    """Choose among all candidates.

    Args:
        text: the text they are for.
        fixed: words that nothing overrules, the first group's before the next's: the user's, names.
        listed: words of the built-in list, from left to right, the longest first at each place.
        engine: words of the engine.
        plain: what the characters are by themselves.
    """
    taken = _Taken(len(text))
    for group in fixed:
        taken.add(group)
    free = [each for each in listed if taken.free(each)]
    by_engine = [each for each in engine if taken.free(each)]
    words = (*free, *by_engine)
    odd = {each for each in words if each.output != plain(text[each.start : each.end])}
    margins = _margins(text, words, odd) if odd else {}
    refused = {each for each, margin in margins.items() if margin > SURE}
    taken.add(each for each in free if each not in refused)
    rest = (each for each in by_engine if each not in refused)
    taken.add(sorted(rest, key=lambda each: (each.start - each.end, each.start)))
    return Choice(taken.in_order(), tuple(_rivals(text, margins, odd, taken, plain)))


class _Taken:
    """The words taken so far."""

    def __init__(self, length: int) -> None:
        self._places = bytearray(length)
        self._words: set[Candidate] = set()

    def free(self, word: Candidate) -> bool:
        return not any(self._places[word.start : word.end])

    def add(self, words: Iterable[Candidate]) -> None:
        """Take those of `words`, one after the other, that overlap none taken before."""
        for word in words:
            if self.free(word):
                self._places[word.start : word.end] = b"\1" * (word.end - word.start)
                self._words.add(word)

    def in_order(self) -> tuple[Candidate, ...]:
        return tuple(sorted(self._words, key=lambda word: word.start))

    def __contains__(self, word: Candidate) -> bool:
        return word in self._words


def _margins(text: str, words: Iterable[Candidate], odd: Collection[Candidate]) -> dict[Candidate, float]:
    """How sure a border is inside each word; only the stretches that hold an odd one are read."""
    by_start = sorted(words, key=lambda word: word.start)
    starts = sorted(word.start for word in odd)
    margins: dict[Candidate, float] = {}
    for match in _STRETCH.finditer(text):
        start, end = match.span()
        if bisect_left(starts, start) == bisect_left(starts, end):
            continue
        low = bisect_left(by_start, start, key=lambda word: word.start)
        high = bisect_left(by_start, end, key=lambda word: word.start)
        inside = [word for word in by_start[low:high] if word.end <= end]
        reading = WordLattice(
            fold(match.group()), [(word.start - start, word.end - start) for word in inside]
        )
        for word in inside:
            margins[word] = _margin(text, word, reading, start)
    return margins


def _margin(text: str, word: Candidate, reading: WordLattice, start: int) -> float:
    """How sure the surest border is that the word runs over; minus infinity where it may."""
    if word.firm or (word.layer == "official" and _ends(word, reading, start)):
        return -math.inf
    end = word.end
    before = _POSTPOSED.get(text[end - 1])
    if before is not None and text[end - 2] in (before or text[end - 2]) and reading.margin(end - start) >= 0:
        end -= 1  # 活动室|里 for 室里: what was said of the last part of a noun is said of the noun
    return max((reading.margin(place - start) for place in range(word.start + 1, end)), default=-math.inf)


def _ends(word: Candidate, reading: WordLattice, start: int) -> bool:
    """Whether both ends of a word are borders, so that it tears none, however many it is itself."""
    return reading.margin(word.start - start) >= 0 and reading.margin(word.end - start) >= 0


def _rivals(
    text: str, margins: dict[Candidate, float], odd: Collection[Candidate], taken: _Taken, plain: Plain
) -> Iterator[Rival]:
    for word, margin in margins.items():
        if word not in odd or abs(margin) > CLOSE:
            continue
        other = plain(text[word.start : word.end]) if word in taken else word.output
        yield Rival(word.start, word.end, other, margin)
