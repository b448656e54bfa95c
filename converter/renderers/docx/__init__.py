"""An editable Word summary of one report, as a person who knows Word would have built it."""

from __future__ import annotations

from dataclasses import replace

from converter.content import Content
from converter.opc.summary import SUMMARY_FORMAT, SUMMARY_MARK
from converter.renderers.docx.labels import DocxLabels, joined
from converter.renderers.docx.making import Maker
from converter.renderers.docx.package import Package
from converter.renderers.docx.settings import settings_part
from converter.renderers.docx.template import Template, paper, read_template
from converter.renderers.docx.theme import DocxTheme
from converter.styles import Style

__all__ = ["Template", "read_template", "render_docx"]


def render_docx(
    content: Content,
    style: Style,
    *,
    full_text: bool = False,
    appendix: bool = False,
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
        appendix: whether all indicators stand in one more table, and every quoted sentence is whole.
        comments: whether doubts of the conversion are Word comments on the very words.
        lock_tracker: whether nothing of the action tracker but its fields can be changed.
        update_fields: whether Word updates contents and numbers when it opens the file; it asks first.
        template: an office's own file, whose styles, headers, footers and page set-up are used; what it lacks
            is added.

    Returns:
        The bytes of the .docx, the same for the same arguments and SOURCE_DATE_EPOCH.
    """
    if template is not None:
        style = _with_page(style, template)
    maker = Maker(
        content, style, template, full_text=full_text, appendix=appendix, comments=comments, lock=lock_tracker
    )
    made = maker.whole() if full_text or appendix else maker.fitting()
    package = made.package
    if template is not None and template.theme is not None:
        package.add_theme(template.theme)
    for kind, root in made.parts.items():
        package.add(kind, root, foreign=template is not None)
    two_sided = style.page.two_sided if template is None else template.even_and_odd
    mirrored = template is not None and template.mirrored
    theme = maker.theme
    settings = settings_part(
        theme,
        update_fields=update_fields,
        two_sided=two_sided,
        mirrored=mirrored,
        endnotes="endnotes" in made.parts,
    )
    package.add("settings", settings)
    _describe(package, content, maker.labels, theme)
    return package.finish(made.document)


def _describe(package: Package, content: Content, labels: DocxLabels, theme: DocxTheme) -> None:
    """Properties of the file."""
    issuer = content.report.issuer
    package.describe(
        title=joined(content.title),
        author=issuer.text if issuer is not None else "",
        subject=labels.words[0]["summary"],
        language=content.editions[0].lang,
        keywords="",
        comments=content.made_by[0],
    )
    package.mark(SUMMARY_MARK, " ".join((SUMMARY_FORMAT, content.report.script, *theme.variants)))


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
