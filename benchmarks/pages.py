"""What pages cost: the seed composed and drawn in a warm process, and how time and memory grow with the text.

The Word summary is made in the same process before the PDF, as `duizhao convert` does.

All times are the processor's, so that other work on the machine counts little.

usage: python benchmarks/pages.py [--long]     (--long goes to 300,000 characters: about a minute)
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

SEED = Path(__file__).parents[1] / "seeds" / "qingdao-psb-2016h1.txt"
SIZES = (3_000, 30_000, 100_000)
LONGEST = 300_000
STEPS = ("parse", "convert", "summary", "compose", "draw")
LAYOUTS = ("parallel", "stacked", "facing")


def warm(layout: str, runs: int = 7) -> tuple[float, float]:
    """Milliseconds to compose and to draw the seed: the median of runs after one that loads the faces."""
    from converter.content import build_content
    from converter.fonts import load_fonts
    from converter.options import Options
    from converter.pages import typeset
    from converter.pipeline import editions, read_report
    from converter.renderers.pdf import render_pdf
    from converter.styles import load_style

    pair = editions(read_report(SEED), ("tw", "cn"), options=Options(title="工作報告"))
    style = load_style()
    fonts = load_fonts(style)
    composing, drawing = [], []
    for _ in range(runs + 1):
        start = time.process_time()
        pages = typeset(build_content(pair), style, layout=layout, fonts=fonts).layout  # type: ignore[arg-type]
        composed = time.process_time()
        render_pdf(pages)
        composing.append(composed - start)
        drawing.append(time.process_time() - composed)
    return 1000 * statistics.median(composing[1:]), 1000 * statistics.median(drawing[1:])


def of_length(characters: int) -> dict[str, float]:
    """Seconds of each step for a report of that length, and the peak of memory, in a process of its own."""
    run = subprocess.run(
        [sys.executable, __file__, "--measure", str(characters)], check=True, capture_output=True, text=True
    )
    name_and_value = (line.split("\t") for line in run.stdout.splitlines())
    return {name: float(value) for name, value in name_and_value}


def measure(characters: int) -> None:
    """Print what `of_length` reads. The seed is repeated, each time as sections of its own."""
    from converter.content import build_content
    from converter.memory import give_back
    from converter.options import Options
    from converter.pages import typeset
    from converter.pipeline import editions, read_report
    from converter.renderers.docx import render_docx
    from converter.renderers.pdf import render_pdf
    from converter.styles import load_style

    seed = SEED.read_text(encoding="utf-8")
    text = "\n".join([seed] * -(-characters // len(seed)))[:characters]
    clock = [time.process_time()]
    report = read_report(text.encode(), name="long.txt")
    clock.append(time.process_time())
    pair = editions(report, ("tw", "cn"), options=Options(title="工作報告"))
    clock.append(time.process_time())
    render_docx(build_content(pair[1:]), load_style())
    give_back()
    clock.append(time.process_time())
    pages = typeset(build_content(pair), load_style()).layout
    clock.append(time.process_time())
    data = render_pdf(pages, keep=False)
    clock.append(time.process_time())
    print(f"pages\t{len(pages.pages)}\nfile\t{len(data) / 1e6}\nmemory\t{_peak()}")
    for name, start, end in zip(STEPS, clock, clock[1:]):  # noqa: B905
        print(f"{name}\t{end - start}")


def _peak() -> float:
    """The most memory the process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)


def main(longest: bool = False) -> None:
    print("the seed, warm           compose     draw  together (goal 250 ms)")
    for layout in LAYOUTS:
        composing, drawing = warm(layout)
        print(f"{layout:22} {composing:6.0f} ms {drawing:5.0f} ms {composing + drawing:9.0f} ms")
    print("\ncharacters   pages   parse  convert  summary  compose    draw  per 10,000    file  memory")
    for size in (*SIZES, LONGEST) if longest else SIZES:
        took = of_length(size)
        whole = sum(took[step] for step in STEPS)
        print(
            f"{size:10,} {took['pages']:7.0f} {took['parse']:5.2f} s {took['convert']:6.2f} s "
            f"{took['summary']:6.2f} s {took['compose']:6.2f} s {took['draw']:5.2f} s "
            f"{whole * 10_000 / size:5.2f} s {took['file']:4.1f} MB "
            f"{took['memory']:4.0f} MB"
        )


if __name__ == "__main__":
    if "--measure" in sys.argv:
        measure(int(sys.argv[-1]))
    else:
        main("--long" in sys.argv)
