"""Compose paragraphs into lines: the one breaker for body, tables and headings (CLREQ 3.1–3.3).

Input is text in one size, with roles and colours; output is lines of glyph runs whose pen positions are
relative to the line's left edge. Nothing here knows of pages.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

from converter.fonts import Face, FontRole, Fonts
from converter.model import LANG, Variant
from converter.styles import Cjk
from converter.typeset.breaks import Prepared, break_lines, prepare
from converter.typeset.cells import Cell, Cells
from converter.typeset.characters import SPACES, Class, classify
from converter.typeset.clusters import read
from converter.typeset.gaps import FORBIDDEN, FREE, gaps
from converter.typeset.justify import fit

Align = Literal["justify", "left", "right", "center"]

_LINE_END: Final = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_INVISIBLE: Final = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
"""Characters that show nothing: Unicode's default ignorable ones and control characters."""
_BREAK_HERE: Final = "\u200b"
_NO_BREAK_HERE: Final = "\u2060\ufeff"


@dataclass(frozen=True, slots=True)
class Inline:
    """Text of one role, colour and variant inside a paragraph. `\\n` ends a line by force."""

    text: str
    role: FontRole = "body"
    colour: str | None = None
    """`#rrggbb`; None is the paragraph's."""
    variant: Variant | None = None
    """Where it is not the paragraph's: a Simplified name in a Traditional column."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one face and colour; a GlyphRun that waits for its baseline."""

    text: str
    face: Face
    size: float
    xs: tuple[float, ...]
    """Pen position of each character in points from the line's left edge. The first may be negative: an
    opening mark at a line's start keeps its white half outside."""
    colour: str | None
    lang: str | None
    """BCP 47 tag where it is not the paragraph's."""


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
    options: Cjk,
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
        options: the style's `cjk` section.

    Returns:
        At least one line for text that is not empty; none for empty text. A measure too narrow for a single
        character still gives a line for each, and loses nothing.

    Raises:
        FontError: a face cannot be found or used.
    """
    lines: list[ComposedLine] = []
    for part in _parts(inlines, fonts, variant, options):
        left = hang if lines else indent
        if not part.prepared:
            lines.append(ComposedLine("", (), left, part.start, part.end))
            continue
        first, room = (measure - left) / size, (measure - hang) / size
        ends = break_lines(
            part.prepared, first, room, options.loosest, align == "justify", balanced=align == "center"
        )
        start = 0
        for end in ends:
            justified = align == "justify" and end < len(part.prepared)
            fitted = fit(part.prepared, start, end, (measure - left) / size, justified)
            shift = left + max(measure - left - fitted.width * size, 0.0) * _SHIFT[align]
            xs = [
                shift + (each + cell.offset) * size
                for each, cell in zip(fitted.lefts, part.cells[start:end], strict=True)
            ]
            runs = tuple(part.runs(start, end, xs, size))
            text = "".join(run.text for run in runs)
            width = shift + fitted.width * size
            lines.append(ComposedLine(text, runs, width, part.source(start), part.source(end)))
            start, left = end, hang
    return tuple(lines)


_SHIFT: Final[dict[Align, float]] = {"justify": 0.0, "left": 0.0, "center": 0.5, "right": 1.0}


def natural_width(
    inlines: Sequence[Inline], *, fonts: Fonts, variant: Variant, size: float, options: Cjk
) -> float:
    """Width in points the text takes on one line of its own, unadjusted; the widest part if it holds `\\n`.

    Raises:
        FontError: a face cannot be found or used.
    """
    parts = (part.prepared for part in _parts(inlines, fonts, variant, options))
    return max((text.rights[-1] - text.starts[0] for text in parts if text), default=0.0) * size


def narrowest_width(
    inlines: Sequence[Inline], *, fonts: Fonts, variant: Variant, size: float, options: Cjk
) -> float:
    """The narrowest measure in points that tears no word or number and breaks no prohibition.

    Raises:
        FontError: a face cannot be found or used.
    """
    widest = 0.0
    for part in _parts(inlines, fonts, variant, options):
        text = part.prepared
        ends = [place for place in range(1, len(text)) if text.costs[place] < _FREE_ENOUGH]
        for start, end in zip([0, *ends], [*ends, len(text)], strict=True):
            if start < end:
                widest = max(widest, text.rights[end - 1] - text.starts[start])
    return widest * size


def missing_characters(inlines: Sequence[Inline], *, fonts: Fonts, variant: Variant) -> tuple[int, ...]:
    """Places, in the text of all inlines together, of characters that no face has and that ought to show.

    Raises:
        FontError: a face cannot be found or used.
    """
    missing: list[int] = []
    start = 0
    for inline in inlines:
        for place, char in enumerate(inline.text, start):
            if fonts.face_for(char, inline.role, inline.variant or variant) is None and _ought_to_show(char):
                missing.append(place)
        start += len(inline.text)
    return tuple(missing)


def _ought_to_show(char: str) -> bool:
    return not (_INVISIBLE.match(char) or _LINE_END.match(char) or classify(char) in SPACES)


_FREE_ENOUGH: Final = 100.0
"""Cost of a line end that `narrowest_width` counts on: not one that tears a number from its unit."""


@dataclass(frozen=True, slots=True)
class _Part:
    """The text between two forced line ends, ready to be broken."""

    prepared: Prepared
    cells: list[Cell]
    changes: list[int]
    """Places where a run begins; the first is 0."""
    owners: list[Inline]
    """Inline of each run."""
    variant: Variant
    start: int
    """Range in the source, the line end included."""
    end: int
    places: list[int] | None
    """Place in the source of each character, where some are left out."""

    def source(self, place: int) -> int:
        """Place in the source of a character; what shows nothing goes with what stands before it."""
        if place == 0:
            return self.start
        if place == len(self.cells):
            return self.end
        return self.places[place] if self.places else self.start + place

    def runs(self, start: int, end: int, xs: list[float], size: float) -> Iterator[Run]:
        """The characters from `start` to `end`, run by run."""
        first = bisect_right(self.changes, start) - 1
        last = bisect_left(self.changes, end)
        for index in range(first, last):
            begin = max(self.changes[index], start)
            stop = min(self.changes[index + 1], end) if index + 1 < len(self.changes) else end
            owner = self.owners[index]
            yield Run(
                text="".join([cell.char for cell in self.cells[begin:stop]]),
                face=self.cells[begin].face,
                size=size,
                xs=tuple(xs[begin - start : stop - start]),
                colour=owner.colour,
                lang=LANG[owner.variant] if owner.variant and owner.variant != self.variant else None,
            )


def _parts(inlines: Sequence[Inline], fonts: Fonts, variant: Variant, options: Cjk) -> Iterator[_Part]:
    """The text cut at forced line ends, measured. A line end that closes the text opens no further part."""
    text = "".join(inline.text for inline in inlines)
    bounds: list[tuple[int, Inline]] = []
    place = 0
    for inline in inlines:
        bounds.append((place, inline))
        place += len(inline.text)
    start = 0
    while start < len(text):
        found = _LINE_END.search(text, start)
        end = found.start() if found else len(text)
        after = found.end() if found else end
        yield _part(text, start, end, after, bounds, fonts, variant, options)
        start = after


def _part(
    source: str,
    start: int,
    end: int,
    after: int,
    bounds: list[tuple[int, Inline]],
    fonts: Fonts,
    variant: Variant,
    options: Cjk,
) -> _Part:
    text = source[start:end]
    places: list[int] | None = None
    open_at: set[int] = set()
    shut_at: set[int] = set()
    if _INVISIBLE.search(text):
        places, kept = [], []
        for place, char in enumerate(text, start):
            if not _INVISIBLE.match(char):
                places.append(place)
                kept.append(char)
            elif char in _BREAK_HERE:
                open_at.add(len(kept))
            elif char in _NO_BREAK_HERE:
                shut_at.add(len(kept))
        text = "".join(kept)
    reading = read(text, variant)
    cells, changes, owners = _cells(text, reading.classes, start, places, bounds, fonts, variant, options)
    table = gaps(variant, options)
    classes, between = reading.classes, table.between
    pairs = [between[left][right] for left, right in pairwise(classes)]
    for right, left in reading.over.items():
        pairs[right - 1] = between[classes[left]][classes[right]]
    costs = [0.0, *[pair.cost for pair in pairs]]
    for place, cost in (*reading.costs.items(), *dict.fromkeys(shut_at, FORBIDDEN).items()):
        if 0 < place < len(costs):
            costs[place] = max(costs[place], cost)
    for place, cost in (*reading.opened.items(), *dict.fromkeys(open_at, FREE).items()):
        if 0 < place < len(costs) and costs[place] < FORBIDDEN:
            costs[place] = cost
    prepared = prepare(classes, [cell.width for cell in cells], pairs, costs, table)
    return _Part(prepared, cells, changes, owners, variant, start, after, places)


def _cells(
    text: str,
    classes: list[Class],
    start: int,
    places: list[int] | None,
    bounds: list[tuple[int, Inline]],
    fonts: Fonts,
    variant: Variant,
    options: Cjk,
) -> tuple[list[Cell], list[int], list[Inline]]:
    """The cell of each character, and where runs begin with the inline they belong to."""
    cells: list[Cell] = []
    changes: list[int] = []
    owners: list[Inline] = []
    for index, (bound, inline) in enumerate(bounds):
        follows = bounds[index + 1][0] if index + 1 < len(bounds) else None
        begin = _index(bound, start, places, len(text))
        stop = _index(follows, start, places, len(text)) if follows is not None else len(text)
        if begin >= stop:
            continue
        table = _table(fonts, inline.role, inline.variant or variant, variant, options.latin_gap)
        cells += map(table.__getitem__, zip(text[begin:stop], classes[begin:stop], strict=True))
        face: Face | None = None
        for place in range(begin, stop):
            if cells[place].face is not face:
                face = cells[place].face
                changes.append(place)
                owners.append(inline)
    return cells, changes, owners


@lru_cache(maxsize=64)
def _table(fonts: Fonts, role: FontRole, variant: Variant, region: Variant, latin_gap: float) -> Cells:
    """The cells of one role; kept, so that each character is measured once."""
    return Cells(fonts, role, variant, region, latin_gap)


def _index(place: int, start: int, places: list[int] | None, length: int) -> int:
    """Index in the part's text of a place in the source."""
    if places is not None:
        return bisect_left(places, place)
    return min(max(place - start, 0), length)
