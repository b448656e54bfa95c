"""An editable Word summary of one report, as a person who knows Word would have built it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Literal

from converter import __version__
from converter.content import Content
from converter.model import SUMMARY_FORMAT, SUMMARY_MARK
from converter.renderers.docx.chart_part import chart_part, workbook
from converter.renderers.docx.contents import footer, header
from converter.renderers.docx.document import Body
from converter.renderers.docx.look import Look
from converter.renderers.docx.merging import Merging
from converter.renderers.docx.numbering import numbering_part
from converter.renderers.docx.ooxml import begin_page
from converter.renderers.docx.package import Package, moment
from converter.renderers.docx.pages import Furniture
from converter.renderers.docx.pagination import Pagination, fill_in
from converter.renderers.docx.remarks import Remarks
from converter.renderers.docx.settings import fonts_part, settings_part
from converter.renderers.docx.speech import Said, Speech, joined
from converter.renderers.docx.stylesheet import styles_part
from converter.renderers.docx.template import Template, paper, read_template
from converter.styles import Style

_FULL: Final = 0.65
"""Share of the page of the contents above which the text begins on the next."""

__all__ = ["Template", "read_template", "render_docx"]


def render_docx(
    content: Content,
    style: Style,
    *,
    full_text: bool = False,
    comments: bool = False,
    lock_tracker: bool = False,
    update_fields: bool = False,
    template: Template | None = None,
) -> bytes:
    """The Word summary of a report.

    Args:
        content: what to show, in the variant to write; or in two, side by side, the leading one first.
        style: its `[docx]` section, colours and table measures are used.
        full_text: whether an annex holds the whole text, which every quoted sentence then refers to.
        comments: whether doubts of the conversion are Word comments on the very words.
        lock_tracker: whether nothing of the action tracker but its fields can be changed.
        update_fields: whether Word updates contents and numbers when it opens the file; it asks first.
        template: an office's own file, whose styles, headers, footers and page set-up are used; what it lacks
            is added.

    Returns:
        The bytes of the .docx, the same for the same arguments and SOURCE_DATE_EPOCH.
    """
    made = content.editions
    if template is not None:
        style = _with_page(style, template)
    look = Look(style, tuple(edition.variant for edition in made))
    speech, package = Speech(look), Package()
    title = joined(content.title)
    remarks = Remarks(made, content.nodes) if comments else None
    merging = Merging(template) if template is not None else None
    body = Body(
        content,
        look,
        speech,
        _furniture(package, content.title, speech, look, template),
        full_text=full_text,
        lock_tracker=lock_tracker,
        remarks=remarks,
        place_chart=lambda chart: package.add_chart(
            workbook(chart, moment()), lambda identity: chart_part(chart, look, identity)
        ),
        section=template.section if template is not None else None,
        template_headings=merging.headings() if merging is not None else {},
    )
    document = body.build()
    parts = {
        "styles": styles_part(look, body.numbers),
        "numbering": numbering_part(body.numbers, look.body_fonts(), parallel=look.second is not None),
        "fontTable": fonts_part(look),
    }
    if remarks is not None and remarks.shown:
        parts["comments"] = remarks.part(speech, moment())
    if merging is not None:
        parts["styles"] = merging.styles(parts["styles"])
        parts["numbering"] = merging.numbering(parts["numbering"])
        parts["fontTable"] = merging.fonts(parts["fontTable"])
        for root in (document, *(parts[kind] for kind in parts if kind == "comments")):
            merging.text(root)
    pagination = Pagination(document, parts["styles"], parts["numbering"])
    opening = body.opening
    if pagination.filled(opening.anchor) > _FULL:
        begin_page(opening.paragraph)
        pagination.begin_page(opening.anchor)
    fill_in(document, pagination.pages())
    if template is not None and template.theme is not None:
        package.add_theme(template.theme)
    for kind, root in parts.items():
        package.add(kind, root, foreign=template is not None)
    two_sided = style.page.two_sided if template is None else template.even_and_odd
    mirrored = template is not None and template.mirrored
    settings = settings_part(look, update_fields=update_fields, two_sided=two_sided, mirrored=mirrored)
    package.add("settings", settings)
    issuer = content.report.issuer
    package.describe(
        title=title,
        author=issuer.text if issuer is not None else "",
        subject=speech.words[0]["summary"],
        language=made[0].lang,
        keywords="",
        comments=speech.words[0].format("made_by", version=__version__),
    )
    package.mark(SUMMARY_MARK, " ".join((SUMMARY_FORMAT, content.report.script, *look.variants)))
    return package.finish(document)


def _with_page(style: Style, template: Template) -> Style:
    """The style on the paper of the template, where it says what that is."""
    if template.section is None:
        return style
    page = paper(template.section)
    docx = replace(
        style.docx,
        width=page.width,
        height=page.height,
        top=page.top,
        right=page.right,
        bottom=page.bottom,
        left=page.left,
    )
    return replace(style, docx=docx)


def _furniture(
    package: Package, title: Said, speech: Speech, look: Look, template: Template | None
) -> Furniture:
    """Headers and footers: the template's; else, of either kind, the style's.

    The style has a white head on the first page, and mirrored numbers where it has two sides.
    """
    own = template.margins if template is not None else ()
    two_sided = look.style.page.two_sided if template is None else template.even_and_odd
    outer = look.style.running.number_at == "outer"
    placed: dict[str, list[tuple[str, str]]] = {"header": [], "footer": []}
    for number, margin in enumerate(own, start=1):
        placed[margin.kind].append((margin.of, package.add_margin(margin, number)))
    kinds: tuple[Literal["default", "first", "even"], ...] = ("default", "first")
    if two_sided:
        kinds = (*kinds, "even")
    for kind, known in placed.items():
        if known:
            continue
        for number, of in enumerate(kinds, start=len(own) + 1):
            side: Literal["left", "right", "center"] = "center"
            if outer:
                side = "left" if of == "even" else "right"
            shown = None if of == "first" else title
            part = header(shown, speech) if kind == "header" else footer(look, side)
            known.append((of, package.add(kind, part, number)))
    return Furniture(tuple(placed["header"]), tuple(placed["footer"]))
