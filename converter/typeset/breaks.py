"""Where lines end: the cheapest way through the whole paragraph (total fit, after Knuth and Plass 1981).

A paragraph is prepared as running totals over its gaps, so that the width of any stretch of it, and what it
can give or take, is one subtraction. From each place a line may start at, only the few ends near the measure
are weighed; the work grows with the length of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from converter.typeset.characters import SPACES, Class
from converter.typeset.gaps import FORBIDDEN, NEVER, TORN, Gap, Gaps

SLACK: Final = 1e-6
"""Lengths that differ by less are equal; in em."""
_INFINITE: Final = float("inf")

# What a line costs, from what is hardly seen to what must not be. What it costs to end one in a gap stands in
# `gaps` and `clusters`: no number is torn from its unit but to spare a loose line.
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
_BEYOND: Final = 3e4
"""and of each further em in every gap."""
_LONE: Final = 1e5
"""A last line with a single character (CLREQ 3.4: 孤字不成行)."""
_EMERGENCY: Final = 1e7
"""A line that ends where none may."""
_TRIES: Final = 3
"""Ends of lines too loose, or not justified, that are weighed for each start."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A paragraph, or the part of it between two forced line ends, measured. Lengths in em."""

    lefts: list[float]
    """Left edge of each character's cell with all of the text on one line."""
    rights: list[float]
    """Right edge of a line that ends after each character: spaces and trimmed whites are outside it."""
    starts: list[float]
    """Left edge of a line that starts with each character."""
    end_gives: list[float]
    """What each character may lose besides at a line's end."""
    costs: list[float]
    """Of ending a line before each character."""
    steps: tuple[list[float], ...]
    """Running totals of what steps 2 to 7 of squeezing take, up to the gap left of each character."""
    grows: tuple[list[float], ...]
    """Running totals of what steps 1 and 2 of stretching give."""
    shares: list[int]
    """Running totals of the gaps that share the rest."""
    bodies: list[int]
    """Running totals of characters that are no marks or spaces, before each character."""

    def __len__(self) -> int:
        return len(self.lefts)


def prepare(
    classes: Sequence[Class], widths: Sequence[float], pairs: Sequence[Gap], costs: list[float], gaps: Gaps
) -> Prepared:
    """Measure a text: its classes, the widths of its cells, and the gaps between neighbours (one fewer)."""
    columns = list(zip(*pairs, strict=True)) if pairs else [()] * len(Gap._fields)
    natural = columns[0]
    lefts = list(accumulate((w + g for w, g in zip(widths, natural, strict=False)), initial=0.0))[
        : len(widths)
    ]
    end_trim, end_give, start_trim = gaps.end_trim, gaps.end_give, gaps.start_trim
    rights = [left + w - end_trim[each] for left, w, each in zip(lefts, widths, classes, strict=True)]
    gives = [end_give[each] for each in classes]
    for place, each in enumerate(classes):
        if each in SPACES:
            rights[place] = rights[place - 1] if place else 0.0
            gives[place] = gives[place - 1] if place else 0.0
    return Prepared(
        lefts=lefts,
        rights=rights,
        starts=[left + start_trim[each] for left, each in zip(lefts, classes, strict=True)],
        end_gives=gives,
        costs=costs,
        steps=tuple(list(accumulate(column, initial=0.0)) for column in columns[1:7]),
        grows=tuple(list(accumulate(column, initial=0.0)) for column in columns[7:9]),
        shares=list(accumulate(columns[9], initial=0)),
        bodies=list(accumulate((_BODY[each] for each in classes), initial=0)),
    )


_BODY: Final = [int(each in (Class.HAN, Class.LATIN, Class.DIGIT)) for each in Class]


def break_lines(
    text: Prepared, first: float, room: float, loosest: float, justified: bool, balanced: bool = False
) -> list[int]:
    """Ends of the lines, as places in the text; the last is its length.

    Args:
        text: the prepared text, not empty.
        first: room on the first line, in em.
        room: room on all others.
        loosest: the widest share of a gap that is not loose.
        justified: whether lines will be stretched to the measure.
        balanced: whether the last line should be as long as the others.
    """
    if text.rights[-1] - text.starts[0] <= first:  # most texts of tables: a line costs more than its white
        return [len(text)]
    return _Search(text, first, room, loosest, justified, balanced).run()


class _Search:
    """The least cost of reaching each place, and the way there.

    Almost always there is a way without a loose line: only where there is none are loose lines weighed too.
    """

    def __init__(
        self, text: Prepared, first: float, room: float, loosest: float, justified: bool, balanced: bool
    ) -> None:
        length = len(text)
        self.text, self.length = text, length
        self.first, self.room, self.loosest = first, room, max(loosest, 0.01)
        self.justified, self.balanced = justified, balanced
        self.least: list[float] = []
        self.came_from = [0] * (length + 1)
        steps = text.steps
        self.cheap: list[float] = [sum(totals) for totals in zip(*steps[:4], strict=True)]
        self.dear: list[float] = [sum(totals) for totals in zip(*steps[4:], strict=True)]
        self.grow = [sum(totals) for totals in zip(*text.grows, strict=True)]
        self.ends = list(self._ends())
        self.edges = [text.rights[end - 1] for end in self.ends]

    def _ends(self) -> Iterator[int]:
        """Where a line may end; what is longer than a line is torn anyway."""
        start, costs = 0, self.text.costs
        for end in range(1, self.length + 1):
            if end < self.length and costs[end] >= TORN:
                continue
            if end > start + 1 and not self._can_fit(start, end):
                yield from (place for place in range(start + 1, end) if costs[place] < FORBIDDEN)
            yield end
            start = end

    def _can_fit(self, start: int, end: int) -> bool:
        last = end - 1
        width = self.text.rights[last] - self.text.starts[start] - self.text.end_gives[last]
        gives = self.cheap[last] - self.cheap[start] + self.dear[last] - self.dear[start]
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
        least = self.least = [0.0, *[_INFINITE] * self.length]
        for start in range(self.length):
            if least[start] < _INFINITE:
                target = self.text.starts[start] + (self.room if start else self.first)
                after = bisect_right(self.edges, target + SLACK)
                squeezed = self._squeeze(start, target, after)
                filled = self._fill(start, target, after, loosest)
                if loosest == _INFINITE and not (squeezed or filled):
                    self._force(start, target)
        return least[self.length]

    def _reach(self, start: int, end: int, cost: float) -> None:
        if end < self.length:
            own = self.text.costs[end]
            cost += own if own < TORN else _TORN_ANYWAY
        elif start and self.text.bodies[end] - self.text.bodies[start] < 2:
            cost += _LONE
        if not self.justified:
            cost += _LINE
        cost += self.least[start]
        if cost < self.least[end]:
            self.least[end] = cost
            self.came_from[end] = start

    def _squeeze(self, start: int, target: float, after: int) -> bool:
        """Ends beyond the measure that squeezing pulls in."""
        found, failed = False, 0
        for index in range(after, len(self.ends)):
            end = self.ends[index]
            last = end - 1
            need = self.edges[index] - target - self.text.end_gives[last]
            cheap = self.cheap[last] - self.cheap[start]
            dear = self.dear[last] - self.dear[start]
            if need <= SLACK:
                cost = 0.5
            elif need <= cheap + SLACK:
                cost = 0.5 + _TIGHT * (need / cheap) ** 2
            elif need <= cheap + dear + SLACK:
                cost = 12.0 + 40.0 * ((need - cheap) / dear) ** 2
            else:
                failed += 1
                if failed > 1:
                    break
                continue
            found = True
            self._reach(start, end, cost)
        return found

    def _fill(self, start: int, target: float, after: int, loosest: float) -> bool:
        """Ends within the measure, from the fullest line to the loosest; of those too loose only a few."""
        found, tries = False, 0
        for index in range(after - 1, -1, -1):
            end = self.ends[index]
            if end <= start or tries >= _TRIES:
                break
            slack = target - self.edges[index]
            if self.justified and (end < self.length or self.balanced):
                share = self._share(start, end, slack)
                if share > loosest + SLACK:  # and so are all that are shorter
                    break
                self._reach(start, end, self._looseness(share))
                tries += share > self.loosest and self.text.costs[end] < _FULL
            else:
                self._reach(start, end, self._whiteness(end, slack))
                if not self.balanced:
                    tries += end == self.length or self.text.costs[end] < _FULL
            found = True
            if end == self.length and not self.balanced:
                break
        return found

    def _share(self, start: int, end: int, slack: float) -> float:
        """By how much every gap of a line grows, in em, after those that grow before the others."""
        slack -= self.grow[end - 1] - self.grow[start]
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
        if end == self.length and not self.balanced:
            return 0.0
        return _FULL * (slack / max(self.room, SLACK)) ** 2

    def _force(self, start: int, target: float) -> None:
        """Nothing allowed fits: end the line inside a word, else against the prohibitions, but end it."""
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
        self._reach(start, chosen, _EMERGENCY * (10.0 if best >= FORBIDDEN else 1.0))
