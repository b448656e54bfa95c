"""The man pages are those of the commands."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from converter.cli import cli

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "man" / "man1"


def built(folder: Path) -> dict[str, str]:
    pytest.importorskip("click_man")
    subprocess.run([sys.executable, str(ROOT / "man" / "build.py"), str(folder)], check=True, cwd=ROOT)
    return {path.name: path.read_text("utf-8") for path in folder.glob("*.1")}


def without_version(text: str) -> str:
    return re.sub(r'(\.TH "[^"]*" "1" " " )"[^"]*"', r"\1", text)


def test_the_pages_are_those_of_the_commands(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    made = built(tmp_path)
    if request.config.getoption("--accept"):
        built(PAGES)
    kept = {path.name: path.read_text("utf-8") for path in PAGES.glob("*.1")}
    assert kept.keys() == {"duizhao.1", *(f"duizhao-{name}.1" for name in cli.commands)}
    for name, text in made.items():
        assert without_version(text) == without_version(kept[name]), f"{name} is old: run make man"


@pytest.mark.skipif(shutil.which("man") is None, reason="needs man")
@pytest.mark.parametrize("page", sorted(path.name for path in PAGES.glob("*.1")))
def test_man_shows_every_page_without_a_warning(page: str) -> None:
    run = subprocess.run(
        ["man", "--warnings", "--local-file", str(PAGES / page)], capture_output=True, text=True, check=True,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "100"},
    )  # fmt: skip
    assert run.stderr == ""
    assert "duizhao" in run.stdout


def test_every_command_says_in_a_short_line_what_it_is_for() -> None:
    for name, command in cli.commands.items():
        assert command.short_help, name
        assert len(command.short_help) <= 60, name
        assert command.short_help.endswith("."), name
