"""A notification of the desktop; where there is none, nothing is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import Final

from converter.desktop.entries import System
from converter.desktop.plans import this_system

_TEXT: Final = "DUIZHAO_NOTICE"
"""The variable by which a text reaches a script, so that it is no part of one."""
_APPLE: Final = (
    "on run said",
    "display notification (item 2 of said) with title (item 1 of said)",
    "end run",
)
_WINDOWS: Final = (
    "Add-Type -AssemblyName System.Windows.Forms, System.Drawing; "
    "$notice = New-Object System.Windows.Forms.NotifyIcon; "
    "$notice.Icon = [System.Drawing.SystemIcons]::Information; "
    "$notice.Visible = $true; "
    f"$notice.ShowBalloonTip(8000, 'duizhao', $env:{_TEXT}, 'None'); "
    "Start-Sleep -Seconds 8; $notice.Dispose()"
)
_LONGEST: Final = 300
"""Characters; desktops show no more."""
_PATIENCE: Final = 30
"""Seconds."""


def notify(text: str, *, failed: bool) -> None:
    """Show a notification.

    Args:
        text: one line.
        failed: whether something went wrong.
    """
    shown = text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
    command = command_for(this_system(), shown, failed=failed)
    if shutil.which(command[0]) is None:
        return
    try:
        subprocess.run(
            command, check=False, timeout=_PATIENCE, env={**os.environ, _TEXT: shown},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError, ValueError):
        return


def command_for(system: System, text: str, *, failed: bool) -> list[str]:
    """The command line that shows a notification."""
    if system == "windows":
        return ["powershell.exe", "-NoProfile", "-WindowStyle", "Hidden", "-Command", _WINDOWS]
    if system == "macos":
        return ["osascript", *(part for line in _APPLE for part in ("-e", line)), "duizhao", text]
    urgency = "critical" if failed else "normal"
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")  # the text of a notification may have markup
    return ["notify-send", f"--urgency={urgency}", "--app-name=duizhao", "--", "duizhao", escaped]
