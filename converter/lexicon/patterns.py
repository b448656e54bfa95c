"""Patterns written in TOML, beside the code that asks them: read, put together and compiled in one way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from converter.assets import read_toml
from converter.lexicon.characters import HAN
from converter.lexicon.first import only_where_it_can_begin


def data_of(package: str, name: str) -> dict[str, Any]:
    """The table `data/NAME.toml` of a package."""
    return read_toml(files(package) / "data" / f"{name}.toml")


def compiled(written: str | Iterable[str]) -> re.Pattern[str]:
    r"""A pattern, or one for any of several; `\p{Han}` in a class is any Han character.

    Raises:
        re.error: it is not a regular expression.
    """
    whole = written if isinstance(written, str) else "|".join(f"(?:{each})" for each in written)
    return re.compile(only_where_it_can_begin(whole.replace(r"\p{Han}", HAN)))


def patterns(table: Mapping[str, str | Iterable[str]]) -> dict[str, re.Pattern[str]]:
    """All patterns of a table, by their names."""
    return {name: compiled(written) for name, written in table.items()}


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w))) + ")"
