"""Lists of what the words of a report mean: 名词解释, 注释, 有关用语说明. They are set, and not read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from converter.lexicon import fold
from converter.lexicon.patterns import data_of, patterns
from converter.parsing.back_matter import is_annex, is_copies
from converter.parsing.lines import SourceLine
from converter.parsing.numbering import DEEP, RANK

_HEAD = 40
"""A line that heads one is no longer than this."""
_LOOKED_AT = 3
"""Lines behind it, among which the first entry begins."""
_SPACES = re.compile(r"\s+")


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return patterns(data_of("converter.parsing", "glossaries"))


def _names_glossary(heading: str) -> bool:
    """Whether a heading is that of a list of words and what they mean: 《政府工作报告》有关内容名词注释."""
    return len(heading) <= _HEAD and (
        _patterns()["head"].fullmatch(_SPACES.sub("", fold(heading))) is not None
    )


def glossaries(lines: Sequence[SourceLine]) -> dict[int, int]:
    """Where each list of words begins, by the place of its heading, and where the text goes on behind it.

    One without a number goes on to the end, or to the next annex, to who signs and who gets copies, or to a
    label that stands further out than those of its entries; one with a number to the next of that kind.

    Args:
        lines: those of the body.
    """
    found: dict[int, int] = {}
    end = 0
    for place, line in enumerate(lines):
        if place < max(end, 1) or line.hint.row is not None or line.decided is not None:
            continue
        told = line.folded[line.numbering.length :] if line.numbering else line.folded
        if _names_glossary(told) and any(map(_is_entry, lines[place + 1 : place + 1 + _LOOKED_AT])):
            end = found[place] = _end(lines, place)
    return found


def _is_entry(line: SourceLine) -> bool:
    return line.hint.row is None and _patterns()["entry"].match(line.folded) is not None


def _end(lines: Sequence[SourceLine], head: int) -> int:
    return next(_ends(lines, head), len(lines))


def _ends(lines: Sequence[SourceLine], head: int) -> Iterator[int]:
    own = lines[head].numbering
    outer: int = RANK[own.style] + 1 if own is not None else 0
    for place in range(head + 1, len(lines)):
        line = lines[place]
        if is_annex(line) or is_copies(line):
            yield place
        if line.numbering is None:
            continue
        if own is None and not outer:  # the label of its first entry, else any that numbers parts
            outer = line.numbering.rank if line.numbering.ordinal == 1 else DEEP
        if line.numbering.rank < outer and not (own is not None and line.numbering.ordinal == 1):
            yield place
