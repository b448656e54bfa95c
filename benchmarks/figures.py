"""What each rule of the figure grammar earns over the annotated reports, and how long reading takes.

usage: python benchmarks/figures.py [GOLD-FOLDER…]

Prints, for each rule of `parsing.figures.kinds` and `parsing.figures.doubts`, what is lost without it.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from converter.model import Report  # noqa: E402
from converter.parsing.figures import kinds  # noqa: E402
from converter.pipeline import read_report  # noqa: E402
from tests.parsing.scoring import NOTHING, Score, core_and_full, wrong_records  # noqa: E402

REPORTS = ROOT / "tests" / "cases" / "reports"
SIZES = (30_000, 300_000)
"""Characters."""

Gold = tuple[dict[str, Any], Path]


def golds(folders: Iterable[Path]) -> list[Gold]:
    """The annotated reports of the folders, each once."""
    files = {path.name: path for folder in folders for path in sorted(folder.glob("*.json"))}
    return [(json.loads(path.read_text("utf-8")), path) for path in files.values()]


def scores(reports: Iterable[Gold]) -> tuple[Score, Score]:
    """Core and full agreement over all reports."""
    core = full = NOTHING
    for gold, path in reports:
        its_core, its_full = core_and_full(gold, read(gold, path).indicators)
        core, full = core + its_core, full + its_full
    return core, full


def read(gold: dict[str, Any], path: Path) -> Report:
    return read_report(path.with_name(gold["source"]))


def of_kinds(reports: list[Gold]) -> None:
    core, full = scores(reports)
    print(f"all rules: core {core.f1:.4f}, full {full.f1:.4f}, records {core.there}")
    whole = kinds.KINDS
    for rule in whole[:-1]:
        kinds.KINDS = tuple(other for other in whole if other is not rule)  # type: ignore[misc]
        without_core, without_full = scores(reports)
        lost = core.found - without_core.found, full.found - without_full.found
        print(f"  without {rule.id:16} core {-lost[0]:+4}  full {-lost[1]:+4}  {rule.reads}")
    kinds.KINDS = whole  # type: ignore[misc]


def of_doubts(reports: list[Gold]) -> None:
    records = wrong = flagged = caught = 0
    borne: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for gold, path in reports:
        indicators = read(gold, path).indicators
        bad = wrong_records(gold, indicators)
        records += len(indicators)
        wrong += len(bad)
        for each in indicators:
            codes = {doubt.code for doubt in each.doubts}
            flagged += bool(codes)
            caught += bool(codes) and each.id in bad
            borne.update(codes)
            hit.update(codes if each.id in bad else ())
    print(f"doubts: {flagged} of {records} records flagged, {caught} of {wrong} wrong ones among them")
    for code, count in borne.most_common():
        print(f"  {code:16} {count:4} records, {hit[code]:3} of them wrong")


def of_time() -> None:
    text = "\n".join(path.read_text("utf-8") for path in sorted(REPORTS.glob("*.txt")))
    from converter.parsing import parse
    from converter.readers.text import read_text

    for size in SIZES:
        part = (text * (size // len(text) + 1))[:size]
        document = read_text(part.encode(), "report.txt", "utf-8")
        start = time.process_time()
        found = len(parse(document).indicators)
        print(f"{size} characters, {found} records: {time.process_time() - start:.2f} s")


def main() -> None:
    folders = [Path(folder) for folder in sys.argv[1:]]
    reports = golds([REPORTS, *folders])
    of_kinds(reports)
    of_doubts(reports)
    of_time()


if __name__ == "__main__":
    main()
