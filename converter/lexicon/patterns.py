"""Patterns written in TOML, beside the code that asks them: read, put together and compiled in one way."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Final, cast

from converter.assets import package_folder, read_toml
from converter.lexicon.characters import HAN, IDEOGRAPHS
from converter.lexicon.first import all_needed_by, only_where_it_can_begin, where_it_can_begin

_ASKED: Final = 2
"""Of what a pattern needs, so many sets of characters are looked for."""
_LOOKS: Final = 16
"""Texts that are looked at before a pattern is compiled for them whatever they hold."""
_MANY: Final = 32
"""Words that are tried in parts."""
_PARTS: Final = 12
_METHODS: Final = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")
_NOTHING_FOUND: Final[Mapping[str, Callable[[], Any]]] = {
    "findall": list,
    "finditer": lambda: iter(()),
    "fullmatch": lambda: None,
    "match": lambda: None,
    "search": lambda: None,
}
"""What the methods that search give where nothing is found."""
_NAMED = re.compile(r"\{([a-z_]+)\}")
_UNIT_OF_TIME = "年月日号时"
_FIGURE_BEFORE = re.compile(rf"(\\d(?:\{{\d+(?:,\d+)?\}}|\+)?\)?)(?=\[?[{_UNIT_OF_TIME}])")
_FIGURE_BEHIND = re.compile(r"((?:[年月]|截[至止])(?:\)\??)?(?:\(\?:)?)(\\d)")


def data_of(package: str, name: str) -> dict[str, Any]:
    """The table `data/NAME.toml` of a package, with the words of the lexicon that several rooms ask for.

    A pattern names them in braces: `{troubles}` of `lexicon/data/shared.toml`.
    """
    return cast("dict[str, Any]", filled(_read(package, name), _shared()))


def filled(value: Any, words: Mapping[str, str]) -> Any:
    """Data with words put in where a pattern names them in braces; what is none of them stays.

    >>> filled(["(?:{nouns}){2,3}"], {"nouns": "问题|困难"})
    ['(?:问题|困难){2,3}']
    """
    if isinstance(value, dict):
        return {key: filled(each, words) for key, each in value.items()}
    if isinstance(value, list):
        return [filled(each, words) for each in value]
    if isinstance(value, str) and "{" in value:
        return _NAMED.sub(lambda named: words.get(named[1], named[0]), value)
    return value


@lru_cache(maxsize=1)
def _shared() -> dict[str, str]:
    words: dict[str, str] = {}
    for name, written in _read("converter.lexicon", "shared").items():
        words[name] = filled(written, words)
    return words


def _read(package: str, name: str) -> dict[str, Any]:
    return read_toml(package_folder(package) / "data" / f"{name}.toml")


def compiled(written: str | Iterable[str]) -> re.Pattern[str]:
    r"""A pattern, or one for any of several; `\p{Han}` in a class is any Han character.

    Raises:
        re.error: it is not a regular expression.
    """
    return re.compile(only_where_it_can_begin(_with_classes(_whole(written))))


def beginnings(written: str | Iterable[str]) -> re.Pattern[str]:
    """One character with which a match of a pattern, or of any of several, begins.

    It is found in a tenth of the time, and a text without one needs no search for the whole.

    Raises:
        ValueError: a match may begin with anything, or be empty.
    """
    first = where_it_can_begin(_with_classes(_whole(written)))
    if first is None:
        raise ValueError(f"a match may begin with anything: {written}")
    return re.compile(first)


def _whole(written: str | Iterable[str]) -> str:
    return written if isinstance(written, str) else "|".join(f"(?:{each})" for each in written)


class _Later:
    """A pattern compiled when a text is searched that may have it; from then on its methods are its own.

    Only one that is dear to compile looks at the characters of a text first, and only so often.
    """

    __slots__ = ("_looks", "_needs", "_written", *_METHODS)

    def __init__(self, written: str | Iterable[str] | Callable[[], str]) -> None:
        self._written = written
        self._looks = _LOOKS
        self._needs: tuple[frozenset[str], ...] | None = None

    def __getattr__(self, method: str) -> Any:
        if self._looks and method in _NOTHING_FOUND:
            self._looks -= 1
            if self._needs is None:
                self._written = _whole(self._written() if callable(self._written) else self._written)
                self._needs = needs_of(self._written) if _is_dear(self._written) else ()
            if self._needs:
                return lambda text, *places: self._found_in(method, text, *places)
        return getattr(self._compiled(), method)

    def _found_in(self, method: str, text: str, start: int = 0, end: int | None = None) -> Any:
        searched = text[start:end]
        if any(needed.isdisjoint(searched) for needed in self._needs or ()):
            return _NOTHING_FOUND[method]()
        return getattr(self._compiled(), method)(text, start, len(text) if end is None else end)

    def _compiled(self) -> re.Pattern[str]:
        made = compiled(self._written() if callable(self._written) else self._written)
        for method in _METHODS:
            setattr(self, method, getattr(made, method))
        return made


def _is_dear(written: str) -> bool:
    """Whether a pattern has a class of all Han characters, a millisecond each, and does not look back."""
    return (r"\p{Han}" in written or IDEOGRAPHS in written) and "(?<=" not in written


def later(written: str | Iterable[str] | Callable[[], str]) -> re.Pattern[str]:
    """As `compiled`, when the pattern is first asked: a report without changes compiles none that tell them.

    Args:
        written: the pattern or patterns, or what says the pattern then.

    Raises:
        re.error: when it is first asked, if it is not a regular expression.
    """
    return cast("re.Pattern[str]", _Later(written))


def spaced(written: str) -> str:
    r"""A pattern of times that also finds them where spaces set figures apart: 108 年 3 月 1 日.

    >>> spaced(r"\d{2,3}年(?:\d{1,2}月)?")
    '\\d{2,3} ?年(?: ?\\d{1,2} ?月)?'
    """
    behind = _FIGURE_BEFORE.sub(r"\1 ?", written)
    return _FIGURE_BEHIND.sub(r"\1 ?\2", behind)


def _with_classes(written: str) -> str:
    return written.replace(r"\p{Han}", HAN)


def needs_of(written: str) -> tuple[frozenset[str], ...]:
    """As `all_needed_by`, of a pattern as `compiled` takes it."""
    return all_needed_by(_with_classes(written))


class _One:
    """A pattern compiled when a text has what it needs."""

    def __init__(self, written: str) -> None:
        self._written = written
        self.needs = needs_of(written)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return compiled(self._written)


class Needs:
    """Which of several things may be found in a text, by the characters that each needs."""

    def __init__(self, needs: Iterable[Sequence[frozenset[str]]]) -> None:
        """
        Args:
            needs: of each, characters of which a text has one where it is found, and others as well.
        """
        listed = list(needs)
        self._half = len(listed)
        self._always = 0
        self._needing: dict[str, int] = defaultdict(int)
        """A bit for each that needs a character first, and above these one for each that needs it as well."""
        for place, each in enumerate(listed):
            for rank in range(_ASKED):
                bit = 1 << place + rank * self._half
                self._always |= 0 if rank < len(each) else bit
                for char in each[rank] if rank < len(each) else ():
                    self._needing[char] |= bit

    def met_by(self, characters: Iterable[str]) -> tuple[int, ...]:
        """The places of those that may be found in a text of these characters, in order."""
        met = self._always
        for bits in map(self._needing.get, characters):
            if bits is not None:
                met |= bits
        return _places_of(met & met >> self._half)


@lru_cache(maxsize=4096)
def _places_of(bits: int) -> tuple[int, ...]:
    places = []
    while bits:
        lowest = bits & -bits
        places.append(lowest.bit_length() - 1)
        bits ^= lowest
    return tuple(places)


class Sought:
    """Groups of patterns that match no empty text, each tried and compiled only where a text has a character
    that it needs."""

    def __init__(self, groups: Iterable[Iterable[str]]) -> None:
        self._each = [(group, _One(written)) for group, some in enumerate(groups) for written in some]
        self._needs = Needs(each.needs for _, each in self._each)

    def tried(self, characters: Iterable[str]) -> dict[int, list[re.Pattern[str]]]:
        """The patterns that may find something in a text of these characters, in order, by their groups."""
        groups: dict[int, list[re.Pattern[str]]] = {}
        for place in self._needs.met_by(characters):
            group, each = self._each[place]
            groups.setdefault(group, []).append(each.pattern)
        return groups


def spans(tried: Sequence[re.Pattern[str]], text: str) -> list[tuple[int, int]]:
    """Where several patterns, alternatives of one, are found in a text: at each place the first of them."""
    if len(tried) == 1:
        return [match.span() for match in tried[0].finditer(text)]
    places: list[tuple[int, int]] = []
    found = [(match, each) for each in tried if (match := each.search(text))]
    while found:
        best = min(found, key=lambda each: each[0].start())[0]
        places.append(best.span())
        place = max(best.end(), best.start() + 1)
        found = [
            (match, each)
            for old, each in found
            if (match := old if old.start() >= place else each.search(text, place))
        ]
    return places


def patterns(table: Mapping[str, str | Iterable[str]]) -> dict[str, re.Pattern[str]]:
    """All patterns of a table, by their names, each compiled when it is first asked."""
    return {name: later(written) for name, written in table.items()}


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first.

    Many words are tried in parts, those together whose first characters stand side by side: one look at the
    character there passes over a part, where `re` would try each of its words.

    >>> alternatives(["乙", "甲", "乙丙"])
    '(?:乙丙|乙|甲)'
    """
    listed = sorted(set(words), key=lambda word: (-len(word), word))
    if len(listed) < _MANY or "" in listed:
        return f"(?:{_any_of(listed)})"
    firsts = sorted({word[0] for word in listed})
    size = -(-len(firsts) // _PARTS)
    parts = [firsts[place : place + size] for place in range(0, len(firsts), size)]
    tried = "|".join(
        f"(?=[{re.escape(part[0])}-{re.escape(part[-1])}])"
        f"(?:{_any_of(word for word in listed if part[0] <= word[0] <= part[-1])})"
        for part in parts
    )
    return f"(?:(?=[{''.join(map(re.escape, firsts))}])(?:{tried}))"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))
