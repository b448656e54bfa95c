"""The words the grammar reads by: each folded, each once."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from converter.assets import read_toml
from converter.lexicon import fold

NAMES = ["quantities", "changes", "names"]


def lists(data: Any, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """All lists of words in a table, with where they stand."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from lists(value, f"{path}.{key}")
    elif isinstance(data, list):
        yield path, data


@pytest.mark.parametrize("name", NAMES)
def test_words_are_folded_and_stand_once(name: str) -> None:
    data = read_toml(files("converter.parsing") / "data" / f"{name}.toml")
    for path, words in lists(data):
        assert [word for word in words if fold(word) != word] == [], path
        assert len(words) == len(set(words)), path


@pytest.mark.parametrize("text", ["臺灣佔萬億兩個", "１０．２％", "「」－～", "甲乙丙"])
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
