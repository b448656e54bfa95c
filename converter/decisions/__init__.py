"""Decisions: what an editor decided about a report, in a file beside it; see docs/decisions.md."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from converter.decisions.places import PlaceError, SentenceIndex
from converter.decisions.reading import read_decisions
from converter.decisions.records import (
    SCHEMA,
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
from converter.readers.beside import SUFFIX, decisions_beside, is_decisions_name

if TYPE_CHECKING:
    from converter.decisions.editing import edited_toml, plain_toml
    from converter.decisions.writing import decisions_to_toml

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

_WRITERS: Final = {"decisions_to_toml": "writing", "edited_toml": "editing", "plain_toml": "editing"}
"""What writes files, by its module; most runs write none."""


def __getattr__(name: str) -> Any:
    if name not in _WRITERS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WRITERS[name]}"), name)
