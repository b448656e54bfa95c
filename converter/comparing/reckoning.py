"""Changes reckoned from printed values: what each may be as figures are rounded, and what the report says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, Literal

from converter.comparing.model import Interval
from converter.comparing.settings import reckoning_tables
from converter.lexicon import bundled, fold
from converter.model import Bound, Change, Indicator

_NUMBER: Final = re.compile(r"(\d[\d,]*)(?:\.(\d+))?[多余来几]*(万亿|[百千十]?[万亿]|百|千)?")
_POWERS: Final = {
    "": 0,
    "百": 2,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
_HALF: Final = Decimal("0.5")
_HUNDRED: Final = Decimal(100)


def quantum(value: Decimal, text: str) -> Decimal:
    """What the last printed digit of a number counts.

    Args:
        value: the number.
        text: where it is printed; if it is not found there, its own digits are what is known.

    >>> int(quantum(Decimal(86000), "8.6万张")), float(quantum(Decimal("6"), "下降6.0%"))
    (1000, 0.1)
    """
    wanted = abs(value)
    for number, step in _numbers(text):
        if number == wanted:
            return step
    exponent = wanted.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _numbers(text: str) -> Iterator[tuple[Decimal, Decimal]]:
    """The numbers of a text, each with what its last digit counts: 1亿2600万 is one."""
    whole, end = Decimal(0), -1
    for match in _NUMBER.finditer(fold(text)):
        digits, decimals, magnitude = match[1].replace(",", ""), match[2] or "", match[3] or ""
        power = _POWERS.get(magnitude, 0)
        step = Decimal(1).scaleb(power - len(decimals))
        own = Decimal(f"{digits}.{decimals or 0}").scaleb(power)
        yield own, step
        if match.start() == end:
            whole += own
            yield whole, step
        else:
            whole = own
        end = match.end() if magnitude else -1


def printed(indicator: Indicator) -> Interval:
    """What the value of an indicator may be as it is printed; one is expected."""
    value = indicator.value
    assert value is not None
    step = quantum(value, indicator.written.text)
    if indicator.value_max is not None:
        return Interval(value, indicator.value_max)
    exact = step == 1 and bundled().counts(indicator.unit)
    return around(value, step, indicator.bound, exact=exact)


def around(value: Decimal, step: Decimal, bound: Bound, *, exact: bool = False) -> Interval:
    """What a number may stand for.

    Args:
        value: the number as printed.
        step: what its last digit counts.
        bound: `余`, `近`, `约` and the like.
        exact: whether it is counted and not rounded.
    """
    share = reckoning_tables().tolerance
    if bound == "more_than":
        return Interval(value, value + max(step, abs(value) * share["more_than"]))
    if bound in ("less_than", "nearly"):
        return Interval(value - max(step, abs(value) * share["nearly"]), value)
    if bound == "about":
        return Interval(value - step, value + step)
    if exact:
        return Interval(value, value)
    return Interval(value - step * _HALF, value + step * _HALF)


def stated(change: Change, sentence: str) -> Interval:
    """What a stated change may stand for: rounded, or cut off, at its last digit.

    Args:
        change: as the report states it.
        sentence: where it is printed.
    """
    if change.amount_max is not None:
        return Interval(*sorted((change.amount, change.amount_max)))
    size, step = abs(change.amount), quantum(change.amount, sentence)
    own = around(size, step, change.bound)
    if change.bound == "exact":
        own = Interval(own.low, size + step)  # cut off and not rounded
    if change.amount < 0:
        own = Interval(-own.high, -own.low)
    return own


def in_per_cent(own: Interval, unit: str) -> Interval:
    """A change told in times as one in per cent; others stay."""
    return own.scaled(_HUNDRED) if unit == "times" else own


def reckoned(earlier: Interval, later: Interval, unit: Literal["%", "pp"]) -> Interval | None:
    """The change from one value to another; None where the earlier may be nought."""
    if unit == "pp":
        return Interval(later.low - earlier.high, later.high - earlier.low)
    if earlier.low <= 0 or later.low < 0:
        return None
    return Interval((later.low / earlier.high - 1) * _HUNDRED, (later.high / earlier.low - 1) * _HUNDRED)


def implied_earlier(indicator: Indicator) -> Interval | None:
    """The earlier value an indicator names, or its yearly change implies; None where neither does."""
    sentence = indicator.sentence.text
    if indicator.previous is not None:
        return previous_printed(indicator)
    change = indicator.change
    if indicator.value is None or change is None or change.base not in (None, "yoy"):
        return None
    now, moved = printed(indicator), stated(change, sentence)
    if change.unit == "pp":
        return Interval(now.low - moved.high, now.high - moved.low)
    if change.unit in ("%", "times"):
        moved = in_per_cent(moved, change.unit)
        if moved.low <= -_HUNDRED:
            return None
        return Interval(now.low / (1 + moved.high / _HUNDRED), now.high / (1 + moved.low / _HUNDRED))
    return Interval(now.low - moved.high, now.high - moved.low)


def previous_printed(indicator: Indicator) -> Interval:
    """What the earlier value that an indicator names may be; it names one."""
    value = indicator.previous
    assert value is not None
    step = quantum(value, indicator.sentence.text)
    return around(value, step, "exact", exact=step == 1 and bundled().counts(indicator.unit))
