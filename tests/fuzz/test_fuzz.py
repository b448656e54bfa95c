"""A short run of the fuzzing that `fuzz.py` does for hours: what was found once, and some changed inputs."""

from __future__ import annotations

import random

import pytest
from harness import TARGETS, corpus, run, seeds
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutators import mutated

FOUND = [(target, path) for target in TARGETS for path in corpus(target)]


@pytest.mark.parametrize(("target", "path"), FOUND, ids=[f"{target}-{path.name}" for target, path in FOUND])
def test_what_was_a_fault_once_is_none_now(target, path) -> None:  # type: ignore[no-untyped-def]
    run(target, path.read_bytes())


@pytest.mark.slow
@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=settings().max_examples // 4, suppress_health_check=list(HealthCheck))
@given(source=st.randoms(use_true_random=False))
def test_a_changed_input_gives_a_report_or_one_clear_line(target: str, source: random.Random) -> None:
    good = seeds(target)
    run(target, mutated(source.choice(good), source, good, target))


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=settings().max_examples // 4)
@given(data=st.binary(max_size=400))
def test_any_bytes_give_a_report_or_one_clear_line(target: str, data: bytes) -> None:
    run(target, data)
