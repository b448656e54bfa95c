"""Where reports are read and files are written: a folder here, or an address that fsspec knows, as `s3://…`."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from converter import output, readers
from converter.errors import InputError, OutputError, UsageError, reason_of
from converter.messages import Message, about, message
from converter.readers import limits

_BLOCK: Final = 1 << 20
"""Bytes that are read at once."""


def is_address(name: str) -> bool:
    """Whether a name is an address and no path: `s3://reports/2024`."""
    scheme, separator, _ = name.partition("://")
    return bool(separator) and len(scheme) > 1 and scheme.replace("+", "").isalnum()


def joined(target: str, name: str) -> str:
    """A file below a folder or address."""
    return f"{target.rstrip('/')}/{name}" if is_address(target) else str(Path(target, name))


def local(name: str) -> Path | None:
    """The path of a name that is one, or an address of a file here; None for any other address."""
    if not is_address(name):
        return Path(name)
    parts = urlsplit(name)
    if parts.scheme != "file" or parts.netloc:
        return None
    from urllib.request import url2pathname  # half the library with it, up to TLS

    return Path(url2pathname(parts.path))


def read(name: str) -> bytes:
    """The bytes of a report.

    Raises:
        InputError: it cannot be read, or is larger than a report may be.
    """
    path_here = local(name)
    if path_here is not None:
        return readers.load(path_here)
    system, path = _system(name)
    try:
        with system.open(path, "rb") as stream:
            data: bytes = stream.read(limits.BYTES + 1)
    except Exception as error:  # each system has errors of its own
        told = message("it cannot be read ({reason})", reason=_reason(error))
        raise InputError(about(name, told)) from None
    return readers.within_limit(data, name)


def digest(target: str, name: str) -> str | None:
    """The SHA-256 of a file below a folder or address; None where there is none.

    Raises:
        OutputError: it cannot be read.
    """
    place = joined(target, name)
    try:
        with _opened(place) as stream:
            return _digest_of(stream)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except UsageError:
        raise
    except Exception as error:
        told = message("what stands there cannot be read ({reason})", reason=_reason(error))
        raise OutputError(about(place, told)) from None


def _opened(place: str) -> Any:
    path = local(place)
    if path is not None:
        return path.open("rb")
    system, address = _system(place)
    return system.open(address, "rb")


def _digest_of(stream: Any) -> str:
    hashed = hashlib.sha256()
    while block := stream.read(_BLOCK):
        hashed.update(block)
    return hashed.hexdigest()


def write_all(target: str, files: Mapping[str, bytes], *, replaced: Collection[str]) -> None:
    """Write files below a folder, all or none, or to an address one after the other.

    Args:
        target: folder or address.
        files: by their path below it.
        replaced: those that may stand there already.

    Raises:
        OutputError: one cannot be written.
    """
    folder = local(target)
    if folder is not None:
        paths = {Path(folder, name): content for name, content in files.items()}
        for parent in {path.parent for path in paths}:
            output.make_folder(parent)
        output.write_all(paths, force={Path(folder, name) for name in replaced})
        return
    for name, content in files.items():
        system, path = _system(joined(target, name))
        try:
            system.makedirs(path.rpartition("/")[0], exist_ok=True)
            system.pipe_file(path, content)
        except Exception as error:
            told = message("it cannot be written ({reason})", reason=_reason(error))
            raise OutputError(about(joined(target, name), told)) from None


def _system(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path in it."""
    try:
        import fsspec
    except ImportError:
        raise UsageError(
            message(
                "{address}: addresses need fsspec; install it with: {command}",
                address=address,
                command="pip install 'duizhao[dask]'",
            )
        ) from None
    try:
        system, path = fsspec.core.url_to_fs(address)
    except (ImportError, ValueError) as error:
        told = message("there is no way to this address ({reason})", reason=_reason(error))
        raise UsageError(about(address, told)) from None
    return system, path


def _reason(error: Exception) -> str:
    said = reason_of(error)
    return said if isinstance(said, Message) else said.splitlines()[0][:200]
