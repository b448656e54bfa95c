"""Shares of what, and of how much."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from converter.lexicon import fold
from converter.lexicon.lattice import tag_of, words
from converter.model import Indicator
from converter.parsing.figures.doubts.seen import Doubted
from converter.parsing.figures.vocabulary import doubting, names

_RATE: Final = "率"
_DEED_TAGS: Final = ("v", "d")
"""The tags of verbs and adverbs."""
_PER_CENT: Final = Decimal(100)
_PER_CENT_SIGN: Final = "%"
_ROUNDING: Final = Decimal("0.06")
"""Points by which a share may miss its parts."""


def is_share_alone(seen: Doubted) -> bool:
    """A share of which the name does not say what it is a share of."""
    if names().heads.search(seen.name):
        return False
    if doubting().of_share.search(seen.name) is not None or "to-what" in seen.rules:
        return False  # 总开支|用于环境卫生
    return all((tag_of(last) or "")[:1] not in _DEED_TAGS for last in words(seen.name)[-1:])


def is_share_of_another(seen: Doubted) -> bool:
    """A share that is that of another part of the whole: 甲62元, 乙166元, of 229元; 甲占72.8%."""
    record = seen.record
    if record.unit != _PER_CENT_SIGN or record.value is None:
        return False
    if record.bound != "exact" or seen.name.endswith(_RATE):
        return False
    told = [each for each in seen.beside if each.value and each.unit != "%"]
    parts = [each for each in told if seen.name.startswith(fold(each.name))]
    part = max(parts, key=lambda each: len(each.name), default=None)
    if part is None:
        return False
    alike = [each for each in told if each.unit == part.unit]
    fitting = {each.id for each in alike for whole in alike if _is_share_of(record.value, each, whole)}
    return bool(fitting) and part.id not in fitting


def _is_share_of(share: Decimal, part: Indicator, whole: Indicator) -> bool:
    if part is whole or not part.value or not whole.value:
        return False
    return abs(part.value / whole.value * _PER_CENT - share) < _ROUNDING


def is_share_over_all(seen: Doubted) -> bool:
    value = seen.record.value
    return value is not None and value > _PER_CENT and not doubting().may_exceed.search(seen.name)
