"""Variants: a Report in, the same Report in Traditional and in Simplified out."""

from __future__ import annotations

from converter.variants.convert import convert_text
from converter.variants.editions import edition, editions, source_variant
from converter.variants.engine import Engine, engine_label, load_engine
from converter.variants.glossary import Glossary, load_glossary
from converter.variants.pieces import Converted, Piece
from converter.variants.plain import convert_lines, plain

__all__ = [
    "Converted",
    "Engine",
    "Glossary",
    "Piece",
    "convert_lines",
    "convert_text",
    "edition",
    "editions",
    "engine_label",
    "load_engine",
    "load_glossary",
    "plain",
    "source_variant",
]
