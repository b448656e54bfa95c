"""The parts Word generates: contents, list of tables, captions, header and footer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from converter.renderers.docx.look import Look
from converter.renderers.docx.ooxml import Child, Element, bookmark, field, link, paragraph, run, w
from converter.renderers.docx.speech import Said, Speech

TOC_LEVELS: Final = 3
_SLOT: Final = re.compile(r"(\{pages?\})")


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents, or of the list of tables."""

    level: int
    label: str
    """What Word counts, as it is printed before the words."""
    said: Said
    anchor: str


def table_of_contents(entries: Sequence[ContentsLine], speech: Speech) -> Element:
    """The contents as Word's own building block: a field, already filled in, to be updated in place."""
    levels = [entry for entry in entries if entry.level <= TOC_LEVELS]
    lines = _entries(levels, speech, f'TOC \\o "1-{TOC_LEVELS}" \\h \\z \\u', lambda level: f"TOC{level}")
    heading = paragraph("TOCHeading", speech.runs(speech("contents"), heading=True))
    properties = w(
        "sdtPr",
        w("id", val=1),
        w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique")),
    )
    return w("sdt", properties, w("sdtContent", heading, lines))


def list_of_captions(
    kind: str, title: Said, entries: Sequence[ContentsLine], speech: Speech
) -> list[Element]:
    """All captions of one kind, such as `表`, as a field."""
    heading = paragraph("TOCHeading", speech.runs(title, heading=True))
    return [heading, *_entries(entries, speech, f'TOC \\h \\z \\c "{kind}"', lambda level: "TableofFigures")]


def caption(
    kind: str, number: int, said: Said, anchor: str, identity: int, speech: Speech, *, follows: bool
) -> Element:
    """`表 1  …` with a number Word counts; `follows` where what it names comes after it."""
    counted = field(f"SEQ {kind} \\* ARABIC", speech.one(str(number)))
    words = speech.runs(said, heading=True)
    content: list[Child] = [speech.one(f"{kind} "), counted, speech.one("　"), words]
    own = None if follows else w("keepNext", val=False)
    return paragraph("Caption", bookmark(identity, anchor, content), properties=own)


def header(title: Said | None, speech: Speech) -> Element:
    """The running head; without a title, the white one of the first page."""
    if title is None:
        bare = w("pBdr", w("bottom", val="nil"))
        return w("hdr", paragraph("Header", properties=bare))
    return w("hdr", paragraph("Header", speech.runs(title)))


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
    entries: Sequence[ContentsLine], speech: Speech, instruction: str, style_of: Callable[[int], str]
) -> list[Element]:
    """Paragraphs of a field that runs over several; the first begins it, the last ends it."""
    begin, instruction_run, separate, end = field(instruction)
    paragraphs = [
        paragraph(
            style_of(entry.level), link(entry.anchor, speech.runs(_printed(entry)), _page(entry, speech))
        )
        for entry in entries
    ]
    if not paragraphs:
        return []
    first, last = paragraphs[0], paragraphs[-1]
    place = 1 if first[0].tag.endswith("}pPr") else 0
    for offset, part in enumerate((begin, instruction_run, separate)):
        first.insert(place + offset, part)
    last.append(end)
    return paragraphs


def _page(entry: ContentsLine, speech: Speech) -> list[Child]:
    """A leader to the page, which is filled in when all pages are known."""
    return [speech.code("\t"), field(f"PAGEREF {entry.anchor} \\h", speech.code("1"))]


def _printed(entry: ContentsLine) -> Said:
    """The label stands before the first wording, and is not said twice."""
    if len(set(entry.said)) == 1:
        return (entry.label + entry.said[0],)
    return (entry.label + entry.said[0], *entry.said[1:])
