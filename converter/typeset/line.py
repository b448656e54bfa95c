"""Compose paragraphs into lines: the one breaker for body, tables and headings (CLREQ 3.1–3.3).

Input is text in one size, with roles and colours; output is lines of glyph runs whose pen positions are
relative to the line's left edge. Nothing here knows of pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from converter.fonts import MISSING, Face, FontRole, Fonts
from converter.model import LANG, Variant
from converter.styles import Cjk

Align = Literal["justify", "left", "right", "center"]


@dataclass(frozen=True, slots=True)
class Inline:
    """Text of one role, colour and variant inside a paragraph. `\\n` ends a line by force."""

    text: str
    role: FontRole = "body"
    colour: str | None = None
    """`#rrggbb`; None is the paragraph's."""
    variant: Variant | None = None
    """Where it is not the paragraph's: a Simplified name in a Traditional column."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one face and colour; a GlyphRun that waits for its baseline."""

    text: str
    face: Face
    size: float
    xs: tuple[float, ...]
    """Pen position of each character in points from the line's left edge. The first may be negative: an
    opening mark at a line's start keeps its white half outside."""
    colour: str | None
    lang: str | None
    """BCP 47 tag where it is not the paragraph's."""


@dataclass(frozen=True, slots=True)
class ComposedLine:
    """One line of a paragraph."""

    text: str
    """What is drawn, in order: the source's characters without line ends and characters that show nothing;
    a space at the line's end is among them, beyond the width."""
    runs: tuple[Run, ...]
    width: float
    """From the line's left edge to the right end of its last character, in points: indent and adjustment are
    in it, the white half of a mark at the line's end and spaces there are not."""
    start: int
    """Range of the line in the text of all inlines together; the ranges of all lines tile it."""
    end: int


def compose(
    inlines: Sequence[Inline],
    *,
    fonts: Fonts,
    variant: Variant,
    size: float,
    measure: float,
    indent: float = 0.0,
    hang: float = 0.0,
    align: Align = "justify",
    options: Cjk,
) -> tuple[ComposedLine, ...]:
    """Break a paragraph into lines and place every character.

    Args:
        inlines: the text; a character no face has is set as `fonts.MISSING`.
        fonts: where faces come from.
        variant: regional behaviour of the marks, and the faces.
        size: in points.
        measure: width from the left edge to the right, in points, indents included.
        indent: white before the first line, in points.
        hang: white before all other lines, in points.
        align: `justify` sets the last line natural.
        options: the style's `cjk` section.

    Returns:
        At least one line for text that is not empty; none for empty text. A measure too narrow for a single
        character still gives a line for each, and loses nothing.

    Raises:
        FontError: a face cannot be found or used.
    """
    text = "".join(inline.text for inline in inlines)
    owners = [inline for inline in inlines for _ in inline.text]
    lines: list[ComposedLine] = []
    start = 0
    while start < len(text):
        left = hang if lines else indent
        end, width = start, left
        while end < len(text) and text[end] != "\n":
            advance = _face(text[end], owners[end], fonts, variant)[1] * size
            if end > start and width + advance > measure + 1e-6:
                break
            width += advance
            end += 1
        after = end + 1 if end < len(text) and text[end] == "\n" else end
        lines.append(_place(text, owners, start, end, after, left, fonts, variant, size))
        start = after
    return tuple(lines)


def natural_width(
    inlines: Sequence[Inline], *, fonts: Fonts, variant: Variant, size: float, options: Cjk
) -> float:
    """Width in points the text takes on one line of its own, unadjusted; the widest part if it holds `\\n`.

    Raises:
        FontError: a face cannot be found or used.
    """
    lines = compose(
        inlines, fonts=fonts, variant=variant, size=size, measure=1e9, align="left", options=options
    )
    return max((line.width for line in lines), default=0.0)


def missing_characters(inlines: Sequence[Inline], *, fonts: Fonts, variant: Variant) -> tuple[int, ...]:
    """Places, in the text of all inlines together, of characters that no face has and that ought to show.

    Raises:
        FontError: a face cannot be found or used.
    """
    text = "".join(inline.text for inline in inlines)
    owners = [inline for inline in inlines for _ in inline.text]
    return tuple(
        place
        for place, (char, owner) in enumerate(zip(text, owners, strict=True))
        if char != "\n" and fonts.face_for(char, owner.role, owner.variant or variant) is None
    )


def _face(char: str, inline: Inline, fonts: Fonts, variant: Variant) -> tuple[Face, float]:
    variant = inline.variant or variant
    face = fonts.face_for(char, inline.role, variant)
    if face is None:
        char = MISSING
        face = fonts.chain(inline.role, variant)[-2]
    return face, face.advance(char)


def _place(
    text: str,
    owners: list[Inline],
    start: int,
    end: int,
    after: int,
    left: float,
    fonts: Fonts,
    variant: Variant,
    size: float,
) -> ComposedLine:
    runs: list[Run] = []
    pen = left
    for place in range(start, end):
        inline = owners[place]
        face, advance = _face(text[place], inline, fonts, variant)
        char = text[place] if face.covers(text[place]) else MISSING
        lang = LANG[inline.variant] if inline.variant and inline.variant != variant else None
        last = runs[-1] if runs else None
        if last and (last.face, last.colour, last.lang) == (face, inline.colour, lang):
            runs[-1] = Run(last.text + char, face, size, (*last.xs, pen), inline.colour, lang)
        else:
            runs.append(Run(char, face, size, (pen,), inline.colour, lang))
        pen += advance * size
    return ComposedLine("".join(run.text for run in runs), tuple(runs), pen, start, after)
