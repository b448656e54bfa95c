"""Where a Simplified text shows a person's name: a surname, a given name, and what tells that it is one.

A surname and one or two characters are a name where something beside them says so: an office before
(市长余国强); a title, a count or a verb after (余国强同志, 余国强二人); other names of a list. The more often
the surname is a plain word, the more is asked: 于 is nearly always a preposition, 党 the party. No word of
the built-in list may begin at the surname or run over either end. The words are those of `names.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Any

from converter.variants.layers import data, official
from converter.variants.pieces import is_han

_MARKS = frozenset("，。、；：！？,;:（(）)《》“”「」‘’【】[]〔〕|\t\n\r 　—…")
_BRACKETS = frozenset("（()）【】[]〔〕、")
_BETWEEN = frozenset("、和与及跟同")
"""What stands between the names of a list."""
_LINKS = frozenset("为是由系：: 　")
"""What may stand between an office and the name."""
_LONGEST_LIST = 100
_WORDS = range(2, 5)


@dataclass(frozen=True, slots=True)
class Person:
    """A name from `start` to `end`, its surname as far as `given`."""

    start: int
    given: int
    end: int
    rule: str


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
_TOLD = frozenset((Right.COUNT, Right.TITLE))
_FIRM = frozenset((Right.EDGE, Right.STRONG, Right.COUNT, Right.TITLE))
_SOMETHING = frozenset(Right) - {Right.NOTHING}
_ANY_NAME: _Enough = {Kind.DOUBTFUL: {Left.OFFICE: _SOMETHING, Left.START: {Right.TITLE}}}
"""What is enough for any given name."""
_USUAL_NAME: _Enough = {
    Kind.VERB: {Left.OFFICE: _TOLD, Left.START: _TOLD},
    Kind.WORD: {Left.OFFICE: _FIRM, Left.START: _TOLD},
    Kind.PREPOSITION: {Left.OFFICE: _FIRM, Left.START: _TOLD},
    Kind.DOUBTFUL: {Left.START: {Right.COUNT}, Left.JOINED: _TOLD},
    Kind.PLAIN: {Left.OFFICE: _SOMETHING, Left.START: _TOLD, Left.JOINED: {Right.TITLE}},
}
"""What is enough for a given name of characters that are usual in names."""
_USUAL_PAIR: _Enough = {
    Kind.WORD: {Left.OFFICE: {Right.AND}, Left.START: {Right.STRONG}, Left.JOINED: {Right.TITLE}},
    Kind.PREPOSITION: {
        Left.OFFICE: {Right.AND},
        Left.START: {Right.EDGE, Right.STRONG},
        Left.JOINED: _TOLD | {Right.STRONG},
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


def persons(text: str, characters: re.Pattern[str]) -> Iterator[Person]:
    """The names in a Simplified text that hold one of `characters`, in order, none overlapping."""
    clues = _clues()
    done = 0
    for match in characters.finditer(text):
        place = match.start()
        if place < done:
            continue
        for start in range(max(done, place - 3), place + 1):
            person = clues.person(text, start)
            if person is not None and person.end > place:
                yield person
                done = person.end
                break


class _Clues:
    """The words of `names.toml`, made ready to be looked up."""

    def __init__(self, words: dict[str, Any]) -> None:
        surnames, given, before, after = words["surnames"], words["given"], words["before"], words["after"]
        self._kinds = dict.fromkeys(surnames["plain"], Kind.PLAIN)
        self._kinds |= dict.fromkeys(words["forms"]["surname"], Kind.DOUBTFUL)
        self._kinds |= dict.fromkeys(surnames["words"], Kind.WORD)
        self._kinds |= dict.fromkeys(surnames["verbs"], Kind.VERB)
        self._kinds["于"] = Kind.PREPOSITION
        self._double = frozenset(surnames["double"].split())
        self._in_brackets = frozenset(surnames["in_brackets"])
        self._before_title = frozenset(surnames["before_title"])
        self._usual = frozenset(given["usual"])
        self._places = frozenset(given["places"])
        self._never = frozenset(given["never"])
        self._heads = frozenset(before["heads"])
        self._sorts = frozenset(before["sorts"])
        self._no_offices = frozenset(before["no_offices"].split())
        self._offices = frozenset(before["offices"].split())
        self._joined = frozenset(before["joined"])
        self._before_surname = frozenset(before["before_surname"])
        self._titles = frozenset(after["titles"].split())
        self._not_title = frozenset(after["not_title"])
        self._strong = frozenset(after["strong"].split())
        self._weak = frozenset(after["weak"].split())
        self._count = re.compile(after["count"])
        self._words = frozenset(words["words"]["not_names"].split())
        self._no_whole = frozenset(words["words"]["no_whole_names"].split())
        self._common = frozenset(words["words"]["common"].split())

    def person(self, text: str, start: int) -> Person | None:
        """The name that begins at `start`, if one does."""
        kind = self._kinds.get(text[start])
        if kind is None:
            return None
        left = self._left(text, start)
        given = start + 2 if text[start : start + 2] in self._double else start + 1
        for end in (given + 2, given + 1):
            rule = self._told(text, start, given, end, kind, left)
            if rule is not None:
                return Person(start, given, end, rule)
        if self._title_follows(text, start, left):
            return Person(start, given, given, "surname before a title")
        return None

    def _told(self, text: str, start: int, given: int, end: int, kind: Kind, left: Left) -> str | None:
        """What tells that a stretch is a name; nothing if it is none."""
        if not self._possible(text, start, given, end, left):
            return None
        usual, right = self._is_usual(text[given:end], kind, left), self._right(text, end)
        if text[start : start + 2] in self._no_whole and not (usual and end - start > 2):
            return None
        ways = (_ANY_NAME, _USUAL_NAME, _USUAL_PAIR)[: 1 + usual + (usual and end - given == 2)]
        if any(right in way.get(kind, {}).get(left, ()) for way in ways):
            return _rule(left, right)
        return "name in a list of names" if self._listed(text, start, end, left, right) else None

    def _possible(self, text: str, start: int, given: int, end: int, left: Left) -> bool:
        """Whether nothing in the characters themselves, nor a word over an end of them, forbids a name."""
        if end > len(text) or not all(is_han(char) and char not in self._never for char in text[given:end]):
            return False
        if any(self._word(text, start, start + length) for length in _WORDS):
            return False
        chief = left is Left.OFFICE and text[start - 1] == "长"  # 局长|于, not 长于
        return not self._run_over(text, end) and (chief or not self._run_over(text, start))

    def _run_over(self, text: str, place: int) -> bool:
        """Whether a word begins before `place` and ends after it."""
        return any(
            self._word(text, place - before, place - before + length)
            for length in _WORDS
            for before in range(1, length)
            if place >= before
        )

    def _word(self, text: str, start: int, end: int) -> bool:
        word = text[start:end]
        return word in self._words or word in official("to_hant")

    def _is_usual(self, given: str, kind: Kind, left: Left) -> bool:
        """Whether a given name is of usual characters, and no word where a word is likelier than a name."""
        if kind is Kind.DOUBTFUL or not self._all_usual(given):
            return self._all_usual(given)
        if given[-1] in self._places and left is not Left.OFFICE:
            return False
        return given not in self._common and given not in official("to_hant")

    def _all_usual(self, given: str) -> bool:
        return all(char in self._usual for char in given)

    def _left(self, text: str, start: int) -> Left:
        if start == 0:
            return Left.START
        if self._office(text, start):
            return Left.OFFICE
        char = text[start - 1]
        if char in _MARKS or (char in _LINKS and self._office(text, start - 1)):
            return Left.START
        return Left.JOINED if char in self._joined else Left.NOTHING

    def _office(self, text: str, end: int) -> bool:
        """Whether an office, a trade or another word for a person ends here."""
        if end < 2:
            return False
        before, last = text[end - 2], text[end - 1]
        if last == "长":
            return before in self._heads
        if last in self._sorts:
            return is_han(before) and before + last not in self._no_offices
        return any(text[end - length : end] in self._offices for length in (2, 3, 4))

    def _right(self, text: str, end: int) -> Right:
        if end == len(text) or text[end] in _MARKS:
            return Right.EDGE
        if self._titled(text, end):
            return Right.TITLE
        if self._count.match(text, end):
            return Right.COUNT
        ahead = [text[end : end + length] for length in (1, 2, 3)]
        if any(word in self._strong for word in ahead):
            return Right.STRONG
        if text[end] in _BETWEEN:
            return Right.AND
        return Right.WEAK if any(word in self._weak for word in ahead) else Right.NOTHING

    def _titled(self, text: str, end: int) -> bool:
        end += text.startswith(("副", "原", "总"), end)
        return any(
            text[end : end + length] in self._titles
            and text[end + length : end + length + 1] not in self._not_title
            for length in (2, 3, 4)
        )

    def _title_follows(self, text: str, start: int, left: Left) -> bool:
        """Whether a surname alone stands before a title (余先生, 于局长)."""
        if text[start] not in self._before_title or not self._titled(text, start + 1):
            return False
        if left is Left.START:
            return True
        return text[start] != "于" and text[start - 1] in self._before_surname

    def _listed(self, text: str, start: int, end: int, left: Left, right: Right) -> bool:
        """Whether a stretch stands among names, and something tells one of them, or two others are usual."""
        inside = start > 0 and end < len(text) and text[start - 1] in _BRACKETS and text[end] in _BRACKETS
        if inside and text[start] in self._in_brackets:
            return True
        first, before = self._names_before(text, start)
        last, after = self._names_after(text, end)
        begins = first < start or left is not Left.NOTHING
        ends = last > end or right is not Right.NOTHING
        if not ends or not (begins or end - start > 2) or not self._all_usual(text[start + 1 : end]):
            return False
        told = self._left(text, first) is Left.OFFICE or self._right(text, last) in _TOLD
        return before + after > (0 if told and begins else 1)

    def _names_before(self, text: str, start: int) -> tuple[int, int]:
        """Where the names of a list begin that ends before `start`, and how many of them are usual."""
        usual, place = 0, start
        while place > 0 and text[place - 1] in _BETWEEN and start - place < _LONGEST_LIST:
            end = place - 1
            found = next((end - length for length in (3, 2, 4) if self._item(text, end - length, end)), None)
            if found is None:
                break
            usual += self._all_usual(text[found + 1 : end])
            place = found
        return place, usual

    def _names_after(self, text: str, end: int) -> tuple[int, int]:
        """Where the names of a list end that begins after `end`, and how many of them are usual."""
        usual, place = 0, end
        while place < len(text) and text[place] in _BETWEEN and place - end < _LONGEST_LIST:
            start = place + 1
            found = next(
                (start + length for length in (3, 2, 4) if self._item(text, start, start + length)), None
            )
            if found is None:
                break
            usual += self._all_usual(text[start + 1 : found])
            place = found
        return place, usual

    def _item(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch may be a name of a list."""
        if start < 0 or end > len(text) or text[start] not in self._kinds:
            return False
        given = start + 2 if text[start : start + 2] in self._double else start + 1
        left = self._left(text, start)
        if not 0 < end - given < 3 or not self._possible(text, start, given, end, left):
            return False
        begins = left is not Left.NOTHING or text[start - 1] in _BETWEEN
        return begins and (self._right(text, end) is not Right.NOTHING or text[end] in _BETWEEN)


@lru_cache(maxsize=1)
def _clues() -> _Clues:
    return _Clues(data("names"))


def _rule(left: Left, right: Right) -> str:
    if left is Left.OFFICE:
        return "name after an office"
    if right is Right.TITLE:
        return "name before a title"
    return "name before a count of persons" if right is Right.COUNT else "name of usual characters"
