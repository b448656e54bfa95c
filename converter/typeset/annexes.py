"""The tables behind the report: action items, and the indicators section by section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from converter import figures
from converter.model import ActionItem, EditionPair, Indicator, Section
from converter.typeset.body import heading_rows, section_heading
from converter.typeset.flow import Row
from converter.typeset.geometry import Geometry
from converter.typeset.line import Inline
from converter.typeset.setter import Setter
from converter.typeset.tables import Cell, Field, Pair, Table, cell, columns, measure_figures
from converter.words import words

_Node = TypeVar("_Node", ActionItem, Indicator)
_Pairs = list[tuple[_Node, _Node]]

_NUMBER_EM = 4.0
"""Width of the column of numbers, in em of the table."""
_LEAST_EM = 3.0
"""Of a column of figures."""
_PERIOD_SHARE = 0.16
"""Of the table's width at most."""
_OPENING = 16
"""Characters of a section's first words that stand for a heading it has not."""


def _word(pair: EditionPair, key: str) -> Pair:
    return Pair(*(cell(one.variant, words(one.variant)[key]) for one in (pair.hant, pair.hans)))


def action_rows(desk: Setter, page: Geometry, pair: EditionPair) -> list[Row]:
    """The action items, one table for each section that has some; rows lead to their paragraphs."""
    items = list(zip(pair.hant.report.action_items(), pair.hans.report.action_items(), strict=True))
    groups = list(_by_section(pair, items))
    fields = (
        Field(_word(pair, "column_number"), "center", _NUMBER_EM * desk.style.table.size),
        Field(_word(pair, "column_action"), split=True),
    )
    rows: list[Row] = []
    for index, (headings, group) in enumerate(groups, start=1):
        if len(groups) > 1:
            rows += heading_rows(desk, page, headings, node=f"items.{index}", level=2)
        table = Table(f"items.table.{index}", columns(page, fields), desk, page)
        body = [_item_cells(page, hant, hans) for hant, hans in group]
        rows += table.rows([field.head for field in fields], body, [hant.id for hant, _ in group])
    return rows


def _item_cells(page: Geometry, *sides: ActionItem) -> list[Pair]:
    numbers, texts = [], []
    for item, side in zip(sides, page.sides, strict=True):
        alt = f"{words(side.variant)['column_place']}：{item.title.text}"
        numbers.append(cell(side.variant, str(item.number), link=side.anchor(item.node), alt=alt))
        texts.append(cell(side.variant, *_item_text(item)))
    return [Pair(*numbers), Pair(*texts)]


def _item_text(item: ActionItem) -> tuple[Inline, ...]:
    """The title strong, the rest after it."""
    title, body = item.title.text, item.body.text
    if title and body.startswith(title):
        return (Inline(title, "strong"), Inline(body[len(title) :]))
    if title and title not in body:
        return (Inline(f"{title}\n", "strong"), Inline(body))
    return (Inline(body),)


def indicator_rows(desk: Setter, page: Geometry, pair: EditionPair) -> list[Row]:
    """The indicators, one table for each section; rows lead to the paragraphs they come from."""
    found = list(zip(pair.hant.report.indicators, pair.hans.report.indicators, strict=True))
    entries = {hant.id: _indicator_cells(page, hant, hans) for hant, hans in found}
    fields = _indicator_fields(desk, page, pair, list(entries.values()))
    rows: list[Row] = []
    for index, (headings, group) in enumerate(_by_section(pair, found), start=1):
        rows += heading_rows(desk, page, headings, node=f"indicators.{index}", level=2)
        table = Table(f"indicators.table.{index}", columns(page, fields), desk, page)
        body = [entries[hant.id][: len(fields)] for hant, _ in group]
        rows += table.rows([field.head for field in fields], body, [hant.id for hant, _ in group])
    return rows


def _indicator_fields(
    desk: Setter, page: Geometry, pair: EditionPair, entries: Sequence[Sequence[Pair]]
) -> list[Field]:
    """Name, value, change, and the period where one is known; figures take the room they need."""
    look = desk.style.table

    def shown(number: int) -> list[Cell]:
        pairs = [entry[number] for entry in entries]
        if page.leaves == 1:
            return [each.together() for each in pairs]
        return [side for each in pairs for side in (each.hant, each.hans)]

    fields = [Field(_word(pair, "column_indicator"), split=True)]
    for number, key in ((1, "column_value"), (2, "column_change")):
        room = measure_figures(desk, shown(number))
        width = max(room.width, _LEAST_EM * look.size) + 2 * look.padding
        fields.append(Field(_word(pair, key), room, width))
    periods = measure_figures(desk, shown(3)).width
    if periods:
        width = max(periods, _LEAST_EM * look.size) + 2 * look.padding
        fields.append(
            Field(_word(pair, "column_period"), "left", min(width, _PERIOD_SHARE * page.text_width))
        )
    return fields


def _indicator_cells(page: Geometry, *sides: Indicator) -> list[Pair]:
    made: list[list[Cell]] = []
    for one, side in zip(sides, page.sides, strict=True):
        own = words(side.variant)
        value = figures.value(one, own)
        if one.target and value:
            value = f"{value}（{own['target']}）"
        texts = (value, figures.change(one, own), one.period.text if one.period else "")
        name = cell(
            side.variant, one.name, link=side.anchor(one.node), alt=f"{own['column_place']}：{one.name}"
        )
        made.append([name, *(cell(side.variant, text) for text in texts)])
    return [Pair(*each) for each in zip(*made, strict=True)]


def _by_section(
    pair: EditionPair, pairs: Sequence[tuple[_Node, _Node]]
) -> Iterator[tuple[tuple[str, str], _Pairs[_Node]]]:
    """Pairs under the headings of the sections they stand in, in the order of the report."""
    hant = {section.id: section for section in pair.hant.report.walk()}
    hans = {section.id: section for section in pair.hans.report.walk()}
    for section, group in groupby(pairs, key=lambda sides: sides[0].section):
        if section is None:
            headings = (words(pair.hant.variant)["preamble"], words(pair.hans.variant)["preamble"])
        else:
            headings = (_named(hant[section]), _named(hans[section]))
        yield headings, list(group)


def _named(section: Section) -> str:
    """What a section without a heading is called: its opening words."""
    heading = section_heading(section)
    if section.heading or not section.paragraphs:
        return heading
    opening = section.paragraphs[0].text.text
    return heading + (opening if len(opening) <= _OPENING else opening[: _OPENING - 1] + "…")
