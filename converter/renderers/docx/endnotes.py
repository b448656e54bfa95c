"""Endnotes: the clauses of the report that tell a figure, each once, however many figures they tell."""

from __future__ import annotations

from typing import Final

from converter.content.nodes import Quote
from converter.model import Span
from converter.renderers.docx.labels import DocxLabels
from converter.renderers.docx.ooxml import Child, Element, bookmark, field, paragraph, w
from converter.renderers.docx.prose import Numbers

_MARK: Final = "EndnoteReference"


class Endnotes:
    """Numbers endnotes in the order of the text, and keeps what they say."""

    def __init__(self, labels: DocxLabels, numbers: Numbers) -> None:
        self._labels, self._number = labels, numbers
        self._notes: dict[Span, tuple[int, Quote]] = {}

    def __bool__(self) -> bool:
        return bool(self._notes)

    def mark(self, quote: Quote) -> list[Child]:
        """The raised number that leads to a quote; where it has been told before, to the same note."""
        known = self._notes.get(quote.span)
        if known is not None:
            number = known[0]
            shown = self._labels.one(str(number), style=_MARK)
            return list(field(f"NOTEREF note_{number} \\h", shown, style=_MARK))
        number = len(self._notes) + 1
        self._notes[quote.span] = number, quote
        run = w("r", w("rPr", w("rStyle", val=_MARK)), w("endnoteReference", id=number))
        return bookmark(self._number(), f"note_{number}", run)

    def part(self) -> Element:
        """The notes, behind the two that Word asks for: the rules above them."""
        rules = [
            w(
                "endnote",
                paragraph(None, w("r", w(tag)), properties=w("spacing", before=0, after=0)),
                type=tag,
                id=number,
            )
            for number, tag in ((-1, "separator"), (0, "continuationSeparator"))
        ]
        return w("endnotes", rules, [self._note(*each) for each in self._notes.values()])

    def _note(self, number: int, quote: Quote) -> Element:
        mark = w("r", w("rPr", w("rStyle", val=_MARK)), w("endnoteRef"))
        lines = [
            paragraph("EndnoteText", [mark, self._labels.one(" ")] if at == 0 else None, self._said(text, at))
            for at, text in enumerate(dict.fromkeys(quote.texts))
        ]
        return w("endnote", lines, id=number)

    def _said(self, text: str, at: int) -> Element:
        return self._labels.one(text, at)
