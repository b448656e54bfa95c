"""How long the Word summary alone takes, warm: the seed, and the same with thousands of indicators.

usage: python benchmarks/word.py
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from converter.model import Edition
from converter.pipeline import read_report
from converter.renderers.docx import render_docx
from converter.styles import load_style
from converter.variants import editions

SEED = Path(__file__).parents[1] / "seeds" / "qingdao-psb-2016h1.txt"


def word_summaries(counts: Sequence[int] = (1000, 2000, 4000)) -> None:
    """Print the time of the seed (goal 0.4 s), then of reports with so many indicators: it must not bend."""
    pair = editions(read_report(SEED), title="工作報告")
    style = load_style("modern")
    for name, edition in [
        ("seed", pair.hant),
        *((f"{count:,}", _with(pair.hant, count)) for count in counts),
    ]:
        render_docx((edition,), style)
        start = time.perf_counter()
        render_docx((edition,), style)
        print(f"{f'Word summary, {name} indicators':34} {time.perf_counter() - start:.2f} s")


def _with(edition: Edition, count: int) -> Edition:
    known = edition.report.indicators
    many = tuple(replace(known[at % len(known)], id=f"i{at + 1}") for at in range(count))
    return replace(edition, report=replace(edition.report, indicators=many))


if __name__ == "__main__":
    word_summaries()
