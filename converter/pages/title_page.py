"""The title page before facing pages: the title in all editions and the byline."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from converter.compose.paragraph import Inline
from converter.content import Content
from converter.pages.body import title_look, titles
from converter.pages.geometry import Geometry
from converter.pages.layout import Shape
from converter.pages.letterhead import letterhead_rows
from converter.pages.parallel import ParagraphLook, ParagraphTag, heading_type, parallel_rows
from converter.pages.setter import TextSetter
from converter.pages.signature import Signature, bylines
from converter.pages.strips import Strip

_DOWN: Final = 0.3
"""Share of the type area above the title."""
_RULE_EM: Final = 4.0
"""Length of the rule between title and byline, in em of the text."""


def title_page_rows(setter: TextSetter, page: Geometry, content: Content, signed: Signature) -> list[Strip]:
    """Everything on one page but what is `signed` elsewhere, each text under the other, on the grid."""
    look, colours = title_look(content, setter.style), setter.style.colours
    size, leading = heading_type(setter, page, look)
    columns = tuple(replace(column, page_of_spread=0) for column in page.columns)
    stacked = replace(page, beside=False, columns=columns)
    down = int(_DOWN * page.text_height / page.leading)
    above = letterhead_rows(setter, stacked, content, replace(look, align="center"))
    if above and setter.style.body.front_matter == "red head":
        down = 0
    rows = [Strip(down * page.leading, anchors=page.anchors("cover")), *above]
    rows += parallel_rows(
        setter, stacked, tuple([Inline(title, role=look.role)] for title in titles(content, stacked)),
        ParagraphLook(size, leading, align="center", colour=colours.accent),
        ParagraphTag("title", "Title"),
    )  # fmt: skip
    lines = bylines(content, signed)
    if not lines:
        return rows
    middle = page.left + (page.text_width - _RULE_EM * page.size) / 2
    rule = Shape(
        "line", middle, page.leading, _RULE_EM * page.size, 0.0, stroke=colours.accent, stroke_width=0.8
    )
    rows.append(Strip(2 * page.leading, shapes=(rule,), snap=True))
    byline = ParagraphLook(page.size, page.leading, align="center", colour=colours.text)
    for sides in lines:
        texts = [side.text.text for side in sides]
        rows += parallel_rows(setter, stacked, texts, byline, ParagraphTag(sides[0].id, "P"))
        rows.append(Strip(page.leading / 2))  # between one fact in both scripts and the next
    return rows
