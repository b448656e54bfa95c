"""The text of a Word file in reading order; headers, footers, comments and contents apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from converter.messages import message
from converter.model import PLAIN, Cover, Hint
from converter.opc import W, WordPackage
from converter.readers.assembly import Assembly, StyledText
from converter.readers.cleaning import one_line
from converter.readers.docx.fields import stray_marks
from converter.readers.docx.numbering import Counter
from converter.readers.docx.styles import ParagraphFormat, Styles, attribute, is_on, toggle, whole
from converter.readers.docx.symbols import sign_of, signs_of
from converter.readers.formulas import linear
from converter.readers.raised import SUPERSCRIPT, Shift, shifted

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_FURNITURE = Hint("furniture")
_CELL_LIMIT = 600
"""Characters; a longer cell is text that a table only puts in its place on the page."""
_COLUMN_LIMIT = 200
_TITLE_AT_MOST = 12
"""A paragraph in the style Title is the title if it is one of so many first ones."""

_INTO = {
    f"{W}{name}"
    for name in ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo")
}
_INTO |= {f"{W}sdt", f"{W}sdtContent", f"{W}rubyBase", f"{W}ruby"}
_SHIFTS: dict[str | None, Shift] = {"superscript": "raised", "subscript": "lowered"}
_LARGE = 36
"""Half-points: what titles are set in."""
_PICTURES = {f"{W}{name}" for name in ("drawing", "pict", "object")}


@dataclass(slots=True)
class _Flow:
    """A paragraph in the making, and what has to come after it."""

    pieces: list[StyledText] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    red: bool = False
    large: bool = False

    def see(self, color: str | None, size: str | None) -> None:
        """Note the look of a run."""
        self.red = self.red or is_red(color)
        self.large = self.large or (whole(size) or 0) >= _LARGE


@dataclass(slots=True)
class _Field:
    """A field being read: its code until `separate`, then its result."""

    code: str = ""
    in_result: bool = False


@dataclass(frozen=True, slots=True)
class NumberedText:
    """A paragraph: its number as Word shows it, its text, its look."""

    label: str
    text: str
    look: ParagraphFormat


class BodyReader:
    """Reads a package into an assembly, once."""

    def __init__(self, package: WordPackage, styles: Styles, assembly: Assembly) -> None:
        self._package = package
        self._styles = styles
        self._counter = Counter(package, styles)
        self._assembly = assembly
        self._fields: list[_Field] = []
        self._stray: set[etree._Element] = set()
        """Marks of fields that belong to none."""
        self._carried: list[StyledText] = []
        """Text of a paragraph whose end a tracked change deleted: the next one goes on from it."""
        self._references: dict[tuple[str, str], int] = {}
        self._seen = 0
        self._drops_prompts = False
        """A summary made here is read by its controls, whatever Word or LibreOffice says of them."""
        self._kind: Literal["text", "note", "furniture"] = "text"

    def read(self) -> None:
        """Every part of the package that has text, the main one first."""
        self._drops_prompts = True
        root = self._sound(self._package.xml(self._package.main))
        for body in root.iterfind(f"{W}body"):
            self._blocks(body)
        self._notes()
        self._kind = "furniture"
        for kind, unit in (("header", None), ("footer", None), ("comments", "comment")):
            for _, part in self._package.related(kind):
                self._sound(part)
                for holder in part.iterfind(f"{W}{unit}") if unit else [part]:
                    self._blocks(holder)

    def _sound(self, part: etree._Element) -> etree._Element:
        """A part whose fields have been looked through; what is wrong with them is said."""
        stray = stray_marks(part)
        self._stray |= stray
        if stray:
            self._assembly.note(
                "field-unfinished",
                message(
                    "a field in it does not end, or its end was deleted; what follows it is read as text"
                ),
            )
        return part

    # --- for a reader that chooses ----------------------------------------------------------------------

    def line(self, element: etree._Element) -> NumberedText:
        """A paragraph with its number, which counts on with every call."""
        properties = element.find(f"{W}pPr")
        look = self._styles.paragraph(properties)
        flow = _Flow()
        self._runs(element, look, flow)
        label = self._counter.label(look.numbering, self._styles.id_of(properties))
        return NumberedText(label, "".join(piece.text for piece in flow.pieces).strip(), look)

    def grid(self, table: etree._Element) -> list[list[str]]:
        """The texts of the cells of a table, row by row."""
        rows = [self._row(row) for row in rows_of(table)]
        return [["" if isinstance(cell, Cover) else cell for cell in row] for row in rows]

    # --- blocks -----------------------------------------------------------------------------------------

    def _blocks(self, parent: etree._Element) -> None:
        for element in parent:
            tag = element.tag
            if tag == f"{W}p":
                self._paragraph(element)
            elif tag == f"{W}tbl":
                self._table(element)
            elif tag == f"{W}sdt" and self._is_prompt(element):
                continue
            elif tag == f"{W}sdt" and _is_contents(element):
                kind, self._kind = self._kind, "furniture"
                self._blocks(element)
                self._kind = kind
            elif tag in _INTO:
                self._blocks(element)
            elif tag == f"{_MC}AlternateContent":
                self._blocks(_alternative(element))
            elif tag in (f"{W}altChunk", f"{W}subDoc"):
                self._assembly.note(
                    "part-left-out",
                    message("it embeds another document, which is not read; copy its text into the file"),
                )

    def _paragraph(self, element: etree._Element) -> None:
        properties = element.find(f"{W}pPr")
        look = self._styles.paragraph(properties)
        in_contents = any(field.code.split()[:1] == ["TOC"] for field in self._fields)
        marks = None if properties is None else properties.find(f"{W}rPr")
        if marks is not None and marks.find(f"{W}del") is not None:
            flow = _Flow()
            self._runs(element, look, flow)
            self._carried += flow.pieces
            return
        flow, label = self._flow(element, properties, look)
        in_contents = in_contents or look.is_contents
        self._assembly.paragraph(flow.pieces, _FURNITURE if in_contents else self._hint(look, flow, label))
        self._boxes(flow.boxes)

    def _boxes(self, boxes: list[etree._Element]) -> None:
        """The text of boxes, whose fields are their own."""
        fields, self._fields = self._fields, []
        for box in boxes:
            self._blocks(box)
            self._fields = []
        self._fields = fields

    def _flow(
        self, element: etree._Element, properties: etree._Element | None, look: ParagraphFormat
    ) -> tuple[_Flow, str]:
        """The text of a paragraph with its label before it."""
        flow = _Flow()
        self._runs(element, look, flow)
        flow.pieces[:0] = self._carried
        self._carried = []
        label = self._counter.label(look.numbering, self._styles.id_of(properties))
        if label and "".join(piece.text for piece in flow.pieces).strip():
            flow.pieces.insert(0, StyledText(label, bold=flow.pieces[0].bold))
        return flow, label

    def _hint(self, look: ParagraphFormat, flow: _Flow, label: str) -> Hint:
        if not "".join(piece.text for piece in flow.pieces).strip():
            return PLAIN
        if self._kind != "text":
            return Hint(self._kind)
        self._seen += 1
        align: Literal["center", "right"] | None = None
        if look.align in ("center", "right", "end"):
            align = "center" if look.align == "center" else "right"
        if self._seen <= _TITLE_AT_MOST and not label:
            if look.is_title:
                self._seen = _TITLE_AT_MOST
                return Hint("title", align=align, red=flow.red, large=flow.large)
            if look.is_subtitle:
                return Hint("byline", align=align)
        level = 1 if look.is_title else look.heading
        return Hint(level=level, align=align, red=flow.red, large=flow.large)

    # --- runs -------------------------------------------------------------------------------------------

    def _runs(self, parent: etree._Element, look: ParagraphFormat, flow: _Flow) -> None:
        for element in parent:
            tag = element.tag
            if tag == f"{W}r":
                self._run(element, look, flow)
            elif tag == f"{W}sdt" and self._is_prompt(element):
                continue
            elif tag in _INTO:
                self._runs(element, look, flow)
            elif tag == f"{_MC}AlternateContent":
                self._runs(_alternative(element), look, flow)
            elif isinstance(tag, str) and tag.endswith(("}oMath", "}oMathPara")):
                flow.pieces.append(StyledText(linear(element)))

    def _run(self, run: etree._Element, look: ParagraphFormat, flow: _Flow) -> None:
        properties = run.find(f"{W}rPr")
        character = attribute(properties, "rStyle") if properties is not None else None
        style = self._styles.look(character) if character else ParagraphFormat()
        hidden = _first(toggle(properties, "vanish"), style.hidden, look.hidden)
        bold = bool(_first(toggle(properties, "b"), style.bold, look.bold))
        shift = _SHIFTS.get(_set(properties, "vertAlign", style.shift, look.shift))
        flow.see(
            _set(properties, "color", style.color, look.color), _set(properties, "sz", style.size, look.size)
        )
        font = None if properties is None else properties.find(f"{W}rFonts")
        face = "" if font is None else font.get(f"{W}ascii", "")
        for element in run:
            text = signs_of(face, self._text(element, flow, look))
            if not text or not self._shown():
                continue
            if hidden:
                self._assembly.note("hidden-text", message("text that Word is told to hide is left out"))
                continue
            flow.pieces.append(StyledText(shifted(text, shift), bold))

    def _text(self, element: etree._Element, flow: _Flow, look: ParagraphFormat) -> str:
        tag = element.tag
        if tag == f"{W}t":
            return (element.text or "").replace("\n", " ")
        if tag in (f"{W}tab", f"{W}ptab"):
            return "\t"
        if tag in (f"{W}br", f"{W}cr"):
            return "\n"
        if tag == f"{W}noBreakHyphen":
            return "-"
        if tag == f"{W}sym":
            return self._symbol(element)
        if tag == f"{W}fldChar":
            self._field(element)
        elif tag == f"{W}instrText" and self._fields:
            self._fields[-1].code += element.text or ""
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            return self._reference(element)
        elif tag in (f"{W}footnoteRef", f"{W}endnoteRef"):
            return ""
        elif tag in _PICTURES or tag == f"{_MC}AlternateContent":
            self._picture(_alternative(element) if tag == f"{_MC}AlternateContent" else element, flow)
        elif tag == f"{W}ruby":
            inner = _Flow()
            self._runs(element, look, inner)
            return "".join(piece.text for piece in inner.pieces)
        return ""

    def _symbol(self, element: etree._Element) -> str:
        """A character of a symbol font: what it shows where that is known, else nothing, and said so."""
        code = element.get(f"{W}char", "")
        point = (
            int(code, 16) if len(code) <= 5 and all(c in "0123456789abcdefABCDEF" for c in code or "x") else 0
        )
        sign = sign_of(element.get(f"{W}font", ""), point)
        if sign:
            return sign
        if point < 0x20 or 0xD800 <= point <= 0xF8FF:
            self._assembly.note(
                "symbol-left-out", message("signs of a symbol font that have no Unicode are left out")
            )
            return ""
        return chr(point)

    def _field(self, element: etree._Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if element in self._stray:
            return
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _shown(self) -> bool:
        return all(field.in_result for field in self._fields)

    def _reference(self, element: etree._Element) -> str:
        kind = "footnotes" if element.tag == f"{W}footnoteReference" else "endnotes"
        key = kind, element.get(f"{W}id", "")
        number = self._references.setdefault(key, len(self._references) + 1)
        return str(number).translate(SUPERSCRIPT)

    def _picture(self, element: etree._Element, flow: _Flow) -> None:
        boxes = [box for box in element.iter(f"{W}txbxContent") if not _inside_fallback(box, element)]
        # a box inside another is found again when that one is read
        found = set(boxes)
        flow.boxes += [box for box in boxes if next(box.iterancestors(f"{W}txbxContent"), None) not in found]
        if not boxes and next(element.iter("{*}blip", "{*}imagedata"), None) is not None:
            self._assembly.note(
                "picture-left-out", message("pictures are left out; only text is read"), "info"
            )

    # --- tables -----------------------------------------------------------------------------------------

    def _table(self, table: etree._Element) -> None:
        """A table of cells as one; one that only places text on the page as the text it places."""
        rows = list(rows_of(table))
        cells = [cell for row in rows for cell in cells_of(row)]
        widest = max((len(list(cells_of(row))) for row in rows), default=0)
        nested = any(True for cell in cells for _ in cell.iter(f"{W}tbl"))
        if widest < 2 or nested or any(_length(cell) > _CELL_LIMIT for cell in cells):
            for cell in cells:
                self._blocks(cell)
            return
        self._assembly.table([self._row(row) for row in rows], Hint(self._kind))

    def _row(self, row: etree._Element) -> list[str | Cover]:
        properties = row.find(f"{W}trPr")
        before = 0 if properties is None else whole(attribute(properties, "gridBefore")) or 0
        texts: list[str | Cover] = [""] * min(before, _COLUMN_LIMIT)
        for cell in cells_of(row):
            properties = cell.find(f"{W}tcPr")
            merge = None if properties is None else properties.find(f"{W}vMerge")
            covered = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            span = 1 if properties is None else whole(attribute(properties, "gridSpan")) or 1
            text = self._cell(cell)
            room = max(0, _COLUMN_LIMIT - len(texts))
            texts += [Cover.ABOVE if covered and not text else text][:room]
            texts += [Cover.LEFT] * min(span - 1, room - 1)
        return texts

    def _cell(self, cell: etree._Element) -> str:
        """The text of a cell, that of the boxes in it below the paragraph they hang on."""
        lines: list[str] = []
        for paragraph in self._paragraphs_of(cell):
            properties = paragraph.find(f"{W}pPr")
            flow, label = self._flow(paragraph, properties, self._styles.paragraph(properties))
            lines.append("".join(piece.text for piece in flow.pieces) or label.strip())
            fields, self._fields = self._fields, []
            lines += ["\u3000" + self._cell(box).strip() for box in flow.boxes]
            self._fields = fields
        return "\n".join(line for line in lines if line.strip())

    def _paragraphs_of(self, cell: etree._Element) -> Iterator[etree._Element]:
        """The paragraphs of a cell, without those of boxes and prompts in it."""
        for element in cell:
            if element.tag == f"{W}p":
                yield element
            elif element.tag in _INTO and not (element.tag == f"{W}sdt" and self._is_prompt(element)):
                yield from self._paragraphs_of(element)
            elif element.tag == f"{_MC}AlternateContent":
                yield from self._paragraphs_of(_alternative(element))

    def _is_prompt(self, control: etree._Element) -> bool:
        """Whether a content control is empty and only asks to be filled in; what it asks is said."""
        showing = control.find(f"{W}sdtPr/{W}showingPlcHdr") if self._drops_prompts else None
        if showing is None or not is_on(showing.get(f"{W}val")):
            return False
        asked = "".join(text.text or "" for text in control.iter(f"{W}t")).strip()
        if asked:
            self._assembly.note(
                "prompt-left-out",
                message("a field that nobody filled in is left out: {asked}", asked=one_line(asked)[:40]),
                "info",
            )
        return True

    # --- notes ------------------------------------------------------------------------------------------

    def _notes(self) -> None:
        """Footnotes and endnotes in the order they are referred to, each with its number before it."""
        found: dict[tuple[str, str], etree._Element] = {}
        for kind, unit in (("footnotes", "footnote"), ("endnotes", "endnote")):
            for _, part in self._package.related(kind):
                self._sound(part)
                for note in part.iterfind(f"{W}{unit}"):
                    if note.get(f"{W}type", "normal") == "normal":
                        found[kind, note.get(f"{W}id", "")] = note
        self._kind = "note"
        for key, number in sorted(self._references.items(), key=lambda item: item[1]):
            if key in found:
                self._carried = [StyledText(str(number).translate(SUPERSCRIPT) + " ")]
                self._blocks(found.pop(key))
                self._carried = []


def contents_left_out(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables in order, without those of a table of contents."""
    for element in parent:
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif element.tag in _INTO and not (element.tag == f"{W}sdt" and _is_contents(element)):
            yield from contents_left_out(element)


def _set(properties: etree._Element | None, name: str, *styles: str | None) -> str | None:
    """What a run says of itself by an element's value, else the first of its styles that says it."""
    own = None if properties is None else attribute(properties, name)
    return next((value for value in (own, *styles) if value is not None), None)


def is_red(color: str | None) -> bool:
    """Whether a colour, RRGGBB, is a red: the head of an official document is set in one."""
    try:
        red, green, blue = (int((color or "")[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return False
    return red >= 0xB0 and max(green, blue) <= 0x50


def _first(*values: bool | None) -> bool | None:
    return next((value for value in values if value is not None), None)


def rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, without those a tracked change deleted."""
    for element in table:
        if element.tag == f"{W}tr":
            properties = element.find(f"{W}trPr")
            if properties is None or properties.find(f"{W}del") is None:
                yield element
        elif element.tag in _INTO:
            yield from rows_of(element)


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """The cells of a row, those inside content controls among them."""
    for element in row:
        if element.tag == f"{W}tc":
            yield element
        elif element.tag in _INTO:
            yield from cells_of(element)


def _length(cell: etree._Element) -> int:
    return sum(len(text.text or "") for text in cell.iter(f"{W}t"))


def _alternative(element: etree._Element) -> etree._Element:
    """What of alternative contents is read: the newest form if it has text, else the fallback."""
    choice, fallback = element.find(f"{_MC}Choice"), element.find(f"{_MC}Fallback")
    if choice is not None and (
        fallback is None or next(choice.iter(f"{W}t", f"{W}txbxContent"), None) is not None
    ):
        return choice
    return element if fallback is None else fallback


def _inside_fallback(box: etree._Element, top: etree._Element) -> bool:
    """Whether a text box stands here a second time, for programs that cannot read the first."""
    for ancestor in box.iterancestors():
        if ancestor is top:
            return False
        if ancestor.tag == f"{_MC}Fallback" and ancestor.getparent() is not None:
            parent = ancestor.getparent()
            return parent is not None and _alternative(parent) is not ancestor
    return False


def _is_contents(sdt: etree._Element) -> bool:
    """Whether a content control holds a table of contents made by Word."""
    gallery = sdt.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"
