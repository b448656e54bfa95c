"""What stands below the text of an official document: its annexes' names, and who gets and who printed it.

`[body] back_matter = "imprint"` sets both as GB/T 9704-2012 7.3.4 and 7.4 do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeAlias

from converter.model import Paragraph
from converter.pages.geometry import Geometry
from converter.pages.layout import Shape
from converter.pages.parallel import ParagraphLook, ParagraphTag, parallel_rows
from converter.pages.setter import TextSetter
from converter.pages.strips import Strip

Sides: TypeAlias = Sequence[Paragraph]

_SMALLER: Final = 14 / 15.75
"""4号 beside 3号: the size of what stands in the imprint (7.4.2)."""
_THICK: Final = 0.35 * 72 / 25.4
"""First and last rule of the imprint (7.4.1)."""
_THIN: Final = 0.25 * 72 / 25.4
_SIDE: Final = 1.0
"""Em between its texts and both edges."""
_NUMERAL: Final = r"[\d〇○零一二三四五六七八九十元]{1,5}"
_PRINTED: Final = re.compile(
    rf"(?P<body>\S.*?\S)\s*(?P<date>(?:中[華华]民[國国]|民[國国])?{_NUMERAL}年{_NUMERAL}月{_NUMERAL}日\s*印[发發制製])"
)
"""`某市公安局办公室  2024年7月8日印发`: who printed it, and when."""
_COPIES: Final = re.compile(r"[^：:]{2,8}[：:]")
_ANNEXES: Final = re.compile(r"附[件表录錄图圖]?\s*[：:]\s*")
_ANNEX: Final = re.compile(r"\d{1,2}\s*[.．、]\s*")


def annex_indents(
    setter: TextSetter, page: Geometry, paragraphs: Sequence[Sides]
) -> Iterator[tuple[Sequence[float], Sequence[float]]]:
    """Indent and hang of each line that names an annex, so that names stand under each other (7.3.4).

    Args:
        setter: measures the labels.
        page: where the columns are.
        paragraphs: of one part; the first says `附件：`, else none of them is such a line.
    """
    first = paragraphs[0] if paragraphs else ()
    labels = [_head(_ANNEXES, side.text.text) for side in first]
    em = page.size
    for at, sides in enumerate(paragraphs):
        indents, hangs = [], []
        for label, side, column in zip(labels, sides, page.columns, strict=True):
            text = side.text.text[len(label) :] if at == 0 else side.text.text
            name = page.indent + setter.hang(label, column.variant, size=em)
            number = setter.hang(_head(_ANNEX, text), column.variant, size=em)
            indents.append(name if at and number else page.indent)
            hangs.append(name + number if number or not at else 0.0)
        yield indents, hangs


def names_annexes(paragraphs: Sequence[Sides]) -> bool:
    """Whether a part is a list of what is annexed, 附件：1.…, and not the annex itself."""
    return all(_ANNEXES.match(side.text.text) for side in paragraphs[0]) and all(
        _ANNEX.match(side.text.text) for sides in paragraphs[1:] for side in sides
    )


def imprint_rows(setter: TextSetter, page: Geometry, paragraphs: Sequence[Sides]) -> list[Strip]:
    """Copies to, printed by and when, between rules at the foot of the last page of the text.

    Args:
        setter: sets the text.
        page: where the columns are.
        paragraphs: each as every edition has it.
    """
    elements = [_element(setter, page, sides) for sides in paragraphs]
    rows: list[Strip] = []
    for number, element in enumerate(elements):
        rule = _rule(page, setter, 0.0, _THIN if number else _THICK)
        rows += [replace(element[0], shapes=(*element[0].shapes, rule)), *element[1:]]
    if not rows:
        return []
    last = _rule(page, setter, rows[-1].height, _THICK)
    rows[-1] = replace(rows[-1], shapes=(*rows[-1].shapes, last))
    kept = [replace(row, keep=at < len(rows) - 1) for at, row in enumerate(rows)]
    kept[0] = replace(kept[0], foot=True)
    return kept


def _element(setter: TextSetter, page: Geometry, sides: Sides) -> list[Strip]:
    """One element of the imprint, a character from both edges."""
    size, leading = page.size * _SMALLER, page.leading * _SMALLER
    side = _SIDE * size
    inner = replace(page, measure=page.measure - side)
    tag = ParagraphTag(sides[0].id, "P")
    texts = [each.text.text for each in sides]
    printed = [_PRINTED.fullmatch(text) for text in texts]
    whole = [match for match in printed if match]
    if len(whole) == len(texts):
        bodies, dates = [match["body"] for match in whole], [match["date"] for match in whole]
        ends = [
            page.measure - side - setter.width(date, column.variant, size=size)
            for date, column in zip(dates, page.columns, strict=True)
        ]
        left = parallel_rows(setter, inner, bodies, ParagraphLook(size, leading, side, align="left"), tag)
        look = ParagraphLook(size, leading, [max(end, side) for end in ends], align="left")
        right = parallel_rows(setter, page, dates, look, replace(tag, goes_on=True))
        widths = [
            2 * side + setter.width(body, column.variant, size=size)
            for body, column in zip(bodies, page.columns, strict=True)
        ]
        if all(width <= end for width, end in zip(widths, ends, strict=True)):
            return [
                replace(row, fragments=(*row.fragments, *beside.fragments))
                for row, beside in zip(left, right, strict=True)
            ]
        return [*left, *right]
    hangs = [
        side + setter.hang(_head(_COPIES, text), column.variant, size=size)
        for text, column in zip(texts, page.columns, strict=True)
    ]
    return parallel_rows(setter, inner, texts, ParagraphLook(size, leading, side, hangs), tag)


def _rule(page: Geometry, setter: TextSetter, y: float, width: float) -> Shape:
    colour = setter.style.colours.text
    return Shape("line", page.left, y, page.text_width, 0.0, stroke=colour, stroke_width=width)


def _head(pattern: re.Pattern[str], text: str) -> str:
    """What of a text its pattern matches at its head."""
    match = pattern.match(text)
    return match[0].rstrip() if match else ""
