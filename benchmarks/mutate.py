"""Mutate the parser and see whether its tests notice: `python benchmarks/mutate.py --count 60 --seed 1`.

A mutant has one word out of a pattern, a bound moved by one, or a branch swapped. It is killed if any report
of the tests is read otherwise in what the tests ask (title, front matter, sections, items, what the report
says of itself), else if the unit tests fail. Figures and tables are left out: they have tests of their own.
Prints the survivors, each with its line, and their share by kind.
"""

from __future__ import annotations

import argparse
import ast
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOM = Path("converter") / "parsing"
TESTS = (
    "examples", "actions", "assignments", "back_matter", "bodies", "duties", "front", "furniture", "hints",
    "lists", "numbering", "numerals", "roles", "times",
)  # fmt: skip
LEFT_OUT = {
    "changes.toml",
    "doubts.toml",
    "names.toml",
    "quantities.toml",
    "exclusions.toml",
    "tables.toml",
    "grammar.toml",
    "trim.toml",
}
"""Words of figures and tables."""
_PATIENCE = 600
"""Seconds, on a busy machine."""
START = "import sys; sys.path.insert(0, sys.argv[1]); import pytest; sys.exit(pytest.main(sys.argv[2:]))"
PROBE = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
import converter.parsing.report as room
from converter.parsing.figures import Reading
room.read_indicators = lambda *a, **k: Reading((), (), {})
from pathlib import Path
from converter.readers.text import read_text
told = []
tests = Path(sys.argv[2], "tests")
for path in sorted([*tests.glob("cases/*/*.txt"), *tests.glob("parsing/cases/*.txt")]):
    text = path.read_text("utf-8").split("======")[0]
    r = room.parse(read_text(text.encode(), "report.txt", "utf-8"))
    told.append((
        r.title_line, [(m.kind, m.text.text) for m in r.front_matter], len(r.byline), len(r.preamble),
        [x and x.text for x in (r.issuer, r.place)], [x and x.text.text for x in (r.date, r.period)],
        [(s.number, s.heading and s.heading.text, s.role, s.level, len(s.paragraphs)) for s in r.walk()],
        [(i.number, i.title.text, i.kind, i.responsible and i.responsible.text, i.due and i.due.text)
         for i in r.action_items()], [f.text for f in r.furniture],
    ))
print(hashlib.sha256(repr(told).encode()).hexdigest())
"""


@dataclass(frozen=True)
class Mutant:
    """A change of one file."""

    path: Path
    """Below the root."""
    line: int
    kind: str
    what: str
    text: str
    """Of the whole file."""


def mutants() -> Iterator[Mutant]:
    """All mutants of the room."""
    for path in sorted((ROOT / ROOM).glob("*.py")):
        source = path.read_text("utf-8")
        yield from _of_code(path.relative_to(ROOT), source)
        yield from _of_words(path.relative_to(ROOT), source, 'r"', "\n")
    for path in sorted((ROOT / ROOM / "data").glob("*.toml")):
        if path.name not in LEFT_OUT:
            yield from _of_words(path.relative_to(ROOT), path.read_text("utf-8"), "", "\n")


def _of_words(path: Path, source: str, needs: str, end: str) -> Iterator[Mutant]:
    """One alternative of Chinese words out of a pattern."""
    place = 0
    for number, line in enumerate(source.split(end), start=1):
        if not line.lstrip().startswith("#") and (needs in line or path.suffix == ".toml"):
            for match in re.finditer(r"(?<=[(|:])([一-龥]{1,8})\|", line):
                at = place + match.start()
                yield Mutant(path, number, "word", match[1], source[:at] + source[at + len(match[0]) :])
        place += len(line) + 1


def _of_code(path: Path, source: str) -> Iterator[Mutant]:
    lines = source.split("\n")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.If | ast.IfExp):
            yield _replaced(path, lines, node.test, "branch", lambda text: f"not ({text})")
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            if isinstance(node.value.value, int) and not isinstance(node.value.value, bool):
                yield _replaced(path, lines, node.value, "bound", lambda text: f"{text} + 1")
                yield _replaced(path, lines, node.value, "bound", lambda text: f"{text} - 1")
        elif isinstance(node, ast.BoolOp) and node.lineno == node.end_lineno:
            joint = " and " if isinstance(node.op, ast.And) else " or "
            other = " or " if isinstance(node.op, ast.And) else " and "
            yield _replaced(path, lines, node, "branch", lambda text, a=joint, b=other: text.replace(a, b, 1))


def _replaced(path: Path, lines: list[str], node: ast.expr, kind: str, change) -> Mutant:  # type: ignore[no-untyped-def]
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    before = lines[first].encode()[: node.col_offset].decode()
    after = lines[last].encode()[node.end_col_offset :].decode()
    old = "\n".join(lines[first : last + 1])
    middle = old[len(before) : len(old) - len(after)]
    made = [*lines[:first], before + change(middle) + after, *lines[last + 1 :]]
    return Mutant(path, node.lineno, kind, " ".join(middle.split())[:70], "\n".join(made))


def survives(mutant: Mutant, copy: Path, usual: str) -> bool:
    """Whether the tests do not notice a mutant."""
    target = copy / mutant.path
    kept = target.read_text("utf-8")
    target.write_text(mutant.text, encoding="utf-8")
    try:
        if _probe(copy) != usual:
            return False
        tests = [f"tests/parsing/test_{name}.py" for name in TESTS]
        command = [sys.executable, "-c", START, str(copy), "-x", "-q", "-p", "no:cacheprovider", *tests]
        run = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, timeout=_PATIENCE)
        return run.returncode == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        target.write_text(kept, encoding="utf-8")


def _probe(copy: Path) -> str:
    command = [sys.executable, "-c", PROBE, str(copy), str(ROOT)]
    run = subprocess.run(command, check=False, cwd=copy, capture_output=True, timeout=_PATIENCE)
    return run.stdout.decode() if run.returncode == 0 else "failed"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=60)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", default="", help="part of a file's name")
    chosen = options.parse_args()
    every = [mutant for mutant in mutants() if chosen.only in mutant.path.name]
    sample = random.Random(chosen.seed).sample(every, min(chosen.count, len(every)))
    tried, alive = Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(ROOT / "converter", copy / "converter", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "styles", copy / "styles")
        usual = _probe(copy)
        whole = (ROOT / every[0].path).read_text("utf-8")
        if usual == "failed" or not survives(Mutant(every[0].path, 1, "none", "", whole), copy, usual):
            sys.exit("the parser is red before it is mutated")
        for mutant in sample:
            tried[mutant.kind] += 1
            if survives(mutant, copy, usual):
                alive[mutant.kind] += 1
                print(f"{mutant.path}:{mutant.line}: {mutant.kind}: {mutant.what}", flush=True)
    print(f"{len(every)} mutants, {tried.total()} tried, {alive.total()} survive", end="; ")
    print(", ".join(f"{kind} {alive[kind]}/{count}" for kind, count in sorted(tried.items())))


if __name__ == "__main__":
    main()
