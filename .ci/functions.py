"""No function is over 60 lines: name those that are, and exit 1.

usage: python .ci/functions.py
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = ("converter", "tests", "benchmarks", "fonts", "man", "docs", ".ci")
LONGEST = 60
"""Lines, from `def` to the end of the body, the docstring included."""


def long_functions(path: Path) -> Iterator[str]:
    """`file:line: name is n lines long` for each that is too long."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        lines = (node.end_lineno or node.lineno) - node.lineno + 1
        if lines > LONGEST:
            place = f"{path.relative_to(ROOT)}:{node.lineno}"
            yield f"{place}: {node.name} is {lines} lines long; {LONGEST} is the most"


def main() -> None:
    files = (path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))
    problems = [problem for path in files for problem in long_functions(path)]
    print("\n".join(problems) or "No function is too long.")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
