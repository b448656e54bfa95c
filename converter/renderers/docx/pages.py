"""Sections of the document: paper, margins, grid, headers and footers."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from math import floor

from converter.renderers.docx.ooxml import Element, el, name, w
from converter.renderers.docx.theme import DocxTheme, twips


@dataclass(frozen=True, slots=True)
class Furniture:
    """Relationship ids of headers and footers, by kind of page."""

    headers: tuple[tuple[str, str], ...]
    footers: tuple[tuple[str, str], ...]


class Pages:
    """Gives the properties of one section after the other."""

    def __init__(self, theme: DocxTheme, furniture: Furniture, section: Element | None = None) -> None:
        """Args:
        theme: the page of the style.
        furniture: headers and footers.
        section: an office's own page set-up, in place of the style's.
        """
        self._theme, self._furniture, self._section = theme, furniture, section
        self._first = True

    @property
    def landscape_width(self) -> int:
        """Of the type area of a page turned on its side, in twips."""
        page = self._theme.page
        if page.width > page.height:
            return self._theme.width
        if self._section is not None:
            return twips(page.height) - 2 * twips(page.right)
        return twips(page.height) - twips(page.left) - twips(page.right)

    def end(self, *, landscape: bool = False, endnotes: bool = False) -> Element:
        """Of the section that ends here, with or without endnotes in it."""
        if self._section is not None:
            return self._of_template(self._section, landscape=landscape)
        page = self._theme.page
        width, height = twips(page.width), twips(page.height)
        margins = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
        if landscape:
            width, height = height, width
            margins = {"top": page.left, "right": page.right, "bottom": page.bottom, "left": page.left}
        edges = {side: twips(value) for side, value in margins.items()}
        first, self._first = self._first, False
        return w(
            "sectPr",
            self._references(),
            w("endnotePr", w("numFmt", val="decimal")) if endnotes else None,
            w("pgSz", w=width, h=height, orient="landscape" if landscape else None),
            w(
                "pgMar",
                **edges,
                header=twips(_margin_line(page.top)),
                footer=twips(_margin_line(page.bottom)),
                gutter=0,
            ),
            w("cols", space=425),
            w("titlePg") if first else None,
            self._grid(text=not landscape),
        )

    def _of_template(self, section: Element, *, landscape: bool) -> Element:
        made = copy.deepcopy(section)
        size, margins = made.find(name("w:pgSz")), made.find(name("w:pgMar"))
        assert size is not None  # read_template saw to that
        assert margins is not None
        turned = self._theme.page.width < self._theme.page.height
        if landscape and turned:
            _exchange(size, "w", "h")
            size.set(name("w:orient"), "landscape")
            _exchange(margins, "top", "left")
            margins.set(name("w:left"), margins.get(name("w:right"), "0"))
        for reference in reversed(self._references()):
            made.insert(0, reference)
        first, self._first = self._first, False
        title_page = made.find(name("w:titlePg"))
        if title_page is not None and not first:
            made.remove(title_page)
        return made

    def _references(self) -> list[Element]:
        return [
            el(f"w:{kind}Reference", {"w:type": of, "r:id": identity})
            for kind, known in (("header", self._furniture.headers), ("footer", self._furniture.footers))
            for of, identity in known
        ]

    def _grid(self, *, text: bool) -> Element:
        """A grid for text where Word lacks the style's size, so that a line has its characters.

        GB/T 9704-2012 §5.2 has 28 of them.

        Elsewhere the lines have their height from the styles. A grid would add nothing to that but, in
        LibreOffice, white at the head and the foot of a page that its lines do not fill.
        """
        pitch, space = twips(self._theme.page.leading), self._theme.grid_space
        if space is None or not text:
            return w("docGrid", linePitch=pitch)
        return w("docGrid", type="linesAndChars", linePitch=pitch, charSpace=floor(space * 4096))


def _margin_line(margin: float) -> float:
    """Edge of the paper to the running head or foot: a little more than half of the margin."""
    return margin * 0.55


def _exchange(element: Element, one: str, other: str) -> None:
    first, second = element.get(name(f"w:{one}"), "0"), element.get(name(f"w:{other}"), "0")
    element.set(name(f"w:{one}"), second)
    element.set(name(f"w:{other}"), first)
