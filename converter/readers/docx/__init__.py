"""Word files (.docx): what a reader sees of them, in order, as blocks."""

from __future__ import annotations

from dataclasses import replace

from converter.model import Document
from converter.opc import WordPackage
from converter.readers.assembly import Assembly
from converter.readers.docx.body import BodyReader
from converter.readers.docx.styles import Styles
from converter.readers.docx.summary import read_summary

NAME = "docx"


def read_docx(data: bytes, name: str, encoding: str | None = None) -> Document:
    """The document in the bytes of a Word file. `encoding` says nothing here: the format has its own.

    Raises:
        InputError: it is not a Word file, is damaged, protected, or made to do harm.
    """
    package = WordPackage(data, name)
    assembly = Assembly(name)
    styles = Styles(package)
    read = read_summary(package, BodyReader(package, styles, assembly), styles, assembly)
    if read is None:
        BodyReader(package, styles, assembly).read()
        return assembly.document(NAME, data)
    assignments, edited = read
    return replace(assembly.document(NAME, data), assignments=assignments, summary=edited)
