"""How a Simplified text falls into the engine's words, from the left and from the right.

OpenCC takes the longest word, from the left. Where the longest word from the right gives another result, the
text can be read in two ways (维护|发展, 维|护发|展), and one such place in three is converted wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_LONGEST = 8
"""Longer words are idioms that nothing competes with."""
_CLAUSE = re.compile("[^\x00-\u00ff，。、；：？！“”「」（）《》…—％]+")


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What an engine turns words and characters into; each value lists its candidates, the first is taken."""

    words: Mapping[str, str]
    characters: Mapping[str, str]

    def candidates(self, char: str) -> tuple[str, ...]:
        """What a character may become; itself, where the engine does not know it."""
        return tuple(self.characters.get(char, char).split(" "))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text, with what the engine makes of it."""

    start: int
    end: int
    output: str

    def at(self, place: int) -> str:
        """What stands for the character at `place` of the text."""
        return self.output[place - self.start]


@dataclass(frozen=True, slots=True)
class Reading:
    """The word each character of a text belongs to, matched from the left and from the right."""

    left: dict[int, Word]
    right: dict[int, Word]

    def differing(self) -> list[int]:
        """The places where the two directions give different characters."""
        return [place for place, word in self.left.items() if word.at(place) != self.right[place].at(place)]

    def alone(self, place: int) -> bool:
        """Whether a character is in no longer word, from either side."""
        return all(side[place].end - side[place].start == 1 for side in (self.left, self.right))


def read(text: str, dictionary: Dictionary) -> Reading:
    """The clauses of `text` that hold a character with more than one candidate, cut into words."""
    left: dict[int, Word] = {}
    right: dict[int, Word] = {}
    for match in _CLAUSE.finditer(text):
        clause = match.group()
        if any(" " in dictionary.characters.get(char, "") for char in clause):
            for side, words in (
                (left, _from_left(clause, dictionary)),
                (right, _from_right(clause, dictionary)),
            ):
                for start, end, output in words:
                    word = Word(match.start() + start, match.start() + end, output)
                    side.update(dict.fromkeys(range(word.start, word.end), word))
    return Reading(left, right)


def _from_left(clause: str, dictionary: Dictionary) -> list[tuple[int, int, str]]:
    words, start, length = [], 0, len(clause)
    while start < length:
        end = min(start + _LONGEST, length)
        while end > start + 1 and not _fits(clause[start:end], dictionary):
            end -= 1
        words.append((start, end, _output(clause[start:end], dictionary)))
        start = end
    return words


def _from_right(clause: str, dictionary: Dictionary) -> list[tuple[int, int, str]]:
    words, end = [], len(clause)
    while end > 0:
        start = max(end - _LONGEST, 0)
        while start < end - 1 and not _fits(clause[start:end], dictionary):
            start += 1
        words.append((start, end, _output(clause[start:end], dictionary)))
        end = start
    return words


def _fits(word: str, dictionary: Dictionary) -> bool:
    return word in dictionary.words


def _output(word: str, dictionary: Dictionary) -> str:
    output = (dictionary.words if len(word) > 1 else dictionary.characters).get(word, word).split(" ")[0]
    return output if len(output) == len(word) else word
