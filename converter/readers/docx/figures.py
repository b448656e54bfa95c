"""The tables of figures of a summary made here, read back: what stands in each column of each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from converter.messages import message
from converter.model import LANG, EditedFigure, Variant
from converter.opc import W
from converter.readers.docx.body import BodyReader, rows_of
from converter.readers.docx.parts import Part
from converter.readers.docx.phrases import bare
from converter.strings import strings

_KEYS: Final = (
    "number", "section", "indicator", "value", "unit", "change", "basis", "note", "written", "bound", "exact",
    "previous", "period", "scope", "sentence",
)  # fmt: skip
_NO_FIGURES: Final = ("text", "tracker", "front", "notes", "colophon", "sentences")
"""Parts whose tables are none of figures."""
_MADE_FROM: Final = re.compile(r"ind_(i\d+)")
_MOST_ROWS: Final = 20_000


def read_figures(parts: Sequence[Part], body: BodyReader, variant: Variant) -> tuple[EditedFigure, ...]:
    """The rows of all tables of figures, in the order of the file.

    Args:
        parts: of the summary.
        body: reads cells.
        variant: that is read, where a column stands there for each script.
    """
    tables = [
        element
        for part in parts
        if part.kind not in _NO_FIGURES
        for element in part.elements
        if element.tag == f"{W}tbl"
    ]
    rows = [
        row for number, table in enumerate(tables, start=1) for row in _rows(table, number, body, variant)
    ]
    return tuple(rows[:_MOST_ROWS])


def _rows(table: etree._Element, number: int, body: BodyReader, variant: Variant) -> Iterator[EditedFigure]:
    grid = body.grid(table)
    keys = _keys(grid[0], variant) if grid else []
    if "indicator" not in keys:
        return
    for place, (row, cells) in enumerate(zip(list(rows_of(table))[1:], grid[1:], strict=True), start=2):
        if "indicator" in (heads := _keys(cells, variant)):  # aims have heads of their own
            keys = heads
            continue
        told = [(key, text.strip()) for key, text in zip(keys, cells, strict=False) if key]
        name = dict(told).get("indicator", "")
        if name and len([text for text in cells if text.strip()]) > 1:
            yield EditedFigure(
                _made_from(row), message("table {table}, row {row}", table=number, row=place), tuple(told)
            )


def _keys(heads: Sequence[str], variant: Variant) -> list[str]:
    """The columns of a table; of two for one thing that of the variant, else the first."""
    keys = [_key(head) for head in heads]
    for key in {each for each in keys if each and keys.count(each) > 1}:
        same = [at for at, each in enumerate(keys) if each == key]
        own = strings(variant)[f"column_{key}"]
        kept = next((at for at in same if bare(heads[at]) == own), same[0])
        keys = ["" if each == key and at != kept else each for at, each in enumerate(keys)]
    return keys


def _key(head: str) -> str:
    """The column a head names in any variant; of two with the same name the first."""
    names = {**{key: f"column_{key}" for key in _KEYS}, "value of an aim": "column_aimed"}
    found = (key for key, name in names.items() if bare(head) in {strings(each)[name] for each in LANG})
    return next(found, "").removesuffix(" of an aim")


def _made_from(row: etree._Element) -> str:
    names = [mark.get(f"{W}name", "") for mark in row.iter(f"{W}bookmarkStart")]
    names += [link.get(f"{W}anchor", "") for link in row.iter(f"{W}hyperlink")]
    return next((found[1] for name in names if (found := _MADE_FROM.fullmatch(name))), "")
