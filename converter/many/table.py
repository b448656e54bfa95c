"""The figures of many reports, read side by side, into one table, in the order of the inputs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter import readers
from converter.errors import DuizhaoError
from converter.many import addresses
from converter.many.inputs import ReportFile
from converter.many.reading import ReadReport, ReadTask, read_one
from converter.many.schedulers import Lost, Scheduler
from converter.many.tables import TableFile
from converter.many.work import hash_of, lost_because, read_decisions_beside
from converter.messages import about
from converter.options import Options


def fill(
    table: TableFile,
    files: Sequence[ReportFile],
    options: Options,
    scheduler: Scheduler | None = None,
    *,
    timeout: float | None = None,
) -> Iterator[ReadReport]:
    """Read the reports and add their rows; each is given back when it has been added, or could not be read.

    Args:
        table: what is filled.
        files: the reports, in the order of the rows.
        options: `source_format` and `encoding` are used.
        scheduler: who reads them; this process by default.
        timeout: seconds a report may take, for the message.
    """
    work = scheduler.results(read_one, _tasks(table, files, options), in_order=True) if scheduler else None
    for result in work or map(read_one, _tasks(table, files, options)):
        if isinstance(result, Lost):
            code, why = lost_because(result, timeout)
            name = result.task.name
            made = ReadReport(result.task.number, name, code, about(name, why))
        else:
            made = result
        if made.rows is not None:
            table.add(made.rows)
        yield made


def _tasks(table: TableFile, files: Sequence[ReportFile], options: Options) -> Iterator[ReadTask]:
    """A task for each report; one that the table has is settled already."""
    for number, file in enumerate(files):
        settled, sent, state = None, None, ""
        try:
            data = readers.load_standard_input() if file.path is None else addresses.read(file.name)
            local = None if file.path is None or addresses.is_address(file.name) else file.path
            state = hash_of(data, read_decisions_beside(local, options) if local else None)
            sent = data if local is None else None
            if table.has(state):
                settled = ReadReport(number, file.name, unchanged=True)
        except DuizhaoError as error:
            settled = ReadReport(number, file.name, error.exit_code, str(error))
        yield ReadTask(number, file.name, options, sent, state, settled)
