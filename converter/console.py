"""What the commands share: how much is said, how an error leaves, the options of reading."""

from __future__ import annotations

import contextlib
import errno
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from converter import __version__
from converter.errors import DuizhaoError, OutputError

if TYPE_CHECKING:
    from converter.model import Diagnostic

DEFECT = 70
_CANNOT_BE_SAID = (errno.ENOSPC, errno.EFBIG, errno.EIO, errno.EBADF)
"""What the system says where standard output has no room, or is not there."""


_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def one_line(message: str) -> str:
    """`message` on one line, with what a file's name could do to a terminal made visible."""
    return _UNPRINTABLE.sub(lambda match: match.group().encode("unicode_escape").decode("ascii"), message)


@dataclass(frozen=True, slots=True)
class Voice:
    """How much is said on standard error."""

    quiet: bool
    verbose: bool
    debug: bool

    def error(self, message: str) -> None:
        click.echo(f"duizhao: {one_line(message)}", err=True)

    def diagnostics(self, diagnostics: Iterable[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            if (diagnostic.level == "warning" and not self.quiet) or self.verbose:
                click.echo(f"duizhao: {diagnostic.level}: {one_line(diagnostic.message)}", err=True)

    @property
    def shows_progress(self) -> bool:
        return sys.stderr.isatty() and not self.quiet


def voice_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in (
        click.option("--debug", is_flag=True, help="Show the traceback of an error."),
        click.option("-v", "--verbose", is_flag=True, help="Say more: encodings, files written."),
        click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
    ):
        command = option(command)
    return command


def _known_encoding(_context: click.Context, _parameter: click.Parameter, name: str | None) -> str | None:
    if name is None:
        return None
    try:
        " ".encode(name)  # unlike `codecs.lookup` refuses what is no encoding of text, such as hex
    except (LookupError, ValueError):
        raise click.BadParameter(
            f"there is no encoding named {name!r}; try utf-8, gb18030, big5hkscs or utf-16"
        ) from None
    return name


encoding_option = click.option(
    "--encoding",
    metavar="NAME",
    callback=_known_encoding,
    help="Encoding of the input, such as gb18030 or big5hkscs; found out by default.",
)
format_option = click.option(
    "--from", "source_format", metavar="FORMAT", help="Format of the input; found out by default."
)


def bytes_and_name(source: str) -> tuple[bytes, str]:
    from converter import readers

    if source == "-":
        return readers.load_standard_input(), "-"
    path = Path(source)
    return readers.load(path), path.name


def show(renderable: object) -> None:
    from rich.console import Console

    console = Console(width=None if sys.stdout.isatty() else 120, highlight=False, soft_wrap=False)
    console.print(renderable)


@contextlib.contextmanager
def caught(voice: Voice, codes: list[int]) -> Iterator[None]:
    """Say what went wrong in one line, and note its exit code."""
    try:
        yield
        codes.append(0)
    except DuizhaoError as error:
        if voice.debug:
            traceback.print_exc()
        voice.error(str(error))
        codes.append(error.exit_code)
    except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
        raise
    except OSError as error:
        if error.filename is not None or error.errno not in _CANNOT_BE_SAID:
            codes.append(_defect(voice, error))
        else:
            voice.error(f"standard output: it cannot be written ({error.strerror})")
            codes.append(OutputError.exit_code)
    except Exception as error:
        codes.append(_defect(voice, error))


def _defect(voice: Voice, error: Exception) -> int:
    if voice.debug:
        traceback.print_exc()
    voice.error(
        f"defect in duizhao {__version__}: {type(error).__name__}: {error} "
        "(please report it with the output of --debug)"
    )
    return DEFECT


@contextlib.contextmanager
def leaving(voice: Voice) -> Iterator[None]:
    """As `caught`, for a command with one input: leave with the exit code."""
    codes: list[int] = []
    with caught(voice, codes):
        yield
    if codes[0]:
        sys.exit(codes[0])
