"""A summary in two scripts, reduced to one of them: what is left reads like a summary in that script alone.

The program sets both wordings of a heading in one line, with a stroke between them; a paragraph of text in
two columns; what differs in a cell of other tables in paragraphs of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from lxml import etree

from converter.model import LANG, Variant
from converter.readers.docx.body import cells_of, rows_of
from converter.readers.docx.package import W
from converter.readers.docx.styles import Styles
from converter.readers.openings import OPENING
from converter.words import words

BETWEEN: Final = "／"
"""Stands between two wordings in one line."""


class Sides:
    """Keeps one of the two sides of a summary: 0, the leading one, or 1."""

    def __init__(self, kept: int, styles: Styles) -> None:
        self._kept, self._styles = kept, styles

    def of_block(self, element: etree._Element) -> list[etree._Element]:
        """What is left of a paragraph or a table; of two columns of text their paragraphs on this side."""
        if element.tag == f"{W}p":
            self._cut(element)
            return [element]
        rows = [list(cells_of(row)) for row in rows_of(element)]
        if rows and _are_languages(rows[0]):
            return [line for cells in rows[1:] for line in self._column(cells)]
        for cell in (cell for cells in rows for cell in cells):
            self._reduce(cell)
        return [element]

    def _column(self, cells: Sequence[etree._Element]) -> list[etree._Element]:
        """The paragraphs of a row on this side, with the bookmarks of the whole row."""
        kept = cells[self._kept] if self._kept < len(cells) else cells[-1]
        others = [cell for cell in cells if cell is not kept]
        lines = list(kept.iterfind(f"{W}p"))
        if lines:
            lines[0].extend([mark for cell in others for mark in cell.iter(f"{W}bookmarkStart")])
        return lines

    def _reduce(self, cell: etree._Element) -> None:
        lines = list(cell.iter(f"{W}p"))
        sides = [self._side(line) for line in lines]
        for line, side in zip(lines, sides, strict=True):
            parent = line.getparent()
            if side == 1 - self._kept and self._kept in sides and parent is not None:
                parent.remove(line)
            else:
                self._cut(line)

    def _side(self, paragraph: etree._Element) -> int | None:
        """On which side most of a paragraph is; None where there is no text in it."""
        _, sides = self._letters(paragraph)
        return round(sum(sides) / len(sides)) if sides else None

    def _cut(self, paragraph: etree._Element) -> None:
        """Take the other wording out of a line that has both."""
        texts, sides = self._letters(paragraph)
        whole = "".join(text.text or "" for text in texts)
        strokes = [place for place, letter in enumerate(whole) if letter == BETWEEN]
        if len(set(sides)) < 2 or not strokes:
            return
        seconds = [0, *accumulate(sides)]

        def fitting(place: int) -> int:
            """How many letters are on the right side, if the line is cut here."""
            return place - seconds[place] + seconds[-1] - seconds[place + 1]

        stroke = max(strokes, key=fitting)
        first, second = whole[:stroke], whole[stroke + 1 :]
        label = OPENING.match(first)
        if self._kept == 0:
            _set(texts, first)
        elif label and not second.startswith(label[0]):
            _set(texts, label[0] + second)  # a number as text stands before the first wording alone
        else:
            _set(texts, second)

    def _letters(self, paragraph: etree._Element) -> tuple[list[etree._Element], list[int]]:
        """The texts of a paragraph, and of each of their letters the side."""
        texts: list[etree._Element] = []
        sides: list[int] = []
        for run in paragraph.iter(f"{W}r"):
            side = int(self._is_second(run))
            for text in run.iterfind(f"{W}t"):
                texts.append(text)
                sides += [side] * len(text.text or "")
        return texts, sides

    def _is_second(self, run: etree._Element) -> bool:
        """Whether a run is of the second script, by its own language, else by that of its style."""
        properties = run.find(f"{W}rPr")
        if properties is None:
            return False
        own = properties.find(f"{W}lang")
        lang = None if own is None else own.get(f"{W}eastAsia")
        if lang is None:
            style = properties.find(f"{W}rStyle")
            lang = self._styles.language(None if style is None else style.get(f"{W}val"))
        return lang is not None and lang.lower().startswith(("zh-cn", "zh-sg", "zh-hans"))


def kept_side(variants: Sequence[Variant], script: str | None) -> int:
    """The side in the script of the report the summary was made from; the leading one if that is not told."""
    return next((at for at, variant in enumerate(variants) if script and script in LANG[variant]), 0)


def _are_languages(cells: Sequence[etree._Element]) -> bool:
    """Whether the head of a table names the two scripts."""
    named = {words(variant)["language"] for variant in LANG}
    heads = ["".join(text.text or "" for text in cell.iter(f"{W}t")).strip() for cell in cells]
    return len(heads) == 2 and set(heads) <= named


def _set(texts: Sequence[etree._Element], line: str) -> None:
    texts[0].text = line
    for text in texts[1:]:
        text.text = ""
