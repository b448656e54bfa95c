"""The outputs of a comparison by format; a renderer's module is loaded when its format is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from converter.comparing import ReportComparison
from converter.model import Diagnostic, Edition, Report, Variant
from converter.options import Format, Options
from converter.styles import Style

Converting: TypeAlias = Callable[[Report, Sequence[Variant]], tuple[Edition, ...]]
"""Sets a report in several variants."""
Made: TypeAlias = tuple[bytes, tuple[Diagnostic, ...]]


@dataclass(frozen=True, slots=True)
class ComparisonJob:
    """What a renderer of comparisons may draw on."""

    comparison: ReportComparison
    options: Options
    style: Style
    converting: Converting


@dataclass(frozen=True, slots=True)
class ComparisonRenderer:
    doing: str
    """What is being done, for the progress display."""
    render: Callable[[ComparisonJob], Made]


def _json(job: ComparisonJob) -> Made:
    from converter.renderers.comparison_json import comparison_to_json

    return comparison_to_json(job.comparison).encode("utf-8"), ()


COMPARISON_RENDERERS: Final[dict[Format, ComparisonRenderer]] = {
    "json": ComparisonRenderer("writing the JSON", _json),
}
