"""The table of action items, under the names of their sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from converter.compose.paragraph import Inline
from converter.content import ActionRow, Group
from converter.model import ActionItem
from converter.pages.annex import Annex, group_row, head, head_width
from converter.pages.geometry import Geometry
from converter.pages.setter import TextSetter
from converter.pages.table_columns import EditionCells, TableField, cell, cell_of, table_columns
from converter.pages.tables import TableRow, TableSetter
from converter.strings import strings

_MOST_EM: Final = 6.0
"""Of a column of what people filled in, but for a word that does not part: the action has the room."""
_WORD: Final = re.compile(r"(?:[!-~]+[年月日]?)+")
"""What does not part: a date, in figures or with its characters."""
_FILLED: Final = (("column_responsible", "unit"), ("column_due", "due"), ("column_status", "status"))
"""Head of each field that people fill in, and its name in the model."""
_NUMBER, _ACTION = range(2)


def action_table(setter: TextSetter, page: Geometry, groups: Sequence[Group[ActionRow]]) -> Annex:
    """The action items in one table; rows lead to their paragraphs."""
    number = head(page, "column_number")
    filled = _filled_fields(setter, page, [row for group in groups for row in group.rows])
    fields: tuple[TableField, ...] = (
        TableField(number, _NUMBER, "center", head_width(setter, page, number)),
        TableField(head(page, "column_action"), _ACTION, split=True),
        *(field for field, _ in filled),
    )
    rows: list[TableRow] = []
    named: list[tuple[str, tuple[str, ...]]] = []
    for group in groups:
        if len(groups) > 1:
            named.append((f"items.{len(named) + 1}", group.name))
            rows.append(group_row(page, named[-1][0], {_ACTION: cell_of(page, group.name)}, len(fields)))
        for row in group.rows:
            own = [cell_of(page, [_filled(item, key) for item in row.items]) for _, key in filled]
            rows.append(TableRow((*_cells(page, row), *own), page.anchors(row.id)))
    table = TableSetter("items.table", table_columns(page, fields), setter, page)
    return Annex(table.rows([TableRow([field.head for field in fields])], rows), named)


def _filled_fields(
    setter: TextSetter, page: Geometry, rows: Iterable[ActionRow]
) -> list[tuple[TableField, str]]:
    """Columns for what people filled in, with their keys; those that are empty in all rows are left out."""
    look = setter.style.table
    items = [item for row in rows for item in row.items]
    fields: list[tuple[TableField, str]] = []
    for column, key in _FILLED:
        texts = [_filled(item, key) for item in items]
        if any(texts):
            told = head(page, column)
            whole = _widest(setter, page, [*texts, *(one.text for one in told.cells)])
            words = _widest(setter, page, [word for text in texts for word in _WORD.findall(text)])
            room = max(min(whole, _MOST_EM * look.size), words) + 2 * look.padding
            fields.append((TableField(told, 2 + len(fields), "left", room, rigid=True), key))
    return fields


def _widest(setter: TextSetter, page: Geometry, texts: Iterable[str]) -> float:
    """Points of the widest of some texts in a table, each on one line."""
    lead, size = page.columns[0].variant, setter.style.table.size
    return max((setter.width(text, lead, size=size) for text in texts), default=0.0)


def _filled(item: ActionItem, key: str) -> str:
    return str(getattr(item.filled, key)) if item.filled is not None else ""


def _cells(page: Geometry, row: ActionRow) -> list[EditionCells]:
    numbers, texts = [], []
    for item, column in zip(row.items, page.columns, strict=True):
        alt = f"{strings(column.variant)['column_place']}：{item.title.text}"
        numbers.append(cell(column.variant, str(row.number), link=column.anchor(item.node), alt=alt))
        texts.append(cell(column.variant, *_text(item)))
    return [EditionCells(tuple(numbers)), EditionCells(tuple(texts))]


def _text(item: ActionItem) -> tuple[Inline, ...]:
    """The title strong, the rest after it."""
    title, body = item.title.text, item.body.text
    if title and body.startswith(title):
        return (Inline(title, "strong"), Inline(body[len(title) :]))
    if title and title not in body:
        return (Inline(f"{title}\n", "strong"), Inline(body))
    return (Inline(body),)
