"""One chart: year-on-year changes in per cent as bars left and right of an axis, named in both scripts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from converter import figures
from converter.model import EditionPair, Indicator
from converter.typeset.body import BASELINE
from converter.typeset.flow import Fragment, Row
from converter.typeset.geometry import Geometry
from converter.typeset.layout import Line, Shape
from converter.typeset.setter import Setter, lang
from converter.words import words

_LABEL_SHARE = 0.31
"""Of the width, for the names on either side."""
_VALUE_EM = 5.2
"""Kept free beside the longest bar for its figure."""


def charted(pair: EditionPair, most: int) -> list[tuple[Indicator, Indicator]]:
    """The indicators with a year-on-year change in per cent: the `most` that moved furthest."""
    pairs = zip(pair.hant.report.indicators, pair.hans.report.indicators, strict=True)
    found = [(hant, hans) for hant, hans in pairs if _is_charted(hant)]
    furthest = sorted(found, key=lambda both: -abs(_amount(both[0])))[:most]
    kept = {hant.id for hant, _ in furthest}
    return [both for both in found if both[0].id in kept]


def _is_charted(indicator: Indicator) -> bool:
    change = indicator.change
    return change is not None and change.unit == "%" and change.basis == "yoy" and not indicator.target


def _amount(indicator: Indicator) -> Decimal:
    return indicator.change.amount if indicator.change else Decimal(0)


def chart_rows(
    desk: Setter, page: Geometry, pair: EditionPair, bars: Sequence[tuple[Indicator, Indicator]]
) -> list[Row]:
    """The chart as one row, its bars to one scale, rises to the right and falls to the left."""
    look = desk.style.chart
    label = _LABEL_SHARE * page.text_width
    room = page.text_width - 2 * label - 2 * _VALUE_EM * look.size
    amounts = [_amount(hant) for hant, _ in bars]
    high = float(max(*amounts, Decimal(0)))
    low = float(-min(*amounts, Decimal(0)))
    scale = room / ((high + low) or 1.0)
    axis = page.left + label + _VALUE_EM * look.size + low * scale
    lines: list[Line] = []
    shapes: list[Shape] = []
    y = 0.0
    step = look.bar_height + look.bar_gap
    own = words(pair.hant.variant)
    for hant, hans in bars:
        wide = (
            desk.lines(
                hant.name, pair.hant.variant, size=look.size, measure=label - look.size, align="right"
            ),
            desk.lines(hans.name, pair.hans.variant, size=look.size, measure=label - look.size, align="left"),
        )
        height = max(step, max(len(each) for each in wide) * look.size * 1.35 + look.bar_gap)
        middle = y + height / 2
        for composed, x in zip(
            wide, (page.left, page.left + page.text_width - label + look.size), strict=True
        ):
            first = middle - len(composed) * look.size * 1.35 / 2 + look.size * 1.35 * BASELINE
            lines += desk.place(composed, x, first, look.size * 1.35)
        lines += _bar(
            desk,
            pair,
            hant,
            axis,
            scale,
            middle,
            shapes,
            figures.amount(hant.change, own) if hant.change else "",
        )
        y += height
    shapes.append(Shape("line", axis, 0.0, 0.0, y, stroke=look.axis, stroke_width=0.6))
    alt = own.format(
        "chart_alt", count=len(bars),
        items="；".join(f"{hant.name} {figures.amount(hant.change, own)}" for hant, _ in bars if hant.change),
    )  # fmt: skip
    fragment = Fragment("chart", "Figure", lang(pair.hant.variant), (), tuple(lines), tuple(shapes), alt=alt)
    whole = -(-y // page.leading) * page.leading
    return [Row(whole, (fragment,), anchors=("chart",))]


def _bar(
    desk: Setter, pair: EditionPair, indicator: Indicator, axis: float, scale: float, middle: float,
    shapes: list[Shape], written: str,
) -> tuple[Line, ...]:  # fmt: skip
    look = desk.style.chart
    amount = float(_amount(indicator))
    length = abs(amount) * scale
    colour = look.rise if amount > 0 else look.fall
    left = axis if amount > 0 else axis - length
    shapes.append(Shape("rect", left, middle - look.bar_height / 2, length, look.bar_height, fill=colour))
    width = _VALUE_EM * look.size
    x = axis + length + 0.35 * look.size if amount > 0 else axis - length - 0.35 * look.size - width
    composed = desk.lines(
        written, pair.hant.variant, size=look.size, measure=width, align="left" if amount > 0 else "right"
    )
    return desk.place(composed[:1], x, middle + look.size * 0.35, look.size)
