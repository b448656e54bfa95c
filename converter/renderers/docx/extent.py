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
    spare: bool = False
    """Whether the program keeps its own words short: no running head, one line on how it was made, and of
    what a chart leaves out the number alone, in its caption."""
    once: bool = False
    """Whether what the first page tells is told there alone: the key figures, and that nothing is planned."""
    fewer: int = 0
    """Steps by which the first page says less than it could."""

    def of_first_page(self, page: FirstPage) -> FirstPage:
        """The first page, cut to the extent."""
        for step, shorter in enumerate(page.shorter(figures=not self.once), start=1):
            says_nothing = not shorter.lead and not (self.once and (shorter.results or shorter.aims))
            if step > self.fewer or says_nothing:  # a page that says nothing is no summary
                break
            page = shorter
        return page


WHOLE: Final = SummaryExtent()
_MOST_STEPS: Final = 32


def extents() -> Iterator[SummaryExtent]:
    """All of them, from the longest to the shortest."""
    yield WHOLE
    yield SummaryExtent(noted=False)
    spare = SummaryExtent(noted=False, spare=True)
    yield spare
    once = replace(spare, once=True)
    yield from (replace(once, fewer=step) for step in range(_MOST_STEPS + 1))
