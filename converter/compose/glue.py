"""Glue: how far apart two neighbours stand, may stretch and shrink, and whether a line may end between them.

Every adjustment of a line is a change of gaps. A mark's white counts to the gap it borders on, so that a mark
at a line's start or end, whose outer gap is not part of the line, drops out by itself.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from converter.compose.characters import (
    CONNECTORS,
    FULL_WIDTH,
    SOLIDI,
    SPACES,
    WESTERN,
    Class,
    Whites,
    whites,
)
from converter.compose.options import LineOptions
from converter.regions import Variant

# Costs of ending a line in a gap; a line that is as loose as a style bears costs 100, a looser one 1e4.
FREE: Final = 0.0
TORN: Final = 1e6
"""Inside a number or a word: only where nothing else fits the measure."""
FORBIDDEN: Final = 1e7
"""Line start or end prohibition: only where nothing else fits the measure."""
NEVER: Final = 1e9
"""Between a letter and its accent."""
AFTER_SOLIDUS: Final = 2e4
"""Where a style keeps it from a line's end (GB/T 15834 5.1.9): not to spare a loose line either."""
AFTER_HYPHEN: Final = 50.0

WORD_SPACE_GROWTH: Final = 0.25
"""A Western word space of about ¼ em may grow to ½ em (CLREQ 3.3.2)."""

BRACKETS: Final = frozenset((Class.OPEN, Class.CLOSE))
_POINTS: Final = frozenset((Class.PAUSE, Class.STOP, Class.SHOUT, Class.TWIN_SHOUT))
_NO_START: Final = _POINTS | {
    Class.CLOSE,
    *CONNECTORS,
    *SOLIDI,
    Class.INTERPUNCT,
    Class.POSTFIX,
    Class.WIDE_POSTFIX,
    Class.WESTERN_CLOSE,
    Class.HYPHEN,
    Class.RAISED,
}
_DASHES: Final = frozenset((Class.DASH, Class.DASH_TAIL))
_PAIRS: Final = ((Class.ELLIPSIS, Class.ELLIPSIS), (Class.TWIN_SHOUT, Class.TWIN_SHOUT))
NO_END: Final = frozenset((Class.OPEN, Class.PREFIX, Class.WIDE_PREFIX, Class.WESTERN_OPEN))
_WORD: Final = WESTERN | {
    Class.POSTFIX,
    Class.PREFIX,
    Class.HYPHEN,
    *SOLIDI,
    Class.WESTERN_CLOSE,
    Class.WESTERN_OPEN,
    Class.ATTACHED,
}
"""Classes that make up a Western word with the letters beside them."""
_RIGID: Final = CONNECTORS | SOLIDI | {Class.HYPHEN}


class Glue(NamedTuple):
    """What holds two neighbours apart; lengths in em."""

    natural: float
    shrink2: float
    """How much it gives at each step of squeezing (CLREQ 3.3.1): word spaces,"""
    shrink3: float
    """interpuncts,"""
    shrink4: float
    """brackets,"""
    shrink5: float
    """pauses,"""
    shrink6: float
    """between Chinese and Western text,"""
    shrink7: float
    """stops."""
    stretch1: float
    """How much it takes at each step of stretching (CLREQ 3.3.2): word spaces,"""
    stretch2: float
    """between Chinese and Western text;"""
    share: int
    """then 1 where it takes an equal share of the rest, else 0."""
    cost: float
    """Of ending a line here."""
    easy_shrink: float
    """Steps 2 to 5 together,"""
    hard_shrink: float
    """6 and 7,"""
    stretch: float
    """and both that grow."""


SHRINKS: Final = tuple(Glue._fields.index(f"shrink{step}") for step in range(2, 8))
STRETCHES: Final = tuple(Glue._fields.index(f"stretch{step}") for step in (1, 2))
"""Fields of a gap in the order that lines are squeezed and stretched in;"""
SHARE, EASY_SHRINK, HARD_SHRINK, STRETCH = (
    Glue._fields.index(name) for name in ("share", "easy_shrink", "hard_shrink", "stretch")
)
"""and the others that are added up."""


class GlueTable:
    """The glue between all pairs of classes, for one variant and one set of options.

    Where it is `solid`, Chinese and Western text have no gap that is not a space of the text.
    """

    def __init__(self, variant: Variant, options: LineOptions, solid: bool) -> None:
        self._options, self._solid = options, solid
        self._whites: Whites = whites(variant)
        self._adjacent = variant in options.adjacent
        self.between: list[list[Glue]] = [[self._gap(left, right) for right in Class] for left in Class]
        """Indexed by the classes left and right of the gap."""
        trims_start, trims_end = variant in options.line_start, variant in options.line_end
        self.start_trim: list[float] = [0.5 if trims_start and each is Class.OPEN else 0.0 for each in Class]
        """White that a character loses at a line's start."""
        self.end_trim: list[float] = [
            self._whites.right.get(each, 0.0) if trims_end else 0.0 for each in Class
        ]
        """White that a character loses at a line's end."""
        gives_end = options.squeeze and not trims_end
        self.end_shrink: list[float] = [
            self._whites.right.get(each, 0.0) if gives_end else 0.0 for each in Class
        ]
        """White that it may lose there, where that helps (step 1 of squeezing)."""

    def _gap(self, left: Class, right: Class) -> Glue:
        natural, trimmed = self._natural(left, right)
        gives = {} if trimmed or not self._options.squeeze else self._gives(left, right)
        mixed = self._mixed(left, right)
        room = self._options.latin_gap_max - self._options.latin_gap
        steps = [gives.get(step, 0.0) for step in range(2, 8)]
        grows = (
            WORD_SPACE_GROWTH if left is Class.SPACE and right not in SPACES else 0.0,
            max(room, 0.0) if mixed else 0.0,
        )
        share, cost = int(self._shares(left, right)), self._cost(left, right)
        return Glue._make((natural, *steps, *grows, share, cost, sum(steps[:4]), sum(steps[4:]), sum(grows)))

    def _natural(self, left: Class, right: Class) -> tuple[float, bool]:
        """The gap before adjustment, and whether two marks already share it."""
        if self._mixed(left, right) and left is not Class.MIXED_SPACE:
            return self._options.latin_gap, False
        meet = left in FULL_WIDTH and right in FULL_WIDTH and (left in BRACKETS or right in BRACKETS)
        if self._adjacent and meet:
            white = self._whites.right.get(left, 0.0) + self._whites.left.get(right, 0.0)
            return -min(0.5, white), white > 0
        return 0.0, False

    def _gives(self, left: Class, right: Class) -> dict[int, float]:
        """What each step of squeezing takes from the gap."""
        gives: dict[int, float] = {}
        if right in SPACES:  # what a mark gives before a space counts after it, unless the line ends there
            return gives

        def give(step: int, amount: float) -> None:
            if amount > 0 and (step != 7 or self._options.squeeze_stops):
                gives[step] = gives.get(step, 0.0) + amount

        steps = {Class.OPEN: 4, Class.CLOSE: 4, Class.PAUSE: 5, Class.STOP: 7, Class.SHOUT: 7}
        if left in steps:
            give(steps[left], self._whites.right.get(left, 0.0))
        if right in steps:
            give(steps[right], self._whites.left.get(right, 0.0))
        if Class.INTERPUNCT in (left, right) and self._whites.interpunct > 0.5:
            give(3, 0.25)
        if self._mixed(left, right):
            give(6, self._options.latin_gap - self._options.latin_gap_min)
        return gives

    def _mixed(self, left: Class, right: Class) -> bool:
        """Whether Chinese meets Western text here (CLREQ 3.2.2: letters and figures, not marks)."""
        if left is Class.MIXED_SPACE:
            return right not in SPACES
        if self._solid:
            return False
        if left is Class.HAN:
            return right in WESTERN or right is Class.PREFIX
        return right is Class.HAN and (left in WESTERN or left is Class.POSTFIX)

    def _shares(self, left: Class, right: Class) -> bool:
        """Whether the gap takes a share of the rest (CLREQ 3.3.2): not inside words, dashes and ellipses."""
        if right in SPACES or left in (Class.FIXED_SPACE, Class.LOST_SPACE):
            return False
        if right in (Class.ATTACHED, Class.RAISED):
            return False
        if left in (Class.SPACE, Class.MIXED_SPACE):
            return True
        if left in _RIGID or right in _RIGID or Class.INTERPUNCT in (left, right):
            return False
        if self._one_mark(left, right):
            return False
        return not self._one_word(left, right)

    @staticmethod
    def _one_mark(left: Class, right: Class) -> bool:
        return (left in _DASHES and right in _DASHES) or (left, right) in _PAIRS

    @staticmethod
    def _one_word(left: Class, right: Class) -> bool:
        return left in _WORD and right in _WORD

    def _cost(self, left: Class, right: Class) -> float:
        if right is Class.ATTACHED:
            return NEVER
        if right in SPACES or left is Class.FIXED_SPACE or left in NO_END or right in self._no_start():
            return FORBIDDEN
        if self._one_mark(left, right):
            return FORBIDDEN
        if left in SPACES:
            return FREE
        if left in SOLIDI and not self._one_word(left, right):
            return FREE if self._options.prohibition == "basic" else AFTER_SOLIDUS
        if left is Class.HYPHEN and right is Class.LATIN:
            return AFTER_HYPHEN
        return TORN if self._one_word(left, right) else FREE

    def _no_start(self) -> frozenset[Class]:
        strict = self._options.prohibition == "strict"
        return _NO_START | _DASHES | {Class.ELLIPSIS} if strict else _NO_START


@lru_cache(maxsize=16)
def glue_table(variant: Variant, options: LineOptions, solid: bool = False) -> GlueTable:
    """The glue of one variant under one set of options."""
    return GlueTable(variant, options, solid)
