"""The parts Word generates: contents, list of tables, captions, header and footer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from converter.renderers.docx.look import Look
from converter.renderers.docx.ooxml import Child, Element, bookmark, field, link, paragraph, run, w
from converter.words import Words

TOC_LEVELS: Final = 3
_SLOT: Final = re.compile(r"(\{pages?\})")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents, or of the list of tables."""

    level: int
    text: str
    anchor: str


def table_of_contents(entries: Sequence[Entry], look: Look, words: Words) -> Element:
    """The contents as Word's own building block: a field, already filled in, to be updated in place."""
    levels = [entry for entry in entries if entry.level <= TOC_LEVELS]
    lines = _entries(levels, look, f'TOC \\o "1-{TOC_LEVELS}" \\h \\z \\u', lambda level: f"TOC{level}")
    heading = paragraph("TOCHeading", run(words["contents"], look.lang))
    properties = w(
        "sdtPr",
        w("id", val=1),
        w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique")),
    )
    return w("sdt", properties, w("sdtContent", heading, lines))


def list_of_tables(entries: Sequence[Entry], look: Look, words: Words) -> list[Element]:
    """The captions of all tables as a field."""
    instruction = f'TOC \\h \\z \\c "{words["table"]}"'
    heading = paragraph("TOCHeading", run(words["list_of_tables"], look.lang))
    return [heading, *_entries(entries, look, instruction, lambda level: "TableofFigures")]


def caption(kind: str, number: int, text: str, anchor: str, identity: int, look: Look) -> Element:
    """`表 1  …` with a number Word counts."""
    counted = field(f"SEQ {kind} \\* ARABIC", run(str(number), look.lang))
    content: list[Child] = [run(f"{kind} ", look.lang), counted, run(f"　{text}", look.lang)]
    return paragraph("Caption", bookmark(identity, anchor, content))


def header(title: str | None, look: Look) -> Element:
    """The running head; without a title, the white one of the first page."""
    if title is None:
        bare = w("pBdr", w("bottom", val="nil"))
        return w("hdr", paragraph("Header", properties=bare))
    return w("hdr", paragraph("Header", run(title, look.lang)))


def footer(look: Look, side: Literal["center", "left", "right"]) -> Element:
    """The page number as the style writes it, in fields."""
    content: list[Child] = []
    for piece in _SLOT.split(look.page.number):
        if piece == "{page}":
            content.append(field("PAGE", run("1", look.lang)))
        elif piece == "{pages}":
            content.append(field("NUMPAGES", run("1", look.lang)))
        elif piece:
            content.append(run(piece, look.lang))
    return w("ftr", paragraph("Footer", content, properties=w("jc", val=side)))


def _entries(
    entries: Sequence[Entry], look: Look, instruction: str, style_of: Callable[[int], str]
) -> list[Element]:
    """Paragraphs of a field that runs over several; the first begins it, the last ends it."""
    begin, instruction_run, separate, end = field(instruction)
    paragraphs = [
        paragraph(style_of(entry.level), link(entry.anchor, run(entry.text, look.lang))) for entry in entries
    ]
    if not paragraphs:
        return []
    first, last = paragraphs[0], paragraphs[-1]
    place = 1 if first[0].tag.endswith("}pPr") else 0
    for offset, part in enumerate((begin, instruction_run, separate)):
        first.insert(place + offset, part)
    last.append(end)
    return paragraphs
