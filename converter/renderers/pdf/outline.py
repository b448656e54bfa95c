"""Bookmarks, and the places that bookmarks and links lead to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.pdfbase import pdfdoc

from converter.pages.layout import Destination, Layout, Link, OutlineEntry
from converter.renderers.pdf.content import number
from converter.renderers.pdf.stream import Part, Written
from converter.renderers.pdf.structure import page_reference


def place(destination: Destination, layout: Layout) -> list[Part]:
    """An explicit destination: page and height, the reader's zoom kept."""
    height = layout.pages[destination.page - 1].height
    return ["[", page_reference(destination.page), f" /XYZ 0 {number(height - destination.y)} null]"]


def link_annotation(link: Link, layout: Layout, page: int, parent_key: int) -> Written:
    """A link inside the document; `parent_key` is its entry in the parent tree."""
    bottom = layout.pages[page - 1].height - link.y - link.height
    corners = (link.x, bottom, link.x + link.width, bottom + link.height)
    return Written(
        [
            f"<</Type /Annot /Subtype /Link /Rect [{' '.join(map(number, corners))}] /Border [0 0 0] /F 4"
            f" /StructParent {parent_key} /Contents ",
            pdfdoc.PDFString(link.alt),
            " /Dest ",
            *place(layout.destinations[link.target], layout),
            ">>",
        ]
    )


@dataclass(slots=True)
class _Entry:
    title: str
    target: str
    kids: list[_Entry] = field(default_factory=list)


class Outline(pdfdoc.PDFDictionary):  # type: ignore[misc]  # reportlab has no types
    """The bookmarks, in the place of ReportLab's own, which know one title for each destination."""

    ready = 1

    def __init__(self, layout: Layout, document: pdfdoc.PDFDocument) -> None:
        super().__init__({"Type": pdfdoc.PDFName("Outlines")})
        top = document.Reference(self)
        entries = _tree(layout.outline)
        if entries:
            first, last, count = _write(entries, top, layout, document)
            self["First"], self["Last"], self["Count"] = first, last, count

    def prepare(self, document: pdfdoc.PDFDocument, canvas: object) -> None:
        """ReportLab calls this before it writes; everything is ready."""


def _tree(outline: Sequence[OutlineEntry]) -> list[_Entry]:
    """Entries below one another by level; a level that is skipped counts as none."""
    top: list[_Entry] = []
    open_entries: list[tuple[int, _Entry]] = []
    for each in outline:
        entry = _Entry(each.title, each.target)
        while open_entries and open_entries[-1][0] >= each.level:
            open_entries.pop()
        (open_entries[-1][1].kids if open_entries else top).append(entry)
        open_entries.append((each.level, entry))
    return top


def _write(
    entries: list[_Entry],
    parent: pdfdoc.PDFObjectReference,
    layout: Layout,
    document: pdfdoc.PDFDocument,
) -> tuple[pdfdoc.PDFObjectReference, pdfdoc.PDFObjectReference, int]:
    """Add entries of one parent; the first and last of them, and how many show when all are open."""
    made = [
        pdfdoc.PDFDictionary(
            {
                "Title": pdfdoc.PDFString(entry.title),
                "Parent": parent,
                "Dest": Written(place(layout.destinations[entry.target], layout)),
            }
        )
        for entry in entries
    ]
    references = [document.Reference(each) for each in made]
    shown = len(made)
    for index, (entry, dictionary) in enumerate(zip(entries, made, strict=True)):
        if index:
            dictionary["Prev"] = references[index - 1]
        if index + 1 < len(made):
            dictionary["Next"] = references[index + 1]
        if entry.kids:
            first, last, count = _write(entry.kids, references[index], layout, document)
            dictionary["First"], dictionary["Last"], dictionary["Count"] = first, last, count
            shown += count
    return references[0], references[-1], shown
