"""With which characters a match of a pattern can begin, so that a search need not try it anywhere else.

The alternatives of a pattern are tried one after another at every place of a text; one look at the character
there is a tenth of the cost. What this reader of patterns does not know, it says can begin with anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

_FEW: Final = 4
"""Beginnings that are tried as fast as a character is looked up."""
_WORDS: Final = re.compile(r"(?:\(\?:)?[^\\()\[\]?*+{}.^$]*\)?\$?")
"""Words only: `re` itself looks for their first characters."""
_REPEAT: Final = re.compile(r"(?:[?*+]|\{(\d*)(,?)\d*\})[?+]?")
_CLASS: Final = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_GROUP: Final = re.compile(r"\((?:\?(?:P<\w+>|:|(?P<look><?[=!])))?")
_PLACE: Final = re.compile(r"[\^$]|\\[AbBZ]")
"""What takes no character."""
_ANY: Final = "."
"""What this reader does not know, too."""


@dataclass(slots=True)
class _Pattern:
    """A pattern under reading."""

    written: str
    place: int = 0


@dataclass(slots=True)
class _Begins:
    """With what a part of a pattern can begin."""

    single: dict[str, None] = field(default_factory=dict)
    """Patterns of one character, in order; `_ANY` among them says that it can begin with anything."""
    empty: bool = True
    """Whether it can match nothing."""


def only_where_it_can_begin(written: str) -> str:
    """A pattern that matches what `written` does, and looks at the first character before it tries.

    >>> only_where_it_can_begin("甲|乙?丙|[丁戊]|子丑")
    '(?=[丁戊]|甲|乙|丙|子)(?:甲|乙?丙|[丁戊]|子丑)'
    """
    pattern = _Pattern(written)
    begins = _alternatives(pattern)
    whole = pattern.place == len(written)
    if (
        _WORDS.fullmatch(written)
        or not whole
        or begins.empty
        or _ANY in begins.single
        or len(begins.single) < _FEW
    ):
        return written
    first = "|".join(sorted(begins.single, key=lambda each: not each.startswith("[")))
    return f"(?={first})(?:{written})"


def _alternatives(pattern: _Pattern) -> _Begins:
    """Read up to the end of a group, or of the pattern."""
    made = _sequence(pattern)
    while pattern.written[pattern.place : pattern.place + 1] == "|":
        pattern.place += 1
        other = _sequence(pattern)
        made = _Begins({**made.single, **other.single}, made.empty or other.empty)
    return made


def _sequence(pattern: _Pattern) -> _Begins:
    made = _Begins()
    while pattern.place < len(pattern.written) and pattern.written[pattern.place] not in "|)":
        part = _part(pattern)
        repeat = _REPEAT.match(pattern.written, pattern.place)
        if repeat:
            pattern.place = repeat.end()
            part.empty = part.empty or repeat.group()[0] in "?*" or repeat.group(1) in ("", "0")
        if made.empty:
            made = _Begins({**made.single, **part.single}, part.empty)
    return made


def _part(pattern: _Pattern) -> _Begins:
    """Read one character, class or group."""
    written, place = pattern.written, pattern.place
    for kind in (_PLACE, _CLASS, _GROUP):
        match = kind.match(written, place)
        if match is None:
            continue
        pattern.place = match.end()
        if kind is _PLACE:
            return _Begins()
        if kind is _CLASS:
            negated = match.group().startswith("[^")
            return _Begins({_ANY if negated else match.group(): None}, empty=False)
        inner = _alternatives(pattern)
        known = match.group() != "(" or not written.startswith("?", match.end())
        pattern.place += 1
        if not known:
            return _Begins({_ANY: None}, empty=False)
        return _Begins() if match["look"] else inner
    size = 2 if written[place] == "\\" else 1
    pattern.place = place + size
    one = written[place : place + size]
    return _Begins({_ANY if re.fullmatch(r"\\[0-9DSWx]", one) else one: None}, empty=False)
