"""A stream object as PDF/A wants it: its data ends before a line end of its own (ISO 19005-2 6.1.7.1)."""

from __future__ import annotations

import zlib

from reportlab.pdfbase import pdfdoc


class Stream(pdfdoc.PDFStream):  # type: ignore[misc]  # reportlab has no types
    """ReportLab's stream, which sets `endstream` right behind the data."""

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
