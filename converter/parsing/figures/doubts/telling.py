"""Numbers across a break of the line, and aims told by a weak word."""

from __future__ import annotations

from typing import Final

from converter.parsing.figures.doubts.seen import Doubted
from converter.parsing.figures.vocabulary import aiming

_EXACT: Final = "exact"
_LINE: Final = "\n"
_ENDS: Final = "。!?;:"
_HEADING_LONG: Final = 20
"""Characters of a line that is a heading and no broken one."""


def is_in_broken_line(seen: Doubted) -> bool:
    text, written = seen.text, seen.record.written.span
    if text.find("\n", written.start, written.end + 1) >= 0 or _goes_on_from_line(text, written.start):
        return True
    return any(text.find("\n", span.start, span.end) >= 0 for span in seen.record.name_spans)


def _goes_on_from_line(text: str, place: int) -> bool:
    """Whether a number opens a line that goes on from a long one that nothing ends."""
    if text[place - 1 : place] != _LINE:
        return False
    line = text[text.rfind(_LINE, 0, place - 1) + 1 : place - 1].rstrip()
    return len(line) > _HEADING_LONG and line[-1] not in _ENDS


def is_weak_aim(seen: Doubted) -> bool:
    """An aim told by a weak word in another clause than the number, beside words of results."""
    if seen.record.bound != _EXACT:
        return False  # 不少于1.2万只
    if aiming().aims.search(seen.text, seen.clause, seen.record.written.span.start):
        return False
    sentence = seen.record.sentence.span.of(seen.text)
    word = aiming().aims.search(sentence)
    weak = word is None or aiming().weak.match(word.group()) is not None
    return weak and aiming().reached.search(sentence) is not None
