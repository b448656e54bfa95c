"""Words that number the members of a series: 首先, 其次, 最后."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from converter.lexicon.patterns import alternatives, data_of

SERIES: Final[Mapping[str, Any]] = data_of("converter.lexicon", "series")
"""The patterns of `data/series.toml`, by their keys there, in either script."""
ORDER: Final[Mapping[str, int]] = SERIES["order"]
"""The number each word stands for; 0 is the last of its series."""
ORDER_WORD: Final = alternatives(ORDER)
"""A pattern for any of these words."""
