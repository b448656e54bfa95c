"""How wide the columns of a table become: as their content asks, together as wide as the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_HALF_WIDTH_LIMIT: Final = 0x2E80
_WIDE_MARKS: Final = frozenset("“”‘’…—·−↑↓→①②③④⑤⑥⑦⑧⑨⑩")
_LATIN_EM: Final = 0.55
_SLACK_EM: Final = 0.6
"""White beyond the text, since no two systems measure alike."""
_NARROWEST_EM: Final = 3.0


@dataclass(frozen=True, slots=True)
class Wish:
    """What one column asks for, in em of its text."""

    texts: Sequence[str]
    """All it holds, its head among them."""
    flexible: bool
    """Whether its text may wrap."""
    least: float = _NARROWEST_EM
    most: float = 40.0
    room: float = 0.0
    """What figures in line take, which may be more than the longest of them."""


def ems(text: str) -> float:
    """Width of a line of text: Chinese 1 em, Western letters and figures about half."""
    return sum(1.0 if ord(char) >= _HALF_WIDTH_LIMIT or char in _WIDE_MARKS else _LATIN_EM for char in text)


def fit(wishes: Sequence[Wish], *, available: int, em: float, padding: int) -> list[int]:
    """Widths in twips that add up to `available`.

    Args:
        wishes: the columns.
        available: width of the table in twips.
        em: size of the text in twips.
        padding: left and right of a cell together, in twips.
    """
    natural = [min(max(*map(ems, wish.texts), wish.room, 0.0), wish.most) + _SLACK_EM for wish in wishes]
    room = (available - padding * len(wishes)) / em
    flexible = [place for place, wish in enumerate(wishes) if wish.flexible] or list(range(len(wishes)))
    surplus = room - sum(natural)
    if surplus >= 0:
        total = sum(natural[place] for place in flexible)
        for place in flexible:
            natural[place] += surplus * natural[place] / total
    else:
        _shrink(natural, [wish.least for wish in wishes], flexible, -surplus)
    widths = [round(width * em) + padding for width in natural]
    widths[max(range(len(widths)), key=widths.__getitem__)] += available - sum(widths)
    return widths


def _shrink(widths: list[float], least: Sequence[float], flexible: Sequence[int], excess: float) -> None:
    """Take `excess` from the columns that can wrap, the widest first; from all where that is not enough."""
    for places in (flexible, range(len(widths))):
        room = sum(widths[place] for place in places) - excess
        limit = _level([widths[place] for place in places], [least[place] for place in places], room)
        for place in places:
            narrowed = min(widths[place], max(limit, least[place]))
            excess -= widths[place] - narrowed
            widths[place] = narrowed
    if excess > 1e-6:
        scale = (sum(widths) - excess) / sum(widths)
        widths[:] = [width * scale for width in widths]


def _level(widths: Sequence[float], least: Sequence[float], room: float) -> float:
    """The width to which the widest are cut so that all together fit into `room`."""
    low, high = 0.0, max(widths)
    for _ in range(40):
        middle = (low + high) / 2
        taken = sum(min(width, max(middle, own)) for width, own in zip(widths, least, strict=True))
        low, high = (middle, high) if taken <= room else (low, middle)
    return low
