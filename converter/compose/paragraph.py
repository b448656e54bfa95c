"""Compose paragraphs into lines: the one breaker for body, tables and headings (CLREQ 3.1–3.3).

Input is text in one size, with roles and colours; output is lines of glyph runs whose pen positions are
relative to the line's left edge. Nothing here knows of pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final, Literal

from converter.compose.balance import balanced_ends
from converter.compose.breaks import SLACK, break_lines
from converter.compose.glue import FORBIDDEN
from converter.compose.justify import fit
from converter.compose.options import LineOptions
from converter.compose.segments import Inline, Run, Segment, ought_to_show, segments
from converter.fonts import Fonts
from converter.lexicon import Lexicon
from converter.lexicon.titles import title_costs
from converter.regions import Variant

__all__ = [
    "Align",
    "ComposedLine",
    "Inline",
    "Run",
    "compose",
    "missing_characters",
]

Align = Literal["justify", "left", "right", "center"]

_SHIFT: Final[dict[Align, float]] = {"justify": 0.0, "left": 0.0, "center": 0.5, "right": 1.0}
"""Share of the white that stands left of a line."""


@dataclass(frozen=True, slots=True)
class ComposedLine:
    """One line of a paragraph."""

    text: str
    """What is drawn, in order: the source's characters without line ends and characters that show nothing;
    a space at the line's end is among them, beyond the width."""
    runs: tuple[Run, ...]
    width: float
    """From the line's left edge to the right end of its last character, in points: indent and adjustment are
    in it, the white half of a mark at the line's end and spaces there are not."""
    start: int
    """Range of the line in the text of all inlines together; the ranges of all lines tile it."""
    end: int
    share: float = 0.0
    """By how much every gap that may has grown, in em; the line is loose if by more than the style's
    `loosest`."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How a paragraph is set; lengths in points, as in `compose`."""

    size: float
    measure: float
    hang: float
    align: Align
    balanced: bool
    loosest: float

    def lines(self, segment: Segment, left: float) -> Iterator[ComposedLine]:
        """The lines of a segment whose first begins `left` points from the left edge."""
        if not segment.prepared:
            yield ComposedLine("", (), left, segment.start, segment.end)
            return
        first, room = (self.measure - left) / self.size, (self.measure - self.hang) / self.size
        start = 0
        for end in self._ends(segment, first, room):
            yield self._line(segment, start, end, left)
            start, left = end, self.hang

    def _ends(self, segment: Segment, first: float, room: float) -> list[int]:
        """Where the lines of a segment end, with such room on the first and the others, in em."""
        text = segment.prepared
        if self.balanced and text.least_width(0, len(text)) > first + SLACK:
            costs = [
                max(own, meant) if own < FORBIDDEN else inf
                for own, meant in zip([*text.costs, 0.0], title_costs(segment.text), strict=True)
            ]
            ends = balanced_ends(costs, text.least_width, first, room)
            if ends:
                return ends
        return break_lines(text, first, room, self.loosest, self.align == "justify")

    def _line(self, segment: Segment, start: int, end: int, left: float) -> ComposedLine:
        """The characters of a segment from `start` to `end`, placed."""
        room = self.measure - left
        justified = self.align == "justify" and end < len(segment.prepared)
        fitted = fit(segment.prepared, start, end, room / self.size, justified)
        shift = left + max(room - fitted.width * self.size, 0.0) * _SHIFT[self.align]
        xs = [
            shift + (each + box.offset) * self.size
            for each, box in zip(fitted.lefts, segment.boxes[start:end], strict=True)
        ]
        runs = tuple(segment.runs(start, end, xs, self.size))
        return ComposedLine(
            text="".join(run.text for run in runs),
            runs=runs,
            width=shift + fitted.width * self.size,
            start=segment.source(start),
            end=segment.source(end),
            share=fitted.share,
        )


def compose(
    inlines: Sequence[Inline],
    *,
    fonts: Fonts,
    variant: Variant,
    size: float,
    measure: float,
    indent: float = 0.0,
    hang: float = 0.0,
    align: Align = "justify",
    balanced: bool = False,
    solid: bool = False,
    options: LineOptions,
    lexicon: Lexicon | None = None,
) -> tuple[ComposedLine, ...]:
    """Break a paragraph into lines and place every character.

    Args:
        inlines: the text; a character no face has is set as `fonts.MISSING`.
        fonts: where faces come from.
        variant: regional behaviour of the marks, and the faces.
        size: in points.
        measure: width from the left edge to the right, in points, indents included.
        indent: white before the first line, in points.
        hang: white before all other lines, in points.
        align: `justify` sets the last line natural.
        balanced: whether the lines should be of like length and end between words, as in a heading;
            centred ones always do.
        solid: whether no gap stands between Chinese and figures that the text itself does not have, as in a
            column of figures.
        options: the style's `cjk` section.
        lexicon: whose measure words are kept with their numbers; the bundled one by default.

    Returns:
        At least one line for text that is not empty; none for empty text. A measure too narrow for a single
        character still gives a line for each, and loses nothing.

    Raises:
        FontError: a face cannot be found or used.
    """
    setting = _Setting(size, measure, hang, align, balanced or align == "center", options.loosest)
    lines: list[ComposedLine] = []
    for segment in segments(inlines, fonts, variant, options, solid, lexicon):
        lines += setting.lines(segment, hang if lines else indent)
    return tuple(lines)


def missing_characters(inlines: Sequence[Inline], *, fonts: Fonts, variant: Variant) -> tuple[int, ...]:
    """Places, in the text of all inlines together, of characters that no face has and that ought to show.

    Raises:
        FontError: a face cannot be found or used.
    """
    missing: list[int] = []
    start = 0
    for inline in inlines:
        own = inline.variant or variant
        if fonts.lacks_any(inline.text, inline.role, own):
            for place, char in enumerate(inline.text, start):
                if fonts.face_for(char, inline.role, own) is None and ought_to_show(char):
                    missing.append(place)
        start += len(inline.text)
    return tuple(missing)
