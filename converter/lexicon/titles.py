"""Where the line of a title may end: what it costs to end one at each place, by what the title says.

A title is divided by its meaning (GB/T 9704-2012 7.3.1: 词意完整): behind the body that issues it, before the
time and 关于, behind what joins two parts; not before 总结 of 工作总结, inside a time or inside the name of a
body, and inside a word only where nothing else is left. The costs are those of 100 for a line that is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any, Final

from converter.lexicon.characters import is_han
from converter.lexicon.fold import fold
from converter.lexicon.lattice import words
from converter.lexicon.patterns import data_of

TORN: Final = 300.0
"""Of ending a line inside a word: an uneven line, or one more, is better."""
_CLINGING: Final = 150.0
"""Before a word that belongs to the one before it, and inside a time."""
_BODY: Final = 45.0
"""Inside the name of a body,"""
_BODY_PART: Final = 25.0
"""there behind a part that is a body itself, 市公安局|交警支队, and behind 和,"""
_BODY_KIND: Final = 150.0
"""and there before what says which kind of body it is: 交通警察|大队."""
_WORD: Final = 30.0
"""Between two words."""
_ABOUT: Final = 60.0
"""Behind 关于."""
_SINGLE: Final = 110.0
"""Beside a word of one character: it may be a part of a word that is not in the list."""
_BRACKET: Final = 90.0
"""Inside a bracket."""
_TIME: Final = 15.0
"""Behind a time."""
_JOINED: Final = 10.0
"""Behind what joins two parts, the second of which no time begins; behind 的."""
_MARKS: Final = frozenset("，、；：:;,。．！？—·　 ")
_OPENING: Final = frozenset("（(《〈“‘「『【〔[")
_BRACKETED: Final = re.compile(r"（[^（）]*）|\([^()]*\)|《[^《》]*》|〔[^〔〕]*〕|“[^“”]*”|「[^「」]*」")

_Word = tuple[int, int]
"""Start and end of a word."""


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data = data_of("converter.lexicon", "titles")
    return {name: own if isinstance(own, str) else frozenset(own) for name, own in data.items()}


@lru_cache(maxsize=1)
def _time() -> re.Pattern[str]:
    return re.compile(_data()["time"])


def title_costs(text: str) -> list[float]:
    """What it costs to end a line of a title before each of its characters, and behind the last.

    Args:
        text: the title, in either script; what may not begin or end a line by its kind is not looked at.
    """
    return _Title(fold(text)).costs()


def pieces(text: str) -> list[str]:
    """A title cut where a line may well end: for what sets lines itself, as a browser does."""
    ends = [place for place, cost in enumerate(title_costs(text)) if 0 < place < len(text) and cost <= _ABOUT]
    return [text[start:end] for start, end in pairwise([0, *ends, len(text)])]


class _Title:
    """A title cut into words; all places are those of its characters."""

    def __init__(self, folded: str) -> None:
        self._text, self._data = folded, _data()
        ends = list(accumulate(map(len, words(folded)), initial=0))
        self._words: list[_Word] = list(pairwise(ends))
        self._times = [each.span() for each in _time().finditer(folded)]
        self._brackets = [each.span() for each in _BRACKETED.finditer(folded)]
        self._body = self._body_end()

    def costs(self) -> list[float]:
        """What each place costs."""
        costs = [_WORD] * (len(self._text) + 1)
        for start, end in self._words:
            for place in range(start + 1, end):
                if is_han(self._text[place]):
                    costs[place] = TORN
                elif self._text[place - 1] in _MARKS:
                    costs[place] = 0.0
        for before, after in pairwise(self._words):
            costs[after[0]] = self._between(before, after)
        for start, end in self._times:
            for place in range(start + 1, end):
                ends_year = self._text[place - 1] in "年度" and self._text[place] != "度"
                costs[place] = _CLINGING if ends_year else TORN
        for start, end in self._brackets:
            for place in range(start + 1, end):
                costs[place] = max(costs[place], _BRACKET)
        return costs

    def _between(self, before: _Word, after: _Word) -> float:
        """What it costs to end a line between two words."""
        place = after[0]
        ahead, behind = self._said(before), self._said(after)
        if behind in self._data["closing"] or behind in self._data["joining"]:
            return _CLINGING if behind in self._data["joining"] else TORN
        if ahead[-1] in self._data["ordinal"]:
            return TORN
        if ahead[-1] in _MARKS or (ahead in self._data["joining"] and self._starts_time(place)):
            return _BODY_PART if place < self._body else 0.0
        if ahead in self._data["about"]:
            return _ABOUT
        if behind in self._data["heads"] and not self._ends_part(place):
            return _CLINGING
        if place == self._body or behind in self._data["about"] or self._starts_time(place):
            return 0.0
        return self._inside(place, ahead, behind)

    def _inside(self, place: int, ahead: str, behind: str) -> float:
        """Of a place that nothing speaks for or against."""
        joined = ahead in self._data["joining"]
        if place < self._body:
            is_part = joined or (self._is_body(ahead) and ahead[-1] not in self._data["places"])
            return _BODY_PART if is_part else _BODY_KIND if self._is_body(behind) else _BODY
        if any(end == place for _, end in self._times):
            return _TIME
        if joined or ahead == "的" or self._text[place] in _OPENING:
            return _JOINED
        return _SINGLE if any(len(word) == 1 and is_han(word) for word in (ahead, behind)) else _WORD

    def _said(self, word: _Word) -> str:
        return self._text[slice(*word)]

    def _starts_time(self, place: int) -> bool:
        return any(start == place for start, _ in self._times)

    def _ends_part(self, place: int) -> bool:
        """Whether a body or a time ends there."""
        return place == self._body or any(end == place for _, end in self._times)

    def _is_body(self, word: str) -> bool:
        if word.endswith(tuple(self._data["no_bodies"])):
            return False
        return len(word) > 1 and (word[-1] in self._data["bodies"] or word in self._data["bodies_words"])

    def _body_end(self) -> int:
        """Where the name of the issuing body at the head of a title ends; 0 where none is seen.

        It ends with the last word that ends as bodies do, before 关于, 的 and the time if that does not come
        first; what is no title of a report has none.
        """
        if not any(self._said(word) in self._data["heads"] for word in self._words):
            return 0
        limits = [start for start, _ in self._times if start] + [
            start
            for start, end in self._words
            if self._text[start:end] in self._data["about"] or self._text[start] in "的上，"
        ]
        limit = min(limits, default=len(self._text))
        return max(self._bodies_before(limit), default=0)

    def _bodies_before(self, limit: int) -> Iterator[int]:
        for start, end in self._words:
            if end <= limit and self._is_body(self._text[start:end]):
                yield end
