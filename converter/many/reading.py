"""What is read of one report for a table, in whatever process, or why it cannot be read."""

from __future__ import annotations

import traceback
from dataclasses import dataclass, field
from pathlib import Path

from converter.many.rows import ReportRows, rows_of
from converter.many.work import explained
from converter.model import Diagnostic
from converter.options import Options
from converter.pipeline import read_report


@dataclass(frozen=True, slots=True)
class ReadTask:
    """One report to be read."""

    number: int
    """Place among the inputs of the run, from 0."""
    name: str
    options: Options
    data: bytes | None = field(repr=False, default=None)
    """The input, where it is no file here."""
    state: str = ""
    """Hash of the input and of what was decided about it."""
    settled: ReadReport | None = None
    """What has become of it, where nothing is left to do."""


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What was read."""

    number: int
    name: str
    code: int = 0
    """Exit code: 0 if there are rows."""
    message: str = ""
    unchanged: bool = False
    """Whether the table has it already."""
    rows: ReportRows | None = field(repr=False, default=None)
    diagnostics: tuple[Diagnostic, ...] = ()
    traceback: str = field(repr=False, default="")


def read_one(task: ReadTask) -> ReadReport:
    """The rows of a report; whatever goes wrong concerns this report alone."""
    if task.settled is not None:
        return task.settled
    try:
        path = Path(task.name)
        source = path if task.data is None else task.data
        report = read_report(source, name=path.name, options=task.options)
        return ReadReport(
            task.number,
            task.name,
            rows=rows_of(report, task.name, task.state),
            diagnostics=report.diagnostics,
        )
    except Exception as error:
        code, why = explained(task.name, error)
        return ReadReport(task.number, task.name, code, why, traceback=traceback.format_exc())
