"""A report made into a PDF, and what other libraries read out of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

import pikepdf

from converter.model import EditionPair
from converter.typeset import Typeset


@dataclass(frozen=True)
class Made:
    """A PDF, and what it was made of."""

    pair: EditionPair
    typeset: Typeset
    data: bytes

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        return pikepdf.open(io.BytesIO(self.data))

    def saved_in(self, folder: Path, name: str = "report") -> Path:
        path = folder / f"{name}.pdf"
        path.write_bytes(self.data)
        return path


Maker: TypeAlias = Callable[..., Made]
"""Of a text or a report's file, in a style and a layout."""
