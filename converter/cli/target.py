"""Where the files of `convert` go: a folder or address, one file, or standard output."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final, cast, get_args

import click

from converter.cli.choices import rank
from converter.errors import UsageError
from converter.languages import tell
from converter.messages import message
from converter.options import Format

STANDARD_OUTPUT: Final = "-"
_PRINTABLE: Final = frozenset(("html", "json"))
"""Formats that do a terminal no harm."""
_OTHER_FILES: Final = frozenset(
    (
        *(".csv", ".doc", ".epub", ".htm", ".md", ".mhtml", ".ods", ".odt", ".parquet", ".png"),
        *(".rtf", ".sqlite", ".tex", ".txt", ".wps", ".xls", ".xml", ".zip"),
    )
)
"""Suffixes nobody gives a folder, of files that `convert` does not make."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where the files go."""

    folder: str | None = None
    """A folder or an address; None for beside each input."""
    file: str | None = None
    """Name in the folder, where one file is named."""
    stream: bool = False
    """Whether the only file goes to standard output."""

    @property
    def is_folder(self) -> bool:
        """Whether a folder of its own for the files is named."""
        return self.folder is not None and self.file is None

    @property
    def searched_apart(self) -> Path | None:
        """The folder in which no report is looked for."""
        return Path(self.folder) if self.folder is not None and self.is_folder else None

    def check_count(self, count: int) -> None:
        """Refuse to bring several reports into one file.

        Raises:
            UsageError: there are several.
        """
        if count > 1 and (self.stream or self.file is not None):
            place = "-" if self.stream else self.file
            raise UsageError(
                message(
                    "-o {place} takes one report and {count} are named; name a folder with -o",
                    place=place,
                    count=count,
                )
            )


def chosen_target(
    given: str | None, formats: tuple[Format, ...], *, stated: bool
) -> tuple[Target, tuple[Format, ...]]:
    """What `-o` names, and the formats that are made for it.

    Args:
        given: a folder, an address, a file whose suffix is a format, or `-`.
        formats: what is to be made.
        stated: whether the formats were named beside `-o`, and not only by default.

    Raises:
        UsageError: they do not go together.
    """
    from converter.many.addresses import is_address

    if given is None:
        return Target(), formats
    if not given:
        raise UsageError(message("-o: the name is empty; name a folder, a file, or `-` for standard output"))
    if given == STANDARD_OUTPUT:
        _check_stream(formats)
        return Target(stream=True), formats
    suffix = "" if given.endswith(("/", os.sep)) else PurePath(given).suffix.lower()
    kind = cast("Format", suffix[1:])
    if kind not in get_args(Format):
        if _is_a_file(suffix) and not is_address(given) and not os.path.lexists(given):
            raise UsageError(
                message(
                    "-o {given}: no such file is made, only {suffixes}; name one, or a folder",
                    given=given,
                    suffixes=tuple(f".{each}" for each in get_args(Format)),
                )
            )
        return Target(given), formats
    if stated and formats != (kind,):
        raise UsageError(
            message(
                "-o {given} is one file; leave out --to {formats}, or name a folder",
                given=given,
                formats=",".join(formats),
            )
        )
    folder, name = given.rpartition("/")[::2] if is_address(given) else _parted(given)
    return Target(folder, name), (kind,)


def _is_a_file(suffix: str) -> bool:
    """Whether nobody gives a folder this suffix: that of other files, or a slip of the pen (`.pfd`)."""
    return suffix in _OTHER_FILES or bool(difflib.get_close_matches(suffix[1:], get_args(Format), n=1))


def formats_of(_context: click.Context, _parameter: click.Parameter, given: str) -> tuple[Format, ...]:
    """The formats that an option names, each once.

    Raises:
        BadParameter: one is none.
    """
    choices = get_args(Format)
    names = [name.strip().lower() for name in given.split(",") if name.strip()]
    unknown = [name for name in names if name not in choices]
    if unknown or not names:
        if unknown:
            told = message(
                "{name!r} is not a format; choose from {choices}", name=unknown[0], choices=choices
            )
        else:
            told = message("no format is named; choose from {choices}", choices=choices)
        raise click.BadParameter(tell(told))
    return cast("tuple[Format, ...]", tuple(dict.fromkeys(names)))


def is_stated(name: str) -> bool:
    """Whether an option was set in a place that is no lower than that of `-o`."""
    return rank(name) > 0 and rank(name) >= rank("output")


def write_out(content: bytes) -> None:
    """Bytes to standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _parted(given: str) -> tuple[str, str]:
    path = Path(given)
    return str(path.parent), path.name


def _check_stream(formats: Collection[Format]) -> None:
    if len(formats) != 1:
        raise UsageError(
            message("-o - writes one format to standard output; name it with --to, such as --to pdf")
        )
    (kind,) = formats
    if kind not in _PRINTABLE and sys.stdout.isatty():
        raise UsageError(
            message(
                "-o -: a terminal cannot show {kind}; send it to a program, or name a file with -o", kind=kind
            )
        )
