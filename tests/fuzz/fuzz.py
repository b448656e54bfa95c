"""Look for inputs that break a reader or the parser, for as long as one likes.

usage: python tests/fuzz/fuzz.py [--target NAME]... [--minutes N] [--seed N] [--atheris]

Each fault is kept in `tests/fuzz/corpus/NAME/`, from where the tests try it again. With `--atheris` (where
that package is installed; one target) new inputs are chosen by what code they reach.
"""

from __future__ import annotations

import argparse
import faulthandler
import importlib.util
import random
import sys
import time
import traceback
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE), str(HERE.parent / "eyes")]

from harness import TARGETS, keep, run, seeds  # noqa: E402  # after the path
from mutators import mutated  # noqa: E402

SLOW = 20.0
"""Seconds of computing after which an input counts as a fault too: none of the seeds takes one."""


def attempt(target: str, data: bytes) -> str | None:
    """What is wrong with how `data` is taken, in a line, if anything is."""
    start = time.process_time()
    faulthandler.dump_traceback_later(20 * SLOW)  # of the clock: the machine may be busy
    try:
        run(target, data)
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}: {str(error)[:120]}"
    finally:
        faulthandler.cancel_dump_traceback_later()
    taken = time.process_time() - start
    return f"slow: {taken:.0f} s" if taken > SLOW else None


def by_chance(targets: list[str], minutes: float, seed: int) -> int:
    """Change good inputs at random; the number of different faults found."""
    source = random.Random(seed)
    good = {target: seeds(target) for target in targets}
    seen: set[str] = set()
    tried: Counter[str] = Counter()
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        target = source.choice(targets)
        data = mutated(source.choice(good[target]), source, good[target], target)
        tried[target] += 1
        fault = attempt(target, data)
        if fault and (kind := f"{target}: {fault.partition(': ')[0]}") not in seen:
            seen.add(kind)
            print(f"{target}: {fault}\n  kept as {keep(target, data)}", flush=True)
    print(", ".join(f"{target} {tried[target]}" for target in targets), "tried;", len(seen), "faults")
    return len(seen)


def by_coverage(target: str, minutes: float) -> None:
    """Let atheris choose the inputs."""
    import atheris  # type: ignore[import-not-found]

    def one(data: bytes) -> None:
        fault = attempt(target, data)
        if fault:
            raise RuntimeError(f"{fault}; kept as {keep(target, data)}")

    start = Path(__file__).parent / ".coverage-corpus" / target
    start.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(target)):
        (start / str(number)).write_bytes(data)
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], str(start), f"-max_total_time={int(60 * minutes)}", "-max_len=200000"], one)
    atheris.Fuzz()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--target", action="append", choices=TARGETS, help="by default all")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--atheris", action="store_true")
    given = parser.parse_args()
    targets = given.target or list(TARGETS)
    if given.atheris:
        if importlib.util.find_spec("atheris") is None or len(targets) != 1:
            parser.error("--atheris takes one --target, and the package atheris")
        by_coverage(targets[0], given.minutes)
        return 0
    print(f"seed {given.seed}", flush=True)
    return min(1, by_chance(targets, given.minutes, given.seed))


if __name__ == "__main__":
    sys.exit(main())
