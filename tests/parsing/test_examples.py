"""Each word of a pattern in `converter/parsing/data` has an example that it alone makes fit, in `examples.json`.

某 stands for anything. An example that begins with ! fits nothing, because of a word that must not follow.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from converter.lexicon.patterns import data_of

EXAMPLES: dict[str, dict[str, list[str]]] = json.loads(
    Path(__file__).with_name("examples.json").read_text("utf-8")
)
WHOLE = {
    *(("particulars.toml", f"body.{name}") for name in ("ends", "whole", "offices", "lead")),
    *(("particulars.toml", f"place.{name}") for name in ("unit", "not_in_name")),
    ("times.toml", "period.bare"),
    *(("duties.toml", f"due.{name}") for name in ("time", "before", "within")),
}
"""Patterns that are asked for the whole of a text, beside those of these files."""
WHOLE_FILES = {"front.toml", "back.toml", "furniture.toml"}


def patterns(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """The patterns of a file with the keys that lead to them; a list of plain ones is one pattern."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from patterns(value, f"{path}.{key}" if path else key)
    elif all(isinstance(each, str) for each in data) and "(?P<" not in "".join(data):
        yield path, "|".join(f"(?:{each})" for each in data)
    else:
        for number, each in enumerate(data):
            yield from patterns(each, f"{path}.{number}")


@pytest.mark.parametrize(("file", "key"), [(file, key) for file, keys in EXAMPLES.items() for key in keys])
def test_every_example_fits(file: str, key: str) -> None:
    data = dict(patterns(data_of("converter.parsing", file.removesuffix(".toml"))))
    pattern = re.compile(f"({data[key]})")
    fits = pattern.fullmatch if file in WHOLE_FILES or (file, key) in WHOLE else pattern.search
    wrong = [
        example
        for example in EXAMPLES[file][key]
        if bool(fits(example.lstrip("!"))) == example.startswith("!")
    ]
    assert wrong == []
