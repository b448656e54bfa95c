"""Runs of text made ready for breaking: cut at forced line ends, classed, measured, faces chosen."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from converter.compose.boxes import Box, BoxTable, on_grid
from converter.compose.breaks import Prepared, prepare
from converter.compose.characters import SPACES, Class, classify
from converter.compose.clusters import ClassifiedText, read
from converter.compose.glue import FORBIDDEN, FREE, Glue, glue_table
from converter.compose.options import LineOptions
from converter.fonts import Face, FontRole, Fonts
from converter.lexicon import Lexicon
from converter.regions import LANG, Variant

_LINE_END: Final = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_INVISIBLE: Final = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
"""Characters that show nothing: Unicode's default ignorable ones and control characters."""
_BREAK_HERE: Final = "\u200b"
JOINER: Final = "\u2060"
"""Between characters that stay on one line; it is taken out."""
_NO_BREAK_HERE: Final = JOINER + "\ufeff"


@dataclass(frozen=True, slots=True)
class Inline:
    """Text of one role, colour and variant inside a paragraph. `\\n` ends a line by force."""

    text: str
    role: FontRole = "body"
    colour: str | None = None
    """`#rrggbb`; None is the paragraph's."""
    variant: Variant | None = None
    """Where it is not the paragraph's: a Simplified name in a Traditional column."""
    lang: str | None = None
    """BCP 47 tag where it is not Chinese."""


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
    stands_for: str = ""
    """The one character it is drawn for, where no face has that."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The text between two forced line ends, ready to be broken."""

    prepared: Prepared
    boxes: list[Box]
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
    lost: list[int]
    """Places of spaces that take no room."""

    @property
    def text(self) -> str:
        """What it says, a character for each box."""
        return "".join([box.stands_for or box.char for box in self.boxes])

    def source(self, place: int) -> int:
        """Place in the source of a character; what shows nothing goes with what stands before it."""
        if place == 0:
            return self.start
        if place == len(self.boxes):
            return self.end
        return self.places[place] if self.places else self.start + place

    def runs(self, start: int, end: int, xs: list[float], size: float) -> Iterator[Run]:
        """The characters from `start` to `end`, run by run."""
        for place in reversed(self.lost[bisect_left(self.lost, start) : bisect_left(self.lost, end - 1)]):
            # where the marks around it give way, it goes with the one after it: no pen goes back
            xs[place - start] = min(xs[place - start], xs[place + 1 - start])
        first = bisect_right(self.changes, start) - 1
        last = bisect_left(self.changes, end)
        for index in range(first, last):
            begin = max(self.changes[index], start)
            stop = min(self.changes[index + 1], end) if index + 1 < len(self.changes) else end
            owner = self.owners[index]
            yield Run(
                text="".join([box.char for box in self.boxes[begin:stop]]),
                face=self.boxes[begin].face,
                size=size,
                xs=tuple(xs[begin - start : stop - start]),
                colour=owner.colour,
                lang=owner.lang or self._lang(owner.variant),
                stands_for=self.boxes[begin].stands_for,
            )

    def _lang(self, variant: Variant | None) -> str | None:
        return LANG[variant] if variant and variant != self.variant else None


def segments(
    inlines: Sequence[Inline],
    fonts: Fonts,
    variant: Variant,
    options: LineOptions,
    solid: bool = False,
    lexicon: Lexicon | None = None,
) -> Iterator[Segment]:
    """The text cut at forced line ends, measured. A line end that closes the text opens no further segment.

    `solid` puts no gap between Chinese and figures that the text itself does not have; `lexicon` knows what a
    number is kept with.

    Raises:
        FontError: a face cannot be found or used.
    """
    maker = _Maker(inlines, fonts, variant, options, solid, lexicon)
    start = 0
    while start < len(maker.text):
        found = _LINE_END.search(maker.text, start)
        end = found.start() if found else len(maker.text)
        after = found.end() if found else end
        yield maker.segment(start, end, after)
        start = after


def ought_to_show(char: str) -> bool:
    """Whether a character is one a reader would miss."""
    return not (_INVISIBLE.match(char) or _LINE_END.match(char) or classify(char) in SPACES)


class _Visible(NamedTuple):
    """A stretch of text without the characters that show nothing."""

    text: str
    places: list[int] | None
    """Place in the source of each character; None where nothing was left out."""
    may_end: list[int]
    """Places where a zero width space lets a line end,"""
    must_not_end: list[int]
    """and where a word joiner forbids it."""


def _visible(text: str, start: int) -> _Visible:
    if not _INVISIBLE.search(text):
        return _Visible(text, None, [], [])
    kept: list[str] = []
    places: list[int] = []
    may_end: list[int] = []
    must_not_end: list[int] = []
    for place, char in enumerate(text, start):
        if not _INVISIBLE.match(char):
            places.append(place)
            kept.append(char)
        elif char in _BREAK_HERE:
            may_end.append(len(kept))
        elif char in _NO_BREAK_HERE:
            must_not_end.append(len(kept))
    return _Visible("".join(kept), places, may_end, must_not_end)


class _Maker:
    """Makes the segments of one paragraph."""

    def __init__(
        self,
        inlines: Sequence[Inline],
        fonts: Fonts,
        variant: Variant,
        options: LineOptions,
        solid: bool,
        lexicon: Lexicon | None,
    ) -> None:
        self.text = "".join(inline.text for inline in inlines)
        self._fonts, self._variant, self._options = fonts, variant, options
        self._lexicon = lexicon
        self._on_grid = options.latin_grid and variant != "cn"
        self._glue = glue_table(variant, options, solid or self._on_grid)
        self._bounds: list[tuple[int, int, Inline]] = []
        place = 0
        for inline in inlines:
            self._bounds.append((place, place + len(inline.text), inline))
            place += len(inline.text)

    def segment(self, start: int, end: int, after: int) -> Segment:
        """The segment from `start` to `end` of the text; what follows it starts at `after`."""
        visible = _visible(self.text[start:end], start)
        reading = read(visible.text, self._variant, self._lexicon)
        pairs = self._pairs(reading)
        boxes, changes, owners = self._boxes(visible, reading.classes, start)
        if self._on_grid:
            boxes = on_grid(boxes, reading.classes)
        widths = [box.width for box in boxes]
        prepared = prepare(reading.classes, widths, pairs, _costs(pairs, reading, visible), self._glue)
        lost = [place for place, each in enumerate(reading.classes) if each is Class.LOST_SPACE]
        return Segment(prepared, boxes, changes, owners, self._variant, start, after, visible.places, lost)

    def _pairs(self, reading: ClassifiedText) -> list[Glue]:
        classes, between = reading.classes, self._glue.between
        pairs = [between[left][right] for left, right in pairwise(classes)]
        for right, left in reading.over.items():
            pairs[right - 1] = between[classes[left]][classes[right]]
        return pairs

    def _boxes(
        self, visible: _Visible, classes: list[Class], start: int
    ) -> tuple[list[Box], list[int], list[Inline]]:
        """The box of each character, and where runs begin with the inline they belong to."""
        boxes: list[Box] = []
        changes: list[int] = []
        owners: list[Inline] = []
        for first, last, inline in self._bounds:
            begin, stop = (_index(place, start, visible) for place in (first, last))
            if begin >= stop:
                continue
            variant = inline.variant or self._variant
            table = _table(self._fonts, inline.role, variant, self._variant, self._options.latin_gap)
            boxes += map(table.__getitem__, zip(visible.text[begin:stop], classes[begin:stop], strict=True))
            face: Face | None = None
            for place in range(begin, stop):
                if boxes[place].face is not face or boxes[place].stands_for:
                    face = None if boxes[place].stands_for else boxes[place].face
                    changes.append(place)
                    owners.append(inline)
        return boxes, changes, owners


def _costs(pairs: list[Glue], reading: ClassifiedText, visible: _Visible) -> list[float]:
    """Cost of ending a line before each character."""
    costs = [0.0, *[pair.cost for pair in pairs]]
    raised = {**reading.costs, **dict.fromkeys(visible.must_not_end, FORBIDDEN)}
    for place, cost in raised.items():
        if 0 < place < len(costs):
            costs[place] = max(costs[place], cost)
    set_free = {**reading.opened, **dict.fromkeys(visible.may_end, FREE)}
    for place, cost in set_free.items():
        if 0 < place < len(costs) and costs[place] < FORBIDDEN:
            costs[place] = cost
    return costs


@lru_cache(maxsize=64)
def _table(fonts: Fonts, role: FontRole, variant: Variant, region: Variant, latin_gap: float) -> BoxTable:
    """The boxes of one role; kept, so that each character is measured once."""
    return BoxTable(fonts, role, variant, region, latin_gap)


def _index(place: int, start: int, visible: _Visible) -> int:
    """Index in the segment's text of a place in the source."""
    if visible.places is not None:
        return bisect_left(visible.places, place)
    return min(max(place - start, 0), len(visible.text))
