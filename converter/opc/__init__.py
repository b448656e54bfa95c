"""Office packages (ECMA-376 part 2) read with care: the ZIP around them, their parts and their links."""

from __future__ import annotations

from converter.opc.package import Relation, W, WordPackage

__all__ = ["Relation", "W", "WordPackage"]
