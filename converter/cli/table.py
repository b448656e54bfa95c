"""`duizhao table`: the figures of many reports in one table."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from converter.cli import completing
from converter.cli.batch_options import Manner, reading_options
from converter.cli.batch_view import READ, following, say_left_alone, say_report, say_summary
from converter.cli.console import Reporter
from converter.cli.options import encoding_option, format_option, reporting_options
from converter.cli.settings import ConfiguredCommand
from converter.options import Options

if TYPE_CHECKING:
    from converter.many.reading import ReadReport


@click.command(
    cls=ConfiguredCommand,
    short_help="Gather the figures of many reports in one table.",
    epilog="\b\nExample:\n  duizhao table reports -o figures.xlsx",
)
@click.argument("inputs", metavar="INPUT...", nargs=-1, shell_complete=completing.inputs)
@click.option(
    "-o",
    "--output",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    required=True,
    help="The table: .xlsx, .csv, .parquet, or .sqlite for an archive to which every run adds.",
)
@click.option("--bom", is_flag=True, help="Begin a CSV with the mark by which Excel knows UTF-8.")
@reading_options
@format_option
@encoding_option
@click.option("--force", is_flag=True, help="Replace a table that exists; an archive is added to.")
@reporting_options
def table(
    reporter: Reporter,
    inputs: tuple[str, ...],
    path: Path,
    bom: bool,
    source_format: str | None,
    encoding: str | None,
    force: bool,
    jobs: int,
    listed: str | None,
    timeout: float | None,
    memory: int | None,
) -> None:
    """Write the indicators of each INPUT into one table, a row each.

    An INPUT is a file, a folder with all reports in and below it, a pattern, or `-` for standard input.
    """
    from converter.many.inputs import gather
    from converter.many.table import fill
    from converter.many.tables import open_table

    options = Options(source_format=source_format, encoding=encoding)
    gathered = gather(inputs, listed=listed)
    from converter.many.account import Account

    account: Account[ReadReport] = Account(len(gathered.files))
    workers = Manner(jobs, timeout, memory).scheduling(len(gathered.files))
    with ExitStack() as stack:
        stack.callback(say_summary, reporter, account, READ)
        made = stack.enter_context(open_table(path, force=force, bom=bom))
        update = stack.enter_context(following(reporter, account))
        for each in fill(made, gathered.files, options, workers, timeout=timeout):
            account.add(each)
            say_report(reporter, each, several=len(gathered.files) > 1)
            update()
        reporter.diagnostics(made.notes())
    say_left_alone(reporter, gathered)
    if account.code:
        sys.exit(account.code)
