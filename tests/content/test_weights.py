"""Every number that an office may argue with is documented, with its value, and is read."""

from __future__ import annotations

import ast
import re
import sys
from dataclasses import fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, get_type_hints

from converter.content.weights import Phrases, Weights
from converter.lexicon.patterns import data_of

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).parents[2]
TABLES = get_type_hints(Weights)
ROW = re.compile(r"^\| `(\w+)` \| `?(.+?)`? \| \S.* \|$", re.MULTILINE)


def documented() -> dict[str, dict[str, Any]]:
    """The numbers of docs/content.md by table and key."""
    parts = re.split(
        r"^### `\[(\w+)\]`: .+$", (ROOT / "docs/content.md").read_text("utf-8"), flags=re.MULTILINE
    )
    return {
        name: {key: tomllib.loads(f"x = {value.replace('−', '-')}")["x"] for key, value in ROW.findall(told)}
        for name, told in zip(parts[1::2], parts[2::2], strict=True)
    }


def test_each_number_is_documented_with_its_value() -> None:
    written = data_of("converter.content", "weights")
    assert set(written) == set(TABLES)
    assert documented() == written


@lru_cache(maxsize=1)
def modules() -> list[tuple[set[str], set[str]]]:
    """What each module asks of anything, and the names in it."""
    found = []
    for path in sorted((ROOT / "converter").rglob("*.py")):
        if path == ROOT / "converter" / "content" / "weights.py":
            continue
        tree = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        said = {node.attr for node in tree if isinstance(node, ast.Attribute)}
        found.append((said, {node.id for node in tree if isinstance(node, ast.Name)}))
    return found


def attributes(names: set[str]) -> set[str]:
    """What is asked of anything in the modules that name one of these."""
    return {each for said, named in modules() if names & (said | named) for each in said}


def test_each_number_is_read() -> None:
    unread = [
        (table, each.name)
        for table, kind in TABLES.items()
        if is_dataclass(kind)
        for asked in (attributes({table, kind.__name__}) & names_of(kind),)
        for each in fields(kind)
        if each.name not in asked
    ]
    assert unread == []


def names_of(kind: Any) -> set[str]:
    return {each.name for each in fields(kind)}


def test_each_wording_is_read() -> None:
    asked = attributes({"phrases"})
    assert {each.name for each in fields(Phrases)} - asked == set()


def numbers(path: Path) -> list[str]:
    """The names that a module gives to numbers of its own."""
    return [
        f"{path.name}: {target.id}"
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(node.value, ast.Constant)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name) and type(node.value.value) in (int, float)
    ]


def test_no_module_that_chooses_has_numbers_of_its_own() -> None:
    paths = sorted((ROOT / "converter" / "content").rglob("*.py"))
    assert [number for path in paths for number in numbers(path)] == [
        "checklist.py: _HEADING_LEVELS",  # what Word has
        "duties.py: _NEAR",  # as far as a label reaches before a word
        "front.py: _HASH",  # enough to tell files apart
        "key_figures.py: _ALL",  # per cent
    ]
