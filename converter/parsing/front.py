"""The title block above the text: front matter, the title, and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from converter.lexicon import fold
from converter.lexicon.characters import HALF_ENDS, HAN
from converter.lexicon.patterns import later
from converter.model import Span
from converter.parsing.bodies import is_body
from converter.parsing.figures import without_note
from converter.parsing.front_matter import FrontMatterLine, front_matter, is_matter, is_red_head, patterns
from converter.parsing.furniture import says_of_page
from converter.parsing.lines import SourceLine, no_heading, unnumbered_heading
from converter.parsing.times import is_date

_HAN = later(f"[{HAN}]")
_SHORTEST_HEADING = 4
"""A shorter line at the end of a title block is a name."""
_LONGEST_TITLE = 45
_LONGEST_NAMED_TITLE = 90
_CELLS = 2
"""A line of more is a row of a table."""
_TABLED = later(r"\|[^|]*\|")
"""What a web page tells of a report above it, cell by cell."""


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """A title block. Spans are the source's."""

    title: Span | None
    matter: tuple[FrontMatterLine, ...]
    byline: tuple[Span, ...]
    """All else, in order."""
    length: int
    """Lines of the block; 0 if there is none."""
    note: Span | None = None
    """The mark of a note behind the title."""


def split_front(lines: Sequence[SourceLine]) -> TitleBlock:
    """The title block: what stands before the first line that is numbered, long, or closed like a sentence.

    Of its lines the longest that names a kind of report is the title, with the line it goes on from or with;
    else the first that is not a date, source, occasion or part of a web site.
    """
    head: list[SourceLine] = []
    known = _known_title(lines)
    for line in lines:
        opens = _ends_block(line) or patterns().first_heading.fullmatch(line.folded)
        if opens and line is not known and not is_matter(line):
            break
        head.append(line)
    else:
        if known is None:
            return _front(head if _has_matter(head) else [], [])
    return _front_of(lines, head, known)


def _front_of(
    lines: Sequence[SourceLine], head: Sequence[SourceLine], known: SourceLine | None
) -> TitleBlock:
    if known in head and known is not None:
        return _front(head, [known])
    candidates = _candidates(head)
    if not candidates:
        return _front(head, [])
    named = [line for line in candidates if patterns().report.search(line.folded)]
    others = [line for line in candidates if not is_body(line.folded)] or candidates
    best = max(named or others[:1], key=lambda line: (_ends_as_title(line), len(line.text)))
    title = _whole_title(head, best)
    if _opens_text(lines, head, title):
        head = head[:-1]
    return _front(head, title)


def _candidates(head: Sequence[SourceLine]) -> list[SourceLine]:
    told = patterns()
    possible = [
        line
        for line in head
        if not is_matter(line)
        and not told.never_title.fullmatch(line.folded)
        and not told.occasion.fullmatch(line.folded)
        and not no_heading(line.folded)
        and not says_of_page(line.folded)
        and not is_date(line.folded)
    ]
    return [line for line in possible if not told.site.fullmatch(line.folded)] or possible


def _ends_as_title(line: SourceLine) -> bool:
    return patterns().ends.search(line.folded[: without_note(line.folded)]) is not None


def _whole_title(head: Sequence[SourceLine], best: SourceLine) -> list[SourceLine]:
    """The lines of a title: the one that names the report, and one it goes on from or is gone on with."""
    place = head.index(best)
    candidates = _candidates(head)
    before = head[place - 1] if place else None
    after = head[place + 1] if place + 1 < len(head) else None
    if before in candidates and before is not None and _is_one_title(before, best):
        return [before, best]
    if after in candidates and after is not None and not _ends_as_title(best) and _is_one_title(best, after):
        return [best, after]
    return [best]


def _is_one_title(first: SourceLine, second: SourceLine) -> bool:
    told = patterns()
    if len(first.text) + len(second.text) > _LONGEST_NAMED_TITLE or not _ends_as_title(second):
        return told.goes_on.fullmatch(second.folded) is not None and _ends_as_title(second)
    if told.goes_on.fullmatch(second.folded) or _open_title(first):
        return True
    if is_body(first.folded) and told.own_work.fullmatch(second.folded):
        return True
    return patterns().about.search(first.folded) is not None and not _ends_as_title(first)


def _open_title(line: SourceLine) -> bool:
    told, unclosed = patterns(), line.folded.count("《") > line.folded.count("》")
    if unclosed or told.joins.fullmatch(line.folded) is not None:
        return True
    return told.unfinished.fullmatch(line.folded) is not None and told.about.search(line.folded) is not None


def _front(head: Sequence[SourceLine], title: Sequence[SourceLine]) -> TitleBlock:
    """The block with the parts of its lines sorted."""
    others = [line for line in head if line not in title]
    matter, beside = front_matter(others)
    told = [*(piece.span for piece in matter), *beside]
    byline = [line.span for line in others if not any(line.span.contains(span) for span in told)]
    end = title[-1].start + without_note(title[-1].folded) if title else 0
    span = Span(title[0].start, end) if title else None
    note = Span(end, title[-1].span.end) if title and end < title[-1].span.end else None
    return TitleBlock(span, tuple(matter), tuple(sorted([*byline, *beside])), len(head), note)


def _has_matter(head: Sequence[SourceLine]) -> bool:
    return any(is_matter(line) for line in head)


def _opens_text(lines: Sequence[SourceLine], head: Sequence[SourceLine], title: Sequence[SourceLine]) -> bool:
    """Whether the last line of the block is the first heading of the text: `2022年主要工作` above `一、`."""
    last = head[-1]
    follows = lines[len(head) :]
    return (
        last not in title
        and last.start > title[0].start
        and bool(follows)
        and (follows[0].numbering is not None or _heads_follow(follows))
        and unnumbered_heading(last)
        and len(_HAN.findall(last.text)) >= _SHORTEST_HEADING
        and not any(char.isspace() for char in last.text)  # 专员　李某某
        and not is_matter(last)
        and (not patterns().never_title.fullmatch(last.folded) or _is_bracketed_like(last, follows))
        and not patterns().occasion.fullmatch(last.folded)
        and not is_date(last.folded)
        and not repeats(last.text, "".join(line.text for line in title))
        and not is_body(last.folded)
    )


def _is_bracketed_like(line: SourceLine, follows: Sequence[SourceLine]) -> bool:
    """Whether a line is set in thick brackets as headings below are: 【运行情况】."""
    told = [each.folded for each in follows if each.folded.startswith("【") and each.folded.endswith("】")]
    return line.folded.startswith("【") and line.folded.endswith("】") and bool(told)


def _heads_follow(lines: Sequence[SourceLine]) -> bool:
    """Whether a text has headings without numbers: short lines, each with text or numbered lines below it."""
    told = [(line, below) for line, below in pairwise(lines) if unnumbered_heading(line)]
    headings = [
        line for line, below in told if below.numbering is None and len(below.text) > 2 * len(line.text)
    ]
    above_numbers = [
        line
        for line, below in told
        if line.numbering is None and below.numbering is not None and below.numbering.ordinal == 1
    ]
    if len(headings) > 1 or len(above_numbers) > 1:
        return True
    return not any(line.numbering for line in lines) and any(
        patterns().of_work.search(each.folded) for each in headings
    )


def _known_title(lines: Sequence[SourceLine]) -> SourceLine | None:
    """The line the source itself marks as the title: as such, or as its only heading of the highest level.

    The only heading of all is the title where it stands first and names a report, or numbered lines follow.
    A red head is none, however large it is printed.
    """
    marked = [line for line in lines if line.hint.kind == "title" and not is_red_head(line)]
    if marked:
        return marked[0]
    levelled = [line for line in lines if line.marked and line.hint.level is not None and not line.decided]
    levels = [line.hint.level or 0 for line in levelled]
    if not levels or levels.count(min(levels)) > 1:
        return None
    top = levelled[levels.index(min(levels))]
    if top.numbering or is_red_head(top):
        return None
    if len(levels) > 1:
        return top
    above_all = top is lines[0] and any(line.numbering for line in lines)
    return top if above_all or (top is lines[0] and patterns().report.search(top.folded)) else None


def _ends_block(line: SourceLine) -> bool:
    if line.numbering or line.hint.row or (line.marked and line.hint.level is not None):
        return True
    if says_of_page(line.folded):
        return False
    if line.text.endswith((*HALF_ENDS, "：", ":")):
        return True
    if sum(1 for cell in line.text.split("|") if cell.strip()) > _CELLS:
        return True  # a table begins
    if len(line.text) <= _LONGEST_TITLE or _TABLED.search(line.text):
        return False
    named = len(line.text) <= _LONGEST_NAMED_TITLE and patterns().named.fullmatch(line.folded)
    subtitle = len(line.text) <= _LONGEST_NAMED_TITLE and line.text.startswith(("——", "--", "—"))
    occasion = len(line.text) <= _LONGEST_NAMED_TITLE and patterns().occasion.fullmatch(line.folded)
    return not named and not subtitle and not occasion


def repeats(line: str, title: str) -> bool:
    """Whether a line says the title again, or a part of it: no section begins there."""
    bare, whole = _bare(line), _bare(title)
    return len(bare) >= _SHORTEST_HEADING and bare in whole and 2 * len(bare) >= len(whole)


@lru_cache(maxsize=16)  # the title is asked for with every line
def _bare(text: str) -> str:
    return re.sub(r"\W", "", fold(text))
