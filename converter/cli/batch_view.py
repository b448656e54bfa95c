"""How far a run over many reports has come: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from converter.cli.console import Reporter, number_of

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
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[failed]} failed"),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    start = time.monotonic()
    with Progress(*columns, console=Console(stderr=True)) as shown:
        bar = shown.add_task("", total=account.total, failed=0, rate="")

        def tell() -> None:
            rate = account.done / max(time.monotonic() - start, 0.001)
            shown.update(
                bar, completed=account.done, failed=len(account.failures), rate=f"{rate:.1f} a second"
            )

        yield tell


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
        rate = account.done / (now - self._start)
        left = duration((account.total - account.done) / rate) if rate else "unknown time"
        self._reporter.say(
            f"{account.done} of {account.total} ({len(account.failures)} failed), "
            f"{rate:.1f} a second, {left} left"
        )


def duration(seconds: float) -> str:
    """A time as a person says it: `45 s`, `12 min`, `3 h 20 min`."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def say_report(reporter: Reporter, result: _Told, *, several: bool) -> None:
    """What should be known of one report; of several its name is given in full."""
    notes = result.diagnostics
    if several:
        notes = tuple(replace(each, message=_in_full(result.name, each.message)) for each in notes)
    reporter.diagnostics(notes)
    if result.code:
        reporter.earlier_traceback(result.traceback)
        reporter.error(_in_full(result.name, result.message) if several else result.message)
    elif result.unchanged and reporter.verbose:
        reporter.say(f"{result.name}: unchanged since an earlier run")


def _in_full(name: str, message: str) -> str:
    """A message on one report of many, which says where it lies."""
    bare = message.removeprefix(f"{name}: ").removeprefix(f"{Path(name).name}: ")
    return f"{name}: {bare}"


def say_summary(
    reporter: Reporter,
    account: Account[Kind],
    done: str,
    failures: Path | None = None,
    can_go_on: bool = False,
) -> None:
    """What became of all of several reports.

    Args:
        reporter: who says it.
        account: of the run, which may have been stopped.
        done: what was done with a report: `converted`.
        failures: where those are listed that failed.
        can_go_on: whether a run that was stopped is gone on with by `--resume`.
    """
    if reporter.quiet or account.total < 2:
        return
    left = account.total - account.done
    counts = {
        done: account.made,
        "unchanged": account.unchanged,
        "failed": len(account.failures),
        "not done": left,
    }
    said = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    listed = f" (see {failures})" if account.failures and failures else ""
    again = "; go on with --resume" if left and can_go_on else ""
    reporter.say(f"{number_of(account.total, 'report')}: {said}{listed}{again}")


def say_left_alone(reporter: Reporter, gathered: Gathered) -> None:
    """What lies in the folders and is no report."""
    alone = (("of other kinds", gathered.other_kinds), ("made by duizhao", gathered.products))
    for what, count in alone:
        if count and not reporter.quiet:
            reporter.say(f"left alone: {number_of(count, 'file')} {what}")
