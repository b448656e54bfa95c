"""The table of indicators, section by section, its columns as wide as makes it shortest.

One table and not one for each section: figures of all sections stand under each other at the decimal point,
and a section of one or two rows needs no head of its own. The name of a section, with the number of its rows,
is a heading in the tags and a bookmark; its rows are a TBody.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from converter.content import ByEdition, IndicatorRow, IndicatorTable
from converter.model import Extent, Variant
from converter.pages.annex import Annex, group_row, head, limited, name_and_count
from converter.pages.geometry import Geometry
from converter.pages.parallel import ParagraphLook, ParagraphTag, parallel_rows
from converter.pages.references import sentence_anchor
from converter.pages.setter import TextSetter
from converter.pages.strips import Strip
from converter.pages.table_columns import (
    BETWEEN,
    EditionCells,
    TableField,
    cell,
    cell_of,
    table_columns,
)
from converter.pages.table_widths import SMALLER, Fitter, spans
from converter.pages.tables import TableRow, TableSetter, strong
from converter.strings import strings

_LONGEST_NOTE: Final = 9
"""Characters of a note that stands in its row; a longer one stands below the table."""
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_FIELDS: Final = 5
_NOTES: Final = 4
"""Index of the notes among them."""


def indicator_table(
    setter: TextSetter, page: Geometry, shown: IndicatorTable, marked: Collection[str]
) -> Annex:
    """The indicators in one table, under the names of their sections, and notes on what is long.

    Args:
        setter: sets the text.
        page: where the columns are.
        shown: what the table says.
        marked: ids of the indicators whose sentence has a place of its own in the text.
    """
    notes = _Notes(page)
    rows: list[TableRow] = []
    named: list[tuple[str, ByEdition]] = []
    across: dict[int, EditionCells] = {}
    for group in shown.groups:
        if len(shown.groups) > 1:
            named.append((f"indicators.{len(named) + 1}", group.name))
            across[len(rows)] = name_and_count(page, group)
            rows.append(group_row(page, named[-1][0], {0: across[len(rows)]}, _FIELDS))
        for row in group.rows:
            place = sentence_anchor(row.id) if row.id in marked else row.figure[0].node
            rows.append(TableRow(_cells(page, place, notes, row), page.anchors(row.id)))
    several = page.shared and len(page.columns) > 1  # both scripts would share a narrow column
    plain = bool(across) and all(_is_plain(setter, column.variant) for column in page.columns)
    across_all = several or plain
    own, fields = _roomy(setter, page, rows, across if across_all else {}, one_column=plain)
    if spans(fields) if across_all else _any_breaks(own, page, fields, list(across.values())):
        for at in across:
            rows[at] = replace(rows[at], taken=_whole(len(fields)))
    table = TableSetter("indicators.table", table_columns(page, fields), own, page)
    made, below = table.rows([TableRow([each.head for each in fields])], rows), notes.rows(setter)
    if below:  # the first of them never stands on a page without a row
        made[-1], below[0] = replace(made[-1], keep=True), replace(below[0], keep=True)
    return Annex([*made, *below], named)


def _is_plain(setter: TextSetter, variant: Variant) -> bool:
    """Whether strong words are set as all others, so that nothing else tells a group's name from a row."""
    chain = setter.fonts.chain
    return chain("strong", variant)[0].name == chain("body", variant)[0].name


def _whole(fields: int) -> tuple[Extent | None, ...]:
    """What the cells of a row take whose first goes across all columns."""
    return (Extent(columns=fields), *(None for _ in range(fields - 1)))


def _roomy(
    setter: TextSetter,
    page: Geometry,
    rows: Sequence[TableRow],
    across: Mapping[int, EditionCells],
    *,
    one_column: bool,
) -> tuple[TextSetter, Sequence[TableField]]:
    """Who sets the table, and its fields: in smaller type where figures leave names too little room."""
    look = setter.style.table
    for scale in SMALLER:
        smaller = look.scaled(scale)
        tried = setter if scale == 1 else replace(setter, style=replace(setter.style, table=smaller))
        fitter = Fitter(tried, page, rows, across, one_column=one_column)
        fields = fitter.fields()
        if not fitter.lacks(fields):
            break
    return tried, _short_head(tried, page, fields)


def _short_head(setter: TextSetter, page: Geometry, fields: Sequence[TableField]) -> list[TableField]:
    """The fields; notes that have a narrow column stand under a shorter word, not one on several lines."""
    return [
        replace(each, head=replace(head(page, "column_note_short"), joint=each.head.joint))
        if each.number == _NOTES and _any_breaks(setter, page, fields, [each.head], number)
        else each
        for number, each in enumerate(fields)
    ]


def _any_breaks(
    setter: TextSetter,
    page: Geometry,
    fields: Sequence[TableField],
    cells: Sequence[EditionCells],
    at: int = 0,
) -> bool:
    """Whether strong words of an edition take more than one line in the column of a field."""
    look = setter.style.table
    room = min(column.width for column in table_columns(page, fields) if column.field == at)
    widths = (
        setter.width(strong(one).inlines, one.variant, size=look.size) for each in cells for one in each.cells
    )
    return max(widths, default=0.0) > room - 2 * look.padding


@dataclass(slots=True)
class _Notes:
    """Notes that are too long for a column, and what is in doubt, each once."""

    page: Geometry
    _marks: dict[ByEdition, str] = field(default_factory=dict)

    def cell(self, texts: ByEdition) -> EditionCells:
        """The note, or the mark of one that is too long; the link has its words."""
        if max(map(len, texts)) <= _LONGEST_NOTE:
            return cell_of(self.page, texts, BETWEEN)
        mark = self._mark(texts)
        return EditionCells(
            tuple(
                cell(
                    column.variant,
                    mark,
                    link=column.anchor(_note(mark)),
                    alt=f"{strings(column.variant)['column_note']}：{text}",
                )
                for column, text in zip(self.page.columns, texts, strict=True)
            )
        )

    def doubted(
        self, names: ByEdition, figure: ByEdition, reasons: ByEdition
    ) -> tuple[ByEdition, EditionCells]:
        """The names and the cell of a figure that a person should look at for some reasons, or for none.

        The mark stands on the name and not on the figure, which it would seem a part of: `70④ %`. The
        figure leads to the reasons.
        """
        if not any(reasons):
            return names, cell_of(self.page, figure, figures=True)
        heads = (strings(column.variant)["column_doubt"] for column in self.page.columns)
        told = tuple(f"{head}：{own}" for head, own in zip(heads, reasons, strict=True))
        mark = self._mark(told)
        cells = (
            cell(column.variant, text, link=column.anchor(_note(mark)), alt=alt)
            for column, text, alt in zip(self.page.columns, figure, told, strict=True)
        )
        return tuple(f"{name}{mark}" for name in names), EditionCells(tuple(cells), figures=True)

    def _mark(self, below: ByEdition) -> str:
        """What stands for a note below the table, the same for the same note."""
        number = len(self._marks)
        return self._marks.setdefault(
            below, _CIRCLED[number] if number < len(_CIRCLED) else f"({number + 1})"
        )

    def rows(self, setter: TextSetter) -> list[Strip]:
        """The notes below the table."""
        look, rows = setter.style.table, [Strip(self.page.leading / 2)] if self._marks else []
        starts: list[int] = []
        for texts, mark in self._marks.items():
            hangs = [setter.hang(f"{mark}　", each.variant, size=look.size) for each in self.page.columns]
            own = ParagraphLook(
                look.size, look.leading, hangs=hangs, align="left", colour=setter.style.colours.muted
            )
            told = [f"{mark}　{text}" for text in texts]
            starts.append(len(rows))
            rows += parallel_rows(setter, self.page, told, own, ParagraphTag(_note(mark), "Note"))
        first = starts[-2] if len(starts) > 1 else 0
        for at in range(first, len(rows) - 1):  # the last is not alone on the next page
            rows[at] = replace(rows[at], keep=True)
        return [*rows, Strip(0.0, snap=True)] if rows else []


def _note(mark: str) -> str:
    return f"indicators.note.{mark}"


def _cells(page: Geometry, place: str, notes: _Notes, row: IndicatorRow) -> list[EditionCells]:
    told = row.cells
    names: ByEdition = tuple(map(limited, told["indicator"]))
    changes = tuple(
        f"{basis} {change}".lstrip() for basis, change in zip(told["basis"], told["change"], strict=True)
    )
    is_value = any(told["value"])  # else the change is what is in doubt
    names, figure = notes.doubted(names, told["value"] if is_value else changes, told["doubt"])
    alts = (f"{strings(column.variant)['column_place']}：" for column in page.columns)
    linked = (
        cell(column.variant, name, link=column.anchor(place), alt=f"{alt}{own}")
        for column, name, alt, own in zip(page.columns, names, alts, told["indicator"], strict=True)
    )
    beside = cell_of(page, changes if is_value else told["value"], figures=True)
    return [
        EditionCells(tuple(linked)),
        figure if is_value else beside,
        cell_of(page, told["unit"], BETWEEN),
        beside if is_value else figure,
        notes.cell(told["note"]),
    ]
