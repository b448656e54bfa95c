"""Indicators: the numbers of a report that measure the work or the state of things."""

from __future__ import annotations

from converter.parsing.figures.context import announces_plan
from converter.parsing.figures.doubts import doubted
from converter.parsing.figures.reading import Reading, Reason, read_indicators
from converter.parsing.figures.sentences import Node
from converter.parsing.figures.trimming import without_note

__all__ = ["Node", "Reading", "Reason", "announces_plan", "doubted", "read_indicators", "without_note"]
