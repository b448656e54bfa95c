"""One chart: year-on-year changes in per cent as bars left and right of an axis, named in both scripts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from converter import figures
from converter.model import Edition, EditionPair, Indicator, Variant
from converter.typeset.body import BASELINE
from converter.typeset.flow import Fragment, Row
from converter.typeset.geometry import Geometry
from converter.typeset.layout import Line, Shape
from converter.typeset.line import ComposedLine
from converter.typeset.setter import Setter
from converter.words import words

_LABEL_SHARE = 0.31
"""Of the width, for the names on either side."""
_VALUE_EM = 5.2
"""Kept free beside the longest bar for its figure."""
_LINE = 1.35
"""Baseline to baseline of names, in em."""


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
    """The chart as one row; on an opening once for each script."""
    drawn = [
        _Chart(desk, page, bars, leaf).fragment(edition)
        for leaf, edition in enumerate((pair.hant, pair.hans)[: page.leaves])
    ]
    height = max(height for _, height in drawn)
    whole = -(-height // page.leading) * page.leading
    return [Row(whole, tuple(fragment for fragment, _ in drawn), anchors=("chart",))]


class _Chart:
    """Bars to one scale, rises to the right of the axis and falls to the left."""

    def __init__(
        self, desk: Setter, page: Geometry, bars: Sequence[tuple[Indicator, Indicator]], leaf: int
    ) -> None:
        self._desk, self._page, self._bars, self._leaf = desk, page, bars, leaf
        self._look = desk.style.chart
        self._named = (leaf,) if page.leaves > 1 else (0, 1)
        """Scripts that name the bars: one, or one on either side."""
        label, room = _LABEL_SHARE * page.text_width, _VALUE_EM * self._look.size
        self._label = label
        amounts = [_amount(hant) for hant, _ in bars]
        high, low = float(max(*amounts, Decimal(0))), float(-min(*amounts, Decimal(0)))
        across = page.text_width - len(self._named) * label - 2 * room
        self._scale = across / ((high + low) or 1.0)
        self._axis = page.left + label + room + low * self._scale

    def fragment(self, edition: Edition) -> tuple[Fragment, float]:
        """The figure and its height."""
        look, own = self._look, words(edition.variant)
        lines: list[Line] = []
        shapes: list[Shape] = []
        y = 0.0
        for both in self._bars:
            names = [self._name(both[side].name, side) for side in self._named]
            line = look.size * _LINE
            height = max(look.bar_height + look.bar_gap, max(map(len, names)) * line + look.bar_gap)
            for composed, side in zip(names, self._named, strict=True):
                first = y + height / 2 - len(composed) * line / 2 + line * BASELINE
                lines += self._desk.place(composed, self._name_x(side), first, line)
            change = both[self._leaf].change
            written = figures.amount(change, own) if change else ""
            shapes.append(self._bar(both[0], y + height / 2))
            lines += self._value(both[0], y + height / 2, written, edition.variant)
            y += height
        shapes.append(Shape("line", self._axis, 0.0, 0.0, y, stroke=look.axis, stroke_width=0.6))
        items = "；".join(
            f"{one.name} {figures.amount(one.change, own)}"
            for one in (both[self._leaf] for both in self._bars)
            if one.change
        )
        alt = own.format("chart_alt", count=len(self._bars), items=items)
        fragment = Fragment(
            "chart", "Figure", edition.lang, (), tuple(lines), tuple(shapes), alt=alt, leaf=self._leaf
        )
        return fragment, y

    def _at_left(self, side: int) -> bool:
        return side == self._named[0]

    def _name(self, name: str, side: int) -> tuple[ComposedLine, ...]:
        size = self._look.size
        return self._desk.lines(
            name, self._page.sides[side].variant, size=size, measure=self._label - size,
            align="right" if self._at_left(side) else "left",
        )  # fmt: skip

    def _name_x(self, side: int) -> float:
        page = self._page
        if self._at_left(side):
            return page.left
        return page.left + page.text_width - self._label + self._look.size

    def _bar(self, indicator: Indicator, middle: float) -> Shape:
        look, amount = self._look, float(_amount(indicator))
        length = abs(amount) * self._scale
        left = self._axis if amount > 0 else self._axis - length
        colour = look.rise if amount > 0 else look.fall
        return Shape("rect", left, middle - look.bar_height / 2, length, look.bar_height, fill=colour)

    def _value(self, indicator: Indicator, middle: float, written: str, variant: Variant) -> tuple[Line, ...]:
        size, amount = self._look.size, float(_amount(indicator))
        length, width = abs(amount) * self._scale, _VALUE_EM * size
        rises = amount > 0
        x = self._axis + length + 0.35 * size if rises else self._axis - length - 0.35 * size - width
        composed = self._desk.lines(
            written, variant, size=size, measure=width, align="left" if rises else "right"
        )
        return self._desk.place(composed[:1], x, middle + size * 0.35, size)
