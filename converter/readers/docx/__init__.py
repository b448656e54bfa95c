"""Word files (.docx): what a reader sees of them, in order, as blocks."""

from __future__ import annotations

from converter.model import Document
from converter.readers.assembly import Assembly
from converter.readers.docx.body import Body
from converter.readers.docx.package import Package
from converter.readers.docx.styles import Styles

NAME = "docx"


def read_docx(data: bytes, name: str, encoding: str | None = None) -> Document:
    """The document in the bytes of a Word file. `encoding` says nothing here: the format has its own.

    Raises:
        InputError: it is no Word file, is damaged, protected, or made to do harm.
    """
    package = Package(data, name)
    assembly = Assembly(name)
    Body(package, Styles(package), assembly).read()
    return assembly.document(NAME, data)
