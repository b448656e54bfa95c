"""Office packages (ECMA-376 part 2): read with care, and written alike on every machine."""

from __future__ import annotations

from converter.opc.package import Relation, W, WordPackage

__all__ = ["Relation", "W", "WordPackage"]
