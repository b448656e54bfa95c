"""What the summary says, in one variant or in two side by side, each run in its own language and face."""

from __future__ import annotations

from converter.content.labels import BETWEEN, ByEdition, Labels, joined
from converter.renderers.docx.ooxml import Element, run
from converter.renderers.docx.theme import WORD_LANG, DocxTheme

__all__ = ["ByEdition", "DocxLabels", "differing", "joined"]


def differing(texts: ByEdition) -> range:
    """The editions to show: only the first where they agree."""
    return range(len(texts) if len(set(texts)) > 1 else 1)


class DocxLabels(Labels):
    """The program's own words, and runs of them and of the report's."""

    def __init__(self, theme: DocxTheme) -> None:
        super().__init__(theme.variants)
        self._theme = theme

    def runs(
        self,
        wording: ByEdition,
        *,
        style: str | None = None,
        heading: bool = False,
        between: str = BETWEEN,
    ) -> list[Element]:
        """Both wordings in one line, or the one they share.

        Args:
            wording: in each edition.
            style: id of a character style.
            heading: whether it is in the face of headings.
            between: what parts them; a line break puts them under each other.
        """
        if len(set(wording)) == 1:
            return [self.one(wording[0], style=style)]
        runs = [self.one(wording[0], style=style)]
        for at in range(1, len(wording)):
            runs += [self.one(between, style=style), self.one(wording[at], at, style=style, heading=heading)]
        return runs

    def one(self, text: str, at: int = 0, *, style: str | None = None, heading: bool = False) -> Element:
        """A run of the edition numbered `at`."""
        lang = WORD_LANG[self.variants[at]]
        if at == 0:
            return run(text, lang, style=style)
        if style is None:
            return run(text, lang, style="OtherScriptHeading" if heading else "OtherScript")
        variant = self.variants[at]
        faces = self._theme.faces_of(variant)
        face = self._theme.strong_face(variant) if style == "Strong" else faces.body
        return run(text, lang, style=style, face=faces.heading if heading else face)

    def code(self, text: str) -> Element:
        """A run without a language, such as a checksum."""
        return run(text, None)
