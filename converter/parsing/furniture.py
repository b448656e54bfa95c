"""What a web page or a printed page put around the report: buttons, breadcrumbs, page numbers, running heads.

Kept apart, never lost.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from converter.lexicon import fold
from converter.lexicon.characters import HALF_ENDS
from converter.lexicon.patterns import Sought, compiled, data_of

_LONGEST = 80
"""A longer line is never furniture: better a stray button in the report than a sentence lost to it."""
_RUNNING = 45
_OFTEN = 3
"""A running head stands on so many pages at least."""
_SENTENCE = 15
"""A shorter line that is not closed is a heading, not a sentence broken off."""
_HEAD = 8
"""Among so many first lines the title is looked for; what repeats it later may be a running head."""
_CONTENTS = re.compile(r"[目]\s*[录錄次]")
_CONTENTS_WITHIN = 40
_ENTRY = 30
_ENTRY_LINE = re.compile(r"(\S.*?)(?:\s*([.…·．]{2,})?[\s.…·．—-]*\d{1,4})?")
_PAGE = re.compile(
    r"[-－—–―·•~～]{1,2}\s*\d{1,4}\s*[-－—–―·•~～]{1,2}|[第－-]\s*\d{1,4}\s*[页頁]\s*[,，/／(（]?\s*(?:[共总總]\s*\d{1,4}\s*[页頁])?\s*[)）]?"
    r"|[共]\s*\d{1,4}\s*[页頁]\s*[,，]?\s*第\s*\d{1,4}\s*[页頁]|[Pp]age\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?",
)
_NOT_SAID = re.compile(r"\s+|^[•·*]+")
_ROW = 2
"""So many buttons beside each other are a row of them."""
_BETWEEN_BUTTONS = re.compile(r"[\s|/]+")
_FIGURE = re.compile(r"\d{1,3}")
_CLOSED = (*HALF_ENDS, *"：:”」")


@lru_cache(maxsize=1)
def _whole_line() -> Sought:
    return Sought([data_of("converter.parsing", "furniture")["whole_line"]])


def is_furniture(line: str) -> bool:
    """Whether a line is not part of the report."""
    if len(line) > 2 * _LONGEST:
        return False
    folded = fold(line)
    bare = _NOT_SAID.sub("", folded)
    buttons = [each for each in _BETWEEN_BUTTONS.split(folded) if each]
    if len(bare) > _LONGEST and len(buttons) < _ROW:
        return False
    tried = _whole_line().tried(set(folded)).get(0, [])
    if len(bare) <= _LONGEST and _fits(bare, tried):
        return True
    return len(buttons) >= _ROW and all(_fits(each, tried) for each in buttons)


@lru_cache(maxsize=1)
def _told() -> re.Pattern[str]:
    return compiled(rf"(?:{data_of('converter.parsing', 'furniture')['told']})[:|].*")


def says_of_page(folded: str) -> bool:
    """Whether a line tells where, when and by whom a page was published: 来源：县政府办, 主题分类：…."""
    if len(folded) > 2 * _LONGEST or "。" in folded or not (":" in folded or "|" in folded):
        return False
    return _told().fullmatch(_NOT_SAID.sub("", folded)) is not None


@lru_cache(maxsize=1)
def _credit() -> re.Pattern[str]:
    return compiled(data_of("converter.parsing", "furniture")["credit"])


def is_of_page(folded: str) -> bool:
    """Whether a line of a title block is the page's and not the report's: 来源：某日报, 本报记者 王某某摄."""
    return says_of_page(folded) or (len(folded) <= _LONGEST and _credit().fullmatch(folded) is not None)


def _fits(text: str, tried: Iterable[re.Pattern[str]]) -> bool:
    return any(pattern.fullmatch(text) for pattern in tried)


def page_furniture(lines: Sequence[str]) -> frozenset[int]:
    """The places of the lines that a printed page adds: its number, and the head it repeats."""
    numbers = {place for place, line in enumerate(lines) if len(line) < 30 and _PAGE.fullmatch(line)}
    numbers |= _bare_numbers(lines)
    return frozenset(numbers | _running_heads(lines, numbers) | _contents(lines))


def _contents(lines: Sequence[str]) -> set[int]:
    """The table of contents: its lines say what headings say later, most of them with a page number."""
    start = next(
        (place for place, line in enumerate(lines[:_CONTENTS_WITHIN]) if _CONTENTS.fullmatch(line)), None
    )
    if start is None:
        return set()
    entries: list[str] = []
    later = {re.sub(r"\s+", "", line)[:_ENTRY] for line in lines[start + 2 :]}
    for line in lines[start + 1 :]:
        match = _ENTRY_LINE.fullmatch(line) if len(line) <= _LONGEST else None
        if match is None:
            break
        entry = re.sub(r"\s+", "", match.group(1))
        if not match.group(2) and entry[:_ENTRY] not in later:
            break
        if entries and entry == entries[0]:
            break  # the text begins
        entries.append(entry)
    if not entries:
        return set()
    return set(range(start, start + len(entries) + 1))


def _bare_numbers(lines: Sequence[str]) -> set[int]:
    """Lines that are nothing but a number, if they count the pages up one by one."""
    bare = [(place, int(line)) for place, line in enumerate(lines) if _FIGURE.fullmatch(line)]
    steps = list(itertools.pairwise(bare))
    counts_pages = bool(steps) and all(
        number + 1 == later and after - place > 2 for (place, number), (after, later) in steps
    )
    return {place for place, _ in bare} if counts_pages else set()


def _breaks_off(line: str) -> bool:
    """Whether a line stops in the middle of a sentence, as at the foot of a page."""
    return len(line) >= _SENTENCE and not line.endswith(_CLOSED) and any(mark in line for mark in "，,。；")


def _running_heads(lines: Sequence[str], numbers: set[int]) -> set[int]:
    """Short lines that come again and again beside a page number, or in the middle of a sentence."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if 4 <= len(line) <= _RUNNING and place not in numbers and not line.endswith(_CLOSED):
            places[re.sub(r"\s+", "", line)].append(place)
    found: set[int] = set()
    for repeated in places.values():
        if len(repeated) < _OFTEN:
            continue
        again = repeated[1:] if repeated[0] < _HEAD else repeated
        interrupting = [
            place
            for place in again
            if {place - 1, place + 1} & numbers or (place and _breaks_off(lines[place - 1]))
        ]
        beside = any({place - 1, place + 1} & numbers for place in again)
        if 2 * len(interrupting) > len(again) and (beside or repeated[0] < _HEAD):
            found.update(again)
    return found
