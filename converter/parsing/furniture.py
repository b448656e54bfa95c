"""What a web page put around the report: buttons, breadcrumbs, counters. Kept apart, never lost."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from converter.assets import read_toml

_LONGEST = 80
"""A longer line is never furniture: better a stray button in the report than a sentence lost to it."""


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    patterns = read_toml(files("converter.parsing") / "data" / "furniture.toml")["whole_line"]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def is_furniture(line: str) -> bool:
    """Whether a line is no part of the report."""
    bare = re.sub(r"\s+", "", line)
    return len(bare) <= _LONGEST and _pattern().fullmatch(bare) is not None
