"""What the script conversion costs: to load, for one report in both directions, for ten megabytes of text.

usage: python benchmarks/conversion.py [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEED = Path(__file__).parents[1] / "seeds" / "qingdao-psb-2016h1.txt"
LARGE = 10 * 2**20
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


def loading() -> float:
    """Milliseconds of processor time until the first conversions are done, in a process of its own."""
    run = subprocess.run([sys.executable, "-c", _LOAD], check=True, capture_output=True, text=True)
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
    for name, measure in (
        ("load (goal 80 ms)", loading),
        ("4,000 characters, twice (goal 45 ms)", both_directions),
    ):
        taken = [measure() for _ in range(runs)]
        print(f"{name:38} median {statistics.median(taken):.0f} ms   best {min(taken):.0f} ms")
    seconds, peak = large_text()
    print(f"{'10 MB through text':38} {seconds:.0f} s, {peak:.0f} MB at most")


if __name__ == "__main__":
    main()
