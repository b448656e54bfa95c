"""The structure tree of a tagged PDF (ISO 32000-1 14.7): built while pages are drawn, written at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, TypeAlias

from reportlab.pdfbase import pdfdoc

from converter.pages.layout import Page, TaggedBlock
from converter.renderers.pdf.stream import Written, text_string

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top, from the page's lower left corner."""

_ROLE_MAP: Final = {"Title": "H1"}
"""Our roles that PDF 1.7 does not know, and the standard ones they stand for."""
_OWNERS: Final = {"Scope": "Table", "ColSpan": "Table", "RowSpan": "Table", "ListNumbering": "List"}
"""The standard that owns an attribute."""
_NUMBERS: Final = ("ColSpan", "RowSpan")


@dataclass(slots=True)
class Element:
    """A structure element that is being filled."""

    kind: str
    lang: str | None = None
    alt: str | None = None
    stands_for: str = ""
    """What its content is drawn for, where it is not what it looks like. It stands here and not in the page's
    content: pdfium drops what is beyond the basic plane there, and text is extracted right without it."""
    id: str | None = None
    attributes: tuple[tuple[str, str], ...] = ()
    box: Box | None = None
    """What a figure covers of its page: left, bottom, right, top."""
    kids: list[Element | Mark | ObjectMark] = field(default_factory=list)
    reference: str = ""
    """As others refer to it, once it is written."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked content of a page."""

    page: int
    """Number of the page, from 1."""
    mcid: int


@dataclass(frozen=True, slots=True)
class ObjectMark:
    """An annotation."""

    page: int
    annotation: pdfdoc.PDFObjectReference


class Structure:
    """Elements by what they set; blocks of one node on several pages become one element."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._root = Element("Document")
        self._elements: dict[object, Element] = {}
        self._marks: dict[int, list[Element]] = {}
        self._annotations: list[Element] = []

    def declare(self, block: TaggedBlock) -> Element:
        """Make the element of a block, and those around it, in the order of reading."""
        element = self._root
        for depth, enclosing in enumerate(block.path, 1):
            element = self._element(block.path[:depth], enclosing.kind, element)
            element.attributes, element.lang = enclosing.attributes, self._other(enclosing.lang)
        return self._element((block.path, block.role, block.node, block.lang), block.role, element)

    def add(self, block: TaggedBlock, page: Page) -> Element:
        """Take in a block of a page: the element its content and its links belong to."""
        element = self.declare(block)
        key = (block.path, block.role, block.node, block.lang)
        element.lang = self._other(block.lang)
        element.alt = block.alt or element.alt
        element.attributes = block.attributes
        if block.role == "Note":
            element.id = f"{block.node}.{block.lang}"
        if block.role == "Figure":
            element.box = _bounds(block, page)
        if block.links and not block.links_inside:
            if block.role == "TOCI":
                element = self._element((key, "Reference"), "Reference", element)
            element = self._element((key, "Link"), "Link", element)
        return element

    def _other(self, lang: str | None) -> str | None:
        """A language, if it is not the document's."""
        return None if lang == self._lang else lang

    def inside(self, element: Element, kind: str, lang: str | None = None, stands_for: str = "") -> Element:
        """A part of an element, after what it holds so far: a link, words of another language or no face."""
        part = Element(kind, lang, stands_for=stands_for)
        element.kids.append(part)
        return part

    def mark(self, element: Element, page: int) -> int:
        """Number for the next marked content of a page, which belongs to `element`."""
        marks = self._marks.setdefault(page, [])
        mcid = len(marks)
        marks.append(element)
        element.kids.append(Mark(page, mcid))
        return mcid

    def add_annotation(self, element: Element, page: int, annotation: pdfdoc.PDFObjectReference) -> int:
        """Tie a link's annotation to its element; its number among the annotations, from 0."""
        element.kids.append(ObjectMark(page, annotation))
        self._annotations.append(element)
        return len(self._annotations) - 1

    def _element(self, key: object, kind: str, parent: Element) -> Element:
        element = self._elements.get(key)
        if element is None:
            element = self._elements[key] = Element(kind)
            parent.kids.append(element)
        return element

    def write(self, document: pdfdoc.PDFDocument, pages: int) -> pdfdoc.PDFObjectReference:
        """Add the tree to the document; the reference of its root.

        Args:
            document: the document that is being made.
            pages: how many there are; annotations are numbered after them in the parent tree.
        """
        root = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        reference = document.Reference(root)
        top = self._write_element(document, self._root, _written(reference, document))
        numbers: list[object] = []
        for page in range(1, pages + 1):
            owners = "".join([f"{element.reference} " for element in self._marks.get(page, [])])
            numbers += [page - 1, document.Reference(Written([f"[{owners}]"]))]
        for index, element in enumerate(self._annotations):
            numbers += [pages + index, Written([element.reference])]
        root["K"] = top
        root["ParentTree"] = document.Reference(pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)}))
        root["ParentTreeNextKey"] = pages + len(self._annotations)
        root["RoleMap"] = pdfdoc.PDFDictionary({k: pdfdoc.PDFName(v) for k, v in _ROLE_MAP.items()})
        return reference

    def _write_element(
        self, document: pdfdoc.PDFDocument, element: Element, parent: str
    ) -> pdfdoc.PDFObjectReference:
        """Add an element and those in it, which it lets go, and return a reference to it.

        Pages, annotations and what is around it have their numbers, so it is written out at once.
        """
        written = Written(())
        reference = document.Reference(written)
        element.reference = _written(reference, document)
        parts = [f"<</Type /StructElem /S /{element.kind} /P {parent}"]
        if element.lang:
            parts.append(f" /Lang ({element.lang})")
        if element.alt:
            parts.append(f" /Alt {_string(element.alt, document)}")
        if element.stands_for:
            parts.append(f" /ActualText {text_string(element.stands_for)}")
        if element.id:
            parts.append(f" /ID {_string(element.id, document)}")
        attributes = [_attribute(*each) for each in element.attributes]
        if element.box:
            attributes.append(_layout_attributes(element.box))
        if attributes:
            parts.append(f" /A [{' '.join(attributes)}]")
        kids, element.kids = element.kids, []
        mark = next((kid for kid in kids if isinstance(kid, Mark)), None)
        if mark:
            parts.append(f" /Pg {_page(mark.page, document)}")
        parts.append(" /K [")
        for kid in kids:
            if isinstance(kid, Element):
                self._write_element(document, kid, element.reference)
                parts.append(kid.reference)
            elif isinstance(kid, ObjectMark):
                annotation = _written(kid.annotation, document)
                parts.append(f"<</Type /OBJR /Pg {_page(kid.page, document)} /Obj {annotation}>>")
            elif mark and kid.page == mark.page:
                parts.append(str(kid.mcid))
            else:
                parts.append(f"<</Type /MCR /Pg {_page(kid.page, document)} /MCID {kid.mcid}>>")
            parts.append(" ")
        parts.append("]>>")
        written.parts = ("".join(parts),)
        return reference


def _written(reference: pdfdoc.PDFObjectReference, document: pdfdoc.PDFDocument) -> str:
    """A reference to what has its number already."""
    return "{} {} R".format(*document.idToObjectNumberAndVersion[reference.name])


def _page(number: int, document: pdfdoc.PDFDocument) -> str:
    return _written(page_reference(number), document)


def _string(text: str, document: pdfdoc.PDFDocument) -> str:
    made: bytes = pdfdoc.PDFString(text).format(document)
    return made.decode("latin-1")


def page_reference(number: int) -> pdfdoc.PDFObjectReference:
    """ReportLab's own name for a page."""
    return pdfdoc.PDFObjectReference(f"Page{number}")


def _attribute(name: str, value: str) -> str:
    return f"<</O /{_OWNERS[name]} /{name} {'' if name in _NUMBERS else '/'}{value}>>"


def _bounds(block: TaggedBlock, page: Page) -> Box:
    """What a block covers; ascenders and descenders of its text counted generously."""
    lefts, tops, rights, bottoms = [], [], [], []
    for shape in block.shapes:
        lefts.append(shape.x)
        tops.append(shape.y)
        rights.append(shape.x + shape.width)
        bottoms.append(shape.y + shape.height)
    for line in block.lines:
        size = max((run.size for run in line.runs), default=0.0)
        lefts.append(line.x)
        tops.append(line.y - size)
        rights.append(line.x + line.width)
        bottoms.append(line.y + 0.3 * size)
    if not lefts:
        return (0.0, 0.0, page.width, page.height)
    return (min(lefts), page.height - max(bottoms), max(rights), page.height - min(tops))


def _layout_attributes(box: Box) -> str:
    """Where a figure stands, for software that crops or reflows pages (ISO 32000-1 14.8.5.4.3)."""
    return f"<</O /Layout /Placement /Block /BBox [{' '.join(f'{edge:.2f}' for edge in box)}]>>"
