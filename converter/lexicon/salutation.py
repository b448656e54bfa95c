"""Whom a report addresses, and who gives it: lines that stand below its title."""

from __future__ import annotations

import re
from functools import lru_cache

from converter.lexicon.fold import fold
from converter.lexicon.patterns import data_of, patterns


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return patterns(data_of("converter.lexicon", "salutation"))


def is_salutation(text: str) -> bool:
    """Whether a line names whom the report is for: `市人民政府：`, `各位代表：`."""
    folded = fold(text.strip())
    return _patterns()["whole"].fullmatch(folded) is not None and not _patterns()["never"].search(folded)


def names_bodies(text: str) -> bool:
    """Whether a line names the bodies a report is for, and no persons: `市人民政府：`, not `各位代表：`."""
    return is_salutation(text) and not _patterns()["persons"].search(fold(text.strip()))


def gap_before_name(text: str) -> tuple[int, int] | None:
    """Where the spaces stand between an office and who holds it, if that is what a line ends with."""
    found = _patterns()["speaker"].fullmatch(fold(text))
    return found.span("gap") if found else None
