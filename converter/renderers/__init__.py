"""Renderers: what is shown in, the bytes of a file out; the registry of formats by name.

A renderer's module is loaded when its format is asked for: a PDF needs no python-docx.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from converter.messages import message
from converter.model import Diagnostic, Edition, Report, Variant
from converter.options import Format, PageLayout, WordOptions
from converter.renderers.limits import check_pages, check_summary
from converter.styles import Style
from converter.variants import engine_label

if TYPE_CHECKING:
    from converter.content import Content
    from converter.renderers.docx import Template


@dataclass(frozen=True, slots=True)
class Job:
    """What a renderer may draw on."""

    report: Report
    editions: tuple[Edition, ...]
    """The editions that the PDF sets, column by column."""
    summary: tuple[Edition, ...]
    """The edition the editable summary and the workbook are made of, or the two they show side by side."""
    style: Style
    system_fonts: bool
    """Whether the PDF may take installed faces."""
    layout: PageLayout
    word: WordOptions
    template: Template | None
    """The office's own file that the summary is built on."""
    _trees: dict[tuple[Variant, ...], Content] = field(default_factory=dict, repr=False, compare=False)

    def content(self, editions: tuple[Edition, ...]) -> Content:
        """What is shown of these editions: built once, whatever lays it out."""
        from converter.content import build_content

        variants = tuple(edition.variant for edition in editions)
        if variants not in self._trees:
            self._trees[variants] = build_content(editions, engine=engine_label())
        return self._trees[variants]


@dataclass(frozen=True, slots=True)
class Renderer:
    doing: str
    """What is being done, for the progress display."""
    render: Callable[[Job], tuple[bytes, tuple[Diagnostic, ...]]]
    """The bytes of the file, and what a user should be told."""
    shows: Literal["columns", "summary"] | None
    """The editions it takes: those of the pages, those of the summary, or the report as it was read."""
    check: Callable[[Report], None] = lambda _: None
    """Refuses a report that its file cannot hold, before any work is done."""
    first: bool = False
    """Whether it is made before others: its tree of XML can be given back to the system as a whole, while the
    many small objects of the pages leave holes that such a tree does not fit in."""


def _pdf(job: Job) -> tuple[bytes, tuple[Diagnostic, ...]]:
    from converter.fonts import load_fonts
    from converter.pages import typeset
    from converter.renderers.pdf import render_pdf

    fonts = load_fonts(job.style, installed=job.system_fonts)
    composed = typeset(job.content(job.editions), job.style, layout=job.layout, fonts=fonts)
    titles = tuple((edition.lang, edition.title) for edition in job.editions)
    return render_pdf(composed.layout, titles=titles, keep=False), composed.diagnostics


def _docx(job: Job) -> tuple[bytes, tuple[Diagnostic, ...]]:
    from converter.renderers.docx import render_docx

    made = render_docx(
        job.content(job.summary),
        job.style,
        full_text=job.word.full_text,
        appendix=job.word.appendix,
        comments=job.word.comments,
        lock_tracker=job.word.lock_tracker,
        template=job.template,
    )
    return made, job.template.diagnostics if job.template is not None else ()


def _html(job: Job) -> tuple[bytes, tuple[Diagnostic, ...]]:
    from converter.renderers.html import render_html

    return render_html(job.content(job.editions)), ()


def _json(job: Job) -> tuple[bytes, tuple[Diagnostic, ...]]:
    from converter.renderers.json import report_to_json

    return report_to_json(job.report).encode("utf-8"), ()


def _xlsx(job: Job) -> tuple[bytes, tuple[Diagnostic, ...]]:
    from converter.renderers.xlsx import render_xlsx

    return render_xlsx(job.content(job.summary)), ()


RENDERERS: Final[dict[Format, Renderer]] = {
    "pdf": Renderer(message("setting the pages"), _pdf, "columns", check_pages),
    "docx": Renderer(message("building the DOCX"), _docx, "summary", check_summary, first=True),
    "html": Renderer(message("writing the page"), _html, "columns"),
    "json": Renderer(message("writing the JSON"), _json, None),
    "xlsx": Renderer(message("writing the workbook"), _xlsx, "summary"),
}
