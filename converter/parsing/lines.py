"""The lines of a document as the parser sees them: label, heading, statement or text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from converter.model import PLAIN, Document, Hint, Span
from converter.parsing.furniture import is_furniture
from converter.parsing.numbering import Numbering, read_label

TITLE_LIMIT = 30
"""A run-in heading is a title, not a statement: as a rule no longer than this."""
_OWN_LINE_LIMIT = 60
_MARKED_LIMIT = 120
"""Paragraphs of text wear a heading's style by mistake."""
_CLOSING = "。；;！!？?，,、"
_QUANTITY = re.compile(r"[0-9０-９]+[.．]?[0-9０-９]*\s*(?![0-9０-９年月日届屆号號.．])[^\s，,。]")
_GLUED = re.compile(
    r"(?<=[。！？”」])[ \u3000]+(?=[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])"
)
_RUN_IN_END = re.compile(r"[。：:]|  +|\u3000")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source without the white space around it."""

    text: str
    start: int
    numbering: Numbering | None
    furniture: bool = False
    hint: Hint = PLAIN

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + len(self.text))

    @property
    def rest(self) -> str:
        """What follows the label."""
        return self.text[self.numbering.length :] if self.numbering else self.text

    @property
    def label_length(self) -> int:
        return self.numbering.length if self.numbering else 0

    @property
    def marked(self) -> bool:
        """Whether the source's own look or markup makes the whole line a heading."""
        if self.hint.row or not self.text or "。" in self.text[:-1]:
            return False
        if self.hint.level is not None:
            return len(self.text) <= _MARKED_LIMIT
        return self.hint.bold >= len(self.text) <= _OWN_LINE_LIMIT and not self.text.endswith(
            tuple("。；;，,、")
        )


def read_lines(document: Document) -> list[Line]:
    """The lines of a document; a numbered heading glued to the end of a paragraph is a line of its own."""
    lines = []
    bold_says_something = 2 * sum(block.hint.bold for block in document.blocks) < len(document.text)
    for block in document.blocks:
        kind, row = block.hint.kind, block.hint.row
        furniture = kind == "furniture" or (kind == "text" and row is None and is_furniture(block.text))
        for start, text in _unglued(block.text):
            numbering = read_label(text) if kind == "text" and row is None and not furniture else None
            if numbering and numbering.length == len(text):
                numbering = None  # a label alone is text
            hint = block.hint if start == 0 else PLAIN
            if not bold_says_something:
                hint = replace(hint, bold=0)
            lines.append(Line(text, block.span.start + start, numbering, furniture, hint))
    return lines


def _unglued(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for match in _GLUED.finditer(text):
        rest = text[match.end() :]
        if len(rest) <= _OWN_LINE_LIMIT and "。" not in rest:
            yield start, text[start : match.start()]
            start = match.end()
    yield start, text[start:]


@dataclass(frozen=True, slots=True)
class Heading:
    """Where in a line's rest the heading ends, and where the text that follows begins."""

    end: int
    text: int


def own_line_heading(line: Line) -> Heading | None:
    """The heading a numbered line is as a whole: no full statement, at most closed by one mark."""
    rest = line.rest
    bare = rest.rstrip("。：: ")
    if bare and line.marked:
        return Heading(len(bare), len(rest))
    if not bare or len(bare) > _OWN_LINE_LIMIT or any(mark in bare for mark in "。；;！？"):
        return None
    closed = rest != bare and "。" in rest[len(bare) :]
    if closed and (len(bare) > TITLE_LIMIT or _clauses(bare) > 2 or has_quantity(bare)):
        return None
    if not closed and _deep(line) and has_quantity(bare):
        return None
    return Heading(len(bare), len(rest))


def run_in_heading(line: Line) -> Heading | None:
    """The heading a numbered line begins with, closed by 。 or ： or a gap, before its text."""
    rest = line.rest
    bold = _bold_heading(line)
    if bold:
        return bold
    match = _RUN_IN_END.search(rest, 0, TITLE_LIMIT + 2)
    if match is None or match.start() == 0 or match.end() >= len(rest.rstrip()):
        return None
    title = rest[: match.start()]
    if _clauses(title) > 2 or has_quantity(title) or _open_quotes(title):
        return None
    return Heading(match.start(), match.end())


def _bold_heading(line: Line) -> Heading | None:
    """The heading that is set bold at the start of a line whose text is not."""
    rest = line.rest
    bold = rest[: max(0, line.hint.bold - line.label_length)]
    title = bold.rstrip("。：: \u3000")
    text = len(title)
    while text < len(rest) and rest[text] in "。：: \u3000":
        text += 1
    if not title or len(title) > _OWN_LINE_LIMIT or text >= len(rest) or any(m in title for m in "。；;"):
        return None
    return Heading(len(title), text)


def unnumbered_heading(line: Line) -> bool:
    """Whether a line without label looks like a heading: short, and not closed as a sentence is."""
    text = line.text
    if line.hint.row:
        return False
    return line.marked or (
        2 <= len(text) <= TITLE_LIMIT
        and not text.endswith(tuple(_CLOSING + "：:）)”」…"))
        and not text.startswith(("—", "-", "“", "「", "（", "("))
        and not any(mark in text for mark in "。；！？")
        and not has_quantity(text)
    )


def has_quantity(text: str) -> bool:
    """Whether a figure with something counted stands in `text`; a year is none."""
    return _QUANTITY.search(text) is not None


def _clauses(text: str) -> int:
    return 1 + text.count("，") + text.count(",")


def _open_quotes(text: str) -> bool:
    return text.count("“") != text.count("”") or text.count("「") != text.count("」")


def _deep(line: Line) -> bool:
    return line.numbering is not None and line.numbering.style in ("arabic", "bracketed arabic", "circled")
