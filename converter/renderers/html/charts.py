"""Charts as drawings in the page, one for each edition, with their figures in a table behind them."""

from __future__ import annotations

import unicodedata
from typing import Final

from lxml import etree

from converter.content import BarChart, ChartBar
from converter.renderers.html.editions import Editions
from converter.renderers.html.markup import element
from converter.renderers.html.tables import chart_table

_WIDTH: Final = 640
_EM: Final = 13
"""Size of the letters, in units of the drawing."""
_STEP: Final = 28
"""From bar to bar."""
_BAR: Final = 16
_LABEL: Final = 230
"""Most that names take; longer ones are cut, and whole in the table behind."""
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
    label = min(_LABEL, max(_width(bar.name[at]) for bar in chart.bars) + 2 * _GAP)
    written = max(_width(bar.written[at]) for bar in chart.bars) + 2 * _GAP
    amounts = [float(bar.amount) for bar in chart.bars]
    high, low = max(*amounts, 0.0), -min(*amounts, 0.0)
    left = label + (written if low else _GAP)
    scale = (_WIDTH - left - (written if high else _GAP)) / ((high + low) or 1.0)
    axis = left + low * scale
    height = _STEP * len(chart.bars) + _GAP
    name = f"chart-{chart.key}-{at}"
    made = element(
        "svg", element("title", chart.alt[at], id=name), class_=f"e e{at}", lang=editions.langs[at],
        role="img", aria_labelledby=name, viewBox=f"0 0 {_WIDTH} {height}",
    )  # fmt: skip
    for number, bar in enumerate(chart.bars):
        made.extend(_bar(bar, at, number * _STEP + _GAP, axis, scale, label))
    made.append(element("line", x1=_at(axis), x2=_at(axis), y1=0, y2=height, class_="axis"))
    return made


def _bar(bar: ChartBar, at: int, top: float, axis: float, scale: float, label: float) -> list[etree._Element]:
    length = abs(float(bar.amount)) * scale
    rises = bar.amount >= 0
    middle = top + _BAR / 2 + _EM * 0.36
    kind = "aim" if bar.target else "rise" if rises else "fall"
    end = axis + length + _GAP if rises else axis - length - _GAP
    return [
        element("text", _cut(bar.name[at], label), x=_at(label - _GAP), y=_at(middle), text_anchor="end"),
        element(
            "rect", x=_at(axis if rises else axis - length), y=_at(top), width=_at(length), height=_BAR,
            class_=f"bar {kind}",
        ),
        element(
            "text", bar.written[at], x=_at(end), y=_at(middle), text_anchor="start" if rises else "end",
            class_="written",
        ),
    ]  # fmt: skip


def _at(length: float) -> str:
    return f"{length:.1f}"


def _width(text: str) -> float:
    """Of a text, in units of the drawing; Han characters are an em wide, others 0.6."""
    return sum(_EM if unicodedata.east_asian_width(char) in "WF" else _EM * 0.6 for char in text)


def _cut(text: str, room: float) -> str:
    if _width(text) <= room:
        return text
    while text and _width(text) + _EM > room:
        text = text[:-1]
    return f"{text}…"
