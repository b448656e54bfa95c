"""Parsing: a Document in, a Report out."""

from __future__ import annotations

from converter.parsing.report import explain, parse
from converter.parsing.script import detect_script

__all__ = ["detect_script", "explain", "parse"]
