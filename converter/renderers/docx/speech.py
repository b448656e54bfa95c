"""What the summary says, in one variant or in two side by side, each run in its own language and face."""

from __future__ import annotations

from typing import Final, TypeAlias

from converter.model import Variant
from converter.renderers.docx.look import WORD_LANG, Look
from converter.renderers.docx.ooxml import Element, run
from converter.words import Words, words

Said: TypeAlias = tuple[str, ...]
"""One text as each edition has it, the leading one first."""
BETWEEN: Final = "／"
"""Stands between the two wordings where both share a line."""


def joined(said: Said) -> str:
    """Both wordings in a line of plain text; only one where they are the same."""
    return BETWEEN.join(dict.fromkeys(said))


class Speech:
    """The program's own words and the report's, for the editions of one document."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.variants: tuple[Variant, ...] = look.variants
        self.words: tuple[Words, ...] = tuple(words(variant) for variant in self.variants)

    def __call__(self, key: str, **values: Said | str | int) -> Said:
        """The program's words for `key`, with what differs between editions filled in by edition."""
        if not values:
            return tuple(own[key] for own in self.words)
        return tuple(
            own.format(
                key,
                **{name: value[at] if isinstance(value, tuple) else value for name, value in values.items()},
            )
            for at, own in enumerate(self.words)
        )

    def runs(self, said: Said, *, style: str | None = None, heading: bool = False) -> list[Element]:
        """Both wordings in one line, or the one they share."""
        if len(set(said)) == 1:
            return [self.one(said[0], style=style)]
        runs = [self.one(said[0], style=style)]
        for at in range(1, len(said)):
            runs += [self.one(BETWEEN, style=style), self.one(said[at], at, style=style, heading=heading)]
        return runs

    def one(self, text: str, at: int = 0, *, style: str | None = None, heading: bool = False) -> Element:
        """A run of the edition numbered `at`."""
        lang = WORD_LANG[self.variants[at]]
        if at == 0:
            return run(text, lang, style=style)
        if style is None:
            return run(text, lang, style="OtherScriptHeading" if heading else "OtherScript")
        faces = self._look.faces_of(self.variants[at])
        return run(text, lang, style=style, face=faces.heading if heading else faces.body)

    def code(self, text: str) -> Element:
        """A run without a language, such as a checksum."""
        return run(text, None)
