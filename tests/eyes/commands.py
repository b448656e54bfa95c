"""Runs the commands of `duizhao` in this process, through click's runner."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from converter.cli import cli


@dataclass(frozen=True, slots=True)
class Run:
    """What a command left: its exit code and what it wrote."""

    code: int
    output: str
    """Standard output."""
    message: str
    """Standard error."""


class Duizhao:
    """Runs `duizhao` with arguments, in a working folder."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str, stdin: str | bytes = "") -> Run:
        self._monkeypatch.chdir(self.folder)
        result = CliRunner(charset="utf-8").invoke(cli, arguments, input=stdin, prog_name="duizhao")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Run(result.exit_code, result.stdout, result.stderr)

    def path(self, name: str) -> Path:
        """A path in the working folder."""
        return self.folder / name

    def write(self, name: str, content: str | bytes) -> Path:
        """Leaves a file in the working folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    @property
    def files(self) -> set[str]:
        """Names in the working folder."""
        return {path.name for path in self.folder.iterdir()}
