"""The table of contents: paired entries with leaders, page numbers and links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from converter.model import Variant
from converter.pages.geometry import BASELINE, Geometry
from converter.pages.layout import Destination, Enclosing, Line, Link
from converter.pages.pagination import Fragment, Row
from converter.pages.setter import TextSetter, lang

_NUMBER_WIDTH = 2.0
"""Em kept free for the page number."""
_LEADER_STEP = 0.45


@dataclass(frozen=True, slots=True)
class Entry:
    """What the contents and the bookmarks list."""

    node: str
    level: int
    """From 1."""
    texts: tuple[str, str]
    """Traditional, Simplified."""
    labels: tuple[str, str] = ("", "")
    """What stands before the hanging text: `一、`."""
    printed: bool = True
    """Whether the contents show it; else it is a bookmark only."""


def contents_rows(
    setter: TextSetter, page: Geometry, entries: Sequence[Entry], places: Mapping[str, Destination]
) -> list[Row]:
    """Entry beside entry, or under each other; the heights do not depend on `places`."""
    rows: list[Row] = []
    above: list[Entry] = []
    for entry in entries:
        if not entry.printed or entry.level > setter.style.toc.levels:
            continue
        above = [each for each in above if each.level < entry.level]
        names = ["toc", *(f"toc.{each.node}" for each in above)]
        fragments = [
            _fragment(setter, page, entry, number, places, names) for number, _ in enumerate(page.sides)
        ]
        above.append(entry)
        for together in (fragments,) if page.beside else ([each] for each in fragments):
            height = max(len(fragment.lines) for fragment in together) * setter.style.toc.leading
            rows.append(Row(height, tuple(together), keep=not page.beside and together[0] is fragments[0]))
    return rows


def _fragment(
    setter: TextSetter, page: Geometry, entry: Entry, number: int, places: Mapping[str, Destination],
    names: Sequence[str],
) -> Fragment:  # fmt: skip
    """An entry in one script; `names` are those of the lists it stands in, one in another."""
    side, text = page.sides[number], entry.texts[number]
    lines, leader = _lines(setter, page, entry, number, places.get(side.anchor(entry.node)))
    link = Link(
        side.x, 0.0, page.column, setter.style.toc.leading * len(lines), side.anchor(entry.node), text
    )
    path = tuple(Enclosing("TOC", side.anchor(name) if page.leaves > 1 else name) for name in names)
    return Fragment(
        f"toc.{entry.node}", "TOCI", lang(side.variant), path, tuple(lines), links=(link,), leaf=side.leaf,
        decoration=leader,
    )  # fmt: skip


def _lines(
    setter: TextSetter, page: Geometry, entry: Entry, number: int, place: Destination | None
) -> tuple[list[Line], tuple[Line, ...]]:
    """The lines of an entry, its page number at the end of the last, and the leader between."""
    toc, side = setter.style.toc, page.sides[number]
    variant = side.variant
    colour = setter.style.colours.second if number and not page.beside else None
    inset = (entry.level - 1) * toc.size
    hang = setter.hang(entry.labels[number], variant, size=toc.size) or toc.size
    composed = setter.lines(
        entry.texts[number], variant, size=toc.size, measure=page.column - inset - _NUMBER_WIDTH * toc.size,
        align="left", hang=hang, node=entry.node,
    )  # fmt: skip
    lines = list(setter.place(composed, side.x + inset, toc.leading * BASELINE, toc.leading, colour))
    if not lines or place is None:
        return lines, ()
    shown = f" {place.page}"  # the space parts it from the entry where the text is read aloud
    edge, y = side.x + page.column, toc.leading * (BASELINE + len(composed) - 1)
    (figure,) = setter.lines(shown, variant, size=toc.size, measure=page.column, align="left")
    start = side.x + inset + composed[-1].width + 0.5 * toc.size
    leader = _leader(setter, start, edge - figure.width - 0.4 * toc.size, y, variant)
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
    if count < 2:
        return ()
    run = setter.put(dot, 0.0, y, setter.style.colours.muted).runs[0]
    places = tuple(first + number * step for number in range(count))
    text = toc.leader * count
    return (Line(text, (replace(run, text=text, xs=places),), first, y, end - first),)
