"""A Layout as a tagged, archivable PDF: PDF 1.7, PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from dataclasses import replace

from converter.pages.layout import Layout
from converter.renderers.pdf.canvas import LayoutCanvas
from converter.renderers.pdf.metadata import Metadata, source_date
from converter.version import __version__

__all__ = ["render_pdf"]


def render_pdf(
    layout: Layout,
    *,
    titles: tuple[tuple[str, str], ...] = (),
    author: str | None = None,
    subject: str | None = None,
    keywords: str | None = None,
    keep: bool = True,
) -> bytes:
    """The PDF of a Layout; the same bytes for the same arguments and SOURCE_DATE_EPOCH.

    Args:
        layout: what `typeset` gave.
        titles: the title in each language, as (BCP 47 tag, title); the Layout's by default.
        author: who wrote the report, where known.
        subject: a line about the document.
        keywords: separated by commas.
        keep: whether the Layout is needed afterwards; if not, its pages are emptied as they are drawn.

    Raises:
        UsageError: SOURCE_DATE_EPOCH is not set to a number.
        FontError: a face of the Layout cannot be used, or lacks a character that is set in it.
    """
    facts = Metadata(
        title=layout.title,
        titles=titles or ((layout.lang, layout.title),),
        producer=f"duizhao {__version__} (ReportLab)",
        creator=f"duizhao {__version__}",
        author=author,
        subject=subject,
        keywords=keywords,
        moment=source_date(),
    )
    canvas = LayoutCanvas(layout, facts)
    for place, page in enumerate(layout.pages):
        canvas.draw(page)
        if not keep:
            layout.pages[place] = replace(page, blocks=(), artifacts=())
    return canvas.finish()
