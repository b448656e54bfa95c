"""The command line: the group of commands; each command is a module of its own, with its view beside it."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from converter.cli.compare import compare as compare_command
from converter.cli.completion import VARIABLE, register
from converter.cli.completion import completion as completion_command
from converter.cli.console import Reporter, UsageLine
from converter.cli.convert import convert as convert_command
from converter.cli.desktop import desktop as desktop_command
from converter.cli.doctor import doctor as doctor_command
from converter.cli.help import SpokenCommand
from converter.cli.inspect import inspect as inspect_command
from converter.cli.language import in_language_of, language_option
from converter.cli.review import review as review_command
from converter.cli.schema import schema as schema_command
from converter.cli.styles import styles as styles_command
from converter.cli.table import table as table_command
from converter.cli.text import text as text_command
from converter.cli.watch import watch as watch_command
from converter.errors import DuizhaoError, OutputError
from converter.languages import tell
from converter.messages import message
from converter.version import __version__

_EPILOG = """\b
Examples:
  duizhao convert report.txt                 report.pdf and report.docx beside it
  duizhao convert a.html b.docx c.pdf -o out several reports, into the folder out
  duizhao convert - -o out < report.txt      from standard input
  duizhao convert archive -o out --resume    all reports of a folder; go on where a run was stopped
  duizhao table archive -o figures.xlsx      the figures of them all in one table
  duizhao compare 2021.txt 2022.txt          the same measures of several reports side by side
  duizhao inspect report.txt                 what was understood
  duizhao review report.txt                  where to look at the conversion
  duizhao text --to cn report.txt            plain text in Simplified Chinese
"""


def _version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    from converter.distributions import engine_label

    try:
        engine = engine_label()
    except DuizhaoError as error:
        engine = message("no usable conversion engine: {reason}", reason=str(error))
    click.echo(tell(message("duizhao {version} ({engine})", version=__version__, engine=engine)))
    context.exit()


@contextlib.contextmanager
def _in_our_manner() -> Iterator[None]:
    """Wrong usage is one line. Who reads standard output has seen enough when the pipe is closed; click would
    call it a failure."""
    try:
        yield
    except BrokenPipeError:
        raise SystemExit(0) from None
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        raise UsageLine.of(error) from None


class _Commands(click.Group, SpokenCommand):
    def main(self, args: Sequence[str] | None = None, *arguments: Any, **extra: Any) -> Any:
        """Run a command, in the language of its user."""
        with in_language_of(sys.argv[1:] if args is None else args):
            return super().main(args, *arguments, **extra)

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:
        with _in_our_manner():
            return super().make_context(*arguments, **extra)

    def invoke(self, context: click.Context) -> Any:
        with _in_our_manner():
            return super().invoke(context)


@click.group(
    cls=_Commands,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and the conversion engine in use.",
)
def cli() -> None:
    """Turn a Chinese official report into a bilingual PDF and an editable Word summary.

    The PDF sets Traditional and Simplified Chinese side by side, paragraph by paragraph, with contents,
    action items, indicator tables and charts. The DOCX is a summary to go on working in. No network is used.
    """


for command in (
    convert_command,
    inspect_command,
    review_command,
    text_command,
    table_command,
    compare_command,
    styles_command,
    schema_command,
    completion_command,
    doctor_command,
    watch_command,
    desktop_command,
):
    command.params.append(language_option())
    cli.add_command(command)
cli.params.append(language_option())


def run() -> int:
    """Run the command that the arguments name; the exit code, unless the command leaves with one."""
    _prepare_streams()
    logging.getLogger().addHandler(
        logging.NullHandler()
    )  # what libraries remark on files is not a message of ours
    if VARIABLE in os.environ:
        register()
    with in_language_of(sys.argv[1:]):
        try:
            code = cli.main(prog_name="duizhao", standalone_mode=False)
        except click.ClickException as error:
            with contextlib.suppress(OSError, ValueError):
                error.show()
            return error.exit_code
        except OSError as error:  # of help or version; commands have their own way
            Reporter().unwritable(error)
            return OutputError.exit_code
        return code if isinstance(code, int) else 0


def _prepare_streams() -> None:
    """UTF-8 everywhere, whatever the console was set to; a closed stream takes what it is given."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n" if os.name != "nt" else None)
