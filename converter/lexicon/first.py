"""With which characters a match of a pattern can begin, and which it cannot do without.

The alternatives of a pattern are tried one after another at every place of a text; one look at the character
there is a tenth of the cost, and a text without a character that every match has need not be searched at all.
What this reader of patterns does not know, it says can begin with anything, and needs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from converter.lexicon.characters import IDEOGRAPHS

_FEW: Final = 4
"""Beginnings that are tried as fast as a character is looked up."""
_WORDS: Final = re.compile(r"(?:\(\?:)?[^\\()\[\]?*+{}.^$]*\)?\$?")
"""Words only: `re` itself looks for their first characters."""
_LOOKS: Final = ("(?=", "(?:(?=")
"""How a pattern begins that looks at the first character itself."""
_REPEAT: Final = re.compile(r"(?:[?*+]|\{(\d*)(,?)\d*\})[?+]?")
_CLASS: Final = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_GROUP: Final = re.compile(r"\((?:\?(?:P<\w+>|:|(?P<look><?[=!])))?")
_SPECIAL: Final = frozenset("^$\\[(")
"""With what begins something else than a character."""
_PLACE: Final = re.compile(r"[\^$]|\\[AbBZ]")
"""What takes no character."""
_MEMBER: Final = re.compile(r"(?P<first>[^\\])-(?P<last>[^\\])|\\.|.", re.DOTALL)
_ESCAPED_RANGE: Final = re.compile(r"\\.-[^\]]|[^\[]-\\")
_SHORT_RANGE: Final = 60
"""Characters of a range in a class that are listed one by one."""
_MAY_ADD: Final = re.compile(r"\||(?<!\()[?*]|\{0?,")
"""What lets a pattern begin in one more way: another alternative, or a part that may be left out."""
_STRUCTURE: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
"""What a part of a pattern is set apart by, and what only looks so."""
_MOST_NEEDS: Final = 2
_ANY: Final = "."
"""What this reader does not know, too."""


@dataclass(slots=True)
class _Pattern:
    """A pattern under reading."""

    written: str
    place: int = 0
    beginning: bool = False
    """Whether nothing is asked of it but with what it begins."""


@dataclass(slots=True)
class _Begins:
    """With what a part of a pattern can begin."""

    single: dict[str, None] = field(default_factory=dict)
    """Patterns of one character, in order; `_ANY` among them says that it can begin with anything."""
    empty: bool = True
    """Whether it can match nothing."""
    needs: tuple[frozenset[str], ...] = ()
    """Sets of characters of which one is in every match or beside it: two at most, the smaller first."""


def only_where_it_can_begin(written: str) -> str:
    """A pattern that matches what `written` does, and looks at the first character before it tries.

    >>> only_where_it_can_begin("甲|乙?丙|[丁戊]|子丑")
    '(?=[丁戊]|甲|乙|丙|子)(?:甲|乙?丙|[丁戊]|子丑)'
    """
    if len(_MAY_ADD.findall(written)) < _FEW - 1 or written.startswith(_LOOKS) or _WORDS.fullmatch(written):
        return written
    pattern = _Pattern(written, beginning=True)
    begins = _alternatives(pattern)
    whole = pattern.place == len(written)
    if (
        not whole
        or begins.empty
        or _ANY in begins.single
        or len(begins.single) < _FEW
        or any(IDEOGRAPHS in each for each in begins.single)
    ):
        return written
    first = "|".join(sorted(begins.single, key=lambda each: not each.startswith("[")))
    return f"(?={first})(?:{written})"


def where_it_can_begin(written: str) -> str | None:
    """A pattern of one character with which any match of `written` begins; None if that may be anything.

    >>> where_it_can_begin("甲|乙?丙|[丁戊]")
    '甲|乙|丙|[丁戊]'
    """
    pattern = _Pattern(written, beginning=True)
    begins = _alternatives(pattern)
    if pattern.place < len(written) or begins.empty or _ANY in begins.single:
        return None
    return "|".join(begins.single)


def all_needed_by(written: str) -> tuple[frozenset[str], ...]:
    """Sets of characters, two at most, of each of which a text has one where a pattern finds anything.

    >>> [sorted(each) for each in all_needed_by("[甲乙]+分制?")]
    [['分'], ['乙', '甲']]
    """
    pattern = _Pattern(written)
    found = _alternatives(pattern)
    return found.needs if pattern.place == len(written) else ()


def _alternatives(pattern: _Pattern) -> _Begins:
    """Read up to the end of a group, or of the pattern."""
    made = _sequence(pattern)
    needs = [made.needs]
    while pattern.written[pattern.place : pattern.place + 1] == "|":
        pattern.place += 1
        other = _sequence(pattern)
        made.single.update(other.single)
        made.empty = made.empty or other.empty
        needs.append(other.needs)
    if len(needs) > 1:
        made.needs = (frozenset().union(*(each[0] for each in needs)),) if all(needs) else ()
    return made


def _sequence(pattern: _Pattern) -> _Begins:
    made = _Begins()
    needs: list[frozenset[str]] = []
    while pattern.place < len(pattern.written) and pattern.written[pattern.place] not in "|)":
        part = _part(pattern)
        repeat = _REPEAT.match(pattern.written, pattern.place)
        if repeat:
            pattern.place = repeat.end()
            if repeat.group()[0] in "?*" or repeat.group(1) in ("", "0"):
                part.empty, part.needs = True, ()
        needs += part.needs
        if made.empty:
            made.single.update(part.single)
            made.empty = part.empty
        if pattern.beginning and not made.empty:
            _skip(pattern)
    made.needs = _fewest(needs)
    return made


def _skip(pattern: _Pattern) -> None:
    """Pass over the rest of a sequence: up to the next alternative or the end of its group."""
    depth = 0
    for match in _STRUCTURE.finditer(pattern.written, pattern.place):
        if match.group() == "(":
            depth += 1
        elif match.group() in "|)" and depth == 0:
            pattern.place = match.start()
            return
        elif match.group() == ")":
            depth -= 1
    pattern.place = len(pattern.written)


def _fewest(needs: Sequence[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """The smallest of sets of characters that are needed; a digit is in most texts that are searched."""
    return tuple(sorted(needs, key=lambda each: (any(map(str.isdigit, each)), len(each)))[:_MOST_NEEDS])


def _part(pattern: _Pattern) -> _Begins:
    """Read one character, class or group."""
    written, place = pattern.written, pattern.place
    if written[place] not in _SPECIAL:
        pattern.place += 1
        return _Begins({written[place]: None}, False, _one_of(_characters(written[place])))
    for kind in (_PLACE, _CLASS, _GROUP):
        match = kind.match(written, place)
        if match is None:
            continue
        pattern.place = match.end()
        if kind is _PLACE:
            return _Begins()
        if kind is _CLASS:
            negated = match.group().startswith("[^")
            return _Begins(
                {_ANY if negated else match.group(): None}, False, _one_of(_members(match.group()))
            )
        inner = _alternatives(pattern)
        known = match.group() != "(" or not written.startswith("?", match.end())
        pattern.place += 1
        if not known:
            return _Begins({_ANY: None}, empty=False)
        if match["look"]:
            return _Begins(needs=() if match["look"].endswith("!") else inner.needs)
        return inner
    size = 2 if written[place] == "\\" else 1
    pattern.place = place + size
    one = written[place : place + size]
    return _Begins(
        {_ANY if re.fullmatch(r"\\[0-9DSWx]", one) else one: None}, False, _one_of(_characters(one))
    )


def _one_of(characters: frozenset[str]) -> tuple[frozenset[str], ...]:
    return (characters,) if characters else ()


def _members(written: str) -> frozenset[str]:
    """The characters of a class; empty where they are many, or not listed."""
    if written.startswith("[^") or _ESCAPED_RANGE.search(written):
        return frozenset()
    members: set[str] = set()
    for member in _MEMBER.finditer(written, 1, len(written) - 1):
        first, last = member["first"], member["last"]
        if last is not None and ord(last) - ord(first) <= _SHORT_RANGE:
            members.update(map(chr, range(ord(first), ord(last) + 1)))
        elif last is None and (len(member.group()) == 1 or _characters(member.group())):
            members.add(member.group()[-1])
        else:
            return frozenset()
    return frozenset(members)


def _characters(one: str) -> frozenset[str]:
    """The character that a pattern of one stands for; empty where it stands for several."""
    if one[0] == "\\":
        return frozenset() if one[1].isalnum() else frozenset(one[1])
    return frozenset() if one == _ANY else frozenset(one)
