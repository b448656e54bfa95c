"""How far a run over many reports has come: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from converter.cli.console import Reporter, alive
from converter.languages import tell
from converter.messages import Message, about, counted, listed, marked_count, message

if TYPE_CHECKING:
    from converter.many.account import Account, Kind, Settled
    from converter.many.inputs import Gathered
    from converter.model import Diagnostic

    class _Told(Settled, Protocol):
        """What is said of a report."""

        @property
        def diagnostics(self) -> tuple[Diagnostic, ...]: ...

        @property
        def traceback(self) -> str: ...


CONVERTED: Final = marked_count("{count} converted", "{count} converted")
READ: Final = marked_count("{count} read", "{count} read")
"""What was done with a report, and with several."""
_EVERY: Final = 10.0
"""Seconds between two lines where there is no terminal."""


@contextlib.contextmanager
def following(reporter: Reporter, account: Account[Kind]) -> Iterator[Callable[[], None]]:
    """Shows how far a run has come; what is given is called after every report."""
    if reporter.quiet or account.total < 2:
        yield lambda: None
    elif reporter.shows_progress:
        with _bar(account) as tell:
            yield tell
    else:
        yield _Lines(reporter, account).tell


@contextlib.contextmanager
def _bar(account: Account[Kind]) -> Iterator[Callable[[], None]]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]}"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    start = time.monotonic()
    with alive() as console, Progress(*columns, console=console) as shown:
        bar = shown.add_task("", total=account.total, failed=tell(_failed(account)), rate="")

        def update() -> None:
            rate = account.done / max(time.monotonic() - start, 0.001)
            said = tell(message("{rate:.1f} a second", rate=rate))
            shown.update(bar, completed=account.done, failed=tell(_failed(account)), rate=said)

        yield update


def _failed(account: Account[Kind]) -> Message:
    return counted("{count} failed", "{count} failed", len(account.failures))


class _Lines:
    def __init__(self, reporter: Reporter, account: Account[Kind]) -> None:
        self._reporter = reporter
        self._account = account
        self._start = self._last = time.monotonic()

    def tell(self) -> None:
        now = time.monotonic()
        if now - self._last < _EVERY:
            return
        self._last = now
        account = self._account
        self._reporter.say(progress_line(account, account.done / (now - self._start)))


def progress_line(account: Account[Kind], rate: float) -> Message:
    """How far a run has come: `15 of 200 (0 failed), 1.4 a second, 2 min left`.

    Args:
        account: of the run.
        rate: reports a second.
    """
    values: dict[str, object] = {"done": account.done, "total": account.total, "rate": rate}
    values["failed"] = len(account.failures)
    if not rate:
        return message("{done} of {total} ({failed} failed), no telling how long it takes", **values)
    values["left"] = duration((account.total - account.done) / rate)
    return message("{done} of {total} ({failed} failed), {rate:.1f} a second, {left} left", **values)


def duration(seconds: float) -> Message:
    """A time as a person says it: `45 s`, `12 min`, `3 h 20 min`."""
    if seconds < 60:
        return message("{seconds:.0f} s", seconds=seconds)
    hours, minutes = divmod(round(seconds / 60), 60)
    if hours:
        return message("{hours} h {minutes} min", hours=hours, minutes=minutes)
    return message("{minutes} min", minutes=minutes)


def say_report(reporter: Reporter, result: _Told, *, several: bool) -> None:
    """What should be known of one report; of several its name is given in full."""
    notes = result.diagnostics
    if several:
        notes = tuple(replace(each, message=in_full(result.name, each.message)) for each in notes)
    reporter.diagnostics(notes)
    if result.code:
        reporter.earlier_traceback(result.traceback)
        reporter.error(in_full(result.name, result.message) if several else result.message)
    elif result.unchanged and reporter.verbose:
        reporter.say(message("{name}: unchanged since an earlier run", name=result.name))


def in_full(name: str, text: str) -> Message:
    """A message on one report of many, which says where it lies.

    Args:
        name: of the report with its folders.
        text: the message; where it begins with the bare name, that is put in full.
    """
    bare = Path(name).name
    if isinstance(text, Message):
        for place, value in text.values.items():
            if text.sentence.startswith(f"{{{place}}}:") and str(value) in (name, bare):
                return Message(text.sentence, text.plural, {**text.values, place: name})
        return about(name, text)
    return about(name, text.removeprefix(f"{name}: ").removeprefix(f"{bare}: "))


def say_summary(
    reporter: Reporter,
    account: Account[Kind],
    done: tuple[str, str],
    failures: Path | None = None,
    can_go_on: bool = False,
) -> None:
    """What became of all of several reports.

    Args:
        reporter: who says it.
        account: of the run, which may have been stopped.
        done: what was done with a report, and with several: `{count} converted`.
        failures: where those are listed that failed.
        can_go_on: whether a run that was stopped is gone on with by `--resume`.
    """
    if reporter.quiet or account.total < 2 or not account.done:  # why nothing was begun is said elsewhere
        return
    left = account.total - account.done
    said = (
        (account.made, counted(*done, account.made)),
        (account.unchanged, counted("{count} unchanged", "{count} unchanged", account.unchanged)),
        (len(account.failures), _failed(account)),
        (left, counted("{count} not done", "{count} not done", left)),
    )
    reports = counted("{count} report", "{count} reports", account.total)
    line = about(reports, listed(each for count, each in said if count))
    if account.failures and failures:
        line = message("{line} (see {file})", line=line, file=failures)
    reporter.say(message("{line}; go on with --resume", line=line) if left and can_go_on else line)


def say_left_alone(reporter: Reporter, gathered: Gathered) -> None:
    """What lies in the folders and is no report."""
    if reporter.quiet:
        return
    if gathered.other_kinds:
        reporter.say(
            counted(
                "left alone: {count} file of other kinds",
                "left alone: {count} files of other kinds",
                gathered.other_kinds,
            )
        )
    if gathered.products:
        reporter.say(
            counted(
                "left alone: {count} file made by duizhao",
                "left alone: {count} files made by duizhao",
                gathered.products,
            )
        )
