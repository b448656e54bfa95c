"""What stands below the text of a report and is none of its parts: annexes, notes, who signed, copies to."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache
from itertools import pairwise

from converter.lexicon.characters import PAUSES
from converter.lexicon.patterns import data_of, patterns
from converter.model import BackMatterKind, Span
from converter.parsing.bodies import is_body, signs
from converter.parsing.lines import SourceLine, unnumbered_heading
from converter.parsing.numbering import has_letter

_SIGNED = 30
"""The name of who signs is no longer than this."""
_LISTED = 60
"""Nor is a line, without a number, of what is annexed."""
_LETTER = 40
"""Lines in which a letter ends that was sent with a report."""
_LISTED_NAMES = 3
"""So many names of bodies in a row, without a date, sign nothing."""
_NAMES = 4
"""Lines of names above a date at most."""


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return patterns(data_of("converter.parsing", "back"))


def is_annex(line: SourceLine) -> bool:
    """Whether a line begins what is annexed: 附件：, 附表1."""
    return _patterns()["annex"].fullmatch(line.folded) is not None and "。" not in line.text[:-1]


def is_note(line: SourceLine) -> bool:
    """Whether a line begins the notes: 注：, 资料来源：."""
    return _patterns()["note"].fullmatch(line.folded) is not None


def noted(lines: Sequence[SourceLine]) -> frozenset[int]:
    """The places of numbered lines that are notes, below 注： or 注：1.…; with letters below a table, too."""
    found: set[int] = set()
    due, deep, style = 0, True, ""
    for place, line in enumerate(lines):
        if line.numbering is None and has_letter(line.text) and line.hint.row is None:
            above = lines[place - 1] if place else None
            if above and (
                above.hint.row or place - 1 in found or _patterns()["notes"].fullmatch(above.folded)
            ):
                found.add(place)
        elif line.numbering is None:
            begins = _patterns()["notes"].fullmatch(line.folded)
            due = 0 if begins is None else 2 if begins["first"] else 1
            deep = begins is None or bool(begins["first"] or begins["explains"])
            style = ""
        elif (
            line.numbering.ordinal == due
            and (line.deep or not deep)
            and style in ("", line.numbering.style)
            and line.decided is None
        ):
            found.add(place)
            due, style = due + 1, line.numbering.style
        else:
            due = 0
    return frozenset(found)


def is_copies(line: SourceLine) -> bool:
    """Whether a line says who gets copies, or when the document was printed."""
    return _patterns()["copies"].fullmatch(line.folded) is not None


def kind_of(line: SourceLine) -> BackMatterKind | None:
    """The kind of back matter a line begins by its words."""
    if line.hint.row is not None:
        return None
    if is_annex(line):
        return "annex"
    if is_note(line):
        return "note"
    return "copies" if is_copies(line) else None


def where_back(lines: Sequence[SourceLine], explaining: Set[int] = frozenset()) -> int:
    """Where the back matter at the end begins; behind the last line if there is none.

    Args:
        lines: those of the body.
        explaining: the places of those that tell what words mean.
    """
    signed = where_signed(lines)
    start = min(signed, len(lines))
    for place in reversed(range(len(lines))):
        line = lines[place]
        if place in explaining or kind_of(line):
            start = min(start, place)
        elif place < signed and not _may_follow(line):
            break
    return start


def _may_follow(line: SourceLine) -> bool:
    """Whether a line may go on with what is annexed or noted."""
    if line.numbering is not None:
        return line.deep
    if has_letter(line.text):
        return True
    if _patterns()["enquiry"].fullmatch(line.folded):
        return True
    if line.hint.row is not None or line.marked or len(line.text) > _LISTED:
        return False
    return not line.text.endswith(tuple("。！!")) and (is_body(line.folded) or not unnumbered_heading(line))


def where_signed(lines: Sequence[SourceLine]) -> int:
    """Where the name and the date at the end begin; behind the last line if there are none.

    A name of a body alone at the very end, below what is annexed, signs too.
    """
    end = len(lines)
    dated = end
    while dated > 3 and (
        is_copies(lines[dated - 1]) or _patterns()["after_date"].fullmatch(lines[dated - 1].folded)
    ):
        dated -= 1
    if dated < 3:
        return end
    if signs(lines[dated - 1].folded) and lines[dated - 1].numbering is None:
        return dated - 1
    if not _patterns()["date"].fullmatch(lines[dated - 1].folded):
        last = lines[max(0, dated - _LISTED_NAMES) : dated]
        alone = is_body(lines[dated - 1].folded) and lines[dated - 1].numbering is None
        alone = alone and not all(is_body(line.folded) for line in last)  # a list of names
        return dated - 1 if alone else end
    start = dated - 1
    while start - 1 > dated - 2 - _NAMES and start > 1 and _may_sign(lines[start - 1]):
        start -= 1
    return start


def _may_sign(line: SourceLine) -> bool:
    return (
        line.numbering is None
        and line.hint.row is None
        and kind_of(line) is None
        and len(line.text) <= _SIGNED
        and not line.text.endswith(tuple(PAUSES))
    )


def signed_letter(lines: Sequence[SourceLine]) -> list[Span]:
    """The body and the date, a line each, that close a letter above what it encloses; else nothing."""
    for body, date in pairwise(lines[:_LETTER]):
        if is_body(body.folded) and body.numbering is None and _patterns()["date"].fullmatch(date.folded):
            return [body.span, date.span] if body is not lines[0] and body is not lines[1] else []
    return []
