"""Who does the work of many reports: several processes here; those of a cluster are in `cluster`."""

from __future__ import annotations

import contextlib
import gc
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Task = TypeVar("Task")
Result = TypeVar("Result")

_AHEAD = 3
"""Tasks handed out for each worker: one in work, and enough that none waits for the next."""
_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Lost(Generic[Task]):
    """A task whose process has not come back with a result."""

    task: Task
    why: Literal["time", "memory", "death"]
    """It took too long, or more memory than there is, or the process ended."""


class Scheduler(Protocol):
    """Applies a function to tasks, any of which may be lost."""

    def results(
        self, function: Callable[[Task], Result], tasks: Iterable[Task], *, in_order: bool = False
    ) -> Iterator[Result | Lost[Task]]:
        """One for each task, as they come or in the order of the tasks.

        No more tasks are taken than are soon begun.
        """
        ...


@dataclass(frozen=True, slots=True)
class Processes:
    """Workers on this machine, each a process of its own: one that dies or hangs costs its report alone."""

    workers: int
    timeout: float | None = None
    """Seconds a report may take."""
    memory: int | None = None
    """Megabytes of address space a worker may take, where the system can hold it to that."""

    def results(
        self, function: Callable[[Task], Result], tasks: Iterable[Task], *, in_order: bool = False
    ) -> Iterator[Result | Lost[Task]]:
        import multiprocessing

        from pebble import ProcessExpired, ProcessPool

        pool = ProcessPool(
            max_workers=self.workers,
            initializer=_prepare_worker,
            initargs=(self.memory, gc.get_threshold()),
            context=multiprocessing.get_context("spawn"),
        )
        try:
            with _interrupts_held():  # or workers that are starting would print what interrupts them
                _ = pool.active  # starts them
            yield from windowed(
                lambda task: pool.schedule(function, args=(task,), timeout=self.timeout),
                tasks,
                width=self.workers * _AHEAD,
                died=ProcessExpired,
                in_order=in_order,
            )
        finally:
            pool.stop()  # type: ignore[no-untyped-call]
            pool.join()


def windowed(
    submit: Callable[[Task], Future[Result]],
    tasks: Iterable[Task],
    *,
    width: int,
    died: type[Exception],
    in_order: bool,
) -> Iterator[Result | Lost[Task]]:
    """The results of tasks, while only so many are handed out.

    Args:
        submit: hands a task to a worker.
        tasks: are taken one by one, as room is.
        width: how many are handed out at most.
        died: what a future raises whose worker has ended.
        in_order: whether results come in the order of the tasks, or as they are done.
    """
    from concurrent.futures import FIRST_COMPLETED, wait
    from concurrent.futures import TimeoutError as OutOfTime

    waiting = iter(tasks)
    running = {submit(task): task for task in islice(waiting, width)}
    while running:
        first = next(iter(running))
        done = {first} if in_order else wait(running, return_when=FIRST_COMPLETED).done
        for future in done:
            task = running.pop(future)
            try:
                yield future.result()
            except OutOfTime:
                yield Lost(task, "time")
            except MemoryError:
                yield Lost(task, "memory")
            except died:
                yield Lost(task, "death")
        running.update((submit(task), task) for task in islice(waiting, width - len(running)))


def _prepare_worker(memory: int | None, collections: tuple[int, int, int]) -> None:
    """Leave interrupts to the parent, tidy up when told to end, and take no more memory than the limit.

    Args:
        memory: megabytes of address space, at most.
        collections: after how many objects cycles are looked for, as in the parent.
    """
    gc.set_threshold(*collections)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    if memory is not None and sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory * _MEGABYTE, memory * _MEGABYTE))


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """What is started here, and what that starts, is not interrupted by the keyboard."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    old: Any = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)
