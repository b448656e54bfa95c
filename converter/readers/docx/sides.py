"""A summary in two scripts, reduced to one of them: what is left reads like a summary in that script alone.

The program sets both wordings of a heading in one line, with a stroke between them, or those of a long title
on a line each; a paragraph of text in two columns; what differs in a cell of other tables in paragraphs of
their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from lxml import etree

from converter.messages import message
from converter.model import LANG, Variant
from converter.opc import W
from converter.readers.docx.body import cells_of, rows_of
from converter.readers.docx.styles import Styles
from converter.readers.labels import OPENING
from converter.strings import strings

BETWEEN: Final = "／"
"""Stands between two wordings in one line."""
_NUMBER: Final = re.compile(r".*\d.*\u00a0")
"""A figure as far as the no-break space before its unit: `21.36 `, `逾 560 `."""
_DIGIT: Final = re.compile(r"\d")
_SIGNS: Final = {f"{W}noBreakHyphen": "-", f"{W}tab": "\t", f"{W}br": "\n"}
"""What is text and an element of its own."""


def side_that_is_read(*, traditional: bool) -> str:
    """What is said of a summary in two scripts."""
    if traditional:
        return message(
            "of its two scripts only the Traditional is read, which is the report's own: correct that one"
        )
    return message(
        "of its two scripts only the Simplified is read, which is the report's own: correct that one"
    )


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
        """Of lines of one style those on this side; what both sides share stands once, on the leading one."""
        lines = [(line, _style(line), self._side(line)) for line in cell.iter(f"{W}p")]
        kept = {style for _, style, side in lines if side == self._kept}
        for line, style, side in lines:
            parent = line.getparent()
            if side == 1 - self._kept and style in kept and parent is not None:
                parent.remove(line)
            else:
                self._cut(line)

    def _side(self, paragraph: etree._Element) -> int | None:
        """On which side most of a paragraph is; None where there is no text in it."""
        sides = [side for _, text, side in self._pieces(paragraph) for _ in text]
        return round(sum(sides) / len(sides)) if sides else None

    def _cut(self, paragraph: etree._Element) -> None:
        """Take the other wording out of a line that has both."""
        pieces = self._pieces(paragraph)
        whole = "".join(text for _, text, _ in pieces)
        seconds = [0, *accumulate(side for _, text, side in pieces for _ in text)]
        strokes = [place for place, letter in enumerate(whole) if letter in (BETWEEN, "\n")]
        if not 0 < seconds[-1] < len(whole) or not strokes:
            return

        def fitting(place: int) -> int:
            """How many letters are on the right side, if the line is cut here."""
            return place - seconds[place] + seconds[-1] - seconds[place + 1]

        stroke = max(strokes, key=fitting)
        label = OPENING.match(whole[:stroke])
        start = 0
        for element, text, _ in pieces:
            kept = text[: max(0, stroke - start)] if self._kept == 0 else text[max(0, stroke + 1 - start) :]
            _set(element, kept)
            start += len(text)
        if self._kept == 1 and label and not whole.startswith(label[0], stroke + 1):
            _set(pieces[0][0], label[0])  # a number as text stands before the first wording alone
        number = _NUMBER.match(whole[:stroke])
        if self._kept == 1 and number and not _DIGIT.search(whole[stroke + 1 :]):
            _set(pieces[0][0], number[0])  # so does that of a figure with units in both scripts

    def _pieces(self, paragraph: etree._Element) -> list[tuple[etree._Element, str, int]]:
        """What the runs of a paragraph are made of, as text, and the side it is on."""
        return [
            (element, _SIGNS.get(element.tag) or element.text or "", int(self._is_second(run)))
            for run in paragraph.iter(f"{W}r")
            for element in run.iterchildren(f"{W}t", *_SIGNS)
        ]

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


def _style(paragraph: etree._Element) -> str:
    own = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if own is None else own.get(f"{W}val", "")


def kept_side(variants: Sequence[Variant], script: str | None) -> int:
    """The side in the script of the report the summary was made from; the leading one if that is not told."""
    return next((at for at, variant in enumerate(variants) if script and script in LANG[variant]), 0)


def _are_languages(cells: Sequence[etree._Element]) -> bool:
    """Whether the head of a table names the two scripts."""
    named = {strings(variant)["language"] for variant in LANG}
    heads = ["".join(text.text or "" for text in cell.iter(f"{W}t")).strip() for cell in cells]
    return len(heads) == 2 and set(heads) <= named


def _set(element: etree._Element, text: str) -> None:
    """Leave so much of a piece of a run; one that is a sign goes whole or not at all."""
    parent = element.getparent()
    if element.tag == f"{W}t":
        element.text = text
    elif not text and parent is not None:
        parent.remove(element)
