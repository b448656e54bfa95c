"""What every edition says, beside each other or in one line, each stretch in its own language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from converter.content import ByEdition, Labels
from converter.lexicon.titles import pieces
from converter.renderers.html.markup import Child, element, extend


@dataclass(frozen=True, slots=True)
class Editions:
    """The languages of the editions and the program's words in them."""

    langs: tuple[str, ...]
    words: Labels

    def own(self, tag: str, at: int, *children: Child, **attributes: str | None) -> etree._Element:
        """An element that only one edition has."""
        return element(tag, *children, class_=f"e e{at}", lang=self.langs[at], **attributes)

    def line(self, texts: ByEdition) -> list[Child]:
        """A short text in all editions; once where they agree."""
        if len(set(texts)) == 1:
            return [texts[0]]
        made: list[Child] = []
        for at, text in enumerate(texts):
            made += [" " if at else None, self.own("span", at, text)]
        return made

    def cells(self, tag: str, texts: ByEdition, **attributes: str | None) -> etree._Element:
        """One element that holds a short text in all editions."""
        made = extend(element(tag, **attributes), self.line(texts))
        if len(set(texts)) > 1:
            made.set("class", f"{made.get('class', '')} both".lstrip())
        return made

    def title(self, texts: ByEdition) -> etree._Element:
        """The heading of the page, whose lines end where its meaning has a joint."""
        made = self.cells("h1", texts)
        for each in [made, *made]:
            first, *others = pieces(each.text) if each.text else [""]
            each.text = first or None
            for at, piece in enumerate(others):
                place = element("wbr")
                place.tail = piece
                each.insert(at, place)
        return made

    def columns(self, tag: str, texts: ByEdition, **attributes: str | None) -> etree._Element:
        """One element with a text for the column of each edition, the same or not."""
        if len(self.langs) == 1:
            return self.cells(tag, texts, **attributes)
        sides: list[Child] = []
        for at, text in enumerate(texts):
            side = self.own("span", at, text)
            if text in texts[:at]:  # said once where the columns are under each other
                side.set("class", f"{side.get('class')} same")
            sides += [" " if at else None, side]
        return extend(element(tag, class_="both", **attributes), sides)

    def labelled(self, tag: str, key: str, **attributes: str | None) -> etree._Element:
        """One element with words of the program."""
        return self.cells(tag, self.words(key), **attributes)

    def pair(
        self, tag: str, sides: Sequence[Iterable[Child]], *, id_: str | None = None, around: str = "div"
    ) -> etree._Element:
        """A block of every edition beside that of the others."""
        blocks = (self.own(tag, at, *children) for at, children in enumerate(sides))
        return element(around, *blocks, class_="pair", id=id_)
