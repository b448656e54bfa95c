"""The lexicon of a parse under way: the grammar of figures asks for its words in a hundred places."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from converter.lexicon.lexicon import Lexicon, bundled

_IN_USE: Final[ContextVar[Lexicon | None]] = ContextVar("lexicon", default=None)


def in_use() -> Lexicon:
    """The lexicon that `using` names around the call; the bundled one elsewhere."""
    return _IN_USE.get() or bundled()


@contextmanager
def using(lexicon: Lexicon) -> Iterator[None]:
    """Ask `lexicon` inside the block, in this thread or task only; afterwards what was asked before."""
    token = _IN_USE.set(lexicon)
    try:
        yield
    finally:
        _IN_USE.reset(token)
