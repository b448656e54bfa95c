"""The only place that knows raw OOXML: small builders that keep the order the schema asks for (WD-20).

`w("p", …)` makes one element of WordprocessingML. Children of the elements in `data/element_order.toml`
are sorted into the sequence of the schema, so that callers may give properties in any order.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from lxml import etree

from converter.assets import package_folder, read_toml

Element: TypeAlias = etree._Element
Child: TypeAlias = "Element | str | Sequence[Child] | None"

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "cp": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
    "vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
    "ep": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    "x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_WORD: Final = "{" + NAMESPACES["w"] + "}"
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 cannot carry, not even as a character reference."""
_BREAKS: Final = re.compile(r"(\t|\r\n|[\n\r\u2028\u2029]|(?<![0-9A-Za-z-])-(?=[0-9]))")
"""What is an element of its own in Word: tabs, breaks, and a hyphen that is the sign of a figure."""
_HAN: Final = re.compile(r"[^\x00-\u024f–−↑↓→]")
"""What Word may have to set in the East Asian face; signs that stand among figures alone are in theirs."""

_ORDER: Final[dict[str, dict[str, int]]] = {
    parent: {child: place for place, child in enumerate(children.split())}
    for parent, children in read_toml(
        package_folder("converter.renderers.docx") / "data" / "element_order.toml"
    ).items()
}


# --- elements --------------------------------------------------------------------------------------------


def name(tag: str) -> str:
    """`w:p` in the notation of lxml."""
    prefix, _, local = tag.rpartition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local


def clean(text: str) -> str:
    """`text` without what XML cannot carry; a lone surrogate becomes the replacement character."""
    if _FORBIDDEN.search(text) is None:
        return text
    return _FORBIDDEN.sub(lambda found: "\ufffd" if found[0] >= "\ud800" else "", text)


def w(tag: str, /, *children: Child, **attributes: object) -> Element:
    """One element of WordprocessingML: `w("ind", firstLine=480)`. Attributes that are None are left out."""
    written = {
        _WORD + key.rstrip("_"): _written(value) for key, value in attributes.items() if value is not None
    }
    element = etree.Element(_WORD + tag, written, _ROOT_NAMESPACES if tag in _ROOTS else None)
    order = _ORDER.get(tag)
    if order is None:
        _fill(element, children)
    else:
        element.extend(sorted(_elements(children), key=lambda part: order[part.tag.rpartition("}")[2]]))
    return element


def el(tag: str, attributes: Mapping[str, object] | None = None, /, *children: Child) -> Element:
    """One element of any namespace: `el("c:chart", {"r:id": "rId1"})`; unprefixed attributes have none."""
    written = {name(key): _written(value) for key, value in (attributes or {}).items() if value is not None}
    used = {each.partition(":")[0] for each in (tag, *(attributes or ())) if ":" in each}
    element = etree.Element(name(tag), written, {prefix: NAMESPACES[prefix] for prefix in used})
    _fill(element, children)
    return element


def serialise(root: Element, *, foreign: bool = False) -> bytes:
    """The part as bytes, with the declaration Word writes.

    Args:
        root: of the part.
        foreign: whether another program made it; it may name its prefixes in attributes, so they stay.
    """
    if not foreign:
        etree.cleanup_namespaces(root, top_nsmap=_DECLARED)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


_ROOTS: Final = frozenset({"document", "hdr", "ftr", "styles", "numbering", "settings", "fonts", "comments"})
_ROOT_NAMESPACES: Final = {prefix: NAMESPACES[prefix] for prefix in ("w", "r", "wp", "a", "c")}
_DECLARED: Final = {prefix: uri for prefix, uri in NAMESPACES.items() if prefix != "xml"}


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return clean(str(value))


def _fill(element: Element, children: Iterable[Child]) -> None:
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            element.text = (element.text or "") + clean(child)
        elif isinstance(child, etree._Element):
            element.append(_unused(child))
        else:
            _fill(element, child)


def _flat(children: Iterable[Child]) -> Iterable[Element | str]:
    for child in children:
        if child is None:
            continue
        if isinstance(child, str):
            yield child
        elif isinstance(child, etree._Element):
            yield _unused(child)
        else:
            yield from _flat(child)


def _unused(element: Element) -> Element:
    """An element that stands nowhere yet; lxml would quietly take it from where it stands."""
    if element.getparent() is not None:
        raise ValueError(f"the element {element.tag} is used twice")
    return element


# --- text ------------------------------------------------------------------------------------------------


def run(
    text: str, lang: str | None, *, style: str | None = None, bold: bool = False, face: str | None = None
) -> Element:
    """A run of text; line breaks, tabs and the signs of negative figures become Word's own.

    Args:
        text: any text; what XML cannot carry goes.
        lang: Word's East Asian language (`zh-TW`); None for text without Chinese, such as a file name.
        style: id of a character style.
        bold: for the few words that stand out in a line of another style.
        face: of the Chinese, where it is not the style's.
    """
    chinese = lang is not None and _HAN.search(text) is not None
    kind = _run_kind(lang, style, bold, face, chinese)
    return _filled(kind, [_piece(piece) for piece in _BREAKS.split(text)])


def _piece(piece: str) -> Element | None:
    if not piece:
        return None
    if piece == "\t":
        return w("tab")
    if piece == "-":
        return w("noBreakHyphen")
    if _BREAKS.fullmatch(piece):
        return w("br")
    element = _filled(_text_kind(), piece)
    if piece != piece.strip():
        element.set(name("xml:space"), "preserve")
    return element


def paragraph(style: str | None, *content: Child, properties: Child = None, right: int = 0) -> Element:
    """A paragraph in a style.

    Args:
        style: its id.
        content: runs and marks.
        properties: what this one has of its own.
        right: twips between its lines and the right of its column, where that is all it has of its own.
    """
    if properties is None:
        return _filled(_paragraph_kind(style, right), content)
    own = w("pPr", w("pStyle", val=style) if style else None, properties)
    return w("p", own if len(own) else None, content)


def keep_with_next(element: Element) -> None:
    """Have a paragraph, a row, or the last row of a table stay on the page of what follows it."""
    *_, last = (element, *element.iter(_WORD + "tr"))
    for each in last.iter(_WORD + "p"):
        own = each.find(f"{_WORD}pPr/{_WORD}keepNext")
        if own is not None:
            own.attrib.clear()  # what it was told before: val=0
        _add_property(each, w("keepNext"))


def begin_page(paragraph_: Element) -> None:
    """Have a paragraph begin a page."""
    _add_property(paragraph_, w("pageBreakBefore"))


def end_page_break(paragraph_: Element) -> None:
    """Have a paragraph no longer begin a page."""
    for own in list(paragraph_.iter(name("w:pageBreakBefore"))):
        parent = own.getparent()
        if parent is not None:
            parent.remove(own)


def end_section(paragraph_: Element, section: Element) -> None:
    """Have a section end with a paragraph; `section` is what it is like."""
    _add_property(paragraph_, section)


def _add_property(paragraph_: Element, own: Element) -> None:
    properties = paragraph_.find(_WORD + "pPr")
    if properties is None:
        properties = w("pPr")
        paragraph_.insert(0, properties)
    if properties.find(own.tag) is None:
        properties.append(own)
        properties[:] = sorted(properties, key=lambda part: _ORDER["pPr"][part.tag.rpartition("}")[2]])


def field(instruction: str, *result: Child, style: str | None = None) -> list[Element]:
    """A field with the result that is shown until it is updated.

    Args:
        instruction: what Word computes.
        result: runs.
        style: character style of the whole field; some readers take that of its first mark.
    """
    instruction_text = w("instrText", f" {instruction} ")
    instruction_text.set(name("xml:space"), "preserve")
    begin, code, separate, end = (
        _filled(_mark_kind(style, mark)) for mark in ("begin", None, "separate", "end")
    )
    code.append(instruction_text)
    return [begin, code, separate, *_elements(result), end]


def _elements(children: Iterable[Child]) -> list[Element]:
    return [child for child in _flat(children) if not isinstance(child, str)]


def link(anchor: str, *content: Child, tip: str | None = None) -> Element:
    """A link to a bookmark of the document."""
    return w("hyperlink", *content, anchor=anchor, history=True, tooltip=tip)


def bookmark(identity: int, anchor: str, *content: Child) -> list[Child]:
    """Content that can be linked to."""
    return [bookmark_start(identity, anchor), list(content), bookmark_end(identity)]


def bookmark_start(identity: int, anchor: str) -> Element:
    return w("bookmarkStart", id=identity, name=anchor)


def bookmark_end(identity: int) -> Element:
    return w("bookmarkEnd", id=identity)


# --- tables ----------------------------------------------------------------------------------------------


def table(style: str, widths: Sequence[int], rows: Iterable[Element], *, title: str, about: str) -> Element:
    """A table of fixed columns.

    Args:
        style: id of a table style.
        widths: of the columns, in twentieths of a point.
        rows: made by `row`.
        title: its name, for readers who cannot see it.
        about: what it holds, for the same.
    """
    properties = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0420", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=0, noVBand=1),
        w("tblCaption", val=title),
        w("tblDescription", val=about),
    )
    return w("tbl", properties, w("tblGrid", [w("gridCol", w=width) for width in widths]), list(rows))


def keep_rows(rows: Sequence[Element], *, whole: int = 2) -> None:
    """Leave no row of a table alone at the head of a page, and a short one whole; rows that may go over pages
    leave theirs.

    The first row is not kept with the second: where a page ends behind them LibreOffice 7.4 lost the others.

    Args:
        rows: made by `row`, that of the head first.
        whole: up to how many rows stay all on one page.
    """
    inner = rows[1:-1]
    for each in inner if len(inner) < whole else inner[-1:]:
        if each.find(f"{_WORD}trPr/{_WORD}cantSplit") is not None:
            keep_with_next(each)


def row(cells: Sequence[Child], widths: Sequence[int], *, head: bool = False, whole: bool = True) -> Element:
    """A row of cells of paragraphs; `whole` keeps it on one page, `head` repeats it on every page."""
    made = (_filled(_cell_kind(width), cell) for cell, width in zip(cells, widths, strict=True))
    return _filled(_row_kind(head, whole), *made)


class MergedCell(NamedTuple):
    """A cell of a table that has merged cells."""

    content: Child
    columns: int = 1
    """Of the grid that it takes."""
    merge: Literal["restart", "continue"] | None = None
    """Whether it begins a cell of several rows, or is a part of one that begins above."""


def merged_row(cells: Sequence[MergedCell], widths: Sequence[int], *, head: bool = False) -> Element:
    """A row in which a cell may take several columns, or be a part of one that takes several rows."""
    made = []
    at = 0
    for cell in cells:
        end = at + cell.columns
        wide = w("gridSpan", val=cell.columns) if cell.columns > 1 else None
        tall = w("vMerge", val=cell.merge) if cell.merge else None
        properties = w("tcPr", w("tcW", w=sum(widths[at:end]), type="dxa"), wide, tall)
        made.append(w("tc", properties, cell.content))
        at = end
    return _filled(_row_kind(head, False), *made)


def spanning_row(cell: Child, widths: Sequence[int]) -> Element:
    """A row of one cell over all columns, which stays with the row below it."""
    properties = w("tcPr", w("tcW", w=sum(widths), type="dxa"), w("gridSpan", val=len(widths)))
    made = _filled(_row_kind(False, True), w("tc", properties, cell))
    for own in made.iter(name("w:p")):
        keep_with_next(own)
    return made


# --- kinds -----------------------------------------------------------------------------------------------
#
# A document has tens of thousands of runs, paragraphs and cells, but few kinds of them. One of each kind is
# built with its properties and kept; others are copies of it, which costs a fraction of building them.


def _filled(kind: Element, *content: Child) -> Element:
    """A copy of one that is kept, with its content; with lxml a copy is always deep."""
    element = copy.copy(kind)
    _fill(element, content)
    return element


@lru_cache(maxsize=256)
def _run_kind(lang: str | None, style: str | None, bold: bool, face: str | None, chinese: bool) -> Element:
    properties = w(
        "rPr",
        w("rStyle", val=style) if style else None,
        w("rFonts", hint="eastAsia", eastAsia=face) if chinese else None,
        [w("b"), w("bCs")] if bold else None,
        w("noProof") if lang is None else None,
        w("lang", val="en-US", eastAsia=lang) if lang else None,
    )
    return w("r", properties)


@lru_cache(maxsize=64)
def _mark_kind(style: str | None, mark: str | None) -> Element:
    """A run for a mark of a field, or for what stands between two."""
    properties = w("rPr", w("rStyle", val=style)) if style else None
    return w("r", properties, w("fldChar", fldCharType=mark) if mark else None)


@lru_cache(maxsize=1)
def _text_kind() -> Element:
    return w("t")


@lru_cache(maxsize=256)
def _paragraph_kind(style: str | None, right: int) -> Element:
    properties = w("pPr", w("pStyle", val=style) if style else None, w("ind", right=right) if right else None)
    return w("p", properties if len(properties) else None)


@lru_cache(maxsize=4)
def _row_kind(head: bool, whole: bool) -> Element:
    properties = w("trPr", w("cantSplit") if whole else None, w("tblHeader") if head else None)
    return w("tr", properties if len(properties) else None)


@lru_cache(maxsize=256)
def _cell_kind(width: int) -> Element:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")))
