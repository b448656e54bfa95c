"""What a printed page adds between the lines of a text, set apart where it stands inside a sentence.

The number of a page, and the head that runs through the pages, come along when text is copied from a PDF.
Where they stand between paragraphs the parser knows them; inside a sentence they would cut it in two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from converter.readers.wrapping import CLOSED, LABEL, Joined

_NUMBER = re.compile(
    r"[-－—–―·•~～]{1,2}\s*(\d{1,4})\s*[-－—–―·•~～]{1,2}|[Pp]age\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?"
    r"|(?:第\s*\d{1,4}\s*[页頁])?[\s,，/／(（]*(?:[共总總]\s*\d{1,4}\s*[页頁])?[\s,，]*(?:第\s*\d{1,4}\s*[页頁])?[)）]?"
    r"|\d{1,4}\s*/\s*\d{1,4}"
)
_BARE = re.compile(r"\d{1,4}")
_HEAD = 40
"""Longest line that may be a running head, in characters."""
_HEADING = 30
_REPEATED = 3
_INSIDE = re.compile("[，。；、：]")


@dataclass(frozen=True, slots=True)
class Unpaged:
    """A text without the marks of pages that stood inside its sentences."""

    lines: list[Joined]
    marks: list[Joined]
    cut: frozenset[int]
    """Numbers of the lines that a mark stood after."""


def without_page_marks(lines: Sequence[str]) -> Unpaged:
    """The lines of a text and, apart from them, the marks of pages between two halves of a sentence."""
    filled = [place for place, line in enumerate(lines) if line.strip()]
    marks = _marks(lines, filled)
    taken: set[int] = set()
    before: set[int] = set()
    run: list[int] = []
    last: int | None = None
    for place in filled:
        if place in marks:
            run.append(place)
            continue
        if run and last is not None and _goes_on(lines[last], lines[place]):
            taken.update(range(last + 1, place))
            before.add(last + 1)
        run, last = [], place
    kept = [place for place in range(len(lines)) if place not in taken]
    return Unpaged(
        [Joined(lines[place], place + 1) for place in kept],
        [Joined(lines[place], place + 1) for place in sorted(taken) if lines[place].strip()],
        frozenset(before),
    )


def _marks(lines: Sequence[str], filled: Sequence[int]) -> set[int]:
    """The places of page numbers, and of heads: lines that are repeated, beside a number or often."""
    numbers = {place for place in filled if _is_number(lines[place].strip())}
    numbers |= _counting([place for place in filled if _BARE.fullmatch(lines[place].strip())], lines)
    keys = {place: re.sub(r"[\d\s]+", "#", lines[place]) for place in filled}
    often = Counter(keys.values())
    beside = {
        other
        for at, place in enumerate(filled)
        if place in numbers
        for other in filled[max(0, at - 2) : at + 3]
        if other not in numbers
    }
    heads = {
        place
        for place in filled
        if len(lines[place].strip()) <= _HEAD
        and not lines[place].rstrip().endswith(CLOSED)
        and not _INSIDE.search(lines[place])
        and (often[keys[place]] >= _REPEATED or (often[keys[place]] > 1 and place in beside))
    }
    return numbers | heads


def _is_number(line: str) -> bool:
    return any(char.isdecimal() for char in line) and _NUMBER.fullmatch(line) is not None


def _counting(places: Sequence[int], lines: Sequence[str]) -> set[int]:
    """Those bare numbers that count on from one another, as pages do."""
    found: set[int] = set()
    for first, second in pairwise(places):
        if int(lines[second]) - int(lines[first]) == 1:
            found |= {first, second}
    return found


def _goes_on(line: str, follower: str) -> bool:
    """Whether a sentence goes on from one line to the other, though something stands between."""
    line, follower = line.strip(), follower.strip()
    if line.endswith(CLOSED) or LABEL.match(follower):
        return False
    is_heading = LABEL.match(line) is not None and len(line) <= _HEADING
    return _INSIDE.search(line) is not None and not (is_heading and not line[-1].isdecimal())
