"""Where the figures of the tables stand in the text, so that row and sentence lead to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from converter.model import Edition, Text
from converter.words import words


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


def sentence_anchor(row: str) -> str:
    """Node of the line where the sentence of a row begins."""
    return f"{row}.sentence"


def references(edition: Edition) -> Mapping[str, Sequence[Reference]]:
    """The figures of an edition's indicators by the node they stand in, in the order of the text.

    A conversion may lengthen or shorten a text: a figure is looked for near its place in the source.
    """
    texts = _texts(edition)
    to_row = words(edition.variant)["column_indicator"]
    found: dict[str, list[Reference]] = defaultdict(list)
    for indicator in edition.report.indicators:
        owner = texts.get(indicator.node)
        if owner is None:
            continue
        written = _near(owner, indicator.written)
        sentence = _near(owner, indicator.sentence)
        if written is None:
            continue
        end = written + len(indicator.written.text)
        first = min(written, sentence if sentence is not None else written)
        found[indicator.node].append(
            Reference(written, end, first, indicator.id, f"{to_row}：{indicator.name}")
        )
    return {node: sorted(own, key=lambda each: each.start) for node, own in found.items()}


def _texts(edition: Edition) -> dict[str, Text]:
    """The text of every paragraph, and of every heading, by node."""
    report = edition.report
    found = {paragraph.id: paragraph.text for paragraph in (*report.byline, *report.preamble)}
    for section in report.walk():
        if section.heading:
            found[section.id] = section.heading
        found.update((paragraph.id, paragraph.text) for paragraph in section.paragraphs)
    return found


def _near(owner: Text, part: Text) -> int | None:
    """The place of a part in the text around it: of several, the one nearest to where the source has it."""
    expected = part.span.start - owner.span.start
    places: list[int] = []
    place = owner.text.find(part.text)
    while place >= 0 and part.text:
        places.append(place)
        place = owner.text.find(part.text, place + 1)
    return min(places, key=lambda each: abs(each - expected), default=None)
