"""Lists of the source: the elements an item stands in, and its printed label apart from what it says."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

from converter.model import Point, PointKind
from converter.pages.layout import Enclosing, Line, Path

_NUMBERINGS: Final[dict[PointKind, str]] = {
    "number": "Decimal",
    "upper letter": "UpperAlpha",
    "lower letter": "LowerAlpha",
    "upper roman": "UpperRoman",
    "lower roman": "LowerRoman",
    "bullet": "Disc",
}
"""Values of ListNumbering (ISO 32000-1 table 347); it has none for Chinese numerals."""
_BULLETS: Final = {"○": "Circle", "◇": "Square", "■": "Square", "□": "Square", "▪": "Square", "▫": "Square"}


class _Item(NamedTuple):
    list: int
    number: int
    path: Path


class Nesting:
    """Goes through what stands beside each other, in order, and knows the elements around each."""

    def __init__(self, around: Path) -> None:
        """`around` is what encloses all of it."""
        self._around = around
        self._open: list[_Item] = []

    def path(self, point: Point | None) -> Path:
        """What encloses a paragraph; of an item, the element that its label and its body are parts of."""
        if point is None:
            self._open.clear()
            return self._around
        before = next((item for item in self._open if item.list == point.list), None)
        del self._open[point.depth - bool(point.label) :]
        around = within(self._open[-1].path) if self._open else self._around
        if not point.label:
            return around
        name, number = f"l{point.list}", before.number + 1 if before else 1
        numbering = _BULLETS.get(point.label.text, _NUMBERINGS[point.kind])
        path = (
            *around,
            Enclosing("L", name, (("ListNumbering", numbering),)),
            Enclosing("LI", f"{name}.{number}"),
        )
        self._open.append(_Item(point.list, number, path))
        return path


def within(item: Path) -> Path:
    """What belongs to an item beside its label and the paragraph that follows it; both scripts share it."""
    return (*item, Enclosing("LBody", f"{item[-1].id}.more"))


def parted(line: Line, count: int) -> tuple[Line, Line]:
    """A line cut after `count` characters, the first piece knowing where its text goes on."""
    first, second = [], []
    for run in line.runs:
        own = max(0, min(count, len(run.text)))
        count -= len(run.text)
        if own:
            first.append(replace(run, text=run.text[:own], xs=run.xs[:own]))
        if own < len(run.text):
            second.append(replace(run, text=run.text[own:], xs=run.xs[own:]))
    texts = ["".join(run.text for run in runs) for runs in (first, second)]
    middle = second[0].xs[0] if second else line.x + line.width
    label = Line(texts[0], tuple(first), line.x, line.y, middle - line.x, following=middle)
    return label, Line(texts[1], tuple(second), middle, line.y, line.x + line.width - middle)
