"""A converted text that still knows which characters of the source each of its own came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from converter.model import RewriteReason


Layer = Literal[
    "decided",
    "protected",
    "glossary",
    "vocabulary",
    "official",
    "engine",
    "common",
    "kept",
    "regional",
    "punctuation",
    "same",
]
"""What decided a character: an editor, a name, the user's glossary, the region's vocabulary, the built-in
list, the engine, a common form instead of the engine's rare one, the source's own form, the region's form,
the region's punctuation; `same`: nothing changed."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A reading that was not taken though it is nearly as good as the one that was."""

    start: int
    end: int
    output: str
    """What the stretch would be."""
    margin: float
    """How sure a border inside it is, in nats; negative where it is rather one word."""


@dataclass(frozen=True, slots=True)
class ConvertedPiece:
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
    rivals: tuple[Rival, ...] = ()
    """Readings that were nearly as good as the one that was taken."""
    rewritten: Mapping[int, RewriteReason] = field(default_factory=dict)
    """Characters of a Traditional source that Traditional text has otherwise, and why."""

    @property
    def text(self) -> str:
        return "".join(self.outputs)

    def slice(self, start: int, end: int) -> str:
        """The converted wording of characters `start` to `end` of the source."""
        return "".join(self.outputs[start:end])

    @property
    def pieces(self) -> tuple[ConvertedPiece, ...]:
        """The stretches decided by one layer and rule each; they tile the source, their outputs the text."""
        return tuple(self._pieces())

    def _pieces(self) -> Iterator[ConvertedPiece]:
        start = 0
        for place in range(1, len(self.source) + 1):
            if place < len(self.source) and self.layers[place] == self.layers[start]:
                continue
            yield ConvertedPiece(start, place, self.slice(start, place), *self.layers[start])
            start = place
