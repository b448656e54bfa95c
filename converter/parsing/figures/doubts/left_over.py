"""Words beside a number that its name does not hold."""

from __future__ import annotations

from converter.parsing.figures.doubts.seen import Doubted, end_of, has_noun
from converter.parsing.figures.vocabulary import doubting


def has_words_left(seen: Doubted) -> bool:
    """Words beside the number that its name does not hold: 收入合计|32亿元, 46宗|求助个案."""
    record = seen.record
    number, spans = record.written.span.start, record.name_spans
    sums = doubting().summed.search(seen.text, seen.clause, number)
    if sums is not None and spans and not doubting().sums.search(seen.name):
        return True
    last = max([span.end for span in spans], default=number)
    if last <= seen.clause and has_noun(seen.text[seen.clause : number]):
        return True
    if record.value is None or any(span.start >= number for span in spans):
        return False
    if doubting().left_behind.match(seen.text, end_of(record)) is not None:
        return True
    return _has_words_between(seen)


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
