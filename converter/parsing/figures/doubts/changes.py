"""Changes that may not be those of their record."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from converter.parsing.figures.doubts.seen import Doubted, behind_mark
from converter.parsing.figures.vocabulary import doubting

_FAR: Final = 70
"""Characters between a number and its change."""
_MANY: Final = 4
"""Records between a number and what is told of it."""
_PER_CENT: Final = Decimal(100)


def changes_part(seen: Doubted) -> bool:
    """A change told of a part of the name: 医师和护士132人, 医师增加6人."""
    numbers = seen.trace.numbers if seen.trace else ()
    start = seen.record.written.span.end
    if len(numbers) < 2 or seen.record.change is None or numbers[-1] < start:
        return False
    clause = behind_mark(seen.text, start, numbers[-1])
    told = doubting().told_of.match(seen.text, clause, numbers[-1]) if clause else None
    return (
        told is not None
        and doubting().and_more.match(seen.name.removeprefix(told[1])) is not None
        and seen.name.startswith(told[1])
    )


def is_far(seen: Doubted) -> bool:
    numbers = seen.trace.numbers if seen.trace else ()
    between = seen.trace.between if seen.trace else 0
    return len(numbers) > 1 and (max(numbers) - min(numbers) > _FAR or between > _MANY)


def is_distance(seen: Doubted) -> bool:
    """How far a figure is from another one, which is no change of it: 低于全省平均水平1.2个百分点."""
    number = seen.record.written.span.start
    return doubting().distance.search(seen.text, seen.clause, number) is not None


def is_unread(seen: Doubted) -> bool:
    """A change is told behind a number that has none, or an earlier value without its change."""
    record = seen.record
    if record.value is None or record.change is not None or doubting().share.search(seen.name):
        return False
    if record.previous is not None and seen.trace is not None:
        return max(seen.trace.numbers) > record.written.span.start
    return doubting().unread.match(seen.text, record.written.span.end) is not None


def does_not_come_out(seen: Doubted) -> bool:
    """Value, earlier value and change of one record, but for rounding."""
    record, change = seen.record, seen.record.change
    if record.value is None or not record.previous or change is None or change.unit not in ("%", "pp"):
        return record.value is not None and record.previous is not None and record.value == record.previous
    difference = record.value - record.previous
    moved = difference if change.unit == "pp" else difference / record.previous * _PER_CENT
    return abs(moved - change.amount) > max(Decimal(1), abs(change.amount) / 10)
