"""`duizhao completion`: scripts for shells, and what duizhao answers when one asks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from commands import Duizhao

ROOT = Path(__file__).parents[2]


def answer(shell: str, words: str, last: str) -> list[str]:
    """What a shell is answered."""
    run = subprocess.run(
        [sys.executable, "-m", "converter"], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "_DUIZHAO_COMPLETE": f"{shell}_complete",
             "COMP_WORDS": words, "COMP_CWORD": last},
    )  # fmt: skip
    return run.stdout.splitlines()


@pytest.mark.parametrize(
    ("words", "last", "expected"),
    [
        ("duizhao insp", "insp", {"inspect"}),
        ("duizhao convert --sty", "--sty", {"--style"}),
        ("duizhao convert --style com", "com", {"compact"}),
        ("duizhao convert --variant ", "", {"tw", "hk"}),
        ("duizhao convert --to pdf,x", "pdf,x", {"pdf,xlsx"}),
        ("duizhao convert --from mark", "mark", {"markdown"}),
    ],
)
def test_powershell_is_answered_with_values_and_what_they_are(
    words: str, last: str, expected: set[str]
) -> None:
    assert {line.split("\t")[0] for line in answer("powershell", words, last)} == expected


def test_powershell_completes_names_of_files_by_itself() -> None:
    assert answer("powershell", "duizhao convert repo", "repo") == [""]  # which the script leaves out


def test_the_settings_of_a_user_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUIZHAO_CONFIG", "no such file")
    assert answer("powershell", "duizhao convert --variant t", "t") == ["tw\t"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_bash_completes_by_the_script(tmp_path: Path) -> None:
    program = tmp_path / "duizhao"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m converter "$@"\n', "utf-8")
    program.chmod(0o755)
    lines = """
eval "$(duizhao completion bash)"
COMP_WORDS=(duizhao convert --layout f) COMP_CWORD=3
_duizhao_completion duizhao
echo "${COMPREPLY[@]}"
complete -p duizhao
"""
    run = subprocess.run(
        ["bash", "--norc", "-c", lines], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
    )  # fmt: skip
    assert run.stderr == ""
    assert run.stdout.splitlines()[0] == "facing"
    assert "_duizhao_completion" in run.stdout.splitlines()[1]


@pytest.mark.parametrize(
    ("shell", "said"),
    [
        ("bash", "complete -o nosort -F _duizhao_completion duizhao"),
        ("zsh", "#compdef duizhao"),
        ("fish", "complete --no-files --command duizhao"),
        ("powershell", "Register-ArgumentCompleter -Native -CommandName duizhao"),
    ],
)
def test_there_is_a_script_for_each_shell(duizhao: Duizhao, shell: str, said: str) -> None:
    run = duizhao("completion", shell)
    assert (run.code, said in run.output) == (0, True)
    assert "_DUIZHAO_COMPLETE" in run.output


def test_another_shell_is_wrong_usage(duizhao: Duizhao) -> None:
    run = duizhao("completion", "tcsh")
    assert (run.code, "'powershell'" in run.message) == (2, True)
