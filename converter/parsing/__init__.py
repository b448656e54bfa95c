"""Parsing: a Document in, a Report out."""

from __future__ import annotations

from converter.parsing.report import explain, parse

__all__ = ["explain", "parse"]
