"""ReportLab's canvas without what it would add of its own: a font nobody embeds, and the clock."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from operator import itemgetter

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from converter.pages.layout import Layout, Link, Page, TaggedBlock
from converter.renderers.pdf.content import ContentStream, Placed, meant, placed
from converter.renderers.pdf.fonts import FontBook
from converter.renderers.pdf.metadata import Information, Metadata, output_intent, xmp
from converter.renderers.pdf.outline import Outline, link_annotation
from converter.renderers.pdf.stream import Stream, whole_file
from converter.renderers.pdf.structure import Element, Structure

_PAGE_KEYS = ("StructParents", "Tabs")
_CATALOG_KEYS = ("OutputIntents",)
"""Entries that ReportLab's page and catalogue do not write unless told to."""


def _by_link(block: TaggedBlock) -> Iterator[tuple[str | None, list[Placed]]]:
    """Runs that lead to one place together, with that; the parts of a link on two lines are two links."""
    keyed = (
        ((each.run.target, number if each.run.target else 0), each)
        for number, line in enumerate(block.lines)
        for each in placed([line])
    )
    for (target, _), runs in groupby(keyed, key=itemgetter(0)):
        yield target, [run for _, run in runs]


def _by_voice(runs: Iterable[Placed]) -> Iterator[tuple[str | None, str, list[Placed]]]:
    """Runs of one language together, with that and with what they are drawn for, if it is something else."""
    for (lang, _), own in groupby(runs, key=lambda each: (each.run.lang, bool(meant(each.run)))):
        together = list(own)
        yield lang, "".join(meant(each.run) for each in together), together


class LayoutCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """Draws a Layout page by page."""

    def __init__(self, layout: Layout, facts: Metadata) -> None:
        first = layout.pages[0]
        super().__init__(
            io.BytesIO(),
            pagesize=(first.width, first.height),
            pageCompression=1,
            pdfVersion=(1, 7),
            invariant=1,
            lang=layout.lang,
        )
        self._layout = layout
        self._facts = facts
        self._fonts = FontBook(layout.faces)
        self._structure = Structure(layout.lang)
        for block in layout.reading_order():
            self._structure.declare(block)

    def _make_preamble(self) -> None:
        """ReportLab's selects Helvetica on every page, embedded nowhere."""
        self._preamble = ""

    def draw(self, page: Page) -> None:
        """Draw one page and close it: grounds and rules, content in reading order, then what is not content.

        Text is copied in the order it is drawn in: leaders and repeated heads after the content, the page
        number last.
        """
        self.setPageSize((page.width, page.height))
        content = ContentStream(page, self._fonts)
        grounds = [each for each in page.artifacts if not each.lines]
        written = [each for each in page.artifacts if each.lines]
        for artifact in grounds:
            content.artifact(artifact)
        for block in page.blocks:
            element = self._structure.add(block, page)
            self._draw_block(block, element, content, page.number)
        for artifact in sorted(written, key=lambda each: each.kind != "Layout"):
            content.artifact(artifact)
        code = str(content).encode("ascii")
        self._doc.updateSignature(code)
        self.showPage()
        made = self._doc.idToObject[f"Page{page.number}"]
        made.__NoDefault__ = [*made.__NoDefault__, *_PAGE_KEYS]
        made.Contents = Stream(code)
        made.StructParents = page.number - 1
        made.Tabs = pdfdoc.PDFName("S")

    def _draw_block(self, block: TaggedBlock, element: Element, content: ContentStream, page: int) -> None:
        """Draw a block; links inside, words of another language and of no face are elements of their own."""
        inside = iter(block.links if block.links_inside else ())
        shapes = block.shapes
        for target, linked in list(_by_link(block)) or [(None, [])]:
            owner = self._structure.inside(element, "Link") if target else element
            for lang, stands_for, runs in list(_by_voice(linked)) or [(None, "", [])]:
                part = owner
                if lang or stands_for:
                    part = self._structure.inside(owner, "Span", lang, stands_for)
                content.content(part.kind, self._structure.mark(part, page), shapes, runs)
                shapes = ()
            if target:
                self._link(next(inside), owner, page)
        if not block.links_inside:
            for link in block.links:
                self._link(link, element, page)

    def _link(self, link: Link, element: Element, page: int) -> None:
        name = f"link{self._annotationCount}"
        self._annotationCount += 1
        index = self._structure.add_annotation(element, page, self._doc.refAnnotation(name))
        annotation = link_annotation(link, self._layout, page, len(self._layout.pages) + index)
        self._addAnnotation(annotation, name)

    def finish(self) -> bytes:
        """Write fonts, tags, bookmarks and metadata; the whole file."""
        document = self._doc
        document.idToObject["BasicFonts"].dict.update(self._fonts.write(document))
        document.info = Information(self._facts)
        document.Outlines = Outline(self._layout, document)
        catalog = document.Catalog
        catalog.__NoDefault__ = [*catalog.__NoDefault__, *_CATALOG_KEYS]
        catalog.Outlines = document.Outlines if self._layout.outline else None
        catalog.PageMode = pdfdoc.PDFName("UseOutlines" if self._layout.outline else "UseNone")
        if self._layout.spreads:
            catalog.PageLayout = pdfdoc.PDFName("TwoPageRight")
        catalog.StructTreeRoot = self._structure.write(document, len(self._layout.pages))
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
        catalog.Metadata = xmp(self._facts)
        catalog.OutputIntents = output_intent(document)
        document.format = partial(whole_file, document)
        data: bytes = self.getpdfdata()
        del document.format
        return data
