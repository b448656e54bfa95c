"""The lexicon of a parse under way: the grammar of figures asks for its words in a hundred places."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import Final, TypeVar

from converter.lexicon.lexicon import Lexicon, bundled

Made = TypeVar("Made")

_IN_USE: Final[ContextVar[Lexicon | None]] = ContextVar("lexicon", default=None)


def in_use() -> Lexicon:
    """The lexicon that `using` names around the call; the bundled one elsewhere."""
    return _IN_USE.get() or bundled()


def of_lexicon(make: Callable[[Lexicon], Made]) -> Callable[[], Made]:
    """What is made of a lexicon, once for each: of the one in use where it is asked for."""
    kept = lru_cache(maxsize=4)(make)

    @wraps(make)
    def of_one_in_use() -> Made:
        return kept(_IN_USE.get() or bundled())

    return of_one_in_use


@contextmanager
def using(lexicon: Lexicon) -> Iterator[None]:
    """Ask `lexicon` inside the block, in this thread or task only; afterwards what was asked before."""
    token = _IN_USE.set(lexicon)
    try:
        yield
    finally:
        _IN_USE.reset(token)
