"""Reading one sentence, for tests of the grammar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from converter.lexicon import fold
from converter.model import Indicator, Span
from converter.parsing.figures import Node, Reading, doubted, read_indicators

Read = Callable[..., Reading]


def reading_of(text: str, role: str = "other") -> Reading:
    reading = read_indicators(text, [Node("p1", None, None, Span(0, len(text)), role)])  # type: ignore[arg-type]
    return replace(reading, indicators=doubted(fold(text), reading.indicators, reading.traces))


def told(indicator: Indicator) -> str:
    """An indicator in one line: name | value unit | change | earlier value."""
    parts = [indicator.name]
    if indicator.value is not None:
        upper = f"–{indicator.value_max:f}" if indicator.value_max is not None else ""
        bound = {"exact": "", "more_than": ">", "less_than": "<", "nearly": "≲", "about": "≈"}[
            indicator.bound
        ]
        parts.append(f"{bound}{indicator.value:f}{upper}{indicator.unit or ''}")
    if indicator.change is not None:
        basis = f" {indicator.change.basis}" if indicator.change.basis else ""
        parts.append(f"{indicator.change.amount:+f}{indicator.change.unit}{basis}")
    if indicator.previous is not None:
        parts.append(f"was {indicator.previous:f}")
    if indicator.target:
        parts.append("aim")
    return " | ".join(parts)


@pytest.fixture
def read() -> Read:
    return reading_of


@pytest.fixture
def tell() -> Callable[..., list[str]]:
    return lambda text, **options: [told(each) for each in reading_of(text, **options).indicators]
