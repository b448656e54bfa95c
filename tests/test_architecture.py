"""The house stays as it is drawn: every module has its place, one name means one thing, functions stay small."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]

TWICE = {"Told"}
"""Names that are still to be divided."""


def test_a_public_class_name_stands_in_one_module_only() -> None:
    homes = defaultdict(list)
    for path in sorted((ROOT / "converter").rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(path.relative_to(ROOT).as_posix())
    assert {name: files for name, files in homes.items() if len(files) > 1 and name not in TWICE} == {}


def test_every_module_says_in_its_first_line_what_it_is_for() -> None:
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "converter").rglob("*.py"))
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_no_function_is_over_sixty_lines() -> None:
    run = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "functions.py")], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (0, "No function is too long.\n")
