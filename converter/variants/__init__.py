"""Variants: a Report in, the same Report in Traditional and in Simplified out.

The names are loaded when first used: whoever converts a line of text needs nothing that is for reports.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from converter.distributions import engine_label
    from converter.variants.convert import convert_text
    from converter.variants.editions import edition, source_variant
    from converter.variants.engine import Engine, load_engine
    from converter.variants.glossary import Glossary, load_glossary
    from converter.variants.pieces import Converted, ConvertedPiece
    from converter.variants.review import review_report
    from converter.variants.text_lines import convert_lines, lines_of, plain, trace_lines
    from converter.variants.wording import AS_WRITTEN, Punctuation, Vocabulary, Wording, chosen_wording

_HOMES: Final = {
    "converter.distributions": ("engine_label",),
    "converter.variants.convert": ("convert_text",),
    "converter.variants.editions": ("edition", "source_variant"),
    "converter.variants.engine": ("Engine", "load_engine"),
    "converter.variants.glossary": ("Glossary", "load_glossary"),
    "converter.variants.pieces": ("Converted", "ConvertedPiece"),
    "converter.variants.text_lines": ("convert_lines", "lines_of", "plain", "trace_lines"),
    "converter.variants.review": ("review_report",),
    "converter.variants.wording": ("AS_WRITTEN", "Punctuation", "Vocabulary", "Wording", "chosen_wording"),
}
_HOME: Final = {name: home for home, names in _HOMES.items() for name in names}

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


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
