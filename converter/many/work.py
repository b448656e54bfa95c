"""What is done for one report, in whatever process: it is read, rendered and written, or told why not.

Style, faces, dictionaries and glossaries are loaded once a process.
"""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
import threading
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from converter import output, pipeline, readers
from converter.assets import is_file
from converter.decisions import decisions_beside
from converter.errors import DEFECT, DuizhaoError, InputError, OutputError, defect
from converter.many import addresses
from converter.many.schedulers import Lost, Task
from converter.messages import about, message
from converter.model import NOTHING, Counts, Diagnostic
from converter.options import Format, Options
from converter.pipeline import Materials, Progress, silent

_NO_MEMORY: Final = message(
    "it needs more memory than a report may take; convert it alone, or raise --memory"
)
_ALONE: Final = threading.Lock()
"""A process makes one report at a time, whatever threads it is asked by: ReportLab has state of its own."""


@dataclass(frozen=True, slots=True)
class ReportTask:
    """One report to be converted; it goes to the process that does it."""

    number: int
    """Place among the inputs of the run, from 0."""
    name: str
    """Of the input, as messages call it."""
    stem: str
    """Of its outputs: the path below the folder or address they go to, without a suffix."""
    target: str | None
    """Folder or address the process writes to; None where the files are sent back."""
    options: Options
    data: bytes | None = field(repr=False, default=None)
    """The input, where the process does not read it itself."""
    decisions: bytes | None = field(repr=False, default=None)
    """The file of an editor's decisions beside the input, where the process does not see it."""
    settled: Outcome | None = None
    """What has become of it, where nothing is left to do."""
    own: Mapping[str, str] | None = None
    """Where an earlier run is gone on with, its outputs with their SHA-256: such a file may be replaced."""
    file: str | None = None
    """Name of its only output, where that was named."""
    told: tuple[Diagnostic, ...] = ()
    """What should be said of it that is known already."""

    def output(self, kind: Format) -> str:
        """The path of an output below the folder or address."""
        return self.file or f"{self.stem}.{kind}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a report."""

    number: int
    name: str
    code: int = 0
    """Exit code: 0 if its files are there."""
    message: str = ""
    """Why they are not."""
    source: str = ""
    """SHA-256 of the input and of the decisions beside it; empty where it could not be read."""
    files: tuple[tuple[str, str], ...] = ()
    """Its outputs, seen from the folder or address, each with its SHA-256."""
    diagnostics: tuple[Diagnostic, ...] = ()
    counts: Counts = NOTHING
    unchanged: bool = False
    """Whether an earlier run has made them, and nothing has changed since."""
    traceback: str = field(repr=False, default="")
    content: Mapping[str, bytes] = field(repr=False, default_factory=dict)
    """The outputs themselves, where they are sent back."""


def convert_one(task: ReportTask, progress: Progress = silent) -> Outcome:
    """Convert a report; whatever goes wrong is in the outcome, and concerns this report alone.

    Args:
        task: the report, and where its outputs go.
        progress: called before every step with what is being done.
    """
    if task.settled is not None:
        return task.settled
    source = ""
    try:
        data = addresses.read(task.name) if task.data is None else task.data
        decisions = task.decisions
        if task.data is None and not addresses.is_address(task.name):
            decisions = read_decisions_beside(Path(task.name), task.options)
        source = hash_of(data, decisions)
        with _ALONE:
            return _converted(task, data, source, progress)
    except Exception as error:
        code, why = explained(task.name, error)
        return Outcome(task.number, task.name, code, why, source, traceback=traceback.format_exc())


def explained(name: str, error: Exception) -> tuple[int, str]:
    """Exit code and message for what went wrong with a report."""
    if isinstance(error, DuizhaoError):
        return error.exit_code, str(error)
    if isinstance(error, MemoryError):
        return InputError.exit_code, about(name, _NO_MEMORY)
    return DEFECT, about(name, defect(error))


def lost_because(lost: Lost[Task], timeout: float | None) -> tuple[int, str]:
    """Exit code and reason for a report whose process has not come back."""
    if lost.why == "time":
        seconds = timeout or 0
        told = message(
            "it took more than {seconds:g} s; convert it alone, or raise --timeout", seconds=seconds
        )
        return InputError.exit_code, told
    if lost.why == "memory":
        return InputError.exit_code, _NO_MEMORY
    return DEFECT, message("its process ended without a word; convert it alone to see why, or raise --memory")


def _converted(task: ReportTask, data: bytes, source: str, progress: Progress) -> Outcome:
    loaded = prepared(task.options)
    if task.target is not None:
        _check_free(task)
    name = Path(task.name).name
    with _place(task, name) as place:
        made = pipeline.make(
            data, name=name, options=task.options, prepared=loaded, beside=place, progress=progress
        )
    files = {task.output(kind): content for kind, content in made.files.items()}
    if task.target is not None:
        progress(message("writing"))
        store(task.target, files, force=task.options.force, own=task.own)
    return Outcome(
        task.number,
        task.name,
        source=source,
        files=tuple((name, sha256(content)) for name, content in files.items()),
        diagnostics=(*task.told, *made.diagnostics),
        counts=made.report.counts(),
        content=files if task.target is None else {},
    )


@contextlib.contextmanager
def _place(task: ReportTask, name: str) -> Iterator[Path | None]:
    """Where the input lies, for what lies beside it; decisions that were sent lie there for as long."""
    if task.decisions is not None:
        with tempfile.TemporaryDirectory(prefix="duizhao-") as folder:
            place = Path(folder, name)
            decisions_beside(place).write_bytes(task.decisions)
            yield place
    else:
        yield None if task.data is not None or addresses.is_address(task.name) else Path(task.name)


def read_decisions_beside(path: Path, options: Options) -> bytes | None:
    """The decisions that are taken by themselves with an input; None where there are none, or none wanted.

    Raises:
        InputError: it cannot be read.
    """
    beside = decisions_beside(path)
    return readers.load(beside) if options.decisions is True and is_file(beside) else None


def hash_of(data: bytes, decisions: bytes | None) -> str:
    """SHA-256 of an input, and of the decisions beside it."""
    return sha256(data) if decisions is None else sha256(f"{sha256(data)}{sha256(decisions)}".encode())


@lru_cache(maxsize=4)
def prepared(options: Options) -> Materials:
    """The files that the options name, loaded once for all the reports of a process."""
    return pipeline.prepare(options)


def _check_free(task: ReportTask) -> None:
    """Before any work is done refuse what cannot be written.

    What an interrupted run has left is told by its bytes, when they are made again.
    """
    assert task.target is not None
    if addresses.is_address(task.target):
        return
    paths = [Path(task.target, task.output(kind)) for kind in task.options.formats]
    if task.data is None:
        output.check_apart(Path(task.name), paths)
    output.check_free(paths, force=task.options.force or task.own is not None)


def store(target: str, files: Mapping[str, bytes], *, force: bool, own: Mapping[str, str] | None) -> None:
    """Write the outputs of a report: all of them, or none.

    Where an earlier run goes on, a file that is there with the very bytes that would be written stays as it
    is, since that run was stopped behind it; and what it wrote is replaced.

    Args:
        target: folder or address.
        files: by their path below it.
        force: whether any file may be replaced.
        own: what an earlier run wrote, with the SHA-256 of each; None where none goes on.

    Raises:
        OutputError: one cannot be written, or may not be replaced.
    """
    there = {name: addresses.digest(target, name) for name in files}
    goes_on = own is not None or addresses.is_address(target)  # a report of a worker that died is done again
    due = {name: content for name, content in files.items() if not goes_on or there[name] != sha256(content)}
    known = own or {}
    replaced = {name for name in due if there[name] is not None and (force or there[name] == known.get(name))}
    kept = [name for name in due if there[name] is not None and name not in replaced]
    if kept:
        raise stands_there(addresses.joined(target, kept[0]), goes_on=own is not None)
    addresses.write_all(target, due, replaced=replaced)


def stands_there(place: str, *, goes_on: bool) -> OutputError:
    """That a file may not be replaced.

    Args:
        place: its path or address.
        goes_on: whether an earlier run is gone on with, which may replace what it wrote.
    """
    if goes_on:
        told = message(
            "it exists already and is not as an earlier run left it; add --force to replace it, or choose "
            "another place with -o"
        )
    else:
        told = message("it exists already; add --force to replace it, or choose another place with -o")
    return OutputError(about(place, told))


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
