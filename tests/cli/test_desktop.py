"""`duizhao desktop`: entries of the file manager, and what they call."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from commands import Duizhao

import converter.desktop
from converter.desktop.notices import command_for, notify

linux = pytest.mark.skipif(sys.platform != "linux", reason="the entries of Linux")


@pytest.fixture
def notices(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What notifications said, and whether something failed."""
    said: list[tuple[str, bool]] = []
    monkeypatch.setattr(converter.desktop, "notify", lambda text, *, failed: said.append((text, failed)))
    return said


@pytest.fixture
def home(duizhao: Duizhao, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(duizhao.folder / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", "")
    return duizhao.folder / "home"


@linux
def test_entries_are_installed_and_removed(duizhao: Duizhao, home: Path) -> None:
    run = duizhao("desktop", "install", "--dry-run")
    assert (run.code, run.output.count("make "), home.exists()) == (0, 3, False)
    assert duizhao("desktop", "install", "--open").code == 0
    entry = home / ".local" / "share" / "applications" / "duizhao.desktop"
    assert f'Exec="{sys.executable}" "-m" "converter" "desktop" "run" "--open" "--" %F' in entry.read_text(
        "utf-8"
    )
    run = duizhao("desktop", "remove")
    assert (run.code, run.output.count("remove ")) == (0, 3)
    assert not entry.exists()


def test_the_files_lie_beside_the_report_and_that_is_said(
    duizhao: Duizhao, report: Path, notices: list[tuple[str, bool]]
) -> None:
    duizhao.write("sub/report.txt", report.read_bytes())
    assert duizhao("desktop", "run", "--", "sub/report.txt").code == 0
    assert {path.name for path in duizhao.path("sub").iterdir()} == {
        "report.txt",
        "report.pdf",
        "report.docx",
    }
    assert notices == [("report.txt: done", False)]


def test_a_folder_is_a_batch_whose_failures_are_said(
    duizhao: Duizhao, report: Path, notices: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIZHAO_TO", "json")
    monkeypatch.setenv("DUIZHAO_JOBS", "1")
    for name in ("a", "b"):
        duizhao.write(f"in/{name}/{name}.txt", report.read_bytes())
    duizhao.write("in/c.txt", "no Chinese")
    run = duizhao("desktop", "run", "in")
    assert run.code == 1
    assert duizhao.path("in/a/a.json").exists()
    assert duizhao.path("in/b/b.json").exists()
    ((said, failed),) = notices
    assert failed
    assert "c.txt: there is no Chinese text in it" in said


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("report.txt", 4, "report.pdf: it exists already"),
        ("none.txt", 3, "none.txt: there is no such file"),
    ],
)
def test_a_failure_is_said_in_one_line(
    duizhao: Duizhao, report: Path, notices: list[tuple[str, bool]], name: str, code: int, said: str
) -> None:
    duizhao.write("report.pdf", b"old")
    assert duizhao("desktop", "run", name).code == code
    ((text, failed),) = notices
    assert failed
    assert said in text
    assert "\n" not in text


def test_a_wrong_setting_is_said_too(
    duizhao: Duizhao, report: Path, notices: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DUIZHAO_VARIANT", "jp")
    assert duizhao("desktop", "run", "report.txt").code == 2
    assert notices[0][0].startswith("DUIZHAO_VARIANT: 'jp' is not one of")
    assert duizhao("desktop", "run").code == 2
    assert notices[1] == ("Choose reports or folders in the file manager, or drop them on this.", True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("install", "report.txt"), "desktop install takes no files"),
        (("remove", "--open"), "--open is for the entries that are installed"),
        (("uninstall",), "'uninstall' is not one of"),
    ],
)
def test_wrong_usage_is_told(duizhao: Duizhao, home: Path, arguments: tuple[str, ...], said: str) -> None:
    run = duizhao("desktop", *arguments)
    assert (run.code, said in run.message) == (2, True), run.message
    assert not home.exists()


@linux
def test_a_notification_is_shown_by_notify_send(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "notify-send"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > "{tmp_path}/said"\n', "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    notify("a <b> & c", failed=True)
    lines = (tmp_path / "said").read_text("utf-8").splitlines()
    assert lines[-2:] == ["duizhao", "a &lt;b> &amp; c"]
    assert "--urgency=critical" in lines


def test_a_desktop_without_notifications_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    notify("done", failed=False)


def test_a_text_is_no_part_of_a_script() -> None:
    text = '" & do shell script "x'
    assert all(text not in part for part in command_for("windows", text, failed=False))
    assert command_for("macos", text, failed=False)[-1] == text
    assert all(text not in part for part in command_for("macos", text, failed=False)[:-1])
