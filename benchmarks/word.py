"""How long the Word summary alone takes, warm: the seed, and the same with thousands of indicators.

All times are the processor's, so that other work on the machine counts little.

usage: python benchmarks/word.py
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from converter.content import build_content
from converter.model import Edition
from converter.options import Options
from converter.pipeline import editions, read_report
from converter.renderers.docx import render_docx
from converter.styles import load_style

SEED = Path(__file__).parents[1] / "seeds" / "qingdao-psb-2016h1.txt"


def main(counts: Sequence[int] = (1000, 2000, 4000), runs: int = 3) -> None:
    """Print the time of the seed, then of reports with so many indicators: the line must not bend."""
    pair = editions(read_report(SEED), ("tw", "cn"), options=Options(title="工作報告"))
    style = load_style("modern")
    known = {"the seed": pair[0]}
    known |= {f"{count:,} indicators": _with(pair[0], count) for count in counts}
    print("\nthe Word summary, warm    (goals: seed 0.4 s, 2,000 indicators 1.5 s)")
    for name, edition in known.items():
        render_docx(build_content((edition,)), style)
        taken = []
        for _ in range(runs):
            start = time.process_time()
            render_docx(build_content((edition,)), style)
            taken.append(time.process_time() - start)
        print(f"{name:22} {statistics.median(taken):9.2f} s")


def _with(edition: Edition, count: int) -> Edition:
    known = edition.report.indicators
    many = tuple(replace(known[at % len(known)], id=f"i{at + 1}") for at in range(count))
    return replace(edition, report=replace(edition.report, indicators=many))


if __name__ == "__main__":
    main()
