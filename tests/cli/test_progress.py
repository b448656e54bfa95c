"""What is said while a bar or a step is shown on a terminal."""

from __future__ import annotations

import io
import re

import pytest
from rich.progress import Progress

from converter.cli.console import Reporter, alive, progress


class Terminal(io.StringIO):
    """In the place of standard error."""

    @classmethod
    def put(cls, monkeypatch: pytest.MonkeyPatch) -> Terminal:
        made = cls()
        monkeypatch.setattr("sys.stderr", made)  # pytest puts its own back before each test
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setenv("COLUMNS", "30")
        return made

    def isatty(self) -> bool:
        return True


def test_a_message_stands_on_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal.put(monkeypatch)
    with alive() as console, Progress(console=console, auto_refresh=False) as bar:
        bar.add_task("reports", total=2)
        bar.refresh()
        Reporter().error("a report in a folder of a long name is [empty]")
    assert "\x1b[2Kduizhao: a report in a folder of a long name is [empty]\n" in terminal.getvalue()


def test_so_it_does_beside_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal.put(monkeypatch)
    with progress(Reporter(), "report.txt") as step:
        step("reading")
        Reporter().warning("odd")
    nothing_before = r"(\x1b\[2K|\x1b\[\?25l)"  # the line is wiped, or the step is not shown yet
    assert re.search(nothing_before + "duizhao: warning: odd\n", terminal.getvalue())


def test_without_one_it_is_said_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal.put(monkeypatch)
    with alive():
        pass
    Reporter().error("wrong")
    assert terminal.getvalue() == "duizhao: wrong\n"
