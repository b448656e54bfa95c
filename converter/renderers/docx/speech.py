"""What the summary says, in one variant or in two side by side, each run in its own language and face."""

from __future__ import annotations

from converter.content.labels import BETWEEN, Labels, joined
from converter.content.labels import ByEdition as Said
from converter.renderers.docx.look import WORD_LANG, Look
from converter.renderers.docx.ooxml import Element, run

__all__ = ["Said", "Speech", "joined"]


class Speech:
    """The program's own words and the report's, for the editions of one document."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.labels = Labels(look.variants)
        self.variants, self.words = self.labels.variants, self.labels.words

    def __call__(self, key: str, **values: Said | str | int) -> Said:
        """The program's words for `key`, with what differs between editions filled in by edition."""
        return self.labels(key, **values)

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
