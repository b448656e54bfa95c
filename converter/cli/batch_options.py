"""The options of the commands that take many reports: who does the work, and within what limits."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from converter.errors import UsageError
from converter.messages import message

if TYPE_CHECKING:
    from converter.many.schedulers import Scheduler

Command = Callable[..., None]
INPUTS = """\
An INPUT is a file, a folder with all reports in and below it, a pattern, or `-` for standard input."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How many reports are worked on."""

    jobs: int
    """Processes; 0 for one on every core."""
    timeout: float | None
    memory: int | None
    scheduler: str | None = None

    def scheduling(self, count: int) -> Scheduler | None:
        """Who works on so many reports; None for this process.

        Raises:
            UsageError: limits are given that a cluster does not take.
        """
        if self.scheduler is not None:
            from converter.many.cluster import Cluster

            if self.timeout is not None or self.memory is not None:
                raise UsageError(
                    message("--timeout and --memory are for workers here; a cluster has limits of its own")
                )
            return Cluster(self.scheduler)
        workers = min(self.jobs or _cores(), count)
        if workers == 1 and self.timeout is None and self.memory is None:
            return None
        from converter.many.schedulers import Processes

        return Processes(workers, self.timeout, self.memory)


def _cores() -> int:
    """Those this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _adding(*options: Callable[[Any], Any]) -> Callable[[Command], Command]:
    def add(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return add


reading_options = _adding(
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(0, 1024),
        default=0,
        metavar="N",
        help="Reports worked on at the same time; by default as many as there are cores.",
    ),
    click.option(
        "--files-from",
        "listed",
        metavar="FILE",
        help="Take the names of more inputs from FILE, one a line; `-` is standard input.",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(0, min_open=True),
        metavar="S",
        help="Give up a report that takes more than S seconds.",
    ),
    click.option(
        "--memory",
        type=click.IntRange(200),
        metavar="MB",
        help="Give up a report that needs more memory (address space, on Linux).",
    ),
)
"""`-j`, `--files-from` and the limits of a report."""

writing_options = _adding(
    click.option("--tree", is_flag=True, help="Keep the folders of the inputs below the -o folder."),
    click.option(
        "--resume",
        is_flag=True,
        help="Go on with an earlier run into the -o folder: leave what is done and unchanged, "
        "replace only what it wrote.",
    ),
    click.option(
        "--scheduler",
        metavar="ADDRESS",
        help="Let the workers of a Dask cluster do it: tcp://host:8786.",
    ),
)
"""How the outputs of many reports are laid, and gone on with."""
