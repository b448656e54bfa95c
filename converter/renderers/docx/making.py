"""The document with as much in it as a summary may say: reckoned first, then built once."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Final, Literal

from converter.content import Content, FirstPage
from converter.content.weights import weights
from converter.lexicon import is_han
from converter.opc.packing import moment
from converter.renderers.docx.cascade import Cascade
from converter.renderers.docx.chart_part import chart_part, workbook
from converter.renderers.docx.charts import Chart
from converter.renderers.docx.contents import footer, header
from converter.renderers.docx.document import DocumentBuilder
from converter.renderers.docx.extent import WHOLE, SummaryExtent, extents
from converter.renderers.docx.first_page import END
from converter.renderers.docx.labels import ByEdition, DocxLabels, joined
from converter.renderers.docx.merging import Merging
from converter.renderers.docx.numbering import Scheme, numbering_part
from converter.renderers.docx.ooxml import Element, begin_page, name
from converter.renderers.docx.package import Package
from converter.renderers.docx.pages import Furniture
from converter.renderers.docx.pagination import Pagination, fill_in
from converter.renderers.docx.remarks import Remarks
from converter.renderers.docx.settings import fonts_part
from converter.renderers.docx.stylesheet import styles_part
from converter.renderers.docx.template import Template
from converter.renderers.docx.theme import DocxTheme
from converter.styles import Style

_NO_FURNITURE: Final = Furniture((), ())
_TEXT: Final = name("w:t")


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A document and the parts that go with it."""

    package: Package
    document: Element
    parts: dict[str, Element]


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Han characters of all text that a document shows."""

    text: int
    """Without contents."""
    contents: int
    """Of the contents that a document of many pages has before it."""


class Maker:
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
        self._style_theme = DocxTheme(style, tuple(edition.variant for edition in content.editions))
        self.labels = DocxLabels(self._style_theme)
        self._merging = Merging(template) if template is not None else None
        self._in_tables: dict[bool, int] = {}

    def whole(self) -> MadeDocument:
        """The document with all that can be said."""
        return self.made(WHOLE)

    def fitting(self) -> MadeDocument:
        """The longest that says no more than the report; where none does, the shortest."""
        room = _room(self._content)
        shortest, least = WHOLE, math.inf
        for extent in self._distinct():
            reckoned = self.reckoned(extent)
            if reckoned.text < least:
                shortest, least = extent, reckoned.text
            if reckoned.text > room:
                continue
            made = self.made(extent)
            if reckoned.text + reckoned.contents <= room or self.han(made, extent) <= room:
                return made
        return self.made(shortest)

    def _distinct(self) -> Iterator[SummaryExtent]:
        """The extents without those at which a first page that can say no less is as at the one before."""
        last = None
        for extent in extents():
            shown = replace(extent, fewer=0), self._first_page(extent)
            if shown != last:
                yield extent
            last = shown

    def han(self, made: MadeDocument, extent: SummaryExtent) -> int:
        """Han characters of all text that a document shows."""
        return han_shown((made.document, *made.parts.values())) + self._heads(extent)

    def made(self, extent: SummaryExtent) -> MadeDocument:
        """The whole document, with as much in it as the extent says."""
        theme, merging, package = self.theme, self._merging, Package()
        furniture = furniture_of(package, self._title(extent), self.labels, theme, self._template)
        remarks = self._remarks()

        def place_chart(chart: Chart) -> str:
            return package.add_chart(
                workbook(chart, moment()), lambda identity: chart_part(chart, theme, identity)
            )

        body = self._body(extent, furniture, remarks, place_chart)
        document = body.build(self._first_page(extent))
        parts = {**self._parts, **self._notes(body, remarks)}
        self._paginate(document, body)
        if merging is not None:
            for root in (document, *(parts[kind] for kind in parts if kind in ("comments", "endnotes"))):
                merging.text(root)
        return MadeDocument(package, document, parts)

    def reckoned(self, extent: SummaryExtent) -> Reckoned:
        """What `made` would show, without its tables being set or its pages filled."""
        remarks = self._remarks()
        body = self._body(extent, remarks=remarks, bare=True)
        document = body.build(self._first_page(extent))
        notes = self._notes(body, remarks).values()
        text = han_shown((document, *notes)) + self._told_in_tables(body, extent) + self._heads(extent)
        return Reckoned(text, han_shown(body.contents()))

    def _body(
        self,
        extent: SummaryExtent,
        furniture: Furniture = _NO_FURNITURE,
        remarks: Remarks | None = None,
        place_chart: Callable[[Chart], str] = lambda _: "",
        *,
        bare: bool = False,
        theme: DocxTheme | None = None,
    ) -> DocumentBuilder:
        return DocumentBuilder(
            self._content,
            theme or self.theme,
            self.labels,
            furniture,
            full_text=self._full_text,
            appendix=self._appendix,
            extent=extent,
            lock_tracker=self._lock,
            remarks=remarks,
            place_chart=place_chart,
            section=self._template.section if self._template is not None else None,
            template_headings=self._merging.headings() if self._merging is not None else {},
            bare=bare,
        )

    def _remarks(self) -> Remarks | None:
        return Remarks(self._content.editions, self._content.nodes) if self._comments else None

    def _notes(self, body: DocumentBuilder, remarks: Remarks | None) -> dict[str, Element]:
        """The parts with what a document says beside its text."""
        parts = {}
        if remarks is not None and remarks.made:
            parts["comments"] = remarks.part(self.labels, moment())
        if body.endnotes:
            parts["endnotes"] = body.endnotes.part()
        return parts

    @cached_property
    def _parts(self) -> dict[str, Element]:
        """Style sheet, lists and faces: the same at every extent."""
        return self._parts_with(self.theme)

    def _parts_with(self, theme: DocxTheme) -> dict[str, Element]:
        merging = self._merging
        numbers = self._body(WHOLE, bare=True, theme=theme).numbers
        parts = parts_of(numbers, theme)
        if merging is not None:
            parts["styles"] = merging.styles(parts["styles"])
            parts["numbering"] = merging.numbering(parts["numbering"])
            parts["fontTable"] = merging.fonts(parts["fontTable"])
        return parts

    @cached_property
    def _cascade(self) -> Cascade:
        return Cascade(self._parts["styles"], self._parts["numbering"])

    def _first_page(self, extent: SummaryExtent) -> FirstPage:
        return extent.of_first_page(self.first_page)

    @property
    def theme(self) -> DocxTheme:
        """The style's, with the type of the first page that it fits in, and of tables that are too wide."""
        return self._with_tables

    @property
    def first_page(self) -> FirstPage:
        """As much of it as one page holds."""
        return self._fitted[1]

    def first_page_fits(self, page: FirstPage | None = None) -> bool:
        """Whether it does, or another: it may not where a template leaves next to no room."""
        return self._fits_with(self.theme)(page or self.first_page)

    @cached_property
    def _with_tables(self) -> DocxTheme:
        """The largest type of tables in which no figure is torn."""
        theme = self._fitted[0]
        narrow = self._largest(lambda size: replace(theme, narrow=size), DocumentBuilder.figures_hold)
        tracker = self._largest(lambda size: replace(theme, tracker=size), DocumentBuilder.tracker_holds)
        return replace(theme, narrow=narrow, tracker=tracker)

    def _largest(
        self, themed: Callable[[float], DocxTheme], holds: Callable[[DocumentBuilder], bool]
    ) -> float:
        """The largest size that a table holds in, the least where it does in none."""
        size = 0.0
        for size in self._fitted[0].narrower():
            if holds(self._body(WHOLE, bare=True, theme=themed(size))):
                break
        return size

    @cached_property
    def _fitted(self) -> tuple[DocxTheme, FirstPage]:
        """As much of the first page as one page holds, and its type.

        What it spares best goes first, then its type gets a little smaller; then goes what else it can spare,
        and its type gets smaller still, as the style allows; then goes what is left.
        """
        whole = self._content.first_page
        themes = (self._style_theme, *self._style_theme.smaller())
        tries = [(theme, self._fits_with(theme)) for theme in themes]
        least = themes[0].page.table_size - weights().first_page.smaller
        near = [each for each in tries if each[0].on_first_page(each[0].page.table_size) >= least]
        for at_first, tried in ((True, near), (False, tries)):
            pages = [whole, *whole.lighter(at_first=at_first)]
            for theme, fits in tried:
                if fits(pages[-1]):
                    return theme, next(page for page in pages if fits(page)).filled_up(whole, fits)
        for page in whole.shorter():
            if fits(page):
                break
        return theme, page.filled_up(whole, fits)

    def _fits_with(self, theme: DocxTheme) -> Callable[[FirstPage], bool]:
        """Whether a first page fits on one, in the type of a theme; nothing is made before it is asked."""

        @cache
        def made() -> tuple[DocumentBuilder, Cascade]:
            parts, body = self._parts_with(theme), self._body(WHOLE, bare=True, theme=theme)
            return body, Cascade(parts["styles"], parts["numbering"])

        def fits(page: FirstPage) -> bool:
            body, cascade = made()
            pagination = Pagination(body.front_alone(page), cascade)
            return pagination.pages().get(END) == 1 and pagination.filled("") <= weights().first_page.full

        return fits

    def _paginate(self, document: Element, body: DocumentBuilder) -> None:
        """Add contents to what has many pages, and fill in their numbers."""
        pagination = Pagination(document, self._cascade)
        pages = pagination.pages()
        if max(pages.values()) > weights().summary.pages_without_contents:
            opening = body.opening
            pagination.insert(body.add_contents(document), opening.paragraph)
            if pagination.filled(opening.anchor) > weights().summary.full_contents:
                begin_page(opening.paragraph)
                pagination.begin_page(opening.anchor)
            pages = pagination.pages()
        fill_in(document, pages)

    def _told_in_tables(self, body: DocumentBuilder, extent: SummaryExtent) -> int:
        """Han characters of the tables below the first page, which many extents share."""
        if extent.once not in self._in_tables:
            self._in_tables[extent.once] = sum(map(han_count, body.told_in_tables()))
        return self._in_tables[extent.once]

    def _title(self, extent: SummaryExtent) -> ByEdition | None:
        """What the running head says; nothing in a style that has none (GB/T 9704-2012 has none)."""
        none = extent.spare or self.theme.style.running.head == "none"
        return None if none else self._content.title

    def _heads(self, extent: SummaryExtent) -> int:
        """Han characters of the running heads."""
        title = self._title(extent)
        if title is None:
            return 0
        own = [each.of for each in self._template.margins if each.kind == "header"] if self._template else []
        heads = sum(kind != "first" for kind in own or _kinds(self.theme, self._template))
        return heads * han_count(joined(title))


def _room(content: Content) -> int:
    """Han characters a summary may have: in each script those of the report; of a short one twice as many."""
    own = han_count(content.report.text)
    limits = weights().summary
    in_one = own if own >= limits.short_report else limits.times_if_short * own
    return in_one * len(content.editions)


def han_shown(roots: Iterable[Element]) -> int:
    """Han characters that elements show."""
    return sum(han_count(text.text or "") for root in roots for text in root.iter(_TEXT))


def han_count(text: str) -> int:
    return sum(map(is_han, text))


def _kinds(theme: DocxTheme, template: Template | None) -> Sequence[Literal["default", "first", "even"]]:
    """The kinds of pages that have headers and footers of their own."""
    two_sided = theme.style.page.two_sided if template is None else template.even_and_odd
    return ("default", "first", "even") if two_sided else ("default", "first")


def parts_of(numbers: Scheme, theme: DocxTheme) -> dict[str, Element]:
    """Style sheet, lists and faces of a file.

    Args:
        numbers: how headings are counted.
        theme: sizes, faces and colours.
    """
    return {
        "styles": styles_part(theme, numbers),
        "numbering": numbering_part(numbers, theme.body_fonts(), parallel=theme.second is not None),
        "fontTable": fonts_part(theme),
    }


def furniture_of(
    package: Package, title: ByEdition | None, labels: DocxLabels, theme: DocxTheme, template: Template | None
) -> Furniture:
    """Headers and footers: the template's; else, of either kind, the style's, with the title if there is one.

    The style has a white head on the first page, and mirrored numbers where it has two sides.
    """
    own = template.margins if template is not None else ()
    outer = theme.style.running.number_at == "outer"
    placed: dict[str, list[tuple[str, str]]] = {"header": [], "footer": []}
    for number, margin in enumerate(own, start=1):
        placed[margin.kind].append((margin.of, package.add_margin(margin, number)))
    for kind, known in placed.items():
        if known:
            continue
        for number, of in enumerate(_kinds(theme, template), start=len(own) + 1):
            side: Literal["left", "right", "center"] = "center"
            if outer:
                side = "left" if of == "even" else "right"
            shown = None if of == "first" else title
            part = header(shown, labels) if kind == "header" else footer(theme, side)
            known.append((of, package.add(kind, part, number)))
    return Furniture(tuple(placed["header"]), tuple(placed["footer"]))
