"""How much a summary says, from all of it to what a short report leaves room for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from converter.content import FirstPage


@dataclass(frozen=True, slots=True)
class SummaryExtent:
    """What a document shows beside its tables."""

    noted: bool = True
    """Whether figures have endnotes with the clauses that tell them; else they show them at their link."""
    sentences: int | None = None
    """Of the lead, at most."""
    spare: bool = False
    """Whether the program keeps its own words short: no running head, one line on how it was made."""
    fewer: int = 0
    """Steps by which the first page says less than it could."""

    def of_first_page(self, page: FirstPage) -> FirstPage:
        """The first page, cut to the extent."""
        page = replace(page, lead=page.lead[: self.sentences])
        for step, shorter in enumerate(page.shorter(fewest=1), start=1):
            if step > self.fewer:
                break
            page = shorter
        return page


WHOLE: Final = SummaryExtent()
_MOST_STEPS: Final = 16
_LEAD: Final = 2
"""Sentences of a lead that says how things stand; fewer are better than nothing."""


def extents() -> Iterator[SummaryExtent]:
    """All of them, from the longest to the shortest."""
    yield WHOLE
    yield SummaryExtent(noted=False)
    yield SummaryExtent(noted=False, spare=True)
    short = SummaryExtent(noted=False, spare=True, sentences=_LEAD)
    yield from (replace(short, fewer=step) for step in (0, 1))
    shorter = replace(short, sentences=1)
    yield from (replace(shorter, fewer=step) for step in range(1, _MOST_STEPS + 1))
