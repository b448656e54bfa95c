"""Charts as they stand on the page: one bar under the other, rises right of the axis and falls left of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from converter.compose.paragraph import ComposedLine, Inline
from converter.content import BarChart, ChartBar
from converter.pages.geometry import BASELINE, Geometry
from converter.pages.layout import Line, Shape
from converter.pages.parallel import ParagraphLook, ParagraphTag, parallel_rows
from converter.pages.setter import TextSetter, lang
from converter.pages.strips import Fragment, Strip
from converter.strings import strings

_LABEL_SHARE: Final = {1: 0.45, 2: 0.3}
"""Of the width, for the names at most, on one side or on either."""
_LINE: Final = 1.35
"""Baseline to baseline of names, in em."""
_BESIDE: Final = 0.35
"""White between a bar and its figure, in em."""
_OUTLINE: Final = 0.8
"""Points: the edge of an aim's bar,"""
_HATCH: Final = 0.5
"""and the lines that fill it,"""
_HATCH_STEP: Final = 3.5
"""which stand so far apart."""
_MOST_SHARE: Final = 0.8
"""Of the page's height, that a chart may take before it is divided."""
_KEPT: Final = 3
"""Bars that stay together where a chart is divided."""


def chart_rows(setter: TextSetter, page: Geometry, chart: BarChart) -> list[Strip]:
    """A chart as rows of a bar each, on a spread once for each edition; below it, what it leaves out.

    All bars stand on one page but where they would fill most of it.
    """
    drawings = [_Drawing(setter, page, chart, at) for at in range(page.spread_pages)]
    rows: list[Strip] = []
    for at in range(len(chart.bars)):
        height = max(drawing.heights[at] for drawing in drawings)
        bars = tuple(drawing.bar(at, height) for drawing in drawings)
        rows.append(Strip(height, bars, block=True))
    if drawings[0].legend:
        height = page.leading
        rows.append(Strip(height, tuple(drawing.key(height) for drawing in drawings)))
    whole = sum(row.height for row in rows) <= _MOST_SHARE * page.text_height
    last = len(rows) - 1
    rows = [
        replace(row, keep=at < last and (whole or at < _KEPT - 1 or at > last - _KEPT))
        for at, row in enumerate(rows)
    ]
    rows[0] = replace(rows[0], anchors=page.anchors(chart.key))
    if chart.omitted:
        rows[-1] = replace(rows[-1], keep=True)
        rows.append(Strip(setter.style.table.leading / 2, keep=True))
        rows += _note(setter, page, chart)
    return [*rows, Strip(0.0, snap=True)]  # a heading brings its own white


def _note(setter: TextSetter, page: Geometry, chart: BarChart) -> list[Strip]:
    """How the bars were chosen where there would be more, and how many were left out."""
    key = "chart_most" if chart.kind == "changes" else "chart_counts_most"
    texts = [
        strings(column.variant).format(key, count=len(chart.bars), omitted=chart.omitted)
        for column in page.columns
    ]
    style = setter.style
    look = ParagraphLook(style.chart.size, style.table.leading, align="left", colour=style.colours.muted)
    rows = parallel_rows(setter, page, texts, look, ParagraphTag(f"{chart.key}.note", "P"))
    return [*(replace(row, keep=True) for row in rows[:-1]), rows[-1]]


@dataclass(frozen=True, slots=True)
class _Name:
    """The name of a bar on one side of the chart, in one edition."""

    edition: int
    lines: tuple[ComposedLine, ...]


class _Drawing:
    """Bars to one scale on one page of a spread."""

    def __init__(self, setter: TextSetter, page: Geometry, chart: BarChart, at: int) -> None:
        self._setter, self._page, self._chart = setter, page, chart
        self._look = setter.style.chart
        own = range(len(page.columns)) if page.shared else (at,)
        self._sides = [list(own[:1]), list(own[1:])] if len(own) > 1 else [list(own)]
        """Editions that name the bars left of them, and right of them."""
        self._lead = own[0]
        self._alt = "\n".join(dict.fromkeys(chart.alt[edition] for edition in own))
        self._variant = page.columns[self._lead].variant
        self._written = [self._figure(bar, own) for bar in chart.bars]
        most = _LABEL_SHARE[len(self._sides)] * page.text_width
        self._label = min(most, self._widest_name() + self._look.size)
        self._names = [[self._named(bar, side) for side in self._sides] for bar in chart.bars]
        amounts = [float(bar.amount) for bar in chart.bars]
        high, low = max(*amounts, 0.0), -min(*amounts, 0.0)
        right, left = self._room(positive=True), self._room(positive=False)
        across = page.text_width - len(self._sides) * self._label - right - left
        self._scale = across / ((high + low) or 1.0)
        self._axis = page.left + self._label + left + low * self._scale
        self.heights = [self._height(names) for names in self._names]
        """Of each bar with its names, in points."""
        self.legend = self._legend(both_ways=chart.kind == "changes" and high > 0 < low)
        """What is explained below the bars: a word, and the shape of a bar it stands for."""

    def _legend(self, *, both_ways: bool) -> list[str]:
        aims = any(bar.target for bar in self._chart.bars)
        return [*(("rise", "fall") if both_ways else ()), *(("aims",) if aims else ())]

    def _height(self, names: Sequence[Sequence[_Name]]) -> float:
        most = max(sum(len(name.lines) for name in side) for side in names)
        return max(self._look.bar_height, most * self._look.size * _LINE) + self._look.bar_gap

    def _widest_name(self) -> float:
        return max(
            self._setter.width(bar.name[edition], self._page.columns[edition].variant, size=self._look.size)
            for bar in self._chart.bars
            for side in self._sides
            for edition in side
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

    def _figure(self, bar: ChartBar, editions: Sequence[int]) -> tuple[ComposedLine, ...]:
        """What stands at the end of a bar; of several wordings the later show only what differs."""
        texts = {bar.written[edition]: self._page.columns[edition].variant for edition in reversed(editions)}
        first, *others = reversed(texts.items())
        bound, space, figure = first[0].partition(" ")
        if others and all(text.partition(" ")[2] == figure for text, _ in others):
            content = [Inline(bound)]
            content += [Inline(f"／{text.partition(' ')[0]}", variant=variant) for text, variant in others]
            content.append(Inline(space + figure))
        else:
            content = [Inline(first[0])]
            content += [Inline(f"／{text.rpartition(' ')[2]}", variant=variant) for text, variant in others]
        wide = self._page.text_width
        return self._setter.lines(content, self._variant, size=self._look.size, measure=wide, align="left")

    def _named(self, bar: ChartBar, side: Sequence[int]) -> list[_Name]:
        """The names of a bar on one side, each wording once."""
        first = {bar.name[edition]: edition for edition in reversed(side)}
        return [
            _Name(
                edition,
                self._setter.lines(
                    name, self._page.columns[edition].variant, size=self._look.size,
                    measure=self._label - self._look.size,
                    align="right" if side is self._sides[0] else "left",
                ),
            )
            for name, edition in reversed(first.items())
        ]  # fmt: skip

    def bar(self, at: int, height: float) -> Fragment:
        """One bar with its names and its figure, in a strip of that height."""
        bar, written, names = self._chart.bars[at], self._written[at], self._names[at]
        size, middle = self._look.size, height / 2
        lines: list[Line] = []
        for side, own in enumerate(names):
            x = self._page.left
            if side:
                x += self._page.text_width - self._label + size
            y = middle - sum(len(name.lines) for name in own) * size * _LINE / 2
            for name in own:
                variant = self._page.columns[name.edition].variant
                other = None if name.edition == self._lead else lang(variant)
                lines += self._setter.place(
                    name.lines, x, y + size * _LINE * BASELINE, size * _LINE, lang=other
                )
                y += len(name.lines) * size * _LINE
        lines += self._setter.place(written, self._figure_x(bar, written), middle + size * 0.35, size * _LINE)
        axis = Shape("line", self._axis, 0.0, 0.0, height, stroke=self._look.axis, stroke_width=0.6)
        return self._fragment(lines, (*self._bar(bar, middle), axis))

    def key(self, height: float) -> Fragment:
        """What the colours of rises and falls mean, and the hatching of aims."""
        look, page = self._look, self._page
        lines: list[Line] = []
        shapes: list[Shape] = []
        x = page.left + self._label
        for word in self.legend:
            told = {strings(page.columns[own].variant)[word]: own for side in self._sides for own in side}
            place = (x, height - look.bar_height, look.size, look.size * 0.8)
            if word == "aims":
                shapes += hatched(*place, look.bar)
            else:
                shapes.append(Shape("rect", *place, fill=look.rise if word == "rise" else look.fall))
            x += look.size * (1 + _BESIDE)
            for number, (text, edition) in enumerate(told.items()):
                variant = page.columns[edition].variant
                composed = self._setter.lines(
                    f"／{text}" if number else text, variant, size=look.size, measure=page.text_width,
                    align="left",
                )  # fmt: skip
                other = None if edition == self._lead else lang(variant)
                lines += self._setter.place(composed, x, height - 0.15 * look.size, look.size, lang=other)
                x += composed[0].width
            x += 2 * look.size
        return self._fragment(lines, shapes)

    def _fragment(self, lines: Sequence[Line], shapes: Sequence[Shape]) -> Fragment:
        return Fragment(
            self._chart.key, "Figure", lang(self._variant), (), tuple(lines), tuple(shapes),
            alt=self._alt, page_of_spread=self._page.columns[self._lead].page_of_spread,
        )  # fmt: skip

    def _bar(self, bar: ChartBar, middle: float) -> list[Shape]:
        """The bar of a result; an aim is hatched: it is not a result yet."""
        look = self._look
        length = abs(float(bar.amount)) * self._scale
        left = self._axis if bar.amount >= 0 else self._axis - length
        colour = look.rise if bar.amount >= 0 else look.fall
        if self._chart.kind != "changes":
            colour = look.bar
        top = middle - look.bar_height / 2
        if bar.target:
            return list(hatched(left, top, length, look.bar_height, colour))
        return [Shape("rect", left, top, length, look.bar_height, fill=colour)]

    def _figure_x(self, bar: ChartBar, written: Sequence[ComposedLine]) -> float:
        length, white = abs(float(bar.amount)) * self._scale, _BESIDE * self._look.size
        if bar.amount >= 0:
            return self._axis + length + white
        return self._axis - length - white - max((line.width for line in written), default=0.0)


def hatched(left: float, top: float, width: float, height: float, colour: str) -> Iterator[Shape]:
    """An outline filled with slanting lines; lengths in points."""
    yield Shape("rect", left, top, width, height, stroke=colour, stroke_width=_OUTLINE)
    start = -height
    while start < width:  # from the lower left to the upper right, cut off at both ends
        begin, end = max(start, 0.0), min(start + height, width)
        if end > begin:
            yield Shape(
                "line", left + begin, top + height - (begin - start), end - begin, begin - end,
                stroke=colour, stroke_width=_HATCH,
            )  # fmt: skip
        start += _HATCH_STEP


def headings(charts: Sequence[BarChart]) -> Iterator[tuple[BarChart, bool]]:
    """The charts, and whether each is the first of the counts: these stand under one heading."""
    seen = False
    for chart in charts:
        yield chart, chart.kind == "counts" and not seen
        seen = seen or chart.kind == "counts"
