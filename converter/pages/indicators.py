"""The table of indicators, section by section with their number, its columns as wide as makes it shortest.

One table and not one for each section: figures of all sections stand under each other at the decimal point,
and a section of one or two rows needs neither a head of its own nor a total below. The name of a section,
with its sum, is a heading in the tags and a bookmark; its rows are a TBody.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from converter import figures
from converter.model import EditionPair, Indicator
from converter.pages.annexes import Annex, Pairs, by_section, head
from converter.pages.geometry import Geometry
from converter.pages.pagination import Row, anchors_of
from converter.pages.parallel import paired_rows
from converter.pages.setter import TextSetter
from converter.pages.table_columns import (
    BETWEEN,
    Cell,
    Pair,
    cell,
    columns,
    pair_of,
)
from converter.pages.table_widths import Fitter
from converter.pages.tables import Entry, Table
from converter.words import Words, words

_LONGEST_PERIOD: Final = 9
"""Characters of a period that stands in its row; a longer one stands in a note below the table."""
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def indicators(
    setter: TextSetter, page: Geometry, pair: EditionPair, place: Callable[[Indicator], str]
) -> Annex:
    """The indicators in one table, under the names of their sections, and notes on what is long.

    `place` gives the node that a row leads to: the line of its sentence.
    """
    found = list(zip(pair.hant.report.indicators, pair.hans.report.indicators, strict=True))
    groups = list(by_section(pair, found))
    notes = _Notes(page)
    entries: list[Entry] = []
    named: list[tuple[str, tuple[str, str]]] = []
    for headings, group in groups:
        if len(groups) > 1:
            named.append((f"indicators.{len(named) + 1}", headings))
            cells = _count(page, pair_of(page, headings), group)
            entries.append(Entry(cells, anchors_of(named[-1][0]), kind="group"))
        entries += [
            Entry(_cells(page, place(hant), notes, hant, hans), anchors_of(hant.id)) for hant, hans in group
        ]
    entries.append(Entry(_count(page, head(page, "total"), found), kind="total"))
    fields = Fitter(setter, page, entries).fields()
    table = Table("indicators.table", columns(page, fields), setter, page)
    rows = table.rows([field.head for field in fields], entries)
    return Annex([*rows, *notes.rows(setter)], named)


@dataclass(slots=True)
class _Notes:
    """Periods that are too long for a column, each once."""

    page: Geometry
    _marks: dict[tuple[str, str], str] = field(default_factory=dict)

    def cell(self, texts: tuple[str, str]) -> Pair:
        """The period, or the mark of the note that tells it; the link says it too."""
        if max(map(len, texts)) <= _LONGEST_PERIOD:
            return pair_of(self.page, texts, BETWEEN)
        number = len(self._marks)
        own = self._marks.setdefault(texts, _CIRCLED[number] if number < len(_CIRCLED) else f"({number + 1})")
        hant, hans = (
            cell(
                side.variant,
                own,
                link=side.anchor(_note(own)),
                alt=f"{words(side.variant)['column_period']}：{text}",
            )
            for side, text in zip(self.page.sides, texts, strict=True)
        )
        return Pair(hant, hans)

    def rows(self, setter: TextSetter) -> list[Row]:
        look, rows = setter.style.table, [Row(self.page.leading / 2)] if self._marks else []
        for texts, mark in self._marks.items():
            hangs = [setter.hang(f"{mark}　", side.variant, size=look.size) for side in self.page.sides]
            rows += paired_rows(
                setter, self.page, [f"{mark}　{text}" for text in texts], node=_note(mark), role="Note",
                size=look.size, leading=look.leading, hangs=(hangs[0], hangs[1]), align="left",
                colour=setter.style.colours.muted,
            )  # fmt: skip
        return [*rows, Row(0.0, snap=True)] if rows else []


def _note(mark: str) -> str:
    return f"indicators.note.{mark}"


def _cells(page: Geometry, place: str, notes: _Notes, *sides: Indicator) -> list[Pair]:
    names: list[Cell] = []
    texts: list[tuple[str, ...]] = []
    for one, side in zip(sides, page.sides, strict=True):
        own = words(side.variant)
        period = (one.period.text if one.period else "") + (own["target"] if one.target else "")
        alt = f"{own['column_place']}：{one.name}"
        names.append(cell(side.variant, one.name, link=side.anchor(place), alt=alt))
        texts.append((*figures.figure_and_unit(one, own), _changed(one, own), period))
    value, unit, change, (left, right) = zip(*texts, strict=True)
    return [
        Pair(names[0], names[1]),
        pair_of(page, value, figures=True),
        pair_of(page, unit, BETWEEN),
        pair_of(page, change, figures=True),
        notes.cell((left, right)),
    ]


def _changed(one: Indicator, own: Words) -> str:
    """The change as a cell has it: `同比 ↓ −20%`."""
    if one.change is None:
        return ""
    basis = figures.basis(one.change, own)
    return f"{basis} {figures.moved(one.change, own)}".lstrip()


def _count(page: Geometry, name: Pair, group: Pairs[Indicator]) -> list[Pair]:
    """How many indicators there are, and how many rose and fell."""
    amounts = [hant.change.amount for hant, _ in group if hant.change]
    moved = [("↑", sum(amount > 0 for amount in amounts)), ("↓", sum(amount < 0 for amount in amounts))]
    written = "　".join(f"{arrow} {count}" for arrow, count in moved if count)
    count = str(len(group))
    both = [pair_of(page, (text, text)) for text in (count, written, "")]
    return [name, both[0], head(page, "count_unit"), both[1], both[2]]
