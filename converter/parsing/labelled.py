"""Rows of words: a label, and behind wide gaps what is told of it, each with its figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from converter.lexicon import fold
from converter.lexicon.patterns import data_of, patterns
from converter.model import Paragraph, Span

_FEWEST: Final = 3
"""Cells of such a row: its label and two figures."""
_LONGEST: Final = 400
"""Characters of such a row."""


@dataclass(frozen=True, slots=True)
class LabelledRow:
    """早稻　　面积22.6万亩　　总产9万吨, by its places in the source."""

    label: Span
    told: Span
    """What is told of it, with the gaps between."""


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    return patterns(data_of("converter.parsing", "tables")["labelled"])


def labelled_row(paragraph: Paragraph) -> LabelledRow | None:
    """The label and the figures of a paragraph that is such a row; None for any other.

    Args:
        paragraph: of a report, a row of a table or a line.
    """
    text, start = paragraph.text.text, paragraph.text.span.start
    if len(text) > _LONGEST:
        return None
    cells = _cells(text, start) if paragraph.row is None else paragraph.row.cells
    if len(cells) < _FEWEST:
        return None
    told = [fold(text[cell.start - start : cell.end - start]).strip() for cell in cells]
    label, figure = _patterns()["label"], _patterns()["figure"]
    if label.fullmatch(told[0]) is None or not all(figure.fullmatch(cell) for cell in told[1:]):
        return None
    return LabelledRow(cells[0], Span(cells[1].start, cells[-1].end))


def _cells(text: str, start: int) -> Sequence[Span]:
    """What wide gaps divide a line into."""
    cells, begin = [], 0
    for gap in _patterns()["gap"].finditer(text):
        if gap.start() > begin:
            cells.append(Span(start + begin, start + gap.start()))
        begin = gap.end()
    return [*cells, Span(start + begin, start + len(text))] if begin < len(text) else cells
