"""Lines torn where a web page set a stretch of a sentence in a look of its own: bold words, small figures.

Saved as text, such a stretch stands on a line of its own (`发展的 | 主要目标 | 是：增长5%`). The lines are
put together where the words themselves show that none of them ends there, whatever their width.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from converter.lexicon import join_lines
from converter.lexicon.characters import CLOSING, HALF_ENDS, HAN, NEVER_FIRST, OPENING
from converter.readers.wrapping import LABEL, Joined

_ENDED: Final = (*HALF_ENDS, *"：:.")
"""What a line ends with behind which another may begin with anything."""
_SHORT: Final = 12
"""Characters of a stretch that was set in a look of its own, at most,"""
_QUOTED: Final = 24
"""and of what is quoted,"""
_PIECES: Final = 4
"""in so many lines at most."""
_LONG: Final = 20
"""Characters of a line from which on it is text, where a clause has ended in it."""
_GOES_ON: Final = re.compile(rf"[{re.escape(NEVER_FIRST.replace('】', ''))}]|(?:是|为|即)[：:]|的(?![确士])")
"""How a line begins that goes on with the one before it."""
_HANGS: Final = re.compile(rf"[{HAN}]{{4}}(?<![目似有])的$")
"""How a line ends that goes on in the next: 今年经济社会发展的."""
_TAIL: Final = 8
"""Characters at a line's end that tell it."""
_CLAUSE: Final = re.compile("[，；、]")
_LETTERS: Final = re.compile(rf"[{HAN}（(，、][A-Z]{{1,4}}$")
_LOWERED: Final = re.compile(r"\d(?:\.\d)?")
"""What stands lower behind letters: the 2.5 of PM2.5, the 2 of CO2."""


def whole_lines(lines: Sequence[Joined]) -> list[Joined]:
    """The lines of a text, those torn inside a sentence put together again.

    Args:
        lines: in order, blank ones too.
    """
    texts = [line.text.strip() for line in lines]
    closed = [*map(_is_set_apart, texts)]
    going_on = _going_on(texts, closed)
    made: list[Joined] = []
    for place, line in enumerate(lines):
        if place - 1 not in going_on:
            made.append(line)
        elif _LETTERS.search(made[-1].text.rstrip()[-_TAIL:]) and _LOWERED.fullmatch(texts[place]):
            made[-1] = Joined(made[-1].text.rstrip() + texts[place], made[-1].line)
        else:
            made[-1] = Joined(join_lines(made[-1].text, line.text), made[-1].line)
    return made


def _is_set_apart(text: str) -> bool:
    """Whether no line goes on in this one: it is blank, a row of a table, or begins with a label."""
    return not text or "|" in text or LABEL.match(text) is not None


def _going_on(texts: Sequence[str], closed: Sequence[bool]) -> set[int]:
    """The places of lines that go on in the next."""
    found: set[int] = set()
    for place in reversed(range(len(texts) - 1)):
        line, follower = texts[place], texts[place + 1]
        if not line or not follower or "|" in line or "|" in follower or line.endswith(_ENDED):
            continue
        if _GOES_ON.match(follower):
            found.add(place)
        elif closed[place + 1]:
            continue
        elif _HANGS.search(line[-_TAIL:]) and not follower.endswith("的"):
            found.add(place)
        elif _is_small(line, follower, texts[place + 2 : place + 3]):
            found |= {place, place + 1}
        elif place + 1 in found and len(follower) <= _SHORT and _is_text(line):
            found.add(place)
        else:
            found |= _quoted(place, texts, closed)
    return found


def _is_text(line: str) -> bool:
    return len(line) >= _LONG and _CLAUSE.search(line) is not None


def _is_small(line: str, follower: str, behind: Sequence[str]) -> bool:
    """Whether a line is but the figure behind the letters before it, and the sentence goes on behind that."""
    goes_on = any(re.match(rf"[{HAN}{re.escape(NEVER_FIRST)}]", each) for each in behind)
    return goes_on and _LOWERED.fullmatch(follower) is not None and _LETTERS.search(line[-_TAIL:]) is not None


def _quoted(place: int, texts: Sequence[str], closed: Sequence[bool]) -> set[int]:
    """The places from a line that opens a quotation to the one that closes it, over short lines."""
    opened = _left_open(texts[place])
    if not opened:
        return set()
    end = place
    while opened and end + 1 < len(texts) and end < place + _PIECES and not closed[end + 1]:
        end += 1
        own = texts[end]
        if opened[-1] in own:
            return {*range(place, end)} if own.index(opened[-1]) <= _QUOTED else set()
        if len(own) > _SHORT or own.endswith(_ENDED):
            break
    return set()


def _left_open(line: str) -> str:
    """The marks that close what a line opens and does not close, the innermost last."""
    waiting = ""
    for char in line:
        if char in OPENING and char != "【":
            waiting += CLOSING[OPENING.index(char)]
        elif waiting and char == waiting[-1]:
            waiting = waiting[:-1]
    return waiting
