"""How wide the columns of a table become: so that it has few lines, and together as wide as the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import permutations
from typing import Final

from converter.renderers.docx.metrics import ems, line_count, words

_SLACK: Final = 0.4
"""Em of white beyond the text."""
_WIDER: Final = 1.25
"""How much wider than reckoned a face may set figures and letters that must not wrap: the style's is not on
every machine. Chinese is one em wide in all faces."""
_GENEROUS: Final = 2.0
"""Em of white that every column gets before those that wrap take what is left."""
_STEPS: Final = (4.0, 2.0, 1.0, 0.5)
"""Em moved from one column to another in search of fewer lines."""
_SAMPLE: Final = 80
"""Rows of a long table whose lines are counted; every word of all of them has its room."""
_NARROWEST: Final = 2.0
_MOST_SEARCHED: Final = 8
"""Columns that wrap; of more, each has what it lacks in proportion."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What one column asks for, in em of its text."""

    head: Sequence[str]
    """Its wordings, under each other."""
    rows: Sequence[Sequence[str]]
    """The lines of each of its cells, in the order of the rows."""
    wraps: bool = False
    """Whether its text may go on in a second line."""
    least: float = 0.0
    room: float = 0.0
    """What figures in line take, which may be more than the longest of them."""

    def natural(self) -> float:
        """Room for all of it without a break."""
        if self.wraps:
            return max(self.least, self.room, *map(ems, (*self.head, *self._lines())), 0.0) + _SLACK
        widest = max(self.least, *map(_widest, (*self.head, *self._lines())), 0.0)
        return max(widest, self.room + max(map(_surplus, self._lines()), default=0.0)) + _SLACK

    def narrowest(self) -> float:
        """Room for its longest word; a head breaks only behind a comma."""
        heads = (piece for head in self.head for piece in head.replace("、", "、\n").split("\n"))
        longest = max((_widest(word) for line in self._lines() for word in words(line)), default=0.0)
        return max(self.least, longest, *map(ems, heads), _NARROWEST) + _SLACK

    def _lines(self) -> set[str]:
        return {line for cell in self.rows for line in cell}


def _widest(text: str) -> float:
    """Room for a text in the widest face that may stand in."""
    return ems(text) + _surplus(text)


@lru_cache(maxsize=16_384)
def _surplus(text: str) -> float:
    """What a wider face may take beyond what is reckoned."""
    return (_WIDER - 1) * sum(ems(char) for char in text if ems(char) < 1.0)


def fit(wishes: Sequence[Wish], *, available: int, em: float, padding: int) -> list[int]:
    """Widths in twips that add up to `available`.

    Args:
        wishes: the columns.
        available: width of the table in twips.
        em: size of the text in twips.
        padding: left and right of a cell together, in twips.
    """
    padding = min(
        padding, available // (2 * len(wishes))
    )  # of very many columns it takes half of each at most
    room = (available - padding * len(wishes)) / em
    natural = [wish.natural() for wish in wishes]
    wrapping = [place for place, wish in enumerate(wishes) if wish.wraps]
    surplus = room - sum(natural)
    if surplus >= 0:
        widths = _spread(natural, wrapping, surplus)
    else:
        least = list(natural)
        for place in wrapping:
            least[place] = min(natural[place], wishes[place].narrowest())
        surplus = room - sum(least)
        if surplus < 0:
            widths = _squeezed(least, wishes, -surplus)
        else:
            widths = _shared(least, natural, surplus)
            if len(wrapping) <= _MOST_SEARCHED:
                _search(widths, least, wishes, wrapping)
    made = [round(width * em) + padding for width in widths]
    made[max(range(len(made)), key=made.__getitem__)] += available - sum(made)
    return made


def _squeezed(least: Sequence[float], wishes: Sequence[Wish], lacking: float) -> list[float]:
    """Less room than all words need: columns that wrap give first, those of figures only if these cannot."""
    widths = list(least)
    floors = [max(wish.least, _NARROWEST) + _SLACK for wish in wishes]
    for wraps in (True, False):
        givers = [at for at, wish in enumerate(wishes) if wish.wraps == wraps]
        spare = {at: max(0.0, widths[at] - (floors[at] if wraps else _NARROWEST)) for at in givers}
        total = sum(spare.values())
        if total > 0:
            taken = min(lacking, total)
            for at in givers:
                widths[at] -= spare[at] * taken / total
            lacking -= taken
    whole = sum(widths)
    return [width * (whole - lacking) / whole for width in widths]


def _spread(natural: Sequence[float], wrapping: Sequence[int], surplus: float) -> list[float]:
    """More room than is needed: a little for every column, the rest for those of words."""
    share = min(_GENEROUS, surplus / len(natural))
    widths = [width + share for width in natural]
    rest = surplus - share * len(natural)
    takers = wrapping or range(len(natural))
    total = sum(natural[place] for place in takers)
    for place in takers:
        widths[place] += rest * natural[place] / total
    return widths


def _shared(least: Sequence[float], natural: Sequence[float], surplus: float) -> list[float]:
    """Give the columns that wrap what there is, by what they lack."""
    lacking = sum(natural) - sum(least)
    return [low + surplus * (own - low) / lacking for low, own in zip(least, natural, strict=True)]


def _search(
    widths: list[float], least: Sequence[float], wishes: Sequence[Wish], wrapping: Sequence[int]
) -> None:
    """Move room between the columns that wrap as long as that saves lines."""
    counts = {place: _counter(wishes[place]) for place in wrapping}
    best = _cost(widths, counts)
    for step in _STEPS:
        moved = True
        while moved:
            moved = False
            for giver, taker in permutations(wrapping, 2):
                if widths[giver] - step < least[giver]:
                    continue
                widths[giver] -= step
                widths[taker] += step
                cost = _cost(widths, counts)
                if cost < best:
                    best, moved = cost, True
                else:
                    widths[giver] += step
                    widths[taker] -= step


def _cost(widths: Sequence[float], counts: dict[int, Callable[[float], Sequence[int]]]) -> tuple[int, int]:
    """Lines of the table; among equals, of all its cells."""
    lines = [count(round(widths[place], 3)) for place, count in counts.items()]
    return sum(map(max, zip(*lines, strict=True))), sum(map(sum, lines))


def line_total(wishes: Sequence[Wish], widths: Sequence[float]) -> int:
    """Lines of a table, head and rows.

    Args:
        wishes: its columns.
        widths: of each, in em without what pads its cells.
    """
    lines = [_counter(wish)(width) for wish, width in zip(wishes, widths, strict=True)]
    return sum(map(max, zip(*lines, strict=True)))


def _counter(wish: Wish) -> Callable[[float], Sequence[int]]:
    """How many lines the cells of a column have at a width."""
    step = max(1, len(wish.rows) // _SAMPLE)
    cells = (wish.head, *wish.rows[::step])

    @cache
    def counted(width: float) -> Sequence[int]:
        room = max(0.1, width - _SLACK / 2)
        return [sum(line_count(line, room) for line in cell) for cell in cells]

    return counted
