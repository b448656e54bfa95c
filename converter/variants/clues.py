"""What shows a person's name: the words of `names.toml`, and which of them together are enough.

The more often a surname is a plain word, the more is asked: 于 is nearly always a preposition, 党 the party.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import IntEnum
from functools import lru_cache
from typing import Any

from converter.lexicon.patterns import compiled
from converter.variants.wordlists import data, official


class Kind(IntEnum):
    """How sure a surname is by itself."""

    VERB = 0
    """Nearly always a word, and one that follows persons: 种, 征."""
    WORD = 1
    """Nearly always a word: 党, 后."""
    PREPOSITION = 2
    """于."""
    DOUBTFUL = 3
    """Also a word, and written otherwise then: 余, 范."""
    PLAIN = 4
    """Any other; of interest only for the given name."""


class Left(IntEnum):
    """What stands before a name."""

    NOTHING = 0
    JOINED = 1
    """A word that names often follow: 对, 由, 的."""
    START = 2
    """A mark, the beginning of the line, or an office and a word such as 为."""
    OFFICE = 3


class Right(IntEnum):
    """What stands after a name."""

    NOTHING = 0
    WEAK = 1
    """A word that follows names, and much else: 的, 在, 赴."""
    AND = 2
    """A word that joins names: 和, 与."""
    EDGE = 3
    """A mark, or the end of the line."""
    STRONG = 4
    """What persons do: 主持, 表示."""
    COUNT = 5
    """二人, 夫妇, 等三人."""
    TITLE = 6


_Enough = Mapping[Kind, Mapping[Left, Collection[Right]]]
TOLD = frozenset((Right.COUNT, Right.TITLE))
_FIRM = frozenset((Right.EDGE, Right.STRONG, Right.COUNT, Right.TITLE))
_SOMETHING = frozenset(Right) - {Right.NOTHING}
_ANY_NAME: _Enough = {Kind.DOUBTFUL: {Left.OFFICE: _SOMETHING, Left.START: {Right.TITLE}}}
"""What is enough for any given name."""
_USUAL_NAME: _Enough = {
    Kind.VERB: {Left.OFFICE: TOLD, Left.START: TOLD},
    Kind.WORD: {Left.OFFICE: _FIRM, Left.START: TOLD},
    Kind.PREPOSITION: {Left.OFFICE: _FIRM, Left.START: TOLD},
    Kind.DOUBTFUL: {Left.START: {Right.COUNT}, Left.JOINED: TOLD},
    Kind.PLAIN: {Left.OFFICE: _SOMETHING, Left.START: TOLD, Left.JOINED: {Right.TITLE}},
}
"""What is enough for a given name of characters that are usual in names."""
_USUAL_PAIR: _Enough = {
    Kind.VERB: {Left.OFFICE: {Right.STRONG}},
    Kind.WORD: {Left.OFFICE: {Right.AND}, Left.START: {Right.STRONG}, Left.JOINED: {Right.TITLE}},
    Kind.PREPOSITION: {
        Left.OFFICE: {Right.AND},
        Left.START: {Right.EDGE, Right.STRONG},
        Left.JOINED: TOLD | {Right.STRONG},
    },
    Kind.DOUBTFUL: {
        Left.OFFICE: {Right.NOTHING},
        Left.START: frozenset(Right),
        Left.JOINED: frozenset(Right),
        Left.NOTHING: {Right.TITLE},
    },
    Kind.PLAIN: {
        Left.OFFICE: {Right.NOTHING},
        Left.START: {Right.WEAK, Right.AND, Right.EDGE, Right.STRONG},
        Left.JOINED: {Right.EDGE, Right.STRONG},
    },
}
"""What is enough for one of two such characters."""


def enough(kind: Kind, left: Left, right: Right, *, usual: bool, pair: bool) -> bool:
    """Whether a surname of this kind between these neighbours begins a name.

    Args:
        kind: how sure the surname is by itself.
        left: what stands before it.
        right: what stands after the given name.
        usual: whether the given name is of characters that are usual in them.
        pair: whether it has two.
    """
    ways = (_ANY_NAME, _USUAL_NAME, _USUAL_PAIR)[: 1 + usual + (usual and pair)]
    return any(right in way.get(kind, {}).get(left, ()) for way in ways)


class Clues:
    """The words of `names.toml`, made ready to be looked up."""

    def __init__(self, words: dict[str, Any]) -> None:
        surnames, given, before, after = words["surnames"], words["given"], words["before"], words["after"]
        self.kinds = dict.fromkeys(surnames["plain"], Kind.PLAIN)
        self.kinds |= dict.fromkeys(words["forms"]["surname"], Kind.DOUBTFUL)
        self.kinds |= dict.fromkeys(surnames["words"], Kind.WORD)
        self.kinds |= dict.fromkeys(surnames["verbs"], Kind.VERB)
        self.kinds["于"] = Kind.PREPOSITION
        self.double = frozenset(surnames["double"].split())
        self.in_brackets = frozenset(surnames["in_brackets"])
        self.before_title = frozenset(surnames["before_title"])
        self.polite = tuple(surnames["polite"].split())
        self.usual = frozenset(given["usual"])
        self.last_of_words = frozenset(given["last_of_words"])
        self.never = frozenset(given["never"])
        self.heads = frozenset(before["heads"])
        self.sorts = frozenset(before["sorts"])
        self.no_offices = frozenset(before["no_offices"].split())
        self.offices = frozenset(before["offices"].split())
        self.joined = frozenset(before["joined"])
        self.before_surname = frozenset(before["before_surname"])
        self.titles = frozenset(after["titles"].split())
        self.not_title = frozenset(after["not_title"])
        self.strong = frozenset(after["strong"].split())
        self.weak = frozenset(after["weak"].split())
        self.count = compiled(after["count"])
        self.no_whole = frozenset(words["words"]["no_whole_names"].split())
        self.common = frozenset(words["words"]["common"].split())
        self._words = frozenset(words["words"]["not_names"].split())
        self._official = official("tw")

    def word(self, text: str) -> bool:
        return text in self._words or text in self._official

    def all_usual(self, given: str) -> bool:
        return all(char in self.usual for char in given)


@lru_cache(maxsize=1)
def clues() -> Clues:
    """The clues, read once."""
    return Clues(data("names"))
