"""The title page before facing pages: the title in both scripts, the byline, the source of the text."""

from __future__ import annotations

from dataclasses import replace

from converter.compose.paragraph import Inline
from converter.model import EditionPair
from converter.pages.body import titles
from converter.pages.geometry import Geometry
from converter.pages.layout import Shape
from converter.pages.pagination import Row, anchors_of
from converter.pages.parallel import paired_rows
from converter.pages.setter import TextSetter

_DOWN = 0.3
"""Share of the type area above the title."""
_RULE_EM = 4.0
"""Length of the rule between title and byline, in em of the text."""


def cover_rows(setter: TextSetter, page: Geometry, pair: EditionPair) -> list[Row]:
    """Everything on one page, the Simplified text under the Traditional, on the grid."""
    look, colours = setter.style.heading.title, setter.style.colours
    left, right = (replace(side, leaf=0) for side in page.sides)
    stacked = replace(page, beside=False, sides=(left, right))
    lines = int(_DOWN * page.text_height / page.leading)
    rows = [Row(lines * page.leading, anchors=anchors_of("cover"))]
    rows += paired_rows(
        setter, stacked, tuple([Inline(title, role=look.role)] for title in titles(pair, stacked)),
        node="title", role="Title", size=look.size, leading=look.lines * page.leading, align="center",
        colour=colours.accent,
    )  # fmt: skip
    middle = page.left + (page.text_width - _RULE_EM * page.size) / 2
    rule = Shape(
        "line", middle, page.leading, _RULE_EM * page.size, 0.0, stroke=colours.accent, stroke_width=0.8
    )
    rows.append(Row(2 * page.leading, shapes=(rule,), snap=True))
    texts = [
        (hant.id, (hant.text.text, hans.text.text))
        for hant, hans in zip(pair.hant.report.byline, pair.hans.report.byline, strict=True)
    ]
    for node, both in texts:
        rows += paired_rows(
            setter, stacked, both, node=node, role="P", size=page.size, leading=page.leading, align="center",
            colour=colours.text,
        )  # fmt: skip
    return rows
