"""The tracker: what is to be done and what is to be reached, under the names of the parts that say so."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from converter.compose.paragraph import Inline
from converter.content import ByEdition, Group, TrackerRow, told_fields
from converter.pages.annex import (
    Annex,
    group_row,
    head,
    head_width,
    limited,
    name_and_count,
    parted_names,
    short_names,
    whole,
)
from converter.pages.geometry import Geometry
from converter.pages.references import sentence_anchor
from converter.pages.setter import TextSetter
from converter.pages.table_columns import EditionCells, TableField, cell, cell_of, table_columns
from converter.pages.tables import TableRow, TableSetter
from converter.strings import strings

_MOST_EM: Final = 6.0
"""Of a column that says who, by when or how far, but for what does not part: the action has the room."""
_NUMBER_EM: Final = 1.0
"""White that a column of numbers has beyond its head, which would make one word with the head beside it."""
_WORD: Final = re.compile(r"(?:[!-~]+[年月日]?)+[底末初]?前?")
"""What does not part: a date, in figures or with its characters, and what limits it."""
_NUMBER, _ACTION = range(2)


def tracker_table(
    setter: TextSetter, page: Geometry, groups: Sequence[Group[TrackerRow]], marked: Collection[str]
) -> Annex:
    """The tracker as one table; its rows lead to what they are quoted from.

    Args:
        setter: sets the text.
        page: where the columns are.
        groups: its rows.
        marked: ids of the indicators whose sentence has a place of its own in the text.
    """
    number, size = head(page, "column_number"), setter.style.table.size
    listed = [row for group in groups for row in group.rows]
    told = told_fields(listed)
    fields: tuple[TableField, ...] = (
        TableField(number, _NUMBER, "center", head_width(setter, page, number) + _NUMBER_EM * size),
        TableField(head(page, "column_action"), _ACTION, split=True),
        *_fields(setter, page, told, listed),
    )
    rows: list[TableRow] = []
    named: list[tuple[str, ByEdition]] = []
    for group in groups:
        if len(groups) > 1:
            named.append((f"tracker.{len(named) + 1}", group.name))
            rows.append(group_row(page, named[-1][0], {_ACTION: name_and_count(page, group)}, len(fields)))
        rows += [_row(page, row, told, marked) for row in group.rows]
    table = TableSetter("tracker.table", table_columns(page, fields), setter, page)
    return Annex(table.rows([TableRow([field.head for field in fields])], rows), named)


def _row(
    page: Geometry, row: TrackerRow, told: Iterable[tuple[str, str]], marked: Collection[str]
) -> TableRow:
    place = row.title.node
    if row.aim is not None and row.aim.id in marked:
        place = sentence_anchor(row.aim.id)
    own = [cell_of(page, [parted_names(getattr(each, key)) for each in row.fields]) for _, key in told]
    return TableRow((*_cells(page, row, place), *own))


def _fields(
    setter: TextSetter, page: Geometry, told: Iterable[tuple[str, str]], rows: Sequence[TrackerRow]
) -> list[TableField]:
    """Columns for who does it, by when and how far it is, as narrow as their words are."""
    look = setter.style.table
    fields: list[TableField] = []
    for column, key in told:
        own = head(page, column)
        texts = [getattr(each, key) for row in rows for each in row.fields]
        widest = _widest(setter, page, [*texts, *(one.text for one in own.cells)])
        longest = _widest(setter, page, [word for text in texts for word in _unparted(text)])
        room = max(min(widest, _MOST_EM * look.size), longest) + 2 * look.padding
        fields.append(TableField(own, 2 + len(fields), "left", room, rigid=True))
    return fields


def _widest(setter: TextSetter, page: Geometry, texts: Iterable[str]) -> float:
    """Points of the widest of some texts in a table, each on one line."""
    lead, size = page.columns[0].variant, setter.style.table.size
    return max((setter.width(text, lead, size=size) for text in texts), default=0.0)


def _cells(page: Geometry, row: TrackerRow, place: str) -> list[EditionCells]:
    numbers, texts = [], []
    for column in page.columns:
        alt = f"{strings(column.variant)['column_place']}：{row.name[column.number]}"
        numbers.append(cell(column.variant, str(row.number), link=column.anchor(place), alt=alt))
        texts.append(cell(column.variant, *_text(row, column.number)))
    return [EditionCells(tuple(numbers)), EditionCells(tuple(texts))]


def _text(row: TrackerRow, at: int) -> tuple[Inline, ...]:
    """The title strong, the rest after it as it stands in the text; of an aim its name and its figure."""
    title, rest = row.name[at], row.told[at]
    if row.aim is not None:
        return (Inline(limited(title), "strong"), Inline(f"·{whole(rest)}"))  # the mark has its own white
    body = row.items[at].body.text if row.items else f"{title}，{rest}" if row.goes_on and rest else rest
    if title and body.startswith(title):
        return (Inline(title, "strong"), Inline(body[len(title) :]))
    if title and title not in body:
        return (Inline(f"{title}\n" if body else title, "strong"), Inline(body))
    return (Inline(body),)


def _unparted(text: str) -> Iterator[str]:
    """What of a cell stands on one line: dates, and names that are not long."""
    yield from _WORD.findall(text)
    yield from short_names(text)
