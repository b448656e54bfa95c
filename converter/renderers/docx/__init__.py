"""An editable Word summary of one edition, as a person who knows Word would have built it."""

from __future__ import annotations

from converter import __version__
from converter.model import Edition
from converter.renderers.docx.contents import footer, header
from converter.renderers.docx.document import Body, Credits, Furniture
from converter.renderers.docx.look import Look
from converter.renderers.docx.numbering import numbering_part
from converter.renderers.docx.package import Package
from converter.renderers.docx.stylesheet import fonts_part, settings_part, styles_part
from converter.renderers.docx.summary import summarise
from converter.styles import Style

__all__ = ["render_docx"]


def render_docx(
    edition: Edition,
    style: Style,
    *,
    engine: str | None = None,
    full_text: bool = False,
    update_fields: bool = False,
) -> bytes:
    """The Word summary of an edition.

    Args:
        edition: the report in the variant to write.
        style: its `[docx]` section, colours and table measures are used.
        engine: conversion engine with its version, for the colophon.
        full_text: whether an annex holds the whole text, to which the rows of the tables then link.
        update_fields: whether Word updates contents and numbers when it opens the file; it asks first.

    Returns:
        The bytes of the .docx, the same for the same arguments and SOURCE_DATE_EPOCH.
    """
    look, summary, package = Look(style, edition.variant), summarise(edition), Package()
    body = Body(
        summary,
        look,
        Credits(__version__, engine),
        _furniture(package, edition.title, look),
        full_text=full_text,
    )
    document = body.build()
    package.add("styles", styles_part(look, body.numbers))
    package.add("numbering", numbering_part(body.numbers, look.body_fonts()))
    package.add("settings", settings_part(look, update_fields=update_fields))
    package.add("fontTable", fonts_part(look))
    byline = edition.report.byline
    package.describe(
        title=edition.title,
        author=byline[0].text.text if byline else "duizhao",
        subject=summary.words["summary"],
        language=edition.lang,
        keywords="",
        comments=summary.words.format("made_by", version=__version__),
    )
    return package.finish(document)


def _furniture(package: Package, title: str, look: Look) -> Furniture:
    """Headers and footers: a white head on the first page, mirrored numbers where the style has two sides."""
    two_sided = look.style.page.two_sided
    outer = look.style.running.number_at == "outer"
    heads = [("default", header(title, look)), ("first", header(None, look))]
    feet = [("default", footer(look, "right" if outer else "center"))]
    feet.append(("first", footer(look, "right" if outer else "center")))
    if two_sided:
        heads.append(("even", header(title, look)))
        feet.append(("even", footer(look, "left" if outer else "center")))
    return Furniture(
        tuple((of, package.add("header", part, number)) for number, (of, part) in enumerate(heads, start=1)),
        tuple((of, package.add("footer", part, number)) for number, (of, part) in enumerate(feet, start=1)),
    )
