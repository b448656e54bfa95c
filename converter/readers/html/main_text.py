"""Where in a page the main text stands: the element with the most prose, and the densest.

Prose are lines with the marks of sentences and the rows of tables of figures, outside links. An element is
worth its prose times the share that prose has of all its text: a column of news has more text than a short
notice, and less that is said. Everything in the best element is the report's, but for what names of elements
show to be the page's own: comments, related news, buttons.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element as Element

from converter.lexicon.characters import HAN
from converter.readers.html.blocks import PageBlock, page_blocks

_ENOUGH: Final = 16
"""Characters of prose; fewer show no place."""
_SENTENCE: Final = re.compile("[，。；！？]")
_FIGURE: Final = re.compile(r"\d")
_LONG: Final = 40
"""A line of so many characters outside links is prose whatever its marks."""
_LINKED: Final = 0.5
_MOST: Final = 0.5
"""Share of a page's prose from which on an element's name is not believed."""
_NEARLY_ALL: Final = 0.9
_LITTLE: Final = 0.1
_HOLDERS: Final = frozenset(
    (
        "html", "body", "div", "section", "article", "main", "table", "tbody", "tr", "td", "form", "center",
        "font", "span", "dl", "dd", "blockquote", "fieldset",
    )
)  # fmt: skip
"""Elements that may hold a report; a paragraph, however long, has brothers that belong to it."""
_TOKEN: Final = re.compile(rf"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[{HAN}]+")
_COMMENTS: Final = frozenset(
    ("comment", "comments", "reply", "replies", "pinglun", "liuyan", "gentie", "feedback")
)
_PAGES_OWN: Final = frozenset(
    (
        "nav", "navi", "navbar", "navigation", "menu", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "foot",
        "footer", "copyright", "sidebar", "related", "relate", "relevant", "recommend", "recommended",
        "share", "recommendation", "recommends", "sharing", "bdshare", "login", "search", "advert", "banner",
        "skip", "pagination", "pager", "rank", "ranking", "hotnews", "xgyd", "xgxw", "xgwz", "tuijian",
        "topbar", "toolbar", "qrcode", "pagebreak", "pagenum", "pagehead", "pagefoot", "runninghead",
        "runhead",
    )
)  # fmt: skip
"""Words in names of elements (class, id) that frames of pages have."""


@dataclass(frozen=True, slots=True)
class MainText:
    """What of a page is the report."""

    element: Element
    sure: bool
    """Whether it stands out; it is the whole page where none does."""
    asides: frozenset[Element]
    """Elements in it that are the page's own."""


@dataclass(slots=True)
class _Weight:
    prose: int = 0
    text: int = 0
    linked: int = 0


def main_text(root: Element) -> MainText:
    """The main text of a page."""
    body = root.find("body")
    whole = root if body is None else body
    blocks, _ = page_blocks(root, whole)
    everything = _weights(whole, blocks, frozenset())
    asides = frozenset(_asides(whole, everything))
    weights = _weights(whole, blocks, asides)
    best = max(
        (element for element in weights if element.tag in _HOLDERS),
        key=lambda element: _worth(weights[element]),
        default=whole,
    )
    if whole not in weights or weights[best].prose < _ENOUGH:
        return MainText(whole, False, asides)
    return MainText(_down(_up(best, whole, weights), weights), True, asides)


def _worth(weight: _Weight) -> float:
    return weight.prose * weight.prose / max(1, weight.text)


def _up(element: Element, whole: Element, weights: dict[Element, _Weight]) -> Element:
    """The outermost element that adds little, and no link: a heading, date and source, a summary."""
    while element is not whole:
        outer = element.getparent()
        if outer is None or outer is whole or outer not in weights:
            return element
        more = weights[outer].text - weights[element].text
        if more > _LITTLE * weights[element].text or weights[outer].linked > weights[element].linked:
            return element
        element = outer
    return element


def _down(element: Element, weights: dict[Element, _Weight]) -> Element:
    """The innermost element that holds all of the prose and text that one does."""
    while True:
        inner = max(element, key=lambda child: weights[child].text if child in weights else 0, default=None)
        if inner is None or inner.tag not in _HOLDERS or inner not in weights:
            return element
        if weights[inner].text < weights[element].text or weights[inner].prose < weights[element].prose:
            return element
        element = inner


def _weights(
    whole: Element, blocks: Sequence[PageBlock], asides: frozenset[Element]
) -> dict[Element, _Weight]:
    """Prose and text of each element, those of the asides apart."""
    weights: dict[Element, _Weight] = {}
    for block in blocks:
        prose, text = _weigh(block)
        if block.holder is None or not text:
            continue
        chain = [block.holder, *block.holder.iterancestors()]
        outer = next((place for place, element in enumerate(chain) if element in asides), -1)
        for element in chain[outer + 1 :] if outer < 0 else ():
            weight = weights.setdefault(element, _Weight())
            weight.prose += prose
            weight.text += text
            weight.linked += block.linked
            if element is whole:
                break
    return weights


def _weigh(block: PageBlock) -> tuple[int, int]:
    """How much of a block is prose, and how much text it has, in characters."""
    text = "".join(block.text.split())
    plain = len(text) - block.linked
    if not block.main or plain <= 0 or block.linked > _LINKED * len(text):
        return 0, len(text)
    if block.table:
        return (plain if _FIGURE.search(text) else 0), len(text)
    return (plain if plain >= _LONG or _SENTENCE.search(text) else 0), len(text)


def _asides(whole: Element, weights: dict[Element, _Weight]) -> list[Element]:
    """Elements whose names are those of a page's frame, and that do not hold the prose of the page."""
    total = weights[whole].prose if whole in weights else 0
    found = []
    for element in whole.iter():
        if element is whole or not isinstance(element.tag, str):
            continue
        words = _names_of(element)
        share = weights[element].prose / total if element in weights and total else 0.0
        if (words & _COMMENTS and share < _NEARLY_ALL) or (words & _PAGES_OWN and share < _MOST):
            found.append(element)
    return found


def _names_of(element: Element) -> set[str]:
    given = (element.get(name) or "" for name in ("class", "id", "role", "epub:type"))
    names = " ".join(given)
    return {word.lower() for word in _TOKEN.findall(names[:300])}
