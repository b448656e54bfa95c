"""Worker processes: one that hangs, dies or wants too much costs its own task and no other."""

from __future__ import annotations

import gc
import os
import sys
import time

import pytest

from converter.many.schedulers import Lost, Processes


def test_every_task_has_its_result_in_whatever_order() -> None:
    assert sorted(Processes(2).results(abs, [-3, -1, -2])) == [1, 2, 3]


def test_a_task_that_takes_too_long_is_lost_alone() -> None:
    results = list(Processes(1, timeout=1.0).results(time.sleep, [0.0, 60.0, 0.01]))
    assert Lost(60.0, "time") in results
    assert results.count(None) == 2


def test_a_process_that_ends_takes_only_its_task_with_it() -> None:
    results = list(Processes(1).results(os._exit, [3, 4], in_order=True))
    assert results == [Lost(3, "death"), Lost(4, "death")]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its address space")
def test_a_task_that_wants_more_memory_than_it_may_is_lost_alone() -> None:
    results = list(Processes(1, memory=400).results(bytearray, [10, 1 << 30, 20], in_order=True))
    assert [each if isinstance(each, Lost) else len(each) for each in results] == [
        10,
        Lost(1 << 30, "memory"),
        20,
    ]


def test_workers_look_for_cycles_as_rarely_as_the_parent() -> None:
    usual = gc.get_threshold()
    gc.set_threshold(12_345, 6, 7)
    try:
        assert list(Processes(1).results(_collections, [0])) == [(12_345, 6, 7)]
    finally:
        gc.set_threshold(*usual)


def _collections(_task: int) -> tuple[int, int, int]:
    return gc.get_threshold()


def test_tasks_are_taken_only_as_they_are_soon_begun() -> None:
    taken: list[int] = []

    def tasks():  # type: ignore[no-untyped-def]
        for number in range(100):
            taken.append(number)
            yield number

    results = Processes(1).results(abs, tasks())
    next(results)
    assert len(taken) < 10
    results.close()  # type: ignore[attr-defined]
