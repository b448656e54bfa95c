"""The report's own text as runs, with bookmarks for what is referred to and comments on what is in doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from converter.content.nodes import Quote, TextNode
from converter.renderers.docx.labels import DocxLabels
from converter.renderers.docx.metrics import NARROW_SPACE
from converter.renderers.docx.ooxml import Child, bookmark_end, bookmark_start, field
from converter.renderers.docx.remarks import Remark, Remarks, begins, ends
from converter.renderers.docx.sources import ParagraphNumber, QuotedRange

_GROUPS: Final = re.compile(r"(?<=\d)[ \u2009](?=\d{3}(?!\d))")
"""What parts the digits of a number: 59 225. A narrow space stands there, at which no line ends.

Behind a no-break space of the usual width LibreOffice 7.4 tears digits where no other space is on their line.
"""


class Numbers:
    """Fresh numbers for bookmarks and controls."""

    def __init__(self) -> None:
        self._last = 1

    def __call__(self) -> int:
        self._last += 1
        return self._last


class Prose:
    """Sets stretches of the report."""

    def __init__(self, labels: DocxLabels, numbers: Numbers, remarks: Remarks | None) -> None:
        """Args:
        labels: languages and faces.
        numbers: for bookmarks.
        remarks: the doubts to be commented on; None for no comments.
        """
        self._labels, self._numbers, self._remarks = labels, numbers, remarks

    def quote(self, quote: Quote, at: int = 0, *, style: str | None = None) -> list[Child]:
        """A quote in the edition numbered `at`."""
        return self._set(quote.texts[at], at, [], self.remarks_on(quote, at), quote.starts[at], style)

    def remarks_on(self, quote: Quote, at: int) -> list[Remark]:
        """What is said of a quote where it is first shown."""
        start = quote.starts[at]
        return self._said(at, quote.node, start, start + len(quote.texts[at])) if start >= 0 else []

    def node(self, node: TextNode, at: int, stretches: Sequence[QuotedRange] = ()) -> list[Child]:
        """A whole node, its stretches bookmarked."""
        text = node.texts[at]
        return self._set(text, at, stretches, self._said(at, node.id, 0, len(text)), 0, None)

    def reference(self, reference: ParagraphNumber | None, style: str = "SourceReference") -> list[Child]:
        """The number of the paragraph a quote comes from, which Word keeps right and follows on a click."""
        if reference is None:
            return []
        shown = self._labels.one(f"[{reference.number}]", style=style)
        return list(field(f"REF {reference.anchor} \\n \\h", shown, style=style))

    def _said(self, at: int, node: str, start: int, end: int) -> list[Remark]:
        return self._remarks.within(at, node, start, end) if self._remarks is not None else []

    def _set(
        self,
        text: str,
        at: int,
        stretches: Sequence[QuotedRange],
        remarks: Sequence[Remark],
        offset: int,
        style: str | None,
    ) -> list[Child]:
        """Cut the text at every mark; what ends at a place stands before what begins there."""
        text = _GROUPS.sub(NARROW_SPACE, text)
        marks: list[tuple[int, int, Child]] = []
        for stretch in stretches:
            identity = self._numbers()
            marks.append((stretch.start, 1, bookmark_start(identity, stretch.anchor)))
            marks.append((stretch.end, 0, bookmark_end(identity)))
        for remark in remarks:
            marks.append((remark.start - offset, 1, begins(remark)))
            marks.append((remark.end - offset, 0, ends(remark)))
        content: list[Child] = []
        done = 0
        for place, _, mark in sorted(marks, key=lambda each: each[:2]):
            if place > done:
                content.append(self._labels.one(text[done:place], at, style=style))
                done = place
            content.append(mark)
        if done < len(text):
            content.append(self._labels.one(text[done:], at, style=style))
        return content
