"""The parts Word generates: contents, list of tables, captions, header and footer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from converter.renderers.docx.labels import ByEdition, DocxLabels
from converter.renderers.docx.ooxml import Child, Element, bookmark, field, link, paragraph, run, w
from converter.renderers.docx.theme import DocxTheme, twips

TOC_LEVELS: Final = 3
_ABOVE: Final = 2.0
_BELOW: Final = 12.0
"""Points of white above and below the caption of a chart."""
_SLOT: Final = re.compile(r"(\{pages?\})")


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents, or of the list of tables."""

    level: int
    label: str
    """What Word counts, as it is printed before the words."""
    wording: ByEdition
    anchor: str


def table_of_contents(entries: Sequence[ContentsLine], labels: DocxLabels) -> Element:
    """The contents as Word's own building block: a field, already filled in, to be updated in place."""
    levels = [entry for entry in entries if entry.level <= TOC_LEVELS]
    lines = _entries(levels, labels, f'TOC \\o "1-{TOC_LEVELS}" \\h \\z \\u', lambda level: f"TOC{level}")
    heading = paragraph("TOCHeading", labels.runs(labels("contents"), heading=True))
    properties = w(
        "sdtPr",
        w("id", val=1),
        w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique")),
    )
    return w("sdt", properties, w("sdtContent", heading, lines))


def list_of_captions(
    kind: str, title: ByEdition, entries: Sequence[ContentsLine], labels: DocxLabels
) -> list[Element]:
    """All captions of one kind, such as `表`, as a field."""
    heading = paragraph("TOCHeading", labels.runs(title, heading=True))
    return [heading, *_entries(entries, labels, f'TOC \\h \\z \\c "{kind}"', lambda level: "TableofFigures")]


def caption(
    kind: str,
    number: int,
    wording: ByEdition,
    anchor: str,
    identity: int,
    labels: DocxLabels,
    *,
    follows: bool,
    noted: bool = False,
) -> Element:
    """`表 1  …` with a number Word counts.

    Args:
        kind: `表` or `圖`.
        number: what Word will count.
        wording: what it says.
        anchor: its bookmark.
        identity: number of that.
        labels: languages.
        follows: whether what it names comes after it; else it stands nearer to that than to what comes next.
        noted: whether a note on what it names stands below it.
    """
    counted = field(f"SEQ {kind} \\* ARABIC", labels.one(str(number)))
    words = labels.runs(wording, heading=True)
    content: list[Child] = [labels.one(f"{kind} "), counted, labels.one("　"), words]
    spacing = w("spacing", before=twips(_ABOVE), after=twips(_ABOVE if noted else _BELOW))
    own = None if follows else [w("keepNext", val=False), spacing]
    return paragraph("Caption", bookmark(identity, anchor, content), properties=own)


def header(title: ByEdition | None, labels: DocxLabels) -> Element:
    """The running head; without a title, the white one of the first page."""
    if title is None:
        bare = w("pBdr", w("bottom", val="nil"))
        return w("hdr", paragraph("Header", properties=bare))
    return w("hdr", paragraph("Header", labels.runs(title)))


def footer(theme: DocxTheme, side: Literal["center", "left", "right"]) -> Element:
    """The page number as the style writes it, in fields."""
    content: list[Child] = []
    for piece in _SLOT.split(theme.page.number):
        if piece == "{page}":
            content.append(field("PAGE", run("1", theme.lang)))
        elif piece == "{pages}":
            content.append(field("NUMPAGES", run("1", theme.lang)))
        elif piece:
            content.append(run(piece, theme.lang))
    return w("ftr", paragraph("Footer", content, properties=w("jc", val=side)))


def _entries(
    entries: Sequence[ContentsLine], labels: DocxLabels, instruction: str, style_of: Callable[[int], str]
) -> list[Element]:
    """Paragraphs of a field that runs over several; the first begins it, the last ends it."""
    begin, instruction_run, separate, end = field(instruction)
    paragraphs = [
        paragraph(
            style_of(entry.level), link(entry.anchor, labels.runs(_printed(entry)), _page(entry, labels))
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


def _page(entry: ContentsLine, labels: DocxLabels) -> list[Child]:
    """A leader to the page, which is filled in when all pages are known."""
    return [labels.code("\t"), field(f"PAGEREF {entry.anchor} \\h", labels.code("1"))]


def _printed(entry: ContentsLine) -> ByEdition:
    """The label stands before the first wording, and is not said twice."""
    if len(set(entry.wording)) == 1:
        return (entry.label + entry.wording[0],)
    return (entry.label + entry.wording[0], *entry.wording[1:])
