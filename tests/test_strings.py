"""The program's own words are complete in every variant and in its script."""

from __future__ import annotations

import ast
from importlib.resources import files
from pathlib import Path

import pytest

from converter.assets import read_toml
from converter.model import Variant
from converter.strings import strings

TABLE = read_toml(files("converter") / "data" / "strings.toml")


def test_both_scripts_have_every_word_and_the_same_places_to_fill() -> None:
    assert TABLE["tw"].keys() == TABLE["cn"].keys()
    for key, word in TABLE["tw"].items():
        assert word.count("{") == TABLE["cn"][key].count("{"), key


def test_hong_kong_differs_only_where_taiwan_has_a_word() -> None:
    assert TABLE["hk"].keys() <= TABLE["tw"].keys()


@pytest.mark.parametrize("variant", ["tw", "hk", "cn"])
def test_words_can_be_filled_in(variant: Variant) -> None:
    assert strings(variant).format("page", page=3) in ("第 3 頁", "第 3 页")


def test_an_unknown_word_is_a_defect() -> None:
    with pytest.raises(KeyError):
        strings("tw")["no such word"]


def test_every_word_is_used() -> None:
    """As a string of the program, or as one that it builds: `column_` before another of its strings."""
    strings: set[str] = set()
    begins: set[str] = set()
    for path in Path(str(files("converter"))).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
            elif isinstance(node, ast.JoinedStr) and len(node.values) == 2:
                first = node.values[0]
                if isinstance(first, ast.Constant) and str(first.value).endswith("_"):
                    begins.add(str(first.value))
    built = {begin + rest for begin in begins for rest in strings}
    assert TABLE["tw"].keys() - strings - built == set()
