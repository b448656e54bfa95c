"""The outputs of a comparison by format; a renderer's module is loaded when its format is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from converter.comparing import ReportComparison
from converter.messages import message
from converter.model import Diagnostic, Edition, Report, Variant
from converter.options import Format, Options, page_variants, summary_variants
from converter.styles import Style
from converter.variants import engine_label

if TYPE_CHECKING:
    from converter.content.comparison_tree import ComparisonContent

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
    _trees: dict[tuple[Variant, ...], ComparisonContent] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def columns(self) -> ComparisonContent:
        """What is shown in the scripts of the pages."""
        return self._content(page_variants(self.options))

    @property
    def summary(self) -> ComparisonContent:
        """What is shown in the script of the first report, or in the one asked for."""
        return self._content(summary_variants(self.comparison.reports[0].report, self.options))

    def _content(self, variants: tuple[Variant, ...]) -> ComparisonContent:
        """What is shown in these variants: built once, whatever lays it out."""
        from converter.content.comparison import build_comparison

        if variants not in self._trees:
            editions = [self.converting(each.report, variants) for each in self.comparison.reports]
            self._trees[variants] = build_comparison(
                self.comparison, editions, engine=engine_label(), title=self.options.title
            )
        return self._trees[variants]


@dataclass(frozen=True, slots=True)
class ComparisonRenderer:
    doing: str
    """What is being done, for the progress display."""
    render: Callable[[ComparisonJob], Made]


def _json(job: ComparisonJob) -> Made:
    from converter.renderers.comparison_json import comparison_to_json

    return comparison_to_json(job.comparison).encode("utf-8"), ()


def _pdf(job: ComparisonJob) -> Made:
    from converter.fonts import load_fonts
    from converter.pages.comparison import typeset_comparison
    from converter.renderers.pdf import render_pdf

    content = job.columns
    composed = typeset_comparison(content, job.style, fonts=load_fonts(job.style))
    titles = tuple(zip(content.langs, content.title, strict=True))
    return render_pdf(composed.layout, titles=titles, keep=False), composed.diagnostics


def _docx(job: ComparisonJob) -> Made:
    from converter.renderers.docx.comparison import render_comparison_docx

    return render_comparison_docx(job.summary, job.style), ()


def _html(job: ComparisonJob) -> Made:
    from converter.renderers.html.comparison import render_comparison_html

    return render_comparison_html(job.columns), ()


def _xlsx(job: ComparisonJob) -> Made:
    from converter.renderers.xlsx.comparison import render_comparison_xlsx

    return render_comparison_xlsx(job.summary), ()


COMPARISON_RENDERERS: Final[dict[Format, ComparisonRenderer]] = {
    "pdf": ComparisonRenderer(message("setting the pages"), _pdf),
    "docx": ComparisonRenderer(message("building the DOCX"), _docx),
    "html": ComparisonRenderer(message("writing the page"), _html),
    "xlsx": ComparisonRenderer(message("writing the workbook"), _xlsx),
    "json": ComparisonRenderer(message("writing the JSON"), _json),
}
