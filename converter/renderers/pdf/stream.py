"""Objects written as PDF/A wants them, or quicker than ReportLab writes its own."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from itertools import count
from typing import Any, TypeAlias

from reportlab.pdfbase import pdfdoc


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]  # reportlab has no types
    """A stream whose data ends before a line end of its own (ISO 19005-2 6.1.7.1); ReportLab's does not."""

    def __init__(
        self, data: bytes, entries: dict[str, object] | None = None, *, compress: bool = True
    ) -> None:
        entries = dict(entries or {})
        if compress:
            data = zlib.compress(data)
            entries["Filter"] = pdfdoc.PDFName("FlateDecode")
        super().__init__(pdfdoc.PDFDictionary({**entries, "Length": len(data)}), data)

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        head: bytes = self.dictionary.format(document)
        data: bytes = self.content
        return head + b"\nstream\n" + data + b"\nendstream\n"


def text_string(text: str) -> str:
    """A text string (ISO 32000-1 7.9.2.2) in ASCII, for what is written out here."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


Part: TypeAlias = Any
"""ASCII text, or an object or reference of ReportLab."""


class Written(pdfdoc.PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object written as it stands, only references filled in.

    The tags of a report are thousands of small dictionaries; ReportLab's own take ten times as long.
    """

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        numbers = document.idToObjectNumberAndVersion
        written = [
            part
            if isinstance(part, str)
            else "{} {} R".format(*numbers[part.name])
            if isinstance(part, pdfdoc.PDFObjectReference)
            else part.format(document).decode("latin-1")
            for part in self.parts
        ]
        return "".join(written).encode("latin-1")


def whole_file(document: pdfdoc.PDFDocument) -> bytes:
    """The bytes that ReportLab's `format` gives; every object is let go as soon as it is written.

    Args:
        document: complete and not encrypted; it is of no use afterwards.
    """
    document.encrypt.prepare(document)
    catalog, info = document.Reference(document.Catalog), document.Reference(document.info)
    file = pdfdoc.PDFFile(document._pdfVersion)
    identities = []
    for number in count(1):
        identity = document.numberToId.get(number)
        if identity is None:
            break
        made = document.idToObject[identity]
        document.idToObject[identity] = None
        document.idToOffset[identity] = file.add(pdfdoc.PDFIndirectObject(identity, made).format(document))
        identities.append(identity)
    table = pdfdoc.PDFCrossReferenceTable()
    table.addsection(0, identities)
    start = file.add(table.format(document))
    trailer = pdfdoc.PDFTrailer(
        startxref=start, Size=len(identities) + 1, Root=catalog, Info=info, ID=document.ID()
    )
    file.add(trailer.format(document))
    for known in (document.idToObject, document.idToObjectNumberAndVersion, document.idToOffset):
        known.clear()  # its parts refer to it, so that nothing else would let them go
    whole: bytes = file.format(document)
    return whole
