"""Indicators: the numbers of a report that measure the work or the state of things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from converter.model import Span


@dataclass(frozen=True, slots=True)
class Node:
    """A stretch of text to search: a heading or a paragraph."""

    id: str
    section: str | None
    heading: str
    """The heading of its section, from which a bare measure may borrow its subject."""
    text: str
    start: int
    """Where it begins in the normalised source."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a number is an indicator, or is none."""

    span: Span
    text: str
    verdict: Literal["indicator", "part", "excluded"]
    rule: str
    why: str
    indicator: str | None
