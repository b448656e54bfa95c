"""A copy of a PDF that holds what reading needs and no more, every stream of it measured before it is opened.

PDFium unpacks a stream whole and follows every form a page draws, so a small file can take all memory and all
time. qpdf (by pikepdf) reads the structure: names however they are escaped, filters in arrays or elsewhere,
packed objects, files encrypted with an empty password. PDFium is given what was measured, not the file.
"""

from __future__ import annotations

import hashlib
import io
import logging
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pikepdf
from pikepdf import settings

from converter.errors import InputError
from converter.messages import about, message
from converter.readers.pdf.drawing import Drawing

PAGE_LIMIT = 3_000
STREAM_LIMIT = 96 * 1024 * 1024
"""Most bytes one stream may unpack to; pictures stay packed, and the largest Chinese faces have 60 MB."""
UNPACKED_LIMIT = 192 * 1024 * 1024
"""Most bytes all streams together may unpack to."""
ENTRY_LIMIT = 1_000_000
"""Most entries of all dictionaries and arrays."""
CONTAINER_LIMIT = 300_000
"""Most entries of one dictionary or array: a face of 65,000 glyphs may give each its width."""
CODE_LIMIT = 5_000_000
"""Most codes the tables from glyphs to characters may name: PDFium keeps each of them."""
LZW_LIMIT = 512 * 1024
"""Most bytes of a stream packed with LZW: qpdf measures such streams only once they are unpacked."""
_FILTERS = 4
_DEEPEST_TREE = 100
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_OWN_KEYS = ("/UserUnit",)
_NOT_FOLLOWED = frozenset(("/Parent", "/Metadata", "/PieceInfo", "/Length", "/Filter", "/DecodeParms", "/OC"))
_COMMENT = re.compile(rb"%[^\r\n]*")
_RANGES = re.compile(rb"begin(?:bf|cid)range(.*?)(?:end(?:bf|cid)range|\Z)", re.DOTALL)
_TARGETS = re.compile(rb"\[[^\]]*\]")
_CODE = re.compile(rb"<([^>]*)>|\d+")
_NO_HEX = bytes(set(range(256)) - set(b"0123456789abcdefABCDEF"))
_OWN = "duizhao"

logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # else its remarks go to standard error

ObjectId = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SafeCopy:
    """What PDFium is given."""

    data: bytes
    numbers: tuple[int, ...]
    """Of each page its number in the file."""
    repeated: int
    """How often the file lists a page once more that it has listed before."""


def safe_copy(data: bytes, name: str) -> SafeCopy:
    """The copy of a PDF.

    Args:
        data: the bytes of the file.
        name: the file's name, for messages.

    Raises:
        InputError: it is damaged, protected by a password, made by duizhao, has too many pages, or unpacks to
            more than any report holds.
    """
    with _limits():
        try:
            with pikepdf.open(io.BytesIO(data)) as pdf:
                return _Copy(pdf, name).made()
        except pikepdf.PasswordError:
            raise InputError(
                about(name, message("it is protected by a password; save it without one first"))
            ) from None
        except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RuntimeError):
            raise InputError(
                about(name, message("this PDF is damaged and cannot be opened; get it again"))
            ) from None
        except MemoryError:
            raise _too_much(name) from None


def _too_much(name: str) -> InputError:
    told = message("a part of this PDF unpacks to far more than a page holds; it is not read")
    return InputError(about(name, told))


@contextmanager
def _limits() -> Iterator[None]:
    """qpdf's own limits: they belong to the process, so they are put back."""
    set_limits = getattr(settings, "set_qpdf_limits", None)
    if (
        set_limits is None
    ):  # pikepdf for Python 3.10 ends before it; what we measure ourselves is bounded there
        yield
        return
    before = set_limits(
        flate_max_memory=STREAM_LIMIT,
        run_length_max_memory=STREAM_LIMIT,
        png_max_memory=STREAM_LIMIT,
        tiff_max_memory=STREAM_LIMIT,
        dct_max_memory=1024 * 1024,
        max_stream_filters=_FILTERS,
        parser_max_container_size=CONTAINER_LIMIT,
        parser_max_errors=0,  # else what follows fifteen errors would not be seen
        doc_max_warnings=10_000,
    )
    try:
        yield
    finally:
        set_limits(**before)


@dataclass(slots=True)
class _Copy:
    """The work on one file."""

    pdf: pikepdf.Pdf
    name: str
    _unpacked: int = 0
    _codes: int = 0
    _entries: int = 0
    _seen: set[ObjectId] = field(default_factory=set)

    def made(self) -> SafeCopy:
        self._refuse_own()
        pages, repeated = self._pages()
        if not pages:
            raise InputError(about(self.name, message("this PDF has no page; there is nothing to convert")))
        drawing = Drawing(self.name)
        for number, page in pages:
            self._measure([page.get("/Resources"), page.get("/Contents")])
            drawing.add(page, number)
        tree = self.pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Pages, Kids=pikepdf.Array(page for _, page in pages), Count=len(pages)
            )
        )
        for _, page in pages:
            page["/Parent"] = tree
        trailer = self.pdf.trailer
        trailer["/Root"] = self.pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Catalog, Pages=tree))
        if "/Info" in trailer:
            del trailer["/Info"]
        stream = io.BytesIO()
        self.pdf.save(
            stream,
            encryption=False,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
        return SafeCopy(stream.getvalue(), tuple(number for number, _ in pages), repeated)

    def _refuse_own(self) -> None:
        info = self.pdf.trailer.get("/Info")
        if isinstance(info, pikepdf.Dictionary) and str(info.get("/Creator", "")).startswith(_OWN):
            raise InputError(
                about(
                    self.name,
                    message(
                        "duizhao made this PDF, and it holds the report twice, in both scripts; convert the "
                        "file it was made from"
                    ),
                )
            )

    # --- pages ------------------------------------------------------------------------------------------

    def _pages(self) -> tuple[list[tuple[int, pikepdf.Object]], int]:
        """Each page once, with its number and all it inherits; and how many are listed again."""
        found: list[tuple[int, pikepdf.Object]] = []
        seen: set[ObjectId | bytes] = set()
        number = repeated = 0
        waiting = [(self.pdf.Root.get("/Pages"), pikepdf.Dictionary(), 0)]
        while waiting:
            node, inherited, depth = waiting.pop()
            if not isinstance(node, pikepdf.Dictionary):
                continue
            kids = node.get("/Kids")
            number += kids is None
            marks = _marks_of(node)
            if not marks.isdisjoint(seen) or depth > _DEEPEST_TREE:
                repeated += 1
                continue
            seen |= marks
            own = pikepdf.Dictionary(
                {key: value for key in _INHERITED if (value := node.get(key, inherited.get(key))) is not None}
            )
            if isinstance(kids, pikepdf.Array):
                self._count(len(kids))
                waiting += [(kid, own, depth + 1) for kid in reversed(list(kids))]
            else:
                found.append((number, self._page(node, own)))
                if len(found) > PAGE_LIMIT:
                    raise InputError(
                        message(
                            "{name}: it has more than {most:,} pages; split it into one report a file",
                            name=self.name,
                            most=PAGE_LIMIT,
                        )
                    )
        return found, repeated

    def _page(self, node: pikepdf.Object, own: pikepdf.Dictionary) -> pikepdf.Object:
        page = pikepdf.Dictionary({**dict(own.items()), "/Type": pikepdf.Name.Page})
        if isinstance(own.get("/Resources"), pikepdf.Dictionary):
            page["/Resources"] = self.pdf.make_indirect(own["/Resources"])
        for key in _OWN_KEYS:
            if key in node:
                page[key] = node[key]
        contents = node.get("/Contents")
        if isinstance(contents, pikepdf.Array):
            contents = pikepdf.Array(each for each in contents if isinstance(each, pikepdf.Stream))
        if isinstance(contents, pikepdf.Stream | pikepdf.Array):
            page["/Contents"] = contents
        return self.pdf.make_indirect(page)

    # --- streams ----------------------------------------------------------------------------------------

    def _measure(self, waiting: list[pikepdf.Object | None]) -> None:
        """Measure every stream that is reached from these objects and was not reached before."""
        while waiting:
            item = waiting.pop()
            if not isinstance(item, pikepdf.Object) or not isinstance(
                item, pikepdf.Stream | pikepdf.Dictionary | pikepdf.Array
            ):
                continue
            if item.objgen != (0, 0):
                if item.objgen in self._seen:
                    continue
                self._seen.add(item.objgen)
            if isinstance(item, pikepdf.Array):
                self._count(len(item))
                waiting += list(item)
                continue
            if isinstance(item, pikepdf.Stream) and self._weighed(item):
                continue
            self._count(len(item.keys()))
            waiting += [value for key, value in item.items() if key not in _NOT_FOLLOWED]

    def _count(self, entries: int) -> None:
        self._entries += entries
        if self._entries > ENTRY_LIMIT:
            raise InputError(
                about(
                    self.name,
                    message("this PDF holds far more objects than a report; print it to a new PDF"),
                )
            )

    def _weighed(self, stream: pikepdf.Object) -> bool:
        """Measure a stream, and leave it unpacked where it draws; whether nothing below it need be seen."""
        if stream.get("/Subtype") == pikepdf.Name.Image:
            _empty(stream)
            return True
        content = self._content(stream)
        self._unpacked += len(content)
        if self._unpacked > UNPACKED_LIMIT:
            raise _too_much(self.name)
        if b"range" in content:
            self._count_codes(content)
        if "/Length1" not in stream and "/Length2" not in stream:  # a face may stay packed
            stream.write(content)
        return False

    def _content(self, stream: pikepdf.Object) -> bytes:
        try:
            if _is_lzw(stream) and len(stream.read_raw_bytes()) > LZW_LIMIT:
                raise _too_much(self.name)
            return stream.read_bytes()
        except pikepdf.PdfError as error:
            if "limit" in str(error):
                raise _too_much(self.name) from None
            return _salvaged(stream)

    def _count_codes(self, content: bytes) -> None:
        for block in _RANGES.findall(_COMMENT.sub(b" ", content)):
            codes = [code.translate(None, _NO_HEX) for code in _CODE.findall(_TARGETS.sub(b"<>", block))]
            self._codes += sum(
                max(0, int(last or b"0", 16) - int(first or b"0", 16) + 1)
                for first, last in zip(codes[::3], codes[1::3], strict=False)
            )
        if self._codes > CODE_LIMIT:
            told = message(
                "a table of characters of this PDF unpacks to far more than a page holds; it is not read"
            )
            raise InputError(about(self.name, told))


def _marks_of(node: pikepdf.Object) -> set[ObjectId | bytes]:
    """The identity of a node of the tree of pages: its place, and what it draws.

    qpdf makes a copy of a page that is listed again, with another number.
    """
    marks: set[ObjectId | bytes] = set() if node.objgen == (0, 0) else {node.objgen}
    if "/Contents" in node:
        marks.add(hashlib.sha256(node.unparse(resolved=True)).digest())
    return marks


def _is_lzw(stream: pikepdf.Object) -> bool:
    filters = stream.get("/Filter")
    names = filters if isinstance(filters, pikepdf.Array) else [filters]
    return any(str(name) in ("/LZWDecode", "/LZW") for name in names)


def _empty(picture: pikepdf.Object) -> None:
    """Leave of a picture its place on the page: what it shows is not read."""
    picture.write(b"")
    for key in ("/SMask", "/Mask", "/ColorSpace", "/Decode", "/Alternates", "/OPI", "/Metadata", "/OC"):
        if key in picture:
            del picture[key]
    picture["/ColorSpace"] = pikepdf.Name.DeviceGray


def _salvaged(stream: pikepdf.Object) -> bytes:
    """What a damaged Flate stream still gives; nothing of one packed in a way that holds no text."""
    if stream.get("/Filter") not in (pikepdf.Name.FlateDecode, pikepdf.Name("/Fl")):
        return b""
    machine = zlib.decompressobj()
    parts: list[bytes] = []
    try:
        raw = stream.read_raw_bytes()
        for start in range(0, len(raw), 1024):
            parts.append(machine.decompress(raw[start : start + 1024], STREAM_LIMIT))
            if sum(map(len, parts[-1:])) >= STREAM_LIMIT:
                break
    except (zlib.error, pikepdf.PdfError):
        pass
    return b"".join(parts)
