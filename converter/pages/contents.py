"""The table of contents: entries beside or under each other with leaders, page numbers and links."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from converter.model import Variant
from converter.pages.geometry import BASELINE, Geometry
from converter.pages.layout import Destination, Enclosing, Line, Link
from converter.pages.setter import TextSetter, lang
from converter.pages.strips import Fragment, Strip

_LEADER_STEP = 0.45
_LEAST_DOTS = 3
"""Of a leader: fewer lead the eye nowhere."""
_APART = (0.5, 0.4)
"""Em between the entry and its leader, and between that and the page number."""
_NUMBER_WIDTH = 1.1 + sum(_APART) + (_LEAST_DOTS + 1) * _LEADER_STEP
"""Em kept free for a page number of two figures and the leader before it."""


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """What the contents and the bookmarks list."""

    node: str
    level: int
    """From 1."""
    texts: Sequence[str]
    """In each edition."""
    labels: Sequence[str] = ()
    """What stands before the hanging text: `一、`."""
    printed: bool = True
    """Whether the contents show it; else it is a bookmark only."""


def contents_rows(
    setter: TextSetter, page: Geometry, entries: Sequence[ContentsEntry], places: Mapping[str, Destination]
) -> list[Strip]:
    """Entry beside entry, or under each other; the heights do not depend on `places`."""
    rows: list[Strip] = []
    above: list[ContentsEntry] = []
    for entry in entries:
        if not entry.printed or entry.level > setter.style.toc.levels:
            continue
        above = [each for each in above if each.level < entry.level]
        names = ["toc", *(f"toc.{each.node}" for each in above)]
        fragments = [
            _fragment(setter, page, entry, number, places, names) for number, _ in enumerate(page.columns)
        ]
        above.append(entry)
        for together in (fragments,) if page.beside else ([each] for each in fragments):
            height = max(len(fragment.lines) for fragment in together) * setter.style.toc.leading
            rows.append(Strip(height, tuple(together), keep=together[-1] is not fragments[-1]))
    return rows


def _fragment(
    setter: TextSetter, page: Geometry, entry: ContentsEntry, number: int, places: Mapping[str, Destination],
    names: Sequence[str],
) -> Fragment:  # fmt: skip
    """An entry in one edition; `names` are those of the lists it stands in, one in another."""
    column, text = page.columns[number], entry.texts[number]
    lines, leader = _lines(setter, page, entry, number, places.get(column.anchor(entry.node)))
    target, height = column.anchor(entry.node), setter.style.toc.leading * len(lines)
    link = Link(column.x, 0.0, page.measure, height, target, text)
    path = tuple(Enclosing("TOC", column.anchor(name) if page.spread_pages > 1 else name) for name in names)
    return Fragment(
        f"toc.{entry.node}", "TOCI", lang(column.variant), path, tuple(lines), links=(link,),
        page_of_spread=column.page_of_spread,
        decoration=leader,
    )  # fmt: skip


def _lines(
    setter: TextSetter, page: Geometry, entry: ContentsEntry, number: int, place: Destination | None
) -> tuple[list[Line], tuple[Line, ...]]:
    """The lines of an entry, its page number at the end of the last, and the leader between."""
    toc, column = setter.style.toc, page.columns[number]
    variant = column.variant
    colour = setter.style.colours.second if number and not page.beside else None
    inset = (entry.level - 1) * toc.size
    hang = setter.hang(entry.labels[number] if entry.labels else "", variant, size=toc.size) or toc.size
    composed = setter.lines(
        entry.texts[number], variant, size=toc.size, measure=page.measure - inset - _NUMBER_WIDTH * toc.size,
        align="left", hang=hang, balanced=True, node=entry.node,
    )  # fmt: skip
    lines = list(setter.place(composed, column.x + inset, toc.leading * BASELINE, toc.leading, colour))
    if not lines or place is None:
        return lines, ()
    shown = f" {place.page}"  # the space parts it from the entry where the text is read aloud
    edge, y = column.x + page.measure, toc.leading * (BASELINE + len(composed) - 1)
    (figure,) = setter.lines(shown, variant, size=toc.size, measure=page.measure, align="left")
    start = column.x + inset + composed[-1].width + _APART[0] * toc.size
    leader = _leader(setter, start, edge - figure.width - _APART[1] * toc.size, y, variant)
    put, last = setter.put(figure, edge - figure.width, y, colour), lines[-1]
    lines[-1] = Line(last.text + put.text, (*last.runs, *put.runs), last.x, last.y, edge - last.x)
    return lines, leader


def _leader(setter: TextSetter, start: float, end: float, y: float, variant: Variant) -> tuple[Line, ...]:
    """Dots on a grid common to all entries, so that they stand under each other."""
    toc = setter.style.toc
    if not toc.leader:
        return ()
    (dot,) = setter.lines(
        toc.leader, variant, size=toc.size, measure=len(toc.leader) * 2 * toc.size, align="left"
    )
    step = max(_LEADER_STEP * toc.size, dot.width)
    first = -(-start // step) * step
    count = int((end - first) / step)
    if count < _LEAST_DOTS:
        return ()
    run = setter.put(dot, 0.0, y, setter.style.colours.muted).runs[0]
    places = array("d", [first + number * step for number in range(count)])
    text = toc.leader * count
    return (Line(text, (replace(run, text=text, xs=places),), first, y, end - first),)
