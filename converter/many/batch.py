"""A run over many reports: what is due, who does it, what became of each, and what is left to do."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from converter import output, readers
from converter.configuration import Choices, Neighbours
from converter.errors import DuizhaoError, OutputError
from converter.many import addresses
from converter.many.account import Account
from converter.many.fingerprint import fingerprint
from converter.many.inputs import ReportFile, check_distinct
from converter.many.schedulers import Lost, Scheduler
from converter.many.work import (
    Outcome,
    ReportTask,
    convert_one,
    hash_of,
    lost_because,
    prepared,
    read_decisions_beside,
    store,
)
from converter.messages import about, message
from converter.model import Diagnostic
from converter.options import Options
from converter.pipeline import Progress, output_paths, silent

if TYPE_CHECKING:
    from converter.many.ledger import Ledger, LedgerEntry, Memory

_NOTHING_TOLD: Final[tuple[Diagnostic, ...]] = ()
FAILURES: Final = "failures.jsonl"


@dataclass(frozen=True, slots=True)
class Batch:
    """What is to be done with many reports."""

    files: Sequence[ReportFile]
    folder: str | None
    """Where the outputs go, a folder or an address; None for beside each input."""
    options: Options
    """For all inputs; a file beside one may change some, if `choices` are given."""
    choices: Choices | None = None
    """Where the options come from."""
    file: str | None = None
    """Name of the only output of the only report, where one file was named."""
    memory: Memory | None = None
    """What was written before in this process, where that is gone on with."""
    hands_back: bool = False
    """Whether the outputs are in the outcomes, and no file is written."""
    tree: bool = False
    """Whether the folders of the inputs are kept below `folder`."""
    resume: bool = False
    """Whether what an earlier run has done is left, and what it wrote may be replaced."""
    keeps_account: bool = False
    """Whether a ledger is kept, and what failed is listed, in the folder of the outputs."""
    sends: bool = False
    """Whether inputs go to workers that do not see this machine's files, and outputs come back."""
    timeout: float | None = None
    """Seconds a report may take, for the message."""

    def stem(self, file: ReportFile) -> str:
        """The path of a report's outputs below the folder they go to, without a suffix."""
        path = next(iter(output_paths(_bare(file.name), Path(), self.options).values()))
        return (PurePath(file.below if self.tree else "") / path.stem).as_posix()

    def key(self, file: ReportFile) -> str:
        """What tells a report from all others of a run in what is kept of it."""
        return (
            self.stem(file)
            if self.folder is not None
            else addresses.joined(self.target(file), self.stem(file))
        )

    def target(self, file: ReportFile) -> str:
        """The folder or address its outputs go to."""
        if self.folder is not None:
            return self.folder
        return str(file.path.parent) if file.path is not None else "."

    def places(self, outcome: Outcome) -> list[str]:
        """The paths or addresses of a report's outputs."""
        target = self.target(self.files[outcome.number])
        return [addresses.joined(target, name) for name, _ in outcome.files]

    @property
    def list_of_failures(self) -> Path | None:
        """Where those are listed that could not be converted."""
        if not self.keeps_account or self.folder is None or addresses.is_address(self.folder):
            return None
        return Path(self.folder, FAILURES)


def run(
    batch: Batch,
    account: Account[Outcome],
    scheduler: Scheduler | None = None,
    *,
    progress: Progress = silent,
) -> Iterator[Outcome]:
    """Convert the reports; the outcomes come in the order in which they are done.

    However the run ends, what became of the reports so far is in the ledger and the list of failures.

    Args:
        batch: what is to be done.
        account: is kept up to date.
        scheduler: who does it; this process by default.
        progress: where this process does it, called before every step with what is being done.

    Raises:
        UsageError: two inputs would make one output; a file that the options name cannot be used.
        OutputError: the ledger or the list of failures cannot be written.
    """
    prepared(batch.options)
    check_distinct([(file, Path(batch.target(file), batch.stem(file))) for file in batch.files])
    with ExitStack() as stack:
        ledger: Ledger | Memory | None = batch.memory
        works = Works(batch)
        if batch.keeps_account and batch.folder is not None and not addresses.is_address(batch.folder):
            from converter.many.ledger import Ledger

            output.make_folder(Path(batch.folder))
            ledger = stack.enter_context(Ledger(Path(batch.folder)))
        failures = FailureList(batch)
        stack.callback(lambda: failures.write(account.failures))
        tasks = tasks_of(batch, ledger, works)
        own = partial(convert_one, progress=progress)
        work = scheduler.results(convert_one, tasks) if scheduler else map(own, tasks)
        stack.callback(getattr(work, "close", lambda: None))  # ends the workers before the lists are written
        for result in work:
            outcome = _lost(result, batch) if isinstance(result, Lost) else result
            if outcome.content and not batch.hands_back:
                outcome = _stored(outcome, batch, ledger)
            if ledger is not None and not outcome.unchanged:
                key = batch.key(batch.files[outcome.number])
                ledger.note(key, works.fingerprint(outcome.number), outcome)
            account.add(outcome)
            yield outcome


def _stored(outcome: Outcome, batch: Batch, ledger: Ledger | Memory | None) -> Outcome:
    """An outcome whose outputs came back, with those on the disk."""
    file = batch.files[outcome.number]
    own = _own(batch, ledger.entry(batch.key(file)) if ledger is not None else None)
    try:
        store(batch.target(file), outcome.content, force=batch.options.force, own=own)
    except DuizhaoError as error:
        return Outcome(outcome.number, outcome.name, error.exit_code, str(error), outcome.source)
    return replace(outcome, content={})


def _own(batch: Batch, entry: LedgerEntry | None) -> Mapping[str, str] | None:
    """What an earlier run wrote that is gone on with; None where none is."""
    if not batch.resume:
        return None
    return entry.files if entry is not None else {}


class Works:
    """The options of each report: those for all, and what a file beside it says."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._neighbours = Neighbours()
        self._options: dict[int, Options] = {}
        self._beside: dict[Path, Options] = {}
        self._fingerprints: dict[Options, str] = {}

    def chosen(self, number: int) -> tuple[Options, tuple[Diagnostic, ...]]:
        """The options of a report, and what should be said about where they are from.

        Raises:
            UsageError: the file beside it is wrong.
        """
        batch, file = self._batch, self._batch.files[number]
        if batch.choices is None or file.path is None or addresses.is_address(file.name):
            return batch.options, ()
        beside = self._neighbours.beside(file.path)
        if beside is None:
            return batch.options, ()
        options = self._beside.get(beside.path)
        if options is None:
            options = self._beside[beside.path] = batch.choices.options(beside.layer)
        self._options[number] = options
        return options, (beside.told(file.path.name),)

    def fingerprint(self, number: int) -> str:
        """Of the options of a report.

        Raises:
            InputError, StyleError: one of the files that they name cannot be read.
        """
        options = self._options.get(number, self._batch.options)
        if options not in self._fingerprints:
            self._fingerprints[options] = fingerprint(options)
        return self._fingerprints[options]


def tasks_of(batch: Batch, ledger: Ledger | Memory | None, works: Works) -> Iterator[ReportTask]:
    """A task for each report; it is settled already where nothing has to be done, or nothing can be."""
    for number, file in enumerate(batch.files):
        stem, target = batch.stem(file), batch.target(file)
        entry = ledger.entry(batch.key(file)) if ledger is not None and batch.resume else None
        read_here = file.path is None or entry is not None or batch.sends
        settled, data, decisions = None, None, None
        options, told = batch.options, _NOTHING_TOLD
        try:
            options, told = works.chosen(number)
            if read_here and not addresses.is_address(file.name):
                data = readers.load_standard_input() if file.path is None else readers.load(file.path)
                decisions = read_decisions_beside(file.path, options) if file.path else None
            known_source = hash_of(data, decisions) if data is not None else ""
            if entry is not None and _is_done(entry, known_source, target, works.fingerprint(number)):
                known = tuple(entry.files.items())
                settled = Outcome(number, file.name, source=entry.source, files=known, unchanged=True)
        except DuizhaoError as error:
            settled = Outcome(number, file.name, error.exit_code, str(error))
        back = batch.hands_back or (batch.sends and not addresses.is_address(target))
        yield ReportTask(
            number,
            file.name,
            stem,
            None if back else target,
            options,
            data=data if batch.sends or file.path is None else None,
            decisions=decisions if batch.sends else None,
            own=_own(batch, entry),
            settled=settled,
            file=batch.file,
            told=told,
        )


def _is_done(entry: LedgerEntry, source: str, target: str, options: str) -> bool:
    """Whether an earlier run has made the outputs of this very input, and they are as it left them."""
    return (
        entry.code == 0
        and entry.options == options
        and entry.source == source
        and all(addresses.digest(target, name) == known for name, known in entry.files.items())
    )


class FailureList:
    """The list of inputs that could not be converted: a JSON object a line, in the order of the inputs."""

    def __init__(self, batch: Batch) -> None:
        self._path = batch.list_of_failures
        self._replaces = batch.resume or batch.options.force
        if self._path is not None and self._path.exists() and not self._replaces:
            raise OutputError(
                message(
                    "{path}: it exists already, from an earlier run; go on with that by --resume, replace "
                    "all with --force, or choose another place with -o",
                    path=self._path,
                )
            )

    def write(self, failures: Iterable[Outcome]) -> None:
        if self._path is None:
            return
        lines = [_line(each) for each in sorted(failures, key=lambda each: each.number)]
        if lines:
            written = "".join(lines).encode("utf-8", "backslashreplace")  # as JSON writes what is no UTF-8
            output.write_all({self._path: written}, force=self._replaces)
        elif self._replaces:
            self._path.unlink(missing_ok=True)  # of an earlier run, all of which is mended now


def _line(outcome: Outcome) -> str:
    shown = {"input": outcome.name, "code": outcome.code, "reason": outcome.message}
    return json.dumps(shown, ensure_ascii=False) + "\n"


def _lost(lost: Lost[ReportTask], batch: Batch) -> Outcome:
    code, why = lost_because(lost, batch.timeout)
    return Outcome(lost.task.number, lost.task.name, code, about(lost.task.name, why))


def _bare(name: str) -> str:
    return name.rpartition("/")[2] if addresses.is_address(name) else name
