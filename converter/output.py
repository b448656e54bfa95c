"""Files are written whole or not at all, and nothing is overwritten that was not meant to be."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from converter.errors import OutputError, UsageError, reason_of
from converter.messages import about, message

_PART: Final = ".part"
_STEM: Final = 40
_LEFT_BEHIND: Final = 3600
"""Seconds; no run writes as long, so a part this old is of a run that was killed."""
_PORTS: Final = (f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))
_RESERVED: Final = frozenset(("con", "prn", "aux", "nul", "conin$", "conout$", *_PORTS))
"""Names of devices on Windows, whatever their suffix."""


def check_free(paths: list[Path], *, force: bool | Collection[Path]) -> None:
    """Refuse early, before any work is done.

    Args:
        paths: of the files that are to be written.
        force: whether files that exist are replaced, or which of them.

    Raises:
        OutputError: a file exists and `force` is off, a path is a folder, or its name cannot be a file's.
    """
    for path in paths:
        if os.name == "nt" and is_reserved(path.name):
            raise OutputError(about(path, message("Windows keeps this name for a device; rename the input")))
        try:
            is_folder, exists = path.is_dir(), os.path.lexists(path)
        except (OSError, ValueError) as error:  # such as a name that is too long
            raise _cannot_write(path, error) from None
        if is_folder:
            raise OutputError(
                about(path, message("this is a folder; move it away or choose another place with -o"))
            )
        if exists and not _may_replace(force, path):
            raise _exists(path)


def _may_replace(force: bool | Collection[Path], path: Path) -> bool:
    return force if isinstance(force, bool) else path in force


def is_reserved(name: str) -> bool:
    """Whether Windows takes a file of this name for a device: `con.pdf`, `LPT1.docx`."""
    return name.partition(".")[0].rstrip(" ").casefold() in _RESERVED


def check_apart(source: Path, paths: Iterable[Path]) -> None:
    """Refuse to write over the input.

    Raises:
        UsageError: one of the paths leads to the input.
    """
    for path in paths:
        try:
            same = path.exists() and path.samefile(source)
        except (
            OSError,
            ValueError,
        ):  # what cannot be read or written is told there
            continue
        if same:
            raise UsageError(
                about(source, message("the output would replace the input; choose another place with -o"))
            )


def check_folder(folder: Path) -> None:
    """Refuse a folder in whose place a file stands, or in that of a folder above it.

    Raises:
        OutputError: there is one.
    """
    for place in (folder, *folder.parents):
        try:
            if place.is_dir():
                return
            if os.path.lexists(place):
                raise _is_a_file(place)
        except (OSError, ValueError) as error:
            raise _cannot_write(place, error) from None


def make_folder(folder: Path) -> None:
    """Create `folder` and its parents where they are missing.

    Raises:
        OutputError: it cannot be made, or a file stands in its place.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise _is_a_file(folder) from None
    except (OSError, ValueError) as error:
        raise OutputError(
            message(
                "{folder}: the folder cannot be made ({reason}); choose another with -o",
                folder=folder,
                reason=reason_of(error),
            )
        ) from None


def write_all(files: Mapping[Path, bytes], *, force: bool | Collection[Path]) -> None:
    """Write several files: each appears whole under its name, and none if any cannot be written.

    Every file is first written beside its place under a hidden temporary name; only when all are on the disk
    are they moved. If a move fails, or the run is stopped between two, those before it are taken back: a file
    that was replaced is there again as it was. Without `force` a file that has appeared in the meantime is
    kept.

    Args:
        files: what to write, by path.
        force: whether files that exist are replaced, or which of them.

    Raises:
        OutputError: the folder is read-only, the disk is full, or a file exists.
    """
    parked: dict[Path, Path] = {}
    moves: list[_Move] = []
    try:
        for path, data in files.items():
            _sweep(path)
            parked[path] = _park(path, data)
        check_free(list(files), force=force)
        for number, (path, temporary) in enumerate(parked.items(), start=1):
            moves.append(
                _Move(path, temporary, replaces=_may_replace(force, path), keeps_old=number < len(parked))
            )
            moves[-1].make()
    except BaseException:
        all_there = len(moves) == len(files) and all(move.is_made for move in moves)
        for move in reversed(moves) if not all_there else ():
            move.take_back()
        raise
    finally:
        for temporary in (*parked.values(), *(move.old for move in moves if move.old is not None)):
            _remove(temporary)


@contextlib.contextmanager
def growing(path: Path, *, force: bool) -> Iterator[Path]:
    """A file that is written piece by piece under a hidden name beside its place, and moved there at the end.

    If the context is left by an error, nothing appears.

    Args:
        path: where it goes.
        force: whether a file that exists is replaced.

    Raises:
        OutputError: a file exists, or it cannot be written.
    """
    check_free([path], force=force)
    _sweep(path)
    temporary = _park(path, b"")
    try:
        try:
            yield temporary
        except OSError as error:
            raise _cannot_write(path, error) from None
        check_free([path], force=force)
        _Move(path, temporary, replaces=force, keeps_old=False).make()
    finally:
        _remove(temporary)


class _Move:
    """One finished file going to its place, and back if need be."""

    def __init__(self, path: Path, temporary: Path, *, replaces: bool, keeps_old: bool) -> None:
        self.old: Path | None = None
        """A second name of the file that is replaced."""
        self._path = path
        self._temporary = temporary
        self._replaces = replaces
        self._keeps_old = keeps_old
        self._identity = _identity(temporary)

    def make(self) -> None:
        try:
            if not self._replaces:
                self._appear()
                return
            if self._keeps_old:
                self.old = _second_name(self._path)
            self._temporary.replace(self._path)
        except OSError as error:
            raise _cannot_write(self._path, error) from None

    def _appear(self) -> None:
        """Take the name only if nobody has it."""
        try:
            os.link(self._temporary, self._path)
        except FileExistsError:
            raise _exists(self._path) from None
        except OSError:  # a file system without links: an empty file takes the name first
            try:
                os.close(os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            except FileExistsError:
                raise _exists(self._path) from None
            try:
                self._temporary.replace(self._path)
            except BaseException:
                _remove(self._path)
                raise

    @property
    def is_made(self) -> bool:
        """Whether the file is in its place."""
        return self._identity is not None and _identity(self._path) == self._identity

    def take_back(self) -> None:
        """Undo the move, at whatever point it was; a file of anybody else's stays."""
        if not self.is_made:
            return
        if self.old is not None:
            self.old.replace(self._path)
        else:
            _remove(self._path)


def _identity(path: Path) -> tuple[int, int] | None:
    """The identity of a file, whatever its name."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _second_name(path: Path) -> Path | None:
    """What stands at `path` under a hidden name beside it as well; None if nothing does."""
    if not os.path.lexists(path):
        return None
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:_STEM]}.", suffix=_PART, dir=path.parent)
    os.close(handle)
    old = Path(name)
    old.unlink()
    if path.is_symlink():
        old.symlink_to(path.readlink())
        return old
    try:
        os.link(path, old)
    except OSError:  # a file system without links
        shutil.copy2(path, old)
    return old


def _remove(path: Path) -> None:
    """Take a file away; one that cannot be is swept away by a later run."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _sweep(path: Path) -> None:
    """Take away what runs that were killed long ago have left of this file."""
    try:
        left = [entry for entry in path.parent.iterdir() if _is_part_of(entry.name, path)]
        for entry in left:
            if time.time() - entry.lstat().st_mtime > _LEFT_BEHIND:
                entry.unlink(missing_ok=True)
    except OSError:  # whether files can be written here is told when one is
        return


def _is_part_of(name: str, path: Path) -> bool:
    start = f".{path.name[:_STEM]}."
    middle = name[len(start) : -len(_PART)]
    return name.startswith(start) and name.endswith(_PART) and middle != "" and "." not in middle


def _park(path: Path, data: bytes) -> Path:
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:_STEM]}.", suffix=_PART, dir=path.parent)
    except (OSError, ValueError) as error:
        raise _cannot_write(path, error) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~_umask())
    except OSError as error:
        _remove(temporary)
        raise _cannot_write(path, error) from None
    except BaseException:
        _remove(temporary)
        raise
    return temporary


def _exists(path: Path) -> OutputError:
    return OutputError(
        about(path, message("it exists already; add --force to replace it, or choose another place with -o"))
    )


def _is_a_file(folder: Path) -> OutputError:
    return OutputError(about(folder, message("this is a file, not a folder; choose another folder with -o")))


def _cannot_write(path: Path, error: Exception) -> OutputError:
    return OutputError(
        message(
            "{path}: it cannot be written ({reason}); choose another place with -o",
            path=path,
            reason=reason_of(error),
        )
    )


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
