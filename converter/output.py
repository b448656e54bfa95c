"""Files are written whole or not at all, and nothing is overwritten that was not meant to be."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from converter.errors import OutputError, UsageError

_PART = ".part"
_STEM = 40
_LEFT_BEHIND = 3600
"""Seconds; no run writes as long, so a part this old is of a run that was killed."""


def check_free(paths: list[Path], *, force: bool) -> None:
    """Refuse early, before any work is done.

    Raises:
        OutputError: a file exists and `force` is off, or a path is a folder, or its folder is missing.
    """
    for path in paths:
        try:
            is_folder, exists = path.is_dir(), path.exists()
        except OSError as error:  # such as a name that is too long
            raise _cannot_write(path, error) from None
        if is_folder:
            raise OutputError(f"{path}: this is a folder; move it away or choose another folder with -o")
        if exists and not force:
            raise OutputError(
                f"{path}: it exists already; add --force to replace it, or choose another folder with -o"
            )


def check_apart(source: Path, paths: Iterable[Path]) -> None:
    """Refuse to write over the input.

    Raises:
        UsageError: one of the paths leads to the input.
    """
    for path in paths:
        try:
            same = path.exists() and path.samefile(source)
        except OSError:  # whether the input can be read, or the output be written, is told there
            continue
        if same:
            raise UsageError(f"{source}: the output would replace the input; choose another folder with -o")


def make_folder(folder: Path) -> None:
    """Create `folder` and its parents where they are missing.

    Raises:
        OutputError: it cannot be made, or a file stands in its place.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise OutputError(f"{folder}: this is a file, not a folder; choose another folder with -o") from None
    except OSError as error:
        raise OutputError(
            f"{folder}: the folder cannot be made ({error.strerror}); choose another with -o"
        ) from None


def write_all(files: Mapping[Path, bytes], *, force: bool) -> None:
    """Write several files: each appears whole under its name, and none if any cannot be written.

    Every file is first written beside its place under a hidden temporary name; only when all are on the disk
    are they renamed. Without `force` the rename fails where a file has appeared in the meantime.

    Raises:
        OutputError: the folder is read-only, the disk is full, or a file exists.
    """
    parked: dict[Path, Path] = {}
    made: list[Path] = []
    try:
        for path, data in files.items():
            _sweep(path)
            parked[path] = _park(path, data)
        check_free(list(files), force=force)
        for path, temporary in parked.items():
            _put(temporary, path, force=force)
            made.append(path)
    except OutputError:
        if not force:  # none of them was there before
            for path in made:
                path.unlink(missing_ok=True)
        raise
    finally:
        for temporary in parked.values():
            temporary.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Take away what runs that were killed long ago have left of this file."""
    try:
        left = [entry for entry in path.parent.iterdir() if _is_part_of(entry.name, path)]
        for entry in left:
            if time.time() - entry.stat().st_mtime > _LEFT_BEHIND:
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
    except OSError as error:
        raise _cannot_write(path, error) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~_umask())
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise _cannot_write(path, error) from None
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _put(temporary: Path, path: Path, *, force: bool) -> None:
    try:
        if force:
            temporary.replace(path)
            return
        try:
            os.link(temporary, path)  # unlike a rename, never replaces
        except FileExistsError:
            raise OutputError(f"{path}: it exists already; add --force to replace it") from None
        except OSError:  # a file system without links
            temporary.replace(path)
    except OSError as error:
        raise _cannot_write(path, error) from None


def _cannot_write(path: Path, error: OSError) -> OutputError:
    return OutputError(
        f"{path}: it cannot be written ({error.strerror or error}); choose another folder with -o"
    )


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
