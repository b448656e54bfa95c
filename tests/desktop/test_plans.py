"""The files of desktop entries, for each system; they are run only on Linux, and elsewhere read."""

from __future__ import annotations

import configparser
import os
import plistlib
import re
import shutil
import subprocess
from pathlib import Path, PureWindowsPath

import pytest

from converter.desktop import apply, plan_for
from converter.desktop.entries import DesktopPlan, EntryFile, System
from converter.desktop.words import words
from converter.errors import OutputError
from converter.readers import READERS

COMMAND = ("/opt/my tools/50% of $HOME/python`3", "-m", "converter", "desktop", "run", "--")
SYSTEMS: tuple[System, ...] = ("linux", "windows", "macos")


def plan(system: System, home: Path, command: tuple[str, ...] = COMMAND) -> DesktopPlan:
    return plan_for(system, command, {}, home)


def entry(made: DesktopPlan, ending: str) -> EntryFile:
    (found,) = (each for each in made.entries if each.path.as_posix().endswith(ending))
    return found


def test_every_suffix_that_is_read_has_its_type() -> None:
    assert set(words()["mime"]) == {suffix for reader in READERS.values() for suffix in reader.suffixes}


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="needs desktop-file-utils")
def test_the_desktop_entry_is_valid(tmp_path: Path) -> None:
    apply(plan("linux", tmp_path), "install", dry_run=False)
    (path,) = tmp_path.rglob("applications/duizhao.desktop")
    run = subprocess.run(["desktop-file-validate", str(path)], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout + run.stderr) == (0, "")


def unescaped(value: str) -> list[str]:
    """The words of a key Exec, as the specification reads it."""
    line = re.sub(r"\\(.)", r"\1", value).replace("%%", "%")
    return [re.sub(r"\\(.)", r"\1", each) for each in re.findall(r'"((?:[^"\\]|\\.)*)"', line)]


def test_the_entry_and_the_menu_name_types_and_the_quoted_command(tmp_path: Path) -> None:
    made = plan("linux", tmp_path)
    for ending, group, folders in (
        ("applications/duizhao.desktop", "Desktop Entry", False),
        ("servicemenus/duizhao.desktop", "Desktop Action duizhao", True),
    ):
        parser = configparser.RawConfigParser(strict=True)
        parser.optionxform = str  # type: ignore[assignment, method-assign]
        parser.read_string(entry(made, ending).content.decode())
        assert unescaped(parser[group]["Exec"]) == list(COMMAND)
        assert parser[group]["Exec"].endswith(" %F")
        types = parser["Desktop Entry"]["MimeType"].split(";")
        assert {"text/plain", "application/pdf"} <= set(types)
        assert ("inode/directory" in types) is folders
        assert parser[group]["Name[zh_TW]"] != parser[group]["Name[zh_CN]"]


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_the_script_of_nautilus_hands_on_what_is_chosen(tmp_path: Path) -> None:
    program = tmp_path / "50% of $HOME" / "say"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', "utf-8")
    program.chmod(0o755)
    made = plan("linux", tmp_path, (str(program), "desktop", "run", "--"))
    apply(made, "install", dry_run=False)
    script = entry(made, "scripts/duizhao 對照").path
    assert os.access(script, os.X_OK)
    run = subprocess.run([str(script), "a b.txt", "$x"], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines() == ["desktop", "run", "--", "a b.txt", "$x"]


def test_the_registry_file_names_each_suffix_and_folders_under_the_user(tmp_path: Path) -> None:
    command = (r"C:\Program Files\Python\pythonw.exe", "-m", "converter", "desktop", "run", "--")
    made = plan("windows", tmp_path, command)
    text = entry(made, "install.reg").content.decode("utf-16")
    assert entry(made, "install.reg").content.startswith(b"\xff\xfe")
    lines = text.split("\r\n")
    assert lines[0] == "Windows Registry Editor Version 5.00"
    keys = [line[1:-1] for line in lines if line.startswith("[")]
    assert all(key.startswith("HKEY_CURRENT_USER\\Software\\Classes\\") for key in keys)
    for suffix in words()["mime"]:
        assert (
            rf"HKEY_CURRENT_USER\Software\Classes\SystemFileAssociations\{suffix}\shell\duizhao\command"
            in keys
        )
    assert r"HKEY_CURRENT_USER\Software\Classes\Directory\shell\duizhao\command" in keys
    commands = {line for line in lines if "pythonw" in line}
    expected = r'@="\"C:\\Program Files\\Python\\pythonw.exe\" \"-m\" \"converter\" \"desktop\" \"run\" \"--\" \"%1\""'
    assert commands == {expected}
    removal = entry(made, "remove.reg").content.decode("utf-16")
    assert {line[2:-1] for line in removal.split("\r\n") if line.startswith("[-")} == {
        key for key in keys if not key.endswith("\\command")
    }
    assert made.after_install == (("reg.exe", "import", str(entry(made, "install.reg").path)),)
    assert made.before_remove == (("reg.exe", "import", str(entry(made, "remove.reg").path)),)


def test_send_to_is_a_batch_file_that_hands_on_its_arguments(tmp_path: Path) -> None:
    made = plan_for(
        "windows", (r"C:\50%\pythonw.exe", "-m"), {"APPDATA": str(tmp_path / "Roaming")}, tmp_path
    )
    send_to = entry(made, "duizhao 對照.cmd")
    assert send_to.path.parent == tmp_path / "Roaming" / "Microsoft" / "Windows" / "SendTo"
    assert send_to.content.decode().endswith('start "" /b "C:\\50%%\\pythonw.exe" "-m" %*\r\n')
    assert PureWindowsPath(send_to.path.name).suffix == ".cmd"


def test_the_quick_action_is_a_workflow_that_runs_the_command_on_chosen_files(tmp_path: Path) -> None:
    made = plan("macos", tmp_path)
    info = plistlib.loads(entry(made, "Library/Services/duizhao 對照.workflow/Contents/Info.plist").content)
    (service,) = info["NSServices"]
    assert service["NSMessage"] == "runWorkflowAsService"
    assert service["NSSendFileTypes"] == ["public.item"]
    assert service["NSMenuItem"]["default"]
    flow = plistlib.loads(entry(made, "Contents/document.wflow").content)
    action = flow["actions"][0]["action"]
    assert action["BundleIdentifier"] == "com.apple.RunShellScript"
    assert action["ActionParameters"]["inputMethod"] == 1
    assert flow["workflowMetaData"]["workflowTypeIdentifier"] == "com.apple.Automator.servicesMenu"
    script = action["ActionParameters"]["COMMAND_STRING"]
    shown = subprocess.run(
        ["sh", "-c", script.replace("exec ", 'printf "%s\\n" '), "sh", "a b"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert shown.stdout.splitlines() == [*COMMAND, "a b"]


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_was_installed_is_removed_and_nothing_else(tmp_path: Path, system: System) -> None:
    made = plan(system, tmp_path)
    said = apply(made, "install", dry_run=True)
    assert [line.split()[0] for line in said][: len(made.entries)] == ["make"] * len(made.entries)
    assert list(tmp_path.rglob("*")) == []
    apply(made, "install", dry_run=False)
    assert all(each.path.read_bytes() == each.content for each in made.entries)
    assert apply(made, "install", dry_run=False)[0].startswith("replace ")
    other = made.entries[0].path.with_name("mine.txt")
    other.write_text("mine", "utf-8")
    assert len(apply(made, "remove", dry_run=True)) >= len(made.entries)
    assert all(each.path.exists() for each in made.entries)
    apply(made, "remove", dry_run=False)
    left = {path for path in tmp_path.rglob("*") if path.is_file() and path.name != "mimeinfo.cache"}
    assert left == {other}
    assert apply(made, "remove", dry_run=False) == []


@pytest.mark.parametrize("system", SYSTEMS)
def test_a_file_of_somebody_elses_is_left_alone(tmp_path: Path, system: System) -> None:
    made = plan(system, tmp_path)
    path = made.entries[-1].path
    path.parent.mkdir(parents=True)
    path.write_text("mine", "utf-8")
    with pytest.raises(OutputError, match="this is no file of duizhao's"):
        apply(made, "install", dry_run=False)
    apply(made, "remove", dry_run=False)
    assert path.read_text("utf-8") == "mine"
