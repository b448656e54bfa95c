"""Names of one measure, though they are not the same: 生产总值 and 生产总值两年平均增长."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache


def are_alike(one: str, other: str, share: float) -> bool:
    """Whether names are of one measure: 生产总值 and 生产总值两年平均增长, PM2.5浓度 and 清江县PM2.5浓度.

    Args:
        one: a name; it may begin with the other, or the other with it.
        other: another.
        share: else, of the pairs of characters of both, how much is the same at least.
    """
    return one.startswith(other) or other.startswith(one) or _share(one, other) >= share


class OthersNames:
    """Names of which some may be of the measure that another names.

    It is looked up by what it has, and compared with those alone that may have enough of that.
    """

    def __init__(self, names: Iterable[str], share: float, fewest: int) -> None:
        """
        Args:
            names: the names.
            share: as `are_alike` takes it.
            fewest: characters of a name that tells a measure by itself; a shorter one is like itself alone.
        """
        self._names, self._share, self._fewest = frozenset(names), share, fewest
        telling = sorted(name for name in self._names if len(name) >= fewest)
        self._edges = {edge for name in telling for edge in self._edges_of(name)}
        self._with_pair: dict[str, list[str]] = defaultdict(list)
        for name in telling:
            for pair in _pairs(name):
                self._with_pair[pair].append(name)

    def have_like(self, name: str) -> bool:
        """Whether one of them is of the measure of a name.

        It begins or ends with that, or that with it, or they share enough.
        """
        if name in self._names:
            return True
        if len(name) < self._fewest:
            return False
        if name in self._edges or any(edge in self._names for edge in self._edges_of(name)):
            return True
        return any(_share(name, each) >= self._share for each in self._sharing(name))

    def _edges_of(self, name: str) -> Iterator[str]:
        """What a name begins with, and what it ends with."""
        for length in range(self._fewest, len(name)):
            yield name[:length]
            yield name[-length:]

    def _sharing(self, name: str) -> set[str]:
        """The names that may share enough of its pairs, found by those of its pairs that the fewest have.

        A name with enough in common has at least so many of its pairs, whatever its own length: of all but so
        many, less one, it has one at least.
        """
        pairs = _pairs(name)
        needed = max(1, math.ceil(pairs.total() * self._share / (2 - self._share) - 1e-9))
        rarest = sorted(pairs.elements(), key=lambda pair: len(self._with_pair.get(pair, ())))
        asked = dict.fromkeys(rarest[: pairs.total() - needed + 1])
        return {each for pair in asked for each in self._with_pair.get(pair, ())}


@lru_cache(maxsize=4096)
def _pairs(name: str) -> Counter[str]:
    """The pairs of characters of a name, how often it has each."""
    return Counter(map(str.__add__, name, name[1:]))


def _share(one: str, other: str) -> float:
    """Of the pairs of characters of two names, how much is the same."""
    mine, its = _pairs(one), _pairs(other)
    whole = mine.total() + its.total()
    return 2 * (mine & its).total() / whole if whole else 0.0
