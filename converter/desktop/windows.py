"""Windows: an entry of "Send to", and one of Explorer's menu by a registry file under HKEY_CURRENT_USER."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from converter.desktop.entries import MARK, DesktopPlan, EntryFile
from converter.desktop.words import in_own_language, words

_ROOT = r"HKEY_CURRENT_USER\Software\Classes"


def plan(command: Sequence[str], environment: Mapping[str, str], home: Path) -> DesktopPlan:
    """What makes the entries; the arguments are those of `plan_for`."""
    roaming = Path(environment.get("APPDATA") or home / "AppData" / "Roaming")
    own = Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "duizhao" / "desktop"
    install, remove = own / "install.reg", own / "remove.reg"
    send_to = roaming / "Microsoft" / "Windows" / "SendTo" / f"{words()['file']}.cmd"
    return DesktopPlan(
        (
            EntryFile(send_to, _script(command)),
            EntryFile(install, _registry(_keys(), command)),
            EntryFile(remove, _registry(_keys(), None)),
        ),
        after_install=(("reg.exe", "import", str(install)),),
        before_remove=(("reg.exe", "import", str(remove)),),
        folders=(own,),
    )


def _script(command: Sequence[str]) -> bytes:
    """A batch file, whose arguments are the chosen files."""
    quoted = " ".join(f'"{each}"' for each in command).replace("%", "%%")
    return f'@echo off\r\nrem {MARK}\r\nchcp 65001 >nul\r\nstart "" /b {quoted} %*\r\n'.encode()


def _keys() -> list[str]:
    """The keys of the menu: of each suffix, and of folders."""
    suffixes = [rf"{_ROOT}\SystemFileAssociations\{suffix}\shell\duizhao" for suffix in words()["mime"]]
    return [*suffixes, rf"{_ROOT}\Directory\shell\duizhao"]


def _registry(keys: Iterable[str], command: Sequence[str] | None) -> bytes:
    """A registry file, version 5: the keys are made, or taken away where there is no command."""
    lines = ["Windows Registry Editor Version 5.00", "", f"; {MARK}", ""]
    for key in keys:
        if command is None:
            lines += [f"[-{key}]", ""]
            continue
        run = " ".join(f'"{each}"' for each in command) + ' "%1"'
        lines += [f"[{key}]", f"@={_string(in_own_language('action'))}", ""]
        lines += [rf"[{key}\command]", f"@={_string(run)}", ""]
    return "\r\n".join(lines).encode("utf-16")


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
