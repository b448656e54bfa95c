"""The compositor's setter: text in, lines in place out, for one variant and style."""

from __future__ import annotations

import re
from array import array
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from converter.compose.breaks import SLACK
from converter.compose.paragraph import Align, ComposedLine, Inline, compose, missing_characters
from converter.fonts import Face, FontRole, Fonts
from converter.lexicon import Lexicon, bundled
from converter.model import LANG, Variant
from converter.pages.layout import GlyphRun, Line
from converter.pages.looseness import LooseLine
from converter.styles import Style

_WORD: Final = "[A-Za-zÀ-ɏ](?:[A-Za-zÀ-ɏ0-9'’&/.-]*[A-Za-zÀ-ɏ0-9])?"
_PHRASE: Final = re.compile(rf"(?<![A-Za-zÀ-ɏ0-9'’&/.-]){_WORD}(?:,? (?:[0-9&][0-9.,]* )*{_WORD})+")
"""Two Western words or more; a single one, `GPS`, is read with the Chinese around it."""
_BRIEF: Final = 24
"""Characters of a text that is likely to be set again."""
_CHARACTER: Final = "一"
ANY_WIDTH: Final = 1e6
"""More points than any text that is asked for its width takes."""


@dataclass(frozen=True, slots=True)
class TextSetter:
    """Sets text in a style; remembers the faces it used and the characters no face has."""

    style: Style
    fonts: Fonts
    lexicon: Lexicon = field(default_factory=bundled)
    """What is known of measure words."""
    faces: dict[str, Face] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    """Character to the id of the node it was first met in."""
    loose: list[LooseLine] = field(default_factory=list)
    """Lines that are looser than the style bears."""
    _known: dict[Hashable, tuple[ComposedLine, ...]] = field(default_factory=dict, repr=False, compare=False)
    """Lines of brief texts: tables say the same units and words again and again."""

    def lines(
        self,
        content: str | Sequence[Inline],
        variant: Variant,
        *,
        size: float,
        measure: float,
        indent: float = 0.0,
        hang: float = 0.0,
        align: Align = "justify",
        balanced: bool = False,
        solid: bool = False,
        node: str = "",
    ) -> tuple[ComposedLine, ...]:
        """Lines of a text; lengths in points."""
        whole = (Inline(content),) if isinstance(content, str) else content
        inlines = tuple(part for inline in whole for part in _tongues(inline))
        brief = sum([len(inline.text) for inline in inlines]) <= _BRIEF
        if brief and align == "left" and measure < ANY_WIDTH and not (indent or hang or balanced):
            natural = self.lines(
                inlines, variant, size=size, measure=ANY_WIDTH, align=align, solid=solid, node=node
            )
            if all(line.width <= measure for line in natural):
                return natural
        key = (inlines, variant, size, measure, indent, hang, align, balanced, solid)
        lines = self._known.get(key)
        if lines is None:
            self._note_missing(inlines, variant, node)
            lines = compose(
                inlines, fonts=self.fonts, variant=variant, size=size, measure=measure, indent=indent,
                hang=hang, align=align, balanced=balanced, solid=solid, options=self.style.cjk,
                lexicon=self.lexicon,
            )  # fmt: skip
            if brief:
                self._known[key] = lines
        most = self.style.cjk.loosest + SLACK
        self.loose.extend(LooseLine(line.share, node, line.text) for line in lines if line.share > most)
        return lines

    def width(self, content: str | Sequence[Inline], variant: Variant, *, size: float) -> float:
        """Points a text takes on one line of its own."""
        lines = self.lines(content, variant, size=size, measure=ANY_WIDTH, align="left")
        return max((line.width for line in lines), default=0.0)

    def hang(self, label: str, variant: Variant, *, size: float, role: FontRole = "body") -> float:
        """Where a Chinese character after a label stands, and the lines under it begin; 0 without a label."""
        if not label:
            return 0.0
        return self.width((Inline(label + _CHARACTER, role=role),), variant, size=size) - size

    def shortened(self, text: str, variant: Variant, size: float, room: float) -> str:
        """A text as it fits on one line: its end gives way to an ellipsis."""
        if self.width(text, variant, size=size) <= room:
            return text
        first = self.lines(text, variant, size=size, measure=room - size, align="left")[0]
        return first.text.rstrip() + "…"

    def _note_missing(self, inlines: Sequence[Inline], variant: Variant, node: str) -> None:
        places = missing_characters(inlines, fonts=self.fonts, variant=variant)
        if places:
            text = "".join(inline.text for inline in inlines)
            for place in places:
                self.missing.setdefault(text[place], node)

    def place(
        self,
        lines: Sequence[ComposedLine],
        x: float,
        y: float,
        leading: float,
        colour: str | None = None,
        lang: str | None = None,
    ) -> tuple[Line, ...]:
        """Composed lines put at `x`, the first baseline at `y`, `leading` apart."""
        return tuple(
            self.put(line, x, y + number * leading, colour, lang) for number, line in enumerate(lines)
        )

    def put(
        self,
        line: ComposedLine,
        x: float,
        y: float,
        colour: str | None = None,
        lang: str | None = None,
        linked: Sequence[tuple[int, int, str]] = (),
        quiet: bool = False,
    ) -> Line:
        """One composed line, its left edge at `x`, its baseline at `y`.

        Args:
            line: the line.
            x, y: in points.
            colour: of what has none of its own.
            lang: of the whole line, where it is not that of the block it stands in.
            linked: ranges of its characters, in order and apart, with the destination each leads to.
            quiet: whether these look as what stands around them.
        """
        runs = []
        start = 0
        for run in line.runs:
            self.faces[run.face.name] = run.face
            for begin, end, target in _cut(start, start + len(run.text), linked):
                plain = run.colour or colour
                own = plain or self.style.colours.accent if target and not quiet else plain
                runs.append(
                    GlyphRun(
                        run.text[begin - start : end - start],
                        run.face.name,
                        run.size,
                        y,
                        array("d", [x + place for place in run.xs[begin - start : end - start]]),
                        own or self.style.colours.text,
                        run.lang or lang,
                        run.stands_for,
                        target,
                    )
                )
            start += len(run.text)
        text = "".join(run.stands_for or run.text for run in runs)
        return Line(text, tuple(runs), x, y, line.width)

    def single(
        self,
        content: str | Sequence[Inline],
        variant: Variant,
        *,
        size: float,
        x: float,
        y: float,
        width: float,
        align: Literal["left", "right", "center"] = "left",
        colour: str | None = None,
    ) -> tuple[Line, ...]:
        """A short text that is meant to fit on one line; more lines follow below if it does not."""
        composed = self.lines(content, variant, size=size, measure=width, align=align)
        return self.place(composed, x, y, size * 1.4, colour)


def _tongues(inline: Inline) -> Iterator[Inline]:
    """An inline in pieces: Western phrases, which are read by another voice, and what is between them."""
    start = 0
    for phrase in _PHRASE.finditer(inline.text) if inline.lang is None else ():
        if phrase.start() > start:
            yield replace(inline, text=inline.text[start : phrase.start()])
        yield replace(inline, text=phrase[0], lang="en")
        start = phrase.end()
    if start < len(inline.text) or not inline.text:
        yield replace(inline, text=inline.text[start:]) if start else inline


def _cut(
    start: int, end: int, linked: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str | None]]:
    """A run in pieces: inside and outside of links."""
    for begin, stop, target in linked:
        if stop > start and begin < end:
            if begin > start:
                yield start, begin, None
            start = max(start, begin)
            yield start, min(stop, end), target
            start = min(stop, end)
    if start < end:
        yield start, end, None


def lang(variant: Variant) -> str:
    """BCP 47 tag of a variant."""
    return LANG[variant]
