"""What an official document has above its title: copy number, secrecy, urgency, red head, number, who signs.

`[body] front_matter = "red head"` sets it as GB/T 9704-2012 7.2 does, `"lines"` as a few quiet lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from converter.compose.paragraph import Inline
from converter.content import ByEdition, Content
from converter.fonts import FontRole
from converter.model import FrontMatterKind
from converter.pages.geometry import BASELINE, Geometry, told_once
from converter.pages.layout import Shape
from converter.pages.parallel import ParagraphLook, ParagraphTag, Texts, parallel_rows
from converter.pages.setter import TextSetter
from converter.pages.strips import Strip
from converter.styles import HeadingLevel

_MM: Final = 72 / 25.4
_HEAD_DOWN: Final = 35 * _MM
"""From the top of the type area to the top of the red head (7.2.4),"""
_RULE_DOWN: Final = 4 * _MM
"""and from the document's number to the red rule (7.2.7)."""
_RULE_WIDTH: Final = 1.0
_ASCENT: Final = 0.88
"""Em of a Chinese character above its baseline."""
_LARGEST: Final = 48.0
"""Points of a red head; a long name takes the size that fits its column."""
_WIDEST: Final = 0.94
"""Of its column that a red head takes."""
_HEAD_LINES: Final = 1.3
"""Leading of a red head, in em."""
_BLANK: Final = 2
"""Lines below the red head (7.2.5), and below the rule (7.3.1)."""
_SIDE: Final = 1.0
"""Em between number or signer and the edge, where they share a line (7.2.5, 7.2.6)."""
_CORNER: Final[dict[FrontMatterKind, FontRole]] = {"份号": "body", "密级": "heading", "紧急程度": "heading"}
"""What stands in the upper left corner, line under line, and its face (7.2.1 to 7.2.3)."""
_LINES: Final[tuple[tuple[FrontMatterKind, ...], ...]] = (
    ("份号", "密级", "紧急程度"),
    ("红头",),
    ("发文字号", "签发人"),
)
"""What shares a line where there is no red head."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One piece of front matter in all editions."""

    kind: FrontMatterKind
    node: str
    texts: ByEdition


def letterhead_rows(setter: TextSetter, page: Geometry, content: Content, title: HeadingLevel) -> list[Strip]:
    """The front matter of a report above its title; nothing where it has none.

    Args:
        setter: sets the text.
        page: where the columns are.
        content: what is shown of the report.
        title: how the title stands, for what stands above it.
    """
    matter = [edition.report.front_matter for edition in content.editions]
    pieces = [
        _Piece(sides[0].kind, f"front.{number}", told_once(page, [side.text.text for side in sides]))
        for number, sides in enumerate(zip(*matter, strict=True), start=1)
    ]
    if not pieces:
        return []
    if setter.style.body.front_matter == "red head":
        return list(_RedHead(setter, page, pieces).rows())
    return _lines(setter, page, pieces, title)


def _lines(setter: TextSetter, page: Geometry, pieces: Sequence[_Piece], title: HeadingLevel) -> list[Strip]:
    look = ParagraphLook(
        page.size,
        page.leading,
        align="left" if title.align == "left" else "center",
        colour=setter.style.colours.muted,
    )
    rows: list[Strip] = []
    for kinds in _LINES:
        own = [piece for piece in pieces if piece.kind in kinds]
        if own:
            texts = ["　".join(each) for each in zip(*(piece.texts for piece in own), strict=True)]
            rows += parallel_rows(setter, page, texts, look, ParagraphTag(own[0].node, "P"))
    return [*(replace(row, keep=True) for row in rows), Strip(page.leading / 2, keep=True)]


@dataclass(frozen=True, slots=True)
class _RedHead:
    """Front matter as the standard has it."""

    setter: TextSetter
    page: Geometry
    pieces: Sequence[_Piece]

    def rows(self) -> Iterator[Strip]:
        """From the top of the type area to the blank lines above the title."""
        page = self.page
        look = ParagraphLook(page.size, page.leading, align="left")
        corner = [
            row
            for piece in self.pieces
            if piece.kind in _CORNER
            for row in self._set(piece, look, _CORNER[piece.kind])
        ]
        yield from corner
        heads = [piece for piece in self.pieces if piece.kind == "红头"]
        if heads:
            yield from self._heads(heads, sum(row.height for row in corner))
        numbers = list(self._numbers(alone=not heads))
        yield from numbers
        if heads:
            below = (1 - BASELINE) * page.leading - (1 - _ASCENT) * page.size if numbers else 0.0
            yield self._rule(max(_RULE_DOWN - below, 0.0))
        yield Strip((_BLANK if heads else 1) * page.leading, keep=True)

    def _heads(self, heads: Sequence[_Piece], above: float) -> Iterator[Strip]:
        """The names of the issuing bodies; `above`: points that stand over them already."""
        page = self.page
        longest = max(len(text) for head in heads for text in head.texts)
        least = self.setter.style.heading.title.size * min(1.0, page.size / self.setter.style.body.size)
        size = max(min(_LARGEST, _WIDEST * page.measure / longest), least)
        leading = size * _HEAD_LINES
        yield Strip(max(_HEAD_DOWN - above - BASELINE * leading + _ASCENT * size, 0.0), keep=True)
        look = ParagraphLook(
            size, leading, align="center", balanced=True, colour=self.setter.style.colours.red_head
        )
        for head in heads:
            yield from self._set(head, look, "title")
        yield Strip(_BLANK * page.leading, keep=True)

    def _numbers(self, *, alone: bool) -> Iterator[Strip]:
        """The document's number and who signs, on one line if it has room; `alone`: without a red head."""
        page = self.page
        numbers = [piece for piece in self.pieces if piece.kind == "发文字号"]
        signers = [piece for piece in self.pieces if piece.kind == "签发人"]
        if not signers or alone:
            centred = ParagraphLook(page.size, page.leading, align="center")
            for piece in (*numbers, *signers):
                yield from self._set(piece, centred)
            return
        side = _SIDE * page.size
        look = ParagraphLook(page.size, page.leading, side, align="left")
        left = [row for piece in numbers for row in self._set(piece, look)]
        right = [row for piece in signers for row in self._signer(piece)]
        if len(numbers) == 1 and self._fit(numbers[0].texts, signers[0].texts):
            count = len(left)  # a line in each edition, and so it is with the signer
            left = [
                replace(row, fragments=(*row.fragments, *beside.fragments))
                for row, beside in zip(left, right[:count], strict=True)
            ]
            right = right[count:]
        yield from left
        yield from right

    def _signer(self, piece: _Piece) -> list[Strip]:
        """Who signs, one character from the right edge, the name in 楷体."""
        page = self.page
        texts = [_signed(text) for text in piece.texts]
        widths = [
            self.setter.width(text, column.variant, size=page.size)
            for text, column in zip(texts, page.columns, strict=True)
        ]
        indents = [max(page.measure - width - _SIDE * page.size, 0.0) for width in widths]
        return self._kept(texts, ParagraphLook(page.size, page.leading, indents, align="left"), piece.node)

    def _fit(self, numbers: ByEdition, signers: ByEdition) -> bool:
        """Whether number and signer have room on one line in every edition, with a character between."""
        page = self.page
        return all(
            sum(self.setter.width(text, column.variant, size=page.size) for text in both)
            <= page.measure - (2 * _SIDE + 1) * page.size
            for both, column in zip(zip(numbers, signers, strict=True), page.columns, strict=True)
        )

    def _set(self, piece: _Piece, look: ParagraphLook, role: FontRole = "body") -> list[Strip]:
        return self._kept([(Inline(text, role=role),) for text in piece.texts], look, piece.node)

    def _kept(self, texts: Texts, look: ParagraphLook, node: str) -> list[Strip]:
        rows = parallel_rows(self.setter, self.page, texts, look, ParagraphTag(node, "P"))
        return [replace(row, keep=True) for row in rows]

    def _rule(self, down: float) -> Strip:
        rule = Shape(
            "line", self.page.left, down, self.page.text_width, 0.0,
            stroke=self.setter.style.colours.red_head, stroke_width=_RULE_WIDTH,
        )  # fmt: skip
        return Strip(down, shapes=(rule,), keep=True)


def _signed(text: str) -> tuple[Inline, ...]:
    label, colon, names = text.partition("：")
    if not colon:
        return (Inline(text),)
    return (Inline(label + colon), Inline(names, role="kai"))
