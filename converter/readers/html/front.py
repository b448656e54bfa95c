"""Title, date and issuing body of a page, from what it shows above the text and from its metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from lxml.etree import _Element as Element

from converter.model import Hint
from converter.readers.html.blocks import PageBlock

_TITLES = ("articletitle", "og:title", "dc.title", "citation_title")
_DATES = ("pubdate", "article:published_time", "publishdate", "dc.date", "firstpublishedtime")
_ISSUERS = ("contentsource", "source", "article:author", "author", "dc.creator")
"""Names of meta elements; the first of each row is what China's government sites write."""
_TITLE_PARTS = re.compile(r"\s*(?:[-_|—–>＞]|::)+\s*")
_PIECES = re.compile(r"[ \u3000]{2,}|\s*[|｜丨]\s*|\u3000")
_BYLINE = re.compile(
    r"[\[【（(]?\s*(?:(?:发布|發布|发表|發表|发文|發文|更新|成文|生成|公开|公開|印发|印發|信息|文章|新闻|新聞|稿件)?"
    r"(?:日期|时间|時間|来源|來源|作者|机构|機構|单位|單位|部门|部門)|撰稿|供稿|[记記]者|发布者|來源)\s*[:：]\s*\S.*"
    r"|\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?"
)
_ABOVE = 40
"""How many blocks above the main text are looked at."""
_SHORTEST_TITLE = 4
_LONGEST = 120

Kind = Literal["title", "byline"]


@dataclass(slots=True)
class Front:
    """What is known of the blocks around the beginning of the text."""

    kinds: dict[int, Hint] = field(default_factory=dict)
    """Blocks that are wholly the title or a line of the byline."""
    pieces: dict[int, list[tuple[str, Hint]]] = field(default_factory=dict)
    """Blocks that are the byline in part."""
    added: list[tuple[str, Kind]] = field(default_factory=list)
    """What only the metadata tell."""


def find_front(root: Element, blocks: list[PageBlock]) -> Front:
    """The title and the byline of a page.

    Above the text a block is the title if it is what the metadata call the page, or its only h1. In the text
    it is left to the parser, which knows reports; but for the very first blocks, where the metadata agree.
    """
    front = Front()
    metadata = _metadata(root)
    first = next((place for place, block in enumerate(blocks) if block.main), len(blocks))
    titled = _title(root, metadata, blocks, first, front)
    dated = False
    for place in range(max(0, first - _ABOVE), first):
        split = _byline(blocks[place])
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
    root: Element, metadata: dict[str, str], blocks: list[PageBlock], first: int, front: Front
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
            if len(headings) == 1 and place < first and not _is_link(blocks[place])
        ]
    if not matching:
        return False
    best = max(matching, key=lambda place: (blocks[place].heading is not None, place))
    front.kinds[best] = Hint("title", align=blocks[best].hint.align)
    return True


def _byline(block: PageBlock) -> list[tuple[str, Hint]]:
    """The pieces of a line above the text, each part of the byline or furniture."""
    if block.table or len(block.text) > _LONGEST or len(block.text) <= block.linked:
        return []
    found: list[tuple[str, Hint]] = []
    for piece in _PIECES.split(block.text.strip()):
        if piece.strip():
            kind: Literal["byline", "furniture"] = (
                "byline" if _BYLINE.fullmatch(piece.strip()) else "furniture"
            )
            found.append((piece.strip(), Hint(kind)))
    return found


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
