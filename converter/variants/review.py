"""What an editor should know before signing a conversion: repairs, changed words, and places to look at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from converter.distributions import engine_label
from converter.model import Doubt, Edition, Repair, Report, Source, Span
from converter.regions import Script, Variant
from converter.variants.editions import edition_with_nodes
from converter.variants.engine import dictionary
from converter.variants.pieces import Converted
from converter.variants.wording import AS_THE_REGION, Wording

_AROUND = 12


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt with what surrounds it and what decided it."""

    doubt: Doubt
    line: int
    """Line of the source it stands on, from 1."""
    before: str
    after: str
    decided: tuple[tuple[str, str], ...]
    """Layer and rule of each of its stretches, such as `("engine", "s2tw")`."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What is to be said of one edition."""

    variant: Variant
    repairs: tuple[Repair, ...]
    """Wrong forms of a Traditional source that were set right: certain."""
    shapes: tuple[Repair, ...]
    """Shapes changed for those of the region: no fault of the source."""
    rewordings: tuple[Repair, ...]
    """Words changed for those of the region, on request."""
    findings: tuple[Finding, ...]
    """Places that are not certain."""


@dataclass(frozen=True, slots=True)
class Review:
    """Both editions of a report, looked through."""

    source: Source
    script: Script
    characters: int
    engine: str
    segmented: bool
    """Whether the engine's words could be read, which the sign `segmentation` needs."""
    editions: tuple[Reviewed, ...]


def review_report(
    report: Report, *, hant: Literal["tw", "hk"] = "tw", wording: Wording = AS_THE_REGION
) -> Review:
    """Look through the Traditional and the Simplified edition of a report.

    Args:
        report: what the parser gave.
        hant: standard of the Traditional edition.
        wording: the user's words and marks.

    Raises:
        EngineError: the conversion engine is missing or broken.
    """
    both: tuple[Variant, ...] = (hant, "cn")
    return Review(
        report.source,
        report.script,
        sum(not char.isspace() for char in report.text),
        engine_label(),
        dictionary("to_hant") is not None,
        tuple(
            _reviewed(report, *edition_with_nodes(report, variant, "", wording=wording)) for variant in both
        ),
    )


def _reviewed(report: Report, edition: Edition, nodes: Sequence[tuple[Span, Converted]]) -> Reviewed:
    starts = [span.start for span, _ in nodes]
    line_ends = [place for place, char in enumerate(report.text) if char == "\n"]
    found = []
    for doubt in edition.doubts:
        span, converted = nodes[bisect_right(starts, doubt.span.start) - 1]
        line = bisect_left(line_ends, doubt.span.start) + 1
        found.append(_finding(report.text, doubt, line, span.start, converted))
    return Reviewed(edition.variant, edition.repairs, edition.shapes, edition.rewordings, tuple(found))


def _finding(text: str, doubt: Doubt, line: int, start: int, converted: Converted) -> Finding:
    low, high = doubt.span.start, doubt.span.end
    return Finding(
        doubt,
        line,
        text[max(0, low - _AROUND) : low].rpartition("\n")[2],
        text[high : high + _AROUND].partition("\n")[0],
        tuple(dict.fromkeys(converted.layers[low - start : high - start])),
    )
