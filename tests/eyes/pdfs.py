"""A report made into a PDF, and what other libraries read out of it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

import pikepdf
from nodes import nodes_of
from tags import Element, Texts, read_tags, read_texts

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

    @cached_property
    def texts(self) -> Texts:
        return read_texts(self.data)

    @cached_property
    def tags(self) -> Element:
        return read_tags(self.data, self.texts)

    def saved_in(self, folder: Path, name: str = "report") -> Path:
        path = folder / f"{name}.pdf"
        path.write_bytes(self.data)
        return path


Maker: TypeAlias = Callable[..., Made]
"""Of a text or a report's file, in a style and a layout."""


def texts_of(pair: EditionPair) -> list[tuple[str, str]]:
    """Both texts of all that is set of the report, in reading order, the title first."""
    return [(pair.hant.title, pair.hans.title), *((hant, hans) for _, hant, hans in nodes_of(pair))]
