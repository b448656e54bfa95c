"""The wording that the grammar of figures asks for, by name; it stands in `data/grammar.toml`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from converter.lexicon.patterns import data_of, later

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


def named(name: str) -> re.Pattern[str]:
    """The pattern `section.key` of the grammar.

    Raises:
        KeyError: when it is first used, if there is none.
    """
    return later(lambda: pattern(name))


@cache
def listed(name: str) -> tuple[str, ...]:
    """The words `section.key` of the grammar, in their order there."""
    section, _, key = name.partition(".")
    return tuple(_data()[section][key])


@cache
def words_of(name: str) -> frozenset[str]:
    """The same to be asked whether a word is among them."""
    return frozenset(listed(name))
