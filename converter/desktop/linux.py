"""Linux: a desktop entry, a script of Nautilus, a service menu of Dolphin."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from converter.desktop.entries import MARK, DesktopPlan, EntryFile
from converter.desktop.words import words

_ICON = "x-office-document"
_SPECIAL = str.maketrans({char: f"\\{char}" for char in '\\"`$'})


def plan(command: Sequence[str], environment: Mapping[str, str], home: Path) -> DesktopPlan:
    """What makes the entries; the arguments are those of `plan_for`."""
    named = environment.get("XDG_DATA_HOME", "")
    data = Path(named) if named.startswith("/") else home / ".local" / "share"
    applications = data / "applications"
    script = f'#!/bin/sh\n# {MARK}\nexec {shlex.join(command)} "$@"\n'
    told = ("update-desktop-database", str(applications))
    entry = applications / "duizhao.desktop"
    menu = data / "kio" / "servicemenus" / "duizhao.desktop"
    nautilus = data / "nautilus" / "scripts" / words()["file"]
    return DesktopPlan(
        (
            EntryFile(entry, _entry(command).encode()),
            EntryFile(nautilus, script.encode(), is_program=True),
            EntryFile(menu, _menu(command).encode(), is_program=True),
        ),
        after_install=(told,),
        after_remove=(told,),
    )


def _entry(command: Sequence[str]) -> str:
    """The Desktop Entry Specification 1.4; folders are left out, lest one become what opens them."""
    lines = [
        "[Desktop Entry]",
        f"# {MARK}",
        "Type=Application",
        "Version=1.4",
        *_translated("Name", "name"),
        *_translated("Comment", "comment"),
        f"Exec={_exec(command)} %F",
        f"Icon={_ICON}",
        "Terminal=false",
        "StartupNotify=false",
        "Categories=Office;",
        f"MimeType={_listed(_types())}",
        "Keywords=對照;报告;報告;OpenCC;",
    ]
    return "\n".join(lines) + "\n"


def _menu(command: Sequence[str]) -> str:
    """A service menu, as KDE's file manager reads it."""
    lines = [
        "[Desktop Entry]",
        f"# {MARK}",
        "Type=Service",
        "X-KDE-ServiceTypes=KonqPopupMenu/Plugin",
        f"MimeType={_listed((*_types(), 'inode/directory'))}",
        "Actions=duizhao;",
        "",
        "[Desktop Action duizhao]",
        *_translated("Name", "action"),
        f"Icon={_ICON}",
        f"Exec={_exec(command)} %F",
    ]
    return "\n".join(lines) + "\n"


def _types() -> tuple[str, ...]:
    return tuple(dict.fromkeys(words()["mime"].values()))


def _listed(values: Iterable[str]) -> str:
    return "".join(f"{each};" for each in values)


def _translated(key: str, name: str) -> list[str]:
    said: dict[str, str] = words()[name]
    posix: dict[str, list[str]] = words()["posix"]
    others = [f"{key}[{tag}]={said[language]}" for language, tags in posix.items() for tag in tags]
    return [f"{key}={said['en']}", *others]


def _exec(command: Sequence[str]) -> str:
    """A command line as the key Exec has it: quoted, then escaped as a string."""
    quoted = [f'"{each.translate(_SPECIAL)}"' for each in command]
    return " ".join(quoted).replace("\\", "\\\\").replace("%", "%%")
