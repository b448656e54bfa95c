"""Renderers: editions in, the bytes of a file out; the registry of formats by name.

A renderer's module is loaded when its format is asked for: a PDF needs no python-docx.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from converter.model import Diagnostic, Edition, EditionPair, Report
from converter.styles import LayoutName, Style


@dataclass(frozen=True, slots=True)
class WordOptions:
    """What a user may choose for the Word summary alone."""

    full_text: bool = False
    """Whether an annex holds the whole report."""
    comments: bool = False
    """Whether doubts of the conversion are comments on the very words."""
    lock_tracker: bool = False
    """Whether nothing of the action tracker but its fields can be changed."""
    template: Path | None = None
    """A Word file whose styles, headers, footers and page set-up are used."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a renderer may draw on."""

    report: Report
    pair: EditionPair
    summary: tuple[Edition, ...]
    """The edition the editable summary is made of, or the two it shows side by side."""
    style: Style
    layout: LayoutName = "parallel"
    word: WordOptions = WordOptions()


@dataclass(frozen=True, slots=True)
class Rendered:
    content: bytes
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Renderer:
    doing: str
    """What is being done, for the progress display."""
    render: Callable[[Job], Rendered]


def _pdf(job: Job) -> Rendered:
    from converter.pages import typeset
    from converter.renderers.pdf import render_pdf

    composed = typeset(job.pair, job.style, layout=job.layout)
    titles = tuple((edition.lang, edition.title) for edition in (job.pair.hant, job.pair.hans))
    return Rendered(render_pdf(composed.layout, titles=titles), composed.diagnostics)


def _docx(job: Job) -> Rendered:
    from converter import readers
    from converter.renderers.docx import read_template, render_docx

    options = job.word
    template = None
    if options.template is not None:
        template = read_template(readers.load(options.template), str(options.template))
    content = render_docx(
        job.summary,
        job.style,
        engine=job.pair.engine,
        full_text=options.full_text,
        comments=options.comments,
        lock_tracker=options.lock_tracker,
        template=template,
    )
    return Rendered(content, template.diagnostics if template is not None else ())


def _json(job: Job) -> Rendered:
    from converter.renderers.json import report_to_json

    return Rendered(report_to_json(job.report).encode("utf-8"))


RENDERERS = {
    "pdf": Renderer("setting the pages", _pdf),
    "docx": Renderer("building the DOCX", _docx),
    "json": Renderer("writing the JSON", _json),
}
