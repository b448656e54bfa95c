"""Entries of file managers that convert what is chosen in them, whatever the system; see docs/desktop.md."""

from __future__ import annotations

from converter.desktop.entries import DesktopPlan, EntryFile
from converter.desktop.notices import notify
from converter.desktop.plans import apply, plan_for

__all__ = ["DesktopPlan", "EntryFile", "apply", "notify", "plan_for"]
