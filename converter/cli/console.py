"""What the commands share: messages on standard error, progress, and exit codes."""

from __future__ import annotations

import contextlib
import errno
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from converter.errors import DEFECT, DuizhaoError, OutputError, UsageError, defect

if TYPE_CHECKING:
    from converter.model import Counts, Diagnostic

_CANNOT_BE_SAID = (errno.ENOSPC, errno.EFBIG, errno.EIO, errno.EBADF)
"""What the system says where standard output has no room, or is not there."""


_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def one_line(message: str) -> str:
    """`message` on one line, with what a file's name could do to a terminal made visible."""
    return _UNPRINTABLE.sub(lambda match: match.group().encode("unicode_escape").decode("ascii"), message)


class UsageLine(click.ClickException):
    """What is wrong with the arguments or the settings, in one line."""

    exit_code = UsageError.exit_code

    def show(self, file: Any = None) -> None:
        """Say it on standard error."""
        click.echo(f"duizhao: {one_line(' '.join(self.message.split()))}", err=True, file=file)

    @classmethod
    def of(cls, error: click.UsageError) -> UsageLine:
        """What click has to say, with the place where help is."""
        said = error.format_message().rstrip(".")
        return cls(f"{said}; see {error.ctx.command_path if error.ctx is not None else 'duizhao'} --help")


@dataclass(frozen=True, slots=True)
class Reporter:
    """Writes messages to standard error, as many as the user asked for."""

    quiet: bool = False
    verbose: bool = False
    debug: bool = False

    def say(self, line: str) -> None:
        """One line; a standard error that is full or closed makes no job fail."""
        with contextlib.suppress(OSError, ValueError):
            click.echo(one_line(line), err=True)

    def error(self, message: str) -> None:
        self.say(f"duizhao: {message}")

    def traceback(self) -> None:
        """Of the exception being handled, if the user asked for it."""
        if self.debug:
            with contextlib.suppress(OSError, ValueError):
                traceback.print_exc()

    def earlier_traceback(self, lines: str) -> None:
        """Of an exception in another process, if the user asked for it."""
        if self.debug and lines:
            with contextlib.suppress(OSError, ValueError):
                sys.stderr.write(lines)

    def unwritable(self, error: OSError) -> None:
        """That standard output cannot be written."""
        self.error(f"standard output: it cannot be written ({error.strerror})")

    def diagnostics(self, diagnostics: Iterable[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            if (diagnostic.level != "info" and not self.quiet) or self.verbose:
                self.say(f"duizhao: {diagnostic.level}: {diagnostic.message}")

    @property
    def shows_progress(self) -> bool:
        return sys.stderr.isatty() and not self.quiet


def show(renderable: object) -> None:
    """Print a table, tree or text of rich; without a terminal on 120 columns."""
    from rich.console import Console

    class _Console(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    console = _Console(width=None if sys.stdout.isatty() else 120, highlight=False, soft_wrap=False)
    console.print(renderable)


@contextlib.contextmanager
def collect_errors(reporter: Reporter, codes: list[int]) -> Iterator[None]:
    """Say what went wrong in one line, and note its exit code."""
    try:
        yield
        codes.append(0)
    except DuizhaoError as error:
        reporter.traceback()
        reporter.error(str(error))
        codes.append(error.exit_code)
    except (click.ClickException, click.Abort, click.exceptions.Exit):
        raise
    except BrokenPipeError:  # who reads has seen enough
        codes.append(0)
    except OSError as error:
        if error.filename is not None or error.errno not in _CANNOT_BE_SAID:
            codes.append(_defect(reporter, error))
        else:
            reporter.unwritable(error)
            codes.append(OutputError.exit_code)
    except Exception as error:
        codes.append(_defect(reporter, error))


def _defect(reporter: Reporter, error: Exception) -> int:
    reporter.traceback()
    reporter.error(defect(error))
    return DEFECT


@contextlib.contextmanager
def exit_on_error(reporter: Reporter) -> Iterator[None]:
    """As `collect_errors`, for a command with one input: exits with the code."""
    codes: list[int] = []
    with collect_errors(reporter, codes):
        yield
    if codes[0]:
        sys.exit(codes[0])


def silent(_step: str) -> None:
    """Shows no step."""


@contextlib.contextmanager
def progress(reporter: Reporter, name: str) -> Iterator[Callable[[str], None]]:
    """On a terminal, a line that names the current step; nothing elsewhere."""
    if not reporter.shows_progress:
        yield silent
        return
    from rich.console import Console
    from rich.markup import escape

    with Console(stderr=True).status(escape(name)) as status:
        yield lambda step: status.update(f"{escape(name)}: {step}")


def counted(counts: Counts) -> str:
    """`6 sections, 5 action items, 55 indicators`."""
    parts = (
        number_of(counts.sections, "section"),
        number_of(counts.action_items, "action item"),
        number_of(counts.indicators, "indicator"),
    )
    return ", ".join(parts)


def number_of(count: int, noun: str) -> str:
    """`1 section`, `2 sections`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
