"""A comparison as a workbook: a sheet for each table, numbers as numbers, and how each pair was matched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from converter.content.comparison_tree import (
    ComparedCell,
    ComparedCellKind,
    ComparedColumn,
    ComparisonContent,
    ComparisonTable,
)
from converter.content.labels import Labels
from converter.renderers.xlsx.sheets import DataSheet, HeadedColumn, Value, edition_sheet
from converter.renderers.xlsx.workbook import written

_WIDTHS: Final[dict[ComparedCellKind, int]] = {"name": 36, "words": 22, "figure": 14, "change": 14}
"""Of columns, in characters of Western text."""
_WRAPPING: Final[tuple[ComparedCellKind, ...]] = ("name", "words")
_ABOUT: Final = 80
"""Of what is said about the workbook."""
_LONGEST_NAME: Final = 31
"""Characters Excel takes of a sheet's name."""


def render_comparison_xlsx(content: ComparisonContent) -> bytes:
    """The workbook of a comparison.

    Args:
        content: what to show; of two editions every column of words stands twice, the leading edition first.

    Returns:
        The bytes of the .xlsx, the same for the same content and SOURCE_DATE_EPOCH.
    """
    labels = Labels(content.variants)
    return written(
        _sheets(content, labels), labels, title=content.title, author="", made_by=content.made_by[0]
    )


def _sheets(content: ComparisonContent, labels: Labels) -> Iterator[DataSheet]:
    names: dict[str, int] = {}
    for table in content.tables:
        number = names[table.title[0]] = names.get(table.title[0], 0) + 1
        name = table.title[0] if number == 1 else f"{table.title[0]} {number}"
        yield edition_sheet(name[:_LONGEST_NAME], _columns(table, labels), _rows(table), labels)
    about = (
        HeadedColumn(labels("column_item"), _WIDTHS["words"], False),
        HeadedColumn(labels("column_detail"), _ABOUT, True),
    )
    yield edition_sheet(labels("about_sheet")[0], about, _about(content, labels), labels)


def _columns(table: ComparisonTable, labels: Labels) -> list[HeadedColumn]:
    """The table's columns, behind one for the names of its groups if there are any."""
    made = [_headed(column) for column in table.columns]
    if _grouped(table):
        made.insert(0, HeadedColumn(labels("column_group"), _WIDTHS["words"], True))
    return made


def _headed(column: ComparedColumn) -> HeadedColumn:
    return HeadedColumn(column.head, _WIDTHS[column.kind], column.kind in _WRAPPING)


def _grouped(table: ComparisonTable) -> bool:
    return any(any(group.name) for group in table.groups)


def _rows(table: ComparisonTable) -> Iterator[Sequence[Value]]:
    grouped = _grouped(table)
    for group in table.groups:
        for row in group.rows:
            values = tuple(map(_value, row.cells))
            yield (group.name, *values) if grouped else values


def _value(cell: ComparedCell) -> Value:
    """The number itself where there is one, so that a sheet reckons with it."""
    return cell.texts if cell.exact is None else cell.exact


def _about(content: ComparisonContent, labels: Labels) -> Iterator[Sequence[Value]]:
    yield labels("report"), content.title
    for line in content.overview:
        yield labels("overview"), line
    for fact in (*content.facts, *content.colophon):
        yield fact.name, fact.whole or fact.value
    for table in content.tables:
        if table.note is not None:
            yield table.title, table.note
    yield labels("colophon"), content.made_by
