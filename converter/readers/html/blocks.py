"""The text of a page as blocks, as a browser would set them: one for each paragraph, line or table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from lxml.etree import _Element as Element

from converter.model import PLAIN, Cover, Hint
from converter.readers.assembly import StyledText, in_one_line, is_grid, joined
from converter.readers.formulas import linear
from converter.readers.html.grids import AREA_LIMIT, area_of, cells_of, grid_of, words_outside
from converter.readers.line_breaks import goes_on
from converter.readers.list_numbers import numeral
from converter.readers.raised import Shift, shifted


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu "
    "nav ol p pre search section summary table tbody td tfoot th thead tr ul"
)
_SILENT = _names("script style template head datalist title desc metadata rp rt iframe noframes embed")
"""Elements whose text is never shown as such."""
_ASIDE = _names("nav footer aside form button select textarea noscript")
"""Elements whose text is no report's even inside the main text."""
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SHIFTS: dict[str, Shift] = {"sup": "raised", "sub": "lowered"}
_STRUCK = frozenset(("del", "s", "strike"))
_BOLD = frozenset(("b", "strong", "th"))
_SPACE = re.compile("[ \t\n\r\f]+")
_BREAK_BETWEEN_WIDE = re.compile(
    "(?<=[\u2e80-\u9fff\uff00-\uff60])[ \t\r\f]*\n[ \t\r\n\f]*(?=[\u2e80-\u9fff\uff00-\uff60])"
)
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_WEIGHT = re.compile(r"(?:^|;)\s*font-weight\s*:\s*(\w+)", re.IGNORECASE)
_LINE_THROUGH = re.compile(r"(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_ALIGN = re.compile(r"(?:^|;)\s*text-align\s*:\s*(center|right|left|justify|start|end)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"(?:^|;)\s*list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_LIST_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LIST_STYLES = {
    "decimal": ("decimal", "."),
    "decimal-leading-zero": ("decimalZero", "."),
    "lower-alpha": ("lowerLetter", "."),
    "lower-latin": ("lowerLetter", "."),
    "upper-alpha": ("upperLetter", "."),
    "upper-latin": ("upperLetter", "."),
    "lower-roman": ("lowerRoman", "."),
    "upper-roman": ("upperRoman", "."),
    "cjk-ideographic": ("chineseCounting", "、"),
    "simp-chinese-informal": ("chineseCounting", "、"),
    "trad-chinese-informal": ("chineseCounting", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"),
    "trad-chinese-formal": ("ideographLegalTraditional", "、"),
    "cjk-decimal": ("ideographDigital", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"),
    "cjk-earthly-branch": ("ideographZodiac", "、"),
}


@dataclass(slots=True)
class PageBlock:
    """A block of the page."""

    main: bool
    hint: Hint = PLAIN
    pieces: list[StyledText] = field(default_factory=list)
    table: list[list[str | Cover]] | None = None
    linked: int = 0
    """How many of its characters are links."""
    picture: bool = False
    heading: int | None = None
    holder: Element | None = None
    """The innermost element of block kind that it stands in, or the table it is."""
    broken: bool = False
    """Whether a line end within its paragraph ends it."""

    @property
    def text(self) -> str:
        if self.table:
            return "\n".join("\t".join(cell for cell in row if isinstance(cell, str)) for row in self.table)
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class _State:
    """What holds for the text at a place in the tree."""

    main: bool = False
    bold: bool = False
    linked: bool = False
    verbatim: bool = False
    heading: int | None = None
    align: Literal["center", "right"] | None = None
    shift: Shift | None = None
    struck: bool = False
    holder: Element | None = None


def page_blocks(
    root: Element, main: Element, asides: frozenset[Element] = frozenset()
) -> tuple[list[PageBlock], int]:
    """All blocks of a page in order, each marked as main text or not.

    Args:
        root: of the page.
        main: the element with the main text.
        asides: elements in it that are none of it.

    Returns:
        The blocks, and how many characters of text struck out are left out.
    """
    walker = _Walker(main, asides)
    body = root.find("body")
    walker.walk(root if body is None else body, _State(main=main is root))
    walker.flush()
    return _put_together(
        [block for block in walker.blocks if block.text.strip() or block.picture]
    ), walker.struck


class _Walker:
    def __init__(self, main: Element, asides: frozenset[Element] = frozenset()) -> None:
        self._main = main
        self._asides = asides
        self.blocks: list[PageBlock] = []
        self._open: PageBlock | None = None
        self.struck = 0
        """Characters of text struck out, which is left out."""
        self._counts: dict[Element, int] = {}
        """Where each numbered list stands."""

    def flush(self) -> None:
        """End the block that is open."""
        if self._open is not None:
            _trim(self._open)
            self.blocks.append(self._open)
            self._open = None

    def walk(self, element: Element, state: _State) -> None:
        """The text of an element and all it holds; its depth is bounded by the parser."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _SILENT:
            return
        state = self._state(element, state)
        block = tag in _BLOCKS
        if block and not self._goes_on(element):
            self.flush()
        if tag == "table" and self._table(element, state):
            return
        if tag == "br":
            self._break(state)
        elif tag == "math":
            self._text(linear(element), state)
            return
        elif tag == "img":
            self._opened(state).picture = True
        elif tag == "li":
            label = self._label(element)
            if label:
                self._text(label, state)
                entry = self._opened(state)
                entry.hint = replace(entry.hint, entry=True)
        self._text(element.text, state)
        for child in element:
            self.walk(child, state)
            self._text(child.tail, state)
        if tag == "dt" and _explains(element.getnext()):
            self._text("\u3000", state)
        elif block:
            self.flush()

    def _break(self, state: _State) -> None:
        """A line end within a paragraph; a heading is one line of text."""
        if state.heading is not None:
            if self._open is not None and self._open.text[-1:] < "\u2e80":
                self._text(" ", state)
            return
        if self._open is not None:
            self._open.broken = True
        elif self.blocks:
            self.blocks[-1].broken = False  # two of them part paragraphs
        self.flush()

    def _goes_on(self, element: Element) -> bool:
        """Whether an element is the explanation of the term before it: both are one line."""
        before = element.getprevious()
        return _explains(element) and before is not None and before.tag == "dt"

    def _state(self, element: Element, state: _State) -> _State:
        tag, style = element.tag, element.get("style") or ""
        main = state.main or element is self._main
        office = tag == "div" and element.get("title") in ("header", "footer")  # as LibreOffice saves them
        if (
            element in self._asides
            or tag in _ASIDE
            or office
            or element.get("hidden") is not None
            or _HIDDEN.search(style)
        ):
            main = False
        weight = _WEIGHT.search(style)
        bold = state.bold or tag in _BOLD
        if weight:
            bold = weight.group(1).lower() in ("bold", "bolder", "600", "700", "800", "900")
        aligned = _ALIGN.search(style)
        align = (aligned.group(1) if aligned else element.get("align") or "").lower()
        if tag == "center":
            align = "center"
        kept: Literal["center", "right"] | None = state.align
        if align:
            kept = "center" if align == "center" else "right" if align in ("right", "end") else None
        return _State(
            main,
            bold,
            state.linked or tag in ("a", "button", "select"),
            state.verbatim or tag == "pre",
            _HEADINGS.get(tag, state.heading) if tag in _BLOCKS else state.heading,
            kept,
            _SHIFTS.get(tag, state.shift),
            state.struck or tag in _STRUCK or _LINE_THROUGH.search(style) is not None,
            element if tag in _BLOCKS else state.holder,
        )

    def _opened(self, state: _State) -> PageBlock:
        if self._open is not None and self._open.main != state.main:
            self.flush()
        if self._open is None:
            hint = Hint(level=state.heading, align=state.align)
            self._open = PageBlock(state.main, hint, heading=state.heading, holder=state.holder)
        return self._open

    def _text(self, text: str | None, state: _State) -> None:
        if not text:
            return
        if state.struck:
            self.struck += len(text.strip())
            return
        text = shifted(text, state.shift)
        if not state.verbatim:
            text = _SPACE.sub(" ", _BREAK_BETWEEN_WIDE.sub("", text))
        if not text.strip() and self._open is None:
            return
        block = self._opened(state)
        if not state.verbatim and block.pieces and block.pieces[-1].text.endswith(" "):
            text = text.removeprefix(" ")
        if text:
            block.pieces.append(StyledText(text.replace("\xa0", " "), state.bold))
            block.linked += len(text.strip()) if state.linked else 0

    def _label(self, item: Element) -> str:
        """What a browser sets before an entry of a numbered list."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return ""
        format, after = _LIST_TYPES.get(parent.get("type") or "1", "decimal"), "."
        for holder in (item, parent):
            style = _LIST_STYLE.search(holder.get("style") or "")
            if style:
                if style.group(1).lower() not in _LIST_STYLES:
                    return ""
                format, after = _LIST_STYLES[style.group(1).lower()]
                break
        number = _whole(item.get("value"), self._counts.get(parent, _whole(parent.get("start"), 1) - 1) + 1)
        self._counts[parent] = number
        label = numeral(number, format) + after
        return label if after == "、" else label + " "

    # --- tables -----------------------------------------------------------------------------------------

    def _table(self, table: Element, state: _State) -> bool:
        """Read a table as a grid; False if it only places text on the page."""
        if any(table is not inner for inner in table.iter("table")) or self._holds_main(table):
            return False
        if next(table.iter("h1", "h2", "h3"), None) is not None:
            return False  # a cell of figures has no heading in it
        cells = cells_of(table)
        texts = [[self._cell_text(cell) for cell in row] for row in cells]
        if area_of(cells) > AREA_LIMIT or not is_grid(texts):
            return False
        for words in words_outside(table):
            self._text(words, state)
            self.flush()
        for caption in table.iterfind("caption"):
            self.walk(caption, state)
            self.flush()
        linked = sum(len("".join(map(str, link.itertext())).strip()) for link in table.iter("a"))
        self.blocks.append(PageBlock(state.main, table=grid_of(cells, texts), linked=linked, holder=table))
        return True

    def _cell_text(self, cell: Element) -> str:
        walker = _Walker(cell)
        walker.walk(cell, _State())
        walker.flush()
        self.struck += walker.struck
        return joined(block.text for block in walker.blocks)

    def _holds_main(self, table: Element) -> bool:
        return table is not self._main and any(inner is self._main for inner in table.iter(self._main.tag))


def _explains(element: Element | None) -> bool:
    """Whether an element explains a term, in words of its own and not in blocks."""
    return element is not None and element.tag == "dd" and not any(child.tag in _BLOCKS for child in element)


def _whole(text: str | None, otherwise: int) -> int:
    text = (text or "").strip()
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else otherwise


def _put_together(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """The blocks, those put together that line ends part inside a sentence; from the last, as lines are."""
    made: list[PageBlock] = []
    for block in reversed(blocks):
        follower = made[-1] if made and block.broken else None
        if follower is not None and _are_one(block, follower):
            made.pop()
            block.pieces = in_one_line(block.pieces, follower.pieces)
            block.linked, block.broken = block.linked + follower.linked, follower.broken
        made.append(block)
    return made[::-1]


def _are_one(block: PageBlock, follower: PageBlock) -> bool:
    if block.holder is not follower.holder or block.main != follower.main:
        return False
    return block.hint.align is None and not follower.picture and goes_on(block.text, follower.text)


def _trim(block: PageBlock) -> None:
    """Take the spaces off both ends of a block's pieces."""
    while block.pieces and not block.pieces[0].text.strip():
        block.pieces.pop(0)
    while block.pieces and not block.pieces[-1].text.strip():
        block.pieces.pop()
