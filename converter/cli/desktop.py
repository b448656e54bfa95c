"""`duizhao desktop`: entries of the file manager that convert what is chosen in it."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from pathlib import Path
from typing import Final, Literal

import click

from converter.cli import completing
from converter.cli.click_words import SpokenChoice
from converter.cli.console import Reporter, one_line
from converter.cli.help import SpokenCommand
from converter.cli.options import reporting_options
from converter.errors import UsageError
from converter.languages import tell
from converter.messages import Message, about, listed, message

_ACTIONS: Final = ("install", "remove", "run")


@click.command(
    cls=SpokenCommand,
    short_help="Convert from the menu of the file manager.",
    epilog="\b\nExamples:\n  duizhao desktop install --open\n  duizhao desktop remove",
)
@click.argument("action", metavar="install|remove|run", type=SpokenChoice(_ACTIONS))
@click.argument(
    "inputs",
    metavar="[INPUT]...",
    nargs=-1,
    type=click.Path(path_type=Path),
    shell_complete=completing.inputs,
)
@click.option("--dry-run", is_flag=True, help="Say what would be made and removed; write nothing.")
@click.option("--open", "open_files", is_flag=True, help="Have the files opened when they are done.")
@reporting_options
def desktop(
    reporter: Reporter, action: str, inputs: tuple[Path, ...], dry_run: bool, open_files: bool
) -> None:
    """Add entries to the file manager that convert the reports chosen there, or remove them.

    The files lie beside each report; a folder is converted with all reports in it; a notification says
    whether it is done. `run` is what the entries call.
    """
    if action == "run":
        code = run(inputs, open_files=open_files)
        if code:
            sys.exit(code)
        return
    if inputs:
        raise UsageError(
            message("desktop {action} takes no files; leave out {file}", action=action, file=inputs[0])
        )
    if open_files and action == "remove":
        raise UsageError(message("--open is for the entries that are installed; leave it out"))
    from converter.desktop import apply, plan_for
    from converter.desktop.plans import program, this_system

    command = (*program(), "desktop", "run", *(("--open",) if open_files else ()), "--")
    plan = plan_for(this_system(), command, os.environ, Path.home())
    wanted: Literal["install", "remove"] = "install" if action == "install" else "remove"
    for line in apply(plan, wanted, dry_run=dry_run):
        if dry_run or not reporter.quiet:
            click.echo(one_line(tell(line)))


def run(inputs: tuple[Path, ...], *, open_files: bool) -> int:
    """Convert what was chosen and say by a notification what became of it.

    Args:
        inputs: files and folders.
        open_files: whether the files are opened.

    Returns:
        The exit code of `duizhao convert`.
    """
    from converter.cli import cli
    from converter.desktop import notify

    if not inputs:
        wanted = message("Choose reports or folders in the file manager, or drop them on this.")
        notify(tell(wanted), failed=True)
        return UsageError.exit_code
    paths = [each.absolute() for each in inputs]
    os.chdir(paths[0].parent if paths[0].parent.is_dir() else Path.home())
    said = io.StringIO()
    options = ["--open"] if open_files else []
    with contextlib.redirect_stderr(said):
        code = _code_of(cli, ["convert", "--quiet", *options, "--", *map(str, paths)])
    lines = said.getvalue().splitlines()
    sys.stderr.writelines(f"{line}\n" for line in lines)
    name = paths[0].name if len(paths) == 1 else f"{paths[0].name} …"
    notify(tell(_outcome(name, code, lines)), failed=bool(code))
    return code


def _outcome(name: str, code: int, lines: list[str]) -> Message:
    """What a notification says.

    Args:
        name: of what was converted.
        code: the exit code.
        lines: what the command said, in the language that is spoken.
    """
    if not code:
        return about(name, message("done"))
    if not lines:
        return about(name, message("it failed (exit code {code})", code=code))
    first = re.sub(r"^duizhao[:：]\s*", "", lines[0])
    if len(lines) == 1:
        return listed([first])
    return message("{first} (and {count} more)", first=first, count=len(lines) - 1)


def _code_of(command: click.Command, arguments: list[str]) -> int:
    try:
        command.main(arguments, prog_name="duizhao", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 1
    return 0
