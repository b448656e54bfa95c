"""What is printed on every page and is not part of the text: running heads and feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from converter.readers.pdf.lines import HOLE, LineSegment

_ZONE = 0.14
"""Share of the page's height, above and below, where they stand."""
_LINES = 3
"""So many lines from the edge at most."""
_SHARE = 0.4
"""On so many of the pages, or more, the same line has to stand (left and right pages may differ)."""
_SENTENCE = re.compile("[。；]|.{10}，.{4}")
"""What a head that runs through the pages does not say: texts repeat themselves too."""
_PAGE_NUMBER = re.compile(
    r"[-—–―·•.\s]*(?:第\s*)?(?:\d{1,4}|[ivxlc]{1,6}|[IVXLC]{1,6})(?:\s*[页頁])?"
    r"(?:\s*(?:[/／，,共]|of)\s*(?:共\s*)?\d{1,4}(?:\s*[页頁])?)?[-—–―·•.\s]*"
)

Page = tuple[Sequence[LineSegment], float]
"""Lines of a page from the top, and its height."""


def running_lines(pages: Sequence[Page]) -> list[set[int]]:
    """For each page the places of its lines that are furniture."""
    counts: Counter[tuple[str, bool]] = Counter()
    for lines, height in pages:
        counts.update({_key(lines[place], height) for place in _edges(lines, height)})
    least = max(2, _SHARE * len(pages))
    found = []
    for lines, height in pages:
        edges = _edges(lines, height)
        taken = {
            place
            for place in edges
            if counts[_key(lines[place], height)] >= least and not _SENTENCE.search(lines[place].text)
        }
        outermost = [place for place in edges if place not in taken]
        for place in (outermost[:1] + outermost[-1:]) if outermost else []:
            alone = all(
                other in taken or other == place or abs(lines[other].base - lines[place].base) > 1
                for other in range(len(lines))
            )
            is_edge = _is_outermost(lines, place, taken)
            if alone and is_edge and _PAGE_NUMBER.fullmatch(lines[place].text):
                taken.add(place)
        found.append(taken)
    return found


def _is_outermost(lines: Sequence[LineSegment], place: int, taken: set[int]) -> bool:
    rest = [lines[other].base for other in range(len(lines)) if other not in taken and other != place]
    base = lines[place].base
    return not rest or base <= min(rest) or base >= max(rest)


def _edges(lines: Sequence[LineSegment], height: float) -> list[int]:
    """The lines near the upper and the lower edge of a page; a table that begins there is none."""
    order = sorted(range(len(lines)), key=lambda place: lines[place].base)
    upper = [place for place in order[:_LINES] if lines[place].base < _ZONE * height]
    lower = [place for place in order[-_LINES:] if lines[place].base > (1 - _ZONE) * height]
    return [place for place in dict.fromkeys(upper + lower) if lines[place].text[0] != HOLE]


def _key(line: LineSegment, height: float) -> tuple[str, bool]:
    """What a line says but for its figures, and whether it stands above."""
    return re.sub(r"[\d\s]+", "#", line.text), line.base < height / 2
