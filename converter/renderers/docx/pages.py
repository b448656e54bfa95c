"""Sections of the document: paper, margins, grid, headers and footers."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from converter.renderers.docx.look import Look, half_points, twips
from converter.renderers.docx.ooxml import Element, el, w


@dataclass(frozen=True, slots=True)
class Furniture:
    """Relationship ids of headers and footers, by kind of page."""

    headers: tuple[tuple[str, str], ...]
    footers: tuple[tuple[str, str], ...]


class Pages:
    """Gives the properties of one section after the other."""

    def __init__(self, look: Look, furniture: Furniture) -> None:
        self._look, self._furniture = look, furniture
        self._first = True

    @property
    def landscape_width(self) -> int:
        """Of the type area of a page turned on its side, in twips."""
        page = self._look.page
        return twips(page.height) - twips(page.left) - twips(page.right)

    def end(self, *, landscape: bool = False) -> Element:
        """Of the section that ends here."""
        page = self._look.page
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
            self._grid(),
        )

    def _references(self) -> list[Element]:
        return [
            el(f"w:{kind}Reference", {"w:type": of, "r:id": identity})
            for kind, known in (("header", self._furniture.headers), ("footer", self._furniture.footers))
            for of, identity in known
        ]

    def _grid(self) -> Element:
        """Lines of the grid; characters too where Word lacks the style's size (GB/T 9704-2012 §5.2)."""
        page = self._look.page
        real = half_points(page.size) / 2
        if abs(real - page.size) < 0.01:
            return w("docGrid", type="lines", linePitch=twips(page.leading))
        measure = (self._look.width / 20) / round(self._look.width / 20 / page.size)
        return w(
            "docGrid",
            type="linesAndChars",
            linePitch=twips(page.leading),
            charSpace=floor((measure - real) * 4096),
        )


def _margin_line(margin: float) -> float:
    """Edge of the paper to the running head or foot: a little more than half of the margin."""
    return margin * 0.55
