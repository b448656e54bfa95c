"""Where a Simplified text shows a person's name: a surname, a given name, and what shows that it is one.

A surname and one or two characters are a name where something beside them says so: an office before
(市长余国强); a title, a count or a verb after (余国强同志, 余国强二人); other names of a list. No word of the
built-in list may begin at the surname or run over either end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from converter.lexicon import is_han
from converter.variants.clues import TOLD, Clues, Kind, Left, Right, clues, enough

_MARKS = frozenset("，。、；：！？,;:（(）)《》“”「」‘’【】[]〔〕|\t\n\r 　—…")
_BRACKETS = frozenset("（()）【】[]〔〕、")
_BETWEEN = frozenset("、和与及跟同")
"""What stands between the names of a list."""
_LINKS = frozenset("为是由系：: 　")
"""What may stand between an office and the name."""
_SIZES = (3, 2, 4)
"""How long the names of a list are, the likeliest first."""
_WORDS = range(2, 5)


@dataclass(frozen=True, slots=True)
class Person:
    """A name from `start` to `end`, its surname as far as `given`."""

    start: int
    given: int
    end: int
    rule: str


def persons(text: str, characters: re.Pattern[str]) -> Iterator[Person]:
    """The names in a Simplified text that hold one of `characters`, in order, none overlapping."""
    reading: _Reading | None = None
    done = 0
    for match in characters.finditer(text):
        place = match.start()
        if place < done:
            continue
        reading = reading or _Reading(text, clues())
        for start in range(max(done, place - 3), place + 1):
            person = reading.person(start)
            if person is not None and person.end > place:
                yield person
                done = person.end
                break


class _Reading:
    """One text, read for names; what is asked of a place again is remembered, so that time stays linear."""

    def __init__(self, text: str, clues: Clues) -> None:
        self._text = text
        self._clues = clues
        self._persons: dict[int, Person | None] = {}
        self._lefts: dict[int, Left] = {}
        self._rights: dict[int, Right] = {}
        self._runs: dict[int, bool] = {}
        self._items: dict[tuple[int, int], bool] = {}
        self._before: dict[int, tuple[int, int]] = {}
        self._after: dict[int, tuple[int, int]] = {}

    def person(self, start: int) -> Person | None:
        """The name that begins at `start`, if one does."""
        if start not in self._persons:
            self._persons[start] = self._look_at(start)
        return self._persons[start]

    def _look_at(self, start: int) -> Person | None:
        kind = self._clues.kinds.get(self._text[start])
        if kind is None:
            return None
        given = self._given(start)
        for end in (given + 2, given + 1):
            rule = self._told(start, given, end, kind)
            if rule is not None:
                return Person(start, given, end, rule)
        if self._title_follows(start):
            return Person(start, given, given, "surname before a title")
        return None

    def _given(self, start: int) -> int:
        """Where the given name of a name that begins at `start` begins."""
        return start + 2 if self._text[start : start + 2] in self._clues.double else start + 1

    def _told(self, start: int, given: int, end: int, kind: Kind) -> str | None:
        """What shows that a stretch is a name; nothing if it is none."""
        if not self._possible(start, given, end):
            return None
        left, right = self._left(start), self._right(end)
        usual = self._is_usual(self._text[given:end], kind, left is Left.OFFICE or right in TOLD)
        if self._text[start : start + 2] in self._clues.no_whole and not (usual and end - start > 2):
            return None
        if enough(kind, left, right, usual=usual, pair=end - given == 2):
            return _rule(left, right)
        return "name in a list of names" if self._listed(start, given, end) else None

    def _possible(self, start: int, given: int, end: int) -> bool:
        """Whether nothing in the characters themselves, nor a word over an end of them, forbids a name."""
        text, clues = self._text, self._clues
        if end > len(text) or not all(is_han(char) and char not in clues.never for char in text[given:end]):
            return False
        if self._run_over(end) or any(clues.word(text[start : start + length]) for length in _WORDS):
            return False
        chief = self._left(start) is Left.OFFICE and text[start - 1] == "长"  # 局长|于, not 长于
        return chief or not self._run_over(start)

    def _run_over(self, place: int) -> bool:
        """Whether a word begins before `place` and ends after it."""
        known = self._runs.get(place)
        if known is None:
            known = self._runs[place] = any(
                self._clues.word(self._text[place - before : place - before + length])
                for length in _WORDS
                for before in range(1, length)
                if place >= before
            )
        return known

    def _is_usual(self, given: str, kind: Kind, told: bool) -> bool:
        """Whether a given name is of usual characters, and no word where a word is likelier than a name."""
        if kind is Kind.DOUBTFUL or not self._clues.all_usual(given):
            return self._clues.all_usual(given)
        if given[-1] in self._clues.last_of_words and not told:
            return False
        return given not in self._clues.common and not self._clues.word(given)

    def _left(self, start: int) -> Left:
        known = self._lefts.get(start)
        if known is None:
            known = self._lefts[start] = self._look_left(start)
        return known

    def _look_left(self, start: int) -> Left:
        if start == 0:
            return Left.START
        if self._office(start):
            return Left.OFFICE
        char = self._text[start - 1]
        if char in _MARKS or (char in _LINKS and self._office(start - 1)):
            return Left.START
        return Left.JOINED if char in self._clues.joined else Left.NOTHING

    def _office(self, end: int) -> bool:
        """Whether an office, a trade or another word for a person ends here."""
        if end < 2:
            return False
        text, clues = self._text, self._clues
        before, last = text[end - 2], text[end - 1]
        if last == "长":
            return before in clues.heads
        if last in clues.sorts:
            return is_han(before) and before + last not in clues.no_offices
        return any(text[end - length : end] in clues.offices for length in (2, 3, 4) if length <= end)

    def _right(self, end: int) -> Right:
        known = self._rights.get(end)
        if known is None:
            known = self._rights[end] = self._look_right(end)
        return known

    def _look_right(self, end: int) -> Right:
        text, clues = self._text, self._clues
        if end == len(text) or text[end] in _MARKS:
            return Right.EDGE
        if self._titled(end):
            return Right.TITLE
        if clues.count.match(text, end):
            return Right.COUNT
        ahead = [text[end : end + length] for length in (1, 2, 3)]
        if any(word in clues.strong for word in ahead):
            return Right.STRONG
        if text[end] in _BETWEEN:
            return Right.AND
        return Right.WEAK if any(word in clues.weak for word in ahead) else Right.NOTHING

    def _titled(self, end: int) -> bool:
        end += self._text.startswith(("副", "原", "总"), end)
        return any(
            self._text[end : end + length] in self._clues.titles
            and self._text[end + length : end + length + 1] not in self._clues.not_title
            for length in (2, 3, 4)
        )

    def _title_follows(self, start: int) -> bool:
        """Whether a surname alone stands before a title (余先生, 于局长)."""
        left = self._left(start)
        begins = left is Left.START or self._text[start - 1] in _BETWEEN
        if begins and self._text.startswith(self._clues.polite, start + 1):
            return True
        if self._text[start] not in self._clues.before_title or not self._titled(start + 1):
            return False
        if left is Left.START or self._text[start] == "于":
            return left is Left.START
        return left is Left.JOINED or self._text[start - 1] in self._clues.before_surname

    def _listed(self, start: int, given: int, end: int) -> bool:
        """Whether a stretch stands among names of which one is sure, or two others are usual."""
        text = self._text
        inside = start > 0 and end < len(text) and text[start - 1] in _BRACKETS and text[end] in _BRACKETS
        if inside and text[start] in self._clues.in_brackets:
            return True
        first, before = self._names_before(start)
        last, after = self._names_after(end)
        begins = first < start or self._left(start) is not Left.NOTHING
        ends = last > end or self._right(end) is not Right.NOTHING
        if not ends or not (begins or end - start > 2) or not self._clues.all_usual(text[given:end]):
            return False
        told = self._left(first) is Left.OFFICE or self._right(last) in TOLD
        return before + after > (0 if told and begins else 1)

    def _names_before(self, place: int) -> tuple[int, int]:
        """Where the names of a list begin that ends before `place`, and how many of them are usual."""
        walked = []
        while place not in self._before:
            end = place - 1
            start = next((end - size for size in _SIZES if self._item(end - size, end)), None)
            if place == 0 or self._text[end] not in _BETWEEN or start is None:
                self._before[place] = place, 0
            else:
                walked.append((place, start, end))
                place = start
        for place, start, end in reversed(walked):
            first, usual = self._before[start]
            self._before[place] = first, usual + self._clues.all_usual(self._text[self._given(start) : end])
        return self._before[walked[0][0] if walked else place]

    def _names_after(self, place: int) -> tuple[int, int]:
        """Where the names of a list end that begins after `place`, and how many of them are usual."""
        walked = []
        while place not in self._after:
            start = place + 1
            end = next((start + size for size in _SIZES if self._item(start, start + size)), None)
            if place == len(self._text) or self._text[place] not in _BETWEEN or end is None:
                self._after[place] = place, 0
            else:
                walked.append((place, start, end))
                place = end
        for place, start, end in reversed(walked):
            last, usual = self._after[end]
            self._after[place] = last, usual + self._clues.all_usual(self._text[self._given(start) : end])
        return self._after[walked[0][0] if walked else place]

    def _item(self, start: int, end: int) -> bool:
        """Whether a stretch may be a name of a list."""
        known = self._items.get((start, end))
        if known is None:
            known = self._items[start, end] = self._look_at_item(start, end)
        return known

    def _look_at_item(self, start: int, end: int) -> bool:
        text = self._text
        if start < 0 or end > len(text) or text[start] not in self._clues.kinds:
            return False
        given = self._given(start)
        if not 0 < end - given < 3 or not self._possible(start, given, end):
            return False
        begins = self._left(start) is not Left.NOTHING or text[start - 1] in _BETWEEN
        return begins and (self._right(end) is not Right.NOTHING or text[end] in _BETWEEN)


def _rule(left: Left, right: Right) -> str:
    if left is Left.OFFICE:
        return "name after an office"
    if right is Right.TITLE:
        return "name before a title"
    return "name before a count of persons" if right is Right.COUNT else "name of usual characters"
