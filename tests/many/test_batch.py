"""A run over many reports, as the command makes it: what is written, listed, kept and gone on with."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest
from commands import Duizhao

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "converter"]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
REPORT = "一、打擊犯罪。上半年,全市破獲刑事案件{}余起,同比提高7.7%。\n二、下一步工作。一是加強防控。\n"


@pytest.fixture
def duizhao(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Duizhao:
    made = Duizhao(tmp_path, monkeypatch)
    for number in range(6):
        made.write(f"in/{number % 2}/r{number}.txt", REPORT.format(1000 + number))
    return made


def contents(folder: Path) -> dict[str, str]:
    """What a folder holds, but for the ledger."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".sqlite"
    }


def test_the_number_of_workers_changes_no_byte(duizhao: Duizhao) -> None:
    duizhao.write("in/bad.txt", "no Chinese")
    for jobs in ("1", "2"):
        run = duizhao("convert", "in", "-o", f"out{jobs}", "-j", jobs, "--to", "json,docx")
        assert run.code == 1, run.message
    assert contents(duizhao.path("out1")) == contents(duizhao.path("out2"))
    assert len(contents(duizhao.path("out1"))) == 13


def test_one_bad_input_stops_no_other_and_is_listed_with_reason_and_code(duizhao: Duizhao) -> None:
    duizhao.write("in/bad.txt", "no Chinese")
    run = duizhao("convert", "in", "none.txt", "-o", "out", "-j", "1", "--to", "json")
    assert run.code == 1
    assert "8 reports: 6 converted, 2 failed (see out" in run.message
    lines = [json.loads(line) for line in duizhao.path("out/failures.jsonl").read_text("utf-8").splitlines()]
    assert [(Path(line["input"]).name, line["code"]) for line in lines] == [("bad.txt", 3), ("none.txt", 3)]
    assert "no Chinese text" in lines[0]["reason"]


def test_folders_are_kept_if_asked_for(duizhao: Duizhao) -> None:
    duizhao.write("in/1/r0.txt", REPORT.format(7))
    flat = duizhao("convert", "in", "-o", "out", "--to", "json")
    assert (flat.code, "--tree" in flat.message, duizhao.path("out").exists()) == (2, True, False)
    assert duizhao("convert", "in", "-o", "out", "--to", "json", "--tree", "-j", "1").code == 0
    assert {"0/r0.json", "1/r0.json"} <= set(contents(duizhao.path("out")))


def test_a_second_run_leaves_what_is_done_and_makes_what_has_changed(duizhao: Duizhao) -> None:
    arguments = ("convert", "in", "-o", "out", "--to", "json", "-j", "1", "--resume")
    assert duizhao(*arguments).code == 0
    before = {path: path.stat().st_mtime_ns for path in duizhao.path("out").glob("*.json")}
    duizhao.write("in/0/r0.txt", REPORT.format(5))
    duizhao.path("out/r1.json").unlink()
    run = duizhao(*arguments)
    assert "6 reports: 2 converted, 4 unchanged" in run.message
    after = {path: path.stat().st_mtime_ns for path in duizhao.path("out").glob("*.json")}
    assert {path.name for path in after if after[path] != before[path]} == {"r0.json", "r1.json"}
    assert json.loads(duizhao.path("out/r0.json").read_text("utf-8"))["indicators"][0]["value"] == 5


def test_other_options_make_all_again_and_replace_only_what_an_earlier_run_wrote(duizhao: Duizhao) -> None:
    arguments = ("convert", "in", "-o", "out", "--to", "docx", "-j", "1", "--resume")
    assert duizhao(*arguments).code == 0
    duizhao.write("out/r2.docx", b"edited by a person")
    run = duizhao(*arguments, "--docx-variant", "cn")
    assert run.code == 1
    assert "r2.docx: it exists already and is not as an earlier run left it" in run.message
    assert duizhao.path("out/r2.docx").read_bytes() == b"edited by a person"
    assert "6 reports: 5 converted, 1 failed" in run.message


def test_the_contents_of_a_glossary_count_and_not_its_name(duizhao: Duizhao) -> None:
    duizhao.write("words.csv", "破獲,偵破\n")
    arguments = ("convert", "in", "-o", "out", "--to", "html", "-j", "1", "--resume", "--glossary")
    assert duizhao(*arguments, "words.csv").code == 0
    duizhao.path("words.csv").rename(duizhao.path("same.csv"))
    assert "6 unchanged" in duizhao(*arguments, "same.csv").message
    duizhao.write("same.csv", "破獲,破\n")
    assert "6 converted" in duizhao(*arguments, "same.csv").message


def test_without_resume_nothing_that_exists_is_replaced(duizhao: Duizhao) -> None:
    arguments = ("convert", "in", "-o", "out", "--to", "json", "-j", "1")
    assert duizhao(*arguments).code == 0
    run = duizhao(*arguments)
    assert (run.code, run.message.count("it exists already")) == (1, 6)
    assert "an earlier run" in duizhao(*arguments).message  # its list of failures is not replaced either
    assert duizhao(*arguments, "--force").code == 0
    assert not duizhao.path("out/failures.jsonl").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not a database, but long enough to be one" * 40, "cannot be used"),
        (None, "not a file of duizhao's"),
    ],
)
def test_another_programs_file_in_the_place_of_the_ledger_is_kept(
    duizhao: Duizhao, content: bytes | None, said: str
) -> None:
    ledger = duizhao.write("out/duizhao-run.sqlite", content or b"")
    if content is None:
        with sqlite3.connect(ledger) as connection:
            connection.execute("CREATE TABLE mine (a)")
        connection.close()
    before = ledger.read_bytes()
    run = duizhao("convert", "in", "-o", "out", "--to", "json", "-j", "1")
    assert (run.code, said in run.message) == (4, True), run.message
    assert ledger.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("in", "--resume"), "name it with -o"),
        (("in", "--tree"), "name it with -o"),
        ((), "no report is named"),
        (("in", "-o", "out", "--scheduler", "tcp://127.0.0.1:1", "--timeout", "3"), "limits of its own"),
        (("in", "-j", "-1"), "-1"),
        (("in", "--timeout", "0"), "0"),
    ],
)
def test_wrong_uses_are_told_and_leave_nothing(
    duizhao: Duizhao, arguments: tuple[str, ...], said: str
) -> None:
    run = duizhao("convert", *arguments)
    assert (run.code, said in run.message) == (2, True), run.message
    assert duizhao.files == {"in"}


def test_limits_cost_one_report(duizhao: Duizhao) -> None:
    duizhao.write(
        "in/long.txt", "".join(f"一、工作。完成{number}項，增長{number}%。\n" for number in range(20_000))
    )
    run = duizhao("convert", "in", "-o", "out", "--to", "json", "-j", "1", "--timeout", "3")
    assert run.code == 1
    assert "long.txt: it took more than 3 s" in run.message
    assert "7 reports: 6 converted, 1 failed" in run.message


HEARS_INTERRUPTS = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""
"""A job in the background ignores them, as its children do."""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="there is no such signal")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_was_stopped_is_gone_on_with(tmp_path: Path, number: signal.Signals) -> None:
    for each in range(24):
        path = tmp_path / "in" / f"r{each:02}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(REPORT.format(each) * 40, encoding="utf-8")
    arguments = [*COMMAND, "convert", "in", "-j", "2", "--to", "pdf,docx", "--resume", "-o"]
    heard = [sys.executable, "-c", HEARS_INTERRUPTS, *arguments, "out"]
    with subprocess.Popen(heard, cwd=tmp_path, env=ENVIRONMENT, stderr=subprocess.PIPE, text=True) as run:
        until = time.monotonic() + 60
        while len(list((tmp_path / "out").glob("*.docx"))) < 4 and time.monotonic() < until:
            time.sleep(0.05)
        run.send_signal(number)
        said = run.communicate()[1]
    assert run.returncode == (130 if number == signal.SIGINT else -signal.SIGKILL), said
    assert "Traceback" not in said
    if number == signal.SIGINT:
        assert "go on with --resume" in said
        assert not list((tmp_path / "out").glob(".*.part"))
    done = len(list((tmp_path / "out").glob("*.docx")))
    assert 0 < done < 24
    again = subprocess.run(
        [*arguments, "out"], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert again.returncode == 0, again.stderr
    whole = subprocess.run(
        [*arguments, "whole"], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=False
    )
    assert whole.returncode == 0
    for left in (tmp_path / "out").glob(".*.part"):  # of a run that was killed
        left.unlink()
    assert contents(tmp_path / "out") == contents(tmp_path / "whole")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has file names of any bytes")
def test_names_that_are_no_utf_8_are_kept_account_of(duizhao: Duizhao) -> None:
    folder = duizhao.path("odd")
    folder.mkdir()
    for name, text in ((b"a\xff.txt", "一、执法规范。破案1360起。"), (b"b\xff.txt", "")):
        Path(os.fsdecode(bytes(folder) + b"/" + name)).write_text(text, encoding="utf-8")
    arguments = ("convert", "odd", "-o", "made", "--to", "json", "-j", "1")
    assert duizhao(*arguments).code == 1
    (line,) = duizhao.path("made/failures.jsonl").read_text("utf-8").splitlines()
    assert os.fsencode(json.loads(line)["input"]) == b"odd/b\xff.txt"
    assert "1 unchanged" in duizhao(*arguments, "--resume").message
