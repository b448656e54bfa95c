"""Line ends that a source marks inside a paragraph: whether a sentence goes on over one.

Who writes Markdown or a page breaks verses, addresses and lists by hand, and now and then a sentence for its
look. Two lines are one only where that is evident: better a paragraph too many than two statements in one.
"""

from __future__ import annotations

import re
from typing import Final

from converter.lexicon import fold
from converter.lexicon.characters import NEVER_FIRST, OPENING, is_wide
from converter.lexicon.lattice import is_inside_word, tag_of, words
from converter.lexicon.scope import in_use
from converter.readers.labels import CLOSED
from converter.readers.labels import OPENING as LABEL
from converter.readers.wrapping import cuts_number

_GOES_ON: Final = ("，", "、", *OPENING)
"""What a line ends with that is no end."""
_PAIRS: Final = ("“”", "「」", "『』", "《》", "（）")
_LEADING: Final = ("p", "c")
"""Kinds of words that no line ends with: prepositions and conjunctions."""
_PARTICLE: Final = "u"
_OF: Final = "的"
_SPEAKER: Final = re.compile(r"[^，。；：、\s]{1,12}[：:]")
_CLAUSE: Final = re.compile("[，。；]")
_ENDS: Final = re.compile("[。；！？]")
_DIGITS_END: Final = re.compile(r"[\d百千万亿][余多]?$")
_FIGURE_END: Final = re.compile(r"[\d%‰][^，。；、\d]{0,2}$")
_SHARES: Final = ("%", "‰")
_FIGURE: Final = re.compile(r"[约近逾超]?\d[\d,.]*[万亿]?[余多]?")
_NEAR: Final = 12
"""Characters before a line end in which its last word is looked for."""
_LONG: Final = 24
"""Characters from which on a line is one of prose."""


def goes_on(line: str, following: str) -> bool:
    """Whether two lines are evidently one sentence, the line end set for its look alone.

    Args:
        line: without the line end.
        following: the next line.
    """
    line, following = line.strip(), following.strip()
    if not line or not following or line.endswith(CLOSED):
        return False
    if following.startswith(tuple(NEVER_FIRST)) or cuts_number(line, following):
        return True
    before, behind = fold(line), fold(following)
    if LABEL.match(following) or _SPEAKER.match(following):
        return False
    if not is_wide(line[-1]) and not _ends_number(before):
        return False
    return (
        line.endswith(_GOES_ON)
        or any(line.count(left) > line.count(right) and right in following for left, right in _PAIRS)
        or _is_parted_figure(before, behind)
        or _leads_on(before, behind)
        or _is_parted_word(line, following)
        or _are_prose(line, following)
    )


def _ends_number(before: str) -> bool:
    return _DIGITS_END.search(before) is not None


def _is_parted_figure(before: str, behind: str) -> bool:
    """Whether a line end stands between a number and its unit, or between what is counted and its number."""
    if _ends_number(before):
        unit = in_use().measure_at(behind, 0)
        return unit is not None and not is_inside_word(behind, len(unit.word))
    figure = _FIGURE.match(behind)
    if figure is None or not _CLAUSE.search(behind.replace(",", "，")):
        return False
    unit = in_use().measure_at(behind, figure.end())
    counts = behind.startswith(_SHARES, figure.end()) or (unit is not None and unit.is_quantity)
    return counts and not _FIGURE_END.search(before)


def _leads_on(before: str, behind: str) -> bool:
    """Whether the last word of a line, or the first of the next, cannot stand there alone."""
    last, first = words(before[-_NEAR:])[-1], words(behind[:_NEAR])[0]
    return last == _OF or tag_of(last) in _LEADING or tag_of(first) == _PARTICLE


def _is_parted_word(line: str, following: str) -> bool:
    """Whether a word of a sentence stands across the line end."""
    if not _CLAUSE.search(line + following):
        return False
    before, behind = fold(line[-_NEAR:]), fold(following[:_NEAR])
    return is_inside_word(before + behind, len(before))


def _are_prose(line: str, after: str) -> bool:
    """Whether both lines are parts of clauses: the first is long and open, the second ends the sentence."""
    return (
        len(line) >= _LONG
        and "，" in line
        and not _FIGURE_END.search(fold(line))
        and _ENDS.search(after) is not None
    )
