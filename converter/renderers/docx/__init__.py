"""An editable Word summary of one report, as a person who knows Word would have built it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from converter.content import Content, FirstPage
from converter.lexicon import is_han
from converter.opc.packing import moment
from converter.opc.summary import SUMMARY_FORMAT, SUMMARY_MARK
from converter.renderers.docx.chart_part import chart_part, workbook
from converter.renderers.docx.contents import footer, header
from converter.renderers.docx.document import DocumentBuilder
from converter.renderers.docx.extent import WHOLE, SummaryExtent, extents
from converter.renderers.docx.first_page import END
from converter.renderers.docx.labels import ByEdition, DocxLabels, joined
from converter.renderers.docx.merging import Merging
from converter.renderers.docx.numbering import numbering_part
from converter.renderers.docx.ooxml import Element, begin_page, name
from converter.renderers.docx.package import Package
from converter.renderers.docx.pages import Furniture
from converter.renderers.docx.pagination import Pagination, fill_in
from converter.renderers.docx.remarks import Remarks
from converter.renderers.docx.settings import fonts_part, settings_part
from converter.renderers.docx.stylesheet import styles_part
from converter.renderers.docx.template import Template, paper, read_template
from converter.renderers.docx.theme import DocxTheme
from converter.styles import Style

_SHORT_REPORT: Final = 2500
"""Han characters of a report whose summary may be longer than it."""
_FULL_FIRST: Final = 0.93
"""Share of the first page that may be full: no two systems measure alike."""
_MOST_WITHOUT_CONTENTS: Final = 4
_FULL: Final = 0.65
"""Share of the page of the contents above which the text begins on the next."""

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
    maker = _Maker(
        content, style, template, full_text=full_text, appendix=appendix, comments=comments, lock=lock_tracker
    )
    made = maker.made(WHOLE)
    if not full_text and not appendix:
        room = _room(content)
        made = next((each for each in _tried(maker) if each.han <= room), made)
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


def _tried(maker: _Maker) -> Iterator[_Made]:
    """The summary with less and less in it; the last is the shortest there is."""
    made = None
    for extent in extents():
        made = maker.made(extent)
        yield made


def _room(content: Content) -> int:
    """Han characters a summary may have: no more than the report; of a short one twice as many."""
    own = han_count(content.report.text)
    return own if own >= _SHORT_REPORT else 2 * own


@dataclass(frozen=True, slots=True)
class _Made:
    """A document and the parts that go with it."""

    package: Package
    document: Element
    parts: dict[str, Element]

    margins: int
    """Han characters of headers and footers."""

    @property
    def han(self) -> int:
        """Han characters of all text that is shown."""
        roots = (self.document, *self.parts.values())
        shown = (text.text or "" for root in roots for text in root.iter(name("w:t")))
        return sum(map(han_count, shown)) + self.margins


class _Maker:
    """Builds the document, with or without the sentences that its figures stand in."""

    def __init__(
        self,
        content: Content,
        style: Style,
        template: Template | None,
        *,
        full_text: bool,
        appendix: bool,
        comments: bool,
        lock: bool,
    ) -> None:
        self._content, self._style, self._template = content, style, template
        self._full_text, self._appendix, self._comments, self._lock = full_text, appendix, comments, lock
        self.theme = DocxTheme(style, tuple(edition.variant for edition in content.editions))
        self.labels = DocxLabels(self.theme)
        self._merging = Merging(template) if template is not None else None
        self._first_page: FirstPage | None = None

    def made(self, extent: SummaryExtent) -> _Made:
        """The whole document, with as much in it as the extent says."""
        content, theme, package, merging = self._content, self.theme, Package(), self._merging
        head = content.title if not extent.spare else None
        furniture = _furniture(package, head, self.labels, theme, self._template)
        remarks = Remarks(content.editions, content.nodes) if self._comments else None

        def body_of(first_page: FirstPage, remarks: Remarks | None) -> DocumentBuilder:
            return DocumentBuilder(
                content,
                theme,
                self.labels,
                furniture,
                first_page=first_page,
                full_text=self._full_text,
                appendix=self._appendix,
                extent=extent,
                lock_tracker=self._lock,
                remarks=remarks,
                place_chart=lambda chart: package.add_chart(
                    workbook(chart, moment()), lambda identity: chart_part(chart, theme, identity)
                ),
                section=self._template.section if self._template is not None else None,
                template_headings=merging.headings() if merging is not None else {},
            )

        if self._first_page is None:
            self._first_page = _fitting(content, theme, lambda page: body_of(page, None), merging)
        body = body_of(extent.of_first_page(self._first_page), remarks)
        document = body.build()
        parts = _parts(body, theme, merging)
        if remarks is not None and remarks.made:
            parts["comments"] = remarks.part(self.labels, moment())
        if body.endnotes:
            parts["endnotes"] = body.endnotes.part()
        _paginate(document, body, parts)
        if merging is not None:
            for root in (document, *(parts[kind] for kind in parts if kind in ("comments", "endnotes"))):
                merging.text(root)
        heads = sum(1 for of, _ in furniture.headers if of != "first") if head is not None else 0
        return _Made(package, document, parts, heads * han_count(joined(content.title)))


def han_count(text: str) -> int:
    return sum(map(is_han, text))


def _parts(body: DocumentBuilder, theme: DocxTheme, merging: Merging | None) -> dict[str, Element]:
    """Style sheet, lists and faces."""
    parts = {
        "styles": styles_part(theme, body.numbers),
        "numbering": numbering_part(body.numbers, theme.body_fonts(), parallel=theme.second is not None),
        "fontTable": fonts_part(theme),
    }
    if merging is not None:
        parts["styles"] = merging.styles(parts["styles"])
        parts["numbering"] = merging.numbering(parts["numbering"])
        parts["fontTable"] = merging.fonts(parts["fontTable"])
    return parts


def _fitting(
    content: Content,
    theme: DocxTheme,
    body_of: Callable[[FirstPage], DocumentBuilder],
    merging: Merging | None,
) -> FirstPage:
    """As much of the first page as one page holds; where large type leaves little room, a single figure."""
    *tries, least = content.first_page, *content.first_page.shorter()
    for page in (*tries, least, *least.shorter(fewest=1)):
        body = body_of(page)
        parts = _parts(body, theme, merging)
        pagination = Pagination(body.front_alone(), parts["styles"], parts["numbering"])
        if pagination.pages().get(END) == 1 and pagination.filled("") <= _FULL_FIRST:
            break
    return page


def _paginate(document: Element, body: DocumentBuilder, parts: Mapping[str, Element]) -> None:
    """Add contents to what has many pages, and fill in their numbers."""
    pagination = Pagination(document, parts["styles"], parts["numbering"])
    if max(pagination.pages().values()) > _MOST_WITHOUT_CONTENTS:
        body.add_contents(document)
        pagination = Pagination(document, parts["styles"], parts["numbering"])
        opening = body.opening
        if pagination.filled(opening.anchor) > _FULL:
            begin_page(opening.paragraph)
            pagination.begin_page(opening.anchor)
    fill_in(document, pagination.pages())


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


def _furniture(
    package: Package, title: ByEdition | None, labels: DocxLabels, theme: DocxTheme, template: Template | None
) -> Furniture:
    """Headers and footers: the template's; else, of either kind, the style's, with the title if there is one.

    The style has a white head on the first page, and mirrored numbers where it has two sides.
    """
    own = template.margins if template is not None else ()
    two_sided = theme.style.page.two_sided if template is None else template.even_and_odd
    outer = theme.style.running.number_at == "outer"
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
            part = header(shown, labels) if kind == "header" else footer(theme, side)
            known.append((of, package.add(kind, part, number)))
    return Furniture(tuple(placed["header"]), tuple(placed["footer"]))
