"""Title, date and issuing body of a page, from what it shows above the text and from its metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from lxml.etree import _Element as Element

from converter.model import Hint
from converter.readers.html.blocks import PageBlock
from converter.readers.html.furniture import pieces_of

_TITLES = ("articletitle", "og:title", "dc.title", "citation_title")
_DATES = ("pubdate", "article:published_time", "publishdate", "dc.date", "firstpublishedtime")
_ISSUERS = ("contentsource", "source", "article:author", "author", "dc.creator")
"""Names of meta elements; the first of each row is what China's government sites write."""
_TITLE_PARTS = re.compile(r"\s*(?:[-_|—–>＞]|::)+\s*")
_ABOVE = 40
"""How many blocks above the main text are looked at."""
_JUST_ABOVE = 3
"""Among how many a title is looked for that is none by its tag."""
_WITHIN = 6
"""How many of the first blocks of the text may give date and source."""
_SHORTEST_TITLE = 4
_LONGEST = 120

Kind = Literal["title", "byline"]


@dataclass(slots=True)
class PageFront:
    """What is known of the blocks around the beginning of the text."""

    kinds: dict[int, Hint] = field(default_factory=dict)
    """Blocks that are wholly the title or a line of the byline."""
    pieces: dict[int, list[tuple[str, Hint]]] = field(default_factory=dict)
    """Blocks that are the byline in part."""
    added: list[tuple[str, Kind]] = field(default_factory=list)
    """What only the metadata give."""


def find_front(root: Element, blocks: list[PageBlock]) -> PageFront:
    """The title and the byline of a page.

    Above the text a block is the title if it is what the metadata call the page, or its only h1. In the text
    it is left to the parser, which knows reports; but for the very first blocks, where the metadata agree.
    """
    front = PageFront()
    metadata = _metadata(root)
    first = next((place for place, block in enumerate(blocks) if block.main), len(blocks))
    titled = _title(root, metadata, blocks, first, front)
    dated = False
    for place in range(max(0, first - _ABOVE), min(first + _WITHIN, len(blocks))):
        split = _byline(blocks[place], in_text=place >= first)
        if place not in front.kinds and any(hint.kind == "byline" for _, hint in split):
            front.pieces[place] = split
            dated = True
    if not titled:
        stated = next((metadata[name] for name in _TITLES[:1] if name in metadata), "")
        if _SHORTEST_TITLE <= len(stated) <= _LONGEST:
            front.added.append((stated, "title"))
    if not dated:
        for names in (_DATES[:1], _ISSUERS[:1]):
            stated = next((metadata[name] for name in names if name in metadata), "")
            if stated and len(stated) <= _LONGEST:
                front.added.append((stated, "byline"))
    return front


def _title(
    root: Element, metadata: dict[str, str], blocks: list[PageBlock], first: int, front: PageFront
) -> bool:
    names = {_bare(metadata[name]) for name in _TITLES if name in metadata}
    window = root.findtext(".//title") or ""
    names |= {_bare(window), *map(_bare, _TITLE_PARTS.split(window))}
    names = {name for name in names if len(name) >= _SHORTEST_TITLE}
    headings = [place for place, block in enumerate(blocks) if block.heading == 1 and not block.table]
    near = range(max(0, first - _ABOVE), min(first + 3, len(blocks)))
    matching = [place for place in near if _bare(blocks[place].text) in names and not _is_link(blocks[place])]
    if not matching:
        matching = [
            place
            for place in headings
            if len(headings) == 1
            and not _is_link(blocks[place])
            and (place < first or (place in near and _agrees(_bare(blocks[place].text), names)))
        ]
    if not matching:
        matching = [
            place
            for place in range(max(0, first - _JUST_ABOVE), first)
            if _is_set_as_title(blocks[place]) and _agrees(_bare(blocks[place].text), names)
        ]
    if not matching:
        return False
    best = max(matching, key=lambda place: (blocks[place].heading is not None, place))
    front.kinds[best] = Hint("title", align=blocks[best].hint.align)
    return True


def _is_set_as_title(block: PageBlock) -> bool:
    """Whether a line that is no heading by its tag is set in the middle, and leads nowhere."""
    bare = block.text.strip()
    return block.hint.align == "center" and len(bare) <= _LONGEST and not block.linked and not block.table


def _agrees(heading: str, names: set[str]) -> bool:
    """Whether a heading says more or less than one of the page's names: 临江市公安局上半年工作总结."""
    return len(heading) >= _SHORTEST_TITLE and any(name in heading or heading in name for name in names)


def _byline(block: PageBlock, *, in_text: bool = False) -> list[tuple[str, Hint]]:
    """The pieces of a line that gives date and source, each part of the byline or furniture; else none.

    Args:
        block: a line above the text, or one of the first of it.
        in_text: whether it is of the text: then every piece has to be one of such a line.
    """
    if block.table or len(block.text) > _LONGEST or len(block.text) <= block.linked:
        return []
    pieces = pieces_of(" ".join(block.text.split("\n")))
    kinds = {piece.kind for piece in pieces}
    if in_text and ("text" in kinds or not kinds & {"date", "source"}):
        return []
    told = {"date", "source"} if "source" in kinds else {"date", "author"}
    return [(piece.text, Hint("byline" if piece.kind in told else "furniture")) for piece in pieces]


def _is_link(block: PageBlock) -> bool:
    return 2 * block.linked > len(block.text)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _metadata(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = (element.get("name") or element.get("property") or "").strip().lower()
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name, content)
    return found
