"""What the styles of a Word file say of a paragraph: heading level, bold, alignment, numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from converter.lexicon.patterns import data_of
from converter.opc import W, WordPackage

_CALLED: Final = data_of("converter.readers", "called")["styles"]
_DEEPEST = 64
"""Longest chain of styles based on one another; a longer one is a ring."""
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class NumPr:
    """A paragraph's place in a list: which list, and how deep; either may be left to a style."""

    num: str | None
    level: int | None


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """What is known of a paragraph's look; None where nothing is said."""

    name: str = ""
    outline: int | None = None
    bold: bool | None = None
    hidden: bool | None = None
    align: str | None = None
    numbering: NumPr | None = None
    color: str | None = None
    """RRGGBB."""
    size: str | None = None
    """In half-points."""
    shift: str | None = None
    """`superscript` or `subscript`."""

    def over(self, below: ParagraphFormat) -> ParagraphFormat:
        """This look where it says something, else the one below."""
        mine, theirs = self.numbering, below.numbering
        if mine and theirs:
            mine = NumPr(
                theirs.num if mine.num is None else mine.num,
                theirs.level if mine.level is None else mine.level,
            )
        return ParagraphFormat(
            self.name,
            below.outline if self.outline is None else self.outline,
            below.bold if self.bold is None else self.bold,
            below.hidden if self.hidden is None else self.hidden,
            below.align if self.align is None else self.align,
            mine or theirs,
            below.color if self.color is None else self.color,
            below.size if self.size is None else self.size,
            below.shift if self.shift is None else self.shift,
        )

    @property
    def heading(self) -> int | None:
        """Heading level from 1, by the outline level or the style's name."""
        if self.outline is not None:
            return self.outline + 1 if self.outline < 9 else None
        named = re.fullmatch(_CALLED["heading"], self.name)
        return int(named.group(1)) if named else None

    @property
    def is_title(self) -> bool:
        return self.name.lower() in _CALLED["title"]

    @property
    def is_subtitle(self) -> bool:
        return self.name.lower() in _CALLED["subtitle"]

    @property
    def is_contents(self) -> bool:
        """Whether it is a line of a table of contents, which repeats the headings."""
        return self.name.lower().startswith("toc ") or bool(re.fullmatch(_CALLED["contents"], self.name))


class Styles:
    """The style sheet of a package."""

    def __init__(self, package: WordPackage) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._looks: dict[str, ParagraphFormat] = {}
        self._default_paragraph: str | None = None
        self._document = ParagraphFormat()
        for _, root in package.related("styles"):
            for defaults in root.iterfind(f"{W}docDefaults"):
                self._document = _look(
                    defaults.find(f"{W}pPrDefault/{W}pPr"), defaults.find(f"{W}rPrDefault/{W}rPr")
                )
            for style in root.iterfind(f"{W}style"):
                id = style.get(f"{W}styleId", "")
                self._elements[id] = style
                if style.get(f"{W}type") == "paragraph" and is_on(style.get(f"{W}default", "0")):
                    self._default_paragraph = id
            break

    def paragraph(self, properties: etree._Element | None) -> ParagraphFormat:
        """The look of a paragraph with these properties (w:pPr)."""
        named = None if properties is None else attribute(properties, "pStyle")
        style = self.look(named if named in self._elements else self._default_paragraph)
        direct = _look(properties, None)
        return ParagraphFormat(style.name, direct.outline, None, None, direct.align, direct.numbering).over(
            style
        )

    def look(self, style: str | None) -> ParagraphFormat:
        """The look of a style, with what it is based on."""
        if style is None or style not in self._elements:
            return self._document
        if style not in self._looks:
            chain: list[ParagraphFormat] = []
            at: str | None = style
            while at in self._elements and len(chain) < _DEEPEST:
                element = self._elements[at]
                look = _look(element.find(f"{W}pPr"), element.find(f"{W}rPr"))
                chain.append(_named(look, attribute(element, "name") or ""))
                at = attribute(element, "basedOn")
            made = self._document
            for look in reversed(chain):
                made = look.over(made)
            self._looks[style] = made
        return self._looks[style]

    def language(self, style: str | None) -> str | None:
        """The East Asian language of a style, its own or that of one it is based on."""
        for base in self.bases_of(style):
            for language in self._elements[base].iterfind(f"{W}rPr/{W}lang"):
                return language.get(f"{W}eastAsia")
        return None

    def numbering_of(self, style: str | None) -> NumPr | None:
        """The list a style puts its paragraphs in."""
        return self.look(style).numbering

    def id_of(self, properties: etree._Element | None) -> str | None:
        """The style a paragraph has, by id."""
        named = None if properties is None else attribute(properties, "pStyle")
        return named if named in self._elements else self._default_paragraph

    def bases_of(self, style: str | None) -> list[str]:
        """The style and those it is based on, nearest first."""
        chain: list[str] = []
        while style in self._elements and style is not None and len(chain) < _DEEPEST:
            chain.append(style)
            style = attribute(self._elements[style], "basedOn")
        return chain


def attribute(element: etree._Element, child: str) -> str | None:
    """The `w:val` of a child element."""
    found = element.find(f"{W}{child}")
    return None if found is None else found.get(f"{W}val")


def is_on(value: str | None) -> bool:
    """Whether an on/off value is on; an element without a value is."""
    return value is None or value.lower() not in _OFF


def toggle(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a property of a run, such as `b`, is on; None where it is not said."""
    found = None if properties is None else properties.find(f"{W}{name}")
    return None if found is None else is_on(found.get(f"{W}val"))


def whole(text: str | None) -> int | None:
    """An attribute as a whole number; None if it is missing or not one."""
    try:
        return int(text) if text is not None and len(text) < 10 else None
    except ValueError:
        return None


def _named(look: ParagraphFormat, name: str) -> ParagraphFormat:
    return replace(look, name=name)


def _look(paragraph: etree._Element | None, run: etree._Element | None) -> ParagraphFormat:
    outline, align, numbering = None, None, None
    if paragraph is not None:
        outline = whole(attribute(paragraph, "outlineLvl"))
        align = attribute(paragraph, "jc")
        numpr = paragraph.find(f"{W}numPr")
        if numpr is not None:
            numbering = NumPr(attribute(numpr, "numId"), whole(attribute(numpr, "ilvl")))
    color, size, shift = (
        None if run is None else attribute(run, name) for name in ("color", "sz", "vertAlign")
    )
    return ParagraphFormat(
        "", outline, toggle(run, "b"), toggle(run, "vanish"), align, numbering, color, size, shift
    )
