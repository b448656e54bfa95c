"""The entries of a desktop as files, with the commands that tell the system of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

MARK: Final = "duizhao desktop install"
"""Stands in every file that is made here: by it they are known."""
System = Literal["linux", "windows", "macos"]


@dataclass(frozen=True, slots=True)
class EntryFile:
    """One file."""

    path: Path
    content: bytes
    is_program: bool = False


@dataclass(frozen=True, slots=True)
class DesktopPlan:
    """What makes the entries of a desktop."""

    entries: tuple[EntryFile, ...]
    after_install: tuple[tuple[str, ...], ...] = ()
    """Commands that tell the system."""
    before_remove: tuple[tuple[str, ...], ...] = ()
    after_remove: tuple[tuple[str, ...], ...] = ()
    folders: tuple[Path, ...] = ()
    """Those that are made for the entries alone, and go with them."""
