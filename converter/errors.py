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

from converter import __version__
from converter.messages import message

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
