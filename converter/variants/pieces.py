"""A converted text that still knows which characters of the source each of its own came from."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Layer = Literal["protected", "glossary", "official", "engine", "kept", "regional", "punctuation", "same"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the source and what was made of it."""

    start: int
    end: int
    output: str
    layer: Layer
    rule: str


@dataclass(frozen=True, slots=True)
class Converted:
    """The result of a conversion; `outputs[i]` is what stands for character `i` of the source."""

    source: str
    outputs: tuple[str, ...]
    layers: tuple[tuple[Layer, str], ...]
    """Layer and rule that decided each character."""

    @property
    def text(self) -> str:
        return "".join(self.outputs)

    def slice(self, start: int, end: int) -> str:
        """The converted wording of characters `start` to `end` of the source."""
        return "".join(self.outputs[start:end])

    def pieces(self) -> tuple[Piece, ...]:
        """The stretches decided by one layer and rule each; they tile the source."""
        found = []
        for (layer, rule), run in groupby(range(len(self.source)), key=lambda i: self.layers[i]):
            places = list(run)
            start, end = places[0], places[-1] + 1
            found.append(Piece(start, end, self.slice(start, end), layer, rule))
        return tuple(found)
