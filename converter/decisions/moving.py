"""Decisions about a report that was edited since, with their places as the report now has them."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from converter.decisions.places import PlaceError, SentenceIndex
from converter.decisions.records import Decision, Decisions, Place

AnyDecision = TypeVar("AnyDecision", bound=Decision)


def moved(decisions: Decisions, text: str, sha256: str) -> Decisions:
    """The same decisions about the report as it is now.

    A place that is not found for certain stays as it was written. Where such a place counts equal sentences
    the decisions stay those of the source they were made about, lest others are counted.

    Args:
        decisions: what was decided.
        text: the normalised source as it is now.
        sha256: of the report's bytes as they are now.
    """
    same = decisions.source_sha256 in ("", sha256)
    index = SentenceIndex(text)
    taken: set[tuple[object, ...]] = set()
    counts: list[bool] = []

    def now(decision: AnyDecision) -> AnyDecision:
        place: Place | None = getattr(decision, "place", None)
        found = _found(place, index, same_source=same) if place is not None else None
        made = replace(decision, place=found) if found else decision  # type: ignore[call-arg]
        if made.key in taken:
            made = decision
        if made is decision and place is not None:
            counts.append(place.occurrence is not None)
        taken.add(made.key)
        return made

    made = replace(
        decisions,
        headings=tuple(map(now, decisions.headings)),
        words=tuple(map(now, decisions.words)),
        figures=tuple(map(now, decisions.figures)),
        items=tuple(map(now, decisions.items)),
        problems=tuple(map(now, decisions.problems)),
    )
    return made if any(counts) and not same else replace(made, source_sha256=sha256)


def _found(place: Place, index: SentenceIndex, *, same_source: bool) -> Place | None:
    try:
        return index.place(index.find(place, same_source=same_source))
    except PlaceError:
        return None
