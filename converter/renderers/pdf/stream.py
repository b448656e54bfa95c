"""Objects written as PDF/A wants them, or quicker than ReportLab writes its own."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
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
        self._parts = parts

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        numbers = document.idToObjectNumberAndVersion
        written = [
            part
            if isinstance(part, str)
            else "{} {} R".format(*numbers[part.name])
            if isinstance(part, pdfdoc.PDFObjectReference)
            else part.format(document).decode("latin-1")
            for part in self._parts
        ]
        return "".join(written).encode("latin-1")
