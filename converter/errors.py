"""What can go wrong, as one tree; every leaf carries its exit code and a message that names the remedy.

DuizhaoError
├── UsageError          2   an option or name that does not exist
│   └── StyleError      2   a style file, key or value
├── InputError          3   the input cannot be read or is not a report
│   └── EncodingError   3   its bytes are not text in any known encoding
├── OutputError         4   a file cannot be written, or would be overwritten
├── FontError           4   a face cannot be used
└── EngineError        70   the conversion engine is missing or broken
"""

from __future__ import annotations

from typing import ClassVar, Final

from converter.messages import marked, message
from converter.version import __version__

DEFECT: Final = 70
"""Exit code for an error that is duizhao's own."""


def defect(error: Exception) -> str:
    """The message for an error that is duizhao's own."""
    return message(
        "defect in duizhao {version}: {kind}: {error} (please report it with the output of --debug)",
        version=__version__,
        kind=type(error).__name__,
        error=str(error),
    )


_OF_SYSTEM: Final = frozenset(
    (
        marked("Address already in use"),
        marked("Bad file descriptor"),
        marked("Broken pipe"),
        marked("Connection refused"),
        marked("Cross-device link"),
        marked("Device or resource busy"),
        marked("Directory not empty"),
        marked("Disk quota exceeded"),
        marked("File exists"),
        marked("File name too long"),
        marked("File too large"),
        marked("Input/output error"),
        marked("Invalid argument"),
        marked("Is a directory"),
        marked("No space left on device"),
        marked("No such file or directory"),
        marked("Not a directory"),
        marked("Operation not permitted"),
        marked("Permission denied"),
        marked("Read-only file system"),
        marked("Text file busy"),
        marked("Too many levels of symbolic links"),
        marked("Too many open files"),
    )
)
"""What systems say of files; they say it in English, whatever the locale, as nobody sets it for them."""


def reason_of(error: BaseException) -> str:
    """What the system, or a library, has to say of an error, in a line."""
    said = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    return message(said) if said in _OF_SYSTEM else said


def not_toml(error: Exception) -> str:
    """The message for a file that is no TOML. `error`: as `assets.toml_of` raises it."""
    nested = isinstance(error, RecursionError)
    return message(
        "it is not TOML: {reason}", reason=message("it is nested too deeply") if nested else str(error)
    )


def not_together(one: str, other: str) -> str:
    """The message for two options that exclude each other."""
    return message("{one} and {other} cannot go together; choose one", one=one, other=other)


class DuizhaoError(Exception):
    """Root of everything duizhao raises on purpose. `str()` is one line fit for a user."""

    exit_code: ClassVar[int] = DEFECT


class UsageError(DuizhaoError):
    exit_code = 2


class StyleError(UsageError):
    pass


class InputError(DuizhaoError):
    exit_code = 3


class EncodingError(InputError):
    pass


class OutputError(DuizhaoError):
    exit_code = 4


class FontError(DuizhaoError):
    exit_code = 4


class EngineError(DuizhaoError):
    exit_code = DEFECT
