"""How long the main job takes as a person meets it: the whole process, files cached, on the report in seeds/.

usage: python benchmarks/run.py [RUNS]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import conversion
import pages
import word

SEED = Path(__file__).parents[1] / "seeds" / "qingdao-psb-2016h1.txt"


def timed(*arguments: str) -> float:
    """Seconds one run of duizhao takes, from start to exit."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "converter", *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as folder:
        jobs = {
            "convert, PDF + DOCX (goal 1.5 s)": ("convert", str(SEED), "-o", folder, "--force"),
            "convert, PDF": ("convert", str(SEED), "-o", folder, "--force", "--to", "pdf"),
            "convert, DOCX": ("convert", str(SEED), "-o", folder, "--force", "--to", "docx"),
            "inspect --json": ("inspect", str(SEED), "--json"),
            "text --to cn": ("text", "--to", "cn", str(SEED)),
            "--version": ("--version",),
        }
        for name, arguments in jobs.items():
            timed(*arguments)  # warm the file cache
            taken = [timed(*arguments) for _ in range(runs)]
            print(f"{name:34} median {statistics.median(taken):.2f} s   best {min(taken):.2f} s")
    conversion.main()
    pages.main()
    word.main()


if __name__ == "__main__":
    main()
