"""Web pages (.html, .htm, .mhtml): the report in them as blocks, and what stands around it apart."""

from __future__ import annotations

import re

from converter.errors import InputError
from converter.messages import about, message
from converter.model import Document, Hint
from converter.readers.assembly import Assembly
from converter.readers.encoding import display_name
from converter.readers.html.blocks import PageBlock, page_blocks
from converter.readers.html.front import find_front
from converter.readers.html.furniture import mark_furniture
from converter.readers.html.main_text import main_text
from converter.readers.html.page import load_page, parse_markup

NAME = "html"
_TAGS = re.compile(r"<[^<>]*>")


def read_html(data: bytes, name: str, encoding: str | None = None) -> Document:
    """The document in the bytes of a web page, or of one saved with all its parts (MHTML).

    Raises:
        InputError: it is not a web page, is empty, or is made to do harm.
        EncodingError: no encoding fits.
    """
    page = load_page(data, name, encoding)
    assembly = Assembly(name)
    for diagnostic in page.diagnostics:
        assembly.note(diagnostic.code, diagnostic.message, diagnostic.level)
    main = main_text(page.root)
    if not main.sure:
        assembly.note(
            "main-text-unsure", message("no main text stands out in the page; all of it is read"), "info"
        )
    blocks, struck = page_blocks(page.root, main.element, main.asides)
    if not any(block.text.strip() for block in blocks):
        raise InputError(about(name, message("there is no text in this page; there is nothing to convert")))
    mark_furniture(blocks)
    front = find_front(page.root, blocks)
    for text, kind in front.added:
        assembly.text(text, Hint(kind))
    for place, block in enumerate(blocks):
        _add(assembly, block, front.kinds.get(place), front.pieces.get(place))
    if struck:
        assembly.struck(struck)
    if any(block.picture for block in blocks if block.main):
        assembly.note("picture-left-out", message("pictures are left out; only text is read"), "info")
    return assembly.document(NAME, data, display_name(page.encoding))


def add_fragment(assembly: Assembly, markup: str) -> None:
    """Put a piece of a page into an assembly as what a browser would set of it; all of it is main text.

    Raises:
        InputError: it is made to do harm.
    """
    if not _TAGS.sub("", markup).strip():
        return
    root = parse_markup(markup, assembly.name)
    blocks, struck = page_blocks(root, root)
    for block in blocks:
        _add(assembly, block, None, None)
    if struck:
        assembly.struck(struck)


def _add(
    assembly: Assembly, block: PageBlock, known: Hint | None, split: list[tuple[str, Hint]] | None
) -> None:
    """Put a block into the assembly: in pieces of their own kinds, as what it is known to be, or as it is."""
    if split:
        for text, hint in split:
            assembly.text(text, hint)
    elif block.table:
        assembly.table(block.table, known or (Hint() if block.main else Hint("furniture")))
    else:
        assembly.paragraph(block.pieces, known or (block.hint if block.main else Hint("furniture")))
