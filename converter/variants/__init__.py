"""Variants: a Report in, the same Report in Traditional and in Simplified out."""

from __future__ import annotations

from converter.distributions import engine_label
from converter.variants.convert import convert_text
from converter.variants.editions import edition, source_variant
from converter.variants.engine import Engine, load_engine
from converter.variants.glossary import Glossary, load_glossary
from converter.variants.pieces import Converted, ConvertedPiece
from converter.variants.plain import convert_lines, lines_of, plain, trace_lines
from converter.variants.review import review_report
from converter.variants.wording import AS_WRITTEN, Punctuation, Vocabulary, Wording, chosen_wording

__all__ = [
    "AS_WRITTEN",
    "Converted",
    "ConvertedPiece",
    "Engine",
    "Glossary",
    "Punctuation",
    "Vocabulary",
    "Wording",
    "chosen_wording",
    "convert_lines",
    "convert_text",
    "edition",
    "engine_label",
    "lines_of",
    "load_engine",
    "load_glossary",
    "plain",
    "review_report",
    "source_variant",
    "trace_lines",
]
