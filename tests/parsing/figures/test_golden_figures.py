"""Whole reports against what a careful editor found in them: mainland, Hong Kong, Macau, Taiwan."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from converter.model import Report
from converter.pipeline import read_report
from tests.parsing.scoring import NOTHING, Score, core_and_full, named_well

OWN = sorted((Path(__file__).parents[2] / "cases" / "reports").glob("*.json"))
SHARED = sorted((Path(__file__).parents[4] / "shared" / "extraction" / "gold").glob("*.json"))


def read(gold_file: Path) -> tuple[dict[str, Any], Report]:
    gold = json.loads(gold_file.read_text(encoding="utf-8"))
    return gold, read_report(gold_file.with_name(gold["source"]))


def pooled(gold_files: Iterable[Path]) -> tuple[Score, Score]:
    """Core and full agreement over all of the reports."""
    core = full = NOTHING
    for gold_file in gold_files:
        gold, report = read(gold_file)
        its_core, its_full = core_and_full(gold, report.indicators)
        core, full = core + its_core, full + its_full
    return core, full


@pytest.mark.parametrize("gold_file", OWN, ids=lambda path: path.stem)
def test_a_report_is_read_as_an_editor_reads_it(gold_file: Path) -> None:
    gold, report = read(gold_file)
    core, full = core_and_full(gold, report.indicators)
    assert core.f1 >= 0.93, core
    assert full.f1 >= 0.75, full


def test_over_all_reports_the_figures_are_right() -> None:
    core, full = pooled(OWN)
    assert core.f1 >= 0.99, core
    assert full.f1 >= 0.97, full


@pytest.mark.skipif(not SHARED, reason="the shared reports are not here")
def test_the_shared_reports_are_read_right() -> None:
    core, full = pooled(SHARED)
    assert core.f1 >= 0.99, core
    assert full.f1 >= 0.98, full


@pytest.mark.parametrize(("gold_files", "share"), [(OWN, 0.9), (SHARED, 0.95)], ids=["own", "shared"])
def test_names_say_which_measure_it_is(gold_files: list[Path], share: float) -> None:
    if not gold_files:
        pytest.skip("the shared reports are not here")
    well = NOTHING
    for gold_file in gold_files:
        gold, report = read(gold_file)
        well += named_well(gold, report.indicators)
    assert well.f1 >= share, well


def test_a_score_is_the_harmonic_mean_of_what_is_found_and_what_is_right() -> None:
    assert Score(3, 4, 4).f1 == 0.75
