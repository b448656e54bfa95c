"""The entry point: `duizhao`, and `python -m converter`.

It imports next to nothing, so that an interrupt is one line and exit code 130 also while the rest is loading.
"""

from __future__ import annotations

import gc
import os
import signal
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import NoReturn

_INTERRUPTED = 128 + signal.SIGINT
_IN_ENGLISH = "duizhao: interrupted; no file was left half written\n"
_WORDS = {"converter.assets", "converter.cli.language", "converter.languages", "converter.messages"}
"""What says it in other languages."""
_BETWEEN_COLLECTIONS = 50_000, 20, 50
"""A report is a tree without cycles: looking for garbage in it takes a tenth of the time and finds none."""
_STANDARD = 0, 1, 2
"""Descriptors of standard input, output and error."""


def main() -> NoReturn:
    """Run the command line; told to end, tidy up first."""
    gc.set_threshold(*_BETWEEN_COLLECTIONS)
    _occupy_descriptors()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)
    try:
        from converter.cli import run

        code: object = run()
    except (SystemExit, RuntimeError) as leaving:
        ended = leaving if isinstance(leaving, SystemExit) else leaving.__cause__
        if not isinstance(ended, SystemExit):
            raise
        code = ended.code  # Python before 3.12 wraps what interrupts a `__set_name__`
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # what is done is done
    if code == _INTERRUPTED:
        _say(_interrupted())
    for stream in (sys.stdout, sys.stderr):
        _drain(stream)
    sys.exit(code)  # type: ignore[arg-type]


def _interrupted() -> str:
    """What is said of an interrupt; in English where it came while the words of others were loading.

    Nothing is loaded for it: `decimal`, whose loading was interrupted, prints a line when it is loaded again.
    """
    if not sys.modules.keys() >= _WORDS:
        return _IN_ENGLISH
    try:
        from converter.cli.language import in_language_of
        from converter.languages import tell
        from converter.messages import about, message

        with in_language_of(sys.argv[1:]):
            return tell(about("duizhao", message("interrupted; no file was left half written"))) + "\n"
    except Exception:
        return _IN_ENGLISH


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)
    raise SystemExit(128 + number)


def _occupy_descriptors() -> None:
    """Open what the caller closed, so that no file of ours becomes standard output or error."""
    for number in _STANDARD:
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _say(line: str) -> None:
    try:
        if sys.stderr is not None:
            sys.stderr.write(line)
    except (OSError, ValueError):  # there is nobody to hear it
        return


def _drain(stream: object) -> None:
    """Write what a stream still holds; what cannot be written is dropped, or Python would fail at exit."""
    try:
        stream.flush()  # type: ignore[attr-defined]
    except (AttributeError, OSError, ValueError):
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # type: ignore[attr-defined]
        except (AttributeError, OSError, ValueError):
            return


if __name__ == "__main__":
    main()
