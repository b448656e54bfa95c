"""Words beside a number that its name does not hold."""

from __future__ import annotations

from typing import Final

from converter.lexicon.lattice import words
from converter.parsing.figures.doubts.seen import Doubted, end_of, has_noun, is_verb
from converter.parsing.figures.vocabulary import doubting

_TIMES: Final = "倍"


def has_words_left(seen: Doubted) -> bool:
    """Words beside the number that its name does not hold: 收入合计|32亿元, 46宗|求助个案."""
    record = seen.record
    number, spans = record.written.span.start, record.name_spans
    if record.unit == _TIMES:
        return False  # 是上年的2.6倍
    sums = doubting().summed.search(seen.text, seen.clause, number)
    if sums is not None and spans and sums.start() != spans[-1].end and not doubting().sums.search(seen.name):
        return True
    if _goes_on_behind(seen):
        return True
    last = max([span.end for span in spans], default=number)
    if last <= seen.clause and has_noun(seen.text[seen.clause : number]):
        return True
    if record.value is None or any(span.start >= number for span in spans):
        return False
    left = doubting().left_behind_unnamed if "unnamed-level" in seen.rules else doubting().left_behind
    if left.match(seen.text, end_of(record)) is not None:
        return True
    return _has_words_between(seen)


def _goes_on_behind(seen: Doubted) -> bool:
    """Whether words go on from a name behind its number that tells what is done: 12件施工|中."""
    spans = seen.record.name_spans
    if "behind" not in seen.rules or not spans or spans[0].start < seen.record.written.span.end:
        return False
    goes_on = doubting().told_behind.match(seen.text, spans[-1].end) is not None
    return goes_on and any(is_verb(word) for word in words(seen.name))


def _has_words_between(seen: Doubted) -> bool:
    """Words between two numbers, where the name of the second stands before both: 违规36件|移送法办|16人."""
    record, before = seen.record, seen.before
    if before is None or record.unit == "%":
        return False
    start, end = end_of(before), record.written.span.start
    if start >= end or not record.name_spans or any(span.start >= start for span in record.name_spans):
        return False
    between = seen.text[start:end]
    told = doubting().between.sub("", doubting().besides.sub("", between))
    return len(told) > 1
