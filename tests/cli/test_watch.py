"""`duizhao watch`: made anew on every change; only what it wrote itself is replaced."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from commands import Duizhao

from converter.cli.console import Reporter
from converter.cli.target import Target
from converter.cli.watch import Rounds, watched
from converter.configuration import Choices, Layer
from converter.options import Options

ROOT = Path(__file__).parents[2]
LONGEST = 60.0
"""Seconds after which a test gives up."""


def choices(*, force: bool = False, **more: object) -> Choices:
    return Choices(command_line=Layer({"formats": ("json",), "force": force, **more}))


def value(path: Path) -> object:
    return json.loads(path.read_text("utf-8"))["indicators"][0]["value"]


@pytest.fixture
def rounds(duizhao: Duizhao, report: Path, monkeypatch: pytest.MonkeyPatch) -> Rounds:
    monkeypatch.chdir(duizhao.folder)
    return Rounds(Reporter(), "report.txt", Target())


def test_what_changed_is_made_anew_and_what_did_not_is_left(
    duizhao: Duizhao, report: Path, rounds: Rounds
) -> None:
    made = duizhao.path("report.json")
    assert rounds.make(choices()) == ["report.json"]
    assert rounds.make(choices()) == []
    duizhao.write("report.txt", report.read_text("utf-8").replace("1360", "1500"))
    assert rounds.make(choices()) == ["report.json"]
    assert value(made) == 1500
    made.unlink()
    assert rounds.make(choices()) == ["report.json"]
    duizhao.write("report.decisions.toml", 'schema = "duizhao/decisions/1"\n[title]\ntext = "題名"\n')
    assert rounds.make(choices()) == ["report.json"]


def test_a_glossary_and_the_settings_beside_a_report_count(
    duizhao: Duizhao, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(duizhao.folder)
    rounds = Rounds(Reporter(), "report.txt", Target())
    words = duizhao.write("mine.csv", "破獲,偵破\n")
    wanted = choices(formats=("html",), glossaries=(words,))
    assert rounds.make(wanted) == ["report.html"]
    duizhao.write("mine.csv", "破獲,查破\n")
    assert rounds.make(wanted) == ["report.html"]
    assert "查破" in duizhao.path("report.html").read_text("utf-8")
    duizhao.write("duizhao.toml", 'title = "旁邊"\n')
    assert rounds.make(wanted) == ["report.html"]
    assert "旁邊" in duizhao.path("report.html").read_text("utf-8")


def test_what_somebody_else_wrote_is_kept_and_said_once(
    duizhao: Duizhao, report: Path, rounds: Rounds, capsys: pytest.CaptureFixture[str]
) -> None:
    assert rounds.make(choices()) == ["report.json"]
    duizhao.write("report.json", b"edited by a person")
    for number in ("1500", "1600"):
        duizhao.write("report.txt", report.read_text("utf-8").replace("1360", number))
        assert rounds.make(choices()) == []
    assert duizhao.path("report.json").read_bytes() == b"edited by a person"
    said = capsys.readouterr().err
    assert said.count("report.json: it exists already and is not as an earlier run left it") == 1


def test_what_is_there_at_the_start_is_replaced_only_by_force(duizhao: Duizhao, rounds: Rounds) -> None:
    duizhao.write("report.json", b"old")
    assert rounds.make(choices()) == []
    assert rounds.make(choices(force=True)) == ["report.json"]
    assert value(duizhao.path("report.json")) == 1360


def test_a_folder_is_watched_with_all_reports_of_one_name_below_it(
    duizhao: Duizhao, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b"):
        duizhao.write(f"in/{name}/r.txt", report.read_bytes())
    monkeypatch.chdir(duizhao.folder)
    rounds = Rounds(Reporter(), "in", Target())
    assert len(rounds.make(choices())) == 2
    duizhao.write("in/b/r.txt", report.read_text("utf-8").replace("1360", "7"))
    assert rounds.make(choices()) == [str(Path("in", "b", "r.json"))]


def test_a_mistake_in_a_later_round_is_said_once_and_can_be_mended(
    duizhao: Duizhao, report: Path, rounds: Rounds, capsys: pytest.CaptureFixture[str]
) -> None:
    words = duizhao.write("mine.csv", "破獲,偵破\n")
    wanted = choices(glossaries=(words,))
    rounds.again(wanted)
    duizhao.write("mine.csv", "只有一格\n")
    rounds.again(wanted)
    rounds.again(wanted)
    assert capsys.readouterr().err.count("mine.csv:1: a row has source, target") == 1
    duizhao.write("mine.csv", "破獲,查破\n")
    rounds.again(wanted)
    assert "report.json" in capsys.readouterr().err


def test_the_files_that_options_name_are_watched(duizhao: Duizhao, report: Path) -> None:
    words = duizhao.write("words/mine.csv", "破獲,偵破\n")
    found = list(watched(report, Options(glossaries=(words,))))
    assert found == [report.parent, words.parent]
    assert list(watched(report.parent, Options(glossaries=(words,)))) == [report.parent, words]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("none.txt",), 3, "none.txt: there is no such file"),
        (("-",), 2, "only a file or a folder here can be watched"),
        (("s3://x/y.txt",), 2, "only a file or a folder here can be watched"),
        (("report.txt", "-o", "-", "--to", "json"), 2, "name a file or a folder with -o"),
        (("report.txt", "--style", "none"), 2, "no style is called 'none'"),
        ((".", "-o", "x.pdf"), 2, "takes one report and 2 are named"),
    ],
)
def test_wrong_usage_is_told_at_once(
    duizhao: Duizhao, report: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    duizhao.write("other.txt", report.read_bytes())
    run = duizhao("watch", *arguments)
    assert (run.code, said in run.message) == (code, True), run.message


def test_without_watchfiles_what_to_install_is_said(
    duizhao: Duizhao, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    run = duizhao("watch", "report.txt")
    assert (run.code, "pip install 'duizhao[watch]'" in run.message) == (2, True)


def until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + LONGEST
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


_INTERRUPTIBLE = """
import signal
from converter.__main__ import main
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
main()
"""


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    run = subprocess.Popen(
        [sys.executable, "-c", _INTERRUPTIBLE, "watch", *arguments], cwd=folder, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    try:
        yield run
    finally:
        run.kill()
        run.communicate()


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals")
def test_a_change_is_noticed_and_an_interrupt_ends_it(duizhao: Duizhao, report: Path) -> None:
    made = duizhao.path("x.json")
    text = report.read_text("utf-8")
    with running(duizhao.folder, "report.txt", "-o", "x.json") as run:
        assert run.stderr is not None
        until(made.exists)
        lines = iter(run.stderr.readline, "")
        assert any("it is watched" in line for line in lines)
        time.sleep(0.5)  # until the system watches
        new = duizhao.write("report.new", text.replace("1360", "1500"))
        new.replace(report)  # as editors do
        until(lambda: value(made) == 1500)
        run.send_signal(signal.SIGINT)
        assert "interrupted" in run.communicate(timeout=LONGEST)[1]
        assert run.returncode == 130
    assert duizhao.files == {"report.txt", "x.json"}
