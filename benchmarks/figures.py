"""What each rule of the figure grammar earns over the annotated reports, and how long reading takes.

usage: python benchmarks/figures.py [GOLD-FOLDER…]

Prints, for each rule of the tables of `parsing.figures`, what is lost without it, and for each doubt how
often it is right.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from converter.model import Report  # noqa: E402
from converter.parsing.figures.rules import Rule, Table  # noqa: E402
from converter.pipeline import read_report  # noqa: E402
from tests.parsing.figures.rule_tables import TABLES  # noqa: E402
from tests.parsing.scoring import NOTHING, Score, core_and_full, wrong_records  # noqa: E402

REPORTS = ROOT / "tests" / "cases" / "reports"
SIZES = (30_000, 300_000)
"""Characters."""

Gold = tuple[dict[str, Any], Path]


def golds(folders: Iterable[Path]) -> list[Gold]:
    """The annotated reports of the folders, each once."""
    files = {path.name: path for folder in folders for path in sorted(folder.glob("*.json"))}
    return [(json.loads(path.read_text("utf-8")), path) for path in files.values()]


def counted(reports: Iterable[Gold]) -> tuple[Score, Score, int]:
    """Core and full agreement over all reports, and how many records are right and have a name of use."""
    core = full = NOTHING
    usable = 0
    for gold, path in reports:
        found = read(gold, path).indicators
        its_core, its_full = core_and_full(gold, found)
        core, full = core + its_core, full + its_full
        usable += len(found) - len(wrong_records(gold, found))
    return core, full, usable


def read(gold: dict[str, Any], path: Path) -> Report:
    return read_report(path.with_name(gold["source"]))


def of_rules(reports: list[Gold]) -> None:
    """Records gained (+) and lost (-) without each rule, over the reports in which it is read by."""
    fired = {path.name: _fired(gold, path) for gold, path in reports}
    core, full, usable = counted(reports)
    print(f"all rules: core {core.f1:.4f}, full {full.f1:.4f}, records {core.there}, usable {usable}")
    for module, table in TABLES:
        rules = getattr(module, table)
        for rule in rules:
            touched = [each for each in reports if rule.id in fired[each[1].name]]
            with_it = _counts(touched)
            setattr(module, table, Table(*(each for each in rules if each is not rule)))
            change = [without - had for had, without in zip(with_it, _counts(touched), strict=True)]
            setattr(module, table, rules)
            print(
                f"{rule.id:20} core {change[0]:+4}  full {change[1]:+4}  usable {change[2]:+4}  {rule.reads}"
            )


def _counts(reports: list[Gold]) -> tuple[int, int, int]:
    core, full, usable = counted(reports)
    return core.found, full.found, usable


def _fired(gold: dict[str, Any], path: Path) -> set[str]:
    """Ids of the rules by which a report is read."""
    fired: set[str] = set()
    kept = {(module, table): getattr(module, table) for module, table in TABLES}
    for (module, table), rules in kept.items():
        setattr(module, table, Table(*(replace(rule, read=_noting(rule, fired)) for rule in rules)))
    read(gold, path)
    for (module, table), rules in kept.items():
        setattr(module, table, rules)
    return fired


def _noting(rule: Rule[Any, Any], fired: set[str]) -> Callable[[Any], Any]:
    def noted(seen: Any) -> Any:
        made = rule.read(seen)
        if rule.answers(made):
            fired.add(rule.id)
        return made

    return noted


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
    of_rules(reports)
    of_doubts(reports)
    of_time()


if __name__ == "__main__":
    main()
