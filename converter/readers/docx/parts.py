"""The parts of a summary made here: what stands under each of its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from converter.model import LANG
from converter.opc import W
from converter.readers.docx.body import BodyReader, contents_left_out
from converter.readers.docx.controls import take_out_references
from converter.readers.docx.phrases import bare
from converter.readers.docx.sides import Sides
from converter.strings import strings

OWN: Final = {
    "lead": "summary",
    "abstract": "summary",
    "key_figures": "key_figures",
    "preamble": "preamble",
    "named_problems": "problems",
    "problems": "problems",
    "next_actions": "next_actions",
    "figures": "figures_by_section",
    "charts": "charts",
    "tracker": "action_tracker",
    "annex": "all_indicators",
    "text": "full_text",
    "sentences": "quoted_sentences",
    "notes": "conversion_notes",
    "colophon": "colophon",
}
"""The program's own parts by their bookmarks, with the word that heads each."""
DEEPEST: Final = 9
_SECTION: Final = re.compile(r"(sec|part)_s(\d+)\w*")
_NO_PROSE: Final = re.compile(r"caption.*|source note|chart|fact|toc .*|table of figures.*", re.IGNORECASE)
"""Styles of what the program writes between the report's sentences."""


@dataclass(slots=True)
class Part:
    """What stands under a heading of the summary, up to the next."""

    kind: str
    anchor: str = ""
    """Of its heading."""
    number: int = 0
    """Of a section: its place among those of the highest level."""
    heading: str | None = None
    level: int = 1
    elements: list[etree._Element] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    """Bookmarks of the sentences its tables refer to."""

    def prose(self, body: BodyReader) -> list[str]:
        """The report's sentences in it, a paragraph each."""
        lines = []
        for element in self.elements:
            if element.tag == f"{W}p":
                line = body.line(element)
                if line.text.strip() and not _NO_PROSE.fullmatch(line.look.name):
                    lines.append(line.text.strip())
        return lines


def parts_of(root: etree._Element, body: BodyReader, sides: Sides | None) -> list[Part]:
    """The summary cut at its headings; references to sentences are noted and taken out of the text.

    Args:
        root: of the document.
        body: reads its lines.
        sides: of one in two scripts, keeps one of them.
    """
    known = {strings(variant)[word]: kind for kind, word in OWN.items() for variant in LANG}
    parts = [Part("front")]
    for holder in root.iterfind(f"{W}body"):
        for block in contents_left_out(holder):
            sources = take_out_references(block)
            for element in [block] if sides is None else sides.of_block(block):
                made = _begun(element, body, known, in_text=parts[-1].kind == "text")
                if made is None:
                    parts[-1].elements.append(element)
                else:
                    parts.append(made)
            parts[-1].sources += sources
    return parts


def _begun(element: etree._Element, body: BodyReader, known: dict[str, str], *, in_text: bool) -> Part | None:
    """The part a paragraph is the heading of; None where it is no such heading."""
    if element.tag != f"{W}p":
        return None
    names = bookmarks(element)
    own = next((name for name in names if name in OWN), None)
    section = next((found for name in names if (found := _SECTION.fullmatch(name))), None)
    line = body.line(element)
    level = line.look.heading
    if own is None and section is None:
        if level is None or line.look.is_title:
            return None
        own = known.get(bare(line.text))
    if in_text:
        return Part(own) if own in ("notes", "colophon") else None
    if own is not None:
        return Part(own, own)
    anchor, number = (section[0], int(section[2][:6])) if section else ("", 0)
    if section is not None and section[1] == "part":
        return Part("section", anchor, number)
    return Part("section", anchor, number, line.label + line.text, min(level or 1, DEEPEST))


def bookmarks(element: etree._Element) -> list[str]:
    """The names of the places in an element."""
    return [mark.get(f"{W}name", "") for mark in element.iter(f"{W}bookmarkStart")]


def of_kind(parts: Sequence[Part], *kinds: str) -> Iterator[Part]:
    return (part for part in parts if part.kind in kinds)
