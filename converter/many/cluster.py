"""The workers of a Dask cluster: it hands out the tasks, and those of a worker that dies to another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from converter.errors import OutputError, UsageError
from converter.many.schedulers import Lost, windowed
from converter.messages import message

Task = TypeVar("Task")
Result = TypeVar("Result")

_REACHED_WITHIN: Final = "20s"
_AHEAD: Final = 4
"""Tasks handed out for each thread of the cluster."""
_LEAST: Final = 16
"""Tasks handed out at least, for workers that join later."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster by the address of its scheduler: `tcp://host:8786`."""

    address: str

    def results(
        self, function: Callable[[Task], Result], tasks: Iterable[Task], *, in_order: bool = False
    ) -> Iterator[Result | Lost[Task]]:
        """As `Scheduler.results`.

        Raises:
            UsageError: dask.distributed is missing, or there is no scheduler at the address.
            OutputError: the scheduler is lost on the way.
        """
        try:
            from distributed import Client, KilledWorker
        except ImportError:
            raise UsageError(
                message(
                    "--scheduler needs dask.distributed; install it with: {command}",
                    command="pip install 'duizhao[dask]'",
                )
            ) from None
        try:
            client = Client(  # type: ignore[no-untyped-call]
                self.address, timeout=_REACHED_WITHIN, set_as_default=False
            )
        except (OSError, ValueError) as error:
            raise UsageError(
                message(
                    "--scheduler {address}: no scheduler answers ({reason})",
                    address=self.address,
                    reason=str(error).splitlines()[0],
                )
            ) from None
        with client:
            executor = client.get_executor()  # type: ignore[no-untyped-call]
            threads = sum(client.nthreads().values())  # type: ignore[no-untyped-call]
            width = max(_LEAST, _AHEAD * threads)
            try:
                yield from windowed(
                    partial(executor.submit, function),
                    tasks,
                    width=width,
                    died=KilledWorker,
                    in_order=in_order,
                )
            except OSError as error:  # of its connections
                raise OutputError(
                    message(
                        "--scheduler {address}: it was lost ({reason}); go on with --resume",
                        address=self.address,
                        reason=str(error).splitlines()[0],
                    )
                ) from None
            finally:
                executor.shutdown(wait=False)
