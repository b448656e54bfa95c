"""Decisions: what an editor decided about a report, in a file beside it; see docs/decisions.md."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from converter.decisions.editing import edited_toml, plain_toml
from converter.decisions.places import PlaceError, SentenceIndex
from converter.decisions.reading import read_decisions
from converter.decisions.records import (
    Decision,
    Decisions,
    FigureDecision,
    HeadingDecision,
    ItemDecision,
    Place,
    ProblemDecision,
    TitleDecision,
    WordDecision,
)
from converter.decisions.writing import SCHEMA, decisions_to_toml

__all__ = [
    "SCHEMA",
    "SUFFIX",
    "Decision",
    "Decisions",
    "FigureDecision",
    "HeadingDecision",
    "ItemDecision",
    "Place",
    "PlaceError",
    "ProblemDecision",
    "SentenceIndex",
    "TitleDecision",
    "WordDecision",
    "decisions_beside",
    "decisions_to_toml",
    "edited_toml",
    "is_decisions_name",
    "plain_toml",
    "read_decisions",
]

SUFFIX: Final = ".decisions.toml"


def decisions_beside(report: Path) -> Path:
    """Where the decisions about a report stand: `report.txt` → `report.decisions.toml`."""
    return report.with_name(report.stem + SUFFIX)


def is_decisions_name(name: str) -> bool:
    """Whether a file's name is that of decisions, and so none of a report."""
    return name.lower().endswith(SUFFIX)
