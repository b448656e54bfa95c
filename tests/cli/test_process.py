"""What takes a process of its own: streams and their encoding, signals, two runs at once, the same bytes in any run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "qingdao-psb-2016h1.txt"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
COMMAND = [sys.executable, "-m", "converter"]
posix = pytest.mark.skipif(os.name == "nt", reason="there are no such devices and signals")


@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_no_room_on_standard_output_is_one_line_and_exit_code_4() -> None:
    with Path("/dev/full").open("w") as full:
        run = subprocess.run(
            [*COMMAND, "inspect", "--json", str(SEED)], stdout=full, stderr=subprocess.PIPE,
            text=True, env=ENVIRONMENT, check=False,
        )  # fmt: skip
    assert run.returncode == 4
    assert run.stderr == "duizhao: standard output: it cannot be written (No space left on device)\n"


@posix
@pytest.mark.parametrize(("closed", "code"), [("<&-", 3), (">&-", 0)])
def test_a_closed_stream_is_no_defect(closed: str, code: int) -> None:
    source = "-" if closed == "<&-" else str(SEED)
    line = f'"{sys.executable}" -m converter inspect "{source}" {closed}'
    run = subprocess.run(["sh", "-c", line], stderr=subprocess.PIPE, text=True, env=ENVIRONMENT, check=False)
    assert run.returncode == code, run.stderr
    assert "defect" not in run.stderr


@posix
def test_a_name_too_long_for_the_output_is_exit_code_4(tmp_path: Path) -> None:
    source = tmp_path / ("a" * 251 + ".txt")
    source.write_bytes(SEED.read_bytes())
    run = subprocess.run(
        [*COMMAND, "convert", str(source)], capture_output=True, text=True, env=ENVIRONMENT, check=False
    )
    assert run.returncode == 4
    assert "it cannot be written" in run.stderr
    assert list(tmp_path.iterdir()) == [source]


@posix
def test_of_two_runs_at_once_without_force_one_makes_the_file_and_one_says_why_not(tmp_path: Path) -> None:
    runs = [
        subprocess.Popen([*COMMAND, "convert", str(SEED), "--to", "json", "-o", str(tmp_path)], stderr=subprocess.PIPE,
                         text=True, env=ENVIRONMENT)
        for _ in range(2)
    ]  # fmt: skip
    said = [run.communicate()[1] for run in runs]
    assert sorted(run.returncode for run in runs) == [0, 4]
    assert "it exists already" in "".join(said)
    assert {path.suffix for path in tmp_path.iterdir()} == {".json"}


@posix
def test_a_run_that_is_told_to_end_leaves_nothing_behind(tmp_path: Path) -> None:
    run = subprocess.Popen(
        [*COMMAND, "convert", str(SEED), "-o", str(tmp_path)], stderr=subprocess.PIPE, env=ENVIRONMENT
    )
    time.sleep(0.6)
    run.send_signal(signal.SIGTERM)
    said = run.communicate()[1].decode()
    assert run.returncode in (128 + signal.SIGTERM, -signal.SIGTERM, 0)
    assert "Traceback" not in said
    assert {path.suffix for path in tmp_path.iterdir()} in (set(), {".pdf", ".docx"})


@pytest.mark.slow
def test_the_same_input_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        subprocess.run(
            [*COMMAND, "convert", str(SEED), "-o", seed], cwd=tmp_path, check=True,
            env={**ENVIRONMENT, "PYTHONHASHSEED": seed},
        )  # fmt: skip
    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()} for folder in ("1", "2")
    )
    assert first == second
    assert first.keys() == {"qingdao-psb-2016h1.pdf", "qingdao-psb-2016h1.docx"}


def test_output_is_in_utf_8_whatever_the_console_was_set_to() -> None:
    run = subprocess.run(
        [*COMMAND, "text", "--to", "tw"], input="斗爭規範\n".encode(), capture_output=True, check=True,
        env={**ENVIRONMENT, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )  # fmt: skip
    assert run.stdout.decode() == f"鬥爭規範{os.linesep}"


HEARS_INTERRUPTS = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
from converter.__main__ import main
print("ready", flush=True)
main()
"""
"""A job in the background ignores them, as its children do."""


@posix
@pytest.mark.slow
def test_an_interrupt_at_any_moment_is_one_line_and_leaves_all_files_or_none(tmp_path: Path) -> None:
    for number, delay in enumerate(0.02 * 1.35**power for power in range(14)):
        folder = tmp_path / str(number)
        run = subprocess.Popen(
            [sys.executable, "-c", HEARS_INTERRUPTS, "convert", str(SEED), "-o", str(folder)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT,
        )  # fmt: skip
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(delay)
        run.send_signal(signal.SIGINT)
        said = run.communicate()[1]
        assert (run.returncode, said) in (
            (130, "duizhao: interrupted; no file was left half written\n"),
            (0, ""),
        ), delay
        made = {path.suffix for path in folder.iterdir()} if folder.exists() else set()
        assert made in (set(), {".pdf", ".docx"})


INTERRUPTED_IMPORT = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
_, module, *arguments = sys.argv
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
sys.argv = ["duizhao", *arguments]
from converter.__main__ import main
main()
"""


@posix
@pytest.mark.parametrize(
    "module", ["click", "numbers", "converter.cli.convert", "lxml.etree", "reportlab", "opencc", "docx"]
)
def test_an_interrupt_while_a_library_is_loading_is_one_line(module: str, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_IMPORT, module, "convert", str(SEED), "-o", str(tmp_path)],
        capture_output=True, text=True, check=False, env=ENVIRONMENT,
    )  # fmt: skip
    assert (run.returncode, run.stdout, run.stderr) == (
        130, "", "duizhao: interrupted; no file was left half written\n",
    )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


INTERRUPTED_CLASS = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
from converter import cli
from converter.__main__ import main
class Field:
    def __set_name__(self, owner, name):
        os.kill(os.getpid(), signal.SIGINT)
cli.run = lambda: type("Options", (), {"field": Field()})
main()
"""


@posix
def test_an_interrupt_while_a_class_is_made_is_one_line() -> None:
    run = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_CLASS], capture_output=True, text=True, check=False, env=ENVIRONMENT,
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (130, "duizhao: interrupted; no file was left half written\n")


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", line.replace("duizhao", f'"{sys.executable}" -m converter')],
        cwd=folder, capture_output=True, text=True, check=False, env=ENVIRONMENT,
    )  # fmt: skip


@posix
@pytest.mark.parametrize(
    "streams", [">&- 2>&-", "2>&-", "2>/dev/full", ">/dev/full 2>/dev/full", "<&- >&- 2>&-"]
)
def test_a_finished_job_is_no_failure_where_nothing_can_be_said(streams: str, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_bytes("一、治安。破案12起。".encode("gb18030"))  # a guess that is told
    run = shell(f"duizhao convert -v r.txt {streams}", tmp_path)
    assert run.returncode == 0
    assert {path.name for path in tmp_path.iterdir()} == {"r.txt", "r.pdf", "r.docx"}
    assert (tmp_path / "r.pdf").read_bytes()[-6:].strip() == b"%%EOF"


@posix
@pytest.mark.parametrize(
    "command",
    ["inspect r.txt", "inspect --json r.txt", "text --to tw r.txt", "styles modern", "--help", "--version"],
)
def test_a_reader_that_stops_reading_is_no_failure(command: str, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("一、治安。破案12起。\n" * 5000, encoding="utf-8")
    run = shell(f"{{ duizhao {command}; echo $? >code; }} | true", tmp_path)
    assert ((tmp_path / "code").read_text().strip(), run.stderr) == ("0", "")


def test_what_libraries_log_is_no_message() -> None:
    code = (
        "import logging, sys; sys.argv = ['duizhao', 'styles']; from converter.cli import run; run();"
        "logging.getLogger('pikepdf').warning('Pages tree includes non-dictionary object')"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=ENVIRONMENT
    )
    assert run.stderr == ""


@posix
@pytest.mark.parametrize("command", ["--version", "--help", "styles", "text --to tw r.txt"])
def test_no_room_for_the_answer_itself_is_exit_code_4(command: str, tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("一、治安。破案12起。\n", encoding="utf-8")
    run = shell(f"duizhao {command} >/dev/full", tmp_path)
    assert run.returncode == 4
    assert run.stderr == "duizhao: standard output: it cannot be written (No space left on device)\n"
