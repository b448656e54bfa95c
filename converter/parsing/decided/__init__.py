"""What an editor decided, applied to what is read: before the tree is built, and after the figures are."""

from __future__ import annotations

from converter.parsing.decided.headings import marked_lines
from converter.parsing.decided.placing import PlacedDecisions, placed_in
from converter.parsing.decided.report import decided_words, with_decisions

__all__ = ["PlacedDecisions", "decided_words", "marked_lines", "placed_in", "with_decisions"]
