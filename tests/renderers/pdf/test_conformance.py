"""What validators say: veraPDF of every style and layout, qpdf of the file's syntax."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pikepdf
import pytest
import verapdf
from pdfs import Made, Maker

from converter.styles import LAYOUTS, LayoutName, style_names

needs_verapdf = pytest.mark.skipif(not verapdf.available(), reason="no JDK, or no veraPDF library")


def combinations(reports: list[Path]) -> Iterator[tuple[Path, str, LayoutName]]:
    """The first report in every style and layout; of the others one in each, so that each meets each style
    and each layout. DUIZHAO_SEARCH=1 takes all in all."""
    for (row, style), (column, layout) in product(enumerate(style_names()), enumerate(LAYOUTS)):
        turn = (row + column) % (len(reports) - 1)
        chosen = reports if os.environ.get("DUIZHAO_SEARCH") else (reports[0], reports[1 + turn])
        yield from ((report, style, layout) for report in chosen)


@needs_verapdf
def test_the_reports_in_every_style_and_layout_are_pdf_ua_1_and_pdf_a_2a(
    made: Maker, reports: list[Path], tmp_path: Path
) -> None:
    paths = [
        made(report, style, layout).saved_in(tmp_path, f"{report.stem}-{style}-{layout}")
        for report, style, layout in combinations(reports)
    ]
    verdicts = verapdf.verdicts(paths)
    assert {(verdict.path, verdict.flavour) for verdict in verdicts} == set(product(paths, verapdf.FLAVOURS))
    assert all(verdict.checks > 1000 for verdict in verdicts)
    failures = [
        f"{verdict.path.name} {verdict.flavour} {rule}" for verdict in verdicts for rule in verdict.failed
    ]
    assert not failures
    assert all(verdict.passed for verdict in verdicts)


@needs_verapdf
def test_a_file_that_lost_its_tags_is_told_from_one_that_has_them(made: Maker, tmp_path: Path) -> None:
    path = tmp_path / "untagged.pdf"
    with pikepdf.open(made("一、打击犯罪。上半年破案20起。\n").saved_in(tmp_path)) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(path)
    failed = {verdict.flavour: verdict.failed for verdict in verapdf.verdicts([path])}
    assert any(rule.startswith("7.1-11 ") for rule in failed["ua1"])
    assert failed["2a"]


@pytest.mark.skipif(not shutil.which("qpdf"), reason="no qpdf")
def test_qpdf_finds_nothing_wrong_with_the_syntax(seed: Made, tmp_path: Path) -> None:
    path = seed.saved_in(tmp_path)
    run = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "warning" not in (run.stdout + run.stderr).lower()
