"""Corrections: what people changed in a summary made here, as decisions about its report."""

from __future__ import annotations

from converter.corrections.merging import Conflict, Merged, merged
from converter.corrections.summary import Corrections, corrections_of

__all__ = ["Conflict", "Corrections", "Merged", "corrections_of", "merged"]
