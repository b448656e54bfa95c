"""Charts as Word draws them: categories, series of one colour, the notation of the figure at each bar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from converter import number_format
from converter.content.tree import BarChart, ChartBar
from converter.content.weights import weights
from converter.lexicon.fold import fold
from converter.lexicon.lattice import is_inside_word
from converter.renderers.docx.labels import ByEdition, DocxLabels, joined


@dataclass(frozen=True, slots=True)
class BarSeries:
    """Bars of one colour; None leaves the place to another series."""

    name: str
    colour: str
    values: tuple[Decimal | None, ...]
    hatched: bool = False
    """Whether they are aims and no results."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart, its bars lying, the first on top."""

    title: ByEdition
    about: str
    """For readers who cannot see it."""
    categories: tuple[str, ...]
    series: tuple[BarSeries, ...]
    formats: tuple[str, ...]
    """Of the figure at each bar, in Excel's notation."""


@dataclass(frozen=True, slots=True)
class ChartColours:
    """Of bars, as Word writes colours."""

    rise: str
    fall: str
    count: str


def word_chart(chart: BarChart, labels: DocxLabels, colours: ChartColours) -> Chart:
    """A chart of the content tree as Word has it."""
    amounts = [bar.amount for bar in chart.bars]
    if chart.kind == "changes":
        rise, fall = (joined(labels(key)) for key in ("rise", "fall"))
        series: tuple[BarSeries, ...] = (
            BarSeries(rise, colours.rise, tuple(each if each >= 0 else None for each in amounts)),
            BarSeries(fall, colours.fall, tuple(each if each < 0 else None for each in amounts)),
        )
        formats = tuple(_signed(bar) for bar in chart.bars)
    else:
        aims = [bar.target for bar in chart.bars]
        results = tuple(None if aim else each for each, aim in zip(amounts, aims, strict=True))
        aimed = tuple(each if aim else None for each, aim in zip(amounts, aims, strict=True))
        name = labels("results") if any(aims) else chart.unit  # the title tells the unit
        series = (
            BarSeries(joined(name), colours.count, results),
            BarSeries(joined(labels("aims")), colours.count, aimed, hatched=True),
        )
        formats = tuple(_bounded(bar, _format(bar)) for bar in chart.bars)
    return Chart(
        title=chart.title,
        about="\n".join(dict.fromkeys(chart.alt)),
        categories=tuple(
            "\n".join(line for name in dict.fromkeys(bar.name) for line in lines_of(name))
            for bar in chart.bars
        ),
        series=tuple(each for each in series if any(value is not None for value in each.values)),
        formats=formats,
    )


def lines_of(name: str) -> list[str]:
    """The name of a bar in lines of like length, which leave the bars their room; words stay whole.

    >>> lines_of("城乡居民基本医疗保险参保人数")
    ['城乡居民基本医疗保险参保人数']
    """
    count = -(-len(name) // _LONGEST_LINE)
    folded, lines, start = fold(name), [], 0
    for left in range(count, 1, -1):
        end = start + -(-(len(name) - start) // left)
        while end > start + _SHORTEST_LINE and (name[end] in _NO_START or _is_torn(folded, end)):
            end -= 1
        lines.append(name[start:end])
        start = end
    return [*lines, name[start:]]


def _is_torn(folded: str, place: int) -> bool:
    """Whether a line that ends there tears a word or a number, or ends with an opening bracket."""
    if folded[place - 1] in _NO_END or is_inside_word(folded, place):
        return True
    return all(char.isascii() and not char.isspace() for char in folded[place - 1 : place + 1])


_LONGEST_LINE: Final = 20
"""Characters of the name of a bar in one line: half of the width of the text."""
_SHORTEST_LINE: Final = 8
_NO_START: Final = "，、；：）」』》”’%"
_NO_END: Final = "(（「『《“‘"
_BOUND: Final = re.compile(
    rf"([^\d+{number_format.MINUS}]*)[+{number_format.MINUS}]?(?P<number>[\d,.]+)([^\s\d%]*)"
)
"""What stands before and behind a number in a figure that is written out."""


def _bounded(bar: ChartBar, notation: str) -> str:
    """The notation of a figure with its bound, which stays where people change the number: `"逾 "#,##0`."""
    found = _BOUND.match(bar.written[0])
    before, behind = (found[1].strip(), found[3]) if found else ("", "")
    return (f'"{before} "' if before else "") + notation + (f'"{behind}"' if behind else "")


def _signed(bar: ChartBar) -> str:
    """The notation of a change, with the zeros its decimals end with."""
    decimals = _decimals(bar)
    plain = (
        f"0.{'0' * decimals}" if decimals != number_format.decimals_of(bar.amount.normalize()) else "General"
    )
    up, down = (_bounded(bar, f'{sign}{plain}"%"') for sign in ("+", number_format.MINUS))
    return f'{up};{down};0"%"'


def _format(bar: ChartBar) -> str:
    """As many decimals as a figure is told with, at most those of a table."""
    decimals = _decimals(bar)
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def _decimals(bar: ChartBar) -> int:
    """As many as its label has, where that is in the magnitude of the chart."""
    found = _BOUND.match(bar.written[0])
    told = Decimal(found["number"].replace(",", "")) if found else None
    if told is not None and told == abs(bar.amount):
        return number_format.decimals_of(told)
    return number_format.decimals_of(round(bar.amount, weights().magnitudes.most_decimals).normalize())
