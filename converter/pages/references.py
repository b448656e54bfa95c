"""Where the figures of the tables stand in the text, so that row and sentence lead to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from converter.content import Content
from converter.strings import strings


@dataclass(frozen=True, slots=True)
class Reference:
    """A figure in the text of a node of an edition; places count from the start of the text as it is set."""

    start: int
    end: int
    sentence: int
    """Where its sentence begins."""
    row: str
    """Node of the row that lists it."""
    alt: str
    """What the link says."""

    def moved(self, by: int) -> Reference:
        """The same in a text that begins `by` characters earlier."""
        return Reference(self.start + by, self.end + by, self.sentence + by, self.row, self.alt)


Marks: TypeAlias = Sequence[Sequence[Reference]]
"""Figures in the text of each edition that the tables list."""


def sentence_anchor(row: str) -> str:
    """Node of the line where the sentence of a row begins."""
    return f"{row}.sentence"


def references(content: Content) -> Mapping[str, Marks]:
    """The figures of the indicators in each edition by the node they stand in, in the order of the text."""
    to_row = [strings(edition.variant)["column_indicator"] for edition in content.editions]
    return {
        node: tuple(
            sorted(
                (
                    Reference(
                        place.starts[at], place.ends[at], place.sentences[at], place.row,
                        f"{word}：{place.name[at]}",
                    )
                    for place in places
                ),
                key=lambda each: each.start,
            )
            for at, word in enumerate(to_row)
        )
        for node, places in content.figure_places.items()
    }  # fmt: skip
