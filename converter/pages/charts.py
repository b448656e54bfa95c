"""Charts: year-on-year changes as bars left and right of an axis, and the largest counts."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from converter import figures
from converter.compose.paragraph import ComposedLine, Inline
from converter.lexicon import Lexicon
from converter.model import EditionPair, Indicator
from converter.pages.geometry import BASELINE, Geometry
from converter.pages.layout import Line, Shape
from converter.pages.pagination import Fragment, Row, anchors_of
from converter.pages.parallel import paired_rows
from converter.pages.setter import TextSetter, lang
from converter.words import Words, words

_LABEL_SHARE: Final = {1: 0.45, 2: 0.3}
"""Of the width, for the names at most, on one side or on either."""
_LINE: Final = 1.35
"""Baseline to baseline of names, in em."""
_BESIDE: Final = 0.35
"""White between a bar and its figure, in em."""
_MOST_SHARE: Final = 0.8
"""Of the page's height, so that heading and note find room beside a chart."""
_LEAST_SHARE: Final = 0.6
"""Of its bars, that a chart keeps to stand on the page where it begins."""
LEAST_BARS: Final = 2


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: how long it is, what it is called and what is written beside it, Traditional first."""

    amount: float
    names: tuple[str, str]
    written: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Chart:
    """What a chart shows. `key` names its words: heading, `_alt`, `_most`."""

    key: str
    bars: tuple[Bar, ...]
    partial: bool
    """Whether there would be more bars."""


def charts(pair: EditionPair, most: int, lexicon: Lexicon) -> list[Chart]:
    """The charts a report gives rise to, of at most `most` bars each; one of a single bar is none.

    The lexicon knows which units count.
    """
    found = list(zip(pair.hant.report.indicators, pair.hans.report.indicators, strict=True))
    own = (words(pair.hant.variant), words(pair.hans.variant))
    changes = [
        Bar(
            float(hant.change.amount),
            (hant.name, hans.name),
            (figures.amount(hant.change, own[0]), figures.amount(hans.change, own[1])),
        )
        for hant, hans in found
        if hant.change and hans.change and _moved_in_a_year(hant)
    ]
    counts = [
        Bar(
            float(hant.value),
            (hant.name, hans.name),
            (_counted(hant, own[0]), _counted(hans, own[1])),
        )
        for hant, hans in found
        if hant.value is not None and _is_count(hant, lexicon)
    ]
    made = (_chart("chart", changes, most), _chart("chart_counts", counts, most))
    return [chart for chart in made if len(chart.bars) >= LEAST_BARS]


def _chart(key: str, bars: Sequence[Bar], most: int) -> Chart:
    """The longest bars, from the largest to the least; those of one length in the order of the report."""
    longest = sorted(bars, key=lambda bar: -abs(bar.amount))[:most]
    return Chart(key, tuple(sorted(longest, key=lambda bar: -bar.amount)), len(bars) > most)


def _moved_in_a_year(indicator: Indicator) -> bool:
    change = indicator.change
    return change is not None and change.unit == "%" and change.basis == "yoy" and not indicator.target


def _is_count(indicator: Indicator, lexicon: Lexicon) -> bool:
    """Whether it counts persons, things or cases: measures and money have no scale in common."""
    return lexicon.counts(indicator.unit) and not indicator.target and indicator.value_max is None


def _counted(indicator: Indicator, own: Words) -> str:
    figure, unit = figures.figure_and_unit(indicator, own)
    return f"{figure} {unit}"


def chart_rows(setter: TextSetter, page: Geometry, chart: Chart) -> list[Row]:
    """A chart as one row, on an opening once for each script; below it, how its bars were chosen.

    Where the rest of a page is too short for it, it stands there with fewer bars, rather than leave white.
    """
    rows = _rows(setter, page, chart)
    while rows[0].height > _MOST_SHARE * page.text_height and len(chart.bars) > LEAST_BARS:
        chart = _shorter(chart)
        rows = _rows(setter, page, chart)
    return [replace(rows[0], instead=partial(_with_fewer_bars, setter, page, chart)), *rows[1:]]


def _with_fewer_bars(setter: TextSetter, page: Geometry, chart: Chart) -> Iterator[list[Row]]:
    least = max(LEAST_BARS, math.ceil(_LEAST_SHARE * len(chart.bars)))
    while len(chart.bars) > least:
        chart = _shorter(chart)
        yield _rows(setter, page, chart)


def _rows(setter: TextSetter, page: Geometry, chart: Chart) -> list[Row]:
    drawn = [_Drawing(setter, page, chart, leaf).fragment() for leaf in range(page.leaves)]
    height = -(-max(height for _, height in drawn) // page.leading) * page.leading
    anchors = anchors_of(chart.key)
    rows = [Row(height, tuple(fragment for fragment, _ in drawn), anchors=anchors, keep=chart.partial)]
    if chart.partial:
        texts = [
            words(side.variant).format(f"{chart.key}_most", count=len(chart.bars)) for side in page.sides
        ]
        note = paired_rows(
            setter, page, texts, node=f"{chart.key}.note", role="P", size=setter.style.chart.size,
            leading=page.leading, align="left", colour=setter.style.colours.muted,
        )  # fmt: skip
        rows += [*(replace(row, keep=True) for row in note[:-1]), note[-1]]
    return rows


def _shorter(chart: Chart) -> Chart:
    """The chart without its shortest bar."""
    shortest = min(reversed(chart.bars), key=lambda bar: abs(bar.amount))
    return Chart(chart.key, tuple(bar for bar in chart.bars if bar is not shortest), True)


class _Drawing:
    """Bars to one scale, rises to the right of the axis and falls to the left."""

    def __init__(self, setter: TextSetter, page: Geometry, chart: Chart, leaf: int) -> None:
        self._desk, self._page, self._chart, self._leaf = setter, page, chart, leaf
        self._look = setter.style.chart
        self._variant = page.sides[leaf].variant
        self._named = (leaf,) if page.leaves > 1 else (0, 1)
        """Scripts that name the bars: one, or one on either side."""
        self._written = [self._figure(bar) for bar in chart.bars]
        most = _LABEL_SHARE[len(self._named)] * page.text_width
        self._label = min(most, self._widest_name() + self._look.size)
        amounts = [bar.amount for bar in chart.bars]
        high, low = max(*amounts, 0.0), -min(*amounts, 0.0)
        right, left = self._room(positive=True), self._room(positive=False)
        across = page.text_width - len(self._named) * self._label - right - left
        self._scale = across / ((high + low) or 1.0)
        self._axis = page.left + self._label + left + low * self._scale

    def _widest_name(self) -> float:
        return max(
            self._desk.width(bar.names[side], self._page.sides[side].variant, size=self._look.size)
            for bar in self._chart.bars
            for side in self._named
        )

    def _room(self, *, positive: bool) -> float:
        """What the figures beside the bars on one side of the axis need."""
        widths = [
            line.width
            for bar, lines in zip(self._chart.bars, self._written, strict=True)
            for line in lines
            if (bar.amount >= 0) == positive
        ]
        return max(widths, default=0.0) + 2 * _BESIDE * self._look.size

    def _figure(self, bar: Bar) -> tuple[ComposedLine, ...]:
        texts = [bar.written[side] for side in self._named]
        content = [Inline(texts[0])]
        if texts[0] != texts[-1]:  # only the words differ
            content.append(Inline(f"／{texts[1].rpartition(' ')[2]}", variant=self._page.sides[1].variant))
        wide = self._page.text_width
        return self._desk.lines(content, self._variant, size=self._look.size, measure=wide, align="left")

    def fragment(self) -> tuple[Fragment, float]:
        """The figure and its height."""
        look, own = self._look, words(self._variant)
        lines: list[Line] = []
        shapes: list[Shape] = []
        y = 0.0
        for bar, written in zip(self._chart.bars, self._written, strict=True):
            names = [self._name(bar.names[side], side) for side in self._named]
            line = look.size * _LINE
            height = max(look.bar_height, max(map(len, names)) * line) + look.bar_gap
            for composed, side in zip(names, self._named, strict=True):
                first = y + height / 2 - len(composed) * line / 2 + line * BASELINE
                other = None if side == self._leaf else lang(self._page.sides[side].variant)
                lines += self._desk.place(composed, self._name_x(side), first, line, lang=other)
            shapes.append(self._bar(bar, y + height / 2))
            lines += self._desk.place(
                written, self._figure_x(bar, written), y + height / 2 + look.size * 0.35, line
            )
            y += height
        shapes.append(Shape("line", self._axis, 0.0, 0.0, y, stroke=look.axis, stroke_width=0.6))
        items = "；".join(f"{bar.names[self._leaf]} {bar.written[self._leaf]}" for bar in self._chart.bars)
        alt = own.format(f"{self._chart.key}_alt", count=len(self._chart.bars), items=items)
        fragment = Fragment(
            self._chart.key,
            "Figure",
            lang(self._variant),
            (),
            tuple(lines),
            tuple(shapes),
            alt=alt,
            leaf=self._leaf,
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

    def _bar(self, bar: Bar, middle: float) -> Shape:
        look = self._look
        length = abs(bar.amount) * self._scale
        left = self._axis if bar.amount >= 0 else self._axis - length
        colour = look.rise if bar.amount >= 0 else look.fall
        if self._chart.key != "chart":
            colour = look.bar
        return Shape("rect", left, middle - look.bar_height / 2, length, look.bar_height, fill=colour)

    def _figure_x(self, bar: Bar, written: Sequence[ComposedLine]) -> float:
        length, white = abs(bar.amount) * self._scale, _BESIDE * self._look.size
        if bar.amount >= 0:
            return self._axis + length + white
        return self._axis - length - white - max((line.width for line in written), default=0.0)
