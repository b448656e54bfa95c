"""What one long paragraph costs to compose and draw: the seed without line ends, words without a break,
a paragraph full of figures. The time must grow as the text does.

All times are the processor's. usage: python benchmarks/long_paragraphs.py
"""

from __future__ import annotations

import re
import time
from pathlib import Path

SEED = Path(__file__).parents[1] / "seeds" / "qingdao-psb-2016h1.txt"
HEAD = "一、工作情況\n"


def texts() -> dict[str, list[str]]:
    """Of each kind, a text and longer ones."""
    seed = "".join(SEED.read_text(encoding="utf-8").split())
    plain = re.sub(r"[一二三四五六七八九十]+[、是]|（[一二三四五六七八九十]）|\d\.(?!\d)", "又", seed)
    return {
        "the seed on one line": [HEAD + plain * times for times in (6, 12, 24, 40)],
        "digits": [f"{HEAD}号码{'0123456789' * (size // 10)}。" for size in (25_000, 50_000, 100_000)],
        "letters": [f"{HEAD}名称{'abcdefghij' * (size // 10)}。" for size in (25_000, 50_000, 100_000)],
        "figures": [HEAD + figures(count) + "。" for count in (1250, 2500, 5000)],
    }


def figures(count: int) -> str:
    """A sentence with that many indicators."""
    return "，".join(f"破获{'甲乙丙丁戊'[number % 5]}类案件{100 + number}起" for number in range(count))


def timed(text: str) -> tuple[int, float, float]:
    """Pages; seconds to compose and to draw."""
    from converter.content import build_content
    from converter.options import Options
    from converter.pages import typeset
    from converter.pipeline import editions, read_report
    from converter.renderers.pdf import render_pdf
    from converter.styles import load_style

    pair = editions(
        read_report(text.encode(), name="long.txt"), ("tw", "cn"), options=Options(title="工作報告")
    )
    start = time.process_time()
    layout = typeset(build_content(pair), load_style()).layout
    composed = time.process_time()
    render_pdf(layout)
    return len(layout.pages), composed - start, time.process_time() - composed


def main() -> None:
    print("one paragraph          characters   pages  compose     draw  per 10,000")
    for name, lengths in texts().items():
        for text in lengths:
            pages, compose, draw = timed(text)
            each = (compose + draw) * 10_000 / len(text)
            print(f"{name:22} {len(text):10,} {pages:7} {compose:6.2f} s {draw:6.2f} s {each:9.2f} s")


if __name__ == "__main__":
    main()
