"""The lines of a table of contents: what a heading says, a leader of dots, the number of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ENTRY = re.compile(r"\S.*?(?:[.·…．‥・⋯_-]\s?){4,}\s*[-—]?\s*(?:\d{1,4}|[ivxlcIVXLC]{1,6})\s*[-—]?")
_HEADING = re.compile(r"目\s*[录錄次]|(?:table of )?contents", re.IGNORECASE)
_LONGEST = 200
"""Characters."""
_FEWEST = 2


def is_entry(text: str) -> bool:
    """Whether a text is an entry of a table of contents, its leader and the number of its page with it."""
    return len(text) <= _LONGEST and _ENTRY.fullmatch(text) is not None


def contents_in(texts: Sequence[str]) -> set[int]:
    """The places of the entries of a table of contents, and of the heading above the first."""
    entries = {place for place, text in enumerate(texts) if is_entry(text)}
    if len(entries) < _FEWEST:
        return set()
    first = min(entries)
    if first and _HEADING.fullmatch(texts[first - 1].strip()):
        entries.add(first - 1)
    return entries
