"""What a release must be: a changelog that names the version and the day, and nothing that is not committed.

usage: python .ci/release.py [--tag vX.Y.Z]

If the changelog still calls the version unreleased, the day of today is written there, and the rest is for a
second run: what is built has to be what is committed. `make release` runs this, then `.ci/dist`.
"""

from __future__ import annotations

import argparse
import datetime
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHANGELOG = ROOT / "CHANGELOG.md"
CITATION = ROOT / "CITATION.cff"
HEAD = re.compile(r"^## (?P<version>\d+\.\d+\.\d+) \((?P<day>[^)]*)\)$", re.MULTILINE)


def version() -> str:
    """That of the package, without importing it."""
    text = (ROOT / "converter" / "version.py").read_text("utf-8")
    return re.findall(r'^__version__ = "(.*)"$', text, re.MULTILINE)[0]


def latest(changelog: str) -> tuple[str, str]:
    """Version and day of the section on top.

    Raises:
        ValueError: there is none.
    """
    found = HEAD.search(changelog)
    if not found:
        raise ValueError("CHANGELOG.md has no section such as '## 0.2.0 (unreleased)'")
    return found["version"], found["day"]


def problem(now: str, changelog: str, tag: str | None) -> str | None:
    """What stands in the way of a release of the version `now`, in one line."""
    named, day = latest(changelog)
    if named != now:
        return f"the changelog's latest section is {named}, the package is {now}"
    if tag is not None and tag != f"v{now}":
        return f"the tag is {tag}, the package is {now}"
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) and day != "unreleased":
        return f"the changelog's day is {day!r}; it is a day such as 2026-12-01, or 'unreleased'"
    if tag is not None and day == "unreleased":
        return f"the changelog calls {now} unreleased; run make release before the tag"
    return None


def dated(changelog: str, now: str, day: str) -> str:
    """The changelog, with the day of the release."""
    return changelog.replace(f"## {now} (unreleased)", f"## {now} ({day})", 1)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--tag", help="the tag that is being published")
    tag = arguments.parse_args().tag
    now, changelog = version(), CHANGELOG.read_text("utf-8")
    wrong = problem(now, changelog, tag)
    if wrong:
        sys.exit(wrong)
    if latest(changelog)[1] == "unreleased":
        today = datetime.datetime.now(datetime.timezone.utc).date().isoformat()
        CHANGELOG.write_text(dated(changelog, now, today), encoding="utf-8", newline="\n")
        stated = f"version: {now}\ndate-released: {today}\n"
        cited = re.sub(r"(?m)^version: .*\n(date-released: .*\n)?", stated, CITATION.read_text("utf-8"))
        CITATION.write_text(cited, encoding="utf-8", newline="\n")
        sys.exit(f"{now} is dated {today} now: commit that, and run make release again")
    changed = subprocess.run(
        ["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    if tag is None and changed.stdout:
        sys.exit("there are changes that are not committed")


if __name__ == "__main__":
    main()
