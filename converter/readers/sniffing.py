"""What kind of file some bytes are, by how they begin."""

from __future__ import annotations

import re

from converter.messages import message

KINDS = {
    "pdf": message("a PDF"),
    "docx": message("a Word file"),
    "html": message("a web page"),
    "text": message("plain text"),
    "markdown": message("Markdown"),
}
"""The formats that are read, as messages name them."""

_OTHERS = (
    (b"\xd0\xcf\x11\xe0", message("an old Word or Excel file")),
    (b"PK\x03\x04", message("a ZIP or Excel file")),
    (b"{\\rtf", message("an RTF file")),
    (b"\x89PNG", message("a picture")),
    (b"\xff\xd8\xff", message("a picture")),
    (b"GIF8", message("a picture")),
    (b"\x1f\x8b", message("a compressed file")),
    (b"7z\xbc\xaf", message("a compressed file")),
    (b"Rar!", message("a compressed file")),
    (b"\x7fELF", message("a program")),
    (b"MZ", message("a program")),
)
_HEAD = 2048
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_ARCHIVED_PAGE = re.compile(
    rb"(?:[\w-]+:[^\n]{0,500}\n(?:[ \t][^\n]{0,500}\n)*){0,12}?MIME-Version:", re.IGNORECASE
)
_FRONT_MATTER = re.compile(
    rb"---[ \t]*\r?\n(?:[^\n]*\n){0,30}?[ \t]*(?:title|date|author)[ \t]*:", re.IGNORECASE
)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def sniff(data: bytes) -> str | None:
    """The format of `data` among those that are read, where its beginning proves it."""
    head = bytes(data[:_HEAD])
    if b"%PDF-" in head[:1024] and not _PAGE.match(head):
        return "pdf"
    if head.startswith(b"PK\x03\x04") and (b"word/" in data or b"[Content_Types].xml" in head):
        return None if b"xl/workbook.xml" in data or b"ppt/presentation.xml" in data else "docx"
    head = _narrow(head)
    if _PAGE.match(head) or _ARCHIVED_PAGE.match(head):
        return "html"
    return "markdown" if _FRONT_MATTER.match(head) else None


def other_kind(data: bytes) -> str | None:
    """What `data` is where it is of a kind that is not read at all."""
    for magic, kind in _OTHERS:
        if data.startswith(magic) and not (magic == b"MZ" and b"\0" not in data[:1024]):
            return kind
    return None


def _narrow(head: bytes) -> bytes:
    """The beginning without its byte order mark, UTF-16 as if it were ASCII."""
    for mark in _MARKS:
        if head.startswith(mark):
            head = head[len(mark) :]
            return head.replace(b"\0", b"") if len(mark) == 2 else head
    return head
