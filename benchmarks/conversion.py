"""What the word list and the script conversion cost: to load, for one report, for ten megabytes of text.

usage: python benchmarks/conversion.py [RUNS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEED = Path(__file__).parents[1] / "seeds" / "qingdao-psb-2016h1.txt"
WORDS = Path(__file__).parents[1] / "converter" / "lexicon" / "lexicon.tsv"
LARGE = 10 * 2**20
_LATTICE = """
import sys, time
from pathlib import Path
from converter.lexicon import fold
from converter.lexicon.lattice import border_margin, tag_of
text = Path(sys.argv[1]).read_text("utf-8")
lines = [fold(line) for line in (text + text)[:4000].split("\\n")]
start = time.process_time()
tag_of("了")
print(time.process_time() - start)
start = time.process_time()
for line in lines:
    for place in range(1, len(line), 4):
        border_margin(line, place)
print(time.process_time() - start)
"""
_LOAD = """
import time
start = time.process_time()
from converter.variants import convert_text
convert_text("规范", "tw", source="Hans"), convert_text("規範", "cn", source="Hant")
print(time.process_time() - start)
"""
_BOTH = """
import sys, time
from pathlib import Path
from converter.variants import Wording, convert_text
text = Path(sys.argv[1]).read_text("utf-8")
lines = (text + text)[:4000].split("\\n")
for line in lines:  # loads what is read once; these readings are not those that are measured
    for variant in ("tw", "cn"):
        convert_text(line + "。", variant, source="Hant", wording=Wording())
start = time.process_time()
for variant in ("tw", "cn"):
    for line in lines:
        convert_text(line, variant, source="Hant", wording=Wording())
print(time.process_time() - start)
"""
_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def word_list() -> tuple[float, float]:
    """Milliseconds of processor time to open the word list, and then to read 4,000 characters, every stretch
    of them, in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-c", _LATTICE, str(SEED)], check=True, capture_output=True, text=True
    )
    opened, read = run.stdout.split()
    return 1000 * float(opened), 1000 * float(read)


def loading() -> float:
    """Milliseconds of processor time until the first conversions are done, in a process of its own, with the
    modules compiled, as those of an installed program are."""
    installed = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(2):  # the first compiles
        run = subprocess.run(
            [sys.executable, "-c", _LOAD], check=True, capture_output=True, text=True, env=installed
        )
    return 1000 * float(run.stdout)


def both_directions() -> float:
    """Milliseconds of processor time for a report in both directions, in a warm process."""
    run = subprocess.run([sys.executable, "-c", _BOTH, str(SEED)], check=True, capture_output=True, text=True)
    return 1000 * float(run.stdout)


def large_text() -> tuple[float, float]:
    """Seconds and megabytes that `duizhao text` takes for ten megabytes."""
    text = SEED.read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.txt"
        path.write_bytes(text * (LARGE // len(text)))
        command = (sys.executable, "-m", "converter", "text", "--to", "tw", str(path))
        start = time.perf_counter()
        run = subprocess.run(
            [sys.executable, "-c", _PEAK, *command], check=True, capture_output=True, text=True
        )
        return time.perf_counter() - start, float(run.stdout)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    print(f"{'word list (goal 2 MB)':38} {WORDS.stat().st_size / 1e6:.2f} MB")
    for name, measure in (
        ("word list, opened (goal 6 ms)", lambda: word_list()[0]),
        ("4,000 characters read (goal 20 ms)", lambda: word_list()[1]),
        ("load (goal 80 ms)", loading),
        ("4,000 characters, twice (goal 45 ms)", both_directions),
    ):
        taken = [measure() for _ in range(runs)]
        print(f"{name:38} median {statistics.median(taken):.0f} ms   best {min(taken):.0f} ms")
    seconds, peak = large_text()
    print(f"{'10 MB through text':38} {seconds:.0f} s, {peak:.0f} MB at most")


if __name__ == "__main__":
    main()
