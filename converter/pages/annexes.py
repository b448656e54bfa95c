"""What the tables behind the report share; the table of action items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, TypeVar

from converter.compose.paragraph import Inline
from converter.model import ActionItem, EditionPair, Indicator, Section
from converter.pages.body import section_heading
from converter.pages.geometry import Geometry
from converter.pages.pagination import Row, anchors_of
from converter.pages.setter import TextSetter
from converter.pages.table_columns import BETWEEN, Field, Pair, cell, columns, pair_of
from converter.pages.tables import Entry, Table, strong
from converter.words import words

Node = TypeVar("Node", ActionItem, Indicator)
Pairs = list[tuple[Node, Node]]

_LEAST_EM: Final = 3.0
"""Of a column of what people filled in, at least and at most."""
_MOST_EM: Final = 9.0
_FILLED: Final = (("column_responsible", "unit"), ("column_due", "due"), ("column_status", "status"))
"""Head of each field that people fill in, and its name in the model."""
_OPENING: Final = 16
"""Characters of a section's first words that stand for a heading it has not."""
_OPEN_WORD: Final = re.compile(r"(?<=[^A-Za-z0-9.,％%-])[A-Za-z0-9.,％%-]*[，、；：（「“]*$")


@dataclass(frozen=True, slots=True)
class Annex:
    """A table with the names of its groups, each with the node of its row."""

    rows: list[Row]
    groups: list[tuple[str, tuple[str, str]]]


def action_items(setter: TextSetter, page: Geometry, pair: EditionPair) -> Annex:
    """The action items in one table, under the names of their sections; rows lead to their paragraphs."""
    items = list(zip(pair.hant.report.action_items(), pair.hans.report.action_items(), strict=True))
    groups = list(by_section(pair, items))
    number = head(page, "column_number")
    fields: tuple[Field, ...] = (
        Field(number, 0, "center", head_width(setter, page, number)),
        Field(head(page, "column_action"), 1, split=True),
    )
    filled = _filled_fields(setter, page, items)
    fields = (*fields, *(field for field, _ in filled))
    nothing = [pair_of(page, ("", "")) for _ in filled]
    entries: list[Entry] = []
    named: list[tuple[str, tuple[str, str]]] = []
    for headings, group in groups:
        if len(groups) > 1:
            cells = (pair_of(page, ("", "")), pair_of(page, headings), *nothing)
            named.append((f"items.{len(named) + 1}", headings))
            entries.append(Entry(cells, anchors_of(named[-1][0]), kind="group"))
        for hant, hans in group:
            own = [pair_of(page, [_filled(item, key) for item in (hant, hans)]) for _, key in filled]
            entries.append(Entry((*_item_cells(page, hant, hans), *own), anchors_of(hant.id)))
    table = Table("items.table", columns(page, fields), setter, page)
    return Annex(table.rows([field.head for field in fields], entries), named)


def head(page: Geometry, key: str) -> Pair:
    """A word of our own in both scripts, on one line where it has room."""
    return pair_of(page, [words(side.variant)[key] for side in page.sides], BETWEEN)


def head_width(setter: TextSetter, page: Geometry, title: Pair) -> float:
    """The width of a column whose head stands on one line, in points."""
    look = setter.style.table
    own = (title.together(),) if page.leaves == 1 else (title.hant, title.hans)
    widest = max(setter.width(strong(one).inlines, one.variant, size=look.size) for one in own)
    return widest + 2 * look.padding


def _filled_fields(setter: TextSetter, page: Geometry, items: Pairs[ActionItem]) -> list[tuple[Field, str]]:
    """Columns for what people filled in, with their keys; those that are empty in all rows are left out."""
    look = setter.style.table
    fields: list[tuple[Field, str]] = []
    for column, key in _FILLED:
        texts = [_filled(item, key) for sides in items for item in sides]
        if any(texts):
            heads = [words(side.variant)[column] for side in page.sides]
            longest = max(map(_ems, (*texts, *heads)))
            room = min(max(_LEAST_EM, longest), _MOST_EM) * look.size + 2 * look.padding
            number = 2 + len(fields)
            fields.append((Field(head(page, column), number, "left", room), key))
    return fields


def _ems(text: str) -> float:
    """About how wide a text is, in em, with the room between letters or figures and Chinese characters."""
    return sum(0.75 if char.isascii() else 1.0 for char in text)


def _filled(item: ActionItem, key: str) -> str:
    return str(getattr(item.filled, key)) if item.filled is not None else ""


def _item_cells(page: Geometry, *sides: ActionItem) -> list[Pair]:
    numbers, texts = [], []
    for item, side in zip(sides, page.sides, strict=True):
        alt = f"{words(side.variant)['column_place']}：{item.title.text}"
        numbers.append(cell(side.variant, str(item.number), link=side.anchor(item.node), alt=alt))
        texts.append(cell(side.variant, *_item_text(item)))
    return [Pair(numbers[0], numbers[1]), Pair(texts[0], texts[1])]


def _item_text(item: ActionItem) -> tuple[Inline, ...]:
    """The title strong, the rest after it."""
    title, body = item.title.text, item.body.text
    if title and body.startswith(title):
        return (Inline(title, "strong"), Inline(body[len(title) :]))
    if title and title not in body:
        return (Inline(f"{title}\n", "strong"), Inline(body))
    return (Inline(body),)


def by_section(
    pair: EditionPair, pairs: Sequence[tuple[Node, Node]]
) -> Iterator[tuple[tuple[str, str], Pairs[Node]]]:
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
    if len(opening) > _OPENING:  # no word or figure is cut through
        opening = _OPEN_WORD.sub("", opening[: _OPENING - 1]).rstrip() + "…"
    return heading + opening
