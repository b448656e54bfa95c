"""An editable Word summary of one report, as a person who knows Word would have built it."""

from __future__ import annotations

from collections.abc import Sequence

from converter import __version__
from converter.model import Edition
from converter.renderers.docx.chart_part import chart_part, workbook
from converter.renderers.docx.contents import footer, header
from converter.renderers.docx.document import Body, Credits
from converter.renderers.docx.look import Look
from converter.renderers.docx.numbering import numbering_part
from converter.renderers.docx.package import Package, moment
from converter.renderers.docx.pages import Furniture
from converter.renderers.docx.remarks import Remarks
from converter.renderers.docx.speech import Speech, joined
from converter.renderers.docx.stylesheet import fonts_part, settings_part, styles_part
from converter.renderers.docx.summary import summarise
from converter.styles import Style

__all__ = ["render_docx"]


def render_docx(
    editions: Sequence[Edition],
    style: Style,
    *,
    engine: str | None = None,
    full_text: bool = False,
    comments: bool = False,
    update_fields: bool = False,
) -> bytes:
    """The Word summary of a report.

    Args:
        editions: the report in the variant to write; or in two, side by side, the leading one first.
        style: its `[docx]` section, colours and table measures are used.
        engine: conversion engine with its version, for the colophon.
        full_text: whether an annex holds the whole text, which every quoted sentence then refers to.
        comments: whether doubts of the conversion are Word comments on the very words.
        update_fields: whether Word updates contents and numbers when it opens the file; it asks first.

    Returns:
        The bytes of the .docx, the same for the same arguments and SOURCE_DATE_EPOCH.
    """
    made = tuple(editions)
    look = Look(style, tuple(edition.variant for edition in made))
    speech, package = Speech(look), Package()
    summary = summarise(made, speech)
    title = joined(summary.title)
    remarks = Remarks(made, summary.nodes) if comments else None
    body = Body(
        summary,
        look,
        speech,
        Credits(__version__, engine),
        _furniture(package, title, look),
        full_text=full_text,
        remarks=remarks,
        place_chart=lambda chart: package.add_chart(
            workbook(chart, moment()), lambda identity: chart_part(chart, look, identity)
        ),
    )
    document = body.build()
    package.add("styles", styles_part(look, body.numbers))
    package.add("numbering", numbering_part(body.numbers, look.body_fonts()))
    package.add("settings", settings_part(look, update_fields=update_fields))
    package.add("fontTable", fonts_part(look))
    if remarks is not None and remarks.shown:
        package.add("comments", remarks.part(speech, moment()))
    byline = summary.report.byline
    package.describe(
        title=title,
        author=byline[0].text.text if byline else "duizhao",
        subject=speech.words[0]["summary"],
        language=made[0].lang,
        keywords="",
        comments=speech.words[0].format("made_by", version=__version__),
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
