"""What the user named, as single reports: files, folders with all below them, patterns, lists of names."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from converter import readers
from converter.configuration import is_settings_name
from converter.decisions import is_decisions_name
from converter.errors import InputError, UsageError
from converter.many.products import is_product
from converter.messages import Message, about, both, counted, message

STANDARD_INPUT: Final = "-"
_WILD: Final = frozenset("*?[")
_LIST_LIMIT: Final = 256 * 1024 * 1024
"""Bytes of a list of names: some millions of them."""


@dataclass(frozen=True, slots=True)
class ReportFile:
    """One report to be read."""

    name: str
    """As messages call it: as it was named, or found below a folder that was."""
    below: str = ""
    """Its folder, seen from the folder that was named; empty where the file itself was."""

    @property
    def path(self) -> Path | None:
        """None for standard input."""
        return None if self.name == STANDARD_INPUT else Path(self.name)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The reports of a run, each once, in an order that depends on their names alone."""

    files: tuple[ReportFile, ...]
    searched: bool
    """Whether any was found in a folder, by a pattern or in a list, and not named alone."""
    other_kinds: int = 0
    """Files in the folders that no reader takes."""
    products: int = 0
    """Files in the folders that were made here."""


class _Search:
    """Collects the reports and counts what it leaves alone."""

    def __init__(self, leave: Path | None, *, several: bool) -> None:
        self.files: dict[str, ReportFile] = {}
        self.searched = False
        self.other_kinds = 0
        self.products = 0
        self._several = several
        self._leave = None if leave is None else _real(leave)

    def add(self, name: str) -> None:
        if name == STANDARD_INPUT:
            self._keep(ReportFile(name))
        elif (is_decisions_name(name) or is_settings_name(name)) and self._several:
            return  # they are taken with the report they are about
        elif Path(name).is_dir():
            self.searched = True
            self._walk(name)
        elif _WILD.intersection(name) and not os.path.lexists(name):
            self.searched = True
            self._match(name)
        else:
            self._keep(ReportFile(name))

    def _match(self, pattern: str) -> None:
        """What a pattern stands for, where no shell has put it in its place."""
        found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - absolute ones too
        if not found:
            told = message("no file matches this pattern; check it, and quote it in a shell")
            raise InputError(about(pattern, told))
        for each in found:
            if Path(each).is_dir():
                continue
            self._take(each, "")

    def _walk(self, folder: str) -> None:
        for place, folders, names in os.walk(folder, onerror=self._cannot_look):
            folders[:] = sorted(
                each
                for each in folders
                if not each.startswith(".") and _real(Path(place, each)) != self._leave
            )
            below = PurePath(place).relative_to(folder).as_posix()
            for each in sorted(names):
                self._take(os.path.join(place, each), below)  # noqa: PTH118

    def _cannot_look(self, error: OSError) -> None:
        """A folder that cannot be searched is kept like a missing file: it is told when its turn comes."""
        self._keep(ReportFile(str(error.filename)))

    def _take(self, name: str, below: str) -> None:
        """A file that was found and not named: only if it looks like a report's."""
        path = Path(name)
        if path.name.startswith((".", "~$")) or is_decisions_name(name) or is_settings_name(name):
            return
        special = os.path.exists(name) and not os.path.isfile(name)  # noqa: PTH110, PTH113 - no errors
        if readers.by_suffix(path.suffix) is None or special:  # a pipe would never end
            self.other_kinds += 1
        elif is_product(path):
            self.products += 1
        else:
            self._keep(ReportFile(name, below))

    def _keep(self, file: ReportFile) -> None:
        key = file.name if file.path is None else _real(file.path)
        self.files.setdefault(str(key), file)


def gather(names: Iterable[str], *, listed: str | None = None, leave: Path | None = None) -> Gathered:
    """The reports that names stand for, each once.

    Args:
        names: files, folders, patterns, `-` for standard input. A file that is missing is kept: that it
            cannot be read is told when its turn comes, and stops no other.
        listed: a file with one name a line, `-` for standard input.
        leave: a folder that is not searched where it lies in another: that of the outputs.

    Raises:
        InputError: nothing is named or found, a pattern matches nothing, or the list cannot be read.
        UsageError: standard input is to give both a report and the list.
    """
    named = list(names)
    if not named and listed is None:
        raise UsageError(
            message("no report is named; give files or folders, `-`, or a list with --files-from")
        )
    search = _Search(leave, several=len(named) > 1 or listed is not None)
    if listed is not None:
        if listed == STANDARD_INPUT and STANDARD_INPUT in named:
            told = message("standard input cannot be both a report and the list of names; give one")
            raise UsageError(about("-", told))
        search.searched = True
        named += _lines(listed)
    for name in named:
        search.add(name)
    if not search.files:
        raise InputError(_nothing(named, search))
    return Gathered(tuple(search.files.values()), search.searched, search.other_kinds, search.products)


def check_distinct(places: Sequence[tuple[ReportFile, Path]]) -> None:
    """Refuse two inputs that would make one output.

    Args:
        places: each report with the path of its outputs, without a suffix.

    Raises:
        UsageError: two have the same; on file systems that take `A` for `a` too.
    """
    taken: dict[str, ReportFile] = {}
    for file, place in places:
        key = str(place.absolute()).casefold()
        if key in taken:
            raise UsageError(
                message(
                    "{name}: its outputs {place}.* would be those of {other}; keep the folders with --tree, "
                    "or convert the two apart",
                    name=file.name,
                    place=place,
                    other=taken[key].name,
                )
            )
        taken[key] = file


def _lines(listed: str) -> Iterator[str]:
    data = (
        readers.load_standard_input()
        if listed == STANDARD_INPUT
        else readers.load(Path(listed), limit=_LIST_LIMIT)
    )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        told = message("line {line} is not UTF-8; save the list as UTF-8", line=line)
        raise InputError(about(listed, told)) from None
    return (line for line in text.splitlines() if line.strip())


def _nothing(named: Sequence[str], search: _Search) -> Message:
    count = len(named)
    where: object = named[0] if count == 1 else message("the list")
    if count > 1:
        where = message("the {count} inputs", count=count)
    left = [
        counted("{count} file of another kind", "{count} files of other kinds", search.other_kinds),
        counted("{count} file made by duizhao", "{count} files made by duizhao", search.products),
    ]
    found = [each for each in left if each.values["count"]]
    suffixes = tuple(suffix for reader in readers.READERS.values() for suffix in reader.suffixes)
    if not found:
        told = message("there is no report; reports are files ending in {suffixes}", suffixes=suffixes)
    else:
        told = message(
            "there is no report, only {others}; reports are files ending in {suffixes}",
            others=both(found),
            suffixes=suffixes,
        )
    return about(where, told)


def _real(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)
