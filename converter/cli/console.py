"""What the commands share: messages on standard error, progress, and exit codes."""

from __future__ import annotations

import contextlib
import errno
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import click

from converter.cli.click_words import usage
from converter.cli.wrapping import breaks, columns
from converter.errors import DEFECT, DuizhaoError, OutputError, UsageError, defect, reason_of
from converter.languages import tell
from converter.messages import about, counted, marked, message

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions
    from rich.text import Text

    from converter.model import Counts, Diagnostic

_LEVELS: Final = {
    "info": marked("duizhao: info: {what}"),
    "note": marked("duizhao: note: {what}"),
    "warning": marked("duizhao: warning: {what}"),
}
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
        click.echo(one_line(" ".join(tell(about("duizhao", self.message)).split())), err=True, file=file)

    @classmethod
    def of(cls, error: click.UsageError) -> UsageLine:
        """What click has to say, with the place where help is."""
        return cls(usage(error))


_ALIVE: Final[ContextVar[Console | None]] = ContextVar("_ALIVE", default=None)
"""The console that shows a bar or a step now."""


@contextlib.contextmanager
def alive() -> Iterator[Console]:
    """A console for a bar or a step on standard error; messages stand above what it shows, not behind it."""
    from rich.console import Console

    console = Console(stderr=True)
    token = _ALIVE.set(console)
    try:
        yield console
    finally:
        _ALIVE.reset(token)


@dataclass(frozen=True, slots=True)
class Reporter:
    """Writes messages to standard error, as many as the user asked for."""

    quiet: bool = False
    verbose: bool = False
    debug: bool = False

    def say(self, line: str) -> None:
        """One line; a standard error that is full or closed makes no job fail."""
        said = one_line(tell(line))
        with contextlib.suppress(OSError, ValueError):
            if (console := _ALIVE.get()) is None:
                click.echo(said, err=True)
            else:
                console.out(said, highlight=False)

    def error(self, text: str) -> None:
        self.say(about("duizhao", text))

    def info(self, text: str) -> None:
        """What was asked for by `--verbose`."""
        self.say(message(_LEVELS["info"], what=text))

    def warning(self, text: str) -> None:
        """What is odd, though the work is done."""
        self.say(message(_LEVELS["warning"], what=text))

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
        self.error(message("standard output: it cannot be written ({reason})", reason=reason_of(error)))

    def diagnostics(self, diagnostics: Iterable[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            if (diagnostic.level != "info" and not self.quiet) or self.verbose:
                self.say(message(_LEVELS[diagnostic.level], what=diagnostic.message))

    @property
    def shows_progress(self) -> bool:
        return sys.stderr.isatty() and not self.quiet


def show(renderable: object) -> None:
    """Print a table, tree or text of rich; without a terminal on 120 columns."""
    from rich.console import Console
    from rich.text import Text

    class _Console(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

        def render(self, renderable: Any, options: Any = None) -> Iterable[Any]:
            if isinstance(renderable, Text):
                renderable = lined(renderable, options or self.options)
            return super().render(renderable, options)

    console = _Console(width=None if sys.stdout.isatty() else 120, highlight=False, soft_wrap=False)
    console.print(renderable)


def lined(text: Text, options: ConsoleOptions) -> Text:
    """A text of rich, broken as Chinese is; rich breaks it between any two characters."""
    if text.no_wrap or options.no_wrap or columns(text.plain) <= options.max_width or text.plain.isascii():
        return text
    made = text.blank_copy("\n")
    lines = text.split(allow_blank=True)
    parts = [line.divide(breaks(line.plain, options.max_width, fold=True)) for line in lines]
    for part in (each for line in parts for each in line):
        part.rstrip()
    return made.join(each for line in parts for each in line)


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
    from rich.markup import escape

    with alive() as console, console.status(escape(tell(name))) as status:
        yield lambda step: status.update(escape(tell(about(name, step))))


def contents(counts: Counts) -> tuple[str, str, str]:
    """`6 sections`, `5 action items`, `55 indicators`."""
    return (
        counted("{count} section", "{count} sections", counts.sections),
        counted("{count} action item", "{count} action items", counts.action_items),
        counted("{count} indicator", "{count} indicators", counts.indicators),
    )
