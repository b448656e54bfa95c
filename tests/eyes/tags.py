"""The structure tree of a tagged PDF as pikepdf sees it, with the text that pdfplumber finds in each element."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import pdfplumber
import pikepdf

PASSAGES: Final = ("Title", "H1", "H2", "H3", "H4", "H5", "H6", "P", "LBody", "Note")
"""Roles of what is read on its own, if it holds no other such, list or table."""
BLOCKS: Final = (*PASSAGES, "L", "Table")


class Passage(NamedTuple):
    """What is read on its own."""

    lang: str
    text: str
    pages: frozenset[int]


@dataclass(frozen=True, slots=True)
class Link:
    """A link annotation inside the document."""

    says: str
    page: int
    """Number of the page it leads to."""
    y: float
    """Height on that page, from its foot."""
    parent: int
    """Its key in the parent tree."""


@dataclass(slots=True)
class Element:
    """A structure element."""

    role: str
    lang: str
    """Its own language, or that of what it stands in."""
    own_lang: str | None
    text: str = ""
    """What its own marked content says, not that of elements below it."""
    alt: str | None = None
    stands_for: str | None = None
    """What its content is drawn for: ActualText."""
    id: str | None = None
    attributes: dict[str, object] = field(default_factory=dict)
    pages: set[int] = field(default_factory=set)
    """Numbers of the pages its own content stands on, from 1."""
    links: list[Link] = field(default_factory=list)
    kids: list[Element] = field(default_factory=list)
    parts: list[str | Element] = field(default_factory=list)
    """Its own text and the elements below it, in order."""

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, *roles: str) -> list[Element]:
        return [element for element in self.walk() if element.role in roles]

    def passages(self) -> Iterator[Passage]:
        """All that is read on its own, in order, outside contents, tables and figures.

        An item of a list is its label and what follows that.
        """
        if self.role in ("TOC", "Table", "Figure"):
            return
        label, pages = "", set[int]()
        for kid in self.kids:
            if kid.role == "Lbl":
                label, pages = kid.full_text, kid.all_pages
            elif kid.role in PASSAGES and not any(inner.role in BLOCKS for inner in kid.kids):
                yield Passage(kid.lang, label + kid.full_text, frozenset(pages | kid.all_pages))
                label, pages = "", set()
            else:
                yield from kid.passages()

    @property
    def full_text(self) -> str:
        return "".join(part if isinstance(part, str) else part.full_text for part in self.parts)

    @property
    def all_pages(self) -> set[int]:
        return {page for element in self.walk() for page in element.pages}


@dataclass(frozen=True, slots=True)
class Texts:
    """What is drawn, by the marks it stands under."""

    content: dict[tuple[int, int], str]
    """By page and marked-content number."""
    artifacts: dict[int, str]
    """By page, what is not content: running heads, page numbers, leaders, repeated table heads."""


def read_texts(data: bytes) -> Texts:
    """All text of a file, as pdfplumber finds it."""
    content: dict[tuple[int, int], list[str]] = defaultdict(list)
    artifacts: dict[int, str] = {}
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            chars = page.chars
            for char in chars:
                if char["mcid"] is not None:
                    content[page.page_number, char["mcid"]].append(char["text"])
            artifacts[page.page_number] = "".join(c["text"] for c in chars if c["tag"] == "Artifact")
    return Texts({place: "".join(chars) for place, chars in content.items()}, artifacts)


def read_tags(data: bytes, texts: Texts) -> Element:
    """The tree of a file, from its one Document."""
    pdf = pikepdf.open(io.BytesIO(data))
    pages = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    top = pdf.Root.StructTreeRoot.K
    assert isinstance(top, pikepdf.Dictionary), "one element at the top"
    return _Reader(pages, texts.content).element(top, str(pdf.Root.Lang))


class _Reader:
    def __init__(self, pages: dict[tuple[int, int], int], texts: dict[tuple[int, int], str]) -> None:
        self._pages, self._texts = pages, texts

    def element(self, source: pikepdf.Dictionary, lang: str) -> Element:
        own = str(source.Lang) if "/Lang" in source else None
        made = Element(str(source.S)[1:], own or lang, own)
        made.alt = str(source.Alt) if "/Alt" in source else None
        made.stands_for = str(source.ActualText) if "/ActualText" in source else None
        made.id = str(source.ID) if "/ID" in source else None
        for each in _several(source.get("/A")):
            made.attributes |= {key[1:]: _plain(value) for key, value in each.items() if key != "/O"}
        for kid in _several(source.get("/K")):
            self._take(kid, source, made)
        return made

    def _take(self, kid: object, source: pikepdf.Dictionary, made: Element) -> None:
        if isinstance(kid, int):
            self._content(source.Pg, kid, made)
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
            self._content(kid.get("/Pg", source.get("/Pg")), int(kid.MCID), made)
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
            made.links.append(self._link(kid.Obj))
        else:
            assert isinstance(kid, pikepdf.Dictionary)
            assert kid.P.objgen == source.objgen, "the parent a kid names is the one it stands in"
            made.kids.append(self.element(kid, made.lang))
            made.parts.append(made.kids[-1])

    def _link(self, annotation: pikepdf.Dictionary) -> Link:
        page, _, _, y, _ = annotation.Dest
        number = self._pages[page.objgen]
        return Link(str(annotation.Contents), number, float(y), int(annotation.StructParent))

    def _content(self, page: object, number: int, made: Element) -> None:
        assert isinstance(page, pikepdf.Dictionary)
        place = self._pages[page.objgen]
        made.pages.add(place)
        made.text += self._texts.get((place, number), "")
        made.parts.append(self._texts.get((place, number), ""))


def _several(value: object) -> list[object]:
    """What may be one, several or nothing."""
    return list(value) if isinstance(value, pikepdf.Array) else [] if value is None else [value]


def _plain(value: object) -> object:
    if isinstance(value, pikepdf.Name):
        return str(value)[1:]
    if isinstance(value, pikepdf.Array):
        return [float(each) for each in value]
    return value


def tree_text(element: Element, depth: int = 0, shown: int = 16) -> str:
    """A short form to be read and compared: role, own language, attributes, alternative text, links, text.

    Where things stand is left out: it changes with every measure of a style.
    """
    parts = [element.role]
    if element.own_lang:
        parts.append(element.own_lang)
    parts += [f"{key}={value}" for key, value in sorted(element.attributes.items()) if key != "BBox"]
    if element.alt is not None:
        parts.append(f"alt={element.alt!r}")
    if element.stands_for is not None:
        parts.append(f"for={element.stands_for!a}")
    parts += [f"→ {link.says!r}" for link in element.links]
    if element.text:
        text = element.text if len(element.text) <= shown else element.text[: shown - 1] + "…"
        parts.append(repr(text))
    line = "  " * depth + " ".join(parts) + "\n"
    return line + "".join(tree_text(kid, depth + 1, shown) for kid in element.kids)
