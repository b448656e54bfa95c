"""Where lines end: the cheapest way through the whole paragraph (total fit, after Knuth and Plass 1981).

A paragraph is prepared as running totals over its gaps, so that the width of any stretch of it, and what it
can give or take, is one subtraction. From each place a line may start at, only the few ends near the measure
are weighed; the work grows with the length of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from converter.compose.characters import SPACES, Class
from converter.compose.glue import (
    EASY_SHRINK,
    FORBIDDEN,
    HARD_SHRINK,
    NEVER,
    SHARE,
    SHRINKS,
    STRETCH,
    STRETCHES,
    TORN,
    Glue,
    GlueTable,
)

SLACK: Final = 1e-6
"""Lengths that differ by less are equal; in em."""
_INFINITE: Final = float("inf")

# What a line costs, from what is hardly seen to what must not be. What it costs to end one in a gap stands in
# `glue` and `clusters`: no number is torn from its unit but to spare a loose line.
_TIGHT: Final = 8.0
"""Of a line whose marks give all they have; it grows with the square. Less than what one character more or
less costs in a full line: pulling in comes before pushing out (CLREQ 3.3.1)."""
_LINE: Final = 60.0
"""Of one more line where lines are not justified."""
_FULL: Final = 100.0
"""Of a line as loose as the style bears; it grows with the square."""
_TORN_ANYWAY: Final = 5e3
"""Of ending one inside a word that is longer than the measure."""
_LOOSE: Final = 1e4
"""Of a looser one,"""
_BEYOND: Final = 1e5
"""and of each further em in every gap."""
_LONE: Final = 1e6
"""A last line with a single character (CLREQ 3.4: 孤字不成行)."""
_EMERGENCY: Final = 1e8
"""A line that ends where none may."""
_TRIES: Final = 3
"""Ends of lines too loose, not justified, or inside a word longer than a line, that are weighed for each
start."""


@dataclass(frozen=True)
class Prepared:
    """A paragraph, or the part of it between two forced line ends, measured. Lengths in em.

    What only lines that must be squeezed, stretched or weighed ask for is worked out when they do: most texts
    of tables are one line with white after it.
    """

    classes: Sequence[Class]
    glues: Sequence[Glue]
    """The gaps between neighbours, one fewer than characters."""
    lefts: list[float]
    """Left edge of each character's box with all of the text on one line."""
    rights: list[float]
    """Right edge of a line that ends after each character: spaces and trimmed whites are outside it."""
    starts: list[float]
    """Left edge of a line that starts with each character."""
    end_shrinks: list[float]
    """What each character may lose besides at a line's end."""
    costs: list[float]
    """Of ending a line before each character."""

    def __len__(self) -> int:
        return len(self.lefts)

    def fits(self, room: float) -> bool:
        """Whether all of it stands on one line without being squeezed."""
        return self.rights[-1] - self.starts[0] <= room

    def least_width(self, start: int, end: int) -> float:
        """What a line takes from one place to another where its marks give way early."""
        last = end - 1
        gives = self.end_shrinks[last] + self.easy_shrink[last] - self.easy_shrink[start]
        return self.rights[last] - self.starts[start] - gives

    @cached_property
    def shrinks(self) -> tuple[list[float], ...]:
        """Running totals of what steps 2 to 7 of squeezing take, up to the gap left of each character."""
        return tuple(map(self._totals, SHRINKS))

    @cached_property
    def stretches(self) -> tuple[list[float], ...]:
        """Running totals of what steps 1 and 2 of stretching give."""
        return tuple(map(self._totals, STRETCHES))

    @cached_property
    def easy_shrink(self) -> list[float]:
        """Running totals of what steps 2 to 5 of squeezing take together."""
        return self._totals(EASY_SHRINK)

    @cached_property
    def hard_shrink(self) -> list[float]:
        """Of what steps 6 and 7 take."""
        return self._totals(HARD_SHRINK)

    @cached_property
    def stretch(self) -> list[float]:
        """Of what steps 1 and 2 of stretching give together."""
        return self._totals(STRETCH)

    @cached_property
    def shares(self) -> list[float]:
        """Running totals of the gaps that share the rest."""
        return self._totals(SHARE)

    @cached_property
    def bodies(self) -> list[int]:
        """Running totals of characters that are not marks or spaces, before each character."""
        return list(accumulate(map(_BODY.__getitem__, self.classes), initial=0))

    @cached_property
    def _columns(self) -> list[tuple[float, ...]]:
        return list(zip(*self.glues, strict=True)) or [()] * len(Glue._fields)

    def _totals(self, field: int) -> list[float]:
        return list(accumulate(self._columns[field], initial=0.0))


def prepare(
    classes: Sequence[Class],
    widths: Sequence[float],
    glues: Sequence[Glue],
    costs: list[float],
    glue: GlueTable,
) -> Prepared:
    """Measure a text: its classes, the widths of its boxes, and the gaps between neighbours (one fewer)."""
    steps = (width + each.natural for width, each in zip(widths, glues, strict=False))
    lefts = list(accumulate(steps, initial=0.0))[: len(widths)]
    end_trim, end_shrink, start_trim = glue.end_trim, glue.end_shrink, glue.start_trim
    rights = [left + w - end_trim[each] for left, w, each in zip(lefts, widths, classes, strict=True)]
    starts = [left + start_trim[each] for left, each in zip(lefts, classes, strict=True)]
    gives = [end_shrink[each] for each in classes]
    for place, each in enumerate(classes):
        if each in SPACES:
            rights[place] = rights[place - 1] if place else 0.0
            gives[place] = gives[place - 1] if place else 0.0
    return Prepared(classes, glues, lefts, rights, starts, gives, costs)


_BODY: Final = [int(each in (Class.HAN, Class.LATIN, Class.DIGIT)) for each in Class]


def break_lines(text: Prepared, first: float, room: float, loosest: float, justified: bool) -> list[int]:
    """Ends of the lines, as places in the text; the last is its length.

    Args:
        text: the prepared text, not empty.
        first: room on the first line, in em.
        room: room on all others.
        loosest: the widest share of a gap that is not loose.
        justified: whether lines will be stretched to the measure.
    """
    if text.fits(first):  # most texts of tables: a line costs more than its white
        return [len(text)]
    return _Search(text, first, room, loosest, justified).run()


class _Search:
    """The least cost of reaching each place, and the way there.

    Almost always there is a way without a loose line: only where there is none are loose lines weighed too.
    """

    def __init__(self, text: Prepared, first: float, room: float, loosest: float, justified: bool) -> None:
        self.text, self.length = text, len(text)
        self.first, self.room, self.loosest = first, room, max(loosest, 0.01)
        self.justified = justified
        self.came_from = [0] * (self.length + 1)
        self.ends = list(self._ends())
        self.edges = [text.rights[end - 1] for end in self.ends]

    def _ends(self) -> Iterator[int]:
        """Where a line may end; what is longer than a line is torn anyway."""
        start, costs = 0, self.text.costs
        lefts, rights, room = self.text.starts, self.text.rights, max(self.first, self.room) + SLACK
        for end in range(1, self.length + 1):
            if end < self.length and costs[end] >= TORN:
                continue
            if rights[end - 1] - lefts[start] > room and not self._can_fit(start, end):
                yield from (place for place in range(start + 1, end) if costs[place] < FORBIDDEN)
            yield end
            start = end

    def _can_fit(self, start: int, end: int) -> bool:
        text, last = self.text, end - 1
        width = text.rights[last] - text.starts[start] - text.end_shrinks[last]
        gives = (
            text.easy_shrink[last]
            - text.easy_shrink[start]
            + text.hard_shrink[last]
            - text.hard_shrink[start]
        )
        return width <= max(self.first, self.room) + gives + SLACK

    def run(self) -> list[int]:
        if not self.justified or self._walk(self.loosest) >= _LOOSE:
            self._walk(_INFINITE)
        ends = [self.length]
        while self.came_from[ends[-1]]:
            ends.append(self.came_from[ends[-1]])
        return ends[::-1]

    def _walk(self, loosest: float) -> float:
        """Weigh the lines from every place that can be reached; what the whole costs."""
        most = self._straight_on(loosest)
        least = [0.0, *[_INFINITE] * self.length]
        for start in range(self.length):
            so_far = least[start]
            if so_far <= most and so_far < _INFINITE:
                for end, cost in self._lines(start, loosest, most - so_far):
                    if so_far + cost < least[end]:
                        least[end] = so_far + cost
                        self.came_from[end] = start
        return least[self.length]

    def _straight_on(self, loosest: float) -> float:
        """What it costs to take the best line each time: no way that costs more is worth weighing."""
        start, total = 0, SLACK
        while start < self.length:
            lines = self._lines(start, loosest, _INFINITE)
            cost, start = min(((cost, end) for end, cost in lines), default=(_INFINITE, self.length))
            total += cost
        return total

    def _lines(self, start: int, loosest: float, most: float) -> Iterator[tuple[int, float]]:
        """The lines from a place that are worth weighing: where each ends, and what it costs.

        Args:
            loosest: em beyond which lines are left out.
            most: cost beyond which shorter lines are left out.
        """
        target = self.text.starts[start] + (self.room if start else self.first)
        after = bisect_right(self.edges, target + SLACK)
        found = False
        for end, cost in self._squeezed(start, target, after):
            found = True
            yield end, cost + self._end(start, end)
        for end, cost in self._filled(start, target, after, loosest):
            found = True
            if cost > most:
                break
            yield end, cost + self._end(start, end)
        if not found and loosest == _INFINITE:
            end, cost = self._forced(start, target)
            yield end, cost + self._end(start, end)

    def _end(self, start: int, end: int) -> float:
        """What it costs to end a line there."""
        cost = 0.0 if self.justified else _LINE
        if end < self.length:
            own = self.text.costs[end]
            return cost + (own if own < TORN else _TORN_ANYWAY)
        if start and self.text.bodies[end] - self.text.bodies[start] < 2:
            return cost + _LONE
        return cost

    def _squeezed(self, start: int, target: float, after: int) -> Iterator[tuple[int, float]]:
        """Ends beyond the measure that squeezing pulls in."""
        text, failed = self.text, 0
        for index in range(after, len(self.ends)):
            last = self.ends[index] - 1
            need = self.edges[index] - target - text.end_shrinks[last]
            cheap = text.easy_shrink[last] - text.easy_shrink[start]
            dear = text.hard_shrink[last] - text.hard_shrink[start]
            if need <= SLACK:
                yield last + 1, 0.5
            elif need <= cheap + SLACK:
                yield last + 1, 0.5 + _TIGHT * (need / cheap) ** 2
            elif need <= cheap + dear + SLACK:
                yield last + 1, 12.0 + 40.0 * ((need - cheap) / dear) ** 2
            else:
                failed += 1
                if failed > 1:
                    break

    def _filled(self, start: int, target: float, after: int, loosest: float) -> Iterator[tuple[int, float]]:
        """Ends within the measure, from the fullest line to the loosest; of those too loose only a few."""
        tries = 0
        for index in range(after - 1, -1, -1):
            end = self.ends[index]
            if end <= start or tries >= _TRIES:
                break
            slack = target - self.edges[index]
            if self.justified and end < self.length:
                share = self._share(start, end, slack)
                if share > loosest + SLACK:  # and so are all that are shorter
                    break
                yield end, self._looseness(share)
                tries += share > self.loosest and self._counts(end)
            else:
                yield end, self._whiteness(end, slack)
                tries += end == self.length or self._counts(end)
            if end == self.length:
                break

    def _counts(self, end: int) -> bool:
        """Whether an end is like the others of its kind: cheap, or inside a word that is torn anyway."""
        cost = self.text.costs[end] if end < self.length else 0.0
        return cost < _FULL or cost >= TORN

    def _share(self, start: int, end: int, slack: float) -> float:
        """By how much every gap of a line grows, in em, after those that grow before the others."""
        slack -= self.text.stretch[end - 1] - self.text.stretch[start]
        if slack <= SLACK:
            return 0.0
        shares = self.text.shares[end - 1] - self.text.shares[start]
        return slack / shares if shares else slack + self.loosest

    def _looseness(self, share: float) -> float:
        if share <= SLACK:
            return 0.5
        beyond = share - self.loosest
        loose = _LOOSE + _BEYOND * beyond if beyond > SLACK else 0.0
        return 1.0 + _FULL * (share / self.loosest) ** 2 + loose

    def _whiteness(self, end: int, slack: float) -> float:
        """Of what stays white after a line that is not stretched."""
        if end == self.length:
            return 0.0
        return _FULL * (slack / max(self.room, SLACK)) ** 2

    def _forced(self, start: int, target: float) -> tuple[int, float]:
        """Where nothing allowed fits: an end inside a word, else against the prohibitions."""
        text = self.text
        best, end = NEVER, start + 1
        while end < self.length and text.costs[end] >= NEVER:
            end += 1
        chosen = end
        while end <= self.length:
            if text.rights[end - 1] > target + SLACK:
                break
            cost = 0.0 if end == self.length else text.costs[end]
            if cost <= best:
                best, chosen = cost, end
            end += 1
        return chosen, _EMERGENCY * (10.0 if best >= FORBIDDEN else 1.0)
