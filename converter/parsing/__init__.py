"""Parsing: a Document in, a Report out.

The names are loaded when first used: the conversion needs to know the script and no more.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from converter.parsing.report import explain, parse
    from converter.parsing.script import detect_script

__all__ = ["detect_script", "explain", "parse"]


def __getattr__(name: str) -> object:
    if name in __all__:
        home = "script" if name == "detect_script" else "report"
        return getattr(import_module(f"converter.parsing.{home}"), name)
    raise AttributeError(f"module 'converter.parsing' has no attribute {name!r}")
