"""The wording that the grammar of figures asks for, by name; it stands in `data/grammar.toml`.

Patterns are compiled when they are first asked: a report without changes compiles none of those of changes.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, cast

from converter.lexicon.patterns import compiled, data_of

_PART = re.compile(r"\{([a-z_]+)\}")


@lru_cache(maxsize=1)
def _data() -> dict[str, dict[str, Any]]:
    return data_of("converter.parsing", "grammar")


def pattern(name: str) -> str:
    """The pattern `section.key` of the grammar, to be made part of a longer one.

    `{other}` in it stands for the pattern of that key in the same section.
    """
    section, _, key = name.partition(".")
    return _PART.sub(lambda part: pattern(f"{section}.{part.group(1)}"), _data()[section][key])


class _Named:
    """A pattern compiled when the first of its methods is asked for; from then on they are its own."""

    __slots__ = ("_name", "finditer", "fullmatch", "match", "search", "split", "sub")

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, method: str) -> Any:
        made = compiled(pattern(self._name))
        for each in self.__slots__[1:]:
            setattr(self, each, getattr(made, each))
        return getattr(made, method)


def named(name: str) -> re.Pattern[str]:
    """The pattern `section.key` of the grammar.

    Raises:
        KeyError: when it is first used, if there is none.
    """
    return cast("re.Pattern[str]", _Named(name))


@cache
def listed(name: str) -> tuple[str, ...]:
    """The words `section.key` of the grammar, in their order there."""
    section, _, key = name.partition(".")
    return tuple(_data()[section][key])


@cache
def words_of(name: str) -> frozenset[str]:
    """The same to be asked whether a word is among them."""
    return frozenset(listed(name))
