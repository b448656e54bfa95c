"""What may be chosen about how lines of Chinese are composed (CLREQ 3.1–3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from converter.regions import Variant

Ems = Annotated[float, "ems"]
"""A length in em of the text it belongs to."""


@dataclass(frozen=True, slots=True)
class LineOptions:
    """Options of the composer; the `cjk` section of a style."""

    prohibition: Literal["basic", "gb", "strict"]
    """Line start and end (CLREQ 3.1.5): gb also keeps a solidus from a line's end, strict also dashes and
    ellipses from its start."""
    squeeze: bool
    """Whether marks give way to fit a line."""
    squeeze_stops: bool
    """Whether 。？！ do as well, as the last resort."""
    adjacent: tuple[Variant, ...]
    """Variants in which two marks that meet share half an em."""
    line_start: tuple[Variant, ...]
    """Variants in which an opening mark at a line's start loses its white half."""
    line_end: tuple[Variant, ...]
    """Variants in which a mark at a line's end always takes half an em; elsewhere only where that helps."""
    latin_gap: Ems
    """Between Chinese and Western letters or figures; 0 sets them solid."""
    latin_gap_min: Ems
    latin_gap_max: Ems
    latin_grid: bool
    """Whether Western text takes whole em instead, so that Chinese characters stand under each other, as in
    books of Taiwan and Hong Kong; of no effect on the Mainland's edition."""
    loosest: Ems
    """Widest gap between two Chinese characters before a line counts as loose."""
