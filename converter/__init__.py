"""duizhao: a Chinese official report as a typeset bilingual PDF and an editable Word summary.

The names below are the public API; everything else may change without notice. They are loaded when first
used, so that `import converter` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from converter.errors import DuizhaoError
    from converter.model import (
        ActionItem,
        Change,
        Diagnostic,
        Document,
        Edition,
        EditionPair,
        Indicator,
        Report,
        Section,
    )
    from converter.pipeline import Converted, Options, convert, read_report
    from converter.renderers import WordOptions

__version__ = "0.1.0"

__all__ = [
    "ActionItem",
    "Change",
    "Converted",
    "Diagnostic",
    "Document",
    "DuizhaoError",
    "Edition",
    "EditionPair",
    "Indicator",
    "Options",
    "Report",
    "Section",
    "WordOptions",
    "__version__",
    "convert",
    "read_report",
]

_HOMES = ("converter.pipeline", "converter.model", "converter.errors")


def __getattr__(name: str) -> object:
    if name in __all__:
        for home in _HOMES:
            module = import_module(home)
            if hasattr(module, name):
                return getattr(module, name)
    raise AttributeError(f"module 'converter' has no attribute {name!r}")
