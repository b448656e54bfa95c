"""A PDF opened, and what its pages hold: characters with their places, rules, pictures.

PDFium, by pypdfium2, for it is made for hostile files, quick, and free of other packages. It is given a copy
that holds what was measured; nothing in a PDF is run, and no link followed.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from converter.errors import InputError
from converter.messages import about, message
from converter.readers.pdf.characters import Char
from converter.readers.pdf.safe_copy import SafeCopy

CHARACTER_LIMIT = 1_200_000
"""Most characters of a document: more than a text may have, for furniture and what is printed twice."""
_OBJECT_LIMIT = 6_000
"""Paths of one page; a page with more is a drawing, and its rules make no tables."""
_FORM_DEPTH = 3
_THIN = 3.0
"""Points; a filled area no wider is a rule."""
_TAIL = 4096
_PICTURE_SHARE = 0.3
"""Share of the page from which on a picture may be the page itself, scanned."""


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A straight rule, level or upright."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def level(self) -> bool:
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class PdfPage:
    number: int
    width: float
    height: float
    chars: list[Char]
    rules: list[RuledLine]
    pictured: bool
    """Whether pictures cover much of it."""
    unmapped: int
    """Characters whose font does not say which they are."""


def open_pages(copy: SafeCopy, name: str) -> Iterator[PdfPage]:
    """The pages of a PDF, one by one.

    Args:
        copy: of the PDF.
        name: the file's name, for messages.

    Raises:
        InputError: it is damaged, or holds too much text.
    """
    try:
        pdf = pypdfium2.PdfDocument(copy.data)
    except pypdfium2.PdfiumError:
        raise InputError(
            about(name, message("this PDF is damaged and cannot be opened; get it again"))
        ) from None
    try:
        total = 0
        for place, number in enumerate(copy.numbers[: len(pdf)]):
            try:
                content = _page(pdf[place], number)
            except pypdfium2.PdfiumError:
                told = message("page {number} of this PDF is damaged; get it again", number=number)
                raise InputError(about(name, told)) from None
            total += len(content.chars)
            if total > CHARACTER_LIMIT:
                raise InputError(
                    about(name, message("it holds too much text; split it into one report a file"))
                )
            yield content
    finally:
        pdf.close()


def refuse_cut(data: bytes, name: str) -> None:
    """Refuse what is not a whole PDF.

    Raises:
        InputError: it is empty, no PDF, or cut short.
    """
    if not data.strip(b"\0 \t\r\n"):
        raise InputError(about(name, message("the file is empty; there is nothing to convert")))
    if b"%PDF-" not in data[:1024]:
        raise InputError(
            about(name, message("this is not a PDF; name the format with --from if its suffix is wrong"))
        )
    if b"%%EOF" not in data.rstrip(b"\0 \t\r\n")[-_TAIL:]:
        raise InputError(about(name, message("this PDF ends in the middle; get it again, whole")))


def _page(page: pypdfium2.PdfPage, number: int) -> PdfPage:
    """What a page holds, turned as it is shown."""
    turn = _Turn(page)
    chars, unmapped = _chars(page, turn)
    rules, covered = _objects(page, turn)
    area = turn.width * turn.height
    return PdfPage(number, turn.width, turn.height, chars, rules, covered > _PICTURE_SHARE * area, unmapped)


class _Turn:
    """From the page's own coordinates to those of the page as read: y down, /Rotate applied."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        left, bottom, right, top = _in_order(page.get_mediabox())
        crop = _in_order(page.get_cropbox())
        self.left, self.bottom = max(left, crop[0]), max(bottom, crop[1])
        wide, high = min(right, crop[2]) - self.left, min(top, crop[3]) - self.bottom
        self._wide, self._high = wide, high
        self.rotation = page.get_rotation()
        self.width, self.height = (high, wide) if self.rotation in (90, 270) else (wide, high)

    def point(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.left, y - self.bottom
        if self.rotation == 90:
            return y, x
        if self.rotation == 180:
            return self._wide - x, y
        if self.rotation == 270:
            return self._high - y, self._wide - x
        return x, self._high - y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        (ax, ay), (bx, by) = self.point(left, bottom), self.point(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _in_order(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """A box with its lower left corner first, whichever corners the file names."""
    left, bottom, right, top = box
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _chars(page: pypdfium2.PdfPage, turn: _Turn) -> tuple[list[Char], int]:
    textpage = page.get_textpage()
    rectangle, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    chars: list[Char] = []
    unmapped = 0
    try:
        for index in range(min(textpage.count_chars(), CHARACTER_LIMIT + 1)):
            if pdfium.FPDFText_IsGenerated(textpage, index) == 1:
                continue
            point = pdfium.FPDFText_GetUnicode(textpage, index)
            if pdfium.FPDFText_HasUnicodeMapError(textpage, index) == 1 or point in (
                0,
                0xFFFE,
                0xFFFF,
                0xFFFD,
            ):
                unmapped += 1
                continue
            pdfium.FPDFText_GetLooseCharBox(textpage, index, rectangle)
            pdfium.FPDFText_GetCharOrigin(textpage, index, x, y)
            left, top, right, bottom = turn.box(
                rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
            )
            _, base = turn.point(x.value, y.value)
            if right < 0 or left > turn.width or base < 0 or base > turn.height + (bottom - top):
                continue  # outside the page, where nobody sees it
            bold = pdfium.FPDFText_GetFontWeight(textpage, index) >= 600
            clockwise = math.degrees(pdfium.FPDFText_GetCharAngle(textpage, index))
            angle = round(-clockwise - turn.rotation) % 360
            chars.append(Char(chr(point), left, right, base, bottom - top, bold, index, angle))
    finally:
        textpage.close()
    return _paired(chars), unmapped


def _paired(chars: list[Char]) -> list[Char]:
    """The characters with the halves of those beyond U+FFFF put together, where they come apart."""
    if not any("\ud800" <= char.text <= "\udfff" for char in chars):
        return chars
    made: list[Char] = []
    for char in chars:
        if made and "\udc00" <= char.text <= "\udfff" and "\ud800" <= made[-1].text <= "\udbff":
            whole = (made[-1].text + char.text).encode("utf-16", "surrogatepass").decode("utf-16")
            last = made.pop()
            made.append(replace(last, text=whole, x1=max(last.x1, char.x1)))
        else:
            made.append(char)
    return made


def _objects(page: pypdfium2.PdfPage, turn: _Turn) -> tuple[list[RuledLine], float]:
    """The rules of a page, and how much of it pictures cover."""
    rules: list[RuledLine] = []
    covered = 0.0
    kinds = [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE]
    for count, item in enumerate(page.get_objects(filter=kinds, max_depth=_FORM_DEPTH)):
        if count > _OBJECT_LIMIT:
            return [], covered
        try:
            x0, y0, x1, y1 = turn.box(*item.get_bounds())
        except pypdfium2.PdfiumError:
            continue
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            covered += (x1 - x0) * (y1 - y0)
        else:
            rules += _rules_of(item, x0, y0, x1, y1)
    return rules, covered


def _rules_of(item: pypdfium2.PdfObject, x0: float, y0: float, x1: float, y1: float) -> list[RuledLine]:
    wide, high = x1 - x0, y1 - y0
    if min(wide, high) <= _THIN:
        return [RuledLine(x0, y0, x1, y1)] if max(wide, high) > 2 * _THIN else []
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if not stroke.value or not 4 <= pdfium.FPDFPath_CountSegments(item) <= 6:
        return []
    return [
        RuledLine(x0, y0, x1, y0),
        RuledLine(x0, y1, x1, y1),
        RuledLine(x0, y0, x0, y1),
        RuledLine(x1, y0, x1, y1),
    ]
