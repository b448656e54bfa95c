"""A run of which nothing is done: what would be read, made and replaced, as far as it is known before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from converter import output, readers
from converter.errors import DuizhaoError
from converter.many import addresses
from converter.many.batch import Batch, FailureList, Works, tasks_of
from converter.many.inputs import check_distinct
from converter.many.ledger import Ledger
from converter.many.work import ReportTask, prepared, stands_there

Deed = Literal["read", "make", "replace", "keep"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What would become of a report."""

    number: int
    name: str
    deeds: tuple[tuple[Deed, str], ...] = ()
    """What would be done, and with which file or address."""
    code: int = 0
    """Exit code: 0 if nothing is known that stands in the way."""
    message: str = ""
    unchanged: bool = False
    """Whether an earlier run has made it, and nothing has changed since."""


def rehearse(batch: Batch) -> Iterator[Plan]:
    """What a run would do with each report, in their order; nothing is written.

    Whether an input is a report is not known before it is read, and so not told.

    Args:
        batch: what is to be done.

    Raises:
        UsageError: two inputs would make one output; a file that the options name cannot be used.
        OutputError: the folder cannot be written to by this run.
    """
    prepared(batch.options)
    check_distinct([(file, Path(batch.target(file), batch.stem(file))) for file in batch.files])
    with ExitStack() as stack:
        ledger, works = None, Works(batch)
        if batch.folder is not None and not addresses.is_address(batch.folder):
            output.check_folder(Path(batch.folder))
            if batch.keeps_account:
                ledger = Ledger.to_read(Path(batch.folder))
        if ledger is not None:
            stack.enter_context(ledger)
        FailureList(batch)  # refuses to replace that of another run
        for task in tasks_of(batch, ledger, works):
            yield _plan(task, batch)


def _plan(task: ReportTask, batch: Batch) -> Plan:
    settled = task.settled
    try:
        if settled is not None and settled.code:
            return Plan(task.number, task.name, code=settled.code, message=settled.message)
        if settled is not None:
            kept: tuple[tuple[Deed, str], ...] = tuple(("keep", place) for place in batch.places(settled))
            return Plan(task.number, task.name, kept, unchanged=True)
        if task.data is None and not addresses.is_address(task.name):
            readers.load(Path(task.name))
        return Plan(task.number, task.name, (("read", task.name), *_outputs(task, batch)))
    except DuizhaoError as error:
        return Plan(task.number, task.name, code=error.exit_code, message=str(error))


def _outputs(task: ReportTask, batch: Batch) -> Iterator[tuple[Deed, str]]:
    """What would become of each output.

    Raises:
        UsageError: it would replace the input.
        OutputError: it exists and may not be replaced.
    """
    names = [task.output(kind) for kind in task.options.formats]
    if batch.hands_back:
        yield "make", "-"
        return
    target = batch.target(batch.files[task.number])
    if not addresses.is_address(target) and not addresses.is_address(task.name):
        output.check_apart(Path(task.name), [Path(target, name) for name in names])
    if not addresses.is_address(target):
        output.check_free([Path(target, name) for name in names], force=True)  # no folders in their places
    for name in names:
        place = addresses.joined(target, name)
        there = addresses.digest(target, name)
        if there is None:
            yield "make", place
        elif task.options.force or (task.own is not None and task.own.get(name) == there):
            yield "replace", place
        else:
            raise stands_there(place, goes_on=task.own is not None)
