"""Figures under each other: decimal points in line, arrows too; bounds stand at their number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from converter.compose.paragraph import ComposedLine
from converter.pages.layout import Line
from converter.pages.setter import TextSetter
from converter.styles import Style

_SHAPE: Final = re.compile(
    r"(?P<word>[^\s\d↑↓→+−±-]+ ?)?(?P<arrow>[↑↓→] ?)?(?P<number>[+−±-]?\d[\d,]*)?(?P<rest>[^↑↓→]*)"
)
"""`逾 1.5`, `同比 ↓ −22.3%`, `→ 持平`: bound or basis, arrow, sign and whole number, what is right of it."""
_GAP: Final = 0.25
"""Em between bound, arrow and number."""
_LONGEST: Final = 60
"""Characters of a figure with all its words; what is longer is text."""
_TO_WORDS: Final = re.compile(r"(?:\s?[^\s\d+−]+\s?[+−]?(?=\d))?[\d,.–]*\s?")
"""What of a number stands left of the words after it."""


@dataclass(frozen=True, slots=True)
class DecimalWidths:
    """Room that the parts of a column's figures need, in points."""

    word: float = 0.0
    arrow: float = 0.0
    left: float = 0.0
    """Of the decimal point."""
    right: float = 0.0
    loose: float = 0.0
    """What is not a number, where the numbers are."""

    @property
    def width(self) -> float:
        return self.word + self.arrow + max(self.left + self.right, self.loose)


class _Shape(NamedTuple):
    """Where the parts of a figure begin in a line, as indices of its characters."""

    arrow: int
    number: int
    rest: int
    """What is right of the whole number; without one, where it would be."""


def figure_gap(style: Style) -> float:
    """White between bound, arrow and number, in points, where the style sets scripts solid."""
    return 0.0 if style.cjk.latin_gap else _GAP * style.table.size


def measure_figures(lines: Iterable[tuple[ComposedLine, int]], gap: float = 0.0) -> DecimalWidths:
    """The room that these figures need.

    Args:
        lines: of their cells, each with the number of its characters that stand below the bound.
        gap: white between bound, arrow and number, in points.
    """
    room = DecimalWidths()
    for line, lead in lines:
        shape = _shape(line) if not lead else None
        if shape is None:
            below = _pen(line, lead) if lead else 0.0
            word = max(room.word, below + gap if below else 0.0)
            room = replace(room, word=word, loose=max(room.loose, line.width - below))
            continue
        arrow, number, rest = (_pen(line, place) for place in shape)
        word, arrows = arrow + gap if arrow else 0.0, number - arrow + gap if number > arrow else 0.0
        room = replace(room, word=max(room.word, word), arrow=max(room.arrow, arrows))
        if shape.rest > shape.number:
            right = max(room.right, line.width - rest)
            room = replace(room, left=max(room.left, rest - number), right=right)
        else:
            room = replace(room, loose=max(room.loose, line.width - rest))
    return room


def aligned(
    setter: TextSetter,
    lines: Sequence[ComposedLine],
    room: DecimalWidths,
    left: float,
    y: float,
    leading: float,
    leads: Sequence[int] = (),
) -> Iterator[Line]:
    """The lines of a cell put so that arrows, decimal points and words stand under each other.

    In a column without arrows a bound stands right before its number.

    Args:
        setter: where they were set.
        lines: of one cell; those after the first hold words, or the whole figure as another edition has it.
        room: what the figures of the column need.
        left: edge of the column's figures, in points.
        y: the first baseline.
        leading: distance of the baselines.
        leads: characters of each later line that stand below the bound.
    """
    words, bound = room.word, 0.0
    for place, line in enumerate(lines):
        lead = leads[place - 1] if 0 < place <= len(leads) else 0
        shape = None if lead else _shape(line)
        if shape is None:
            moved = _moved(line, {0: bound, lead: words} if lead else {0: words})
            yield setter.put(moved, left, y + place * leading)
            continue
        start = room.word + room.arrow
        if shape.rest > shape.number:
            start += room.left - (_pen(line, shape.rest) - _pen(line, shape.number))
        if shape.number and not room.arrow:
            bound = start - figure_gap(setter.style) - _pen(line, shape.number)
        moved = _moved(line, {0: bound, shape.arrow: room.word, shape.number: start})
        found = _TO_WORDS.match(line.text, shape.rest)
        words = _pen(moved, found.end() if found else shape.rest)
        yield setter.put(moved, left, y + place * leading)


def _shape(line: ComposedLine) -> _Shape | None:
    """The parts of a figure; None for what is neither a number nor a change: `↓ 3` counts changes."""
    match = _SHAPE.fullmatch(line.text) if len(line.text) <= _LONGEST else None
    if match is None or not (match["arrow"] or match["number"]):
        return None
    if match["arrow"] and match["number"] and match["number"][0].isdigit():
        return None
    arrow = match.end("word") if match["word"] else 0
    number = match.end("arrow") if match["arrow"] else arrow
    return _Shape(arrow, number, match.end("number") if match["number"] else number)


def _pen(line: ComposedLine, place: int) -> float:
    """Where a character stands, from the line's left edge; after the last one, the line's end."""
    pens = [x for run in line.runs for x in run.xs]
    return pens[place] if place < len(pens) else line.width


def _moved(line: ComposedLine, places: Mapping[int, float]) -> ComposedLine:
    """The line with the characters from some on put elsewhere, each stretch to the next of these whole."""
    runs, index, shift = [], 0, 0.0
    shifts = {place: x - _pen(line, place) for place, x in places.items()}
    for run in line.runs:
        pens = []
        for x in run.xs:
            shift = shifts.get(index, shift)
            pens.append(x + shift)
            index += 1
        runs.append(replace(run, xs=tuple(pens)))
    return replace(line, runs=tuple(runs), width=line.width + shift)
