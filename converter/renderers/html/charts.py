"""Charts as drawings in the page, one for each edition, with their figures in a table behind them.

Bars are shares of the width of the drawing, which fits any screen so, and its letters keep their size.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from lxml import etree

from converter.content import BarChart, ChartBar
from converter.renderers.html.editions import Editions
from converter.renderers.html.markup import element
from converter.renderers.html.tables import chart_table

_NARROWEST: Final = 288
"""Pixels of a drawing on the narrowest telephone: names and figures fit it, longer names are cut."""
_EM: Final = 13
"""Pixels of the letters, as the page's style has them."""
_NAME: Final = 21
"""Of the line of a name, above its bar,"""
_BAR: Final = 14
_STEP: Final = 46
"""and from bar to bar."""
_GAP: Final = 6


def chart_figure(chart: BarChart, editions: Editions, folded: str) -> etree._Element:
    """A chart.

    Args:
        chart: what it shows.
        editions: of the page.
        folded: key of the program's words for the table behind it.
    """
    drawings = (_drawing(chart, editions, at) for at in range(len(editions.langs)))
    behind = element("details", editions.labelled("summary", folded), chart_table(chart, editions))
    return element(
        "figure", editions.cells("figcaption", chart.title), element("div", *drawings, class_="pair"), behind,
        id=f"chart-{chart.key}",
    )  # fmt: skip


def _drawing(chart: BarChart, editions: Editions, at: int) -> etree._Element:
    amounts = [float(bar.amount) for bar in chart.bars]
    high, low = max(*amounts, 0.0), -min(*amounts, 0.0)
    left, right = (_room(chart, at, rises=rises) for rises in (False, True))
    scale = (100 - left - right) / ((high + low) or 1.0)
    axis = left + low * scale
    name = f"chart-{chart.key}-{at}"
    made = element(
        "svg", element("title", chart.alt[at], id=name), class_=f"e e{at}", lang=editions.langs[at],
        role="img", aria_labelledby=name, width="100%", height=_STEP * len(chart.bars),
    )  # fmt: skip
    for number, bar in enumerate(chart.bars):
        made.extend(_bar(bar, at, number * _STEP, axis, scale))
    return made


def _room(chart: BarChart, at: int, *, rises: bool) -> float:
    """What the figures on one side of the axis need of the narrowest drawing, in percent."""
    own = (_width(bar.written[at]) + 2 * _GAP for bar in chart.bars if (bar.amount >= 0) == rises)
    return 100 * max(own, default=0.0) / _NARROWEST


def _bar(bar: ChartBar, at: int, top: float, axis: float, scale: float) -> Iterator[etree._Element]:
    """A name, the bar below it, its piece of the axis, and the figure at its end."""
    length = abs(float(bar.amount)) * scale
    rises = bar.amount >= 0
    kind = "aim" if bar.target else "rise" if rises else "fall"
    place = top + _NAME
    yield element("text", _cut(bar.name[at]), x=0, y=_at(place - _GAP))
    yield element(
        "rect", x=_share(axis if rises else axis - length), y=_at(place), width=_share(length), height=_BAR,
        class_=f"bar {kind}",
    )  # fmt: skip
    yield element(
        "line", x1=_share(axis), x2=_share(axis), y1=_at(place - 2), y2=_at(place + _BAR + 2), class_="axis"
    )
    yield element(
        "text", bar.written[at], x=_share(axis + length if rises else axis - length),
        y=_at(place + _BAR / 2 + _EM * 0.36), dx=_GAP if rises else -_GAP,
        text_anchor="start" if rises else "end", class_="written",
    )  # fmt: skip


def _at(length: float) -> str:
    return f"{length:.1f}"


def _share(percent: float) -> str:
    return f"{percent:.2f}%"


def _width(text: str) -> float:
    """Of a text, in pixels; Han characters are an em wide, others 0.6."""
    return sum(_EM if unicodedata.east_asian_width(char) in "WF" else _EM * 0.6 for char in text)


def _cut(text: str) -> str:
    if _width(text) <= _NARROWEST:
        return text
    while text and _width(text) + _EM > _NARROWEST:
        text = text[:-1]
    return f"{text}…"
