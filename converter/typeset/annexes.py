"""The tables behind the report: action items, and the indicators section by section."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final, TypeVar

from converter import figures
from converter.model import ActionItem, EditionPair, Indicator, Section
from converter.typeset.body import section_heading
from converter.typeset.columns import BETWEEN, Cell, Field, Pair, cell, columns, measure_figures, pair_of
from converter.typeset.flow import Row, anchors_of
from converter.typeset.geometry import Geometry
from converter.typeset.line import Inline
from converter.typeset.setter import Setter
from converter.typeset.tables import Entry, Table
from converter.words import words

_Node = TypeVar("_Node", ActionItem, Indicator)
_Pairs = list[tuple[_Node, _Node]]

_NUMBER_EM = 4.0
"""Width of the column of numbers, in em of the table."""
_LEAST_EM = 3.0
"""Of a column of figures."""
_WORDS_SHARE = 0.15
"""Of the table's width, for a column of words at most."""
_FILLED: Final = (("column_responsible", "unit"), ("column_due", "due"), ("column_status", "status"))
"""Head of each field that people fill in, and its name in the model."""
_MOST_FILLED_EM = 9.0
"""Of a column of what people filled in."""
_OPENING = 16
"""Characters of a section's first words that stand for a heading it has not."""


def _word(page: Geometry, key: str, joint: str = "\n") -> Pair:
    return pair_of(page, [words(side.variant)[key] for side in page.sides], joint)


def action_rows(desk: Setter, page: Geometry, pair: EditionPair) -> list[Row]:
    """The action items in one table, under the names of their sections; rows lead to their paragraphs."""
    items = list(zip(pair.hant.report.action_items(), pair.hans.report.action_items(), strict=True))
    groups = list(_by_section(pair, items))
    fields: tuple[Field, ...] = (
        Field(_word(page, "column_number"), 0, "center", _NUMBER_EM * desk.style.table.size),
        Field(_word(page, "column_action"), 1, split=True),
    )
    filled = _filled_fields(desk, page, items)
    fields = (*fields, *(field for field, _ in filled))
    nothing = [pair_of(page, ("", "")) for _ in filled]
    entries: list[Entry] = []
    for headings, group in groups:
        if len(groups) > 1:
            entries.append(Entry((pair_of(page, ("", "")), pair_of(page, headings), *nothing), kind="group"))
        for hant, hans in group:
            own = [pair_of(page, [_filled(item, key) for item in (hant, hans)]) for _, key in filled]
            entries.append(Entry((*_item_cells(page, hant, hans), *own), anchors_of(hant.id)))
    table = Table("items.table", columns(page, fields), desk, page)
    return table.rows([field.head for field in fields], entries)


def _filled_fields(desk: Setter, page: Geometry, items: _Pairs[ActionItem]) -> list[tuple[Field, str]]:
    """Columns for what people filled in, with their keys; those that are empty in all rows are left out."""
    look = desk.style.table
    fields: list[tuple[Field, str]] = []
    for column, key in _FILLED:
        texts = [_filled(item, key) for sides in items for item in sides]
        if any(texts):
            heads = [words(side.variant)[column] for side in page.sides]
            longest = max(map(_ems, (*texts, *heads)))
            room = min(max(_LEAST_EM, longest), _MOST_FILLED_EM) * look.size + 2 * look.padding
            number = 2 + len(fields)
            fields.append((Field(_word(page, column), number, "left", room), key))
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


def indicator_rows(
    desk: Setter, page: Geometry, pair: EditionPair, place: Callable[[Indicator], str]
) -> list[Row]:
    """The indicators in one table, section by section with their number.

    `place` gives the node that a row leads to: the line of its sentence.
    """
    found = list(zip(pair.hant.report.indicators, pair.hans.report.indicators, strict=True))
    entries: list[Entry] = []
    groups = list(_by_section(pair, found))
    for headings, group in groups:
        if len(groups) > 1:
            entries.append(Entry(_count(page, pair_of(page, headings), group), kind="group"))
        entries += [
            Entry(_indicator_cells(page, place(hant), hant, hans), anchors_of(hant.id))
            for hant, hans in group
        ]
    entries.append(Entry(_count(page, _word(page, "total"), found), kind="total"))
    fields = _indicator_fields(desk, page, entries)
    table = Table("indicators.table", columns(page, fields), desk, page)
    return table.rows([field.head for field in fields], entries)


_COLUMNS: Final = (
    ("column_indicator", "name"),
    ("column_value", "figures"),
    ("column_unit", "words"),
    ("column_change", "figures"),
    ("column_basis", "words"),
    ("column_period", "words"),
)
"""Head and kind of each field; one of words is left out where no row has any."""


def _indicator_fields(desk: Setter, page: Geometry, entries: Sequence[Entry]) -> list[Field]:
    """The fields that are shown: figures and words take the room they need, names share what is left."""
    look = desk.style.table
    fields: list[Field] = []
    for number, (key, kind) in enumerate(_COLUMNS):
        if kind == "name":
            fields.append(Field(_word(page, key), number, split=True))
            continue
        pairs = [entry.cells[number] for entry in entries if entry.kind == "row"]
        room = measure_figures(desk, (shown for each in pairs for shown in _shown(page, each)))
        width = max(room.width, _LEAST_EM * look.size) + 2 * look.padding
        if kind == "figures":
            fields.append(Field(_word(page, key), number, room, width))
        elif room.width:
            width = min(width, _WORDS_SHARE * page.text_width)
            fields.append(Field(_word(page, key), number, "left", width))
    return fields


def _shown(page: Geometry, entry: Pair) -> Sequence[Cell]:
    """What is set of an entry where its field has one column."""
    return (entry.together(),) if page.leaves == 1 else (entry.hant, entry.hans)


def _indicator_cells(page: Geometry, place: str, *sides: Indicator) -> list[Pair]:
    names: list[Cell] = []
    texts: list[tuple[str, ...]] = []
    for one, side in zip(sides, page.sides, strict=True):
        own = words(side.variant)
        period = one.period.text if one.period else ""
        if one.target:
            period += own["target"]
        change = figures.moved(one.change, own) if one.change else ""
        basis = figures.basis(one.change, own) if one.change else ""
        names.append(
            cell(side.variant, one.name, link=side.anchor(place), alt=f"{own['column_place']}：{one.name}")
        )
        texts.append((*figures.figure_and_unit(one, own), change, basis, period))
    figure, unit, *others = zip(*texts, strict=True)
    return [
        Pair(names[0], names[1]),
        pair_of(page, figure),
        pair_of(page, unit, BETWEEN),
        *(pair_of(page, each) for each in others),
    ]


def _count(page: Geometry, name: Pair, group: _Pairs[Indicator]) -> list[Pair]:
    """How many indicators there are, and how many rose and fell."""
    amounts = [hant.change.amount for hant, _ in group if hant.change]
    moved = [("↑", sum(amount > 0 for amount in amounts)), ("↓", sum(amount < 0 for amount in amounts))]
    written = "　".join(f"{arrow} {count}" for arrow, count in moved if count)
    count, nothing = str(len(group)), pair_of(page, ("", ""))
    unit = _word(page, "count_unit", BETWEEN)
    return [name, pair_of(page, (count, count)), unit, pair_of(page, (written, written)), nothing, nothing]


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
