"""Memory that is free again goes back to the system before more is asked for."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from functools import lru_cache


def give_back() -> None:
    """Give back what is free, as far as the system lets a program do that.

    Worth its tenth of a second between two large pieces of work. glibc keeps what lies below the last piece
    in use, which after a tree of XML is nearly all of it, until it is told to let go; others do so unasked.
    """
    gc.collect()
    trim = _trim()
    if trim is not None:
        trim(0)


@lru_cache(maxsize=1)
def _trim() -> Callable[[int], object] | None:
    """glibc's `malloc_trim`; None where the C library is another."""
    if sys.platform != "linux":
        return None
    try:
        import ctypes

        found: Callable[[int], object] = ctypes.CDLL(None).malloc_trim
    except (ImportError, OSError, AttributeError):
        return None
    return found
