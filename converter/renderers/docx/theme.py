"""What a style means for one Word document: names of faces, sizes in Word's units, the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from converter.model import Variant
from converter.renderers.docx.ooxml import Element, w
from converter.styles import DocxFaces, DocxSection, Style

WORD_LANG: Final[dict[Variant, str]] = {"tw": "zh-TW", "hk": "zh-HK", "cn": "zh-CN"}
"""Word's names for the variants; it does not know script subtags."""
TWIPS: Final = 20
"""Twentieths of a point in a point."""
_TEXT_LINE: Final = 1.45
_CLOSE_LINE: Final = 1.3
"""Lines of the first page in its type, and those that stand closer, since the page would not hold all."""
_FACTS: Final = 1.2
"""Type of issuing body, date and period in that of the text of the first page, at most."""
_STEP: Final = 0.5
"""Points between two sizes that Word knows."""


def twips(points: float) -> int:
    return round(points * TWIPS)


def half_points(points: float) -> int:
    """A type size for `w:sz`; 3號 (15.75 pt) becomes Word's 16 pt."""
    return max(2, int(points * 2 + 0.5))


@dataclass(frozen=True, slots=True)
class DocxTheme:
    """A style read for one variant, or for two side by side of which one leads."""

    style: Style
    variants: tuple[Variant, ...]
    first_page: float = 1.0
    """Type of the first page in that of the style."""
    narrow: float | None = None
    """Points of the type of tables whose figures the usual one would tear; the style's least by default."""
    tracker: float | None = None
    """The same of the tracker."""
    close: bool = False
    """Whether the lines of the first page stand closer together."""

    def smaller(self) -> Iterator[DocxTheme]:
        """With the lines of the first page closer, then with smaller type too, as the style allows.

        Type gets smaller by half a point at a time.
        """
        close = replace(self, close=True)
        yield close
        size, least = self.page.table_size, self.page.first_page_least
        while (size := size - _STEP) >= least:
            yield replace(close, first_page=size / self.page.table_size)

    def narrower(self) -> Iterator[float]:
        """Smaller and smaller sizes for tables that are too wide, half a point at a time."""
        size, least = self.page.table_size, self.page.narrow_table_size
        while (size := size - _STEP) > least:
            yield size
        yield least

    def on_first_page(self, size: float) -> float:
        """What becomes of a size there, in points."""
        return size * self.first_page

    @property
    def facts_size(self) -> float:
        """Of what stands below the title: no larger than its place between title and text asks for."""
        return self.on_first_page(min(self.page.size, _FACTS * self.page.table_size))

    @property
    def text_line(self) -> tuple[float, str]:
        """Line of the text of the first page, in its type, and Word's rule for it."""
        return (_CLOSE_LINE, "exact") if self.close else (_TEXT_LINE, "atLeast")

    @property
    def variant(self) -> Variant:
        """The leading one: styles, settings and the program's own parts are in it."""
        return self.variants[0]

    @property
    def second(self) -> Variant | None:
        return self.variants[1] if len(self.variants) > 1 else None

    @property
    def page(self) -> DocxSection:
        return self.style.docx

    @property
    def lang(self) -> str:
        return WORD_LANG[self.variant]

    @property
    def faces(self) -> DocxFaces:
        return self.faces_of(self.variant)

    def faces_of(self, variant: Variant) -> DocxFaces:
        faces: DocxFaces = getattr(self.style.docx.fonts, variant)
        return faces

    @property
    def width(self) -> int:
        """Of the type area, in twips."""
        return twips(self.page.width) - twips(self.page.left) - twips(self.page.right)

    @property
    def height(self) -> int:
        """Of the type area, in twips."""
        return twips(self.page.height) - twips(self.page.top) - twips(self.page.bottom)

    @property
    def grid_space(self) -> float | None:
        """Points between characters that make a line hold as many as with the style's size.

        None where Word has that size. It knows only half points: 15.75 pt (3號) becomes 16 pt, and 28 of them
        no longer go into the 156 mm of GB/T 9704-2012 5.2.
        """
        real, width = half_points(self.page.size) / 2, self.width / TWIPS
        if abs(real - self.page.size) < 0.01:
            return None
        return width / round(width / self.page.size) - real

    @property
    def rule(self) -> str:
        return colour(self.style.colours.rule)

    @property
    def accent(self) -> str:
        return colour(self.style.colours.accent)

    @property
    def muted(self) -> str:
        return colour(self.style.colours.muted)

    def body_fonts(self) -> Element:
        return east_asian(self.faces.latin, self.faces.body)

    def heading_fonts(self, level: int = 1) -> Element:
        """Of a heading; the title is of level 0."""
        own = {0: self.faces.title, 2: self.faces.heading2}.get(level)
        return east_asian(self.faces.latin_heading, own or self.faces.heading)

    def heading_letters(self, level: int = 1) -> list[Element]:
        """Face and weight of a heading, of a table's head or a caption; the title is of level 0."""
        return [self.heading_fonts(level), *self.weight()]

    def weight(self) -> list[Element]:
        """Bold, but for faces that are heavy by themselves."""
        return [] if self.faces.heavy else [w("b"), w("bCs")]

    def strong_letters(self) -> list[Element]:
        """Face and weight of what is stressed."""
        own = self.faces.strong
        return [*([east_asian(self.faces.latin, own)] if own else ()), *self.weight()]

    def strong_face(self, variant: Variant) -> str:
        """Face of words of a variant that are stressed."""
        faces = self.faces_of(variant)
        return faces.strong or faces.body


def colour(value: str) -> str:
    """`#1f3a5f` as Word writes it."""
    return value.lstrip("#").upper()


def east_asian(latin: str, chinese: str) -> Element:
    """All four slots: a missing one falls to a theme's face (WD-01)."""
    return w("rFonts", ascii=latin, hAnsi=latin, eastAsia=chinese, cs=latin)
