"""Where in a page the main text stands.

readability-lxml judges which elements are the article; it also throws away what it takes for clutter inside,
which may be a report's table or its short last line. So only its judgement of the *place* is taken: the
innermost element that holds all but a trace of what it keeps. Everything inside it is the report's.
"""

from __future__ import annotations

import copy
import logging
import re
from typing import Any

from lxml.etree import _Element as Element

_MARK = "data-duizhao-place"
_TRACE = 0.02
"""Share of the kept text that may stand outside: a related link that was taken for text."""
_ENOUGH = 40
"""Fewer characters than this show no place."""
_SHARE = 0.2
"""Least share of the page's text outside links that a main text has."""
_MOST_ELEMENTS = 60_000


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_HOLDERS = _names(
    "html body div section article main table tbody tr td form center font span dl dd blockquote"
)
"""Elements that may hold a report; a paragraph, however long, has brothers that belong to it."""


def main_element(root: Element) -> tuple[Element, bool]:
    """The element that holds the main text, and whether it stands out from the page.

    It is the whole page where none does.
    """
    body = root.find("body")
    whole = root if body is None else body
    kept = _kept(root)
    weights = _weights(whole, kept)
    total = weights.get(whole, 0)
    if total < max(_ENOUGH, _SHARE * _plain_length(whole)):
        return whole, False
    at = whole
    while True:
        inner = max(at, key=lambda child: weights.get(child, 0), default=None)
        if inner is None or inner.tag not in _HOLDERS or weights.get(inner, 0) < (1 - _TRACE) * total:
            return at, True
        at = inner


def _kept(root: Element) -> set[int]:
    """The places of the elements that the library keeps."""
    marked = copy.deepcopy(root)
    elements = list(marked.iter())
    if len(elements) > _MOST_ELEMENTS:
        return set()
    for place, element in enumerate(elements):
        if isinstance(element.tag, str):
            element.set(_MARK, str(place))
    from readability import Document as Readable
    from readability.readability import Unparseable

    left: list[set[int]] = []

    class Judge(Readable):  # type: ignore[misc]
        def get_clean_html(self) -> str:
            """Instead of markup, note the elements that are left when this is called."""
            tree: Any = self.html
            left.append({int(found) for found in tree.xpath(f".//@{_MARK}")})
            return "x" * len(tree.text_content())

    logging.getLogger("readability").addHandler(logging.NullHandler())
    logging.getLogger("readability").propagate = False  # its troubles are no messages of ours
    try:
        Judge(marked).summary()
    except (Unparseable, ValueError, RecursionError):
        return set()
    return left[-1] if left else set()


def _weights(whole: Element, kept: set[int]) -> dict[Element, int]:
    """How many characters of kept elements stand in each element; those of links show no main text."""
    root = whole.getroottree().getroot()
    linked = {inner for link in root.iter("a") for inner in link.iter()}
    weights: dict[Element, int] = {}
    for place, element in enumerate(root.iter()):
        if place not in kept or not isinstance(element.tag, str) or element in linked:
            continue
        length = _length(element.text) + sum(_length(child.tail) for child in element)
        if not length:
            continue
        at: Any = element
        while at is not None:
            weights[at] = weights.get(at, 0) + length
            at = at.getparent()
    return weights


def _length(text: str | None) -> int:
    return len(re.sub(r"\s+", "", text)) if text else 0


def _plain_length(whole: Element) -> int:
    """Characters of text that stand in no link, script or style."""
    total = 0
    skipped = set(whole.iter("a", "script", "style", "select", "noscript", "textarea"))
    for element in whole.iter():
        if element not in skipped:
            total += _length(element.text)
        if element.getparent() not in skipped:
            total += _length(element.tail)
    return total
