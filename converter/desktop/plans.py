"""Which files make the entries of a desktop, and how they are put in their places and taken away again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal

from converter import output
from converter.desktop.entries import MARK, DesktopPlan, System
from converter.errors import OutputError, reason_of
from converter.messages import Message, about, message


def this_system() -> System:
    """The system this runs on."""
    return "windows" if os.name == "nt" else "macos" if sys.platform == "darwin" else "linux"


def program() -> tuple[str, ...]:
    """The command line that runs duizhao, without a console on Windows."""
    python = Path(sys.executable)
    silent = python.with_name("pythonw.exe")
    return (str(silent if os.name == "nt" and silent.exists() else python), "-m", "converter")


def plan_for(
    system: System, command: Sequence[str], environment: Mapping[str, str], home: Path
) -> DesktopPlan:
    """What makes the entries.

    Args:
        system: whose file manager it is.
        command: that converts the files named behind it.
        environment: in which the places of the system are named.
        home: of the user.
    """
    if system == "windows":
        from converter.desktop.windows import plan as made
    elif system == "macos":
        from converter.desktop.macos import plan as made
    else:
        from converter.desktop.linux import plan as made
    return made(command, environment, home)


def apply(plan: DesktopPlan, action: Literal["install", "remove"], *, dry_run: bool) -> list[Message]:
    """Put the files in their places, or take them away.

    Args:
        plan: what `plan_for` gave.
        action: which of both.
        dry_run: whether it is only said.

    Returns:
        A line for each thing that is done: `make`, `replace`, `remove` with a path, `run` with a command.

    Raises:
        OutputError: a file of somebody else's is in the way, or one cannot be written.
    """
    there = {entry.path: _is_ours(entry.path) for entry in plan.entries if os.path.lexists(entry.path)}
    if action == "install":
        foreign = next((path for path, ours in there.items() if not ours), None)
        if foreign is not None:
            raise OutputError(about(foreign, message("this is no file of duizhao's; move it away")))
        done = [_put(each.path, there=each.path in there) for each in plan.entries]
        commands = plan.after_install
        if not dry_run:
            _install(plan)
    else:
        own = [path for path, ours in there.items() if ours]
        done = [message("remove  {place}", place=path) for path in own]
        commands = (*plan.before_remove, *plan.after_remove) if own else ()
        if not dry_run:
            _remove(own, plan)
    told = [
        message("run     {command}", command=" ".join(each)) for each in commands if shutil.which(each[0])
    ]
    return [*done, *told]


def _put(path: Path, *, there: bool) -> Message:
    return message("replace {place}", place=path) if there else message("make    {place}", place=path)


def _is_ours(path: Path) -> bool:
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return MARK.encode() in data or MARK.encode("utf-16-le") in data


def _install(plan: DesktopPlan) -> None:
    for entry in plan.entries:
        output.make_folder(entry.path.parent)
    output.write_all({entry.path: entry.content for entry in plan.entries}, force=True)
    for entry in plan.entries:
        if entry.is_program:
            entry.path.chmod(0o755)
    _run(plan.after_install)


def _remove(own: list[Path], plan: DesktopPlan) -> None:
    if not own:
        return
    _run(plan.before_remove)
    try:
        for path in own:
            path.unlink(missing_ok=True)
    except OSError as error:
        why = message("it cannot be removed ({reason})", reason=reason_of(error))
        raise OutputError(about(path, why)) from None
    for folder in plan.folders:
        try:
            folder.rmdir()
        except OSError:  # somebody has put something else there, or it never was
            continue
    _run(plan.after_remove)


def _run(commands: Sequence[Sequence[str]]) -> None:
    """Tell the system; a desktop that cannot be told finds the files by itself, later."""
    for command in commands:
        if shutil.which(command[0]):
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
