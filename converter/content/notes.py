"""What is said of the conversion: what was repaired, what has the region's form, what to check, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from converter.content.labels import Labels
from converter.content.tree import ConversionNote
from converter.model import Edition, Repair


def notes(editions: Iterable[Edition], labels: Labels) -> Iterator[ConversionNote]:
    """The notes on all editions, what was repaired first.

    Args:
        editions: of one report.
        labels: the program's own words.
    """
    same = tuple(editions)
    for reason in ("wrong-form", "beside-wrong-form"):
        for edition in same:
            yield from _changes(f"repaired_{reason}", edition.repairs, labels, reason)
    for edition in same:
        yield from _changes(f"shapes_{edition.variant}", edition.shapes, labels)
    for edition in same:
        yield from _changes(f"reworded_{edition.variant}", edition.rewordings, labels)
    for edition in same:
        yield from _to_check(edition, labels)


def _changes(
    heading: str, changes: Iterable[Repair], labels: Labels, reason: str = ""
) -> Iterator[ConversionNote]:
    lines = tuple(
        labels("repair_line", before=each.before, after=each.after, count=each.count)
        for each in changes
        if not reason or each.reason == reason
    )
    if lines:
        yield ConversionNote(labels(heading), lines)


def _to_check(edition: Edition, labels: Labels) -> Iterator[ConversionNote]:
    reasons = dict.fromkeys(doubt.reason for doubt in edition.doubts)
    for reason in reasons:
        counts = Counter(
            (doubt.chosen, "、".join(doubt.candidates))
            for doubt in edition.doubts
            if doubt.reason == reason and doubt.candidates
        )
        lines = tuple(
            labels("doubt_line", chosen=chosen, candidates=candidates, count=count)
            for (chosen, candidates), count in counts.most_common()
        )
        if lines:
            heading = labels(f"check_{edition.variant}", why=labels(f"why_{reason}"))
            yield ConversionNote(heading, lines, certain=False)
