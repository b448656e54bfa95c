"""Variants: a Report in, the same Report in Traditional and in Simplified out."""

from __future__ import annotations

from converter.variants.convert import convert_text, plain
from converter.variants.editions import edition, editions, source_variant
from converter.variants.engine import Engine, engine_label, load_engine
from converter.variants.pieces import Converted, Piece

__all__ = [
    "Converted",
    "Engine",
    "Piece",
    "convert_text",
    "edition",
    "editions",
    "engine_label",
    "load_engine",
    "plain",
    "source_variant",
]
