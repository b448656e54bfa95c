"""macOS: a Quick Action of the Finder, which is an Automator workflow that runs a shell script."""

from __future__ import annotations

import plistlib
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from converter.desktop.entries import MARK, DesktopPlan, EntryFile
from converter.desktop.words import in_own_language, words

_SCRIPT = "/System/Library/Automator/Run Shell Script.action"


def plan(command: Sequence[str], environment: Mapping[str, str], home: Path) -> DesktopPlan:
    """What makes the entries; the arguments are those of `plan_for`."""
    workflow = home / "Library" / "Services" / f"{words()['file']}.workflow"
    contents = workflow / "Contents"
    return DesktopPlan(
        (
            EntryFile(contents / "Info.plist", plistlib.dumps(_service())),
            EntryFile(contents / "document.wflow", plistlib.dumps(_workflow(command))),
        ),
        after_install=(("/System/Library/CoreServices/pbs", "-update"),),
        after_remove=(("/System/Library/CoreServices/pbs", "-update"),),
        folders=(contents, workflow),
    )


def _service() -> dict[str, Any]:
    """The service that the Finder offers for files and folders."""
    return {
        "CFBundleIdentifier": "duizhao.quickaction",
        "CFBundleGetInfoString": MARK,
        "NSServices": [
            {
                "NSMenuItem": {"default": in_own_language("action")},
                "NSMessage": "runWorkflowAsService",
                "NSRequiredContext": {"NSApplicationIdentifier": "com.apple.finder"},
                "NSSendFileTypes": ["public.item"],
            }
        ],
    }


def _workflow(command: Sequence[str]) -> dict[str, Any]:
    """A workflow of one action, whose script is given the chosen files as its arguments."""
    script = f'# {MARK}\nexec {shlex.join(command)} "$@"\n'
    action = {
        "ActionBundlePath": _SCRIPT,
        "ActionName": "Run Shell Script",
        "ActionParameters": {
            "COMMAND_STRING": script,
            "CheckedForUserDefaultShell": True,
            "inputMethod": 1,
            "shell": "/bin/sh",
            "source": "",
        },
        "BundleIdentifier": "com.apple.RunShellScript",
        "CFBundleVersion": "2.0.3",
        "CanShowSelectedItemsWhenRun": False,
        "CanShowWhenRun": True,
        "Class Name": "RunShellScriptAction",
        "InputUUID": "4E1B8A0C-0000-4000-8000-000000000001",
        "OutputUUID": "4E1B8A0C-0000-4000-8000-000000000002",
        "UUID": "4E1B8A0C-0000-4000-8000-000000000003",
    }
    return {
        "AMApplicationBuild": "523",
        "AMApplicationVersion": "2.10",
        "AMDocumentVersion": "2",
        "actions": [{"action": action, "isViewVisible": 1}],
        "connectors": {},
        "workflowMetaData": {
            "serviceInputTypeIdentifier": "com.apple.Automator.fileSystemObject",
            "serviceOutputTypeIdentifier": "com.apple.Automator.nothing",
            "serviceApplicationBundleID": "com.apple.finder",
            "workflowTypeIdentifier": "com.apple.Automator.servicesMenu",
        },
    }
