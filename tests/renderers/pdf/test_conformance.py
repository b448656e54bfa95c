"""What validators say: veraPDF of every report, style and layout, qpdf of the file's syntax."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import Final

import pikepdf
import pytest
import verapdf
from pdfs import Made, Maker

from converter.styles import LAYOUTS, LayoutName, style_names

needs_verapdf = pytest.mark.skipif(not verapdf.available(), reason="no JDK, or no veraPDF library")

SPECIAL: Final = """# 工作总结

## 一、主要做法

自去年11月11日至本年5月10日止，共破获案件120起；王\ue000、\U00030edd、𠮷野家等人用Open Office写的报告共3份。

（a）狠抓各项任务落实，按时间节点逐项推进到位。

（b）重点抓好以下两个方面的工作：

• 继续排查整治，压实责任。

• 继续宣传教育，进学校、进企业。

（c）健全机制，破获刑事案件36起，同比下降3.2个百分点。

| 指标 | 数量 | 同比 |
|---|---|---|
| 刑事案件 | 120.5 | 下降7.7% |
| 治安案件 | 360 | 上升2% |

## 二、下步打算

抓紧抓实。
"""
"""Lists, notes, phrases, characters that no face has, a table: what the reports have little of."""


def check(paths: Sequence[Path]) -> None:
    """Assert that veraPDF finds no rule broken in any of these files."""
    verdicts = verapdf.verdicts(paths)
    assert {(verdict.path, verdict.flavour) for verdict in verdicts} == set(product(paths, verapdf.FLAVOURS))
    assert all(verdict.checks > 1000 for verdict in verdicts)
    failures = [
        f"{verdict.path.name} {verdict.flavour} {rule}" for verdict in verdicts for rule in verdict.failed
    ]
    assert not failures
    assert all(verdict.passed for verdict in verdicts)


@needs_verapdf
@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_paa3_every_report_in_every_style_is_pdf_ua_1_and_pdf_a_2a(
    made: Maker, reports: list[Path], layout: LayoutName, tmp_path: Path
) -> None:
    special = tmp_path / "special.md"
    special.write_text(SPECIAL, encoding="utf-8")
    check(
        [
            made(report, style, layout).saved_in(tmp_path, f"{report.stem}-{style}")
            for report, style in product((*reports, special), style_names())
        ]
    )


@needs_verapdf
def test_paa3_a_file_that_lost_its_tags_is_told_from_one_that_has_them(made: Maker, tmp_path: Path) -> None:
    path = tmp_path / "untagged.pdf"
    with pikepdf.open(made("一、打击犯罪。上半年破案20起。\n").saved_in(tmp_path)) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(path)
    failed = {verdict.flavour: verdict.failed for verdict in verapdf.verdicts([path])}
    assert any(rule.startswith("7.1-11 ") for rule in failed["ua1"])
    assert failed["2a"]


@pytest.mark.skipif(not shutil.which("qpdf"), reason="no qpdf")
def test_qpdf_finds_nothing_wrong_with_the_syntax(either: Made, tmp_path: Path) -> None:
    path = either.saved_in(tmp_path)
    run = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "warning" not in (run.stdout + run.stderr).lower()
